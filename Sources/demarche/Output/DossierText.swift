// What is known of one thing, printed for reading, or as rows of facts.

import Archive

extension Dossier {
    /// Prints the facts: for reading where no format is given.
    func print(with options: OutputOptions) throws { try options.deliver { try printFacts(options) } }

    func printFacts(_ options: OutputOptions) throws {
        guard let format = options.chosenFormat else {
            var output = StandardOutput()
            output.write(text(width: min(Terminal.columns, 100)))
            return output.flush()
        }
        var printer = options.printer(dropsEmptyColumns: format == .table)
        try printer.begin([
            "fact", "value", "from_date", "until_date", "basis", "title", "published", "url", "start_byte", "end_byte", "words",
        ])
        for fact in facts {
            let place = fact.place?.sentence
            try printer.print([
                .text(fact.name), .text(fact.value), fact.from.map(Value.text) ?? .null, fact.until.map(Value.text) ?? .null,
                fact.basis.map(Value.text) ?? .null, place?.title.map(Value.text) ?? .null,
                place?.published.map(Value.text) ?? .null, place?.url.map(Value.text) ?? .null,
                place.map { .integer(Int64($0.range.lowerBound)) } ?? .null,
                place.map { .integer(Int64($0.range.upperBound)) } ?? .null, place.map { .text($0.words) } ?? .null,
            ])
        }
        printer.end()
    }

    /// A line a fact, and below it the words of an article.
    private func text(width: Int) -> String {
        var last = ""
        return facts.map { fact in
            let name = fact.name == last ? "" : fact.name
            last = fact.name
            let lines = wrap(neutral(fact.value) + fact.remark, width: max(20, width - Self.indent), breakingWords: false)
            var text =
                Terminal.dim(name.padded(Self.indent))
                + lines.joined(separator: "\n" + String(repeating: " ", count: Self.indent))
            if let place = fact.place?.sentence { text += "\n" + place.text(width: width, indent: Self.indent + 2) }
            return text + "\n"
        }.joined()
    }

    private static let indent = 20
}

extension Dossier.Fact {
    /// " (2024-01 to 2025-03, article)"
    fileprivate var remark: String {
        let days: String? =
            switch (from, until) {
            case (let from?, let until?): from == until ? from : "\(from) to \(until)"
            case (let from?, nil): "since \(from)"
            case (nil, let until?): basis == nil ? "until \(until)" : "known \(until)"
            case (nil, nil): nil
            }
        let parts = [days, basis == "gazetteer" ? nil : basis].compactMap(\.self)
        return parts.isEmpty ? "" : neutral(" (\(parts.joined(separator: ", ")))")
    }
}

extension Dossier.Place {
    /// The place widened to the sentences in which it lies.
    fileprivate var sentence: Dossier.Place {
        let touched = sentences(of: body, touching: [range])
        guard let first = touched.first, let last = touched.last else { return self }
        var place = self
        place.range = min(first.lowerBound, range.lowerBound)..<max(last.upperBound, range.upperBound)
        return place
    }

    fileprivate var words: String {
        let bytes = body.utf8.dropFirst(range.lowerBound).prefix(range.count)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The words, and where they stand.
    fileprivate func text(width: Int, indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        let source = [title.map { "in \($0)" }, published, "bytes \(range.lowerBound)-\(range.upperBound)"].compactMap(\.self)
        let words = wrap("«" + neutral(words) + "»", width: max(20, width - indent))
        let lines =
            words + wrap(neutral(source.joined(separator: ", ")), width: max(20, width - indent)).map(Terminal.dim)
            + (url.map { [Terminal.dim(neutral($0))] } ?? [])
        return lines.map { margin + $0 }.joined(separator: "\n")
    }
}

extension String {
    /// With spaces to a width, one at least.
    fileprivate func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(1, width - displayWidth(self))) }
}

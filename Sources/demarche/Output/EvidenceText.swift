// A statement with its article as a passage with marked words, and as JSON.

import Archive

extension Evidence {
    /// The facts, then the context with the words between « and », or marked by the terminal.
    func passage(context: Range<Int>, width: Int) -> String {
        func text(_ column: String) -> String? {
            guard let text = statement[column]?.plain, !text.isEmpty else { return nil }
            return neutral(text)
        }
        func joined(_ parts: String?...) -> String? {
            let known = parts.compactMap(\.self)
            return known.isEmpty ? nil : known.joined(separator: ", ")
        }
        let bytes = spans.map { "\($0.role) \($0.range.lowerBound)-\($0.range.upperBound)" }.joined(separator: ", ")
        let place = meeting.flatMap { meeting in
            let parts = ["kind", "place", "participants"].compactMap { meeting[$0]?.text }
            return parts.isEmpty ? nil : neutral(parts.joined(separator: ", "))
        }
        let until = text("said_until").flatMap { $0 == text("said_on") ? nil : "until \($0)" }
        let facts: [(String, String?)] = [
            ("statement", joined(text("statement_id"), text("kind"), text("act"))),
            ("speaker", speakerText),
            ("said on", joined(text("said_on"), until)),
            ("at", place),
            ("about", text("subjects")),
            ("article", joined(text("title"), text("source"), text("published"))),
            ("through", text("outlet")),
            ("url", text("url")),
            ("bytes", bytes),
            ("found by", joined(text("rule"), text("confidence").map { "confidence \($0)" })),
        ]
        return factsText(facts, width: width) + "\n" + marked(context, width: width) + "\n"
    }

    /// Who said it, each with office and country.
    var speakerText: String {
        speakers.map { speaker in
            [speaker.name, speaker.office, speaker.country == speaker.name ? nil : speaker.country]
                .compactMap(\.self).map { neutral($0) }.joined(separator: ", ")
        }.joined(separator: "; with ")
    }

    /// The context wrapped, its blank lines kept, with marks around the words said; on a terminal who said it is underlined.
    private func marked(_ context: Range<Int>, width: Int) -> String {
        var pieces = ""
        var position = context.lowerBound
        let relevant = spans.filter { $0.role == "content" || Terminal.hasColour }.sorted {
            $0.range.lowerBound < $1.range.lowerBound
        }
        for span in relevant where span.range.lowerBound >= position && span.range.upperBound <= context.upperBound {
            pieces += part(position..<span.range.lowerBound)
            let words = part(span.range)
            if Terminal.hasColour {
                pieces += (span.role == "content" ? "\u{1B}[1m" : "\u{1B}[4m") + words + "\u{1B}[0m"
            } else {
                pieces += "«\(words)»"
            }
            position = span.range.upperBound
        }
        pieces += part(position..<max(position, context.upperBound))
        let lead = context.lowerBound > 0 ? "… " : ""
        let tail = context.upperBound < body.utf8.count ? " …" : ""
        return wrap(lead + pieces.trimmingNewlines + tail, width: width).joined(separator: "\n")
    }

    private func part(_ range: Range<Int>) -> String { neutral(text(of: range, in: body), keepingLines: true) }

    /// One JSON object, with the columns of `v_statements`, the spans and the context.
    func json(context: Range<Int>) -> [UInt8] {
        var json = JSONText()
        json.object { json in
            for name in Self.columns { json.member(name, statement[name] ?? .null) }
            json.member("speakers", speakers) { json, speaker in
                json.object { json in
                    json.member("name", speaker.name)
                    json.member("office", speaker.office)
                    json.member("country", speaker.country)
                }
            }
            json.member("spans", spans) { json, span in
                json.object { json in
                    json.member("role", span.role)
                    json.member("start_byte", span.range.lowerBound)
                    json.member("end_byte", span.range.upperBound)
                    json.member("text", text(of: span.range, in: body))
                }
            }
            json.member("subjects", subjects) { json, subject in
                json.object { json in
                    json.member("kind", subject.kind.rawValue)
                    json.member("name", subject.name)
                    json.member("start_byte", subject.range.lowerBound)
                    json.member("end_byte", subject.range.upperBound)
                    json.member("text", text(of: subject.range, in: body))
                }
            }
            json.key("meeting")
            if let meeting {
                json.object { json in for name in meeting.keys.sorted() { json.member(name, meeting[name] ?? .null) } }
            } else {
                json.null()
            }
            json.key("context")
            json.object { json in
                json.member("start_byte", context.lowerBound)
                json.member("end_byte", context.upperBound)
                json.member("text", text(of: context, in: body))
            }
        }
        json.newline()
        return json.bytes
    }

    private static let columns = [
        "statement_id", "said_on", "said_until", "said_precision", "speaker", "speaker_type", "office", "country", "country_code",
        "kind",
        "act", "content", "source", "title", "url", "published", "outlet", "confidence", "rule", "article_id", "meeting_id",
    ]
}

/// A line for each fact that is known, its name before it.
func factsText(_ facts: [(name: String, value: String?)], width: Int) -> String {
    facts.map { fact in
        guard let value = fact.value else { return "" }
        let wrapped = wrap(value, width: max(20, width - 11), breakingWords: false)
        return Terminal.dim(fact.name.padding(11)) + wrapped.joined(separator: "\n" + String(repeating: " ", count: 11)) + "\n"
    }.joined()
}

extension String {
    fileprivate func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(1, width - displayWidth(self))) }

    /// Without line ends before and after it.
    var trimmingNewlines: String {
        var text = self[...]
        while text.last?.isNewline == true { text.removeLast() }
        while text.first?.isNewline == true { text.removeFirst() }
        return String(text)
    }
}

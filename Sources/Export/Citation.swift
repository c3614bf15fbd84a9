// Where words stand, for a bibliography: BibTeX, CSL-JSON and a line for reading.

import Language

/// An article, and what is cited from it.
public struct Citation: Sendable, Hashable {
    /// Unique in a bibliography; letters, digits and hyphens.
    public var key: String
    public var title: String
    /// The byline as printed.
    public var author: String?
    /// The publisher.
    public var source: String?
    public var published: CivilDate?
    public var url: String?
    /// ISO 639-1 code.
    public var language: String?
    /// Who said it, or what the article tells of; "" where the article itself is cited.
    public var about: String
    /// The words said.
    public var words: String?

    public init(
        key: String, title: String, author: String? = nil, source: String? = nil, published: CivilDate? = nil,
        url: String? = nil, language: String? = nil, about: String = "", words: String? = nil
    ) {
        (self.key, self.title, self.author, self.source) = (key, title, author, source)
        (self.published, self.url, self.language, self.about, self.words) = (published, url, language, about, words)
    }

    /// A key of the last word of a name, a year and a number: "lavrov2025-s12".
    public static func key(_ name: String, year: Int?, number: String) -> String {
        let words = name.split { $0 == " " || $0 == "," }
        let letters = (words.last ?? "").lowercased().unicodeScalars.filter { ("a"..."z").contains($0) }
        let word = letters.isEmpty ? "article" : String(String.UnicodeScalarView(letters))
        return word + (year.map(String.init) ?? "") + "-" + number
    }

    /// The byline without its "By".
    private var authorName: String? {
        guard let author else { return nil }
        let name = author.lowercased().hasPrefix("by ") ? String(author.dropFirst(3)) : author
        return name.allSatisfy(\.isWhitespace) ? nil : name
    }

    /// "Sergey Lavrov, Foreign Minister, Russia, 2025-07-04: “…”"
    private func note(open: String, close: String, _ escape: (String) -> String) -> String? {
        let parts = [about.isEmpty ? nil : escape(about), words.map { open + escape($0) + close }].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ": ")
    }
}

extension Citation {
    /// An entry that both BibTeX and biblatex read: `@online`, or `@article` without an address. Accents stay, as UTF-8.
    public var bibTeX: String {
        let author = authorName ?? source
        var fields: [(String, String)] = [("title", "{" + Self.tex(title) + "}")]
        // A second pair of braces: the name is not to be taken apart.
        if let author { fields.append(("author", "{" + Self.tex(author) + "}")) }
        if let source { fields.append((url == nil ? "journal" : "organization", Self.tex(source))) }
        if let published {
            fields += [
                ("date", published.iso), ("year", "\(published.year)"), ("month", "\(published.month)"),
            ]
        }
        if let address = url.flatMap(address) { fields.append(("url", address)) }
        if let language { fields.append(("langid", Self.tex(language))) }
        if let note = note(open: "``", close: "''", Self.tex) { fields.append(("note", note)) }
        let lines = fields.map { "  \($0) = {\($1)}" }.joined(separator: ",\n")
        return "@\(url == nil ? "article" : "online"){\(key),\n\(lines)\n}\n"
    }

    /// Text as TeX takes it; braces, which BibTeX counts even behind a backslash, as commands.
    private static func tex(_ text: String) -> String {
        var result = ""
        for character in neutral(text) {
            switch character {
            case "#", "$", "%", "&", "_": result += "\\\(character)"
            case "{": result += "\\textbraceleft{}"
            case "}": result += "\\textbraceright{}"
            case "\\": result += "\\textbackslash{}"
            case "~": result += "\\textasciitilde{}"
            case "^": result += "\\textasciicircum{}"
            default: result.append(character)
            }
        }
        return result
    }

    /// One item of CSL-JSON.
    func writeCSL(_ json: inout JSONText) {
        json.object { json in
            json.member("id", key)
            json.member("type", url == nil ? "article-newspaper" : "webpage")
            json.member("title", title)
            if let author = authorName ?? source {
                json.member("author", [author]) { json, name in json.object { $0.member("literal", name) } }
            }
            if let source { json.member("container-title", source) }
            if let published {
                json.key("issued")
                json.object { json in
                    json.member("date-parts", [published]) { json, day in
                        json.array { json in for part in [day.year, day.month, day.day] { json.value(part) } }
                    }
                }
            }
            if let address = url.flatMap(address) { json.member("URL", address) }
            if let language { json.member("language", language) }
            if let note = note(open: "“", close: "”", { $0 }) { json.member("note", note) }
        }
    }

    /// A paragraph for reading.
    public var text: String {
        var line = [authorName, "“" + title + "”", source, published?.iso].compactMap(\.self).joined(separator: ", ")
        if let url { line += ", " + url }
        let note = note(open: "“", close: "”") { $0 }
        return neutral(line + ".") + "\n" + (note.map { "    " + neutral($0) + "\n" } ?? "")
    }
}

/// Items of a bibliography as CSL-JSON (https://citationstyles.org), which Zotero and Pandoc read.
public func cslJSON(_ citations: [Citation]) -> [UInt8] {
    var json = JSONText()
    json.array { json in for citation in citations { citation.writeCSL(&json) } }
    json.newline()
    return json.bytes
}

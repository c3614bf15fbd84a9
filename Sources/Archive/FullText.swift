// Text of a person as a full-text pattern of FTS5: every token quoted, so that no text is a syntax error.

/// Full-text patterns made of plain words.
public enum FullText {
    /// Matches texts that have all words of `text`, in any order; matches nothing where `text` has no word.
    public static func words(_ text: String) -> String {
        let tokens = tokens(text)
        return tokens.isEmpty ? "\"\"" : tokens.map { "\"\($0)\"" }.joined(separator: " AND ")
    }

    /// Matches texts that have the words of `text` next to each other in their order.
    public static func phrase(_ text: String) -> String {
        "\"" + tokens(text).joined(separator: " ") + "\""
    }

    /// How many words of a search text count: more make no search better.
    public static let mostTerms = 100

    /// Matches texts that have all of what a person typed: words, "phrases in quotation marks", and beginnings of words, each
    /// with an asterisk behind it. Nil where the text has no word. Each term counts once, and `mostTerms` of them at most.
    public static func typed(_ text: String) -> String? {
        var terms: [String] = []
        var known: Set<String> = []
        // Every second part stands between quotation marks; a last one without its second mark is taken as closed.
        let parts = text.split(omittingEmptySubsequences: false) { "\"“”„«»".contains($0) }
        for (index, part) in parts.enumerated() {
            for piece in index % 2 == 1 ? [part] : part.split(whereSeparator: \.isWhitespace) where terms.count < mostTerms {
                let words = tokens(String(piece))
                guard !words.isEmpty else { continue }
                let isBeginning = piece.last == "*" && index % 2 == 0
                let term = "\"" + words.joined(separator: " ") + "\"" + (isBeginning ? "*" : "")
                if known.insert(term.lowercased()).inserted { terms.append(term) }
            }
        }
        return terms.isEmpty ? nil : terms.joined(separator: " AND ")
    }

    /// Runs of letters, digits and marks: what FTS5's tokenizer keeps.
    static func tokens(_ text: String) -> [Substring] {
        text.unicodeScalars.split { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber,
                .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark, .privateUse:
                false
            default: true
            }
        }.map { Substring($0) }
    }
}

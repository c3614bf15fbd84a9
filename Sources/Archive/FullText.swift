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

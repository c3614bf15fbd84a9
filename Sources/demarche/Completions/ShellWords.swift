// A line of a shell as words, with quotation marks and backslashes taken away.

/// The words of the last command of a line, and the unfinished word at its end.
struct ShellWords {
    /// The words before the last one.
    private(set) var words: [String] = []
    /// The word at the end of the line, "" after a space.
    private(set) var last = ""

    init(_ line: String) {
        var quote: Character?
        var isEscaped = false
        var isWord = false
        for character in line {
            if isEscaped {
                // Between double quotation marks a backslash stands for itself, but for these.
                if quote == "\"", !"\"\\$`".contains(character) { last.append("\\") }
                last.append(character)
                isEscaped = false
            } else if character == "\\", quote != "'" {
                (isEscaped, isWord) = (true, true)
            } else if let open = quote {
                if character == open { quote = nil } else { last.append(character) }
            } else if character == "'" || character == "\"" {
                (quote, isWord) = (character, true)
            } else if "|;&(\n".contains(character) {
                (words, last, isWord) = ([], "", false)
            } else if character.isWhitespace {
                if isWord { words.append(last) }
                (last, isWord) = ("", false)
            } else {
                last.append(character)
                isWord = true
            }
        }
    }

    /// The words after the program's name: after the word that ends as its name does, else after the first that is no assignment
    /// such as `LC_ALL=C`.
    func arguments(of program: String) -> [String] {
        let index =
            words.firstIndex { $0 == program || $0.hasSuffix("/" + program) } ?? words.firstIndex { !$0.contains("=") }
        return index.map { Array(words[($0 + 1)...]) } ?? []
    }

    /// A single word without its quotation marks and backslashes.
    static func unquoted(_ word: String) -> String { ShellWords(word).last }
}

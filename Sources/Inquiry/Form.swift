// One form of question: a pattern of words, word classes, slots, options and choices, and its matching.

/// A pattern such as `what @do <speaker> @say [@about <subject>]`.
struct Form: Sendable {
    indirect enum Piece: Sendable {
        case word(String)
        case wordClass(String)
        case slot(String)
        case choice([[Piece]])
    }

    /// What a match puts into slots and classes.
    struct Binding {
        var slots: [String: Range<Int>] = [:]
        /// Values of classes that have values, by class.
        var values: [String: String] = [:]
    }

    let intent: Inquiry.Intent
    let pieces: [Piece]
    let example: String

    /// Parses the text of a form. A malformed one is a fault of the data file, so it traps.
    init(intent: Inquiry.Intent, text: String, example: String) {
        self.intent = intent
        self.example = example
        var tokens = Self.tokens(text)[...]
        pieces = Self.sequences(&tokens)[0]
        precondition(tokens.isEmpty, "unbalanced form: \(text)")
    }

    /// Calls `accept` with each way in which the words fill the form, until it returns true.
    func match(_ words: [Question.Word], classes: WordClasses, accept: (Binding) -> Bool) -> Bool {
        Self.match(pieces[...], words, at: 0, Binding(), classes) { end, binding in end == words.count && accept(binding) }
    }

    private static func match(
        _ pieces: ArraySlice<Piece>, _ words: [Question.Word], at start: Int, _ binding: Binding, _ classes: WordClasses,
        then: (Int, Binding) -> Bool
    ) -> Bool {
        guard let piece = pieces.first else { return then(start, binding) }
        let rest = pieces.dropFirst()
        switch piece {
        case .word(let word):
            guard start < words.count, words[start].folded == word else { return false }
            return match(rest, words, at: start + 1, binding, classes, then: then)
        case .wordClass(let name):
            for (end, value) in classes.matches(name, words, at: start) {
                var binding = binding
                if !value.isEmpty { binding.values[name] = value }
                if match(rest, words, at: end, binding, classes, then: then) { return true }
            }
            return false
        case .slot(let name):
            guard start < words.count else { return false }
            if name == "quote" {
                guard words[start].isQuotation else { return false }
                var binding = binding
                binding.slots[name] = start..<start + 1
                return match(rest, words, at: start + 1, binding, classes, then: then)
            }
            // Names have few words; what is said may have many.
            let longest = name == "subject" || name == "words" ? words.count : min(words.count, start + 12)
            for end in start + 1...longest {
                if words[end - 1].isQuotation, name != "subject", name != "words" { return false }
                var binding = binding
                binding.slots[name] = start..<end
                if match(rest, words, at: end, binding, classes, then: then) { return true }
            }
            return false
        case .choice(let alternatives):
            return alternatives.contains { alternative in
                match(alternative[...], words, at: start, binding, classes) { end, binding in
                    match(rest, words, at: end, binding, classes, then: then)
                }
            }
        }
    }

    private static func tokens(_ text: String) -> [String] {
        var spaced = ""
        for character in text {
            if "[]()|".contains(character) { spaced += " \(character) " } else { spaced.append(character) }
        }
        return spaced.split(separator: " ").map(String.init)
    }

    /// Alternatives up to a closing bracket or the end.
    private static func sequences(_ tokens: inout ArraySlice<String>) -> [[Piece]] {
        var alternatives: [[Piece]] = [[]]
        while let token = tokens.first, token != "]", token != ")" {
            tokens.removeFirst()
            switch token {
            case "|": alternatives.append([])
            case "[", "(":
                var inner = sequences(&tokens)
                precondition(tokens.popFirst() == (token == "[" ? "]" : ")"), "unbalanced form")
                if token == "[" { inner.append([]) }
                alternatives[alternatives.count - 1].append(.choice(inner))
            default:
                let piece: Piece =
                    switch token.first {
                    case "@": .wordClass(String(token.dropFirst()))
                    case "<": .slot(String(token.dropFirst().dropLast()))
                    default: .word(token)
                    }
                alternatives[alternatives.count - 1].append(piece)
            }
        }
        return alternatives
    }
}

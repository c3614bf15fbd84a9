// Where sentences end.

/// Splits tokens into sentences: ranges of token positions that cover all tokens, never across paragraphs.
struct Sentences {
    let lexicon: Lexicon
    /// The most tokens of a sentence: rules compare its words with each other, and a text without stops must not make them slow.
    static let longest = 300

    func ranges(of tokens: [Token]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        var index = 0
        while index < tokens.count {
            if index > start, tokens[index].startsParagraph || index - start >= Self.longest {
                ranges.append(start..<index)
                start = index
            }
            if let end = end(tokens, index) {
                ranges.append(start..<end)
                start = end
                index = end
            } else {
                index += 1
            }
        }
        if start < tokens.count { ranges.append(start..<tokens.count) }
        return ranges
    }

    /// The position after the sentence that the token at `index` ends; nil when it ends none.
    private func end(_ tokens: [Token], _ index: Int) -> Int? {
        let token = tokens[index]
        var abbreviation = false
        switch token.kind {
        case .stop, .question, .exclamation, .ellipsis: break
        case .word where token.isStopped: abbreviation = true
        default: return nil
        }
        var next = index + 1
        while next < tokens.count, tokens[next].kind == .closeQuote || tokens[next].kind == .closeBracket,
            !tokens[next].startsParagraph
        {
            next += 1
        }
        guard next < tokens.count, !tokens[next].startsParagraph else { return abbreviation ? nil : next }
        let following = tokens[next]
        guard following.spaceBefore || next > index + 1 else { return nil }
        if abbreviation {
            // "Mr." and "Jan." never end a sentence; "U.S." and "Inc." do before a word that only
            // a sentence's start writes large.
            guard lexicon.abbreviation(lexiconWord(token)) == .none || lexicon.abbreviation(lexiconWord(token)) == .other else {
                return nil
            }
            guard following.isCapitalised, token.end - token.start > 2 else { return nil }
            let tag = lexicon.tag(of: following.word)
            return tag == .determiner || tag == .pronoun || tag == .preposition || tag == .conjunction ? next : nil
        }
        switch following.kind {
        case .word: return following.isCapitalised ? next : token.kind == .stop && next == index + 1 ? next : nil
        case .openQuote, .openBracket, .dash, .number, .hyphen: return next
        case .other: return next
        default: return nil
        }
    }

    private func lexiconWord(_ token: Token) -> Vocabulary.ID {
        guard token.word >= 0 else { return token.word }
        let word = lexicon.vocabulary.word(token.word)
        return word.hasSuffix(".") ? lexicon.vocabulary.id(String(word.dropLast())) : token.word
    }
}

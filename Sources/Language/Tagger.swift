// Parts of speech: the commonest tag of each word, suffixes for unknown ones, then rules of context.

/// Tags the tokens of a document, after Brill (1992): a lexical guess, corrected by what stands before and after.
struct Tagger: Sendable {
    private let lexicon: Lexicon
    private let words: Words

    /// Words that the rules of context name.
    private struct Words: Sendable {
        let have: Set<Vocabulary.ID>
        let be: Set<Vocabulary.ID>
        let to: Vocabulary.ID
        let that: Vocabulary.ID
    }

    init(lexicon: Lexicon) {
        self.lexicon = lexicon
        func ids(_ words: String) -> Set<Vocabulary.ID> {
            Set(words.split(separator: " ").map { lexicon.vocabulary.id(String($0)) }.filter { $0 >= 0 })
        }
        words = Words(
            have: ids("have has had having haven't hasn't hadn't"),
            be: ids("be is are was were been being am isn't aren't wasn't weren't"),
            to: lexicon.vocabulary.id("to"), that: lexicon.vocabulary.id("that"))
    }

    func tag(_ tokens: inout [Token], _ bytes: UnsafeBufferPointer<UInt8>) {
        let names = names(tokens)
        for index in tokens.indices where tokens[index].kind == .word && tokens[index].tag == .mark {
            tokens[index].tag = lexicalTag(tokens, index, bytes, names)
        }
        for index in tokens.indices where tokens[index].kind == .word { correct(&tokens, index) }
    }

    /// Common words that the article also writes large inside a sentence, as names: "Burns", "Bacon". Headlines tell nothing.
    private func names(_ tokens: [Token]) -> Set<Vocabulary.ID> {
        var names: Set<Vocabulary.ID> = []
        var start = 0
        while start < tokens.count {
            var end = start + 1
            while end < tokens.count, !tokens[end].startsParagraph { end += 1 }
            let words = tokens[start..<end].filter { $0.kind == .word && $0.end - $0.start > 3 }
            if words.count > 4, words.count(where: \.isCapitalised) * 4 < words.count * 3 {
                for index in (start + 1)..<end
                where tokens[index].isCapitalised && tokens[index].kind == .word && tokens[index].word >= 0 {
                    if !Self.opensSentence(tokens[index - 1].kind), !isFunctionWord(lexicon.tag(of: tokens[index].word)) {
                        names.insert(tokens[index].word)
                    }
                }
            }
            start = end
        }
        return names
    }

    private func isFunctionWord(_ tag: Tag) -> Bool {
        switch tag {
        case .noun, .nouns, .adjective, .verb, .past, .third, .present, .gerund, .participle: false
        default: true
        }
    }

    private func lexicalTag(_ tokens: [Token], _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ names: Set<Vocabulary.ID>)
        -> Tag
    {
        let token = tokens[index]
        let known = lexicon.tag(of: token.word)
        let guess = known != .mark ? known : Self.guess(bytes, token.range)
        guard token.isCapitalised else { return guess }
        let first = index == 0 || token.startsParagraph || Self.opensSentence(tokens[index - 1].kind)
        // Inside a sentence a capital makes a name; at its start only where the word is not a common one.
        if token.isUpperCase { return .name }
        if !first { return guess == .pronoun || guess == .possessivePronoun ? guess : .name }
        if names.contains(token.word) { return .name }
        if known == .mark { return guess == .adverb || guess == .gerund && hasVerbStem(bytes, token.range) ? guess : .name }
        return guess
    }

    /// Whether an unknown word in -ing belongs to a known verb: "Reiterating", not "Beijing".
    private func hasVerbStem(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let stem = String(decoding: bytes[range.lowerBound..<(range.upperBound - 3)], as: UTF8.self).lowercased()
        return [stem, stem + "e"].contains { lexicon.tag(of: lexicon.vocabulary.id($0)).isVerbal }
    }

    private static func opensSentence(_ kind: Token.Kind) -> Bool {
        switch kind {
        case .stop, .question, .exclamation, .openQuote, .ellipsis, .colon, .closeQuote, .dash: true
        default: false
        }
    }

    /// The tag that a word's ending suggests.
    static func guess(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Tag {
        func ends(_ suffix: StaticString, longerThan length: Int) -> Bool {
            guard range.count > length, range.count >= suffix.utf8CodeUnitCount else { return false }
            let start = range.upperBound - suffix.utf8CodeUnitCount
            for offset in 0..<suffix.utf8CodeUnitCount where bytes[start + offset] | 0x20 != suffix.utf8Start[offset] {
                return false
            }
            return true
        }
        if ends("ing", longerThan: 5) { return .gerund }
        if ends("ed", longerThan: 4) { return .past }
        if ends("ly", longerThan: 4) { return .adverb }
        if ends("ous", longerThan: 5) || ends("ful", longerThan: 5) || ends("less", longerThan: 5) || ends("able", longerThan: 5)
            || ends("ible", longerThan: 5) || ends("ive", longerThan: 5) || ends("ical", longerThan: 5)
            || ends("ic", longerThan: 5)
            || ends("ian", longerThan: 5) || ends("ese", longerThan: 5) || ends("ish", longerThan: 5)
        {
            return .adjective
        }
        if ends("s", longerThan: 3), !ends("ss", longerThan: 3), !ends("us", longerThan: 3), !ends("is", longerThan: 3) {
            return .nouns
        }
        return .noun
    }

    private func correct(_ tokens: inout [Token], _ index: Int) {
        let tag = tokens[index].tag
        let before = previousWord(tokens, index)
        let previous = before.map { tokens[$0].tag } ?? .mark
        let previousWord = before.map { tokens[$0].word } ?? Vocabulary.unknown
        let next = index + 1 < tokens.count ? tokens[index + 1].tag : .mark
        switch tag {
        case .past, .participle:
            let (subject, auxiliary) = beforeAdverbs(tokens, before)
            if auxiliary {
                tokens[index].tag = .participle
            } else if tag == .participle, subject == .name || subject == .pronoun || subject == .whPronoun {
                tokens[index].tag = .past
            } else if tag == .participle, subject == .nouns || subject == .noun,
                next == .determiner || next == .pronoun || next == .possessivePronoun || next == .name
                    || tokens[safe: index + 1]?.word == words.that
                    || (previous == .adverb && next != .preposition)
            {
                // "officials warned that": a subject before, an object or clause after.
                tokens[index].tag = .past
            } else if tag == .participle, previous == .conjunction,
                next == .determiner || next == .pronoun || next == .possessivePronoun || next == .name
            {
                // "… and accused Kiev of lying"
                tokens[index].tag = .past
            } else if next.isNominal || next == .adjective,
                previous == .determiner || previous == .possessivePronoun || previous == .number || previous == .preposition
                    || previous == .adjective || possessive(tokens, index)
            {
                tokens[index].tag = .adjective
            }
        case .verb, .present:
            if previous == .determiner || previous == .adjective || previous == .possessivePronoun || possessive(tokens, index) {
                tokens[index].tag = .noun
            } else if previous == .to || previous == .modal {
                tokens[index].tag = .verb
            } else if previous == .nouns || previous == .pronoun || previous == .name || previous == .whPronoun {
                tokens[index].tag = .present
            }
        case .noun:
            if previousWord == words.to, allowsVerb(before: next) { tokens[index].tag = .verb }
            if previous == .modal || previousIsModalAdverb(tokens, before) { tokens[index].tag = .verb }
            if previous == .pronoun,
                next == .determiner || next == .pronoun || next == .name || next == .to
                    || tokens[safe: index + 1]?.word == words.that
            {
                tokens[index].tag = .present
            }
            if words.be.contains(previousWord), tokens[index].word >= 0,
                lexicon.vocabulary.word(tokens[index].word).hasSuffix("ing")
            {
                tokens[index].tag = .gerund
            }
        case .third:
            if previous == .determiner || previous == .adjective || previous == .possessivePronoun || possessive(tokens, index)
                || previous == .number
            {
                tokens[index].tag = .nouns
            }
        case .nouns:
            // "Moscow claims that", "he plans to": a noun by its commonest use, a verb by its place.
            if previous == .pronoun || (previous == .name && (next == .determiner || next == .pronoun || next == .to)) {
                if next != .mark || previous == .pronoun { tokens[index].tag = .third }
            } else if tokens[safe: index + 1]?.word == words.that, previous == .name || previous == .noun {
                tokens[index].tag = .third
            }
        case .gerund:
            if previous == .determiner || previous == .adjective, !next.isNominal { tokens[index].tag = .noun }
        case .modal:
            // "“…,” May said": the name of a person.
            if tokens[index].isCapitalised, next == .past || next == .third { tokens[index].tag = .name }
        case .preposition:
            if tokens[index].word == words.that, previous.isNominal, next.isFinite { tokens[index].tag = .whPronoun }
        default: break
        }
    }

    /// Whether a verb's object or adjunct may begin with the tag.
    private func allowsVerb(before next: Tag) -> Bool {
        next == .determiner || next == .pronoun || next == .possessivePronoun || next == .name || next == .adverb
            || next == .preposition
    }

    private func previousIsModalAdverb(_ tokens: [Token], _ before: Int?) -> Bool {
        guard let before, tokens[before].tag == .adverb, before > 0 else { return false }
        return tokens[before - 1].tag == .modal
    }

    /// The tag before the adverbs that precede a verb, and whether a form of "be" or "have" stands there.
    private func beforeAdverbs(_ tokens: [Token], _ before: Int?) -> (tag: Tag, auxiliary: Bool) {
        guard var index = before else { return (.mark, false) }
        while index > 0, tokens[index].tag == .adverb, tokens[index - 1].kind == .word { index -= 1 }
        return (tokens[index].tag, words.have.contains(tokens[index].word) || words.be.contains(tokens[index].word))
    }

    private func possessive(_ tokens: [Token], _ index: Int) -> Bool { index > 0 && tokens[index - 1].kind == .possessive }

    /// The token just before, or nil where a mark stands between.
    private func previousWord(_ tokens: [Token], _ index: Int) -> Int? {
        guard index > 0, tokens[index - 1].kind == .word || tokens[index - 1].kind == .number else { return nil }
        return index - 1
    }
}

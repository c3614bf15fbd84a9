// What follows a cue: its content, by the frames that the lexicon gives it.

import Language

extension Attributor {
    /// Content after a cue.
    struct Complement {
        var content: [Range<Int>]
        /// Position after the cue's last word, particles included.
        var cueEnd: Int
        var rule: Rule
    }

    /// The content after the verb, or nil where none of its frames fits.
    ///
    /// With `measured` false only its frame is looked for, and the content is a stub: where a clause ends is costly to find.
    func complement(of verb: Int, _ cue: Cue, _ sentence: Range<Int>, measured: Bool = true) -> Complement? {
        let ceiling = contentCeiling(sentence)
        // "warned Friday against": a time may stand between.
        var next = verb + 1
        while next < ceiling, !phrases.word(next).isDisjoint(with: [.weekday, .time]) { next += 1 }
        for particle in cue.particles where starts(with: particle.words, at: next) {
            let after = next + particle.words.count
            if let found = complement(from: after, particle.frames, verb, sentence, ceiling, cueEnd: after, measured) {
                return found
            }
        }
        return complement(from: verb + 1, cue.frames, verb, sentence, ceiling, cueEnd: verb + 1, measured)
    }

    private func starts(with words: [Vocabulary.ID], at index: Int) -> Bool {
        words.enumerated().allSatisfy { tokens[safe: index + $0.offset]?.word == $0.element }
    }

    private func complement(
        from start: Int, _ frames: Cue.Frames, _ verb: Int, _ sentence: Range<Int>, _ ceiling: Int, cueEnd: Int,
        _ measured: Bool
    ) -> Complement? {
        guard start < ceiling else {
            return nil
        }
        func found(_ begin: Int, _ rule: Rule) -> Complement? {
            guard measured else { return Complement(content: [begin..<(begin + 1)], cueEnd: cueEnd, rule: rule) }
            let end = rule == .object ? objectEnd(begin, clauseEnd(begin, verb, sentence)) : clauseEnd(begin, verb, sentence)
            return end > begin ? Complement(content: [begin..<end], cueEnd: cueEnd, rule: rule) : nil
        }
        if frames.contains(.quotation), let quoted = quotationAfter(start, verb, sentence, ceiling, measured) {
            return Complement(content: quoted, cueEnd: cueEnd, rule: .cueThenQuote)
        }
        var index = start
        while index < ceiling, tokens[index].tag == .adverb, tokens[index].word != words.not { index += 1 }
        if let clause = clause(at: index, frames, found) { return clause }
        if frames.contains(.infinitive) {
            for position in [index, phrases.skipAdjuncts(from: index, ceiling: ceiling)] where isInfinitive(position) {
                return found(position, .infinitive)
            }
        }
        if !frames.isDisjoint(with: [.addressee, .directive]),
            let addressed = addressed(index, frames, verb, sentence, ceiling, cueEnd, measured, found)
        {
            return addressed
        }
        if frames.contains(.naming), let named = phrases.nounPhrase(startingAt: index, ceiling: ceiling),
            named.upperBound < ceiling,
            !cutsNaming(named.upperBound)
        {
            return found(index, .naming)
        }
        if frames.contains(.clause) {
            if let that = leadingThat(index, ceiling) { return found(that + 1, .thatClause) }
            if let bare = bareClause(index, ceiling) { return found(bare, .bareClause) }
        }
        if !frames.isDisjoint(with: [.thatClause, .whetherClause]) {
            let after = phrases.skipAdjuncts(from: index, ceiling: ceiling)
            if after > index, let clause = clause(at: after, frames, found) { return clause }
        }
        if frames.contains(.object), startsObject(index, ceiling) { return found(index, .object) }
        if frames.contains(.eventObject), startsObject(index, ceiling), !isGuest(index, ceiling) { return found(index, .object) }
        return nil
    }

    /// "that …", "whether …", "how …" at a position.
    private func clause(at index: Int, _ frames: Cue.Frames, _ found: (Int, Rule) -> Complement?) -> Complement? {
        guard tokens.indices.contains(index) else { return nil }
        if tokens[index].word == words.that, frames.contains(.thatClause), index + 1 < tokens.count {
            return found(index + 1, .thatClause)
        }
        if phrases.word(index).contains(.clause), tokens[index].word != words.that,
            frames.contains(.whetherClause)
                || (frames.contains(.thatClause) && tokens[index].tag != .whPronoun
                    && !phrases.word(index).contains(.subordinator))
        {
            return found(index, .whetherClause)
        }
        return nil
    }

    private func isInfinitive(_ index: Int) -> Bool {
        var position = index
        if tokens[safe: position]?.word == words.not { position += 1 }
        guard tokens[safe: position]?.word == words.to, let next = tokens[safe: position + 1] else { return false }
        return next.kind == .word && !next.isCapitalised && next.tag != .determiner && next.tag != .possessivePronoun
    }

    /// "told reporters that", "urged Moscow to", "warned Kiev against".
    private func addressed(
        _ index: Int, _ frames: Cue.Frames, _ verb: Int, _ sentence: Range<Int>, _ ceiling: Int, _ cueEnd: Int, _ measured: Bool,
        _ found: (Int, Rule) -> Complement?
    ) -> Complement? {
        guard let addressee = phrases.nounPhrase(startingAt: index, ceiling: ceiling) else { return nil }
        if frames.contains(.directive) {
            var position = addressee.upperBound
            var steps = 0
            // The infinitive may stand some words away: "urged all parties in the election to remain calm".
            while position < ceiling, steps < 30, tokens[position].kind != .semicolon, tokens[position].kind != .colon {
                if tokens[position].tag.isFinite { break }
                if isInfinitive(position) { return found(index, .directive) }
                position += 1
                steps += 1
            }
        }
        guard frames.contains(.addressee) else { return nil }
        if let that = leadingThat(index, ceiling) { return found(that + 1, .thatClause) }
        let after = phrases.skipAdjuncts(from: addressee.upperBound, ceiling: ceiling)
        if let quoted = quotationAfter(after, verb, sentence, ceiling, measured) {
            return Complement(content: quoted, cueEnd: cueEnd, rule: .cueThenQuote)
        }
        if let clause = clause(at: after, [.thatClause, .whetherClause], found) { return clause }
        if let bare = bareClause(after, ceiling) { return found(bare, .bareClause) }
        // Commas may set an adjunct off: "told reporters, after the talks, that".
        if tokens[safe: after]?.kind == .comma,
            let that = (after..<ceiling).first(where: { tokens[$0].word == words.that && tokens[$0 - 1].kind == .comma })
        {
            return clause(at: that, [.thatClause], found)
        }
        return nil
    }

    private func cutsNaming(_ index: Int) -> Bool {
        tokens[index].kind != .word && tokens[index].kind != .openQuote || tokens[index].tag == .to
            || tokens[index].tag == .conjunction
            || (tokens[index].tag == .preposition && tokens[index].word != words.as_)
    }

    /// The start of a clause without "that": a noun phrase with a finite verb behind it, adjuncts before it skipped.
    private func bareClause(_ start: Int, _ ceiling: Int) -> Int? {
        for index in [start, phrases.skipAdjuncts(from: start, ceiling: ceiling)] where index < ceiling {
            guard startsClause(index) else { continue }
            var position = index
            while position < ceiling {
                if tokens[position].tag.isFinite, tokens[position].kind == .word, !isQuoted(position) || position > index {
                    return index
                }
                if tokens[position].kind == .semicolon || tokens[position].kind == .colon { break }
                position += 1
            }
        }
        return nil
    }

    /// A "that" which opens the clause behind adjuncts or the one addressed: no verb stands before it.
    private func leadingThat(_ start: Int, _ ceiling: Int) -> Int? {
        var index = start
        while index < ceiling, !tokens[index].tag.isFinite || tokens[index].kind != .word {
            if tokens[index].word == words.that, index + 1 < ceiling, tokens[index].tag != .whPronoun, !isQuoted(index) {
                return index
            }
            if tokens[index].kind == .semicolon || tokens[index].kind == .colon { return nil }
            if tokens[index].kind == .openQuote { return nil }
            // "said, adding that": the clause is the later cue's.
            if tokens[index].tag == .gerund, cues.verb(tokens[index].word) != nil { return nil }
            index += 1
        }
        return nil
    }

    private func startsClause(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.kind == .word || token.kind == .number || token.kind == .openQuote else { return false }
        guard !token.isCapitalised || phrases.word(index).isDisjoint(with: .weekday) else { return false }
        switch token.tag {
        case .noun, .nouns, .name, .pronoun, .possessivePronoun, .determiner, .adjective, .number, .there, .gerund: return true
        case .participle: return tokens[safe: index + 1]?.tag.isNominal ?? false
        case .mark: return token.kind == .openQuote
        default: return false
        }
    }

    /// A name that is followed by "to" and a place, or by nothing, is received and not praised.
    private func isGuest(_ index: Int, _ ceiling: Int) -> Bool {
        guard let phrase = phrases.nounPhrase(startingAt: index, ceiling: ceiling), tokens[phrase.upperBound - 1].tag == .name
        else { return false }
        return phrase.upperBound >= ceiling || tokens[phrase.upperBound].tag == .to || tokens[phrase.upperBound].kind == .comma
    }

    private func startsObject(_ index: Int, _ ceiling: Int) -> Bool {
        guard index < ceiling else { return false }
        let token = tokens[index]
        if token.kind == .openQuote { return true }
        guard token.kind == .word || token.kind == .number else { return false }
        if !phrases.word(index).isDisjoint(with: [.weekday, .time]) { return false }
        switch token.tag {
        case .noun, .nouns, .name, .pronoun, .possessivePronoun, .determiner, .adjective, .number, .gerund, .participle:
            return true
        case .whPronoun: return true
        case .past: return tokens[safe: index + 1]?.tag.isNominal ?? false
        default: return false
        }
    }

    /// The quotation right after a cue, with or without a comma or colon; with the words around it where it is a part of a clause.
    private func quotationAfter(_ start: Int, _ verb: Int, _ sentence: Range<Int>, _ ceiling: Int, _ measured: Bool) -> [Range<
        Int
    >]? {
        var index = start
        // "said in a statement: “…", "said, “…", "said: “…": at most some adjuncts stand between.
        while index < sentence.upperBound, tokens[index].kind != .openQuote {
            if tokens[index].kind == .colon || tokens[index].kind == .comma {
                index += 1
                break
            }
            if index > start + 24 || tokens[index].tag.isFinite || phrases.word(index).contains(.clause) { return nil }
            index += 1
        }
        guard index < tokens.count, index <= sentence.upperBound, tokens[index].kind == .openQuote,
            let quote = quotation(at: index)
        else { return nil }
        let marked = index > start
        guard marked || isUtterance(quote) else { return nil }
        if index > start, tokens[index - 1].kind != .colon, tokens[index - 1].kind != .comma { return nil }
        let quotation = document.quotations[quote]
        if index > start + 1, !isUtterance(quote) { return nil }
        guard quotation.isClosed else { return [quotation.inside] }
        // The clause may go on behind the closing mark: said “there is still a small hope” to meet.
        let close = quotation.close
        if close + 1 < sentence.upperBound, close + 1 < ceiling, tokens[close + 1].kind == .word, !endsWithStop(quotation) {
            let end = measured ? clauseEnd(close + 1, verb, sentence) : close + 1
            return [index..<max(end, close + 1)]
        }
        return [quotation.inside]
    }

    private func endsWithStop(_ quotation: Quotation) -> Bool {
        switch tokens[max(quotation.open, quotation.close - 1)].kind {
        case .stop, .question, .exclamation, .comma: true
        default: false
        }
    }

    /// Where a reported clause ends: at the sentence's end, or where another attribution of the sentence begins.
    func clauseEnd(_ start: Int, _ verb: Int, _ sentence: Range<Int>) -> Int {
        let ceiling = max(start, contentCeiling(sentence))
        var index = start + 1
        while index < ceiling {
            if isQuoted(index) {
                index += 1
                continue
            }
            if tokens[index].kind == .semicolon { return index }
            if tokens[index].word == words.according, tokens[safe: index + 1]?.word == words.to { return trimmed(index, start) }
            if tokens[index].kind == .comma, tokens[safe: index + 1]?.word == words.while_ { return index }
            if let cue = cues.verb(tokens[index].word), tokens[index].tag.isVerbal,
                let cut = cut(before: index, cue, start, verb, sentence)
            {
                return trimmed(cut, start)
            }
            index += 1
        }
        return ceiling
    }

    /// An object ends where an apposition or a relative clause comments on it.
    private func objectEnd(_ start: Int, _ end: Int) -> Int {
        for index in (start + 1)..<max(start + 1, end - 1) where tokens[index].kind == .comma && !isQuoted(index) {
            let next = tokens[index + 1]
            if next.tag == .whPronoun || phrases.word(index + 1).contains(.subordinator) { return index }
        }
        return end
    }

    private func trimmed(_ end: Int, _ start: Int) -> Int {
        var end = end
        while end > start, tokens[end - 1].kind == .comma || tokens[end - 1].kind == .dash { end -= 1 }
        return end
    }

    /// Where the clause of an earlier cue ends because of the cue at `index`; nil where that one is a part of what was said.
    private func cut(before index: Int, _ lexeme: Int, _ start: Int, _ verb: Int, _ sentence: Range<Int>) -> Int? {
        let cue = cues.all[lexeme]
        var left = index - 1
        while left > start, tokens[left].tag == .adverb || phrases.word(left).contains(.have) { left -= 1 }
        if tokens[index].tag == .gerund {
            if tokens[index - 1].kind == .comma { return carriesAttribution(index, cue, sentence) ? index - 1 : nil }
            // "…, with Putin accusing NATO"
            if let subject = phrases.nounPhrase(endingAt: index - 1, floor: start), subject.lowerBound - 2 > start,
                tokens[subject.lowerBound - 1].word == words.with, tokens[subject.lowerBound - 2].kind == .comma
            {
                return subject.lowerBound - 2
            }
            return nil
        }
        guard tokens[index].tag.isFinite || tokens[index].tag == .participle else { return nil }
        // "… and said", "… but denied"
        if phrases.word(left).contains(.coordinator), tokens[index].tag == tokens[verb].tag || tokens[verb].tag == .participle {
            return left
        }
        // "…, said the statement"
        if tokens[index - 1].kind == .comma, cue.frames.contains(.quotation),
            cue.frames.isDisjoint(with: [.addressee, .directive, .object]),
            phrases.nounPhrase(startingAt: index + 1, ceiling: sentence.upperBound) != nil
        {
            return index - 1
        }
        guard let source = phrases.subject(of: index, floor: start), source.lowerBound > start else { return nil }
        let before = source.lowerBound - 1
        // "…, Lavrov said."
        if tokens[before].kind == .comma || tokens[before].kind == .closeQuote, cue.frames.contains(.quotation),
            source.upperBound >= left,
            endsClause(after: index, sentence)
        {
            return before
        }
        // "…, but he also denied"
        if phrases.word(before).contains(.coordinator), before > start, tokens[before - 1].kind == .comma,
            tokens[source.lowerBound].tag == .pronoun
        {
            return before - 1
        }
        return nil
    }

    /// Whether nothing but adjuncts follows a cue in its sentence.
    private func endsClause(after index: Int, _ sentence: Range<Int>) -> Bool {
        let ceiling = contentCeiling(sentence)
        let rest = phrases.skipAdjuncts(from: index + 1, ceiling: ceiling)
        return rest >= ceiling || tokens[rest].kind == .comma || !phrases.hasFiniteVerb(rest..<ceiling)
    }
}

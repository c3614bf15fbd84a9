// Cues that are no finite verbs: participles, infinitives, passives, nouns.

import Language

extension Attributor {
    /// "…, adding that …", "Stressing that …, the council urged …", "was quoted as saying".
    func participial(_ verb: Int, _ lexeme: Int, _ sentence: Range<Int>, _ floor: Int) -> Attribution? {
        let cue = cues.all[lexeme]
        guard !negated(verb, floor) else { return nil }
        if verb >= floor + 2, tokens[verb - 1].word == words.as_,
            tokens[verb - 2].word == words.quoted || reportVerb(in: floor..<(verb - 1)) != nil
        {
            return quotedAs(verb, lexeme, sentence, floor)
        }
        if verb > floor,
            phrases.word(verb - 1).contains(.be)
                || (tokens[verb - 1].tag == .adverb && verb - 1 > floor && phrases.word(verb - 2).contains(.be))
        {
            guard let complement = complement(of: verb, cue, sentence) else { return nil }
            let cueStart = auxiliaries(before: verb, floor)
            return Attribution(
                content: complement.content, source: phrases.subject(of: cueStart, floor: floor),
                cue: cueStart..<complement.cueEnd,
                lexeme: lexeme, rule: complement.rule)
        }
        guard let complement = complement(of: verb, cue, sentence) else { return nil }
        guard carriesAttribution(verb, cue, sentence) else { return nil }
        if complement.rule == .object || complement.rule == .naming, verb > floor, tokens[verb - 1].kind == .word,
            !followsWith(verb, floor)
        {
            return nil
        }
        var attribution = Attribution(
            content: complement.content, cue: verb..<complement.cueEnd, lexeme: lexeme, rule: .participle)
        if verb == sentence.lowerBound || (verb == floor && !phrases.hasFiniteVerb(sentence.lowerBound..<verb)) {
            // The subject follows the participle's clause: "Stressing that …, the council urged".
            guard let first = complement.content.first, let comma = commaBeforeClause(first) else { return nil }
            attribution.content = [first.lowerBound..<comma]
            attribution.source = phrases.nounPhrase(startingAt: comma + 1, ceiling: sentence.upperBound)
        } else if verb > floor, tokens[verb - 1].tag.isNominal {
            // "a statement saying", "reports suggesting"
            attribution.source = phrases.nounPhrase(endingAt: verb - 1, floor: floor)
        } else {
            attribution.source =
                phrases.clauseSubject(before: verb, floor: floor)
                ?? phrases.clauseSubject(before: verb, floor: sentence.lowerBound)
        }
        return attribution
    }

    /// Participles that only point at something ("citing", "referring to") belong to the statement that they qualify.
    func carriesAttribution(_ verb: Int, _ cue: Cue, _ sentence: Range<Int>) -> Bool {
        guard cue.act == .comment, let complement = complement(of: verb, cue, sentence, measured: false) else { return true }
        return complement.rule != .object && complement.rule != .naming
    }

    /// "with Putin accusing NATO"
    func followsWith(_ verb: Int, _ floor: Int) -> Bool {
        guard let subject = phrases.nounPhrase(endingAt: verb - 1, floor: floor), subject.lowerBound > floor else { return false }
        return tokens[subject.lowerBound - 1].word == words.with
    }

    func commaBeforeClause(_ range: Range<Int>) -> Int? {
        range.first { index in
            guard tokens[index].kind == .comma, let phrase = phrases.nounPhrase(startingAt: index + 1, ceiling: range.upperBound)
            else { return false }
            var next = phrase.upperBound
            while next < range.upperBound, tokens[next].tag == .adverb { next += 1 }
            return next < range.upperBound && tokens[next].tag.isFinite
        }
    }

    func reportVerb(in range: Range<Int>) -> Int? {
        range.last { tokens[$0].word == words.quoted }
    }

    /// "Lavrov was quoted as saying", "Interfax quoted Lavrov as saying".
    func quotedAs(_ verb: Int, _ lexeme: Int, _ sentence: Range<Int>, _ floor: Int) -> Attribution? {
        guard let quoted = reportVerb(in: floor..<verb) else { return nil }
        let isPassive = passive(quoted, floor)
        let source =
            isPassive
            ? phrases.subject(of: auxiliaries(before: quoted, floor), floor: floor)
            : phrases.nounPhrase(startingAt: quoted + 1, ceiling: verb - 1)
        let outlet =
            isPassive
            ? (tokens[quoted + 1].word == words.by ? phrases.nounPhrase(startingAt: quoted + 2, ceiling: verb - 1) : nil)
            : phrases.subject(of: quoted, floor: floor)
        let cue = (isPassive ? auxiliaries(before: quoted, floor) : verb - 1)..<(verb + 1)
        if let source, isBoundary(max(sentence.lowerBound, source.lowerBound - 1)), source.lowerBound > sentence.lowerBound,
            let content = contentBefore(source.lowerBound - 1, sentence)
        {
            return Attribution(
                content: content.ranges, source: source, cue: cue, lexeme: lexeme,
                rule: content.isQuotation ? .quoteThenCue : .clauseThenCue, outlet: outlet)
        }
        guard let complement = complement(of: verb, cues.all[lexeme], sentence) else { return nil }
        return Attribution(
            content: complement.content, source: source, cue: cue, lexeme: lexeme, rule: complement.rule, outlet: outlet)
    }

    /// "continues to deny", "went on to say".
    func infinitival(_ verb: Int, _ lexeme: Int, _ sentence: Range<Int>, _ floor: Int) -> Attribution? {
        guard verb > floor + 1, tokens[verb - 1].word == words.to, !negated(verb, floor) else { return nil }
        var governor = verb - 2
        if governor > floor, !phrases.word(governor).contains(.governor) { governor -= 1 }
        guard phrases.word(governor).contains(.governor), let complement = complement(of: verb, cues.all[lexeme], sentence) else {
            return nil
        }
        return Attribution(
            content: complement.content, source: phrases.subject(of: governor, floor: floor), cue: governor..<complement.cueEnd,
            lexeme: lexeme, rule: complement.rule)
    }

    /// "it was announced that", "was described by local media as", "was told that".
    func passiveAttribution(_ verb: Int, _ lexeme: Int, _ sentence: Range<Int>, _ floor: Int) -> Attribution? {
        let cue = cues.all[lexeme]
        guard !negated(verb, floor) else { return nil }
        let start = auxiliaries(before: verb, floor)
        if tokens[safe: verb + 1]?.word == words.by,
            let source = phrases.nounPhrase(startingAt: verb + 2, ceiling: sentence.upperBound),
            let subject = phrases.subject(of: start, floor: floor), !cue.frames.isDisjoint(with: [.object, .naming])
        {
            return Attribution(content: [subject], source: source, cue: start..<(verb + 2), lexeme: lexeme, rule: .passive)
        }
        guard verb + 2 < contentCeiling(sentence), tokens[verb + 1].word == words.that, cue.frames.contains(.thatClause) else {
            return nil
        }
        return Attribution(
            content: [(verb + 2)..<clauseEnd(verb + 2, verb, sentence)], source: nil, cue: start..<(verb + 1), lexeme: lexeme,
            rule: .passive)
    }

    /// "her claim that …", "Moscow's warning that …".
    func attribution(ofNoun noun: Int, _ lexeme: Int, _ sentence: Range<Int>) -> Attribution? {
        let cue = cues.all[lexeme]
        guard noun > sentence.lowerBound, tokens[safe: noun + 1]?.word == words.that, cue.frames.contains(.thatClause),
            tokens[noun].tag != .participle, noun + 2 < contentCeiling(sentence)
        else { return nil }
        var source: Range<Int>?
        var index = noun - 1
        while index >= sentence.lowerBound, tokens[index].tag == .adjective || tokens[index].tag == .noun { index -= 1 }
        if index >= sentence.lowerBound, tokens[index].tag == .possessivePronoun {
            source = index..<(index + 1)
        } else if index > sentence.lowerBound, tokens[index].kind == .possessive {
            source = phrases.nounPhrase(endingAt: index - 1, floor: sentence.lowerBound)
        }
        guard let source else { return nil }
        let range = (noun + 2)..<clauseEnd(noun + 2, noun, sentence)
        guard phrases.hasFiniteVerb(range) else { return nil }
        return Attribution(content: [range], source: source, cue: noun..<(noun + 1), lexeme: lexeme, rule: .nounClause)
    }
}

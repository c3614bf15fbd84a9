// Noun phrases, subjects and clause ends, read off the parts of speech.

import Language

/// Finds phrases around a token. All positions are token positions; ranges are half open.
struct Phrases {
    let document: Document
    let classes: WordClasses
    let tokens: [Token]

    init(document: Document, classes: WordClasses) {
        self.document = document
        self.classes = classes
        tokens = document.tokens
    }

    /// The classes of a word; the name May is no modal verb.
    func word(_ index: Int) -> WordClass {
        guard tokens.indices.contains(index) else { return [] }
        let found = classes[tokens[index].word]
        return tokens[index].tag == .name ? found.subtracting(.modal) : found
    }

    /// Whether a token can end a noun phrase.
    func endsNoun(_ index: Int) -> Bool {
        guard tokens.indices.contains(index) else { return false }
        let token = tokens[index]
        switch token.kind {
        case .number: return true
        case .word:
            if !word(index).isDisjoint(with: [.weekday, .modal, .be, .have]) { return false }
            if isMonth(index) { return false }
            return token.tag.isNominal || token.tag == .pronoun || (token.tag == .determiner && !word(index).contains(.negation))
                || token.tag == .adjective && index > 0
                    && (tokens[index - 1].tag == .determiner || tokens[index - 1].tag == .adjective
                        || tokens[index - 1].kind == .hyphen)
        default: return false
        }
    }

    /// "in May", not "Theresa May", "Mrs. May", "May said".
    private func isMonth(_ index: Int) -> Bool {
        guard word(index).contains(.month), tokens[index].isCapitalised else { return false }
        if let next = tokens[safe: index + 1], next.kind == .word, next.tag == .past || next.tag == .third,
            index == 0 || tokens[index - 1].tag != .preposition
        {
            return false
        }
        guard index > 0, !tokens[index].startsParagraph, tokens[index - 1].kind == .word, tokens[index - 1].isCapitalised,
            tokens[index - 1].tag == .name, word(index - 1).isDisjoint(with: [.weekday, .month, .time])
        else { return true }
        return tokens[safe: index + 1]?.kind == .number
    }

    private func belongs(_ index: Int) -> Bool {
        let token = tokens[index]
        switch token.kind {
        case .number, .hyphen, .possessive: return true
        case .word:
            if !word(index).isDisjoint(with: [.weekday, .modal, .be, .have]) { return false }
            if isMonth(index) { return false }
            return token.tag.isNominal || token.tag == .adjective || token.tag == .determiner || token.tag == .possessivePronoun
                || token.tag == .number
                || token.tag == .participle && index + 1 < tokens.count
                    && (tokens[index + 1].tag.isNominal || tokens[index + 1].tag == .adjective)
                || token.tag == .gerund && index + 1 < tokens.count && tokens[index + 1].tag.isNominal
        default: return false
        }
    }

    /// The noun phrase that ends with the token at `last`, prepositional phrases of its own included; not before `floor`.
    func nounPhrase(endingAt last: Int, floor: Int) -> Range<Int>? {
        guard last >= floor, endsNoun(last) else { return nil }
        if tokens[last].tag == .pronoun { return last..<(last + 1) }
        var start = last
        var index = last - 1
        var isList = false
        while index >= floor {
            // "Joseph R. Biden, Jr."
            if tokens[index].kind == .comma, word(index + 1).contains(.suffix), index > floor, endsNoun(index - 1) {
                start = index - 1
                index -= 2
                continue
            }
            // "the resources China has pledged": a name after a plural begins a phrase of its own.
            if tokens[index].tag == .nouns, !tokens[index].isCapitalised, tokens[start].tag == .name { break }
            if belongs(index) {
                // A determiner opens a phrase: what stands before it belongs only across a preposition.
                start = index
                index -= 1
                if tokens[start].tag == .determiner || tokens[start].tag == .possessivePronoun {
                    guard let attached = attachment(before: start, floor: floor) else { break }
                    start = attached
                    index = attached - 1
                }
                continue
            }
            if tokens[index].tag == .preposition || tokens[index].tag == .to, !word(index).contains(.clause), index > floor,
                endsNoun(index - 1) || tokens[index - 1].tag == .determiner,
                tokens[index - 1].tag != .pronoun, !isTime(start)
            {
                start = index - 1
                index -= 2
                continue
            }
            if tokens[index].tag == .conjunction, word(index).contains(.coordinator), index > floor,
                tokens[index - 1].tag.isNominal,
                coordinates(index, start, last)
            {
                start = index - 1
                index -= 2
                isList = true
                continue
            }
            // "France, Germany and Britain"
            if isList, tokens[index].kind == .comma, index > floor, tokens[index - 1].tag == .name, tokens[start].tag == .name,
                !isTime(index - 1)
            {
                start = index - 1
                index -= 2
                continue
            }
            break
        }
        while start < last, tokens[start].kind == .hyphen || tokens[start].kind == .possessive { start += 1 }
        return start..<(last + 1)
    }

    /// "A and B" is one phrase when both are names, or both have no determiner between.
    private func coordinates(_ conjunction: Int, _ start: Int, _ last: Int) -> Bool {
        tokens[conjunction - 1].tag == .name && tokens[start].tag == .name
            || tokens[conjunction - 1].tag.isNominal && tokens[start].tag.isNominal && tokens[start].tag != .name
    }

    private func isTime(_ index: Int) -> Bool {
        !word(index).isDisjoint(with: [.weekday, .time]) || isMonth(index)
    }

    /// The start of the phrase that a determiner's phrase is attached to by a preposition.
    private func attachment(before start: Int, floor: Int) -> Int? {
        let preposition = start - 1
        guard preposition > floor, tokens[preposition].tag == .preposition,
            !word(preposition).contains(.subordinator) || !word(preposition).contains(.clause),
            tokens[preposition - 1].tag.isNominal || tokens[preposition - 1].tag == .number
                || (tokens[preposition - 1].tag == .determiner && preposition - 1 > floor),
            !word(preposition).contains(.clause)
        else { return nil }
        return preposition - 1
    }

    /// The noun phrase that begins at `start`: determiners, adjectives, nouns, with "of" phrases; appositions are left out.
    func nounPhrase(startingAt start: Int, ceiling: Int, attachments: Bool = true) -> Range<Int>? {
        var index = start
        guard index < ceiling else { return nil }
        if tokens[index].tag == .pronoun { return index..<(index + 1) }
        var nominal: Int?
        while index < ceiling {
            let token = tokens[index]
            if token.kind == .hyphen || token.kind == .possessive {
                index += 1
                continue
            }
            if token.tag == .number, nominal == nil {
                index += 1
                continue
            }
            guard token.kind == .word, word(index).isDisjoint(with: [.weekday, .modal, .be, .have]), !isTime(index) else { break }
            if token.tag.isNominal {
                nominal = index
            } else if token.tag == .determiner || token.tag == .possessivePronoun {
                if nominal != nil, tokens[index - 1].kind != .possessive { break }
                if token.tag == .determiner, word(index).contains(.demonstrative),
                    !(tokens[safe: index + 1]?.tag.isNominal ?? false)
                {
                    return start..<(index + 1)
                }
            } else if token.tag == .adjective || token.tag == .participle || token.tag == .gerund || token.tag == .adverb {
                if nominal != nil, tokens[index - 1].kind != .possessive, tokens[index - 1].kind != .hyphen,
                    !(tokens[safe: index + 1]?.tag.isNominal ?? false) || token.tag != .adjective
                {
                    break
                }
            } else if token.tag == .conjunction, nominal == index - 1, index + 1 < ceiling,
                tokens[index + 1].tag == tokens[index - 1].tag
            {
                // "Britain and France"
            } else if attachments, token.tag == .preposition, let head = nominal, head == index - 1,
                let attached = nounPhrase(startingAt: index + 1, ceiling: ceiling), !isTime(index + 1)
            {
                return start..<attached.upperBound
            } else {
                break
            }
            index += 1
        }
        guard let nominal else { return nil }
        return start..<(nominal + 1)
    }

    /// Whether a finite verb stands in the range, outside brackets.
    func hasFiniteVerb(_ range: Range<Int>) -> Bool {
        range.contains { tokens[$0].tag.isFinite }
    }

    /// The subject of the finite verb at `verb`: the noun phrase before it, past auxiliaries, adverbs and parentheses.
    func subject(of verb: Int, floor: Int) -> Range<Int>? {
        var index = verb - 1
        index = beforeAdjuncts(index, floor: floor)
        guard index >= floor else { return nil }
        if let phrase = nounPhrase(endingAt: index, floor: floor) { return phrase }
        switch tokens[index].kind {
        case .comma, .dash, .closeBracket:
            return subject(beforeParenthesis: index, floor: floor)
        case .closeQuote:
            // A nickname or a name in marks: the phrase ends inside.
            return nounPhrase(endingAt: index - 1, floor: floor)
        case .word where word(index).contains(.relative) || tokens[index].tag == .whPronoun:
            var before = index - 1
            if before >= floor, tokens[before].kind == .comma { before -= 1 }
            return before >= floor ? nounPhrase(endingAt: before, floor: floor) : nil
        case .word where word(index).contains(.coordinator):
            return clauseSubject(before: index, floor: floor)
        default:
            return clauseSubject(before: index + 1, floor: floor)
        }
    }

    /// The position before auxiliaries, adverbs and expressions of time.
    private func beforeAdjuncts(_ last: Int, floor: Int) -> Int {
        var index = last
        while index >= floor {
            if isAuxiliary(index) || tokens[index].tag == .adverb {
                index -= 1
            } else if let before = timePhrase(endingAt: index, floor: floor) {
                index = before
            } else {
                break
            }
        }
        return index
    }

    /// The position before an expression of time ("on Friday", "late Monday", "on July 4", "last week") that ends at `last`.
    private func timePhrase(endingAt last: Int, floor: Int) -> Int? {
        var index = last
        var isExpression = false
        while index > floor,
            isTime(index) || tokens[index].kind == .number
                || (isExpression
                    && (tokens[index].tag == .determiner || tokens[index].tag == .adjective || tokens[index].tag == .adverb))
        {
            if isTime(index) { isExpression = true }
            index -= 1
        }
        guard isExpression, index >= floor else { return nil }
        if tokens[index].tag == .preposition, index > floor { index -= 1 }
        return index
    }

    /// "a day after President Abbas", "hours before Tbilisi", "Mr. Howard Monday": the phrase without words of time.
    func withoutTime(_ phrase: Range<Int>) -> Range<Int> {
        var phrase = phrase
        while phrase.count > 1, word(phrase.upperBound - 1).contains(.weekday), tokens[phrase.upperBound - 1].isCapitalised {
            phrase = phrase.lowerBound..<(phrase.upperBound - 1)
        }
        guard let index = phrase.first(where: { tokens[$0].tag == .preposition || word($0).contains(.subordinator) }),
            word(index).contains(.subordinator), index + 1 < phrase.upperBound, index > phrase.lowerBound,
            isTime(index - 1) || word(index - 1).contains(.moment) || tokens[index - 1].tag == .adverb
        else { return phrase }
        return (index + 1)..<phrase.upperBound
    }

    /// "X, the minister, said": the phrase before the parenthesis that ends at `close`.
    private func subject(beforeParenthesis close: Int, floor: Int) -> Range<Int>? {
        var index = close - 1
        let opens: Token.Kind = tokens[close].kind == .closeBracket ? .openBracket : tokens[close].kind
        var steps = 0
        while index > floor, steps < 40 {
            if tokens[index].kind == opens, endsNoun(index - 1), !isTime(index - 1),
                tokens[index - 1].tag != .pronoun || opens == .comma
            {
                let inside = (index + 1)..<close
                // A finite verb inside is a relative clause, or not a parenthesis at all.
                if !hasFiniteVerb(inside) || word(index + 1).contains(.relative) || word(index + 1).contains(.clause) {
                    if let phrase = nounPhrase(endingAt: index - 1, floor: floor) { return phrase }
                }
            }
            index -= 1
            steps += 1
        }
        return clauseSubject(before: close, floor: floor)
    }

    /// The subject of the first finite verb between `floor` and `end`: of a coordinated or reduced clause's main clause.
    func clauseSubject(before end: Int, floor: Int) -> Range<Int>? {
        clauseSubject(before: end, floor: floor) { $0.isFinite } ?? clauseSubject(before: end, floor: floor) { $0 == .participle }
    }

    private func clauseSubject(before end: Int, floor: Int, _ isVerb: (Tag) -> Bool) -> Range<Int>? {
        for index in floor..<max(floor, end) where isVerb(tokens[index].tag) {
            var last = index - 1
            last = beforeAdjuncts(last, floor: floor)
            if last >= floor, let phrase = nounPhrase(endingAt: last, floor: floor) { return phrase }
            if last > floor, tokens[last].kind == .comma {
                // "X, the minister, met": the first phrase of the clause.
                if let phrase = nounPhrase(startingAt: floor, ceiling: last) { return phrase }
            }
        }
        return nil
    }

    func isAuxiliary(_ index: Int) -> Bool {
        !word(index).isDisjoint(with: [.be, .have, .modal, .negation])
            || tokens[safe: index].map { $0.kind == .word && $0.tag == .modal } ?? false
    }

    /// The position after adjuncts that may stand between a cue and its content: times, prepositional phrases, adverbs.
    func skipAdjuncts(from start: Int, ceiling: Int) -> Int {
        var index = start
        while index < ceiling {
            let token = tokens[index]
            if token.tag == .adverb || isTime(index) || (token.kind == .number && index > start && isTime(index - 1)) {
                index += 1
            } else if token.kind == .comma, index > start, index + 1 < ceiling, word(index + 1).contains(.clause),
                tokens[index + 1].tag != .whPronoun
            {
                index += 1
            } else if token.tag == .preposition, !word(index).contains(.clause),
                !word(index).contains(.subordinator) || isTime(index + 1),
                index + 1 < ceiling
            {
                if isTime(index + 1) {
                    index += 2
                } else if let phrase = nounPhrase(startingAt: index + 1, ceiling: ceiling), phrase.upperBound < ceiling {
                    index = phrase.upperBound
                    if tokens[index].kind == .comma, index + 1 < ceiling,
                        endsNoun(index + 1) || tokens[index + 1].tag == .determiner
                    {
                        index += 1
                    }
                } else {
                    return index
                }
            } else if token.tag == .determiner, isTime(index + 1) {
                index += 2
            } else {
                return index
            }
        }
        return index
    }
}

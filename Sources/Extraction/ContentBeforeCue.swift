// Content that stands before its cue: `"…," Lavrov said`, `…, said Lavrov`.

import Language

extension Attributor {
    /// `"…," said Lavrov` and `…, said Lavrov`.
    func inverted(_ verb: Int, _ lexeme: Int, _ sentence: Range<Int>) -> Attribution? {
        guard cues.all[lexeme].frames.contains(.quotation), verb > 0, verb + 1 < sentence.upperBound else { return nil }
        let afterMark = tokens[verb - 1].kind == .closeQuote || (verb > 1 && tokens[verb - 2].kind == .closeQuote)
        // "X, the minister, told reporters": the one addressed follows, not the source.
        guard isBoundary(verb - 1), let source = phrases.nounPhrase(startingAt: verb + 1, ceiling: sentence.upperBound) else {
            return nil
        }
        let frames = cues.all[lexeme].frames
        guard afterMark || frames.isDisjoint(with: [.addressee, .directive, .object]) || closesSentence(frames, source, sentence)
        else { return nil }
        if let after = tokens[safe: source.upperBound], after.tag.isFinite, after.kind == .word { return nil }
        guard let content = contentBefore(verb - 1, sentence) else { return nil }
        return withContinuation(
            Attribution(
                content: content.ranges, source: source, cue: verb..<(verb + 1), lexeme: lexeme,
                rule: content.isQuotation ? .quoteThenCue : .clauseThenCue), after: source.upperBound, sentence)
    }

    /// "…, announced the chairman of the meeting.": no other verb follows, and no second part of a list.
    private func closesSentence(_ frames: Cue.Frames, _ source: Range<Int>, _ sentence: Range<Int>) -> Bool {
        guard frames.contains(.clause), frames.isDisjoint(with: [.addressee, .directive]) else { return false }
        let rest = source.upperBound..<max(source.upperBound, contentCeiling(sentence))
        return !phrases.hasFiniteVerb(rest) && !rest.contains { phrases.word($0).contains(.coordinator) }
    }

    /// `"…," Lavrov said` and `…, Lavrov said`.
    func trailing(_ verb: Int, _ lexeme: Int, _ source: Range<Int>, _ sentence: Range<Int>) -> Attribution? {
        var before = source.lowerBound - 1
        while before > sentence.lowerBound, tokens[before].tag == .adverb || tokens[before].tag == .conjunction || isTime(before)
        { before -= 1 }
        guard before >= sentence.lowerBound || (before >= 0 && endsQuotedQuestion(before)), isBoundary(before) else { return nil }
        guard let content = contentBefore(before, sentence) else {
            return interrupted(verb, lexeme, source, before, sentence)
        }
        let complement = complement(of: verb, cues.all[lexeme], sentence)
        if !content.isQuotation, complement != nil { return nil }
        let cueStart = auxiliaries(before: verb, source.upperBound)
        var attribution = Attribution(
            content: content.ranges, source: source, cue: cueStart..<(verb + 1), lexeme: lexeme,
            rule: content.isQuotation ? .quoteThenCue : .clauseThenCue)
        if let complement, content.isQuotation, complement.rule == .cueThenQuote {
            attribution.content += complement.content
            return attribution
        }
        return content.isQuotation || complement == nil ? withContinuation(attribution, after: verb + 1, sentence) : attribution
    }

    /// "The plan, Lavrov said, was dead.": the clause goes on behind the cue.
    private func interrupted(
        _ verb: Int, _ lexeme: Int, _ source: Range<Int>, _ boundary: Int, _ sentence: Range<Int>
    ) -> Attribution? {
        let lead = clauseStart(sentence.lowerBound, before: boundary)..<boundary
        let ceiling = contentCeiling(sentence)
        guard !lead.isEmpty, !isQuoted(lead.lowerBound), tokens[boundary].kind == .comma, phrases.endsNoun(boundary - 1),
            tokens[safe: verb + 1]?.kind == .comma, verb + 2 < ceiling
        else { return nil }
        var next = verb + 2
        while next < ceiling, tokens[next].tag == .adverb { next += 1 }
        guard next < ceiling, tokens[next].tag.isFinite else { return nil }
        return Attribution(
            content: [lead, (verb + 2)..<ceiling], source: source, cue: auxiliaries(before: verb, source.upperBound)..<(verb + 1),
            lexeme: lexeme, rule: .clauseThenCue)
    }

    func isTime(_ index: Int) -> Bool { !phrases.word(index).isDisjoint(with: [.weekday, .time]) }

    func isBoundary(_ index: Int) -> Bool {
        switch tokens[index].kind {
        case .comma, .closeQuote, .dash, .ellipsis: true
        case .question, .exclamation: true
        default: false
        }
    }

    /// A sentence that follows `"…?"` may be its attribution: `"Will you?" Lavrov asked.`
    func endsQuotedQuestion(_ index: Int) -> Bool {
        guard tokens[index].kind == .closeQuote, index > 0 else { return false }
        switch tokens[index - 1].kind {
        case .question, .exclamation, .ellipsis, .dash: return true
        default: return false
        }
    }

    /// What was said before a boundary: the quotation that closes there, or the clause from the sentence's start.
    func contentBefore(_ boundary: Int, _ sentence: Range<Int>) -> (ranges: [Range<Int>], isQuotation: Bool)? {
        var last = boundary
        while last >= 0, tokens[last].kind == .comma || tokens[last].kind == .dash { last -= 1 }
        guard last >= 0 else { return nil }
        if tokens[last].kind == .closeQuote, let quote = quotation(at: last) {
            let (open, parts) = chain(quote)
            let opening = document.sentences[Int(document.sentenceOf[open])]
            let lead = clauseStart(opening.lowerBound, before: open)
            // Words before the quotation in its sentence belong to it, unless they are an attribution themselves.
            if lead < open, parts.count == 1, !attributes(lead..<open) {
                return ([lead..<(last + 1)], !phrases.hasFiniteVerb(lead..<open) && lead + 3 > open)
            }
            // `X told Y that it was "an act", Z said`: the quotation is a part of the clause.
            if lead < open, parts.count == 1, tokens[open - 1].kind == .word, cues.verb(tokens[open - 1].word) == nil,
                tokens[open - 1].word != words.that, lead >= sentence.lowerBound
            {
                return ([lead..<(last + 1)], false)
            }
            guard isUtterance(quote) || parts.count > 1 || last - open > 1 else { return nil }
            return (parts, true)
        }
        let start = clauseStart(sentence.lowerBound, before: last)
        guard last - start >= 2, phrases.hasFiniteVerb(start..<(last + 1)), !isQuoted(start) || opens(start) else { return nil }
        return ([start..<(last + 1)], false)
    }

    func opens(_ index: Int) -> Bool {
        guard let quote = quotation(at: index) else { return false }
        return document.quotations[quote].open == index
    }

    /// Skips a dateline, an opening conjunction and marks at the start of a sentence.
    func clauseStart(_ start: Int, before end: Int) -> Int {
        var index = start
        while index < end, tokens[index].kind == .dash || tokens[index].kind == .hyphen || tokens[index].kind == .other {
            index += 1
        }
        if index < end, tokens[index].tag == .conjunction { index += 1 }
        return index
    }

    /// Whether a stretch before a quotation is an attribution of its own: it ends with a cue, a colon, or a cue and "that".
    func attributes(_ range: Range<Int>) -> Bool {
        range.contains { index in
            cues.verb(tokens[index].word) != nil && tokens[index].tag.isVerbal && !isQuoted(index)
        } || tokens[range.upperBound - 1].kind == .colon
    }

    /// The passages of a quotation that goes over several paragraphs, as one range each, and its first mark.
    func chain(_ quote: Int) -> (open: Int, parts: [Range<Int>]) {
        var parts: [Range<Int>] = []
        var current: Int? = quote
        var open = document.quotations[quote].open
        while let position = current {
            let quotation = document.quotations[position]
            parts.insert(quotation.inside, at: 0)
            open = quotation.open
            current = quotation.continues
        }
        return (open, parts.filter { !$0.isEmpty })
    }

    /// Whether a quotation reads like something said, and not like a name or a phrase in marks.
    func isUtterance(_ quote: Int) -> Bool {
        let quotation = document.quotations[quote]
        let inside = quotation.inside
        guard inside.count >= 2 else { return inside.count == 1 && endsLikeSentence(quotation) }
        return endsLikeSentence(quotation) || (inside.count >= 5 && phrases.hasFiniteVerb(inside))
    }

    func endsLikeSentence(_ quotation: Quotation) -> Bool {
        switch tokens[max(quotation.open, quotation.close - 1)].kind {
        case .comma, .stop, .question, .exclamation, .ellipsis, .dash: true
        default: tokens[safe: quotation.close + 1]?.kind == .comma && tokens[safe: quotation.open + 1]?.isCapitalised ?? false
        }
    }

    /// Adds the quotation that goes on after the cue in the same sentence: `"A," he said, "B."`
    func withContinuation(_ attribution: Attribution, after index: Int, _ sentence: Range<Int>) -> Attribution {
        var result = attribution
        guard attribution.rule == .quoteThenCue else { return result }
        var position = index
        while position < sentence.upperBound, tokens[position].kind != .openQuote {
            if cues.verb(tokens[position].word) != nil, tokens[position].tag.isVerbal { return result }
            position += 1
        }
        guard position < sentence.upperBound, let quote = quotation(at: position), isUtterance(quote) else { return result }
        result.content.append(document.quotations[quote].inside)
        return result
    }

}

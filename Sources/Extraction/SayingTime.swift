// The day that belongs to a saying, as the words beside its cue tell.

import Language

/// Finds on what day each statement of a document was made.
struct SayingTime {
    let document: Document
    let phrases: Phrases
    /// The expressions of time of the document, in order.
    let times: [TimeExpression]
    let published: CivilDate?

    private var tokens: [Token] { document.tokens }

    /// What the words beside a cue tell of the day.
    private enum Told {
        case day(Period)
        /// On an earlier occasion, of which no day is told.
        case bygone
        case nothing
    }

    /// The days of attributions, each with its speaker: what stands beside the cue, else the day of the statement that it goes on
    /// from, else the day of the article; nil for an earlier occasion whose day the text does not tell.
    func days(of attributions: [Attribution], _ speakers: [Party?]) -> [Period?] {
        var days = [Period?](repeating: nil, count: attributions.count)
        let order = attributions.indices.sorted { position(attributions[$0]) < position(attributions[$1]) }
        var last: (index: Int, told: Told)?
        for index in order {
            var told = told(attributions[index])
            if case .nothing = told, let last, goesOn(attributions[index], from: attributions[last.index]),
                speakers[index]?.name == speakers[last.index]?.name
            {
                told = last.told
            }
            switch told {
            case .day(let period): days[index] = period
            case .bygone: days[index] = nil
            case .nothing: days[index] = published.map { Period($0) }
            }
            last = (index, told)
        }
        return days
    }

    private func position(_ attribution: Attribution) -> Int {
        min(attribution.cue?.lowerBound ?? attribution.start, attribution.source?.lowerBound ?? attribution.start)
    }

    /// Whether a statement belongs to the occasion of the one before it: a quotation without a cue, or "he added" behind it.
    private func goesOn(_ attribution: Attribution, from last: Attribution) -> Bool {
        let sentence = document.sentenceOf[min(attribution.start, tokens.count - 1)]
        let before = document.sentenceOf[min(max(last.end - 1, last.cue?.lowerBound ?? 0), tokens.count - 1)]
        guard (0...2).contains(sentence - before) else { return false }
        guard attribution.cue != nil else { return true }
        guard let source = attribution.source, let first = source.first else { return true }
        return source.count == 1 && tokens[first].tag == .pronoun
    }

    // MARK: One statement

    private func told(_ attribution: Attribution) -> Told {
        guard let cue = attribution.cue else { return .nothing }
        let sentence = document.sentences[Int(document.sentenceOf[cue.lowerBound])]
        var best: (distance: Int, period: Period)?
        for expression in times[inside(sentence)] where isOccasion(expression) {
            if let published, expression.period.from > published.adding(days: 1) { continue }
            guard let distance = distance(of: expression.range, from: cue, attribution, sentence) else { continue }
            if best == nil || distance < best!.distance { best = (distance, expression.period) }
        }
        if let best { return .day(best.period) }
        return isBygone(cue, attribution, sentence) ? .bygone : .nothing
    }

    /// The positions of the expressions of a sentence.
    private func inside(_ sentence: Range<Int>) -> Range<Int> {
        var (low, high) = (0, times.count)
        while low < high {
            let middle = (low + high) / 2
            if times[middle].range.lowerBound < sentence.lowerBound { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < times.count, times[end].range.lowerBound < sentence.upperBound { end += 1 }
        return low..<end
    }

    /// Whether an expression may tell when something is said: not "Thursday's decision", but "after Thursday's meeting".
    private func isOccasion(_ expression: TimeExpression) -> Bool {
        guard expression.isAttributive else { return true }
        let (before, after) = (expression.range.lowerBound - 1, expression.range.upperBound)
        return before >= 0 && phrases.word(before).contains(.during) && tokens[safe: after]?.kind == .possessive
    }

    /// How far from the cue an expression stands that may be the saying's, nil for one that is not.
    private func distance(of time: Range<Int>, from cue: Range<Int>, _ attribution: Attribution, _ sentence: Range<Int>) -> Int? {
        let isContent = attribution.content.contains { $0.overlaps(time) }
        if time.lowerBound >= cue.upperBound {
            if isContent {
                // "said yesterday the treaty was fair": what stands right behind the cue, and is no subject of what was said.
                guard isPlain(cue.upperBound..<time.lowerBound), time.lowerBound - cue.upperBound <= 2,
                    document.quotationOf[time.lowerBound] < 0, time.upperBound < sentence.upperBound,
                    opensClause(time.upperBound)
                else { return nil }
                return 0
            }
            return follows(cue.upperBound..<time.lowerBound, attribution) ? time.lowerBound - cue.upperBound : nil
        }
        // "warned last week against": the words of the cue enclose it.
        if cue.overlaps(time) { return 0 }
        guard !isContent else { return nil }
        return precedes(time, cue, attribution, sentence) ? 100 + cue.lowerBound - time.upperBound : nil
    }

    /// Whether a clause may begin with a token: with its subject or "that".
    private func opensClause(_ index: Int) -> Bool {
        switch tokens[index].tag {
        case .determiner, .pronoun, .possessivePronoun, .name, .noun, .nouns, .number, .adjective, .there: true
        default: phrases.word(index).contains(.clause)
        }
    }

    /// Only words such as "on", "late", "the", not "that".
    private func isPlain(_ range: Range<Int>) -> Bool {
        range.allSatisfy { index in
            switch tokens[index].tag {
            case .preposition, .adverb, .determiner, .adjective: !phrases.word(index).contains(.clause)
            default: false
            }
        }
    }

    /// Whether nothing but adjuncts and the source stand between the cue and a time behind it: no comma, no other clause.
    private func follows(_ between: Range<Int>, _ attribution: Attribution) -> Bool {
        guard between.count <= 300 else { return false }
        var length = 0
        for index in between {
            // `said: "…" on Monday`
            if attribution.content.contains(where: { $0.contains(index) }) {
                guard document.isQuotation(index) else { return false }
                continue
            }
            let token = tokens[index]
            length += 1
            switch token.kind {
            case .comma:
                guard index > between.lowerBound, document.isQuotation(index - 1) || document.isQuotation(index) else {
                    return false
                }
            case .semicolon, .colon, .stop: return false
            default: break
            }
            if phrases.word(index).contains(.condition) || token.tag == .whPronoun || token.tag == .whAdverb { return false }
            if isAhead(index) { return false }
            if token.tag.isFinite || token.tag == .verb, !isIssued(index) { return false }
        }
        return length <= 16
    }

    /// "a statement issued Monday", "an interview published on Sunday"
    private func isIssued(_ index: Int) -> Bool {
        index > 0 && phrases.word(index).contains(.issued)
            && (tokens[index - 1].tag.isNominal || tokens[index - 1].tag == .participle)
    }

    /// "ahead of", "before": what follows lies behind the saying.
    private func isAhead(_ index: Int) -> Bool {
        guard tokens[index].kind == .word else { return false }
        return phrases.word(index).contains(.forthcoming)
    }

    /// Whether a time before the cue opens its clause or stands between source and cue.
    private func precedes(_ time: Range<Int>, _ cue: Range<Int>, _ attribution: Attribution, _ sentence: Range<Int>) -> Bool {
        if let source = attribution.source, source.upperBound <= cue.lowerBound, time.lowerBound > source.lowerBound {
            // "Lavrov on Monday said", not "Lavrov, who arrived on Monday, said"
            return !(source.lowerBound..<cue.lowerBound).contains { index in
                tokens[index].kind == .comma || tokens[index].tag == .whPronoun
                    || tokens[index].tag.isFinite && !time.contains(index) && !isAuxiliary(index)
            }
        }
        // "In March 1996 Itochu announced": where the source seems to begin with the time, it begins behind it.
        let source = attribution.source.map { max($0.lowerBound, time.upperBound) } ?? cue.lowerBound
        let end = min(source, cue.lowerBound)
        if phrases.word(time.upperBound).contains(.coordinator) { return false }
        guard time.upperBound <= end, end - time.upperBound <= 30 else { return false }
        // Behind the time no other clause before the source, …
        for index in time.upperBound..<end {
            if attribution.content.contains(where: { $0.contains(index) }) { return false }
            switch tokens[index].kind {
            case .semicolon, .colon: return false
            case .word:
                if tokens[index].tag.isFinite || tokens[index].tag == .whPronoun || phrases.word(index).contains(.condition) {
                    return false
                }
            default: break
            }
        }
        // … and none before it in its own.
        var index = time.lowerBound - 1
        while index >= sentence.lowerBound {
            guard time.lowerBound - index <= 40 else { return false }
            switch tokens[index].kind {
            case .semicolon, .colon, .closeQuote: return true
            case .word:
                if isAhead(index), time.lowerBound - index < 8 { return false }
                if phrases.word(index).contains(.coordinator), tokens[safe: index - 1]?.kind == .comma { return true }
                if tokens[index].tag.isFinite || tokens[index].tag == .whPronoun || tokens[index].tag == .whAdverb {
                    return false
                }
            default: break
            }
            if attribution.content.contains(where: { $0.contains(index) }) { return true }
            index -= 1
        }
        return true
    }

    private func isAuxiliary(_ index: Int) -> Bool { !phrases.word(index).isDisjoint(with: [.have, .be]) }

    /// Whether the cue tells of an earlier occasion: "had said", "once said", "in his book".
    private func isBygone(_ cue: Range<Int>, _ attribution: Attribution, _ sentence: Range<Int>) -> Bool {
        func isOutside(_ index: Int) -> Bool {
            sentence.contains(index) && document.quotationOf[index] < 0 && !attribution.content.contains { $0.contains(index) }
        }
        let verb = cue.lowerBound
        var before = verb - 1
        while isOutside(before), verb - before <= 4,
            tokens[before].tag == .adverb || isAuxiliary(before) || phrases.word(before).contains(.bygone)
        {
            if phrases.word(before).contains(.bygone) { return true }
            if document.isHad(before, phrases) { return true }
            before -= 1
        }
        if cue.dropLast().contains(where: { document.isHad($0, phrases) || phrases.word($0).contains(.bygone) }) { return true }
        let after = cue.upperBound
        if isOutside(after), phrases.word(after).contains(.bygone) { return true }
        // "Previously, Lavrov said"
        let first = sentence.first(where: isOutside) ?? verb
        if phrases.word(first).contains(.bygone), tokens[safe: first + 1]?.kind == .comma { return true }
        return (max(sentence.lowerBound, verb - 25)..<min(sentence.upperBound, after + 12)).contains { index in
            isOutside(index) && phrases.word(index).contains(.memoir) && !phrases.word(index - 1).contains(.be)
                && (tokens[safe: index - 1]?.tag == .possessivePronoun || tokens[safe: index - 1]?.kind == .possessive
                    || tokens[safe: index - 2]?.tag == .possessivePronoun)
        }
    }
}

extension Document {
    /// Whether a token stands in quotation marks, the marks included.
    fileprivate func isQuotation(_ index: Int) -> Bool { quotationOf[index] >= 0 }

    /// "had"
    fileprivate func isHad(_ index: Int, _ phrases: Phrases) -> Bool {
        phrases.word(index).contains(.have) && bytes[Int(tokens[index].end) - 1] | 0x20 == UInt8(ascii: "d")
    }
}

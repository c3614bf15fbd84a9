// "According to", and quotations that no cue claims.

import Language

extension Attributor {
    /// "According to X, …", "…, according to X", "…, according to X, …".
    func findAccordingTo(in sentence: Range<Int>, _ first: Int, _ found: inout [Attribution]) {
        for index in sentence
        where tokens[index].word == words.according && tokens[safe: index + 1]?.word == words.to && !isQuoted(index) {
            guard let source = phrases.nounPhrase(startingAt: index + 2, ceiling: sentence.upperBound) else { continue }
            var before = index
            while before > sentence.lowerBound, tokens[before - 1].kind == .comma || tokens[before - 1].kind == .dash {
                before -= 1
            }
            // A sentence that is attributed already names here who reported it.
            if let position = found.indices.dropFirst(first).last(where: { found[$0].cue.map { $0.lowerBound < index } ?? false })
            {
                found[position].outlet = source
                continue
            }
            var content: [Range<Int>] = []
            if before > sentence.lowerBound + 1 {
                var start = sentence.lowerBound
                if let quote = quotation(at: before - 1), tokens[before - 1].kind == .closeQuote {
                    start = min(start, chain(quote).open)
                }
                content.append(start..<before)
            }
            var after = source.upperBound
            let ceiling = contentCeiling(sentence)
            while after < ceiling, tokens[after].kind != .comma { after += 1 }
            if after + 1 < ceiling, content.isEmpty || phrases.hasFiniteVerb((after + 1)..<ceiling) {
                content.append((after + 1)..<ceiling)
            }
            guard !content.isEmpty, content.contains(where: { phrases.hasFiniteVerb($0) }) else { continue }
            found.append(Attribution(content: content, source: source, cue: index..<(index + 2), rule: .accordingTo))
        }
    }

    /// Gives quotations that no attribution covers to the one that they go on from, to the name before a colon, or to the running
    /// speaker.
    func attributeQuotations(_ found: inout [Attribution]) {
        var covered = [Bool](repeating: false, count: document.quotations.count)
        for attribution in found {
            for range in attribution.content {
                for index in range {
                    if let quote = quotation(at: index) { covered[quote] = true }
                }
            }
        }
        for quote in document.quotations.indices where !covered[quote] && isUtterance(quote) {
            let quotation = document.quotations[quote]
            guard scope.contains(quotation.open) else { continue }
            if let previous = quotation.continues, covered[previous],
                let position = found.lastIndex(where: { $0.end <= quotation.open && $0.end > document.quotations[previous].open })
            {
                found[position].content.append(quotation.inside)
                covered[quote] = true
                continue
            }
            let sentence = document.sentences[Int(document.sentenceOf[quotation.open])]
            let opensSentence = quotation.open == sentence.lowerBound
            if opensSentence, let position = running(before: quotation.open, found) {
                found[position].content.append(quotation.inside)
                covered[quote] = true
            } else if quotation.open > sentence.lowerBound, tokens[quotation.open - 1].kind == .colon,
                let source = phrases.clauseSubject(before: quotation.open - 1, floor: sentence.lowerBound)
                    ?? phrases.nounPhrase(endingAt: quotation.open - 2, floor: sentence.lowerBound)
            {
                found.append(
                    Attribution(
                        content: chain(quote).parts, source: source, cue: (quotation.open - 1)..<quotation.open, rule: .colon))
                covered[quote] = true
            } else if opensSentence, quotation.inside.count >= 6, fillsSentences(quotation),
                let position = found.lastIndex(where: { $0.end <= quotation.open && isDirect($0) })
            {
                found.append(
                    Attribution(
                        content: chain(quote).parts, rule: .bareQuotation,
                        antecedent: found[position].source ?? found[position].antecedent))
                found.sort { ($0.start, $0.end) < ($1.start, $1.end) }
                covered[quote] = true
            }
        }
    }

    /// The attribution of a quotation that ends right before `open`, with nothing but its own cue between.
    private func running(before open: Int, _ found: [Attribution]) -> Int? {
        guard open > 0 else { return nil }
        let previous = document.sentences[Int(document.sentenceOf[open - 1])]
        return found.lastIndex { attribution in
            guard attribution.rule == .quoteThenCue || attribution.rule == .cueThenQuote, attribution.end <= open else {
                return false
            }
            let last = max(attribution.end, attribution.cue?.upperBound ?? 0, attribution.source?.upperBound ?? 0)
            return last > previous.lowerBound && last <= open
        }
    }

    private func isDirect(_ attribution: Attribution) -> Bool {
        switch attribution.rule {
        case .quoteThenCue, .cueThenQuote, .colon, .bareQuotation: true
        default: false
        }
    }

    /// Whether a quotation is all there is of its sentences.
    private func fillsSentences(_ quotation: Quotation) -> Bool {
        let last = document.sentences[Int(document.sentenceOf[min(quotation.close, tokens.count - 1)])]
        return last.upperBound <= quotation.close + 1
    }
}

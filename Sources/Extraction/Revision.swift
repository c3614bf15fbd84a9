// The rules' attributions, revised by the network: what it confirms, corrects, adds and drops.

import AttributionNetwork
import Language

extension Attributor {
    /// Probabilities from which an anchor of the network makes a statement: where a rule has a cue there; where none has and the
    /// words are a clause or a quotation; where they are but a phrase.
    static let confirmed = 0.2
    static let clause = 0.6
    static let phrase = 0.8

    /// The attributions of a document: the network's, and those of the rules on which it has no say.
    ///
    /// The network decides whether a cue attributes, and where clauses end; whether it is a cue of speech, the lexicon knows. Rules keep
    /// what the network was not taught: that nothing was said where a verb is denied, quotations, who speaks where they know the cue,
    /// speakers whom an outlet quotes, the outlet that reports a statement.
    func revised(_ rules: [Attribution], _ features: TokenFeatures, by frames: [Frame]) -> [Attribution] {
        var outlets = [Bool](repeating: false, count: tokens.count)
        var isKept = rules.map { isQuotedAs($0) }
        // Where a rule has a cue that an outlet quotes, the outlet's own cue attributes nothing.
        var quotedAs = [Bool](repeating: false, count: tokens.count)
        for (position, rule) in rules.enumerated() {
            for index in rule.outlet ?? 0..<0 { outlets[index] = true }
            if isKept[position], let cue = rule.cue { for index in cue { quotedAs[index] = true } }
        }
        var decided: [Attribution] = []
        for frame in frames {
            let position = Int(features.attributionOfCue[frame.anchor])
            let rule = position >= 0 ? rules[position] : nil
            if let rule {
                guard frame.speech + frame.belief >= Self.confirmed, !isKept[position], !isRefusal(frame) else { continue }
                isKept[position] = true
                decided.append(attribution(frame, rule, before: rules[(position + 1)...].prefix(4)))
            } else if stands(frame), !(frame.source.map { $0.contains { outlets[$0] } } ?? false),
                !frame.content.contains(where: { $0.contains { quotedAs[$0] } })
            {
                decided.append(attribution(frame))
            }
        }
        var covered = [Bool](repeating: false, count: tokens.count)
        var revised = distinct(decided)
        for attribution in revised { for range in attribution.content { for index in range { covered[index] = true } } }
        for (position, rule) in rules.enumerated() {
            if isQuotedAs(rule) {
                revised.append(rule)
            } else if !isKept[position], isQuotation(rule), !isMostly(covered, rule.content) {
                revised.append(rule)
            }
        }
        if let headline = headline(), !isMostly(covered, headline.content) { revised.append(headline) }
        for index in revised.indices {
            revised[index].source = (relativeSubject(revised[index]) ?? revised[index].source).map(phrases.withoutTime)
        }
        return revised.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    /// "the invitation, which McCurry said was under consideration": who said it stands between the pronoun and the cue.
    private func relativeSubject(_ attribution: Attribution) -> Range<Int>? {
        guard let source = attribution.source, let cue = attribution.cue, source.count == 1,
            tokens[source.lowerBound].tag == .whPronoun,
            source.upperBound < cue.lowerBound,
            let phrase = phrases.nounPhrase(startingAt: source.upperBound, ceiling: cue.lowerBound, attachments: false),
            phrase.upperBound == cue.lowerBound
        else { return nil }
        return phrase
    }

    /// "Talks to go on: Kremlin": a first line without a full stop that ends with a colon and a name.
    private func headline() -> Attribution? {
        guard !scope.isEmpty else { return nil }
        var end = scope.lowerBound + 1
        while end < scope.upperBound, end - scope.lowerBound <= 40, !tokens[end].startsParagraph { end += 1 }
        guard end - scope.lowerBound <= 40, end < scope.upperBound,
            let colon = (scope.lowerBound..<end).last(where: { tokens[$0].kind == .colon }), end - colon <= 6,
            let source = phrases.nounPhrase(endingAt: end - 1, floor: colon + 1), source == (colon + 1)..<end,
            source.contains(where: { tokens[$0].isCapitalised })
        else { return nil }
        let content = scope.lowerBound..<colon
        guard content.count >= 3, content.contains(where: { tokens[$0].tag.isFinite || tokens[$0].tag == .to }) else {
            return nil
        }
        return Attribution(content: [content], source: source, cue: colon..<(colon + 1), rule: .headline)
    }

    /// "quoted Lavrov as saying", "was quoted as saying"
    private func isQuotedAs(_ rule: Attribution) -> Bool {
        rule.cue.map { cue in cue.contains { tokens[$0].word == words.as_ } } ?? false
    }

    private func isQuotation(_ rule: Attribution) -> Bool {
        switch rule.rule {
        case .bareQuotation, .colon, .quoteThenCue, .cueThenQuote: true
        default: false
        }
    }

    private func isMostly(_ covered: [Bool], _ content: [Range<Int>]) -> Bool {
        var (inside, all) = (0, 0)
        for range in content {
            all += range.count
            for index in range where covered[index] { inside += 1 }
        }
        return inside * 2 > all
    }

    /// Whether the network's word alone suffices. A phrase behind a verb of topic ("discussed trade") tells what was spoken of, not
    /// what was said; a verb that is denied or supposed says nothing.
    private func stands(_ frame: Frame) -> Bool {
        guard let source = frame.source, phrases.word(source.lowerBound).isDisjoint(with: [.negation, .condition]) else {
            return false
        }
        if isRefusal(frame) { return false }
        let sentence = document.sentences[Int(document.sentenceOf[frame.anchor])]
        if source.lowerBound > sentence.lowerBound, phrases.word(source.lowerBound - 1).contains(.condition) { return false }
        if tokens[frame.anchor].tag.isVerbal, negated(frame.anchor, floor(of: frame.anchor, sentence)) { return false }
        if frame.content.contains(where: isClause) { return frame.speech >= Self.clause }
        // Titles and scare quotes.
        if frame.content.contains(where: { $0.contains(where: isQuoted) }) { return false }
        return frame.speech >= Self.phrase && !phrases.word(frame.anchor).contains(.topic)
    }

    /// "refused to say whether", "has yet to say", "declined to comment": nothing was said.
    private func isRefusal(_ frame: Frame) -> Bool {
        var refuses = false
        let words = Array(frame.cue) + Array(frame.content[0].prefix(2))
        for index in words {
            if phrases.word(index).contains(.refusal) { refuses = true }
            if refuses, phrases.word(index).contains(.reticence) { return true }
        }
        // The anchor is the verb that was not said: "refused to | say".
        return phrases.word(frame.anchor).contains(.reticence)
            && (max(0, frame.anchor - 2)..<frame.anchor).contains { phrases.word($0).contains(.refusal) }
    }

    /// Whether words are a clause, an infinitive, or an utterance in quotation marks.
    private func isClause(_ range: Range<Int>) -> Bool {
        if range.contains(where: { index in tokens[index].tag.isFinite || quotation(at: index).map(isUtterance) ?? false }) {
            return true
        }
        let verb = tokens[range.lowerBound].word == words.to ? range.lowerBound + 1 : range.lowerBound
        return verb > 0 && tokens[verb - 1].word == words.to && range.contains(verb) && tokens[verb].tag == .verb
    }

    /// What the network found alone.
    private func attribution(_ frame: Frame) -> Attribution {
        var attribution = Attribution(
            content: withoutConjunction(whole(frame)), source: frame.source, cue: frame.cue, rule: .network)
        attribution.lexeme = cues.verb(tokens[frame.anchor].word) ?? cues.noun(tokens[frame.anchor].word)
        attribution.frame = frame
        return attribution
    }

    /// The content, drawn out to the marks of a quotation that reaches further than the network looks.
    private func whole(_ frame: Frame) -> [Range<Int>] {
        var content = frame.content
        if frame.isCutBefore, let quote = quotation(at: content[0].lowerBound) {
            content[0] = min(document.quotations[quote].inside.lowerBound, content[0].lowerBound)..<content[0].upperBound
        }
        if frame.isCutAfter, let last = content.last, let quote = quotation(at: last.upperBound - 1) {
            content[content.count - 1] = last.lowerBound..<max(document.quotations[quote].inside.upperBound, last.upperBound)
        }
        return content
    }

    /// What a rule found, with the extent that the network gives it. Quotation marks tell their own extent, and the clause behind
    /// "that" begins where the rule has it, past the one addressed.
    private func attribution(_ frame: Frame, _ rule: Attribution, before next: ArraySlice<Attribution>) -> Attribution {
        var attribution = rule
        attribution.frame = frame
        // "It was announced": the passive names nobody.
        if rule.source == nil, rule.rule != .passive { attribution.source = frame.source }
        switch rule.rule {
        case .quoteThenCue, .cueThenQuote, .colon, .bareQuotation:
            return attribution
        case .thatClause, .bareClause, .whetherClause:
            let behind = rule.cue?.upperBound ?? rule.start
            let isTold = rule.lexeme.map { cues.all[$0].frames.contains(.addressee) } ?? false
            attribution.content = withoutConjunction(
                frame.content.filter { !isTold || $0.lowerBound < behind || $0.upperBound > rule.start }.map { range in
                    behind <= range.lowerBound && range.lowerBound < rule.start && rule.start < range.upperBound
                        ? rule.start..<range.upperBound : range
                })
        default:
            attribution.content = withoutConjunction(frame.content)
        }
        // "said that the talks had failed and accused Kiev": the next verb of the same subject begins a statement of its own. Nor can
        // the words that name the speaker be among those that he said.
        let goesOn = next.contains { other in other.source == rule.source && other.cue.map(attribution.claims) ?? false }
        if goesOn || attribution.source.map(attribution.claims) ?? false || rule.cue.map(attribution.claims) ?? false {
            attribution.content = rule.content
            attribution.source = rule.source
        }
        if overlap(attribution.content, rule.content) < 0.5 { attribution.rule = .network }
        return attribution
    }

    /// Without marks that stand alone, and without the "that" that the network was taught to count to the content: here it is the cue's.
    private func withoutConjunction(_ content: [Range<Int>]) -> [Range<Int>] {
        let content = content.filter { $0.contains { tokens[$0].kind == .word || tokens[$0].kind == .number } }
        guard let first = content.first, first.count > 1, tokens[first.lowerBound].word == words.that,
            !isQuoted(first.lowerBound), !tokens[first.lowerBound + 1].tag.isFinite,
            tokens[first.lowerBound + 1].kind != .possessive
        else { return content }
        return [(first.lowerBound + 1)..<first.upperBound] + content.dropFirst()
    }

    /// Of attributions that claim the same words the likeliest alone.
    private func distinct(_ decided: [Attribution]) -> [Attribution] {
        var kept: [Attribution] = []
        for attribution in decided.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            // Contents that share four fifths of their words begin near each other.
            let rival = kept.indices.reversed().prefix(8).first { overlap(kept[$0].content, attribution.content) > 0.8 }
            if let rival {
                if attribution.cueProbability > kept[rival].cueProbability { kept[rival] = attribution }
            } else {
                kept.append(attribution)
            }
        }
        return kept
    }

    /// Share of the tokens of two contents that both have.
    private func overlap(_ one: [Range<Int>], _ other: [Range<Int>]) -> Double {
        var common = 0
        for range in one { for second in other { common += range.clamped(to: second).count } }
        let all = one.reduce(0) { $0 + $1.count } + other.reduce(0) { $0 + $1.count } - common
        return all == 0 ? 0 : Double(common) / Double(all)
    }
}

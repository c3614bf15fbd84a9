// Whether, where and when a meeting is held.

import Gazetteer
import Language

extension MeetingFinder {
    /// "did not meet", "whether he would meet", "the Shangri-La Dialogue": no meeting is told of.
    func isFact(_ trigger: Range<Int>, _ sentence: Range<Int>, isVerb: Bool) -> Bool {
        let first = trigger.lowerBound
        // A capitalised noun behind a capitalised word is a part of a name, unless that is who meets ("EU Summit").
        if !isVerb, tokens[first].isCapitalised, first > sentence.lowerBound, tokens[first - 1].isCapitalised,
            mentions.match(at: first - 1) == nil
        {
            return false
        }
        var index = first - 1
        while index >= sentence.lowerBound, first - index <= 10, tokens[index].kind != .comma, tokens[index].kind != .semicolon {
            if phrases.word(index).contains(.condition) { return false }
            if isVerb, phrases.word(index).contains(.negation), first - index <= 3 { return false }
            index -= 1
        }
        return true
    }

    func status(near trigger: Range<Int>, _ sentence: Range<Int>) -> Meeting.Status {
        // The clause of the trigger: back to a quotation or cue, on to a comma.
        var status = Meeting.Status.held
        var floor = trigger.lowerBound
        while floor > sentence.lowerBound, trigger.lowerBound - floor < 12, document.quotationOf[floor - 1] < 0 { floor -= 1 }
        var ceiling = trigger.upperBound
        while ceiling < sentence.upperBound, ceiling - trigger.upperBound < 25, tokens[ceiling].kind != .comma,
            document.quotationOf[ceiling] < 0, !phrases.word(ceiling).contains(.clause) || tokens[ceiling].tag == .whPronoun
        {
            ceiling += 1
        }
        for index in floor..<ceiling {
            for phrase in lexicon.phrases(at: index, sentence.upperBound, tokens) {
                if phrase.role == .cancelled { return .cancelled }
                if phrase.role == .planned, index < trigger.upperBound || phrase.words.count > 1 || !tokens[index].tag.isNominal {
                    status = .planned
                }
            }
        }
        return tokens[trigger.lowerBound].tag == .past ? .held : status
    }

    /// Where the clause of a trigger ends: before a coordinated verb ("and will host him in Moroni").
    private func clauseEnd(after trigger: Int, _ sentence: Range<Int>) -> Int {
        var index = trigger + 1
        while index + 1 < sentence.upperBound {
            if phrases.word(index).contains(.coordinator), tokens[index + 1].tag.isFinite { return index }
            index += 1
        }
        return sentence.upperBound
    }

    func place(in sentence: Range<Int>, after trigger: Int) -> (
        name: String, country: String?
    )? {
        var best: (distance: Int, name: String, country: String?)?
        let end = clauseEnd(after: trigger, sentence)
        for index in sentence.lowerBound..<end
        where index + 1 < sentence.upperBound && (tokens[index].word == words.in_ || tokens[index].word == words.at) {
            guard let match = placeName(after: index, sentence), let country = match.country else { continue }
            let distance = index >= trigger ? index - trigger : (trigger - index) + 4
            if distance <= 14, best == nil || distance < best!.distance {
                best = (distance, document.text(of: match.range), gazetteer.countries[country.index].code)
            }
        }
        if let best { return (best.name, best.country) }
        if let here = sentence.first(where: { tokens[$0].word == words.here }), here > trigger, let datelinePlace {
            return (datelinePlace, nil)
        }
        return nil
    }

    /// The place after "in" or "at": "in Paris", "at the White House", "in the rebel-held city of Lubumbashi", not "in the Ukraine war".
    func placeName(after preposition: Int, _ sentence: Range<Int>) -> NameAutomaton.Match? {
        var index = preposition + 1
        let ceiling = min(sentence.upperBound, preposition + 8)
        var behindOf = false
        while index < ceiling {
            if let match = mentions.match(at: index), let country = match.country, match.range.lowerBound == index {
                guard country.kind != .adjective, country.kind != .demonym, mentions.personOf[index] < 0 else { return nil }
                let next = tokens[safe: match.range.upperBound]
                let modifies =
                    next?.kind == .hyphen || next?.kind == .possessive
                    || (next?.tag.isNominal ?? false)
                        && phrases.word(match.range.upperBound).isDisjoint(with: [.weekday, .time, .month])
                return modifies ? nil : match
            }
            let token = tokens[index]
            if token.word == words.of {
                behindOf = true
            } else if behindOf || token.kind != .word && token.kind != .hyphen
                || !(token.tag == .determiner || token.tag == .adjective || token.tag == .participle || token.tag == .past
                    || token.tag.isNominal)
            {
                return nil
            }
            index += 1
        }
        return nil
    }

    func date(near trigger: Range<Int>, _ sentence: Range<Int>, future: Bool) -> Period? {
        let found = times.find(in: sentence, of: document, reference: published, future: future)
        func distance(_ expression: TimeExpression) -> Int {
            expression.range.lowerBound >= trigger.upperBound
                ? expression.range.lowerBound - trigger.upperBound : trigger.lowerBound - expression.range.upperBound + 3
        }
        guard let nearest = found.min(by: { distance($0) < distance($1) }) else { return nil }
        // "November this year": of two that stand together the more exact one.
        let beside = found.filter {
            abs($0.range.lowerBound - nearest.range.upperBound) <= 2 || abs(nearest.range.lowerBound - $0.range.upperBound) <= 2
        }
        func days(_ expression: TimeExpression) -> Int { expression.period.until.ordinal - expression.period.from.ordinal }
        return ([nearest] + beside).min { days($0) < days($1) }?.period
    }

}

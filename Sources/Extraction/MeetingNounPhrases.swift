// The phrase of a noun of meeting: where it begins, what its modifiers tell, and who stands behind it.

import Gazetteer
import Language

extension MeetingFinder {
    /// "Hamas members meeting Israeli officials"
    func isGerund(_ trigger: Range<Int>) -> Bool {
        tokens[trigger.lowerBound].word == words.meeting && tokens[safe: trigger.upperBound]?.tag == .name
            && !isTime(trigger.upperBound)
            && tokens[safe: trigger.lowerBound - 1]?.tag == .nouns
    }

    /// "the Shangri-La Dialogue": a capitalised noun behind a capitalised word that is nobody.
    func isPartOfName(_ trigger: Range<Int>) -> Bool {
        // "the Organization of the Islamic Conference"
        if let match = mentions.match(at: trigger.lowerBound), match.organization != nil, match.range.count > trigger.count {
            return true
        }
        let first = trigger.lowerBound
        guard tokens[first].isCapitalised, first > 0, tokens[first - 1].isCapitalised, !tokens[first].startsParagraph else {
            return false
        }
        if lexicon.phrases(at: first, first + 1, tokens).first?.kind == .summit || isSaidToBeHeld(trigger.upperBound) {
            return false
        }
        return mentions.match(at: first - 1) == nil && mentions.acronym(at: first - 1) == nil
    }

    /// "The Climate Change Conference wrapped up", "will be held", "opened in".
    private func isSaidToBeHeld(_ verb: Int) -> Bool {
        guard let token = tokens[safe: verb], token.kind == .word, token.tag.isFinite || token.tag == .participle else {
            return false
        }
        let first = span(verb, min(tokens.count, verb + 4)).first { !phrases.isAuxiliary($0) }
        guard let first else { return false }
        return [.ending, .opening].contains { lexicon.sign($0, at: first, tokens) != nil }
            || first > verb && lexicon.sign(.support, at: first, tokens) != nil
    }

    /// The first token of the phrase, "an opening round of" and "the president's" included.
    func nounStart(_ trigger: Range<Int>, _ floor: Int) -> Int {
        var start = trigger.lowerBound
        while start > floor {
            let token = tokens[start - 1]
            if token.kind == .hyphen || isPossessive(start - 1) || token.kind == .number
                || token.kind == .dash && !isDash(start - 1)
            {
                start -= 1
                continue
            }
            if token.kind == .closeBracket, let open = span(floor, start - 1).last(where: { tokens[$0].kind == .openBracket }),
                start - open < 10
            {
                start = open
                continue
            }
            guard token.kind == .word,
                !isTime(start - 1) || start - 2 >= floor && tokens[start - 2].kind == .hyphen || isPossessive(start)
                    || tokens[start].kind == .hyphen
            else { break }
            if token.word == words.of {
                // "round of talks"
                guard start - 2 >= floor, lexicon.sign(.part, at: start - 2, tokens) != nil else { break }
                start -= 2
                continue
            }
            if tokens[start].tag == .determiner || tokens[start].tag == .possessivePronoun { break }
            if token.tag == .determiner || token.tag == .possessivePronoun {
                start -= 1
                if tokens[safe: start - 1]?.word == words.of, start - 2 >= floor,
                    lexicon.sign(.part, at: start - 2, tokens) != nil
                {
                    continue
                }
                break
            }
            // "face-to-face"
            if token.word == words.to, start - 2 >= floor, tokens[start].kind == .hyphen, tokens[start - 2].kind == .hyphen {
                start -= 2
                continue
            }
            if token.tag == .adjective || token.tag.isNominal || token.tag == .number
                || token.tag == .participle && !phrases.isAuxiliary(start - 1)
                || token.tag == .gerund && tokens[start].tag.isNominal && lexicon.sign(.support, at: start - 1, tokens) == nil
                || token.tag == .past && lexicon.sign(.planned, at: start - 1, tokens) != nil && start - 1 > floor
                    && tokens[start - 2].tag == .determiner
            {
                start -= 1
                continue
            }
            // "Cohen and Kyuma's talks", "US and Japanese talks"
            if phrases.word(start - 1).contains(.coordinator), start - 2 >= floor,
                mentions.personOf[start - 2] >= 0 || mentions.match(at: start - 2)?.country != nil,
                mentions.personOf[start] >= 0 || mentions.match(at: start)?.country != nil || mentions.titleOf[start] >= 0
            {
                start -= 2
                continue
            }
            break
        }
        while start < trigger.lowerBound, tokens[start].kind == .hyphen || isPossessive(start) { start += 1 }
        return start
    }

    // MARK: Before the noun

    func premodify(
        _ telling: inout MeetingTelling, _ start: Int, _ trigger: Range<Int>, _ phrase: MeetingLexicon.Phrase,
        _ sentence: Range<Int>
    ) {
        let front = start..<trigger.lowerBound
        telling.isPlural =
            tokens[trigger.upperBound - 1].tag == .nouns && phrase.words.count == 1 && phrase.kind != .negotiation
            && tokens[trigger.lowerBound].word != words.talks
            || front.contains { index in
                lexicon.sign(.plural, at: index, tokens) != nil
                    // "fifteen rounds of talks"
                    || (tokens[index].kind == .number || tokens[index].tag == .number) && tokens[index + 1].tag == .nouns
            }
        telling.ordinal = front.lazy.compactMap { lexicon.sign(.ordinal, at: $0, tokens)?.value }.first ?? numbered(front)
        let first = tokens[start]
        telling.isReference =
            start < trigger.lowerBound
            && (first.tag == .determiner && first.end - first.start >= 3 || first.tag == .possessivePronoun)
            && !(phrases.word(start).contains(.negation)) && !telling.isPlural
            && !front.contains { lexicon.sign(.other, at: $0, tokens) != nil }
        telling.modifiers = Set(
            front.filter { index in
                tokens[index].tag == .adjective && isTelling(index, trigger.lowerBound)
                    || tokens[index].tag.isNominal && !isTime(index)
                        && mentions.match(at: index)?.country == nil && mentions.personOf[index] < 0
                        && mentions.titleOf[index] < 0
            }.map { tokens[$0].word })
        let role: Meeting.Role = phrase.kind == .visit ? .guest : .participant
        var rest = start
        if start < trigger.lowerBound, tokens[start].tag == .possessivePronoun || start > 0 && tokens[start].tag == .pronoun,
            let owner = pronoun(start)
        {
            telling.take(owner, start..<trigger.lowerBound, role, same)
            rest = start + 1
        } else if start < trigger.lowerBound, tokens[start].tag == .possessivePronoun,
            let speaker = speaker(after: trigger.upperBound, sentence)
        {
            telling.take(speaker, start..<trigger.lowerBound, role, same)
            rest = start + 1
        }
        if let possessive = front.last(where: { isPossessive($0) }) {
            let owner = start..<possessive
            // "this week's summit", "Hanoi's Convention Center"
            if !owner.contains(where: isTime) {
                let owners = parties(in: owner)
                let named = owners.filter { $0.kind != .unnamed }
                telling.take(named.isEmpty ? owners : named, owner, role, same)
            }
            rest = possessive + 1
        }
        // "the Hanoi summit", "China visit", "US-Japan talks", "EU leaders' summit".
        let modifiers = span(rest, trigger.lowerBound)
        var countries: [(country: Int, kind: CountryName, range: Range<Int>)] = []
        var index = modifiers.lowerBound
        while index < modifiers.upperBound {
            if let match = mentions.match(at: index), match.range.lowerBound == index, let country = match.country,
                mentions.personOf[index] < 0, !isPrefixed(index)
            {
                countries.append((country.index, country.kind, match.range))
                index = match.range.upperBound
            } else {
                index += 1
            }
        }
        let isPair =
            countries.count >= 2
            && countries.dropFirst().contains { item in
                let before = tokens[item.range.lowerBound - 1]
                return before.kind == .hyphen || before.kind == .comma
                    || phrases.word(item.range.lowerBound - 1).contains(.coordinator)
            }
        if phrase.kind == .visit {
            if let only = countries.first, !isPair {
                telling.take([resolver.party(ofCountry: only.country)], modifiers, .host, same)
                telling.place = place(of: only.range, (only.country, only.kind))
            }
        } else if isPair {
            telling.take(countries.map { resolver.party(ofCountry: $0.country) }, modifiers, .participant, same)
        } else {
            if let town = countries.first(where: { $0.kind == .city || $0.kind == .capital }) {
                telling.place = place(of: town.range, (town.country, town.kind))
            }
            // A town that stands for its government elsewhere is a place here.
            let towns = countries.filter { $0.kind == .city || $0.kind == .capital }.map(\.range)
            let pieces =
                towns.isEmpty
                ? [modifiers]
                : [
                    span(modifiers.lowerBound, towns[0].lowerBound),
                    span(towns[towns.count - 1].upperBound, modifiers.upperBound),
                ]
            let named = pieces.filter { !$0.isEmpty }.flatMap { parties(in: $0) }.filter { party in
                party.kind != .unnamed
                    && (party.kind != .country
                        || !countries.contains {
                            gazetteer.countries[$0.country].code == party.country && ($0.kind == .capital || $0.kind == .city)
                        })
            }
            telling.take(named, modifiers, .participant, same)
            // "the Brussels summit": whom the town stands for elsewhere.
            if telling.participants.isEmpty, phrase.kind == .summit, let town = towns.first,
                let body = mentions.match(at: town.lowerBound)?.organization
            {
                telling.take([resolver.party(ofOrganization: body)], modifiers, .participant, same)
            }
            // "an Inter-Parliamentary Union meeting"
            if telling.participants.isEmpty, let head = modifiers.last, tokens[head].isCapitalised,
                phrases.word(head).contains(.body),
                let first = modifiers.first(where: { tokens[$0].isCapitalised && tokens[$0].tag != .determiner }), first < head,
                span(first, head).allSatisfy({ tokens[$0].isCapitalised || tokens[$0].kind == .hyphen })
            {
                telling.take(
                    [Party(kind: .organization, name: document.text(of: first..<(head + 1)))], modifiers, .participant, same)
            }
            // "the NEC meeting": a body by letters that no table knows.
            for index in modifiers
            where telling.participants.isEmpty && tokens[index].isUpperCase && mentions.match(at: index) == nil {
                telling.take(
                    [Party(kind: .organization, name: document.text(of: index..<(index + 1)))], modifiers, .participant, same)
            }
        }
        if phrase.kind == .talks, tokens[trigger.lowerBound].word == words.talks,
            modifiers.contains(where: { lexicon.sign(.bargain, at: $0, tokens) != nil })
        {
            telling.kind = .negotiation
        }
        if phrase.kind == .talks || phrase.kind == .other,
            modifiers.contains(where: { lexicon.sign(.session, at: $0, tokens) != nil })
        {
            telling.kind = .other
            if telling.participants.isEmpty, let body = body(modifiers) { telling.take([body], modifiers, .participant, same) }
        }
        if modifiers.contains(where: { tokens[$0].word == words.leaders || tokens[$0].word == words.summit }),
            telling.kind == .talks
        {
            telling.kind = .summit
        }
    }

    /// "a cross-Canada tour"
    private func isPrefixed(_ index: Int) -> Bool {
        index > 1 && tokens[index - 1].kind == .hyphen && tokens[index - 2].kind == .word && !tokens[index - 2].isCapitalised
    }

    /// "Her talk with X was useful, Y said": whom a pronoun before the name means.
    private func speaker(after index: Int, _ sentence: Range<Int>) -> [Party]? {
        let cue = span(index, sentence.upperBound).last { tokens[$0].tag.isFinite && cues.verb(tokens[$0].word) != nil }
        guard let cue, let subject = mainSubject(of: cue, index) else { return nil }
        let found = parties(in: subject).filter(isTraveller)
        return found.isEmpty ? nil : found
    }

    /// "the 14th summit"
    private func numbered(_ range: Range<Int>) -> String? {
        range.lazy.filter { tokens[$0].kind == .number }.map { document.text(of: $0..<($0 + 1)) }.first {
            $0.last?.isLetter ?? false
        }
    }

    /// Whether an adjective tells one meeting from another: "nuclear", "six-party", not "historic".
    private func isTelling(_ index: Int, _ end: Int) -> Bool {
        lexicon.sign(.bargain, at: index, tokens) != nil || index + 1 < end && tokens[index + 1].kind == .hyphen
            || index > 0 && tokens[index - 1].kind == .hyphen && !isTime(index)
    }

    /// "the cabinet meeting", "its weekly meeting": the body that meets.
    private func body(_ modifiers: Range<Int>) -> Party? {
        guard
            let head = modifiers.last(where: {
                lexicon.sign(.session, at: $0, tokens) != nil && tokens[safe: $0 - 1]?.kind != .hyphen
            }),
            !phrases.word(head).isDisjoint(with: [.body, .government]) || mentions.match(at: head)?.organization != nil
        else { return nil }
        var start = modifiers.lowerBound
        while start < head, tokens[start].tag != .possessivePronoun, !tokens[start].isCapitalised,
            tokens[start].tag == .determiner || tokens[start].tag == .adjective || tokens[start].kind != .word
                || tokens[start].tag.isVerbal
        { start += 1 }
        return resolver.body(start..<(head + 1), head)
    }

    // MARK: Behind the noun

    func postmodify(
        _ telling: inout MeetingTelling, _ trigger: Range<Int>, _ phrase: MeetingLexicon.Phrase, _ sentence: Range<Int>
    ) -> (end: Int, last: Int, isLinked: Bool, members: [[Party]]) {
        var index = trigger.upperBound
        var isLinked = false
        var members: [[Party]] = []
        let isVisit = phrase.kind == .visit
        // The end of the trigger or of the list behind it.
        var last = trigger.upperBound
        let limit = min(sentence.upperBound, trigger.upperBound + 24)
        while index < limit {
            let token = tokens[index]
            if index > trigger.upperBound, lexicon.phrases(at: index, limit, tokens).contains(where: { $0.role == .noun }) {
                break
            }
            if token.kind == .stop || token.kind == .semicolon || isDash(index)
                || document.quotationOf[index] != document.quotationOf[trigger.lowerBound]
            {
                break
            }
            if token.word == words.with || token.word == words.between || token.word == words.among
                || token.word == words.involving
                || token.word == words.of && index == last && phrase.kind != .pressConference && phrase.kind != .signing
                || token.word == words.by && (isVisit || isHeld(index - 1))
            {
                if let both = phrases.nounPhrase(startingAt: index + 1, ceiling: sentence.upperBound, attachments: false),
                    isOfBoth(both)
                {
                    telling.isOfBoth = true
                    telling.isOfStates = areStates(both)
                    telling.range = telling.range.lowerBound..<both.upperBound
                    index = both.upperBound
                    continue
                }
                if let list = list(at: index + 1, sentence) {
                    let isMediator =
                        index > 0 && (tokens[index - 1].word == words.mediated || tokens[index - 1].word == words.brokered)
                    let isHost = index > 0 && tokens[index - 1].word == words.hosted
                    telling.take(
                        list.parties, list.range, isMediator ? .mediator : isHost ? .host : isVisit ? .guest : .participant, same)
                    if token.word == words.with {
                        isLinked = true
                        members = list.members
                    }
                    index = list.range.upperBound
                    last = index
                    guard token.word != words.between && token.word != words.with || isPassive(after: index) else { break }
                    continue
                }
            }
            // "the summit in Brussels": whom the town stands for elsewhere.
            if phrase.kind == .summit, index == trigger.upperBound, token.word == words.in_, telling.participants.isEmpty,
                let body = mentions.match(at: index + 1)?.organization, mentions.match(at: index + 1)?.country != nil
            {
                telling.take([resolver.party(ofOrganization: body)], index..<(index + 2), .participant, same)
            }
            if isVisit, token.tag == .to || token.word == words.to || token.word == words.in_ && telling.place == nil,
                let target = target(at: index + 1, sentence, guests: telling)
            {
                telling.take(target.hosts, index..<target.end, .host, same)
                telling.place = target.place ?? telling.place
                index = target.end
                continue
            }
            if isVisit, token.word == words.here, telling.place == nil {
                telling.place = here
                telling.take(hereHost(telling), index..<(index + 1), .host, same)
            }
            if token.kind == .word, token.tag.isFinite { break }
            // ", mediated by Egypt"
            if token.kind == .comma, !isPassive(after: index) { break }
            if phrases.word(index).contains(.coordinator) || token.word == words.that { break }
            if isTime(index), index == last { last += 1 }
            index += 1
        }
        return (index, last, isLinked, members)
    }

    /// "Talks were taking place with X": participants behind the predicate; "They involve X and Y": in the next clause.
    func predicateParties(_ telling: inout MeetingTelling, _ predicate: Int, _ sentence: Range<Int>) {
        for index in span(predicate, min(sentence.upperBound, predicate + 12)) {
            let word = tokens[index].word
            if tokens[index].kind == .comma || word == words.that { break }
            guard word == words.with || word == words.between || word == words.among,
                tokens[index - 1].tag != .noun && tokens[index - 1].tag != .nouns || isTime(index - 1)
                    || tokens[index - 1].word == words.place,
                let list = list(at: index + 1, sentence)
            else { continue }
            telling.take(list.parties, list.range, .participant, same)
            break
        }
        guard telling.participants.isEmpty else { return }
        let position = Int(document.sentenceOf[sentence.lowerBound])
        let next = document.sentences[safe: position + 1]
        for range in [
            span(predicate, sentence.upperBound),
            next.map { span($0.lowerBound, min($0.upperBound, $0.lowerBound + 6)) } ?? span(0, 0),
        ] {
            guard let verb = range.first(where: { lexicon.sign(.including, at: $0, tokens) != nil && tokens[$0].tag.isFinite })
            else { continue }
            let rest = span(verb + 1, document.sentences[Int(document.sentenceOf[verb])].upperBound)
            // "the two Koreas, the United States and China": from the first that is named.
            let list =
                self.list(at: rest.lowerBound, rest)
                ?? rest.first { tokens[$0].kind == .comma }.flatMap { self.list(at: $0 + 1, rest) }
            guard let list, list.parties.count > 2 else { continue }
            telling.take(list.parties, telling.trigger, .participant, same)
            return
        }
    }

    /// ", mediated by"
    private func isPassive(after comma: Int) -> Bool {
        tokens[safe: comma]?.kind == .comma && tokens[safe: comma + 2]?.word == words.by && isHeld(comma + 1)
    }

    /// "hosted by", "attended by": the participle before "by".
    private func isHeld(_ index: Int) -> Bool {
        guard tokens[index].tag == .participle || tokens[index].tag == .past else { return false }
        return lexicon.sign(.support, at: index, tokens) != nil || lexicon.sign(.mediation, at: index, tokens) != nil
    }
}

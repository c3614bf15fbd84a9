// Meetings that nouns tell of: "talks between", "his visit to", "the EU summit", "at a press conference with".

import Gazetteer
import Language

extension MeetingFinder {
    /// What a noun of meeting belongs to.
    enum Government {
        /// "during talks": the preposition.
        case adjunct(Int)
        /// "held talks": the verb.
        case object(Int)
        /// "The talks will take place": the finite verb.
        case subject(Int?)
    }

    func nominal(_ phrase: MeetingLexicon.Phrase, _ trigger: Range<Int>, _ sentence: Range<Int>) -> [MeetingTelling] {
        let floor = floor(of: trigger.lowerBound, sentence)
        // "meeting the demands" is a verb whatever the tagger says.
        guard !isGerund(trigger), tokens[safe: trigger.upperBound]?.tag != .determiner || isTime(trigger.upperBound + 1),
            !isPartOfName(trigger),
            !isConditional(trigger.lowerBound, floor)
        else { return [] }
        let start = nounStart(trigger, floor)
        var telling = MeetingTelling(kind: phrase.kind, status: .held, range: start..<trigger.upperBound, trigger: trigger)
        premodify(&telling, start, trigger, phrase, sentence)
        let isOwned = span(start, trigger.lowerBound).contains { isPossessive($0) }
        let behind = postmodify(&telling, trigger, phrase, sentence)
        let government = government(of: start, trigger, behind.end, sentence)
        if case .subject(let predicate?) = government { predicateParties(&telling, predicate, sentence) }
        guard let status = status(of: telling, start, trigger, government, floor) else { return [] }
        telling.status = status
        telling.core = span(start, behind.last)
        if case .subject = government { telling.isSubject = true }
        if case .adjunct(let preposition) = government {
            telling.isPurpose = lexicon.sign(.occasion, at: preposition, tokens) == nil
        }
        telling.days = telling.days ?? days(in: start..<trigger.lowerBound)
        if case .object(let verb) = government {
            telling.governor = verb
            // "began their meeting": they are the subject.
            if tokens[start].tag == .possessivePronoun, lexicon.sign(.support, at: verb, tokens) != nil {
                telling.participants.removeAll { one in pronoun(start)?.contains { same($0, one.party) } ?? false }
            }
        }
        let ownParties = telling.participants
        let hasOwner = telling.participants.contains { $0.role != .host }
        if !isOwned || hasOwner { support(&telling, phrase, government, isLinked: behind.isLinked, sentence) }
        if [.talks, .other].contains(telling.kind), telling.participants.contains(where: { isIntergovernmental($0.party) }) {
            if span(start, min(behind.last, trigger.upperBound + 4)).contains(where: { tokens[$0].word == words.leaders }) {
                telling.kind = .summit
            } else if telling.participants.count == 1 {
                telling.kind = .conference
            }
        }
        if phrase.kind == .visit {
            guard telling.participants.contains(where: { $0.role == .guest }) || telling.isReference else { return [] }
            telling.suffices =
                telling.participants.contains { $0.role == .guest && isTraveller($0.party) }
                && (telling.place != nil || telling.participants.contains { $0.role == .host && $0.party.kind != .unnamed })
        } else if phrase.role == .weak {
            telling.suffices = telling.participants.count >= 2 || telling.kind == .other && isBody(telling)
            if !telling.suffices { telling.isReference = false }
        } else {
            let isOpen =
                [.pressConference, .summit, .conference, .other].contains(telling.kind)
                || tokens[trigger.lowerBound].word != words.talks && telling.kind != .negotiation && isBody(telling)
            telling.suffices = telling.participants.count >= 2 || telling.participants.count == 1 && isOpen
        }
        if telling.kind == .talks, telling.participants.count == 1, isBody(telling),
            telling.participants[0].party.kind == .organization
        {
            telling.kind = .other
        }
        if !telling.participants.contains(where: { $0.party.kind != .unnamed }) { telling.suffices = false }
        if telling.isOfBoth { telling.suffices = true }
        // "said at the summit": the one told of before, if there is one.
        if telling.suffices, telling.isReference, ownParties.isEmpty, [.summit, .conference].contains(telling.kind) {
            telling.suffices = false
            telling.standsAlone = true
        }
        guard telling.suffices || telling.isReference else { return [] }
        let hosts = telling.participants.filter { $0.role == .host && $0.party.kind == .country }
        if phrase.kind == .visit, hosts.count > 1 {
            var visit = telling
            visit.participants.removeAll { $0.role == .host && $0.party.kind == .country }
            return visits(visit, Target(hosts: hosts.map(\.party), place: telling.place, end: behind.last), telling.range)
        }
        // "separate meetings with A and B"
        let linked = behind.members.flatMap { $0 }
        if telling.isPlural, linked.count > 1, phrase.kind == .talks, behind.isLinked,
            tokens[trigger.lowerBound].word == words.meetings
        {
            return linked.map { member in
                var single = telling
                single.isPlural = false
                single.participants.removeAll { one in linked.contains { same($0, one.party) } && !same(member, one.party) }
                return single
            }
        }
        return [telling]
    }

    /// "Hamas members meeting Israeli officials"
    private func isGerund(_ trigger: Range<Int>) -> Bool {
        tokens[trigger.lowerBound].word == words.meeting && tokens[safe: trigger.upperBound]?.tag == .name
            && !isTime(trigger.upperBound)
            && tokens[safe: trigger.lowerBound - 1]?.tag == .nouns
    }

    /// "the Shangri-La Dialogue": a capitalised noun behind a capitalised word that is nobody.
    private func isPartOfName(_ trigger: Range<Int>) -> Bool {
        let first = trigger.lowerBound
        guard tokens[first].isCapitalised, first > 0, tokens[first - 1].isCapitalised, !tokens[first].startsParagraph else {
            return false
        }
        if lexicon.phrases(at: first, first + 1, tokens).first?.kind == .summit { return false }
        return mentions.match(at: first - 1) == nil && mentions.acronym(at: first - 1) == nil
    }

    /// The first token of the phrase, "an opening round of" and "the president's" included.
    private func nounStart(_ trigger: Range<Int>, _ floor: Int) -> Int {
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
                guard start - 2 >= floor, tokens[start - 2].tag.isNominal, !tokens[start - 2].isCapitalised,
                    cues.noun(tokens[start - 2].word) == nil, lexicon.sign(.refused, at: start - 2, tokens) == nil,
                    lexicon.sign(.planned, at: start - 2, tokens) == nil, mentions.match(at: start - 2)?.title == nil
                else { break }
                start -= 2
                continue
            }
            if tokens[start].tag == .determiner || tokens[start].tag == .possessivePronoun { break }
            if token.tag == .determiner || token.tag == .possessivePronoun {
                start -= 1
                if tokens[safe: start - 1]?.word == words.of, start - 2 >= floor, !tokens[start - 2].isCapitalised,
                    tokens[start - 2].tag.isNominal
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

    private func premodify(
        _ telling: inout MeetingTelling, _ start: Int, _ trigger: Range<Int>, _ phrase: MeetingLexicon.Phrase,
        _ sentence: Range<Int>
    ) {
        let front = start..<trigger.lowerBound
        telling.isPlural =
            tokens[trigger.upperBound - 1].tag == .nouns && phrase.words.count == 1 && phrase.kind != .negotiation
            && tokens[trigger.lowerBound].word != words.talks
            || front.contains { lexicon.sign(.plural, at: $0, tokens) != nil }
        telling.ordinal = front.lazy.compactMap { lexicon.sign(.ordinal, at: $0, tokens)?.value }.first ?? numbered(front)
        let first = tokens[start]
        telling.isReference =
            start < trigger.lowerBound
            && (first.tag == .determiner && first.end - first.start >= 3 || first.tag == .possessivePronoun)
            && !(phrases.word(start).contains(.negation)) && !telling.isPlural
            && !front.contains { lexicon.sign(.other, at: $0, tokens) != nil }
        telling.modifiers = Set(
            front.filter { index in
                tokens[index].tag == .adjective && !isTime(index)
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
                mentions.personOf[index] < 0
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

    /// "the 14th summit"
    private func numbered(_ range: Range<Int>) -> String? {
        range.lazy.filter { tokens[$0].kind == .number }.map { document.text(of: $0..<($0 + 1)) }.first {
            $0.last?.isLetter ?? false
        }
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

    private func postmodify(
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
                || token.word == words.by
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
                    if token.word == words.between || token.word == words.with { break }
                    continue
                }
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
            if token.kind == .comma { break }
            if phrases.word(index).contains(.coordinator) || token.word == words.that { break }
            if isTime(index), index == last { last += 1 }
            index += 1
        }
        return (index, last, isLinked, members)
    }

    /// "Talks were taking place with X": participants behind the predicate; "They involve X and Y": in the next clause.
    private func predicateParties(_ telling: inout MeetingTelling, _ predicate: Int, _ sentence: Range<Int>) {
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

    // MARK: What governs the noun

    private func government(of start: Int, _ trigger: Range<Int>, _ end: Int, _ sentence: Range<Int>) -> Government {
        let floor = floor(of: start, sentence)
        var index = start - 1
        while index >= floor, tokens[index].tag == .adverb || isTime(index) { index -= 1 }
        if index >= floor {
            if tokens[index].word == words.to, index > floor, tokens[index - 1].tag.isVerbal,
                lexicon.sign(.planned, at: index - 1, tokens) != nil
            {
                return .object(index - 1)
            }
            if tokens[index].word == words.to { return .adjunct(index) }
            if tokens[index].tag == .preposition
                && !(phrases.word(index).contains(.clause) && !phrases.word(index).contains(.subordinator))
                || phrases.word(index).contains(.subordinator)
            {
                // "called for talks", "took part in talks", "called off talks"
                if index > floor, let verb = [index - 1, index - 2].first(where: { isPhrasal($0, index) }) {
                    return .object(verb)
                }
                return .adjunct(index)
            }
            if tokens[index].tag == .particle, index > floor { return .object(index - 1) }
            if tokens[index].tag.isVerbal, tokens[index].kind == .word { return .object(index) }
        }
        let predicate = span(max(end, trigger.upperBound), sentence.upperBound).first {
            tokens[$0].kind == .word && tokens[$0].tag.isFinite
        }
        return .subject(predicate)
    }

    private func isPhrasal(_ verb: Int, _ preposition: Int) -> Bool {
        verb >= 0
            && [.support, .planned, .cancelled, .refused].contains { role in
                lexicon.sign(role, at: verb, tokens).map { verb + $0.words.count == preposition + 1 && $0.words.count > 1 }
                    ?? false
            }
    }

    private func status(
        of telling: MeetingTelling, _ start: Int, _ trigger: Range<Int>, _ government: Government, _ floor: Int
    ) -> Meeting.Status? {
        let front = start..<trigger.lowerBound
        if front.contains(where: { lexicon.sign(.cancelled, at: $0, tokens) != nil }) { return .cancelled }
        // "a meeting scheduled for", "the talks, due to begin"
        var next = trigger.upperBound
        while next < tokens.count, next < trigger.upperBound + 10, !tokens[next].tag.isFinite, tokens[next].kind != .stop {
            if lexicon.phrases(at: next, tokens.count, tokens).contains(where: { $0.role == .noun }) { break }
            if tokens[next].tag == .participle || tokens[next].tag == .adjective, !phrases.isAuxiliary(next - 1) {
                if lexicon.sign(.cancelled, at: next, tokens) != nil { return .cancelled }
                if lexicon.sign(.planned, at: next, tokens) != nil { return .planned }
            }
            if tokens[next].word == words.to, lexicon.sign(.opening, at: next + 1, tokens) != nil { return .planned }
            next += 1
        }
        let isPlanned = front.contains { lexicon.sign(.planned, at: $0, tokens) != nil && !tokens[$0].tag.isNominal }
        switch government {
        case .subject(let predicate):
            let status = predicate.map { predicateStatus($0) } ?? .held
            return status == .held && isPlanned ? .planned : status
        case .object(let verb):
            let group = group(of: verb, floor)
            if lexicon.sign(.cancelled, at: verb, tokens) != nil { return .cancelled }
            if lexicon.sign(.refused, at: verb, tokens) != nil { return .refused }
            if lexicon.sign(.planned, at: verb, tokens) != nil { return .planned }
            guard let status = group.status else { return nil }
            if cues.verb(tokens[verb].word) != nil, lexicon.sign(.support, at: verb, tokens) == nil {
                return isPlanned ? .planned : .held
            }
            return status == .held && isPlanned ? .planned : status
        case .adjunct(let preposition):
            let word = tokens[preposition].word
            if word == words.of, tokens[preposition - 1].word == words.ahead { return .planned }
            if word == words.to, preposition > 0, tokens[preposition - 1].word == words.prior { return .planned }
            let main = mainStatus(of: preposition)
            if word == words.before { return main == .held && telling.isReference ? .planned : .planned }
            if word == words.for_ {
                return main == .held && !isArrival(before: preposition, floor) ? (isPlanned ? .planned : .held) : .planned
            }
            if isPlanned { return .planned }
            return main == .held || main == .cancelled || main == .refused ? .held : main
        }
    }

    /// "arrived in X for talks": the talks are to come.
    private func isArrival(before preposition: Int, _ floor: Int) -> Bool {
        span(max(floor, preposition - 12), preposition).contains { index in
            tokens[index].tag.isVerbal && tokens[index].word != words.visited
                && lexicon.phrases(at: index, preposition, tokens).contains { [.visit, .arrive, .depart].contains($0.role) }
                || lexicon.sign(.planned, at: index, tokens) != nil && tokens[index].tag != .noun
        }
    }

    /// The subject of the verb that governs the noun, or of the clause that it is an adjunct of, takes part.
    private func support(
        _ telling: inout MeetingTelling, _ phrase: MeetingLexicon.Phrase, _ government: Government, isLinked: Bool,
        _ sentence: Range<Int>
    ) {
        let isOpen = telling.kind == .summit || telling.kind == .conference || telling.kind == .pressConference
        let isVisit = phrase.kind == .visit
        if isVisit, telling.participants.contains(where: { $0.role == .guest }) { return }
        guard isLinked || telling.participants.isEmpty || isOpen || isVisit else { return }
        let role: Meeting.Role = isVisit ? .guest : .participant
        switch government {
        case .object(let verb):
            let hosts = lexicon.phrases(at: verb, sentence.upperBound, tokens).contains { $0.role == .host }
            guard
                lexicon.sign(.support, at: verb, tokens) != nil || hosts || isMotion(verb, sentence)
                    || phrase.kind == .pressConference && cues.verb(tokens[verb].word) != nil
                    || [.cancelled, .refused].contains(where: { lexicon.sign($0, at: verb, tokens) != nil })
                    || lexicon.sign(.planned, at: verb, tokens) != nil && cues.verb(tokens[verb].word) == nil
            else { return }
            let group = group(of: verb, floor(of: verb, sentence))
            guard !group.isPassive else { return }
            if group.isInfinitive, let main = mainVerb(of: group.start), isMotion(main, sentence) { telling.isPurpose = true }
            if let subject = subject(of: verb, group, sentence) {
                telling.take(parties(in: subject), subject, hosts ? .host : role, same)
                if lexicon.sign(.ending, at: verb, tokens) != nil { telling.isEnding = true }
            }
        case .adjunct(let preposition):
            let isOccasion = lexicon.sign(.occasion, at: preposition, tokens) != nil
            telling.isAdjunct = isOccasion
            guard let main = mainVerb(of: preposition) else { return }
            // "left for the summit"
            let isGoing = main < preposition && isMotion(main, sentence)
            guard isOccasion || isLinked || isVisit || isGoing else { return }
            guard let subject = mainSubject(of: main, floor(of: preposition, sentence)) else { return }
            telling.take(parties(in: subject), subject, role, same)
            // "told X during a meeting": the one spoken to takes part.
            if isOccasion, !isVisit, !isLinked, telling.kind == .talks, telling.participants.count == 1, main < preposition {
                addressee(of: main, preposition, sentence).map { telling.take($0.parties, $0.range, role, same) }
            }
        case .subject:
            return
        }
    }

    private func addressee(of cue: Int, _ end: Int, _ sentence: Range<Int>) -> PartyList? {
        if let list = list(at: cue + 1, sentence), list.range.upperBound <= end { return list }
        for index in span(cue, end) where tokens[index].word == words.to {
            if let list = list(at: index + 1, sentence), list.range.upperBound <= end, list.parties.contains(where: isTraveller) {
                return list
            }
        }
        return nil
    }

    private func isMotion(_ verb: Int, _ sentence: Range<Int>) -> Bool {
        lexicon.phrases(at: verb, sentence.upperBound, tokens).contains { [.visit, .arrive, .depart].contains($0.role) }
    }
}

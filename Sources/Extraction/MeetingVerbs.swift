// Meetings that verbs tell of: "met", "was received by", "visited", "signed an agreement with".

import Gazetteer
import Language

extension MeetingFinder {
    func verbal(_ phrase: MeetingLexicon.Phrase, _ trigger: Range<Int>, _ sentence: Range<Int>) -> [MeetingTelling] {
        let verb = trigger.lowerBound
        let floor = floor(of: verb, sentence)
        let group = group(of: verb, floor)
        guard let status = group.status, !isConditional(verb, floor) else { return [] }
        var telling = MeetingTelling(kind: phrase.kind, status: status, range: trigger, trigger: trigger)
        telling.isReduced = group.isReduced
        telling.isToldOf =
            !group.isReduced && status == .held && (tokens[verb].tag == .past || tokens[verb].tag == .participle)
        let subject = subject(of: verb, group, sentence)
        if let subject, isOfBoth(subject) {
            telling.isOfBoth = true
            telling.isOfStates = areStates(subject)
        }
        func take(_ range: Range<Int>?, _ role: Meeting.Role) {
            if let range { telling.take(parties(in: range), range, role, same) }
        }
        func take(_ list: PartyList?, _ role: Meeting.Role) { if let list { telling.take(list.parties, list.range, role, same) } }
        switch phrase.role {
        case .meet:
            take(subject, .participant)
            if let subject { take(relativeObject(before: subject, floor), .participant) }
            guard phrase.kind != .pressConference else { return telling.participants.isEmpty ? [] : [telling] }
            guard let object = metObject(trigger.upperBound, sentence) else {
                guard phrase.words.count == 1, !group.isPassive, !takesObject(trigger.upperBound) else { return [] }
                // "will meet for talks": with whom may stand elsewhere.
                if telling.isOfBoth, telling.participants.count < 2 {
                    telling.participants = []
                    return [telling]
                }
                telling.suffices = isJoint(telling, subject) && telling.participants.contains { $0.party.kind != .unnamed }
                if isBody(telling) { telling.kind = .other }
                return telling.participants.isEmpty ? [] : [telling]
            }
            // "met separately with A and B": as many meetings.
            if isSeparate(span(trigger.upperBound, object.range.lowerBound)), object.parties.count > 1 {
                return object.parties.map { one in
                    var single = telling
                    single.take([one], object.range, .participant, same)
                    return single
                }.filter { $0.participants.count > 1 }
            }
            take(object, .participant)
        case .host:
            if group.isPassive || tokens[verb].tag == .participle, let by = behindBy(trigger.upperBound, sentence) {
                take(by, .host)
                take(subject, .guest)
            } else if !group.isPassive, let object = list(at: trigger.upperBound, sentence),
                object.parties.contains(where: { $0.kind == .official || $0.kind == .person })
            {
                take(subject, .host)
                take(object, .guest)
                // "welcomed X to Paris", not "to the podium".
                if phrase.kind == .visit {
                    let start = object.range.upperBound
                    guard start < sentence.upperBound, [words.to, words.in_, words.at].contains(tokens[start].word),
                        let place = placeName(after: start, sentence, isVenue: false)
                    else { return [] }
                    telling.place = place
                }
            }
            guard telling.participants.contains(where: { $0.role == .host }) else { return [] }
            telling.isReduced = telling.isReduced || group.isPassive && group.start == verb
        case .visit, .arrive, .depart:
            if let guest = attributiveGuest(verb, sentence) { return [guest] }
            guard !group.isPassive else { return [] }
            take(subject, .guest)
            guard telling.participants.contains(where: { $0.party.kind == .official || $0.party.kind == .organization }) else {
                return []
            }
            let start = trigger.upperBound
            guard let target = goal(of: phrase, start, sentence, guests: telling) else { return [] }
            telling.days = days(in: span(trigger.upperBound, clause(around: trigger, sentence).upperBound))
            return visits(telling, target, span(trigger.lowerBound, target.end)).filter { !isAtHome($0) }
        case .sign:
            guard
                let signed = span(trigger.upperBound, min(sentence.upperBound, trigger.upperBound + 14)).first(where: {
                    lexicon.sign(.deal, at: $0, tokens) != nil
                }) ?? (group.isPassive ? subject?.first { lexicon.sign(.deal, at: $0, tokens) != nil } : nil)
            else { return [] }
            if signed >= trigger.upperBound { telling.core = span(trigger.lowerBound, signed + 1) }
            if group.isPassive {
                take(behindBy(trigger.upperBound, sentence), .participant)
            } else {
                take(subject, .participant)
            }
            for index in span(max(signed, trigger.upperBound), min(sentence.upperBound, max(signed, trigger.upperBound) + 12))
            where tokens[index].word == words.with || tokens[index].word == words.between {
                take(list(at: index + 1, sentence), .participant)
                break
            }
        default: return []
        }
        // "A's envoy, B's secretary and Commissioner C signed": others have no names.
        let isListed =
            phrase.role == .sign && !group.isPassive
            && (subject.map { $0.lowerBound > floor && phrases.word($0.lowerBound - 1).contains(.coordinator) } ?? false)
        guard telling.participants.count >= 2 || isBody(telling) || isListed,
            telling.participants.contains(where: { $0.party.kind != .unnamed })
        else { return [] }
        return [telling]
    }

    /// "whether he would meet", "if they met": no meeting is told of.
    func isConditional(_ index: Int, _ floor: Int) -> Bool {
        var position = index - 1
        while position >= floor, index - position <= 10, tokens[position].kind != .comma, tokens[position].kind != .semicolon {
            if phrases.word(position).contains(.condition) { return true }
            position -= 1
        }
        return false
    }

    /// Whom one meets: the object, or what stands behind "with" past places, times and manner.
    private func metObject(_ start: Int, _ sentence: Range<Int>) -> PartyList? {
        if tokens[safe: start]?.tag != .preposition || tokens[start].word == words.with,
            let list = list(at: tokens[safe: start]?.word == words.with ? start + 1 : start, sentence)
        {
            return list
        }
        var index = start
        while index < min(sentence.upperBound, start + 14) {
            if tokens[index].word == words.with { return list(at: index + 1, sentence) }
            if tokens[index].tag.isVerbal && tokens[index].kind == .word && !isTime(index) || tokens[index].kind == .semicolon
                || tokens[index].word == words.to || phrases.word(index).contains(.coordinator)
                || lexicon.phrases(at: index, sentence.upperBound, tokens).contains(where: { $0.role == .noun })
            {
                return nil
            }
            index += 1
        }
        return nil
    }

    /// "met the demands": something is met.
    private func takesObject(_ start: Int) -> Bool {
        guard let token = tokens[safe: start], token.kind == .word else { return false }
        return token.tag == .determiner || token.tag.isNominal && !isTime(start) || token.tag == .adjective
            || token.tag == .possessivePronoun
    }

    private func isSeparate(_ range: Range<Int>) -> Bool {
        range.contains { tokens[$0].word == words.separately || tokens[$0].word == words.individually }
    }

    /// "by X" behind a passive.
    func behindBy(_ start: Int, _ sentence: Range<Int>) -> PartyList? {
        for index in span(start, min(sentence.upperBound, start + 8)) {
            if tokens[index].word == words.by { return list(at: index + 1, sentence) }
            if tokens[index].kind == .comma || tokens[index].kind == .semicolon || tokens[index].tag.isFinite { return nil }
        }
        return nil
    }

    /// "EU leaders met in Brussels", "the two presidents met": one phrase that names several.
    private func isJoint(_ telling: MeetingTelling, _ subject: Range<Int>?) -> Bool {
        if telling.participants.count >= 2 { return true }
        guard let subject, let only = telling.participants.first?.party, only.kind == .organization || only.kind == .unnamed
        else {
            return false
        }
        let head = resolver.head(of: subject)
        return tokens[head].tag == .nouns || only.kind == .organization
    }

    /// "OPEC met in Kuwait": a body that meets by itself.
    func isBody(_ telling: MeetingTelling) -> Bool {
        telling.kind != .visit && telling.kind != .signing && telling.kind != .phoneCall && telling.participants.count == 1
            && (telling.participants[0].party.kind == .organization || telling.participants[0].party.kind == .unnamed)
    }

    /// A tour of one's own country is no visit to another.
    func isAtHome(_ telling: MeetingTelling) -> Bool {
        let homes = Set(telling.participants.filter { $0.role == .guest }.map(\.party.country))
        let hosts = Set(telling.participants.filter { $0.role == .host }.map(\.party.country))
        return homes.count == 1 && homes == hosts && homes.first! != nil
    }

    func isTraveller(_ party: Party) -> Bool { party.kind == .official || party.kind == .person }

    // MARK: Visits

    struct Target {
        var hosts: [Party] = []
        var place: Place?
        var end: Int
    }

    /// Where or whom a visit goes to: countries, towns, persons, bodies, names that no table knows, "here".
    func target(at start: Int, _ sentence: Range<Int>, guests: MeetingTelling?) -> Target? {
        guard start < sentence.upperBound else { return nil }
        if tokens[start].word == words.here { return Target(hosts: hereHost(guests), place: here, end: start + 1) }
        if let place = placeName(after: start - 1, sentence, isVenue: false), place.end - start <= 12 {
            var target = Target(hosts: [], place: place, end: place.end)
            var index = start
            // "to France, Slovakia and Portugal"
            while index < target.end || continues(index, sentence) {
                if let match = mentions.match(at: index), match.range.lowerBound == index, let country = match.country,
                    country.kind != .adjective, country.kind != .demonym, country.kind != .city || index < place.end
                {
                    target.hosts.append(resolver.party(ofCountry: country.index))
                    target.end = max(target.end, match.range.upperBound)
                    index = match.range.upperBound
                } else {
                    index += 1
                }
            }
            return target
        }
        if let country = country(meantAt: start, guests: guests) {
            return Target(
                hosts: [resolver.party(ofCountry: country)],
                place: Place(
                    name: gazetteer.countries[country].name, country: gazetteer.countries[country].code, end: start + 2,
                    isCountry: true), end: start + 2)
        }
        guard let list = list(at: start, sentence), list.parties.contains(where: { $0.kind != .unnamed }),
            !isOfMeeting(list.range.upperBound, sentence), !isOfBoth(list.range),
            // "paid a visit to the institute"
            !list.parties.allSatisfy({ $0.kind == .organization && ($0.name.first?.isLowercase ?? true) })
        else { return nil }
        // "visited China's largest shipyard": the country is the host.
        if let match = mentions.match(at: start), let country = match.country,
            tokens[safe: match.range.upperBound]?.kind == .possessive,
            list.parties.allSatisfy({ $0.kind == .organization && $0.organization == nil })
        {
            return Target(hosts: [resolver.party(ofCountry: country.index)], place: nil, end: list.range.upperBound)
        }
        return Target(hosts: list.parties, place: nil, end: list.range.upperBound)
    }

    /// "left for the APEC (Asia-Pacific Economic Cooperation) Leaders' Meeting": no host but what is attended.
    private func isOfMeeting(_ end: Int, _ sentence: Range<Int>) -> Bool {
        for index in span(end, min(sentence.upperBound, end + 8)) {
            if tokens[index].kind == .comma || tokens[index].tag == .preposition || tokens[index].tag.isFinite { return false }
            if lexicon.phrases(at: index, sentence.upperBound, tokens).contains(where: { $0.role == .noun }) { return true }
        }
        return false
    }

    /// "the country": the one named last that is not the guest's own.
    private func country(meantAt start: Int, guests: MeetingTelling?) -> Int? {
        guard tokens[start].tag == .determiner, let noun = tokens[safe: start + 1],
            lexicon.sign(.pair, at: start + 1, tokens)?.value == "states", noun.tag == .noun
        else { return nil }
        let homes = Set(guests?.participants.compactMap(\.party.country) ?? [])
        return span(scope.lowerBound, start).reversed().lazy.compactMap { mentions.match(at: $0) }.first {
            guard let country = $0.country, country.kind == .name || country.kind == .capital else { return false }
            return !belongsToTitle($0.range) && !homes.contains(gazetteer.countries[country.index].code)
        }?.country?.index
    }

    private func continues(_ index: Int, _ sentence: Range<Int>) -> Bool {
        guard index < sentence.upperBound else { return false }
        if tokens[index].kind == .comma || phrases.word(index).contains(.coordinator) || tokens[index].tag == .determiner {
            guard
                let next = span(index + 1, min(sentence.upperBound, index + 4)).first(where: {
                    mentions.match(at: $0)?.country != nil
                })
            else { return false }
            let kind = mentions.match(at: next)?.country?.kind
            return span(index + 1, next).allSatisfy { tokens[$0].tag == .determiner || phrases.word($0).contains(.coordinator) }
                && (kind == .name || kind == .abbreviation || kind == .official)
                && !(tokens[safe: mentions.match(at: next)!.range.upperBound]?.kind == .possessive)
                && mentions.titleOf[safe: mentions.match(at: next)!.range.upperBound].map { $0 < 0 } ?? true
        }
        return mentions.match(at: index)?.country != nil && index > 0
            && (tokens[index - 1].kind == .comma
                || phrases.word(index - 1).contains(.coordinator) || tokens[index - 1].tag == .determiner)
    }

    /// The country of the dateline receives whoever comes "here" from elsewhere.
    func hereHost(_ guests: MeetingTelling?) -> [Party] {
        guard let code = here?.country, let country = gazetteer.countries.firstIndex(where: { $0.code == code }),
            !(guests?.participants.contains { $0.party.country == code } ?? false)
        else { return [] }
        return [resolver.party(ofCountry: country)]
    }

    /// Where a verb of motion leads, whose words end at `start`.
    func goal(of phrase: MeetingLexicon.Phrase, _ start: Int, _ sentence: Range<Int>, guests: MeetingTelling? = nil) -> Target? {
        switch phrase.role {
        case .arrive: arrival(start, sentence)
        case .depart: departure(start, sentence)
        default: target(at: start, sentence, guests: guests)
        }
    }

    /// A visit to several countries is as many visits.
    func visits(_ telling: MeetingTelling, _ target: Target, _ range: Range<Int>) -> [MeetingTelling] {
        let countries = target.hosts.filter { $0.kind == .country }
        guard countries.count > 1 else {
            var telling = telling
            telling.take(target.hosts, range, .host, same)
            telling.place = target.place ?? telling.place
            return [telling]
        }
        return countries.map { country in
            var single = telling
            single.isPlural = false
            single.take([country], range, .host, same)
            single.place =
                country.country == target.place?.country
                ? target.place : Place(name: country.name, country: country.country, end: range.upperBound, isCountry: true)
            return single
        }
    }

    /// "left here on Friday for Vietnam", "left Kathmandu for Dhaka".
    private func departure(_ start: Int, _ sentence: Range<Int>) -> Target? {
        var index = start
        while index < min(sentence.upperBound, start + 12) {
            if tokens[index].word == words.for_ { return target(at: index + 1, sentence, guests: nil) }
            guard
                isTime(index) || tokens[index].word == words.here || tokens[index].tag == .name || tokens[index].tag == .adverb
                    || tokens[index].tag == .preposition || tokens[index].kind == .number || tokens[index].kind == .comma
                    || tokens[index].tag == .determiner || tokens[index].tag == .noun
            else { return nil }
            index += 1
        }
        return nil
    }

    /// "arrived here", "arrived on Friday in Moscow".
    private func arrival(_ start: Int, _ sentence: Range<Int>) -> Target? {
        var index = start
        while index < min(sentence.upperBound, start + 6) {
            if tokens[index].word == words.here { return target(at: index, sentence, guests: nil) }
            if tokens[index].word == words.in_ || tokens[index].word == words.at, !isTime(index + 1) {
                return target(at: index + 1, sentence, guests: nil)
            }
            guard isTime(index) || tokens[index].tag == .adverb || tokens[index].tag == .preposition else { return nil }
            index += 1
        }
        return nil
    }

    /// "met visiting President X": whoever is visiting, wherever the article is from.
    private func attributiveGuest(_ verb: Int, _ sentence: Range<Int>) -> MeetingTelling? {
        guard tokens[verb].tag == .gerund || tokens[verb].tag == .adjective, tokens[verb].word == words.visiting,
            verb > sentence.lowerBound
        else { return nil }
        let before = tokens[verb - 1]
        guard
            before.tag == .determiner || before.tag.isVerbal && before.kind == .word || before.tag == .preposition
                || before.kind == .comma || before.tag == .to,
            let phrase = phrases.nounPhrase(startingAt: verb + 1, ceiling: sentence.upperBound, attachments: false),
            tokens[verb + 1].tag != .determiner,
            let guest = parties(in: phrase).first, isTraveller(guest), let home = guest.country
        else { return nil }
        var telling = MeetingTelling(kind: .visit, status: .held, range: verb..<phrase.upperBound, trigger: verb..<(verb + 1))
        telling.take([guest], verb..<phrase.upperBound, .guest, same)
        telling.isReference = true
        telling.place = here
        // "held talks with visiting X" tells of the talks alone, "told visiting X" of talks of the two.
        let governor = before.tag == .determiner && verb - 2 >= sentence.lowerBound ? verb - 2 : verb - 1
        if tokens[governor].word == words.with || tokens[governor].word == words.between { return nil }
        if tokens[governor].tag.isVerbal {
            if lexicon.phrases(at: governor, sentence.upperBound, tokens).contains(where: { $0.role == .meet || $0.role == .host }
            ) {
                return nil
            }
            if tokens[governor].tag.isFinite, cues.verb(tokens[governor].word) != nil,
                let subject = mainSubject(of: governor, floor(of: verb, sentence))
            {
                telling.kind = .talks
                telling.participants = []
                telling.take(parties(in: subject).filter(isTraveller), subject, .participant, same)
                telling.take([guest], verb..<phrase.upperBound, .participant, same)
                return telling.participants.count > 1 ? telling : nil
            }
        }
        // The host is the other country of the sentence, of an official who has the guest before him.
        let hosts = sentence.lazy.compactMap { mentions.person(at: $0) }.map(resolver.party(ofPerson:))
        if let code = hosts.first(where: { $0.country != nil && $0.country != home })?.country,
            let country = gazetteer.countries.firstIndex(where: { $0.code == code })
        {
            telling.take([resolver.party(ofCountry: country)], verb..<phrase.upperBound, .host, same)
            telling.place =
                telling.place ?? Place(name: gazetteer.countries[country].name, country: code, end: 0, isCountry: true)
        }
        return telling
    }
}

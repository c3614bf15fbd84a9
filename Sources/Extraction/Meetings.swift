// Meetings of a document: what its verbs and nouns tell of them, with place and time, joined over the article.

import Gazetteer
import Language

/// Finds the meetings of a document.
struct MeetingFinder {
    let document: Document
    let tokens: [Token]
    let gazetteer: Gazetteer
    let phrases: Phrases
    let mentions: Mentions
    let lexicon: MeetingLexicon
    let times: TimeExpressions
    let cues: Cues
    let resolver: SpeakerResolver
    let scope: Range<Int>
    let published: CivilDate?
    let datelinePlace: String?
    let words: Words

    struct Words: Sendable {
        let after, ahead, among, as_, at, before, between, brokered, by, capital, city, day, days, for_, group, had, here, hosted,
            hour,
            hours, in_, individually,
            involving, leaders, mediated, meeting, meetings, near, of, on, place, plus, prior, separately, since, summit, talks,
            that,
            to,
            visited,
            visiting, well,
            with: Vocabulary.ID
        init(_ lexicon: inout Lexicon) {
            func id(_ word: String) -> Vocabulary.ID { lexicon.vocabulary.intern(word) }
            after = id("after")
            ahead = id("ahead")
            among = id("among")
            as_ = id("as")
            at = id("at")
            before = id("before")
            between = id("between")
            brokered = id("brokered")
            by = id("by")
            capital = id("capital")
            city = id("city")
            day = id("day")
            days = id("days")
            for_ = id("for")
            group = id("group")
            had = id("had")
            here = id("here")
            hosted = id("hosted")
            hour = id("hour")
            hours = id("hours")
            in_ = id("in")
            individually = id("individually")
            involving = id("involving")
            leaders = id("leaders")
            mediated = id("mediated")
            meeting = id("meeting")
            meetings = id("meetings")
            near = id("near")
            of = id("of")
            on = id("on")
            place = id("place")
            plus = id("plus")
            prior = id("prior")
            separately = id("separately")
            since = id("since")
            summit = id("summit")
            talks = id("talks")
            that = id("that")
            to = id("to")
            visited = id("visited")
            visiting = id("visiting")
            well = id("well")
            with = id("with")
        }
    }

    func meetings() -> [Meeting] {
        var tellings: [MeetingTelling] = []
        for sentence in document.sentences where scope.contains(sentence.lowerBound) {
            var index = sentence.lowerBound
            while index < sentence.upperBound {
                var next = index + 1
                for phrase in lexicon.phrases(at: index, sentence.upperBound, tokens) {
                    let found = told(phrase, index..<(index + phrase.words.count), sentence, tellings)
                    guard !found.isEmpty else { continue }
                    tellings += found
                    next = index + phrase.words.count
                    break
                }
                index = next
            }
        }
        var meetings = joined(tellings)
        placeOnVisits(&meetings)
        return meetings.map(meeting)
    }

    /// What a phrase tells, with its circumstances.
    private func told(
        _ phrase: MeetingLexicon.Phrase, _ trigger: Range<Int>, _ sentence: Range<Int>, _ before: [MeetingTelling]
    ) -> [MeetingTelling] {
        let isNoun = phrase.role == .noun || phrase.role == .weak
        let isVerb =
            tokens[trigger.lowerBound].tag.isVerbal && !followsModifier(trigger.lowerBound, sentence)
            || isProgressive(trigger.lowerBound, sentence)
        let isAttributive = tokens[trigger.lowerBound].word == words.visiting
        guard isNoun ? !isVerb || phrase.words.count > 1 : isVerb || phrase.words.count > 1 || isAttributive else { return [] }
        return (isNoun ? nominal(phrase, trigger, sentence) : verbal(phrase, trigger, sentence)).map { telling in
            var telling = telling
            if telling.isOfBoth, telling.participants.count < 2 { takePair(&telling, before) }
            telling.participants = withoutRepresented(telling.participants)
            if telling.isOfBoth, telling.participants.count < 2 { telling.suffices = false }
            situate(&telling, sentence)
            return telling
        }
    }

    /// "the two-day talks", which the tagger may take for a verb.
    private func followsModifier(_ index: Int, _ sentence: Range<Int>) -> Bool {
        guard index > sentence.lowerBound,
            tokens[index].tag == .third || tokens[index].tag == .verb || tokens[index].tag == .present
        else { return false }
        let before = tokens[index - 1]
        return before.tag == .adjective || before.tag == .determiner || before.tag == .possessivePronoun
            || before.kind == .possessive
            || before.tag == .noun && index - 2 >= sentence.lowerBound && tokens[index - 2].kind == .hyphen
    }

    /// "is now meeting", which the tagger may take for a noun.
    private func isProgressive(_ index: Int, _ sentence: Range<Int>) -> Bool {
        guard tokens[index].word == words.meeting else { return false }
        // "after meeting her counterpart"
        let next = tokens[safe: index + 1]?.tag
        if next == .possessivePronoun || next == .determiner || next == .name,
            index == sentence.lowerBound || tokens[index - 1].tag == .preposition
                || phrases.word(index - 1).contains(.subordinator)
        {
            return true
        }
        var before = index - 1
        while before > sentence.lowerBound, tokens[before].tag == .adverb { before -= 1 }
        return before >= sentence.lowerBound && phrases.word(before).contains(.be)
    }

    /// An official stands for his country already.
    private func withoutRepresented(_ participants: [Meeting.Participant]) -> [Meeting.Participant] {
        let represented = Set(participants.filter { $0.party.kind == .official }.compactMap(\.party.country))
        return participants.filter { one in
            one.party.kind != .country || one.role == .host || !(one.party.country.map(represented.contains) ?? false)
        }
    }

    /// "between the two countries", "the two men met": those who were told of last as meeting.
    private func takePair(_ telling: inout MeetingTelling, _ before: [MeetingTelling]) {
        let pairs = before.reversed().lazy.map { $0.participants.map(\.party) }.filter { $0.count == 2 }
        guard let pair = pairs.first(where: { !telling.isOfStates || Set($0.compactMap(\.country)).count == 2 }) else { return }
        let parties =
            telling.isOfStates
            ? pair.compactMap { party in gazetteer.countries.firstIndex { $0.code == party.country } }.map(
                resolver.party(ofCountry:))
            : pair
        telling.participants = parties.map { Meeting.Participant(party: $0) }
        telling.suffices =
            telling.status == .held
            || lexicon.phrases(at: telling.trigger.lowerBound, tokens.count, tokens).contains { $0.role == .noun }
    }

    /// Gives a telling its place and time.
    private func situate(_ telling: inout MeetingTelling, _ sentence: Range<Int>) {
        if telling.place == nil { telling.place = place(of: telling, sentence) }
        if telling.place == nil, telling.kind == .pressConference, telling.status == .held { telling.place = here }
        if telling.place == nil, telling.kind == .talks, telling.status == .held { telling.place = placeOfHost(telling) }
        // "Mexico hosted a summit"
        let hosts = telling.participants.filter { $0.role == .host && $0.party.kind == .country }
        if telling.place == nil, telling.kind == .summit || telling.kind == .conference, hosts.count == 1,
            let host = hosts.first?.party
        {
            telling.place = Place(name: host.name, country: host.country, end: 0, isCountry: true)
        }
        let isShared = telling.isReduced || telling.isAdjunct
        let date = date(of: telling, sentence, shared: isShared)
        // "suspended talks on Friday": the day is not that of the talks.
        let isHalted = telling.governor.map { lexicon.sign(.halted, at: $0, tokens) != nil } ?? false
        telling.held = isHalted ? nil : date?.period
        telling.isTimeShared = telling.standsAlone && self.date(of: telling, sentence, shared: false) == nil
        telling.isEnding = date?.isEnding ?? false
        guard let published, telling.status != .cancelled, telling.status != .refused else { return }
        if telling.isToldOf, let held = telling.held, held.from > published, date?.isWeekday ?? false {
            telling.held = Period(from: held.from.adding(days: -7), until: held.until.adding(days: -7), precision: held.precision)
        }
        if telling.status == .planned, let held = telling.held, held.until < published, published.ordinal - held.from.ordinal < 7,
            date?.isWeekday ?? false
        {
            telling.held = Period(from: held.from.adding(days: 7), until: held.until.adding(days: 7), precision: held.precision)
        }
        if let held = telling.held {
            if held.from > published {
                // "has held talks in preparation for a summit next month": the time is another's.
                if telling.isToldOf { telling.held = nil } else { telling.status = .planned }
            }
        } else if telling.status == .held, isShared {
            telling.held = dateBefore(sentence, telling.trigger) ?? dateOfSaying(sentence, telling.trigger)
        }
        if telling.held == nil, telling.kind == .pressConference, telling.status == .held { telling.held = Period(published) }
    }

    /// "held talks with visiting X": the country of the other one, if the article is from nowhere.
    private func placeOfHost(_ telling: MeetingTelling) -> Place? {
        guard let verb = telling.range.first(where: { tokens[$0].word == words.visiting && tokens[$0].tag != .participle }),
            verb > 0, tokens[verb - 1].kind == .word, mentions.match(at: verb + 1)?.country?.kind != .name,
            let phrase = phrases.nounPhrase(startingAt: verb + 1, ceiling: telling.range.upperBound, attachments: false),
            let guest = phrase.lazy.compactMap({ mentions.person(at: $0) }).first,
            let home = resolver.party(ofPerson: guest).country
        else { return nil }
        let others = Set(telling.participants.compactMap(\.party.country)).subtracting([home])
        guard others.count == 1, let country = gazetteer.countries.firstIndex(where: { $0.code == others.first! }) else {
            return nil
        }
        return here
            ?? Place(name: gazetteer.countries[country].name, country: gazetteer.countries[country].code, end: 0, isCountry: true)
    }

    /// Whom a visitor meets of the country that he visits, he meets there; who meets at a summit, meets where it is.
    private func placeOnVisits(_ meetings: inout [ToldMeeting]) {
        let occasions = meetings.map(\.telling).filter {
            $0.place?.country != nil && [.visit, .summit, .conference].contains($0.kind)
        }
        for index in meetings.indices where meetings[index].telling.place?.country == nil {
            let telling = meetings[index].telling
            guard telling.kind != .phoneCall, telling.kind != .visit else { continue }
            let parties = telling.participants.map(\.party)
            let occasion = occasions.first { occasion in
                if let x = occasion.held, let y = telling.held {
                    // Of a visit whose end is not told the day is that of its beginning.
                    let until = occasion.kind == .visit && x.from == x.until ? x.from.adding(days: 7) : x.until
                    if until < y.from || y.until < x.from { return false }
                }
                let isShared = occasion.participants.contains { one in
                    one.role != .host && parties.contains { same($0, one.party) }
                }
                let isMeanwhile =
                    occasion.held.map { x in
                        telling.held.map { x.from < x.until && x.from <= $0.from && $0.until <= x.until } ?? false
                    } ?? false
                return isShared
                    && (occasion.kind != .visit || isMeanwhile
                        || occasion.participants.contains { one in
                            one.role == .host && one.party.country != nil && parties.contains { $0.country == one.party.country }
                        })
            }
            meetings[index].telling.place = occasion?.place ?? telling.place
        }
    }

    private func meeting(_ told: ToldMeeting) -> Meeting {
        let telling = told.telling
        return Meeting(
            kind: telling.kind, status: telling.status, participants: telling.participants, place: telling.place?.name,
            country: telling.place?.country, held: telling.held, mentions: told.mentions.map { document.bytes(of: $0) })
    }
}

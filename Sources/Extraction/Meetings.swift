// Meetings: verbs and nouns of meeting with their participants, place, date and status; mentions of one meeting joined.

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
        let between, among, with, of, in_, at, to, and, by, here, on: Vocabulary.ID
        init(_ lexicon: inout Lexicon) {
            func id(_ word: String) -> Vocabulary.ID { lexicon.vocabulary.intern(word) }
            between = id("between")
            among = id("among")
            with = id("with")
            of = id("of")
            in_ = id("in")
            at = id("at")
            to = id("to")
            and = id("and")
            by = id("by")
            here = id("here")
            on = id("on")
        }
    }

    func meetings() -> [Meeting] {
        var found: [Meeting] = []
        for sentence in document.sentences where scope.contains(sentence.lowerBound) {
            var index = sentence.lowerBound
            while index < sentence.upperBound {
                var next = index + 1
                for phrase in lexicon.phrases(at: index, sentence.upperBound, tokens) {
                    guard let meeting = meeting(phrase, index..<(index + phrase.words.count), sentence) else { continue }
                    join(meeting, &found)
                    next = index + phrase.words.count
                    break
                }
                index = next
            }
        }
        return found
    }

    // MARK: One mention

    func meeting(_ phrase: MeetingLexicon.Phrase, _ trigger: Range<Int>, _ sentence: Range<Int>) -> Meeting? {
        let isVerb = tokens[trigger.lowerBound].tag.isVerbal
        guard isFact(trigger, sentence, isVerb: isVerb) else { return nil }
        var participants: [Meeting.Participant] = []
        var place: (name: String, country: String?)?
        var mention = trigger
        func add(_ parties: [Party], _ role: Meeting.Role = .participant) {
            for party in parties where !participants.contains(where: { same($0.party, party) }) {
                participants.append(.init(party: party, role: role))
            }
        }
        func take(_ range: Range<Int>?, _ role: Meeting.Role = .participant) {
            guard let range else { return }
            let parties = parties(in: range)
            guard !parties.isEmpty else { return }
            add(parties, role)
            mention = min(mention.lowerBound, range.lowerBound)..<max(mention.upperBound, range.upperBound)
        }
        switch phrase.role {
        case .verb where isVerb || phrase.words.count > 1:
            take(subject(of: trigger.lowerBound, sentence))
            take(argument(after: afterPlaces(trigger.upperBound, sentence), sentence))
            guard participants.count >= 2 else { return nil }
        case .host where isVerb:
            let object = argument(after: trigger.upperBound, sentence)
            guard let object, parties(in: object).contains(where: { $0.kind == .official || $0.kind == .person }) else {
                return nil
            }
            take(subject(of: trigger.lowerBound, sentence), .host)
            take(object, .guest)
            guard participants.count >= 2 else { return nil }
        case .visit where isVerb:
            guard let target = target(after: trigger.upperBound) else { return nil }
            take(subject(of: trigger.lowerBound, sentence), .guest)
            guard participants.contains(where: { $0.party.kind == .official || $0.party.kind == .person }) else { return nil }
            if let host = target.party { add([host], .host) }
            place = target.place
            mention = mention.lowerBound..<max(mention.upperBound, target.end)
            guard participants.count >= 2 else { return nil }
        case .noun where !isVerb:
            guard let around = nounParticipants(phrase, trigger, sentence) else { return nil }
            for range in around.ranges { take(range) }
            if let target = around.target {
                if let host = target.party { add([host], .host) }
                place = target.place
                mention = mention.lowerBound..<max(mention.upperBound, target.end)
            }
            let enough =
                participants.count >= 2
                || (participants.count == 1
                    && (phrase.kind == .pressConference
                        || ((phrase.kind == .summit || phrase.kind == .conference) && participants[0].party.kind == .organization)))
            guard enough else { return nil }
        default:
            return nil
        }
        // An official stands for his country already.
        let represented = Set(participants.filter { $0.party.kind == .official }.compactMap(\.party.country))
        let all = participants.count
        participants.removeAll { $0.party.kind == .country && $0.party.country.map(represented.contains) ?? false }
        guard !participants.isEmpty, participants.count == all || participants.count >= 2 else { return nil }
        let status = status(near: trigger, sentence)
        if place == nil { place = self.place(in: sentence, after: trigger.lowerBound) }
        if place == nil, phrase.kind == .pressConference, let datelinePlace { place = (datelinePlace, nil) }
        let held =
            date(near: trigger, sentence, future: status == .planned)
            ?? (status == .held && phrase.kind == .pressConference ? published.map { Period($0) } : nil)
        return Meeting(
            kind: phrase.kind, status: status, participants: participants, place: place?.name, country: place?.country,
            held: held,
            mentions: [document.bytes(of: mention)])
    }

    func subject(of verb: Int, _ sentence: Range<Int>) -> Range<Int>? {
        let floor = floor(of: verb, sentence)
        // "invited Sunak to visit Washington": the one invited visits.
        if verb > floor + 1, tokens[verb - 1].word == words.to, let invited = phrases.nounPhrase(endingAt: verb - 2, floor: floor)
        {
            return invited
        }
        return phrases.subject(of: verb, floor: floor) ?? phrases.clauseSubject(before: verb, floor: floor)
    }

    /// The start of the clause outside of quotations that a token stands in.
    func floor(of index: Int, _ sentence: Range<Int>) -> Int {
        guard document.quotationOf[index] < 0 else { return sentence.lowerBound }
        return (sentence.lowerBound..<index).last { document.quotationOf[$0] >= 0 }.map { $0 + 1 } ?? sentence.lowerBound
    }

    /// "met today at the White House with X": the position of "with", where only times and places stand before it.
    func afterPlaces(_ start: Int, _ sentence: Range<Int>) -> Int {
        var index = start
        while index < sentence.upperBound, tokens[index].word != words.with {
            if tokens[index].tag == .adverb || !phrases.word(index).isDisjoint(with: [.time, .weekday]) {
                index += 1
            } else if tokens[index].word == words.in_ || tokens[index].word == words.at || tokens[index].word == words.on,
                let place = phrases.nounPhrase(startingAt: index + 1, ceiling: sentence.upperBound, attachments: false)
            {
                index = place.upperBound
            } else if tokens[index].kind == .comma || tokens[index].word == words.on {
                index += 1
            } else {
                return start
            }
        }
        return index < sentence.upperBound ? index + 1 : start
    }

    /// Joins a mention with the meeting it tells of: compatible kind, the same or fewer participants, no other place or date.
    func join(_ meeting: Meeting, _ found: inout [Meeting]) {
        for index in found.indices where describesSame(found[index], meeting) {
            if meeting.participants.count > found[index].participants.count { found[index].participants = meeting.participants }
            found[index].place = found[index].place ?? meeting.place
            found[index].country = found[index].country ?? meeting.country
            found[index].held = found[index].held ?? meeting.held
            if found[index].kind == .talks, meeting.kind != .visit { found[index].kind = meeting.kind }
            for mention in meeting.mentions where !found[index].mentions.contains(where: { $0.overlaps(mention) }) {
                found[index].mentions.append(mention)
            }
            return
        }
        found.append(meeting)
    }

    func describesSame(_ a: Meeting, _ b: Meeting) -> Bool {
        guard a.status == b.status || (a.status != .cancelled && b.status != .cancelled && overlaps(a, b)) else { return false }
        guard a.kind == b.kind || (a.kind == .talks && b.kind != .visit) || (b.kind == .talks && a.kind != .visit) else {
            return false
        }
        if let x = a.held, let y = b.held, x.until < y.from || y.until < x.from { return false }
        if let x = a.place, let y = b.place, x != y, a.country != b.country || a.country == nil { return false }
        let (few, many) = a.participants.count <= b.participants.count ? (a, b) : (b, a)
        return few.participants.allSatisfy { one in many.participants.contains { same($0.party, one.party) } }
    }

    func overlaps(_ a: Meeting, _ b: Meeting) -> Bool {
        a.mentions.contains { x in b.mentions.contains { $0.overlaps(x) } }
    }
}

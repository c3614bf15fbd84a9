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

    private func meeting(_ phrase: MeetingLexicon.Phrase, _ trigger: Range<Int>, _ sentence: Range<Int>) -> Meeting? {
        let isVerb = tokens[trigger.lowerBound].tag.isVerbal
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
            guard let object, parties(in: object).contains(where: { $0.kind == .official || $0.kind == .person }) else { return nil }
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
            let enough = participants.count >= 2
                || (participants.count == 1 && (phrase.kind == .pressConference
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
        if place == nil { place = self.place(in: sentence, after: trigger.lowerBound, participants) }
        if place == nil, phrase.kind == .pressConference, let datelinePlace { place = (datelinePlace, nil) }
        let held = date(near: trigger, sentence, future: status == .planned)
            ?? (status == .held && phrase.kind == .pressConference ? published.map { Period($0) } : nil)
        return Meeting(
            kind: phrase.kind, status: status, participants: participants, place: place?.name, country: place?.country, held: held,
            mentions: [document.bytes(of: mention)])
    }

    private func subject(of verb: Int, _ sentence: Range<Int>) -> Range<Int>? {
        let floor = floor(of: verb, sentence)
        // "invited Sunak to visit Washington": the one invited visits.
        if verb > floor + 1, tokens[verb - 1].word == words.to, let invited = phrases.nounPhrase(endingAt: verb - 2, floor: floor) { return invited }
        return phrases.subject(of: verb, floor: floor) ?? phrases.clauseSubject(before: verb, floor: floor)
    }

    /// The start of the clause outside of quotations that a token stands in.
    private func floor(of index: Int, _ sentence: Range<Int>) -> Int {
        guard document.quotationOf[index] < 0 else { return sentence.lowerBound }
        return (sentence.lowerBound..<index).last { document.quotationOf[$0] >= 0 }.map { $0 + 1 } ?? sentence.lowerBound
    }

    /// "met today at the White House with X": the position of "with", where only times and places stand before it.
    private func afterPlaces(_ start: Int, _ sentence: Range<Int>) -> Int {
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

    /// The list of noun phrases that begins at `start`: "A, B and C".
    private func argument(after start: Int, _ sentence: Range<Int>) -> Range<Int>? {
        var start = start
        while start < sentence.upperBound, tokens[start].tag == .adverb || !phrases.word(start).isDisjoint(with: [.time, .weekday]) { start += 1 }
        if tokens[safe: start]?.word == words.with { start += 1 }
        guard start < sentence.upperBound, let first = phrases.nounPhrase(startingAt: start, ceiling: sentence.upperBound, attachments: false),
            namesParty(resolver.head(of: first))
        else { return nil }
        var end = first.upperBound
        // An apposition or a list goes on behind a comma or "and".
        while end + 1 < sentence.upperBound {
            var next = end
            if tokens[next].kind == .comma { next += 1 }
            if tokens[next].tag == .conjunction, phrases.word(next).contains(.coordinator) { next += 1 }
            if next < sentence.upperBound, tokens[next].word == words.with { next += 1 }
            guard next > end, next < sentence.upperBound,
                let phrase = phrases.nounPhrase(startingAt: next, ceiling: sentence.upperBound, attachments: false),
                !parties(in: phrase).isEmpty || mentions.match(at: phrase.lowerBound)?.title != nil,
                !(tokens[safe: phrase.upperBound]?.tag.isFinite ?? false)
            else { break }
            end = phrase.upperBound
        }
        return start..<end
    }

    /// "met its NATO commitments" names nobody: the head of the phrase has to be someone.
    private func namesParty(_ head: Int) -> Bool {
        if mentions.person(at: head) != nil || mentions.acronym(at: head) != nil || tokens[head].tag == .pronoun { return true }
        if let match = mentions.match(at: head), match.organization != nil || match.country != nil || match.title != nil { return true }
        return !phrases.word(head).isDisjoint(with: [.group, .government, .counterpart, .body])
    }

    private struct Target {
        var party: Party?
        var place: (name: String, country: String?)?
        var end: Int
    }

    /// Where or whom a visit goes to.
    private func target(after start: Int) -> Target? {
        var index = start
        while index < tokens.count, tokens[index].tag == .determiner || tokens[index].tag == .adverb || tokens[index].word == words.to { index += 1 }
        guard index < tokens.count else { return nil }
        if let person = mentions.person(at: index) { return Target(party: resolver.party(ofPerson: person), place: nil, end: index + 1) }
        guard let match = mentions.match(at: index), let country = match.country, country.kind != .adjective, country.kind != .demonym, country.kind != .seat
        else { return nil }
        return Target(
            party: resolver.party(ofCountry: country.index),
            place: (document.text(of: match.range), gazetteer.countries[country.index].code), end: match.range.upperBound)
    }

    /// The phrases that name the participants of "talks", "a summit", "a press conference".
    private func nounParticipants(
        _ phrase: MeetingLexicon.Phrase, _ trigger: Range<Int>, _ sentence: Range<Int>
    ) -> (ranges: [Range<Int>], target: Target?)? {
        var ranges: [Range<Int>] = []
        var target: Target?
        var index = trigger.upperBound
        var linked = false
        // Adjuncts may stand between the noun and its participants: "talks in Moscow on Friday with X".
        let limit = min(sentence.upperBound, trigger.upperBound + 16)
        while index < limit {
            let word = tokens[index].word
            if word == words.with || word == words.between || word == words.among
                || (word == words.of && phrase.kind != .pressConference) || (word == words.by && phrase.kind == .visit)
            {
                if let argument = argument(after: index + 1, sentence), !parties(in: argument).isEmpty {
                    ranges.append(argument)
                    linked = linked || word == words.with
                    index = argument.upperBound
                    if word == words.between || word == words.with { break }
                    continue
                }
            }
            if word == words.to, phrase.kind == .visit { target = self.target(after: index + 1) }
            if tokens[index].kind == .stop || tokens[index].kind == .semicolon || (tokens[index].tag.isFinite && tokens[index].kind == .word) { break }
            if tokens[index].kind == .comma { break }
            index += 1
        }
        // What stands before: "US-Japan summit", "Cohen and Kyuma's talks", "EU summit".
        var before = trigger.lowerBound - 1
        while before >= sentence.lowerBound, tokens[before].tag == .adjective || tokens[before].tag == .noun || tokens[before].kind == .hyphen || tokens[before].kind == .possessive || tokens[before].tag == .name || tokens[before].tag == .gerund {
            before -= 1
        }
        if before + 1 < trigger.lowerBound {
            var start = before + 1
            // "the Brussels summit": a city before the noun is the place.
            if let match = mentions.match(at: trigger.lowerBound - 1), let country = match.country, country.kind == .capital || country.kind == .city {
                target = Target(
                    party: nil, place: (document.text(of: match.range), gazetteer.countries[country.index].code), end: trigger.upperBound)
                before = trigger.lowerBound - 1
                start = trigger.lowerBound
            }
            if start - 2 >= sentence.lowerBound, tokens[start - 1].word == words.and, mentions.person(at: start - 2) != nil { start = start - 2 }
            if !parties(in: start..<trigger.lowerBound).isEmpty { ranges.append(start..<trigger.lowerBound) }
        }
        // The one who holds, attends or speaks at it.
        if linked || ranges.isEmpty || phrase.kind == .summit || phrase.kind == .conference {
            if let subject = phrases.clauseSubject(before: trigger.lowerBound, floor: floor(of: trigger.lowerBound, sentence)), !parties(in: subject).isEmpty {
                ranges.append(subject)
            } else if linked, let later = subjectAfterComma(trigger, sentence) {
                ranges.append(later)
            }
        }
        return ranges.isEmpty && target == nil ? nil : (ranges, target)
    }

    /// "Speaking at a press conference with X, Lavrov emphasized": the subject follows.
    private func subjectAfterComma(_ trigger: Range<Int>, _ sentence: Range<Int>) -> Range<Int>? {
        for index in trigger.upperBound..<sentence.upperBound where tokens[index].kind == .comma {
            if let phrase = phrases.nounPhrase(startingAt: index + 1, ceiling: sentence.upperBound), phrase.upperBound < sentence.upperBound,
                tokens[phrase.upperBound].tag.isFinite || tokens[phrase.upperBound].tag == .adverb, !parties(in: phrase).isEmpty
            {
                return phrase
            }
        }
        return nil
    }

    // MARK: Participants

    /// The persons, countries and organizations that a phrase names, in order; groups without a name as they are written.
    func parties(in range: Range<Int>) -> [Party] {
        var found: [Party] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if let person = mentions.person(at: index) {
                found.append(resolver.party(ofPerson: person))
                while index < range.upperBound, mentions.person(at: index) == person { index += 1 }
                continue
            }
            if let acronym = mentions.acronym(at: index) {
                found.append(resolver.party(of: acronym))
                while index < range.upperBound, mentions.acronymOf[index] >= 0 { index += 1 }
                continue
            }
            if tokens[index].tag == .pronoun, range.count == 1, let party = resolver.pronoun(index) {
                found += party.jointly.isEmpty ? [party] : party.jointly.map(resolver.party(ofPerson:))
            }
            if let match = mentions.match(at: index), match.range.lowerBound == index, mentions.titleOf[index] < 0 {
                if let organization = match.organization, gazetteer.organizations[organization].kind != .media {
                    if !belongsToTitle(match.range) { found.append(resolver.party(ofOrganization: organization)) }
                } else if let country = match.country, country.kind != .adjective, country.kind != .demonym, country.kind != .city, !belongsToTitle(match.range) {
                    found.append(resolver.party(ofCountry: country.index))
                } else if let title = match.title, title.plural, let owner = mentions.match(at: index - 1)?.organization {
                    found.append(resolver.party(ofOrganization: owner))
                } else if let title = match.title, let party = group(title, match.range, in: range) {
                    found.append(party)
                }
                index = match.range.upperBound
                continue
            }
            index += 1
        }
        return found.reduce(into: []) { list, party in if !list.contains(where: { same($0, party) }) { list.append(party) } }
    }

    /// "Russian Foreign Minister", "Japan's counterpart": the country belongs to the office.
    private func belongsToTitle(_ range: Range<Int>) -> Bool {
        var next = range.upperBound
        while next < tokens.count, tokens[next].kind == .possessive || tokens[next].tag == .adjective { next += 1 }
        guard next < tokens.count else { return false }
        return mentions.titleOf[next] >= 0 || phrases.word(next).contains(.counterpart) || mentions.match(at: next)?.title != nil && mentions.match(at: next)!.range.lowerBound == next
    }

    /// "African ministers", "the Japanese prime minister": nobody named.
    private func group(_ title: (index: Int, plural: Bool), _ range: Range<Int>, in phrase: Range<Int>) -> Party? {
        guard mentions.titleOf[range.lowerBound] < 0 else { return nil }
        let country = phrase.lazy.filter { $0 < range.lowerBound }.compactMap { mentions.match(at: $0)?.country }.last
        var start = range.lowerBound
        while start > phrase.lowerBound, tokens[start - 1].tag == .adjective || tokens[start - 1].tag == .name { start -= 1 }
        return Party(
            kind: .unnamed, name: document.text(of: start..<range.upperBound), country: country.map { gazetteer.countries[$0.index].code })
    }

    private func same(_ a: Party, _ b: Party) -> Bool {
        if let x = a.official, let y = b.official { return x == y }
        return a.kind == b.kind && a.name == b.name
    }

    // MARK: Status, place, date

    private func status(near trigger: Range<Int>, _ sentence: Range<Int>) -> Meeting.Status {
        // The clause of the trigger: back to a quotation or cue, on to a comma.
        var status = Meeting.Status.held
        var floor = trigger.lowerBound
        while floor > sentence.lowerBound, trigger.lowerBound - floor < 12, document.quotationOf[floor - 1] < 0 { floor -= 1 }
        var ceiling = trigger.upperBound
        while ceiling < sentence.upperBound, ceiling - trigger.upperBound < 25, tokens[ceiling].kind != .comma, document.quotationOf[ceiling] < 0 {
            ceiling += 1
        }
        for index in floor..<ceiling {
            for phrase in lexicon.phrases(at: index, sentence.upperBound, tokens) {
                if phrase.role == .cancelled { return .cancelled }
                if phrase.role == .planned, index < trigger.upperBound || phrase.words.count > 1 || !tokens[index].tag.isNominal { status = .planned }
            }
        }
        return tokens[trigger.lowerBound].tag == .past ? .held : status
    }

    private func place(in sentence: Range<Int>, after trigger: Int, _ participants: [Meeting.Participant]) -> (name: String, country: String?)? {
        var best: (distance: Int, name: String, country: String?)?
        for index in sentence where index + 1 < sentence.upperBound && (tokens[index].word == words.in_ || tokens[index].word == words.at) {
            guard let match = placeName(after: index, sentence), let country = match.country else { continue }
            let distance = index >= trigger ? index - trigger : (trigger - index) + 4
            if distance <= 14, best == nil || distance < best!.distance {
                best = (distance, document.text(of: match.range), gazetteer.countries[country.index].code)
            }
        }
        if let best { return (best.name, best.country) }
        if let here = sentence.first(where: { tokens[$0].word == words.here }), here > trigger, let datelinePlace { return (datelinePlace, nil) }
        return nil
    }

    /// The place after "in" or "at": "in Paris", "at the White House", "in the rebel-held city of Lubumbashi", not "in the Ukraine war".
    private func placeName(after preposition: Int, _ sentence: Range<Int>) -> NameAutomaton.Match? {
        var index = preposition + 1
        let ceiling = min(sentence.upperBound, preposition + 8)
        var behindOf = false
        while index < ceiling {
            if let match = mentions.match(at: index), let country = match.country, match.range.lowerBound == index {
                guard country.kind != .adjective, country.kind != .demonym, mentions.personOf[index] < 0 else { return nil }
                let next = tokens[safe: match.range.upperBound]
                let modifies = next?.kind == .hyphen || next?.kind == .possessive || (next?.tag.isNominal ?? false) && phrases.word(match.range.upperBound).isDisjoint(with: [.weekday, .time, .month])
                return modifies ? nil : match
            }
            let token = tokens[index]
            if token.word == words.of {
                behindOf = true
            } else if behindOf || token.kind != .word && token.kind != .hyphen || !(token.tag == .determiner || token.tag == .adjective || token.tag == .participle || token.tag == .past || token.tag.isNominal) {
                return nil
            }
            index += 1
        }
        return nil
    }

    private func date(near trigger: Range<Int>, _ sentence: Range<Int>, future: Bool) -> Period? {
        let found = times.find(in: sentence, of: document, reference: published, future: future)
        func distance(_ expression: TimeExpression) -> Int {
            expression.range.lowerBound >= trigger.upperBound
                ? expression.range.lowerBound - trigger.upperBound : trigger.lowerBound - expression.range.upperBound + 3
        }
        guard let nearest = found.min(by: { distance($0) < distance($1) }) else { return nil }
        // "November this year": of two that stand together the more exact one.
        let beside = found.filter { abs($0.range.lowerBound - nearest.range.upperBound) <= 2 || abs(nearest.range.lowerBound - $0.range.upperBound) <= 2 }
        func days(_ expression: TimeExpression) -> Int { expression.period.until.ordinal - expression.period.from.ordinal }
        return ([nearest] + beside).min { days($0) < days($1) }?.period
    }

    // MARK: Joining

    /// Joins a mention with the meeting it tells of: compatible kind, the same or fewer participants, no other place or date.
    private func join(_ meeting: Meeting, _ found: inout [Meeting]) {
        for index in found.indices where describesSame(found[index], meeting) {
            if meeting.participants.count > found[index].participants.count { found[index].participants = meeting.participants }
            found[index].place = found[index].place ?? meeting.place
            found[index].country = found[index].country ?? meeting.country
            found[index].held = found[index].held ?? meeting.held
            if found[index].kind == .talks, meeting.kind != .visit { found[index].kind = meeting.kind }
            for mention in meeting.mentions where !found[index].mentions.contains(where: { $0.overlaps(mention) }) { found[index].mentions.append(mention) }
            return
        }
        found.append(meeting)
    }

    private func describesSame(_ a: Meeting, _ b: Meeting) -> Bool {
        guard a.status == b.status || (a.status != .cancelled && b.status != .cancelled && overlaps(a, b)) else { return false }
        guard a.kind == b.kind || (a.kind == .talks && b.kind != .visit) || (b.kind == .talks && a.kind != .visit) else { return false }
        if let x = a.held, let y = b.held, x.until < y.from || y.until < x.from { return false }
        if let x = a.place, let y = b.place, x != y, a.country != b.country || a.country == nil { return false }
        let (few, many) = a.participants.count <= b.participants.count ? (a, b) : (b, a)
        return few.participants.allSatisfy { one in many.participants.contains { same($0.party, one.party) } }
    }

    private func overlaps(_ a: Meeting, _ b: Meeting) -> Bool {
        a.mentions.contains { x in b.mentions.contains { $0.overlaps(x) } }
    }
}

// Who takes part in a meeting: the arguments of verbs and nouns of meeting.

import Gazetteer
import Language

extension MeetingFinder {
    /// The list of noun phrases that begins at `start`: "A, B and C".
    func argument(after start: Int, _ sentence: Range<Int>) -> Range<Int>? {
        var start = start
        while start < sentence.upperBound,
            tokens[start].tag == .adverb || !phrases.word(start).isDisjoint(with: [.time, .weekday])
        { start += 1 }
        if tokens[safe: start]?.word == words.with { start += 1 }
        guard start < sentence.upperBound,
            let first = phrases.nounPhrase(startingAt: start, ceiling: sentence.upperBound, attachments: false),
            namesParty(resolver.head(of: first))
        else { return nil }
        // "members of the parliament": who they are stands behind the preposition.
        let whole = phrases.nounPhrase(startingAt: start, ceiling: sentence.upperBound) ?? first
        var end = parties(in: first).isEmpty ? whole.upperBound : first.upperBound
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
    func namesParty(_ head: Int) -> Bool {
        if mentions.person(at: head) != nil || mentions.acronym(at: head) != nil || tokens[head].tag == .pronoun { return true }
        if let match = mentions.match(at: head), match.organization != nil || match.country != nil || match.title != nil {
            return true
        }
        return !phrases.word(head).isDisjoint(with: [.group, .government, .counterpart, .body])
    }

    struct Target {
        var party: Party?
        var place: (name: String, country: String?)?
        var end: Int
    }

    /// Where or whom a visit goes to.
    func target(after start: Int) -> Target? {
        var index = start
        while index < tokens.count,
            tokens[index].tag == .determiner || tokens[index].tag == .adverb || tokens[index].word == words.to
        { index += 1 }
        guard index < tokens.count else { return nil }
        if let person = mentions.person(at: index) {
            return Target(party: resolver.party(ofPerson: person), place: nil, end: index + 1)
        }
        guard let match = mentions.match(at: index), let country = match.country, country.kind != .adjective,
            country.kind != .demonym, country.kind != .seat
        else { return nil }
        return Target(
            party: resolver.party(ofCountry: country.index),
            place: (document.text(of: match.range), gazetteer.countries[country.index].code), end: match.range.upperBound)
    }

    /// The phrases that name the participants of "talks", "a summit", "a press conference".
    func nounParticipants(
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
            if tokens[index].kind == .stop || tokens[index].kind == .semicolon
                || (tokens[index].tag.isFinite && tokens[index].kind == .word)
            {
                break
            }
            if tokens[index].kind == .comma { break }
            index += 1
        }
        // What stands before: "US-Japan summit", "Cohen and Kyuma's talks", "EU summit".
        var before = trigger.lowerBound - 1
        while before >= sentence.lowerBound,
            tokens[before].tag == .adjective || tokens[before].tag == .noun || tokens[before].kind == .hyphen
                || tokens[before].kind == .possessive || tokens[before].tag == .name || tokens[before].tag == .gerund
        {
            before -= 1
        }
        if before + 1 < trigger.lowerBound {
            var start = before + 1
            // "the Brussels summit": a city before the noun is the place.
            if let match = mentions.match(at: trigger.lowerBound - 1), let country = match.country,
                country.kind == .capital || country.kind == .city
            {
                target = Target(
                    party: nil, place: (document.text(of: match.range), gazetteer.countries[country.index].code),
                    end: trigger.upperBound)
                before = trigger.lowerBound - 1
                start = trigger.lowerBound
            }
            if start - 2 >= sentence.lowerBound, tokens[start - 1].word == words.and, mentions.person(at: start - 2) != nil {
                start = start - 2
            }
            if !parties(in: start..<trigger.lowerBound).isEmpty { ranges.append(start..<trigger.lowerBound) }
        }
        // The one who holds, attends or speaks at it.
        if linked || ranges.isEmpty || phrase.kind == .summit || phrase.kind == .conference {
            if let subject = phrases.clauseSubject(before: trigger.lowerBound, floor: floor(of: trigger.lowerBound, sentence)),
                !parties(in: subject).isEmpty
            {
                // "X said the talks were good": who speaks of talks need not hold them, who speaks at them does.
                if !speaks(subject, before: trigger) || isAdjunct(trigger, sentence) { ranges.append(subject) }
            } else if linked, let later = subjectAfterComma(trigger, sentence) {
                ranges.append(later)
            }
        }
        return ranges.isEmpty && target == nil ? nil : (ranges, target)
    }

    /// Whether the verb of a subject is a cue.
    private func speaks(_ subject: Range<Int>, before trigger: Range<Int>) -> Bool {
        let verb = (subject.upperBound..<max(subject.upperBound, trigger.lowerBound)).first {
            tokens[$0].tag.isFinite && !phrases.isAuxiliary($0)
        }
        return verb.map { cues.verb(tokens[$0].word) != nil } ?? false
    }

    /// "during talks", "told a press conference": a preposition or the cue itself governs the noun.
    private func isAdjunct(_ trigger: Range<Int>, _ sentence: Range<Int>) -> Bool {
        var index = trigger.lowerBound - 1
        while index > sentence.lowerBound,
            tokens[index].tag == .adjective || tokens[index].tag == .determiner || tokens[index].tag.isNominal
                || tokens[index].tag == .possessivePronoun || tokens[index].tag == .number || tokens[index].kind == .hyphen
                || tokens[index].tag == .gerund
        {
            index -= 1
        }
        return tokens[index].tag == .preposition && !phrases.word(index).contains(.clause)
            || phrases.word(index).contains(.subordinator)
            || cues.verb(tokens[index].word) != nil
    }

    /// "Speaking at a press conference with X, Lavrov emphasized": the subject follows.
    func subjectAfterComma(_ trigger: Range<Int>, _ sentence: Range<Int>) -> Range<Int>? {
        for index in trigger.upperBound..<sentence.upperBound where tokens[index].kind == .comma {
            if let phrase = phrases.nounPhrase(startingAt: index + 1, ceiling: sentence.upperBound),
                phrase.upperBound < sentence.upperBound,
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
                } else if let country = match.country, country.kind != .adjective, country.kind != .demonym,
                    country.kind != .city, !belongsToTitle(match.range)
                {
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
    func belongsToTitle(_ range: Range<Int>) -> Bool {
        // "the ambassador to Ukraine", "the minister of Peru"
        var before = range.lowerBound - 1
        if before > 0, tokens[before].tag == .determiner { before -= 1 }
        if before > 0, tokens[before].tag == .to || tokens[before].word == words.of || tokens[before].word == words.in_,
            let title = mentions.match(at: before - 1)?.title, !title.plural
        {
            return true
        }
        var next = range.upperBound
        while next < tokens.count, tokens[next].kind == .possessive || tokens[next].tag == .adjective { next += 1 }
        guard next < tokens.count else { return false }
        return mentions.titleOf[next] >= 0 || phrases.word(next).contains(.counterpart)
            || mentions.match(at: next)?.title != nil && mentions.match(at: next)!.range.lowerBound == next
    }

    /// "African ministers", "the Japanese prime minister": nobody named.
    func group(_ title: (index: Int, plural: Bool), _ range: Range<Int>, in phrase: Range<Int>) -> Party? {
        guard mentions.titleOf[range.lowerBound] < 0 else { return nil }
        if let person = resolver.holder(of: title.index, range, in: phrase, plural: title.plural) {
            return resolver.party(ofPerson: person)
        }
        let country = phrase.lazy.filter { $0 < range.lowerBound }.compactMap { mentions.match(at: $0)?.country }.last
        var start = range.lowerBound
        while start > phrase.lowerBound, tokens[start - 1].tag == .adjective || tokens[start - 1].tag == .name { start -= 1 }
        return Party(
            kind: .unnamed, name: document.text(of: start..<range.upperBound),
            country: country.map { gazetteer.countries[$0.index].code })
    }

    func same(_ a: Party, _ b: Party) -> Bool {
        if let x = a.official, let y = b.official { return x == y }
        return a.kind == b.kind && a.name == b.name
    }

}

// From the words of a source to the one who speaks: names, offices, metonyms, pronouns and nominal references.

import Gazetteer
import Language

/// Resolves sources in the order of the text; remembers who spoke last.
struct SpeakerResolver {
    let document: Document
    let tokens: [Token]
    let gazetteer: Gazetteer
    let phrases: Phrases
    let mentions: Mentions
    /// The last speakers, latest at the end, with the position of their source.
    var history: [(party: Party, position: Int)] = []
    /// The officials told of as meeting, with the end of the sentence that tells it.
    let groups: [(position: Int, persons: [Int])]

    init(document: Document, gazetteer: Gazetteer, phrases: Phrases, mentions: Mentions, meetings: MeetingLexicon) {
        groups = Self.groups(document, mentions, meetings)
        self.document = document
        self.gazetteer = gazetteer
        self.phrases = phrases
        self.mentions = mentions
        tokens = document.tokens
    }

    /// The officials named together in a sentence that has a word of meeting in it, outside of quotations.
    private static func groups(
        _ document: Document, _ mentions: Mentions, _ meetings: MeetingLexicon
    ) -> [(position: Int, persons: [Int])] {
        document.sentences.compactMap { sentence in
            var persons: [Int] = []
            var meets = false
            for index in sentence where document.quotationOf[index] < 0 {
                if let person = mentions.person(at: index) {
                    var end = index
                    while mentions.person(at: end) == person { end += 1 }
                    if mentions.persons[person].office != nil, document.tokens[safe: end]?.kind != .possessive,
                        !persons.contains(person)
                    {
                        persons.append(person)
                    }
                } else if !meets {
                    meets = meetings.phrases(at: index, sentence.upperBound, document.tokens).contains {
                        $0.role != .planned && $0.role != .cancelled
                    }
                }
            }
            return meets && persons.count >= 2 ? (sentence.upperBound, persons) : nil
        }
    }

    /// The speaker that a source's words mean; a source that is missing leaves him unnamed.
    mutating func speaker(of source: Range<Int>?, at position: Int) -> Party {
        guard let source, !source.isEmpty else { return Party(kind: .unnamed, name: "unnamed") }
        let party = named(after: source) ?? resolve(source, depth: 0)
        history.append((party, source.lowerBound))
        return party
    }

    /// "A party member, Patrick Trannoy, said": the name stands behind the source.
    func named(after source: Range<Int>) -> Party? {
        guard mentions.person(at: head(of: source)) == nil, tokens[safe: source.upperBound]?.kind == .comma else { return nil }
        var index = source.upperBound + 1
        while index < tokens.count, mentions.titleOf[index] >= 0 { index += 1 }
        guard let person = mentions.person(at: index) else { return nil }
        while index < tokens.count, mentions.person(at: index) == person { index += 1 }
        return tokens[safe: index]?.kind == .comma ? party(ofPerson: person) : nil
    }

    func party(ofPerson index: Int) -> Party {
        let person = mentions.persons[index]
        return Party(
            kind: person.office == nil && person.holder == nil ? .person : .official, name: person.name, office: person.office,
            country: person.country, organization: person.organization, official: index)
    }

    func party(ofCountry index: Int) -> Party {
        Party(kind: .country, name: gazetteer.countries[index].name, country: gazetteer.countries[index].code)
    }

    func party(ofOrganization index: Int) -> Party {
        let organization = gazetteer.organizations[index]
        return Party(kind: .organization, name: organization.name, country: organization.country, organization: organization.id)
    }

    func party(of acronym: Acronym) -> Party {
        if let organization = acronym.organization { return party(ofOrganization: organization) }
        return Party(kind: .organization, name: acronym.name, country: acronym.country)
    }

    func resolve(_ source: Range<Int>, depth: Int) -> Party {
        if source.count == 1, tokens[source.lowerBound].tag == .pronoun || tokens[source.lowerBound].tag == .possessivePronoun {
            return pronoun(source.lowerBound) ?? unnamed(source)
        }
        let head = head(of: source)
        if let person = mentions.person(at: head) {
            if let other = coordinated(source, head) { return other }
            return party(ofPerson: person)
        }
        if let acronym = mentions.acronym(at: head) { return party(of: acronym) }
        if let match = mentions.match(at: head) {
            if let organization = match.organization { return party(ofOrganization: organization) }
            if let country = match.country, country.kind != .adjective, country.kind != .city, country.kind != .demonym {
                return party(ofCountry: firstCountry(of: source) ?? country.index)
            }
            if let title = match.title, let person = holder(of: title.index, match.range, in: source, plural: title.plural) {
                return party(ofPerson: person)
            }
        }
        let word = phrases.word(head)
        if word.contains(.group), isDefinite(source), mentionsGroup(source),
            let group = together(before: source.lowerBound, count: count(in: source))
        {
            return group
        }
        if word.contains(.government), let country = owner(in: source, before: head) { return party(ofCountry: country) }
        if word.contains(.statement), depth < 2 { return author(of: source, head, depth: depth) ?? unnamed(source) }
        if word.contains(.body) { return body(source, head) }
        if tokens[head].tag == .name, tokens[head].isCapitalised, !word.contains(.generic), mentions.match(at: head)?.title == nil
        {
            // A capitalised name that no table knows.
            var start = head
            while start > source.lowerBound, tokens[start - 1].tag == .name && mentions.match(at: start - 1) == nil { start -= 1 }
            return Party(kind: .person, name: document.text(of: start..<(head + 1)))
        }
        return unnamed(source)
    }

    /// "Australia and Canada said": the first stands for the list.
    func firstCountry(of source: Range<Int>) -> Int? {
        guard source.contains(where: { phrases.word($0).contains(.coordinator) }) else { return nil }
        return mentions.match(at: source.lowerBound)?.country?.index
    }

    /// The last noun before the first preposition or comma, and after the last possessive before it.
    func head(of source: Range<Int>) -> Int {
        var last = source.lowerBound
        var index = source.lowerBound
        while index < source.upperBound {
            let token = tokens[index]
            if let match = mentions.match(at: index), match.range.lowerBound == index, match.range.upperBound <= source.upperBound
            {
                // Names hold their prepositions: "Ministry of Defence".
                last = match.range.upperBound - 1
                index = match.range.upperBound
                continue
            }
            if mentions.person(at: index) != nil {
                last = index
                index += 1
                continue
            }
            if index > source.lowerBound,
                token.tag == .preposition || token.tag == .to || token.kind == .comma || token.kind == .dash || token.tag.isFinite
            {
                break
            }
            if token.tag.isNominal || token.tag == .number || token.tag == .pronoun
                || token.tag == .determiner && last == source.lowerBound
            {
                last = index
            }
            index += 1
        }
        return last
    }

    func unnamed(_ source: Range<Int>) -> Party {
        var start = source.lowerBound
        while start < source.upperBound - 1, tokens[start].tag == .determiner { start += 1 }
        let country = source.lazy.compactMap { mentions.match(at: $0)?.country }.first { $0.kind != .city }
        return Party(
            kind: .unnamed, name: document.text(of: start..<source.upperBound),
            country: country.map { gazetteer.countries[$0.index].code })
    }

    // MARK: Nominal references

    /// "the Russian Foreign Minister", "the spokesman": the person of the article who holds that office.
    func holder(of title: Int, _ range: Range<Int>, in source: Range<Int>, plural: Bool) -> Int? {
        guard !plural else { return nil }
        let wanted = gazetteer.titles[title]
        let country = owner(in: source, before: range.lowerBound).map { gazetteer.countries[$0].code }
        let indefinite =
            tokens[source.lowerBound].tag == .determiner && tokens[source.lowerBound].end - tokens[source.lowerBound].start <= 2
        let lastWord = wanted.title.split(separator: " ").last.map(String.init) ?? wanted.title
        let fitting = mentions.persons.indices.filter { index in
            let person = mentions.persons[index]
            // Whoever is named in the page's own words alone, such as a reader's comment, holds no office of the article.
            guard let office = person.office?.lowercased(), person.mentions.contains(where: document.content.overlaps) else {
                return false
            }
            if let country, let other = person.country, country != other { return false }
            // "the Russian leader": whoever leads the country.
            if lastWord == "leader", country != nil, country == person.country,
                person.officeKind == "head_of_state" || person.officeKind == "head_of_government"
            {
                return true
            }
            let sameKind = person.officeKind == wanted.kind && wanted.kind != "other" && wanted.kind != "minister"
            return sameKind || office.hasSuffix(lastWord)
        }
        if indefinite {
            // "a White House spokesman": somebody, not the one who was named.
            guard fitting.count == 1, wanted.kind == "spokesperson", source.count == 2 else { return nil }
            return fitting[0]
        }
        if fitting.count < 2 { return fitting.first }
        // The most salient before the source, else the first named after it.
        let scores = salience(before: source.lowerBound, reach: 12)
        return fitting.max {
            (scores[$0] ?? 0, -mentions.persons[$0].mentions[0].lowerBound) < (
                scores[$1] ?? 0, -mentions.persons[$1].mentions[0].lowerBound
            )
        }
    }

    /// The country named in a source before its head: "the Russian side", "Moscow's ambassador".
    func owner(in source: Range<Int>, before head: Int) -> Int? {
        for index in (source.lowerBound..<max(source.lowerBound, min(head, source.upperBound))).reversed() {
            if let country = mentions.match(at: index)?.country, country.kind != .city { return country.index }
        }
        // "the government of Japan", not "the ambassador to Japan".
        for index in head..<max(head, source.upperBound) where isOf(index) {
            for next in (index + 1)..<min(index + 4, source.upperBound + 1) {
                if let country = mentions.match(at: next)?.country, country.kind != .city { return country.index }
            }
        }
        return nil
    }

    func isOf(_ index: Int) -> Bool {
        tokens[index].end - tokens[index].start == 2 && document.bytes[Int(tokens[index].start)] == UInt8(ascii: "o")
            && document.bytes[Int(tokens[index].start) + 1] == UInt8(ascii: "f")
    }

    /// "a joint statement by the two ministries", "the statement": who issued it.
    func author(of source: Range<Int>, _ head: Int, depth: Int) -> Party? {
        if head + 2 < tokens.count, tokens[head + 1].tag == .preposition,
            let by = phrases.nounPhrase(startingAt: head + 2, ceiling: tokens.count)
        {
            let party = resolve(by, depth: depth + 1)
            if party.kind != .unnamed { return party }
        }
        if let owner = source.first(where: { tokens[$0].kind == .possessive }), owner > source.lowerBound {
            let party = resolve(source.lowerBound..<owner, depth: depth + 1)
            if party.kind != .unnamed { return party }
        }
        // "X and Y issued a statement saying"
        let sentence = document.sentences[Int(document.sentenceOf[source.lowerBound])]
        if let subject = phrases.clauseSubject(before: source.lowerBound, floor: sentence.lowerBound),
            subject.upperBound < source.lowerBound
        {
            let party = resolve(subject, depth: depth + 1)
            if party.kind != .unnamed { return party }
        }
        for index in source where index < head {
            if let match = mentions.match(at: index), let organization = match.organization {
                return party(ofOrganization: organization)
            }
        }
        return history.suffix(40).last { $0.position < source.lowerBound }?.party
    }

    /// "the council", "the French foreign ministry": an organization named before, or a new one.
    func body(_ source: Range<Int>, _ head: Int) -> Party {
        let word = tokens[head].word
        let country = owner(in: source, before: head)
        if country == nil, tokens[source.lowerBound].tag == .determiner, source.count <= 6 {
            if let acronym = mentions.acronyms.last(where: { $0.head == word && $0.introduced < source.lowerBound }) {
                return party(of: acronym)
            }
            var index = source.lowerBound - 1
            let floor = floor(before: source.lowerBound, sentences: 40)
            while index >= floor {
                if let match = mentions.match(at: index), let organization = match.organization,
                    tokens[match.range.upperBound - 1].word == word
                {
                    return party(ofOrganization: organization)
                }
                index -= 1
            }
            if let earlier = history.suffix(40).last(where: {
                $0.party.kind == .organization
                    && $0.party.name.lowercased().hasSuffix(document.text(tokens[head].range).lowercased())
            }) {
                return earlier.party
            }
        }
        var start = source.lowerBound
        while start < head, tokens[start].tag == .determiner || tokens[start].tag == .possessivePronoun { start += 1 }
        let code =
            country.map { gazetteer.countries[$0].code }
            ?? source.lazy.compactMap { mentions.match(at: $0)?.organization }.first.flatMap {
                gazetteer.organizations[$0].country
            }
        return Party(kind: .organization, name: document.text(of: start..<max(start + 1, head + 1)), country: code)
    }

    /// "the leaders", "both sides", "these two ministers", not "ministers".
    func isDefinite(_ source: Range<Int>) -> Bool {
        let first = tokens[source.lowerBound]
        return first.tag == .determiner && first.end - first.start > 2 || phrases.word(source.lowerBound).contains(.both)
    }

    /// Two for "the two leaders" and "both sides".
    func count(in source: Range<Int>) -> Int? {
        source.contains { phrases.word($0).contains(.both) } ? 2 : nil
    }

    func mentionsGroup(_ source: Range<Int>) -> Bool {
        owner(in: source, before: source.upperBound) == nil
    }

    /// "X and Y said", "X, Y and Z said": all of them.
    func coordinated(_ source: Range<Int>, _ head: Int) -> Party? {
        let people = source.compactMap { mentions.person(at: $0) }.reduce(into: [Int]()) { if !$0.contains($1) { $0.append($1) } }
        guard people.count >= 2, let conjunction = source.last(where: { phrases.word($0).contains(.coordinator) }),
            conjunction > source.lowerBound, mentions.person(at: conjunction - 1) == people[people.count - 2]
        else { return nil }
        return joint(people)
    }

    func joint(_ persons: [Int]) -> Party {
        let names = persons.map { mentions.persons[$0].name }
        let list = names.count < 2 ? names[0] : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
        return Party(kind: .official, name: list, jointly: persons)
    }

    /// Those who were last told of as meeting ("the leaders", "both sides", "they"); for a count of two else the two mentioned last.
    func together(before position: Int, count: Int?) -> Party? {
        if let group = groups.last(where: { $0.position <= position }), count == nil || count == group.persons.count {
            return joint(group.persons)
        }
        guard count == 2 else { return nil }
        if let pair = history.suffix(12).last(where: { $0.position < position && $0.party.jointly.count == 2 }) {
            return pair.party
        }
        var found: [Int] = []
        var index = position - 1
        let floor = floor(before: position, sentences: 8)
        while index >= floor, found.count < 2 {
            if let person = mentions.person(at: index), !found.contains(person), mentions.persons[person].office != nil,
                document.quotationOf[index] < 0, tokens[safe: index + 1]?.kind != .possessive
            {
                found.append(person)
            }
            index -= 1
        }
        return found.count == 2 ? joint(found.reversed()) : nil
    }

    /// The start of the sentence that lies so many before the one of `position`.
    func floor(before position: Int, sentences: Int) -> Int {
        document.sentences[max(0, Int(document.sentenceOf[min(position, tokens.count - 1)]) - sentences)].lowerBound
    }
}

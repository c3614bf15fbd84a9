// From the words of a source to the one who speaks: names, offices, metonyms, pronouns and nominal references.

import Gazetteer
import Language

/// Resolves sources in the order of the text; remembers who spoke last.
struct SpeakerResolver {
    let document: Document
    let tokens: [Token]
    let gazetteer: Gazetteer
    let phrases: Phrases
    var mentions: Mentions
    let published: CivilDate?
    let bodyKinds: BodyKinds
    /// The last speakers, latest at the end, with the position of their source.
    var history: [(party: Party, position: Int)] = []
    /// The officials told of as meeting, with the end of the sentence that tells it.
    let groups: [(position: Int, persons: [Int])]
    /// Who issued the statement or declaration that was quoted last.
    var issuer: Party?
    /// Where persons are spoken of, in order, and whom the pronouns mean.
    var references: [Reference] = []
    var antecedents: [Int: Int] = [:]
    /// The persons of the article's own text who hold an office, and how often all persons are mentioned.
    var officers: [Int]
    let mentioned: Int
    /// Who holds the offices that were looked up in the gazetteer.
    var incumbents: [String: Int?] = [:]
    /// For each token whether it is among what somebody says.
    var isContent: [Bool]
    /// For each sentence how many of narrative stand before it.
    let narrative: [Int32]

    /// - Parameters:
    ///   - sources: the words that name speakers.
    ///   - contents: what they say.
    init(
        document: Document, gazetteer: Gazetteer, phrases: Phrases, mentions: Mentions, meetings: MeetingLexicon,
        bodyKinds: BodyKinds, published: CivilDate?, sources: [Range<Int>], contents: [Range<Int>]
    ) {
        groups = Self.groups(document, mentions, meetings)
        narrative = Self.narrative(document)
        self.document = document
        self.gazetteer = gazetteer
        self.phrases = phrases
        self.mentions = mentions
        self.bodyKinds = bodyKinds
        self.published = published
        tokens = document.tokens
        // Whoever is named in the page's own words alone, such as a reader's comment, holds no office of the article.
        officers = mentions.persons.indices.filter { index in
            mentions.persons[index].office != nil && mentions.persons[index].mentions.contains(where: document.content.overlaps)
        }
        mentioned = max(1, mentions.persons.reduce(0) { $0 + $1.mentions.count })
        isContent = [Bool](repeating: false, count: tokens.count)
        readReferences(of: sources, contents)
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
        if party.kind != .unnamed, phrases.word(self.head(of: source)).contains(.statement) { issuer = party }
        return party
    }

    /// "A party member, Patrick Trannoy, said", "Spain's main opposition, the Popular Party, said": the name stands behind the source;
    /// "his advice to Attorney General Peter Goldsmith, who announced": the relative clause is about the name at its end.
    func named(after source: Range<Int>) -> Party? {
        guard mentions.person(at: head(of: source)) == nil, tokens[safe: source.upperBound]?.kind == .comma else { return nil }
        if phrases.word(source.upperBound + 1).contains(.relative), source.count > 1,
            let person = mentions.person(at: source.upperBound - 1)
        {
            return party(ofPerson: person)
        }
        var index = source.upperBound + 1
        while index < tokens.count, mentions.titleOf[index] >= 0 { index += 1 }
        if let person = mentions.person(at: index) {
            while index < tokens.count, mentions.person(at: index) == person { index += 1 }
            return tokens[safe: index]?.kind == .comma ? party(ofPerson: person) : nil
        }
        guard let apposition = phrases.nounPhrase(startingAt: index, ceiling: tokens.count, attachments: false),
            tokens[safe: apposition.upperBound]?.kind == .comma, tokens[apposition.upperBound - 1].isCapitalised,
            mentions.match(at: head(of: source)) == nil
        else { return nil }
        let party = resolve(apposition, depth: 1)
        return party.kind == .organization ? party : nil
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

    /// Named as the article names it most fully.
    func party(ofOrganization index: Int) -> Party {
        let organization = gazetteer.organizations[index]
        return Party(
            kind: .organization, name: mentions.organizationNames[index] ?? organization.name, country: organization.country,
            organization: organization.id)
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
        if depth == 0, let all = wholeList(endingWith: source) {
            if let codes = listedCountries(all) { return joint(countries: codes) }
            let persons = persons(in: all)
            if persons.count > 1, mentions.person(at: head) != nil { return joint(persons) }
        }
        if let person = mentions.person(at: head) {
            if let other = coordinated(source, head) { return other }
            return party(ofPerson: person)
        }
        if let acronym = mentions.acronym(at: head) { return party(of: acronym) }
        if let match = mentions.match(at: head) {
            if let organization = match.organization { return party(ofOrganization: organization) }
            if let country = match.country, country.kind != .adjective, country.kind != .city, country.kind != .demonym {
                if let all = listedCountries(source) { return joint(countries: all) }
                return party(ofCountry: country.index)
            }
            if match.title != nil, let both = holders(in: source) { return both }
            if let title = match.title, let person = holder(of: title.index, match.range, in: source, plural: title.plural) {
                return party(ofPerson: person)
            }
        }
        // "Permanent Secretary for Interior Pongpayom Wasaputi": a title of several words before the name.
        if mentions.match(at: head)?.title != nil, tokens[source.lowerBound].isCapitalised,
            tokens[source.lowerBound].tag != .determiner,
            let person = mentions.person(at: source.upperBound - 1),
            let name = mentions.persons[person].mentions.first(where: { $0.upperBound == source.upperBound }),
            mentions.titleOf[name.lowerBound - 1] >= 0
                || tokens[name.lowerBound - 1].isCapitalised && mentions.match(at: name.lowerBound - 1)?.title == nil
        {
            return party(ofPerson: person)
        }
        let word = phrases.word(head)
        if word.contains(.nations), isDefinite(source), mentionsGroup(source), !countsOthers(source),
            let nations = nations(before: source.lowerBound)
        {
            return nations
        }
        if tellsAge(source), let person = mostSalient(before: source.lowerBound) {
            return party(ofPerson: person)
        }
        if let organization = collective(source, head) { return organization }
        if word.contains(.group), isDefinite(source), mentionsGroup(source) {
            let pair = count(in: source)
            if pair == nil, word.contains(.collective), !countsOthers(source),
                let earlier = earlierCollective(tokens[head].word, before: source.lowerBound),
                lastGroup(before: source.lowerBound).map({ $0.position < earlier.position }) ?? true
            {
                return earlier.party
            }
            if let group = together(before: source.lowerBound, count: pair) { return group }
        }
        if word.contains(.government), let country = owner(in: source, before: head) { return party(ofCountry: country) }
        if let first = firstOfList(source, head), depth < 2 {
            let party = resolve(first, depth: depth + 1)
            if party.kind != .unnamed { return party }
        }
        if word.contains(.statement), depth < 2 { return author(of: source, head, depth: depth) ?? unnamed(source) }
        if word.contains(.body) || bodyKinds[tokens[head].word] != nil && isDefinite(source) { return body(source, head) }
        if word.contains(.company), tokens[head].isCapitalised { return named(source, head) }
        if tokens[head].tag == .name, tokens[head].isCapitalised, !word.contains(.generic), mentions.match(at: head)?.title == nil
        {
            // A capitalised name that no table knows; one in capitals alone is an organization's.
            if tokens[head].isUpperCase, tokens[head].end - tokens[head].start > 2 {
                return Party(kind: .organization, name: document.text(tokens[head].range))
            }
            var start = head
            while start > source.lowerBound, tokens[start - 1].tag == .name && mentions.match(at: start - 1) == nil { start -= 1 }
            return Party(kind: .person, name: document.text(of: start..<(head + 1)))
        }
        return unnamed(source)
    }

    /// "Yonhap and other news reports": what stands before the conjunction, where the whole has no name.
    private func firstOfList(_ source: Range<Int>, _ head: Int) -> Range<Int>? {
        guard let conjunction = source.first(where: { phrases.word($0).contains(.coordinator) }), conjunction > source.lowerBound,
            mentions.match(at: conjunction - 1)?.organization != nil || tokens[conjunction - 1].isUpperCase
                || bodyKinds[tokens[conjunction - 1].word] != nil
        else { return nil }
        return source.lowerBound..<conjunction
    }

    /// "the 67-year-old"
    func tellsAge(_ source: Range<Int>) -> Bool {
        tokens[source.lowerBound].tag == .determiner && source.count >= 6 && tokens[source.lowerBound + 1].kind == .number
            && tokens[source.lowerBound + 2].kind == .hyphen && tokens[source.lowerBound + 4].kind == .hyphen
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
            country: country.map { gazetteer.countries[$0.index].code } ?? ownerCode(in: source, before: head(of: source)))
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
        if let issuer, isDefinite(source) { return issuer }
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

    /// The start of the sentence that lies so many before the one of `position`.
    func floor(before position: Int, sentences: Int) -> Int {
        document.sentences[max(0, Int(document.sentenceOf[min(position, tokens.count - 1)]) - sentences)].lowerBound
    }
}

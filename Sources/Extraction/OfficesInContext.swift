// Offices and countries that only the whole article or the gazetteer tells.

import Gazetteer
import Language

extension MentionFinder {
    func completeFromContext(_ mentions: inout Mentions) {
        completeFromGazetteer(&mentions)
        completeFromOwners(&mentions)
        let dominant = dominantCountry(mentions)
        let common = commonCountry(mentions)
        var taken = Set(mentions.persons.compactMap { person in person.country.flatMap { Self.seat(person.officeKind, $0) } })
        for index in mentions.persons.indices where mentions.persons[index].office != nil {
            let person = mentions.persons[index]
            guard person.country == nil, person.organization == nil else { continue }
            // A country has one president and one foreign minister: another of the article's persons may hold the office already.
            func free(_ country: String?) -> String? {
                country.flatMap { Self.seat(person.officeKind, $0).map(taken.contains) ?? false ? nil : $0 }
            }
            let country =
                free(countryOfOffice(person, mentions)) ?? free(countryAround(person.mentions[0], sentences: 1, mentions))
                ?? free(dominant) ?? free(countryAround(person.mentions[0], sentences: 2, mentions)) ?? free(common)
            mentions.persons[index].country = country
            if let country, let seat = Self.seat(person.officeKind, country) { taken.insert(seat) }
        }
        // Who is named without an office is of the country that the article is about, or that all others are of.
        let countries = Set(mentions.persons.compactMap(\.country))
        let only = countries.count == 1 ? countries.first : nil
        for index in mentions.persons.indices where mentions.persons[index].office == nil {
            guard mentions.persons[index].country == nil, mentions.persons[index].organization == nil else { continue }
            mentions.persons[index].country = dominant ?? only
        }
    }

    /// "South Korea's new defence minister warned Friday. Kim Jang-Soo, a former army chief, said", "Algeria's energy minister said. “…,”
    /// Chakib Khelil told reporters": the office that the first sentence names without its holder is that of the person whom the second
    /// names without one.
    func completeFromOpening(_ mentions: inout Mentions) {
        guard document.content.lowerBound < tokens.count else { return }
        let first = Int(document.sentenceOf[document.content.lowerBound])
        guard first + 1 < document.sentences.count,
            let start = document.sentences[first + 1].first(where: {
                document.quotationOf[$0] < 0 && mentions.person(at: $0) != nil
            }),
            let person = mentions.person(at: start),
            let name = mentions.persons[person].mentions.min(by: { $0.lowerBound < $1.lowerBound }),
            name.lowerBound == start, opensOrSpeaks(name, document.sentences[first + 1]),
            !Self.seats.contains(mentions.persons[person].officeKind ?? "")
        else { return }
        let opening = document.sentences[first]
        let titles = mentions.matches.prefix { $0.range.lowerBound < opening.upperBound }.filter { match in
            guard let title = match.title, !title.plural, mentions.titleOf[match.range.lowerBound] < 0,
                opening.overlaps(match.range)
            else { return false }
            return gazetteer.titles[title.index].kind != "other" && gazetteer.titles[title.index].kind != "spokesperson"
        }
        guard titles.count == 1, let title = titles.first, let index = title.title?.index else { return }
        var owner = Candidate(range: title.range, titles: title.range, evidence: false)
        readOwner(before: title.range.lowerBound - 1, &owner, mentions)
        guard let country = owner.country, mentions.persons[person].country.map({ $0 == country }) ?? true,
            !mentions.persons.contains(where: { $0.country == country && $0.officeKind == gazetteer.titles[index].kind })
        else { return }
        mentions.persons[person].office = document.text(of: title.range)
        mentions.persons[person].officeKind = gazetteer.titles[index].kind
        mentions.persons[person].country = country
    }

    /// Whether a name begins a sentence or has a verb in the past beside it.
    private func opensOrSpeaks(_ name: Range<Int>, _ sentence: Range<Int>) -> Bool {
        name.lowerBound == sentence.lowerBound || tokens[safe: name.upperBound]?.tag == .past
            || tokens[name.lowerBound - 1].tag == .past
    }

    /// "Annan's representative in Cyprus, Gustave Feissel": who works for a person works for that person's country or organization.
    private func completeFromOwners(_ mentions: inout Mentions) {
        for index in mentions.persons.indices where mentions.persons[index].office != nil {
            guard mentions.persons[index].country == nil, mentions.persons[index].organization == nil else { continue }
            let mention = mentions.persons[index].mentions[0]
            let floor = max(document.sentences[Int(document.sentenceOf[mention.lowerBound])].lowerBound, mention.lowerBound - 10)
            guard let possessive = (floor..<mention.lowerBound).last(where: { tokens[$0].kind == .possessive }), possessive > 0,
                let owner = mentions.person(at: possessive - 1), owner != index
            else { continue }
            mentions.persons[index].country = mentions.persons[owner].country
            mentions.persons[index].organization = mentions.persons[owner].organization
        }
    }

    /// The kinds of office that one person holds at a time.
    static let seats: Set<String> = ["head_of_state", "head_of_government", "foreign_minister", "defence_minister"]

    /// An office that one person holds at a time.
    private static func seat(_ kind: String?, _ country: String) -> String? {
        guard let kind, seats.contains(kind) else { return nil }
        return "\(kind) \(country)"
    }

    func completeFromGazetteer(_ mentions: inout Mentions) {
        for index in mentions.persons.indices {
            if mentions.persons[index].office == "" { completeCounterpart(index, &mentions) }
            if let holder = mentions.persons[index].holder {
                let known = gazetteer.holders[holder]
                mentions.persons[index].gender = mentions.persons[index].gender ?? known.gender
                let tenures = gazetteer.tenures(of: holder, on: published)
                mentions.persons[index].heldKinds = Set(
                    tenures.filter { tenure in published.map { Gazetteer.holds(tenure, on: $0) } ?? false }.map(\.kind)
                ).intersection(Self.seats)
                let tenure =
                    tenures.first { mentions.persons[index].officeKind == nil || $0.kind == mentions.persons[index].officeKind }
                    ?? tenures.first
                // A country that the neighbourhood suggests yields to the one that the office is of.
                let sameKind = tenures.filter { $0.kind == mentions.persons[index].officeKind && $0.country != nil }
                if let country = mentions.persons[index].country, !sameKind.isEmpty,
                    !sameKind.contains(where: { $0.country == country })
                {
                    mentions.persons[index].country = sameKind[0].country
                }
                if let tenure {
                    if mentions.persons[index].office == nil {
                        mentions.persons[index].office = tenure.title
                        mentions.persons[index].officeKind = tenure.kind
                    }
                    if mentions.persons[index].country == nil, mentions.persons[index].organization == nil {
                        mentions.persons[index].country = tenure.country
                        mentions.persons[index].organization = tenure.organization
                    }
                }
                // Who holds no office yet, or no longer, still belongs to the country of them all.
                if mentions.persons[index].country == nil {
                    let countries = Set(known.tenures.map(\.country))
                    if countries.count == 1, let country = countries.first { mentions.persons[index].country = country }
                }
                if mentions.persons[index].words.count == 1 { mentions.persons[index].name = known.name }
            }
        }
    }

    /// A counterpart holds the office of the one whose counterpart he is: the last person before him who has one.
    func completeCounterpart(_ index: Int, _ mentions: inout Mentions) {
        let start = mentions.persons[index].mentions[0].lowerBound
        let other = mentions.persons.indices.filter { $0 != index && !(mentions.persons[$0].office ?? "").isEmpty }
            .compactMap { person in
                mentions.persons[person].mentions.last { $0.lowerBound < start }.map { ($0.lowerBound, person) }
            }
            .max { $0.0 < $1.0 }?.1
        mentions.persons[index].office = other.flatMap { mentions.persons[$0].office }
        mentions.persons[index].officeKind = other.flatMap { mentions.persons[$0].officeKind }
    }

    /// The country whose office of that kind the article names elsewhere without its holder: "Macedonia's president".
    func countryOfOffice(_ person: Person, _ mentions: Mentions) -> String? {
        guard let kind = person.officeKind, let office = person.office?.lowercased() else { return nil }
        for match in mentions.matches {
            guard let title = match.title, gazetteer.titles[title.index].kind == kind,
                kind != "other" && kind != "minister" || gazetteer.titles[title.index].title == office
            else { continue }
            var before = match.range.lowerBound - 1
            if before >= 0, tokens[before].kind == .possessive { before -= 1 }
            if let country = mentions.match(at: before)?.country, country.kind != .city {
                return gazetteer.countries[country.index].code
            }
        }
        return nil
    }

    /// The country that a title without one belongs to: the last one named before it in its sentence or the sentences before.
    func countryAround(_ mention: Range<Int>, sentences: Int, _ mentions: Mentions) -> String? {
        let sentence = Int(document.sentenceOf[mention.lowerBound])
        let floor = document.sentences[max(0, sentence - sentences + 1)].lowerBound
        var index = mention.lowerBound - 1
        while index >= floor {
            if let match = mentions.match(at: index), let country = match.country, country.kind != .city,
                country.kind != .capital,
                !phrases.word(match.range.upperBound).contains(.money)
            {
                return gazetteer.countries[country.index].code
            }
            index -= 1
        }
        return nil
    }

    /// The country of most of the article's officials.
    func commonCountry(_ mentions: Mentions) -> String? {
        var counts: [String: Int] = [:]
        for person in mentions.persons {
            if let country = person.country { counts[country, default: 0] += person.mentions.count }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// The country that the article names far more often than any other.
    func dominantCountry(_ mentions: Mentions) -> String? {
        var counts: [Int: Int] = [:]
        for match in mentions.matches {
            if let country = match.country, !phrases.word(match.range.upperBound).contains(.money) {
                counts[country.index, default: 0] += 1
            }
        }
        let total = counts.values.reduce(0, +)
        guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value >= 3, most.value * 2 >= total
        else { return nil }
        return gazetteer.countries[most.key].code
    }
}

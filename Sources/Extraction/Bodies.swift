// Organizations that are meant without their names: "the alliance", "NATO leaders", "the French foreign ministry".

import Gazetteer
import Language
import Resources

/// The kinds of organization that a noun may mean.
struct BodyKinds: Sendable {
    private var kinds: [Vocabulary.ID: Set<Organization.Kind>] = [:]

    init(lexicon: inout Lexicon) {
        for row in Table(Resource.at("Lexicon/body_kinds.tsv")).rows {
            kinds[lexicon.vocabulary.intern(String(row[0]))] = Set(
                row[1].split(separator: " ").map { name in
                    guard let kind = Organization.Kind(rawValue: String(name)) else {
                        preconditionFailure("no kind of organization \(name)")
                    }
                    return kind
                })
        }
    }

    subscript(_ word: Vocabulary.ID) -> Set<Organization.Kind>? { kinds[word] }
}

extension SpeakerResolver {
    /// "the council", "the French foreign ministry": an organization named before, or a new one.
    func body(_ source: Range<Int>, _ head: Int) -> Party {
        let word = tokens[head].word
        let country = owner(in: source, before: head)
        if country == nil, tokens[source.lowerBound].tag == .determiner, source.count <= 6 {
            if let acronym = mentions.acronyms.last(where: { $0.head == word && $0.introduced < source.lowerBound }) {
                return party(of: acronym)
            }
            if let organization = organization(called: word, before: source.lowerBound) {
                return party(ofOrganization: organization)
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

    /// The organization that the article named last before a position and that a noun may mean: one whose name ends with it, else one of
    /// its kinds.
    private func organization(called word: Vocabulary.ID, before position: Int) -> Int? {
        let kinds = bodyKinds[word] ?? []
        var fitting: Int?
        var index = position - 1
        let floor = floor(before: position, sentences: 40)
        while index >= floor {
            if let match = mentions.match(at: index), let organization = match.organization {
                if tokens[match.range.upperBound - 1].word == word { return organization }
                if fitting == nil, kinds.contains(gazetteer.organizations[organization].kind) { fitting = organization }
            }
            index -= 1
        }
        return fitting
    }

    /// "NATO leaders", "leaders of the 26-member bloc", "EU foreign ministers", and "the leaders" after them: the organization.
    func collective(_ source: Range<Int>, _ head: Int) -> Party? {
        guard phrases.word(head).contains(.collective) else { return nil }
        let before = source.lazy.filter { $0 < head }.compactMap { mentions.match(at: $0)?.organization }
        let international = before.first {
            gazetteer.organizations[$0].country == nil && gazetteer.organizations[$0].kind != .media
        }
        if let international { return party(ofOrganization: international) }
        if head + 2 < source.upperBound, isOf(head + 1) {
            let party = resolve((head + 2)..<source.upperBound, depth: 1)
            if party.kind == .organization, party.country == nil { return party }
        }
        return nil
    }

    /// "The leaders also discussed": those of the organization whose leaders were spoken of before.
    func earlierCollective(_ word: Vocabulary.ID, before position: Int) -> (party: Party, position: Int)? {
        let floor = floor(before: position, sentences: 40)
        for index in (floor..<position).reversed() where tokens[index].word == word && index > 0 {
            if let organization = mentions.match(at: index - 1)?.organization,
                gazetteer.organizations[organization].country == nil,
                gazetteer.organizations[organization].kind != .media
            {
                return (party(ofOrganization: organization), index)
            }
        }
        return nil
    }

    /// "China Southern Airlines", "the German Society for the United Nations": an organization that no table knows.
    func named(_ source: Range<Int>, _ head: Int) -> Party {
        var start = head
        while start > source.lowerBound, tokens[start - 1].isCapitalised || tokens[start - 1].kind == .hyphen,
            tokens[start - 1].tag != .determiner
        { start -= 1 }
        var end = head + 1
        if end + 1 < source.upperBound, tokens[end].tag == .preposition {
            let name = tokens[end + 1].tag == .determiner ? end + 2 : end + 1
            if let match = mentions.match(at: name), match.range.upperBound <= source.upperBound { end = match.range.upperBound }
        }
        let country = (start..<end).lazy.compactMap { mentions.match(at: $0)?.country }.first
        return Party(
            kind: .organization, name: document.text(of: start..<end), country: country.map { gazetteer.countries[$0.index].code }
        )
    }

    func nearestBody(before index: Int) -> Party? {
        var position = index - 1
        let floor = document.sentences[max(0, Int(document.sentenceOf[index]) - 1)].lowerBound
        var fallback: Party?
        while position >= floor {
            if let match = mentions.match(at: position), match.range.lowerBound == position, mentions.personOf[position] < 0,
                mentions.titleOf[position] < 0
            {
                if let organization = match.organization {
                    fallback = party(ofOrganization: organization)
                } else if let country = match.country, country.kind != .adjective, country.kind != .city, country.kind != .demonym
                {
                    fallback = party(ofCountry: country.index)
                }
            }
            position -= 1
        }
        return fallback
    }
}

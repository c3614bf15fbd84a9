// What a statement is about: the countries, organizations, officials and topics that its content names.

import Gazetteer
import Language

/// Finds the subjects of a content.
struct Subjects {
    let document: Document
    let gazetteer: Gazetteer
    let mentions: Mentions

    /// One subject for each thing named, at its first mention.
    func subjects(of content: [Range<Int>]) -> [Subject] {
        var found: [Subject] = []
        func add(_ subject: Subject) {
            if !found.contains(where: { $0.kind == subject.kind && $0.id == subject.id }) { found.append(subject) }
        }
        for range in content {
            var index = range.lowerBound
            while index < range.upperBound {
                defer { index += 1 }
                if let person = mentions.person(at: index),
                    let mention = mentions.persons[person].mentions.first(where: { $0.contains(index) }),
                    mention.lowerBound == index
                {
                    let named = mentions.persons[person]
                    add(
                        Subject(
                            kind: .official, id: named.holder.map { gazetteer.holders[$0].id } ?? named.name, name: named.name,
                            span: document.bytes(of: mention), official: person))
                }
                guard let match = mentions.match(at: index), match.range.lowerBound == index, mentions.personOf[index] < 0 else {
                    continue
                }
                let span = document.bytes(of: match.range)
                if let organization = match.organization {
                    add(
                        Subject(
                            kind: .organization, id: gazetteer.organizations[organization].id,
                            name: gazetteer.organizations[organization].name, span: span))
                } else if let country = match.country, country.kind != .city, !isCompound(match.range) {
                    add(
                        Subject(
                            kind: .country, id: gazetteer.countries[country.index].code,
                            name: gazetteer.countries[country.index].name, span: span))
                } else if let topic = match.topic {
                    add(Subject(kind: .topic, id: gazetteer.topics[topic].id, name: gazetteer.topics[topic].name, span: span))
                }
            }
        }
        return found
    }

    /// "Russian-speaking" tells of a language, not of the country.
    private func isCompound(_ range: Range<Int>) -> Bool {
        guard range.upperBound + 1 < document.tokens.count, document.tokens[range.upperBound].kind == .hyphen else {
            return false
        }
        return document.tokens[range.upperBound + 1].tag == .gerund || document.tokens[range.upperBound + 1].tag == .participle
    }
}

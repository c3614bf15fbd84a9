// Who and what an article names: persons with their offices, and the gazetteer's countries, organizations and titles.

import Gazetteer
import Language

/// A person of one article, over all mentions.
struct Person: Sendable {
    /// The fullest form of the name.
    var name: String
    var names: [String]
    /// Word texts of the fullest form, folded to lower case.
    var words: [String]
    var gender: Gender?
    var office: String?
    var officeKind: String?
    /// The kinds of the offices of one holder, such as head of state, that the gazetteer knows of the person on the article's day.
    var heldKinds: Set<String> = []
    var country: String?
    var organization: String?
    /// Position among the gazetteer's office holders.
    var holder: Int?
    /// Token ranges of the mentions.
    var mentions: [Range<Int>]

    /// The word by which the article calls the person.
    var family: String { words[words.count - 1] }
}

/// All mentions of a document.
struct Mentions: Sendable {
    let matches: [NameAutomaton.Match]
    /// For each token the position of the match that covers it, or -1.
    let matchOf: [Int32]
    var persons: [Person] = []
    /// For each token the person that a mention covering it names, or -1.
    var personOf: [Int32]
    /// Token ranges of title words that belong to a person's mention, by person.
    var titleOf: [Int32]
    /// Persons by the words of their names, and by their places in the gazetteer.
    var personsByWord: [String: [Int]] = [:]
    var personOfHolder: [Int: Int] = [:]
    /// Organizations that the article abbreviates, and for each token the one that it names, or -1.
    var acronyms: [Acronym] = []
    var acronymOf: [Int32]

    /// The form by which the article names each of the gazetteer's organizations: the usual one if it has it, else the longest.
    var organizationNames: [Int: String] = [:]

    /// Codes of the countries that the article names.
    var countries: Set<String> = []

    func acronym(at token: Int) -> Acronym? {
        acronymOf.indices.contains(token) && acronymOf[token] >= 0 ? acronyms[Int(acronymOf[token])] : nil
    }

    func match(at token: Int) -> NameAutomaton.Match? {
        matchOf.indices.contains(token) && matchOf[token] >= 0 ? matches[Int(matchOf[token])] : nil
    }

    func person(at token: Int) -> Int? { personOf.indices.contains(token) && personOf[token] >= 0 ? Int(personOf[token]) : nil }
}

extension NameAutomaton.Match {
    var title: (index: Int, plural: Bool)? {
        for case .title(let index, let plural) in entries { return (index, plural) }
        return nil
    }
    var holder: Int? {
        for case .holder(let index) in entries { return index }
        return nil
    }
    var organization: Int? {
        for case .organization(let index) in entries { return index }
        return nil
    }
    var country: (index: Int, kind: CountryName)? {
        for case .country(let index, let kind) in entries where kind != .demonym || entries.count == 1 { return (index, kind) }
        return nil
    }
    var topic: Int? {
        for case .topic(let index) in entries { return index }
        return nil
    }
}

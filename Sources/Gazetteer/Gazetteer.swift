// Facts that no article tells: countries, organizations, offices and who held them when, topics.

import Language
import Resources

/// A country or a historical state.
public struct Country: Sendable, Hashable {
    /// ISO 3166-1 alpha-2, or 3166-3 for historical states.
    public let code: String
    /// The usual English name.
    public let name: String
    /// Capital cities, the first the usual one.
    public fileprivate(set) var capitals: [String] = []
}

/// An organization of international affairs: alliance, ministry, parliament, court, party, news medium, …
public struct Organization: Sendable, Hashable {
    /// What an organization is.
    public enum Kind: String, Sendable, CaseIterable {
        case un, alliance, bloc, bank, court, agency, ministry, parliament, party, armedGroup = "armed_group", media, ngo,
            company, other
    }
    public let id: String
    public let name: String
    public let kind: Kind
    /// Country that it belongs to, for ministries, parties and the like.
    public let country: String?
}

/// A title of office such as "foreign minister".
public struct OfficeTitle: Sendable, Hashable {
    /// Lower case, singular.
    public let title: String
    /// Raw value of an office kind, such as "foreign_minister".
    public let kind: String
    /// Whether it is usually written straight before a name.
    public let precedesName: Bool
}

/// A known official and the offices that he or she has held.
public struct OfficeHolder: Sendable, Hashable {
    /// An office held for a time.
    public struct Tenure: Sendable, Hashable {
        public let title: String
        public let kind: String
        public let country: String?
        public let organization: String?
        /// ISO dates, perhaps only of a year or a month; nil where unknown or still going on.
        public let from: String?
        public let until: String?
    }
    public let id: String
    public let name: String
    /// The name by which papers call the person: "Lavrov", "Xi".
    public let family: String
    /// Nil where nothing tells it.
    public let gender: Gender?
    /// In the order of the table.
    public fileprivate(set) var tenures: [Tenure] = []
}

/// Grammatical gender of a person, as far as titles and given names tell.
public enum Gender: String, Sendable { case male = "m", female = "f" }

/// The gazetteer: its tables, and the automaton that finds their names in a text.
public struct Gazetteer: Sendable {
    /// Countries and historical states.
    public let countries: [Country]
    /// Organizations.
    public let organizations: [Organization]
    /// Titles of office.
    public let titles: [OfficeTitle]
    /// Persons who hold or held an office.
    public let holders: [OfficeHolder]
    /// Topics: identifier and name.
    public let topics: [(id: String, name: String)]
    /// Finds every name of the tables above.
    public let names: NameAutomaton
    private let countryIndex: [String: Int]
    private let organizationIndex: [String: Int]
    private let byFamily: [Vocabulary.ID: [Int]]
    private let givenNames: [Vocabulary.ID: Gender]
    private let honorifics: [Vocabulary.ID: Gender?]

    /// Loads the embedded tables; their words become known to the lexicon.
    public init(lexicon: inout Lexicon) {
        func table(_ name: String) -> Table { Table(Resource.at("Gazetteer/\(name).tsv")) }
        func optional(_ cell: String) -> String? { cell.isEmpty ? nil : cell }
        var automaton = NameAutomaton()

        var countries: [Country] = []
        var countryIndex: [String: Int] = [:]
        for row in table("countries").rows {
            countryIndex[row[0]] = countries.count
            countries.append(Country(code: row[0], name: row[2]))
        }
        for row in table("country_names").rows {
            guard let index = countryIndex[row[0]], let kind = CountryName(rawValue: row[2]) else { continue }
            if kind == .capital { countries[index].capitals.append(row[1]) }
            automaton.add(row[1], .country(index, kind), &lexicon)
        }

        // A title that begins with an organization ("State Department spokesman") is told by the two apart.
        let organizationNames = Set(table("organization_names").rows.map { $0[1].lowercased() })
        func namesOrganization(_ title: String) -> Bool {
            let words = title.split(separator: " ")
            return (1..<max(1, words.count)).contains { organizationNames.contains(words[..<$0].joined(separator: " ")) }
        }

        var organizations: [Organization] = []
        var organizationIndex: [String: Int] = [:]
        for row in table("organizations").rows {
            organizationIndex[row[0]] = organizations.count
            organizations.append(
                Organization(id: row[0], name: row[1], kind: .init(rawValue: row[2]) ?? .other, country: optional(row[3])))
        }
        for row in table("organization_names").rows {
            guard let index = organizationIndex[row[0]], row[2] != "adjective" else { continue }
            automaton.add(row[1], .organization(index), &lexicon)
        }

        var titles: [OfficeTitle] = []
        for row in table("office_titles").rows where !namesOrganization(row[0]) {
            let title = OfficeTitle(title: row[0], kind: row[2], precedesName: row[3] == "1")
            automaton.add(row[0], .title(titles.count, plural: false), &lexicon)
            if !row[1].isEmpty { automaton.add(row[1], .title(titles.count, plural: true), &lexicon) }
            titles.append(title)
        }

        var holders: [OfficeHolder] = []
        var holderIndex: [String: Int] = [:]
        var byFamily: [Vocabulary.ID: [Int]] = [:]
        for row in table("officials").rows {
            holderIndex[row[0]] = holders.count
            automaton.add(row[1], .holder(holders.count), &lexicon)
            // A half of a double name ("Johnson-Smith") is no family name; particles do not count.
            let family = lexicon.intern(written: row[2])
            if let last = family.last, family.dropLast().allSatisfy({ !$0.isCapitalised }) {
                byFamily[last.word, default: []].append(holders.count)
            }
            holders.append(OfficeHolder(id: row[0], name: row[1], family: row[2], gender: Gender(rawValue: row[3])))
        }
        for row in table("official_names").rows {
            guard let index = holderIndex[row[0]], row[1].contains(" ") else { continue }
            automaton.add(row[1], .holder(index), &lexicon)
            // Other spellings of the family name: "Zelenskyy" beside "Zelensky".
            if holders[index].name.hasSuffix(" " + holders[index].family), !holders[index].family.contains(" "),
                let last = lexicon.intern(name: row[1]).last, !(byFamily[last]?.contains(index) ?? false),
                row[1].split(separator: " ").last?.first == holders[index].family.first
            {
                byFamily[last, default: []].append(index)
            }
        }
        let tenures = table("tenures")
        let (from, until) = (tenures.column("from"), tenures.column("until"))
        for row in tenures.rows {
            guard let index = holderIndex[row[0]] else { continue }
            holders[index].tenures.append(
                OfficeHolder.Tenure(
                    title: row[1], kind: row[2], country: optional(row[3]), organization: optional(row[4]),
                    from: optional(row[from]),
                    until: optional(row[until])))
        }

        var topics: [(id: String, name: String)] = []
        var topicIndex: [String: Int] = [:]
        for row in table("topics").rows {
            topicIndex[row[0]] = topics.count
            topics.append((row[0], row[2]))
        }
        for row in table("topic_terms").rows {
            guard let index = topicIndex[row[0]] else { continue }
            automaton.add(row[1], .topic(index), &lexicon)
        }

        var givenNames: [Vocabulary.ID: Gender] = [:]
        for row in table("given_names").rows {
            givenNames[lexicon.vocabulary.intern(row[0].lowercased())] = Gender(rawValue: row[1])
        }
        var honorifics: [Vocabulary.ID: Gender?] = [:]
        for row in table("honorifics").rows {
            // Honorifics of several words are recognised by their first.
            if let id = lexicon.intern(name: row[0]).first { honorifics[id] = .some(Gender(rawValue: row[1])) }
        }

        self.countries = countries
        self.countryIndex = countryIndex
        self.organizations = organizations
        self.organizationIndex = organizationIndex
        self.titles = titles
        self.holders = holders
        self.topics = topics
        self.byFamily = byFamily
        self.givenNames = givenNames
        self.honorifics = honorifics
        names = automaton
    }

    /// The country of a code.
    public func country(_ code: String) -> Country? { countryIndex[code].map { countries[$0] } }

    /// The organization of an identifier.
    public func organization(_ id: String) -> Organization? { organizationIndex[id].map { organizations[$0] } }

    /// The officials whom papers call by that family name.
    public func holders(family word: Vocabulary.ID) -> [Int] { byFamily[word] ?? [] }

    /// The gender that a given name tells, if any.
    public func gender(givenName word: Vocabulary.ID) -> Gender? { givenNames[word] }

    /// Whether a word is an honorific such as "Mr."; its gender, where it has one.
    public func honorific(_ word: Vocabulary.ID) -> Gender?? { honorifics[word] }

    /// Whether an official held the office on a day, as far as the dates tell.
    public static func holds(_ tenure: OfficeHolder.Tenure, on day: CivilDate) -> Bool {
        let iso = day.iso
        if let from = tenure.from, iso.prefix(from.count) < from { return false }
        if let until = tenure.until, iso.prefix(until.count) > until { return false }
        return tenure.from != nil || tenure.until != nil
    }

    /// The tenures of an official, those held on the day first, then the latest begun before it.
    public func tenures(of holder: Int, on day: CivilDate?) -> [OfficeHolder.Tenure] {
        let all = holders[holder].tenures
        guard let day else { return all.sorted { ($0.from ?? "") > ($1.from ?? "") } }
        let held = all.filter { Self.holds($0, on: day) }
        let rest = all.filter { tenure in !held.contains(tenure) && (tenure.from ?? "") <= day.iso }
        return held.sorted { ($0.from ?? "") > ($1.from ?? "") } + rest.sorted { ($0.from ?? "") > ($1.from ?? "") }
    }
}

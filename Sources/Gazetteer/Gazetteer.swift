// Facts that no article tells: countries, organizations, offices and who held them when, topics.

import Language
import Resources

/// A country or a historical state.
public struct Country: Sendable, Hashable {
    /// ISO 3166-1 alpha-2, or 3166-3 for historical states.
    public let code: String
    /// The usual English name.
    public let name: String
    /// First and last day of a historical state, of others only where it matters: ISO dates, perhaps only of a year.
    public let from: String?
    public let until: String?
    /// Capital cities, the first the usual one.
    public fileprivate(set) var capitals: [String] = []

    /// Whether the state existed on a day, as far as the dates tell; without a day, whether it exists today.
    public func exists(on day: CivilDate?) -> Bool {
        guard let iso = day?.iso else { return until == nil }
        if let from, iso.prefix(from.count) < from { return false }
        if let until, iso.prefix(until.count) > until { return false }
        return true
    }
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
    public let holders: OfficeHolders
    /// Topics: identifier and name.
    public let topics: [(id: String, name: String)]
    /// Finds every name of the tables above.
    public let names: NameAutomaton
    /// Codes and identifiers, numbered as the rows of their tables.
    private let countryCodes: Vocabulary
    private let organizationIDs: Vocabulary
    /// Positions of holders by the ids of their family names.
    private let families: Chains<Int>
    private let givenNames: [Vocabulary.ID: Gender]
    private let honorifics: [Vocabulary.ID: Gender?]

    let memberships: Table.Rows

    /// Loads the tables; their words become known to the lexicon.
    public init(lexicon: inout Lexicon, tables: Tables = Tables()) {
        func table(_ name: String) -> Table.Rows { Table.Rows(tables[name]) }
        func position(_ key: Table.Cell, _ keys: Vocabulary) -> Int? {
            let id = keys.id(key)
            return id == Vocabulary.unknown ? nil : Int(id)
        }
        var automaton = NameAutomaton()
        var words: [WrittenWord] = []
        func add(_ name: Table.Cell, _ entry: NameAutomaton.Entry, _ lexicon: inout Lexicon) {
            lexicon.intern(written: name, into: &words)
            automaton.add(name, words, entry)
        }

        var countries: [Country] = []
        var countryCodes = Vocabulary(capacity: 1 << 9)
        for row in table("countries") {
            countryCodes.intern(row[0])
            func optional(_ column: Int) -> String? { row[column].isEmpty ? nil : row[column].text }
            countries.append(Country(code: row[0].text, name: row[2].text, from: optional(4), until: optional(5)))
        }
        for row in table("country_names") {
            guard let index = position(row[0], countryCodes), let kind = CountryName(rawValue: row[2].text) else { continue }
            if kind == .capital { countries[index].capitals.append(row[1].text) }
            add(row[1], .country(index, kind), &lexicon)
        }

        var organizations: [Organization] = []
        var organizationIDs = Vocabulary(capacity: 1 << 12)
        for row in table("organizations") {
            organizationIDs.intern(row[0])
            organizations.append(
                Organization(
                    id: row[0].text, name: row[1].text, kind: .init(rawValue: row[2].text) ?? .other,
                    country: row[3].isEmpty ? nil : row[3].text))
        }
        var organizationNames = Vocabulary(capacity: 1 << 14)
        for row in table("organization_names") {
            let name = row[1]
            organizationNames.intern(folding: name)
            guard let index = position(row[0], organizationIDs), row[2].text != "adjective" else { continue }
            add(name, .organization(index), &lexicon)
        }

        var titles: [OfficeTitle] = []
        for row in table("office_titles") {
            // A title that begins with an organization ("State Department spokesman") is told by the two apart.
            let title = row[0]
            let namesOrganization = title.indices.contains {
                title[$0] == UInt8(ascii: " ") && organizationNames.id(Table.Cell(rebasing: title[..<$0])) != Vocabulary.unknown
            }
            if namesOrganization { continue }
            add(title, .title(titles.count, plural: false), &lexicon)
            if !row[1].isEmpty { add(row[1], .title(titles.count, plural: true), &lexicon) }
            titles.append(OfficeTitle(title: row[0].text, kind: row[2].text, precedesName: row[3].text == "1"))
        }

        var holders = OfficeHolders(tenures: table("tenures"))
        var holderIDs = Vocabulary(capacity: 1 << 14)
        var families = Chains<Int>(lists: lexicon.vocabulary.count * 2, elements: 1 << 14)
        // The family name of each holder, empty where the name does not end with it or it has several words.
        var closing: [Table.Cell] = []
        for row in table("officials") {
            let (name, family) = (row[1], row[2])
            holderIDs.intern(row[0])
            add(name, .holder(holders.count), &lexicon)
            lexicon.intern(written: family, into: &words)
            // A half of a double name ("Johnson-Smith") is no family name; particles do not count.
            if let last = words.last, words.dropLast().allSatisfy({ !$0.isCapitalised }) {
                families.append(holders.count, to: Int(last.id))
            }
            let closes = name.lastWord.elementsEqual(family) && family.count < name.count
            closing.append(closes ? family : Table.Cell(start: nil, count: 0))
            holders.append(row)
        }
        for row in table("official_names") {
            let name = row[1]
            guard let index = position(row[0], holderIDs), name.contains(UInt8(ascii: " ")) else { continue }
            add(name, .holder(index), &lexicon)
            // Other spellings of the family name: "Zelenskyy" beside "Zelensky".
            if !closing[index].isEmpty, closing[index].initial.elementsEqual(name.lastWord.initial), let last = words.last,
                !families[Int(last.id)].contains(index)
            {
                families.append(index, to: Int(last.id))
            }
        }

        var topics: [(id: String, name: String)] = []
        var topicIDs = Vocabulary(capacity: 1 << 8)
        for row in table("topics") {
            topicIDs.intern(row[0])
            topics.append((row[0].text, row[2].text))
        }
        for row in table("topic_terms") {
            guard let index = position(row[0], topicIDs) else { continue }
            add(row[1], .topic(index), &lexicon)
        }

        var givenNames: [Vocabulary.ID: Gender] = [:]
        givenNames.reserveCapacity(1 << 13)
        for row in table("given_names") {
            givenNames[lexicon.vocabulary.intern(folding: row[0])] = Gender(rawValue: row[1].text)
        }
        var honorifics: [Vocabulary.ID: Gender?] = [:]
        for row in table("honorifics") {
            // Honorifics of several words are recognised by their first.
            lexicon.intern(written: row[0], into: &words)
            if let first = words.first { honorifics[first.id] = .some(Gender(rawValue: row[1].text)) }
        }

        self.countries = countries
        self.countryCodes = countryCodes
        self.organizations = organizations
        self.organizationIDs = organizationIDs
        self.titles = titles
        self.holders = holders
        self.topics = topics
        self.families = families
        self.givenNames = givenNames
        self.honorifics = honorifics
        memberships = table("memberships")
        names = automaton
    }

    /// The country of a code.
    public func country(_ code: String) -> Country? { countries[known: countryCodes.id(code)] }

    /// The organization of an identifier.
    public func organization(_ id: String) -> Organization? { organizations[known: organizationIDs.id(id)] }

    /// The officials whom papers call by that family name.
    public func holders(family word: Vocabulary.ID) -> [Int] { Array(families[Int(word)]) }

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

extension Array {
    /// The element of an id, nil for an unknown one.
    fileprivate subscript(known id: Vocabulary.ID) -> Element? { id == Vocabulary.unknown ? nil : self[Int(id)] }
}

extension Table.Cell {
    /// What follows the last space, all where there is none.
    fileprivate var lastWord: Table.Cell {
        lastIndex(of: UInt8(ascii: " ")).map { Table.Cell(rebasing: self[($0 + 1)...]) } ?? self
    }

    /// The first letter.
    fileprivate var initial: Table.Cell {
        // Bytes 0b10xxxxxx go on with the letter.
        Table.Cell(rebasing: self[..<((dropFirst().firstIndex { $0 & 0xC0 != 0x80 }) ?? endIndex)])
    }
}

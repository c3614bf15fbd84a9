// Names that questions may use, as the database knows them.

import Archive

/// What a name may stand for.
public struct Name: Sendable, Hashable {
    public var kind: Inquiry.Party.Kind
    /// As `Inquiry.Party.id`.
    public var id: String
    /// Canonical name.
    public var name: String
    /// What tells namesakes apart, such as "President of the United States".
    public var detail: String?
    /// Whether a country is named as a country, not by an adjective or by one of its cities.
    public var isPlace: Bool
    /// Whether a country is named by one of its cities.
    public var isCity: Bool
    /// Whether that city is its capital, which stands for its government.
    public var isCapital = false
    /// Statements and meetings in which the database has it.
    public var occurrences: Int
    /// The form that matched, or the word of it that is nearest.
    public var matched = ""
    /// Letters by which the form that matched differs from the one asked for.
    public var distance = 0

    public init(
        kind: Inquiry.Party.Kind, id: String, name: String, detail: String? = nil, isPlace: Bool = false, isCity: Bool = false,
        occurrences: Int = 0
    ) {
        self.kind = kind
        self.id = id
        self.name = name
        self.detail = detail
        self.isPlace = isPlace
        self.isCity = isCity
        self.occurrences = occurrences
    }

    /// Whether every word of the other's name is a word of this one.
    func includes(_ other: Name) -> Bool { named(fold(name), other.name) }
}

/// The title of an office as questions have it.
public struct OfficeTitle: Sendable, Hashable {
    /// The usual title in the singular, such as "foreign minister" for "FMs".
    public var title: String
    public var isPlural: Bool
    /// Codes of `offices.kind` that it stands for; empty where only the title itself tells.
    public var kinds: [String]
}

extension Inquiry.Party {
    /// The party of a name, as a question writes it.
    init(_ name: Name, written: String) {
        self.init(kind: name.kind, id: name.id, name: name.name, written: written)
        occurrences = name.occurrences
    }
}

/// The names of a database, as far as questions need them.
public struct Names {
    /// Which of the phrases are names, whatever they stand for.
    public var known: ([String]) throws -> Set<String>
    /// All that a name stands for, the likeliest first.
    public var lookup: (String) throws -> [Name]
    /// What names spelt like one that is unknown stand for, the nearest first.
    public var nearest: (String) throws -> [Name]
    /// Whether a word is among those of the articles.
    public var occurs: (String) throws -> Bool
    /// Those of some officials, by their ids, who held an office in an interval.
    public var inOffice: ([String], Inquiry.Interval) throws -> Set<String>
    /// The office of a title such as "foreign ministers"; nil for no title.
    public var title: (String) -> OfficeTitle?

    public init(
        known: @escaping ([String]) throws -> Set<String>, lookup: @escaping (String) throws -> [Name],
        nearest: @escaping (String) throws -> [Name],
        occurs: @escaping (String) throws -> Bool,
        inOffice: @escaping ([String], Inquiry.Interval) throws -> Set<String>,
        title: @escaping (String) -> OfficeTitle?
    ) {
        self.known = known
        self.lookup = lookup
        self.nearest = nearest
        self.occurs = occurs
        self.inOffice = inOffice
        self.title = title
    }

    /// The same names, each looked up once.
    func remembering() -> Names {
        let memory = Memory()
        return Names(
            known: known,
            lookup: { name in
                if let found = memory.found[name] { return found }
                let found = try lookup(name)
                memory.found[name] = found
                return found
            },
            nearest: { name in
                if let near = memory.near[name] { return near }
                // Each look goes through all names.
                guard memory.near.count < Self.mostSearches else { return [] }
                let near = try nearest(name)
                memory.near[name] = near
                return near
            },
            occurs: occurs, inOffice: inOffice, title: title)
    }

    /// Unknown words of one question for which like names are looked for.
    private static let mostSearches = 4

    private final class Memory {
        var found: [String: [Name]] = [:]
        var near: [String: [Name]] = [:]
    }
}

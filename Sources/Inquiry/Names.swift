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
    /// Statements and meetings in which the database has it.
    public var occurrences: Int

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

/// The names of a database, as far as questions need them.
public struct Names {
    /// All that a name stands for, the likeliest first.
    public var lookup: (String) throws -> [Name]
    /// Names spelt like one that is unknown, the nearest first.
    public var nearest: (String) throws -> [String]
    /// The codes of `offices.kind` for a title such as "foreign minister"; empty where only the title tells, nil for no title.
    public var officeKinds: (String) throws -> [String]?

    public init(
        lookup: @escaping (String) throws -> [Name], nearest: @escaping (String) throws -> [String],
        officeKinds: @escaping (String) throws -> [String]?
    ) {
        self.lookup = lookup
        self.nearest = nearest
        self.officeKinds = officeKinds
    }

    /// The same names, each looked up once.
    func remembering() -> Names {
        let memory = Memory()
        return Names(
            lookup: { name in
                if let found = memory.found[name] { return found }
                let found = try lookup(name)
                memory.found[name] = found
                return found
            },
            nearest: { name in
                if let near = memory.near[name] { return near }
                let near = try nearest(name)
                memory.near[name] = near
                return near
            },
            officeKinds: officeKinds)
    }

    private final class Memory {
        var found: [String: [Name]] = [:]
        var near: [String: [String]] = [:]
    }
}

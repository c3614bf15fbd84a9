// The names that a database knows, and the titles of offices that the gazetteer knows, as questions need them.

import Archive
import Resources

extension Names {
    /// The names that the database knows.
    public init(_ archive: Archive) {
        self.init(
            lookup: { try archive.named($0) },
            nearest: { try archive.distinctNames(near: $0) },
            officeKinds: { OfficeTitles.shared.kinds($0) })
    }
}

extension Archive {
    /// What a name stands for: countries and organizations before persons of that name, persons before topics.
    fileprivate func named(_ name: String) throws -> [Name] {
        guard name.utf8.count <= 200, !fold(name).isEmpty else { return [] }
        let found = try lookup(name: name)
        let namesakes = found.filter { $0.kind == .official }.count
        let ranked = found.enumerated().sorted { (Self.rank($0.element), $0.offset) < (Self.rank($1.element), $1.offset) }
        return try ranked.map { _, entity in
            var name = Name(entity)
            if case .official(let id) = entity.key, namesakes > 1 { name.detail = try office(of: id) }
            return name
        }
    }

    fileprivate func distinctNames(near name: String) throws -> [String] {
        var names: [String] = []
        for entity in try nearest(to: name, limit: 8) where !names.contains(entity.name) { names.append(entity.name) }
        return Array(names.prefix(3))
    }

    /// "Lincoln" is a person before it is a city.
    private static func rank(_ entity: NamedEntity) -> Int {
        switch entity.kind {
        case .country: entity.form == "city" ? 3 : 0
        case .organization: 1
        case .official: 2
        case .topic: 4
        }
    }

    /// The latest office of an official, such as "President of the United States".
    private func office(of official: Int64) throws -> String? {
        let sql = """
            SELECT office || coalesce(' of ' || coalesce(country, organization), '') FROM v_officials WHERE official_id = :id
            ORDER BY until_date IS NOT NULL, coalesce(until_date, known, from_date) DESC LIMIT 1
            """
        return try rows(Query(sql: sql, arguments: ["id": .integer(official)])).rows.first?[0].text
    }
}

extension Name {
    init(_ entity: NamedEntity) {
        let (kind, id): (Inquiry.Party.Kind, String) =
            switch entity.key {
            case .official(let id): (.official, String(id))
            case .country(let code): (.country, code)
            case .organization(let id): (.organization, id)
            case .topic(let id): (.topic, id)
            }
        self.init(
            kind: kind, id: id, name: entity.name,
            isPlace: ["name", "official", "former", "abbreviation", "code", "alias"].contains(entity.form),
            isCity: ["city", "capital"].contains(entity.form),
            occurrences: entity.occurrences)
    }
}

/// Titles of offices, singular and plural, and the kinds of office that they tell.
struct OfficeTitles: Sendable {
    private var kinds: [String: [String]] = [:]

    static let shared = OfficeTitles()

    private init() {
        // A minister may be of anything: the title tells which, the kind does not.
        let telling: Set = [
            "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "ambassador", "spokesperson",
        ]
        let table = Table(Resource.at("Gazetteer/office_titles.tsv"))
        let (title, plural, kind) = (table.column("title"), table.column("plural"), table.column("kind"))
        for row in table.rows {
            for name in [row[title], row[plural]] {
                kinds[fold(name)] = telling.contains(row[kind]) && !row[title].hasPrefix("deputy ") ? [row[kind]] : []
            }
        }
        let aliases = Table(Resource.at("Lexicon/question_words.tsv"))
        for row in aliases.rows where row[aliases.column("class")] == "title" {
            for alias in row[aliases.column("words")].split(separator: "|") {
                kinds[String(alias)] = kinds[row[aliases.column("value")]]
            }
        }
        for name in ["leader", "leaders", "national leader", "top leader"] {
            kinds[name] = ["head_of_state", "head_of_government"]
        }
    }

    func kinds(_ title: String) -> [String]? { kinds[fold(title)] }
}

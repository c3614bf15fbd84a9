// The names that a database knows, and the titles of offices that the gazetteer knows, as questions need them.

import Archive
import Foundation
import Language
import Resources

extension Names {
    /// The names that the database knows.
    public init(_ archive: Archive) {
        self.init(
            known: { try archive.known($0) },
            lookup: { try archive.named($0) },
            nearest: { try archive.names(near: $0) },
            occurs: { try archive.occurs($0) },
            inOffice: { try archive.inOffice($0, $1) },
            title: { OfficeTitles.shared[$0] })
    }
}

extension Archive {
    /// What a name stands for: countries and organizations before persons of that name, persons before topics.
    fileprivate func named(_ name: String) throws -> [Name] {
        guard name.utf8.count <= 200, !fold(name).isEmpty else { return [] }
        let found = try byProminence(lookup(name: name))
        let namesakes = found.filter { $0.kind == .official }.count
        let ranked = found.enumerated().sorted { (Self.rank($0.element), $0.offset) < (Self.rank($1.element), $1.offset) }
        return try ranked.map { _, entity in
            var name = Name(entity)
            if case .official(let id) = entity.key, namesakes > 1 { name.detail = try office(of: id) }
            return name
        }
    }

    /// Which of the phrases are whole names. Codes count only in capitals.
    fileprivate func known(_ phrases: [String]) throws -> Set<String> {
        var byFolded: [String: [String]] = [:]
        for phrase in phrases where phrase.utf8.count <= 200 { byFolded[fold(phrase), default: []].append(phrase) }
        byFolded[""] = nil
        guard !byFolded.isEmpty, let list = try? JSONEncoder().encode(Array(byFolded.keys)) else { return [] }
        let arms = [
            "SELECT folded, name, 'name' FROM official_names", "SELECT folded, name, kind FROM country_names",
            "SELECT folded, name, 'name' FROM organization_names", "SELECT folded, term, 'term' FROM topic_terms",
            "SELECT lower(name), name, 'name' FROM topics", "SELECT lower(code), code, 'code' FROM countries",
            "SELECT lower(alpha3), alpha3, 'code' FROM countries",
        ]
        let sql =
            "WITH phrases(phrase) AS MATERIALIZED (SELECT value FROM json_each(:phrases))\n"
            + arms.map { arm in
                let column = arm.dropFirst(7).prefix { $0 != "," }
                return "\(arm) WHERE \(column) IN (SELECT phrase FROM phrases)"
            }.joined(separator: "\nUNION ALL ")
        var known: Set<String> = []
        let arguments = ["phrases": Value.text(String(decoding: list, as: UTF8.self))]
        for row in try rows(Query(sql: sql, arguments: arguments)).rows {
            guard let folded = row[0].text else { continue }
            for phrase in byFolded[folded] ?? [] where row[2].text != "code" || phrase == row[1].text { known.insert(phrase) }
        }
        return known
    }

    fileprivate func names(near name: String) throws -> [Name] {
        let wanted = Array(fold(name).utf8)
        let near = try nearest(to: name, limit: 8).map { entity in
            var name = Name(entity)
            let matched = fold(entity.matched)
            // A single word may be any word of a person's name.
            let forms = [matched] + (wanted.contains(UInt8(ascii: " ")) ? [] : matched.split(separator: " ").map(String.init))
            for form in forms {
                let distance = editDistance(wanted, Array(form.utf8), atMost: 8) ?? 9
                if distance < name.distance || name.matched.isEmpty { (name.distance, name.matched) = (distance, form) }
            }
            return name
        }
        // "Rusia" is a country before it is an institute.
        return near.enumerated().sorted { a, b in
            let (one, other) = (a.element, b.element)
            if (one.occurrences > 0) != (other.occurrences > 0) { return one.occurrences > 0 }
            if one.distance != other.distance { return one.distance < other.distance }
            return (one.kind == .country ? 0 : 1, a.offset) < (other.kind == .country ? 0 : 1, b.offset)
        }.map(\.element)
    }

    /// Those of some officials who held an office on a day of the interval.
    fileprivate func inOffice(_ officials: [String], _ interval: Inquiry.Interval) throws -> Set<String> {
        let sql = """
            SELECT DISTINCT official_id FROM tenures WHERE official_id IN (SELECT value FROM json_each(:ids))
                AND (from_date IS NULL OR from_date <= :until)
                AND (coalesce(until_date, iif(from_date IS NULL, known, NULL)) IS NULL
                    OR coalesce(until_date, known) || '~' >= :from)
            """
        let arguments: [String: Value] = [
            "ids": .text("[\(officials.joined(separator: ","))]"), "until": .text(interval.until?.iso ?? "9999"),
            "from": .text(interval.from?.iso ?? ""),
        ]
        return Set(try rows(Query(sql: sql, arguments: arguments)).rows.compactMap { $0[0].integer.map(String.init) })
    }

    /// Whether the word is a common one of English, or an article has it.
    fileprivate func occurs(_ word: String) throws -> Bool {
        if EnglishWords.has(word) { return true }
        let sql = "SELECT 1 FROM articles_fts WHERE articles_fts MATCH :word LIMIT 1"
        return try !rows(Query(sql: sql, arguments: ["word": .text(FullText.words(word))])).rows.isEmpty
    }

    /// Of namesakes of whom the data has nothing, heads of state and of government come first, and foreign ministers; then those
    /// who held their office last.
    private func byProminence(_ found: [NamedEntity]) throws -> [NamedEntity] {
        let ids = found.compactMap { entity -> String? in
            if case .official(let id) = entity.key, entity.occurrences == 0 { String(id) } else { nil }
        }
        guard ids.count > 1 else { return found }
        let sql = """
            SELECT t.official_id, min(CASE f.kind WHEN 'head_of_state' THEN 0 WHEN 'head_of_government' THEN 0
                WHEN 'foreign_minister' THEN 1 WHEN 'secretary_general' THEN 1 ELSE 2 END),
                max(coalesce(t.until_date, t.known, '9999'))
            FROM tenures t JOIN offices f ON f.id = t.office_id
            WHERE t.official_id IN (SELECT value FROM json_each(:ids)) GROUP BY 1
            """
        var ranks: [Int64: (Int64, String)] = [:]
        let arguments = ["ids": Value.text("[\(ids.joined(separator: ","))]")]
        for row in try rows(Query(sql: sql, arguments: arguments)).rows {
            if let id = row[0].integer { ranks[id] = (row[1].integer ?? 3, row[2].text ?? "") }
        }
        func rank(_ entity: NamedEntity) -> (Int64, String) {
            guard case .official(let id) = entity.key else { return (3, "") }
            return ranks[id] ?? (3, "")
        }
        return found.enumerated().sorted { a, b in
            if a.element.occurrences != b.element.occurrences { return a.element.occurrences > b.element.occurrences }
            let (one, other) = (rank(a.element), rank(b.element))
            if one.0 != other.0 { return one.0 < other.0 }
            return one.1 != other.1 ? one.1 > other.1 : a.offset < b.offset
        }.map(\.element)
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
        isCapital = entity.form == "capital"
    }
}

/// Words of English that are no names only.
enum EnglishWords {
    private static let lexicon = Lexicon()

    /// Whether a word, whatever its case, is a common one of English.
    static func has(_ word: String) -> Bool {
        let folded = fold(word)
        let id = lexicon.vocabulary.id(folded)
        return id != Vocabulary.unknown && lexicon.isCommon(id)
            || WordClasses.shared.isWord(folded)
    }
}

/// Titles of offices, singular and plural, and the kinds of office that they tell.
struct OfficeTitles: Sendable {
    private var titles: [String: OfficeTitle] = [:]

    static let shared = OfficeTitles()

    private init() {
        // A minister may be of anything: the title tells which, the kind does not.
        let telling: Set = [
            "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "ambassador", "spokesperson",
            "secretary_general",
        ]
        let table = Table(Resource.at("Gazetteer/office_titles.tsv"))
        let (title, plural, kind) = (table.column("title"), table.column("plural"), table.column("kind"))
        for row in table.rows {
            let usual = fold(row[title])
            let kinds = telling.contains(row[kind]) && !usual.hasPrefix("deputy ") ? [row[kind]] : []
            titles[usual] = OfficeTitle(title: usual, isPlural: false, kinds: kinds)
            titles[fold(row[plural])] = OfficeTitle(title: usual, isPlural: true, kinds: kinds)
        }
        for (singular, plural) in [("leader", "leaders"), ("national leader", "national leaders"), ("top leader", "top leaders")]
        {
            let kinds = ["head_of_state", "head_of_government"]
            titles[singular] = OfficeTitle(title: "leader", isPlural: false, kinds: kinds)
            titles[plural] = OfficeTitle(title: "leader", isPlural: true, kinds: kinds)
        }
        for alias in WordClasses.shared.all("title") {
            guard let usual = titles[alias.value] else { continue }
            let name = alias.words.joined(separator: " ")
            let isPlural = name.hasSuffix("s")
            // "ministers of foreign affairs" go with "minister of foreign affairs".
            for (form, title) in titles where title.title == name {
                titles[form] = OfficeTitle(title: alias.value, isPlural: title.isPlural, kinds: usual.kinds)
            }
            titles[name] = OfficeTitle(title: alias.value, isPlural: titles[name]?.isPlural ?? isPlural, kinds: usual.kinds)
        }
    }

    /// The office that a title stands for.
    subscript(_ title: String) -> OfficeTitle? { titles[fold(title)] }
}

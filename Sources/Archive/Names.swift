// Names of everything the database knows: exact look-up for questions, and the nearest ones for "did you mean".

import Extraction

/// An official, country, organization or topic that a name stands for.
public struct NamedEntity: Sendable, Hashable {
    public enum Key: Sendable, Hashable {
        /// `officials.id`
        case official(Int64)
        /// `countries.code`
        case country(String)
        /// `organizations.id`
        case organization(String)
        /// `topics.id`
        case topic(String)
    }
    public var key: Key
    /// The usual name, such as "Sergey Lavrov".
    public var name: String
    /// The form that matched, such as "Lavrov".
    public var matched: String
    /// Kind of the form that matched: "name", "code", "capital", "adjective", "abbreviation", "metonym", "term", …
    public var form: String
    /// How many statements are the entity's own, up to `NamedEntity.most`.
    public var statements: Int
    /// How many statements are about it, up to the same.
    public var subjectOf: Int
    /// How many meetings it took part in, up to the same.
    public var meetings: Int

    /// How far statements and meetings are counted: enough to tell who occurs more.
    static let most = 20_000

    public var kind: Subject.Kind {
        switch key {
        case .official: .official
        case .country: .country
        case .organization: .organization
        case .topic: .topic
        }
    }

    /// How often it occurs in the data.
    public var occurrences: Int { statements + subjectOf + meetings }
}

extension Archive {
    /// What a name stands for: those of exactly that name (case, diacritics and full stops apart). Where none of them occurs in
    /// the data, also the officials of whose name its words are a part, in any order: those of the data before those that only
    /// the gazetteer knows. Those that occur most come first. Codes count only in capitals.
    public func lookup(name: String) throws -> [NamedEntity] {
        let exact = try entities(
            "SELECT kind, id, name, form FROM v_names WHERE folded = :folded AND (form <> 'code' OR name = :name)",
            ["folded": .text(fold(name)), "name": .text(name)])
        guard exact.allSatisfy({ $0.kind == .official && $0.occurrences == 0 }) else { return exact }
        let partly = try partlyNamed(name)
        return exact.isEmpty ? partly : partly.filter { $0.occurrences > 0 } + exact
    }

    /// The officials whose names have all words of the text. SQLite alone finds the few that have the longest of them.
    private func partlyNamed(_ text: String) throws -> [NamedEntity] {
        let words = fold(text).split(separator: " ")
        guard let longest = words.max(by: { $0.utf8.count < $1.utf8.count }) else { return [] }
        let sql = """
            SELECT 'official', coalesce(o.merged_into, o.id), n.name, 'name'
            FROM official_names n JOIN officials o ON o.id = n.official_id
            WHERE instr(n.folded, :word) AND named(n.folded, :name)
            """
        return try entities(sql, ["word": .text(String(longest)), "name": .text(text)])
    }

    /// Whether canned queries find anything of one of the kinds by the name: a whole name, or a part of an official's.
    public func knows(_ name: String, _ kinds: Set<Subject.Kind>) throws -> Bool {
        let sql = """
            SELECT DISTINCT kind FROM v_names WHERE folded = fold(:name) OR kind = 'official' AND named(folded, :name)
            """
        return try rows(Query(sql: sql, arguments: ["name": .text(name)])).rows
            .contains { row in kinds.contains { $0.rawValue == row[0].text } }
    }

    /// The entities whose names are nearest by edit distance, at most a third of the letters apart; names that occur in the data
    /// go before those that do not.
    public func nearest(
        to name: String, of kinds: Set<Subject.Kind> = Set(Subject.Kind.allCases), limit: Int = 3
    ) throws -> [NamedEntity] {
        let wanted = Array(fold(name).utf8)
        guard !wanted.isEmpty else { return [] }
        let most = max(1, wanted.count / 3)
        let isWord = !wanted.contains(UInt8(ascii: " "))
        var found: [(row: [Value], distance: Int)] = []
        try stream(
            Query(
                sql: """
                    SELECT kind, id, name, form, folded FROM v_names WHERE form NOT IN ('code', 'city')
                        AND (length(folded) BETWEEN :shortest AND :longest OR kind = 'official' AND :word)
                    """,
                arguments: [
                    "shortest": .integer(Int64(wanted.count - most)), "longest": .integer(Int64(wanted.count + most)),
                    "word": .integer(isWord ? 1 : 0),
                ]), header: { _ in },
            row: { row in
                guard kinds.contains(where: { $0.rawValue == row[0].text }) else { return true }
                let folded = row[4].text ?? ""
                // A single word may be any word of a person's name.
                let forms =
                    row[0].text == "official" && isWord ? folded.utf8.split(separator: UInt8(ascii: " ")) : [folded.utf8[...]]
                var nearest: Int?
                for form in forms where abs(form.count - wanted.count) <= most {
                    // Names that begin otherwise are alike in one letter at most.
                    let bound = form.first == wanted[0] ? most : wanted.count > 3 ? 1 : -1
                    guard bound >= 0, let distance = editDistance(wanted, Array(form), atMost: bound) else { continue }
                    nearest = min(nearest ?? distance, distance)
                }
                if let nearest { found.append((row, nearest)) }
                return true
            })
        found.sort { ($0.distance, $0.row[2].text ?? "") < ($1.distance, $1.row[2].text ?? "") }
        var entities: [(entity: NamedEntity, distance: Int)] = []
        for (row, distance) in found.prefix(max(200, limit)) {
            guard let entity = try entity(row), !entities.contains(where: { $0.entity.key == entity.key }) else { continue }
            entities.append((entity, distance))
        }
        entities.sort { a, b in
            (a.entity.occurrences == 0 ? 1 : 0, a.distance, -a.entity.occurrences, a.entity.name)
                < (b.entity.occurrences == 0 ? 1 : 0, b.distance, -b.entity.occurrences, b.entity.name)
        }
        let nearest = entities.map(\.distance).min() ?? 0
        let occurs = entities.contains { $0.distance == nearest && $0.entity.occurrences > 0 }
        let kept = entities.filter { $0.distance <= nearest + 1 && (!occurs || $0.entity.occurrences > 0) }
        return kept.prefix(limit).map(\.entity)
    }

    /// The entities of rows (kind, id, name, form), each once, the most frequent first.
    private func entities(_ sql: String, _ arguments: [String: Value]) throws -> [NamedEntity] {
        var entities: [NamedEntity] = []
        for row in try rows(Query(sql: sql, arguments: arguments)).rows {
            guard let entity = try entity(row) else { continue }
            if let index = entities.firstIndex(where: { $0.key == entity.key }) {
                // The usual name tells more than another form of the same spelling.
                if entity.matched == entity.name { entities[index] = entity }
            } else {
                entities.append(entity)
            }
        }
        return entities.sorted { ($0.occurrences, $1.name) > ($1.occurrences, $0.name) }
    }

    /// The entity of a row (kind, id, name, form) with its counts.
    private func entity(_ row: [Value]) throws -> NamedEntity? {
        let key: NamedEntity.Key
        let table: (name: String, speaker: String, party: String)
        switch (row[0].text, row[1]) {
        case ("official", .integer(let id)): (key, table) = (.official(id), ("officials WHERE id", "official_id", "official_id"))
        case ("country", .text(let code)):
            (key, table) = (.country(code), ("countries WHERE code", "speaker_code", "country_code"))
        case ("organization", .text(let id)):
            (key, table) = (.organization(id), ("organizations WHERE id", "organization_id", "organization_id"))
        case ("topic", .text(let id)): (key, table) = (.topic(id), ("topics WHERE id", "", "topic_id"))
        default: return nil
        }
        let isSpeaker = !table.speaker.isEmpty
        func counted(_ rows: String) -> String { "SELECT count(*) FROM (SELECT \(rows) = :id LIMIT \(NamedEntity.most))" }
        let parts = [
            "SELECT name FROM \(table.name) = :id",
            isSpeaker ? counted("1 FROM statements WHERE \(table.speaker)") : "0",
            counted("DISTINCT statement_id FROM statement_subjects WHERE \(table.party)"),
            isSpeaker ? counted("DISTINCT meeting_id FROM meeting_participants WHERE \(table.party)") : "0",
        ]
        let sql = "SELECT " + parts.map { "(\($0))" }.joined(separator: ", ")
        let counts = try rows(Query(sql: sql, arguments: ["id": row[1]])).rows[0]
        return NamedEntity(
            key: key, name: counts[0].text ?? "", matched: row[2].text ?? "", form: row[3].text ?? "",
            statements: Int(counts[1].integer ?? 0), subjectOf: Int(counts[2].integer ?? 0), meetings: Int(counts[3].integer ?? 0)
        )
    }
}

/// Insertions, deletions, substitutions and swaps of neighbours that make one word the other (optimal string alignment); nil
/// where they are more than `most`.
package func editDistance(_ a: [UInt8], _ b: [UInt8], atMost most: Int) -> Int? {
    guard abs(a.count - b.count) <= most else { return nil }
    var before = [Int]()
    var last = Array(0...b.count)
    for i in 0..<a.count {
        var row = [i + 1]
        row.reserveCapacity(b.count + 1)
        for j in 0..<b.count {
            var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
            row.append(cost)
        }
        if let least = row.min(), least > most { return nil }
        (before, last) = (last, row)
    }
    return last[b.count] <= most ? last[b.count] : nil
}

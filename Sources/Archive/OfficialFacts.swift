// Officials listed, and one official with all that is known: names, offices, counts, and words of articles.

/// Which officials to list.
public struct OfficialsFilter: Sendable, Hashable {
    /// `officials.id` of those to list; nil for all.
    public var ids: [Int64]?
    /// `countries.code`
    public var country: String?
    /// A kind of office such as "foreign_minister" or "foreign minister", or words of a title.
    public var office: String?
    /// ISO day on which they held it.
    public var day: String?

    /// Those that meet all of the conditions given.
    public init(ids: [Int64]? = nil, country: String? = nil, office: String? = nil, day: String? = nil) {
        (self.ids, self.country, self.office, self.day) = (ids, country, office, day)
    }
}

extension Archive {
    /// Officials with their latest office that fits, those first of whom articles tell most. Without any condition only those
    /// whom articles name.
    public func officials(_ filter: OfficialsFilter = OfficialsFilter()) -> Query {
        let isOpen = filter.ids == nil && filter.country == nil && filter.office == nil && filter.day == nil
        let sql = """
            SELECT o.id, o.name, f.title AS office, coalesce(c.name, g.name, k.name) AS of, t.from_date, t.until_date,
                (SELECT count(*) FROM statements s WHERE s.official_id = o.id)
                    + (SELECT count(DISTINCT s.id) FROM statement_cospeakers j JOIN statements s ON s.id = j.statement_id
                        WHERE j.official_id = o.id AND s.official_id IS NOT o.id) AS statements,
                (SELECT count(DISTINCT p.meeting_id) FROM meeting_participants p WHERE p.official_id = o.id) AS meetings
            FROM officials o
            LEFT JOIN tenures t ON t.id = (
                SELECT h.id FROM tenures h JOIN offices u ON u.id = h.office_id
                WHERE h.official_id IN (SELECT x.id FROM officials x WHERE x.id = o.id OR x.merged_into = o.id)
                    AND (:country IS NULL OR coalesce(u.country_code, o.country_code) = :country)
                    AND (:office IS NULL OR u.kind = replace(fold(:office), ' ', '_') OR named(fold(u.title), :office))
                    AND (:day IS NULL OR CASE
                        WHEN h.basis = 'article' THEN :day BETWEEN (
                            SELECT min(a.published) FROM official_mentions n JOIN articles a ON a.id = n.article_id
                            JOIN offices w ON w.id = n.office_id
                            WHERE n.official_id = h.official_id AND w.kind = u.kind) AND h.known
                        WHEN h.from_date IS NOT NULL THEN
                            h.from_date <= :day AND (h.until_date IS NULL OR h.until_date || '~' >= :day)
                        WHEN h.until_date IS NOT NULL THEN
                            substr(:day, 1, 4) = substr(h.until_date, 1, 4) AND h.until_date || '~' >= :day
                        ELSE substr(:day, 1, 4) = substr(h.known, 1, 4) END)
                ORDER BY CASE
                        WHEN h.basis = 'article' THEN h.known
                        WHEN h.until_date IS NULL AND h.from_date IS NOT NULL THEN '9999'
                        ELSE coalesce(h.until_date, h.known) END DESC, h.basis = 'article', h.from_date DESC, u.title
                LIMIT 1)
            LEFT JOIN offices f ON f.id = t.office_id
            LEFT JOIN countries c ON c.code = f.country_code
            LEFT JOIN countries k ON k.code = o.country_code
            LEFT JOIN organizations g ON g.id = f.organization_id
            WHERE o.merged_into IS NULL
                AND (:ids IS NULL OR o.id IN (SELECT value FROM json_each(:ids)))
                AND (:country IS NULL OR o.country_code = :country OR t.id IS NOT NULL)
                AND (:office IS NULL AND :day IS NULL OR t.id IS NOT NULL)
                AND (NOT :open OR EXISTS (SELECT 1 FROM official_mentions n WHERE n.official_id = o.id))
            ORDER BY statements + meetings DESC, o.name, o.id
            """
        return Query(
            sql: sql,
            arguments: [
                "ids": filter.ids.map { .text("[" + $0.map(String.init).joined(separator: ",") + "]") } ?? .null,
                "country": filter.country.map(Value.text) ?? .null, "office": filter.office.map(Value.text) ?? .null,
                "day": filter.day.map(Value.text) ?? .null, "open": isOpen ? 1 : 0,
            ])
    }

    /// The officials of a number, identifier of the gazetteer, or name; those of exactly that name, else those of whose name its
    /// words are a part.
    public func officials(named name: String) throws -> [Int64] {
        if let number = Int64(name.hasPrefix("#") ? name.dropFirst() : name[...]) {
            return try all("SELECT coalesce(merged_into, id) AS id FROM officials WHERE id = :id", ["id": .integer(number)])
                .compactMap { $0["id"]?.integer }
        }
        for condition in [
            "SELECT coalesce(merged_into, id) AS id FROM officials WHERE gazetteer_id = :name",
            "SELECT DISTINCT id FROM v_names WHERE kind = 'official' AND folded = fold(:name)",
            "SELECT DISTINCT id FROM v_names WHERE kind = 'official' AND named(folded, :name)",
        ] {
            let found = try all(condition + " ORDER BY 1", ["name": .text(name)]).compactMap { $0["id"]?.integer }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// All that is known of an official.
    public func official(_ id: Int64) throws -> Dossier {
        let argument = ["id": Value.integer(id)]
        var facts: [Dossier.Fact] = []
        for row in try all(
            """
            SELECT o.name, o.basis, c.name AS country, o.gazetteer_id FROM officials o
            LEFT JOIN countries c ON c.code = o.country_code WHERE o.id = :id
            """, argument)
        {
            facts.append(Dossier.Fact("name", row["name"]?.text ?? "", basis: row["basis"]?.text))
            facts.append(Dossier.Fact("id", "\(id)" + (row["gazetteer_id"]?.text.map { ", \($0)" } ?? "")))
            if let country = row["country"]?.text { facts.append(Dossier.Fact("country", country)) }
        }
        let names = try all(
            """
            SELECT n.name, n.basis FROM official_names n JOIN officials o ON o.id = n.official_id
            WHERE coalesce(o.merged_into, o.id) = :id
                AND n.name NOT IN (SELECT name FROM officials WHERE id = :id)
            ORDER BY n.basis <> 'user', n.basis, n.name
            """, argument)
        facts += names.map { Dossier.Fact("also called", $0["name"]?.text ?? "", basis: $0["basis"]?.text) }
        facts += try all(
            """
            SELECT office, office_kind, coalesce(country, organization) AS of, from_date, until_date, known, basis
            FROM v_officials WHERE official_id = :id AND office IS NOT NULL
            ORDER BY CASE
                    WHEN basis = 'article' THEN known
                    WHEN until_date IS NULL AND from_date IS NOT NULL THEN '9999'
                    ELSE coalesce(until_date, known) END DESC, basis = 'article', from_date DESC, office
            """, argument
        ).map { row in
            let value = [row["office"]?.text, row["of"]?.text].compactMap(\.self).joined(separator: ", ")
            let isDated = row["from_date"] != .null || row["until_date"] != .null
            return Dossier.Fact(
                "office", value, from: row["from_date"]?.text, until: (isDated ? row["until_date"] : row["known"])?.text,
                basis: row["basis"]?.text, place: row["basis"] == "article" ? try appointment(row, of: id) : nil)
        }
        facts += try [
            count(
                "articles",
                """
                SELECT count(DISTINCT a.id) AS count, min(a.published) AS first, max(a.published) AS last
                FROM official_mentions n JOIN articles a ON a.id = n.article_id WHERE n.official_id = :id
                """, argument),
            count(
                "statements",
                """
                SELECT count(*) AS count, min(coalesce(said_on, published)) AS first, max(coalesce(said_on, published)) AS last
                FROM v_statements WHERE official_id = :id
                """, argument),
            count(
                "spoken of",
                """
                SELECT count(DISTINCT s.id) AS count, min(coalesce(s.said_on, a.published)) AS first,
                    max(coalesce(s.said_on, a.published)) AS last
                FROM statement_subjects u JOIN statements s ON s.id = u.statement_id JOIN articles a ON a.id = s.article_id
                WHERE u.official_id = :id
                """, argument),
            count(
                "meetings",
                """
                SELECT count(*) AS count, min(held_from) AS first, max(held_until) AS last FROM meetings
                WHERE id IN (SELECT meeting_id FROM meeting_participants WHERE official_id = :id)
                """, argument),
        ].compactMap(\.self)
        facts += try latestStatements("v.official_id = :id", argument)
        return Dossier(facts: facts)
    }

    /// Where the latest article that gives an office to an official names him.
    private func appointment(_ office: [String: Value], of id: Int64) throws -> Dossier.Place? {
        try all(
            """
            SELECT n.article_id, n.start_byte, n.end_byte FROM official_mentions n JOIN offices f ON f.id = n.office_id
            JOIN articles a ON a.id = n.article_id
            WHERE n.official_id = :id AND f.kind = :kind
            ORDER BY f.title <> :office, a.published DESC, a.content_hash, n.ordinal LIMIT 1
            """, ["id": .integer(id), "kind": office["office_kind"] ?? .null, "office": office["office"] ?? .null]
        ).first.flatMap(place)
    }

    /// The three latest statements that a condition on v_statements selects, as facts with their words.
    func latestStatements(_ condition: String, _ arguments: [String: Value]) throws -> [Dossier.Fact] {
        try all(
            """
            SELECT v.statement_id, v.speaker, v.act, coalesce(v.said_on, v.published) AS day, v.article_id,
                min(p.start_byte) AS start_byte, max(p.end_byte) AS end_byte
            FROM v_statements v JOIN statement_spans p ON p.statement_id = v.statement_id
            WHERE \(condition) AND v.reprint_of IS NULL
            GROUP BY v.statement_id ORDER BY day DESC, v.confidence DESC, v.article_id, v.statement_id LIMIT 3
            """, arguments
        ).map { row in
            Dossier.Fact(
                "said", "#\(row["statement_id"]?.integer ?? 0) \(row["speaker"]?.text ?? ""), \(row["act"]?.text ?? "")",
                from: row["day"]?.text, until: row["day"]?.text, place: try place(row))
        }
    }
}

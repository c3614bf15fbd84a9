// Full-text search: statements or articles with words, the best matches first, reprints told with their original.

/// What to look for, where, and in which order.
public struct Search: Sendable {
    public enum Place: String, Sendable, CaseIterable { case statements, articles }
    public enum Order: String, Sendable, CaseIterable { case rank, newest, oldest }

    /// A pattern of FTS5, as `FullText` makes them.
    public var pattern: String
    public var place: Place = .statements
    public var order: Order = .rank
    /// Who speaks, in the statement or anywhere in the article.
    public var by: NamedEntity?
    /// What the statement, or one of the article's, is about.
    public var about: NamedEntity?
    /// First and last day, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    public var since: String?
    public var until: String?
    public var limit: Int
    /// What stands before and after a word that was found.
    public var marks = (before: "«", after: "»")

    public init(pattern: String, limit: Int) {
        self.pattern = pattern
        self.limit = limit
    }

    /// Chooses the rows first, and only then cuts passages out of them and counts their reprints.
    public var query: Query {
        var arguments: [String: Value] = [
            "match": .text(pattern), "before": .text(marks.before), "after": .text(marks.after), "limit": .integer(Int64(limit)),
        ]
        let sql = place == .statements ? statements(&arguments) : articles(&arguments)
        return Query(sql: sql, arguments: arguments)
    }

    private func statements(_ arguments: inout [String: Value]) -> String {
        let conditions = ["w.original = 1"] + speakerConditions(&arguments) + days("w.day", &arguments)
        return """
            SELECT v.said_on, v.said_precision, v.published, v.speaker, v.office, v.country, v.kind, v.act,
                snippet(statements_fts, 0, :before, :after, ' … ', 48) AS words, v.subjects, v.title, v.source, v.url,
                (SELECT count(*) FROM articles r WHERE r.reprint_of = v.article_id) AS reprints, v.statement_id
            FROM (
                SELECT t.rowid AS found, w.number, t.rank AS score
                FROM statements_fts t JOIN statement_speakers w ON w.statement_id = t.rowid
                WHERE t.statements_fts MATCH :match AND \(conditions.joined(separator: " AND "))
                ORDER BY \(order("w.day", "t.rowid"))
                LIMIT :limit) f
            JOIN statements_fts ON statements_fts.rowid = f.found AND statements_fts MATCH :match
            JOIN v_statements v ON v.statement_id = f.found AND v.speaker_number = f.number
            ORDER BY \(order("v.day", "v.statement_id"))
            """
    }

    private func articles(_ arguments: inout [String: Value]) -> String {
        var conditions = days("a.published", &arguments)
        if by != nil || about != nil {
            let said = speakerConditions(&arguments).joined(separator: " AND ")
            conditions.append("a.id IN (SELECT w.article_id FROM statement_speakers w WHERE \(said))")
        }
        // A reprint that matches stands for its original: their titles may differ.
        return """
            SELECT a.published, a.title, p.name AS source, snippet(articles_fts, 1, :before, :after, ' … ', 48) AS passage,
                a.url, (SELECT count(*) FROM articles r WHERE r.reprint_of = a.id) AS reprints, a.id AS article_id
            FROM (
                SELECT t.rowid AS found, coalesce(a.reprint_of, a.id) AS original, min(t.rank) AS score
                FROM articles_fts t JOIN articles a ON a.id = t.rowid
                WHERE t.articles_fts MATCH :match\(conditions.map { " AND " + $0 }.joined())
                GROUP BY coalesce(a.reprint_of, a.id)
                ORDER BY \(order("min(a.published)", "2"))
                LIMIT :limit) f
            JOIN articles_fts ON articles_fts.rowid = f.found AND articles_fts MATCH :match
            JOIN articles a ON a.id = f.original
            LEFT JOIN sources p ON p.id = a.source_id
            ORDER BY \(order("a.published", "a.id"))
            """
    }

    private func order(_ day: String, _ id: String) -> String {
        switch order {
        case .rank: "score, \(id)"
        case .newest: "\(day) DESC, \(id)"
        case .oldest: "\(day) ASC NULLS LAST, \(id)"
        }
    }

    private func speakerConditions(_ arguments: inout [String: Value]) -> [String] {
        var conditions: [String] = []
        switch by?.key {
        case .official(let id):
            arguments["by"] = .integer(id)
            conditions.append("w.official_id = :by")
        case .country(let code):
            arguments["by"] = .text(code)
            conditions.append("w.country_code = :by AND w.speaker_type <> 'person'")
        case .organization(let id):
            arguments["by"] = .text(id)
            conditions.append("w.organization_id = :by")
        case .topic, nil: conditions.append("w.jointly = 0")
        }
        if let about {
            let column: String
            switch about.key {
            case .official(let id): (column, arguments["about"]) = ("official_id", .integer(id))
            case .country(let code): (column, arguments["about"]) = ("country_code", .text(code))
            case .organization(let id): (column, arguments["about"]) = ("organization_id", .text(id))
            case .topic(let id): (column, arguments["about"]) = ("topic_id", .text(id))
            }
            conditions.append(
                "EXISTS (SELECT 1 FROM statement_subjects u WHERE u.statement_id = w.statement_id AND u.\(column) = :about)")
        }
        return conditions
    }

    private func days(_ day: String, _ arguments: inout [String: Value]) -> [String] {
        var conditions: [String] = []
        if let since {
            arguments["since"] = .text(since)
            conditions.append("\(day) >= :since")
        }
        if let until {
            arguments["until"] = .text(until)
            conditions.append("\(day) <= :until || '~'")
        }
        return conditions
    }
}

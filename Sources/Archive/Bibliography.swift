// What a bibliography tells of a statement, a meeting or an article.

extension Archive {
    /// What may be cited.
    public enum Cited: String, Sendable, CaseIterable { case statement, meeting, article }

    /// The article that has it, of a meeting the earliest: `title`, `byline`, `source`, `url`, `published`, `language`; and, of a
    /// statement, `speaker`, `office`, `country`, `said_on`, `said_precision` and `words`, or, of a meeting, `participants`,
    /// `kind`, `status`, `place`, `held_from`, `held_until` and `held_precision`. Nil where there is none of the number.
    public func cited(_ what: Cited, _ id: Int64) throws -> [String: Value]? {
        let sql =
            switch what {
            case .statement:
                """
                SELECT a.title, a.byline, v.source, a.url, a.published, a.language,
                    group_concat(v.speaker, ' and ') AS speaker, count(*) AS speakers, v.office, v.country, v.said_on,
                    v.said_precision, v.content AS words
                FROM (SELECT * FROM v_statements WHERE statement_id = :id ORDER BY jointly, speaker) v
                JOIN articles a ON a.id = v.article_id GROUP BY v.statement_id
                """
            case .meeting:
                """
                SELECT a.title, a.byline, s.name AS source, a.url, a.published, a.language, m.participants, m.kind, m.status,
                    m.place, m.held_from, m.held_until, m.held_precision
                FROM v_meetings m JOIN articles a ON a.id = m.article_id LEFT JOIN sources s ON s.id = a.source_id
                WHERE m.meeting_id = :id
                """
            case .article:
                """
                SELECT a.title, a.byline, s.name AS source, a.url, a.published, a.language
                FROM articles a LEFT JOIN sources s ON s.id = a.source_id WHERE a.id = :id
                """
            }
        return try all(sql, ["id": .integer(id)]).first
    }
}

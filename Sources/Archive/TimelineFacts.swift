// When statements were made and meetings held: counts by month.

extension Archive {
    /// How many statements and meetings a party has in each month, or how many statements there are about a topic.
    ///
    /// Columns: `event` ("statement" or "meeting"); `month` (YYYY-MM), null where no day is known; `is_year`, 1 where only the
    /// year is; `count`. Reprints are left out; of meetings those are counted that were held. A country's officials count as the
    /// country.
    /// - Parameters:
    ///   - about: only statements about it; meetings are about nothing.
    ///   - since, until: ISO days, months or years.
    public func timeline(
        of party: NamedEntity.Key, about subject: NamedEntity.Key? = nil, since: String? = nil, until: String? = nil
    ) -> Query {
        let (saying, meeting, value): (String, String?, Value) =
            switch party {
            case .official(let id): ("v.official_id = :party", "p.official_id = :party", .integer(id))
            case .country(let code):
                ("v.country_code = :party", "coalesce(p.country_code, o.country_code) = :party", .text(code))
            case .organization(let id): ("v.organization_id = :party", "p.organization_id = :party", .text(id))
            case .topic(let id):
                (
                    "v.statement_id IN (SELECT u.statement_id FROM statement_subjects u WHERE u.topic_id = :party)", nil,
                    .text(id)
                )
            }
        var arguments = ["party": value, "since": since.map(Value.text) ?? .null, "until": until.map(Value.text) ?? .null]
        var conditions = ["v.reprint_of IS NULL", saying]
        if let subject {
            let (column, value): (String, Value) =
                switch subject {
                case .official(let id): ("official_id", .integer(id))
                case .country(let code): ("country_code", .text(code))
                case .organization(let id): ("organization_id", .text(id))
                case .topic(let id): ("topic_id", .text(id))
                }
            conditions.append("v.statement_id IN (SELECT u.statement_id FROM statement_subjects u WHERE u.\(column) = :subject)")
            arguments["subject"] = value
        }
        var events = """
            SELECT 'statement' AS event, coalesce(v.said_on, v.published) AS day,
                v.said_on IS NOT NULL AND v.said_precision = 'year' AS is_year, v.statement_id AS id
            FROM v_statements v WHERE \(conditions.joined(separator: " AND "))
            """
        if let meeting, subject == nil {
            events += """

                UNION ALL
                SELECT 'meeting', m.held_from, m.held_precision = 'year', m.id
                FROM meetings m WHERE m.status = 'held' AND m.id IN (
                    SELECT p.meeting_id FROM meeting_participants p LEFT JOIN officials o ON o.id = p.official_id WHERE \(meeting))
                """
        }
        return Query(
            sql: """
                SELECT event, substr(day, 1, 7) AS month, is_year, count(DISTINCT id) AS count
                FROM (
                \(events))
                WHERE (:since IS NULL OR day >= :since) AND (:until IS NULL OR day <= :until || '~')
                GROUP BY event, month, is_year ORDER BY month, event, is_year
                """, arguments: arguments)
    }
}

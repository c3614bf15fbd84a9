// Meetings listed, and one meeting with what each article says of it.

import Extraction

/// Which meetings to list.
public struct MeetingsFilter: Sendable, Hashable {
    /// Officials, countries and organizations who all took part; a country's officials count as the country. A topic takes
    /// part in no meeting.
    public var parties: [NamedEntity.Key] = []
    /// City or country.
    public var place: String?
    /// ISO day on which they lasted at the earliest.
    public var since: String?
    /// ISO day, or a year or month, at whose end they had begun at the latest.
    public var until: String?
    /// What they were.
    public var kind: Meeting.Kind?
    /// Whether they took place.
    public var status: Meeting.Status?

    /// All meetings.
    public init() {}
}

extension Archive {
    /// Meetings, the latest first.
    public func meetings(_ filter: MeetingsFilter) throws -> Query {
        let (filters, arguments) = try conditions(filter)
        return Query(
            sql: """
                SELECT m.meeting_id, m.held_from, m.held_until, m.held_precision, m.kind, m.status, m.place, m.country,
                    m.participants, m.articles, m.title, m.url
                FROM v_meetings m\(filters)
                ORDER BY m.held_from DESC, m.participants, m.meeting_id
                """, arguments: arguments)
    }

    /// Meetings with what a calendar tells of them, the earliest first: also `published`, the day of the earliest article.
    public func calendar(_ filter: MeetingsFilter) throws -> Query {
        let (filters, arguments) = try conditions(filter)
        return Query(
            sql: """
                SELECT m.meeting_id, m.held_from, m.held_until, m.held_precision, m.kind, m.status, m.place, m.country,
                    m.participants, m.articles, m.title, m.url, a.published
                FROM v_meetings m LEFT JOIN articles a ON a.id = m.article_id\(filters)
                ORDER BY m.held_from, m.participants, m.kind, m.place, m.meeting_id
                """, arguments: arguments)
    }

    /// Who took part in which meeting, the rows of one meeting together: officials, countries and organizations, with the
    /// country of each. `id` is `officials.id`, `countries.code` or `organizations.id`.
    public func participants(_ filter: MeetingsFilter) throws -> Query {
        let (filters, arguments) = try conditions(filter)
        return Query(
            sql: """
                SELECT m.meeting_id, m.held_from, m.held_until, q.type,
                    coalesce(q.official_id, q.country_code, q.organization_id) AS id, coalesce(x.name, k.name, g.name) AS name,
                    c.code AS country_code, c.name AS country
                FROM (SELECT id AS meeting_id, held_from, held_until, place, country_code, kind, status FROM meetings) m
                JOIN meeting_participants q ON q.meeting_id = m.meeting_id AND q.type IN ('official', 'country', 'organization')
                LEFT JOIN officials x ON x.id = q.official_id
                LEFT JOIN countries k ON k.code = q.country_code
                LEFT JOIN organizations g ON g.id = q.organization_id
                LEFT JOIN countries c ON c.code = coalesce(q.country_code, x.country_code, g.country_code)\(filters)
                ORDER BY m.meeting_id, q.ordinal
                """, arguments: arguments)
    }

    /// The conditions on a meeting `m`, with WHERE before them, and their arguments.
    private func conditions(_ filter: MeetingsFilter) throws -> (sql: String, arguments: [String: Value]) {
        var conditions: [String] = []
        var arguments: [String: Value] = [:]
        for (index, party) in filter.parties.enumerated() {
            let condition: String
            switch party {
            case .official(let id):
                condition = "p.official_id = :party\(index)"
                arguments["party\(index)"] = .integer(id)
            case .country(let code):
                condition = "coalesce(p.country_code, o.country_code) = :party\(index)"
                arguments["party\(index)"] = .text(code)
            case .organization(let id):
                condition = "p.organization_id = :party\(index)"
                arguments["party\(index)"] = .text(id)
            case .topic:
                condition = "FALSE"
            }
            conditions.append(
                """
                m.meeting_id IN (SELECT p.meeting_id FROM meeting_participants p LEFT JOIN officials o ON o.id = p.official_id
                    WHERE \(condition))
                """)
        }
        if let place = filter.place {
            conditions.append("(named(fold(m.place), :place) OR m.country_code = :country)")
            arguments["place"] = .text(place)
            arguments["country"] = try wholeCountry(named: place).map(Value.text) ?? .null
        }
        for (column, value, test) in [
            ("since", filter.since, "m.held_until >= :since"), ("until", filter.until, "m.held_from <= :until || '~'"),
            ("kind", filter.kind?.rawValue, "m.kind = :kind"), ("status", filter.status?.rawValue, "m.status = :status"),
        ] {
            guard let value else { continue }
            conditions.append(test)
            arguments[column] = .text(value)
        }
        return (conditions.isEmpty ? "" : "\nWHERE " + conditions.joined(separator: "\n    AND "), arguments)
    }

    /// The country, where the name is that of a country and not of a city in it.
    private func wholeCountry(named name: String) throws -> String? {
        let entity = try lookup(name: name).first {
            if case .country = $0.key { !["city", "capital", "seat"].contains($0.form) } else { false }
        }
        guard case .country(let code) = entity?.key else { return nil }
        return code
    }

    /// A meeting with each article's account of it.
    /// - Throws: `ArchiveError.noMeeting` where there is none of the number.
    public func meeting(_ id: Int64) throws -> Dossier {
        let argument = ["id": Value.integer(id)]
        guard let row = try all("SELECT * FROM v_meetings WHERE meeting_id = :id", argument).first else {
            throw ArchiveError.noMeeting(id: id)
        }
        var facts = [Dossier.Fact("meeting", "\(id)", from: row["held_from"]?.text, until: row["held_until"]?.text)]
        for column in ["kind", "status", "place", "country"] {
            if let text = row[column]?.text { facts.append(Dossier.Fact(column, text)) }
        }
        facts += try all(
            """
            SELECT p.role, coalesce(o.name, k.name, g.name, p.name) AS name, h.name AS home FROM meeting_participants p
            LEFT JOIN officials o ON o.id = p.official_id LEFT JOIN countries h ON h.code = o.country_code
            LEFT JOIN countries k ON k.code = p.country_code LEFT JOIN organizations g ON g.id = p.organization_id
            WHERE p.meeting_id = :id ORDER BY p.role <> 'host', p.ordinal
            """, argument
        ).map {
            Dossier.Fact($0["role"]?.text ?? "", [$0["name"]?.text, $0["home"]?.text].compactMap(\.self).joined(separator: ", "))
        }
        facts += try all(
            """
            SELECT c.kind, c.status, c.place, c.held_from, c.held_until, n.article_id, n.start_byte, n.end_byte
            FROM meeting_accounts c JOIN articles a ON a.id = c.article_id
            JOIN meeting_mentions n ON n.account_id = c.id AND n.ordinal = 0
            WHERE c.meeting_id = :id ORDER BY a.published IS NULL, a.published, a.content_hash, c.ordinal
            """, argument
        ).map { row in
            let place = row["place"]?.text.map { " in \($0)" } ?? ""
            let kind = (row["kind"]?.text ?? "").split(separator: "_").joined(separator: " ")
            return Dossier.Fact(
                "told as", "\(kind) (\(row["status"]?.text ?? ""))\(place)", from: row["held_from"]?.text,
                until: row["held_until"]?.text, basis: "article", place: try self.place(row))
        }
        facts += try [
            count(
                "statements",
                """
                SELECT count(DISTINCT statement_id) AS count, min(coalesce(said_on, published)) AS first,
                    max(coalesce(said_on, published)) AS last
                FROM v_statements WHERE meeting_id = :id
                """, argument)
        ].compactMap(\.self)
        facts += try latestStatements("v.meeting_id = :id", argument)
        return Dossier(facts: facts)
    }
}

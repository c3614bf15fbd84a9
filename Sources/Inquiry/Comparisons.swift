// The SELECTs of intents that count, lay out in time or compare what an inquiry for statements or meetings finds.

import Archive

extension Inquiry {
    /// The same inquiry for the statements or meetings themselves.
    var base: Inquiry {
        var inquiry = self
        inquiry.intent = isOfMeetings ? .meetings : .statements
        (inquiry.limit, inquiry.order) = (nil, nil)
        return inquiry
    }

    /// How many, and the days of the first and the last.
    var counted: Query {
        let base = days
        return Query(
            sql: """
                SELECT \(number), min(day) AS first, max(day) AS last
                FROM (\(base.sql))
                """, arguments: base.arguments)
    }

    /// How many each month.
    var months: Query {
        let base = days
        return Query(
            sql: """
                SELECT substr(day, 1, 7) AS month, \(number)
                FROM (\(base.sql))
                WHERE day IS NOT NULL
                GROUP BY month
                ORDER BY month\(order == .newestFirst ? " DESC" : "")\(limit.map { "\nLIMIT \($0)" } ?? "")
                """, arguments: base.arguments)
    }

    /// What is counted; a statement of several speakers once.
    private var number: String { isOfMeetings ? "count(*) AS meetings" : "count(DISTINCT statement_id) AS statements" }

    /// The statements or meetings as far as their days need them.
    private var days: Query { isOfMeetings ? base.meetingDays : base.statementDays }

    /// Acts for their object, and against it.
    private static let (favourable, adverse) = (
        ["agree", "praise", "promise"], ["accuse", "criticise", "deny", "reject", "threaten"]
    )

    /// Whether an act is for or against its object: 1, -1, or 0 for neither.
    private static var polarity: String {
        func list(_ acts: [String]) -> String { acts.map { "'\($0)'" }.joined(separator: ", ") }
        return "CASE WHEN act IN (\(list(favourable))) THEN 1 WHEN act IN (\(list(adverse))) THEN -1 ELSE 0 END"
    }

    /// Each dated statement with the one that was said before it, the oldest pair first. Of several speakers each has pairs of its
    /// own.
    var pairs: Query {
        let base = base.statementRows
        let partition = speakers.allSatisfy { $0.kind == .country } ? "country_code" : "official_id, organization_id"
        return Query(
            sql: """
                WITH dated AS (
                    SELECT c.statement_id, min(c.number) AS number, c.day, s.act, \(Self.polarity) AS polarity, w.country_code,
                        w.official_id, w.organization_id
                    FROM (\(base.sql)) c
                    JOIN statements s ON s.id = c.statement_id
                    JOIN statement_speakers w ON w.statement_id = c.statement_id AND w.number = c.number
                    WHERE c.day IS NOT NULL
                    GROUP BY c.statement_id\(speakers.count > 1 ? ", \(partition)" : "")),
                neighbours AS (
                    SELECT lag(statement_id) OVER w AS earlier_id, lag(number) OVER w AS earlier_number,
                        lag(polarity) OVER w AS earlier_polarity, lag(day) OVER w AS earlier_day, day AS later_day,
                        statement_id AS later_id, number AS later_number, polarity
                    FROM dated
                    WINDOW w AS (\(speakers.count > 1 ? "PARTITION BY \(partition) " : "")ORDER BY day, statement_id)),
                pairs AS (
                    SELECT * FROM neighbours
                    WHERE earlier_id IS NOT NULL
                    ORDER BY earlier_day, later_day, earlier_id, later_id\(limit.map { "\n    LIMIT \($0)" } ?? ""))
                SELECT p.earlier_day, e.speaker AS earlier_speaker, e.act AS earlier_act, e.content AS earlier_words,
                    e.title AS earlier_title, e.url AS earlier_url, p.earlier_id AS earlier_statement_id,
                    p.later_day, l.speaker AS later_speaker, l.act AS later_act, l.content AS later_words, l.title AS later_title,
                    l.url AS later_url, p.later_id AS later_statement_id,
                    CASE WHEN p.polarity * p.earlier_polarity < 0 THEN 'reversed'
                        WHEN p.polarity <> p.earlier_polarity THEN 'shifted' ELSE 'same' END AS change
                FROM pairs p
                JOIN v_statements e ON e.statement_id = p.earlier_id AND e.speaker_number = p.earlier_number
                JOIN v_statements l ON l.statement_id = p.later_id AND l.speaker_number = p.later_number
                ORDER BY p.earlier_day, p.later_day, p.earlier_id, p.later_id
                """, arguments: base.arguments)
    }

    /// How many statements of each side, the newest for or against something, are compared with those of the other one.
    static let opposable = 200

    /// Statements of the first speaker and of the others on one subject of which one is for it and one against it, those nearest to
    /// each other in time first. Only the newest `opposable` statements of each side for or against something are compared.
    var oppositions: Query {
        var (one, other) = (base, base)
        one.speakers = Array(speakers.prefix(1))
        other.speakers = Array(speakers.dropFirst())
        let acts = acts.isEmpty ? Self.favourable + Self.adverse : acts
        (one.acts, other.acts) = (acts, acts)
        (one.limit, other.limit) = (Self.opposable, Self.opposable)
        let (first, second) = (one.statementRows, other.statementRows.renamingParameters(with: "_b"))
        func side(_ rows: Query) -> String {
            """
            AS MATERIALIZED (
                SELECT c.statement_id, c.number, c.day, s.act, \(Self.polarity) AS polarity,
                    julianday(substr(c.day || '-01-01', 1, 10)) AS time
                FROM (\(rows.sql)) c
                JOIN statements s ON s.id = c.statement_id)
            """
        }
        let shared = "FROM statement_subjects s JOIN statement_subjects t USING (name)"
        return Query(
            sql: """
                WITH a \(side(first)),
                b \(side(second)),
                nearest AS (
                    SELECT a.statement_id, a.number, a.day, a.act, b.statement_id AS other_statement_id, b.number AS other_number,
                        b.day AS other_day, b.act AS other_act, abs(a.time - b.time) AS apart
                    FROM a JOIN b ON a.polarity * b.polarity < 0 AND a.statement_id <> b.statement_id
                    \(subjects.isEmpty ? "WHERE EXISTS (SELECT 1 \(shared) WHERE s.statement_id = a.statement_id AND t.statement_id = b.statement_id)" : "")
                    ORDER BY apart IS NULL, apart, a.statement_id, b.statement_id
                    LIMIT \(limit ?? 50))
                SELECT (SELECT group_concat(name, ', ') FROM (
                        SELECT DISTINCT s.name \(shared)
                        WHERE s.statement_id = n.statement_id AND t.statement_id = n.other_statement_id ORDER BY s.name)) AS subjects,
                    n.day, v.speaker, n.act, v.content AS words, n.statement_id, n.other_day, o.speaker AS other_speaker,
                    n.other_act, o.content AS other_words, n.other_statement_id
                FROM nearest n
                JOIN v_statements v ON v.statement_id = n.statement_id AND v.speaker_number = n.number
                JOIN v_statements o ON o.statement_id = n.other_statement_id AND o.speaker_number = n.other_number
                ORDER BY n.apart IS NULL, n.apart, n.statement_id, n.other_statement_id
                """, arguments: first.arguments.merging(second.arguments) { one, _ in one })
    }

    /// What was said at the meetings, the latest meeting first.
    var account: Query {
        var chosen = base
        (chosen.limit, chosen.order) = (limit, order)
        let meetings = chosen.query
        return Query(
            sql: """
                SELECT m.held_from, m.participants, m.place,
                    coalesce(o.name, iif(s.speaker_type = 'country', k.name, NULL), g.name, s.speaker_name) AS speaker, s.act,
                    s.text AS words, a.title, a.url, s.id AS statement_id, m.meeting_id
                FROM (
                \(meetings.sql)) m
                LEFT JOIN statements s ON s.meeting_id = m.meeting_id
                    AND EXISTS (SELECT 1 FROM statement_speakers w WHERE w.statement_id = s.id AND w.original = 1)
                LEFT JOIN articles a ON a.id = s.article_id
                LEFT JOIN officials o ON o.id = s.official_id
                LEFT JOIN organizations g ON g.id = s.organization_id
                LEFT JOIN countries k ON k.code = coalesce(s.speaker_country, s.speaker_code)
                ORDER BY m.held_from DESC, m.meeting_id, s.article_id, s.id
                """, arguments: meetings.arguments)
    }
}

extension Query {
    /// The query with another name for each of its parameters, so that it can stand beside its like.
    func renamingParameters(with suffix: String) -> Query {
        var renamed = ""
        var rest = sql[...]
        while let colon = rest.firstIndex(of: ":") {
            renamed += rest[..<colon]
            let name = rest[rest.index(after: colon)...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            renamed += ":" + name
            if arguments[String(name)] != nil { renamed += suffix }
            rest = rest[name.endIndex...]
        }
        return Query(
            sql: renamed + rest, arguments: Dictionary(uniqueKeysWithValues: arguments.map { ($0.key + suffix, $0.value) }))
    }
}

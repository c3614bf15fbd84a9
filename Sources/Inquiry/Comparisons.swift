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
                SELECT count(*) AS \(isOfMeetings ? "meetings" : "statements"), min(day) AS first, max(day) AS last
                FROM (\(base.sql))
                """, arguments: base.arguments)
    }

    /// How many each month.
    var months: Query {
        let base = days
        return Query(
            sql: """
                SELECT substr(day, 1, 7) AS month, count(*) AS \(isOfMeetings ? "meetings" : "statements")
                FROM (\(base.sql))
                WHERE day IS NOT NULL
                GROUP BY month
                ORDER BY month\(order == .newestFirst ? " DESC" : "")\(limit.map { "\nLIMIT \($0)" } ?? "")
                """, arguments: base.arguments)
    }

    /// The statements or meetings as far as their days need them.
    private var days: Query { isOfMeetings ? base.meetingDays : base.statementDays }

    /// Whether an act is for or against its object: 1, -1, or 0 for neither.
    private static let polarity = """
        CASE WHEN act IN ('agree', 'praise', 'promise') THEN 1
            WHEN act IN ('accuse', 'criticise', 'deny', 'reject', 'threaten') THEN -1 ELSE 0 END
        """

    /// Each dated statement with the one that was said before it, the oldest pair first. Of several speakers each has pairs of its
    /// own.
    var pairs: Query {
        let base = base.query
        return Query(
            sql: """
                WITH dated AS (
                    SELECT coalesce(said_on, published) AS day, speaker, country, act, words, title, url, statement_id,
                        \(Self.polarity) AS polarity
                    FROM (\(base.sql))
                    WHERE coalesce(said_on, published) IS NOT NULL
                    GROUP BY statement_id\(speakers.count > 1 ? ", speaker" : "")),
                pairs AS (
                    SELECT lag(day) OVER w AS earlier_day, lag(speaker) OVER w AS earlier_speaker, lag(act) OVER w AS earlier_act,
                        lag(words) OVER w AS earlier_words, lag(title) OVER w AS earlier_title, lag(url) OVER w AS earlier_url,
                        lag(statement_id) OVER w AS earlier_statement_id, lag(polarity) OVER w AS earlier_polarity,
                        day AS later_day, speaker AS later_speaker, act AS later_act, words AS later_words, title AS later_title,
                        url AS later_url, statement_id AS later_statement_id, polarity
                    FROM dated
                    WINDOW w AS (\(speakers.count > 1 ? "PARTITION BY \(partition) " : "")ORDER BY day, statement_id))
                SELECT earlier_day, earlier_speaker, earlier_act, earlier_words, earlier_title, earlier_url, earlier_statement_id,
                    later_day, later_speaker, later_act, later_words, later_title, later_url, later_statement_id,
                    CASE WHEN polarity * earlier_polarity < 0 THEN 'reversed' WHEN polarity <> earlier_polarity THEN 'shifted'
                        ELSE 'same' END AS change
                FROM pairs
                WHERE earlier_day IS NOT NULL
                ORDER BY earlier_day, later_day, earlier_statement_id, later_statement_id\(limit.map { "\nLIMIT \($0)" } ?? "")
                """, arguments: base.arguments)
    }

    /// What tells the speakers apart: states by their country, persons by name.
    private var partition: String { speakers.allSatisfy { $0.kind == .country } ? "country" : "speaker" }

    private static let commonSubject = """
        WHERE EXISTS (
            SELECT 1 FROM statement_subjects s JOIN statement_subjects t USING (name)
            WHERE s.statement_id = a.statement_id AND t.statement_id = b.statement_id)
        """

    /// Statements of the first speaker and of the others on one subject of which one is for it and one against it.
    var oppositions: Query {
        var (one, other) = (base, base)
        one.speakers = Array(speakers.prefix(1))
        other.speakers = Array(speakers.dropFirst())
        let (first, second) = (one.query, other.query.renamingParameters(with: "_b"))
        return Query(
            sql: """
                WITH a AS (
                    SELECT *, coalesce(said_on, published) AS day, \(Self.polarity) AS polarity FROM (\(first.sql))),
                b AS (
                    SELECT *, coalesce(said_on, published) AS day, \(Self.polarity) AS polarity FROM (\(second.sql)))
                SELECT (SELECT group_concat(name, ', ') FROM (
                        SELECT DISTINCT s.name FROM statement_subjects s JOIN statement_subjects t USING (name)
                        WHERE s.statement_id = a.statement_id AND t.statement_id = b.statement_id ORDER BY s.name)) AS subjects,
                    a.day AS day, a.speaker AS speaker, a.act AS act, a.words AS words, a.statement_id AS statement_id,
                    b.day AS other_day, b.speaker AS other_speaker, b.act AS other_act, b.words AS other_words,
                    b.statement_id AS other_statement_id
                FROM a JOIN b ON a.polarity * b.polarity < 0 AND a.statement_id <> b.statement_id
                \(subjects.isEmpty ? Self.commonSubject : "")
                ORDER BY abs(julianday(substr(a.day || '-01-01', 1, 10)) - julianday(substr(b.day || '-01-01', 1, 10))) IS NULL,
                    abs(julianday(substr(a.day || '-01-01', 1, 10)) - julianday(substr(b.day || '-01-01', 1, 10))),
                    a.statement_id, b.statement_id
                LIMIT \(limit ?? 50)
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

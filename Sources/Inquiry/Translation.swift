// An inquiry as one SELECT with bound parameters.

import Archive

extension Inquiry {
    /// The SELECT that answers the inquiry. Everything from the question is a parameter.
    public var query: Query {
        var sql = Select()
        switch intent {
        case .statements, .quotation: statements(&sql)
        case .speakers: speakers(&sql)
        case .meetings: meetings(&sql)
        case .holders, .persons, .officials: officials(&sql)
        case .articles: articles(&sql)
        case .count: return counted
        case .timeline: return months
        case .positionChange: return pairs
        case .disagreement: return oppositions
        case .meetingAccount: return account
        }
        return Query(sql: sql.text, arguments: sql.arguments)
    }

    // MARK: Statements

    /// The rows are chosen, in their order, from statement_speakers alone; only what is shown of them comes from v_statements.
    private func statements(_ sql: inout Select) {
        sql.columns = [
            "v.said_on", "v.said_precision", "v.published", "v.speaker", "v.office", "v.country", "v.kind", "v.act",
            "v.content AS words", "v.subjects", "v.title", "v.source", "v.url", "v.statement_id",
        ]
        let chosen = chosenSpeakers(&sql, ["w.statement_id", "w.number"])
        sql.from = """
            (
              \(chosen.indented)) f
            JOIN v_statements v ON v.statement_id = f.statement_id AND v.speaker_number = f.number
            """
        sql.order = dayOrder("v.")
    }

    /// The SELECT of rows of statement_speakers that the inquiry asks for.
    private func chosenSpeakers(_ sql: inout Select, _ columns: [String]) -> String {
        var chosen = Select(arguments: sql.arguments)
        chosen.columns = columns
        statementConditions(&chosen)
        chosen.from = chosen.speakersFrom
        if let limit {
            (chosen.order, chosen.limit) = (dayOrder("w."), limit)
        }
        sql.arguments = chosen.arguments
        return chosen.text
    }

    /// Unknown days come last.
    private func dayOrder(_ prefix: String) -> String {
        "\(prefix)day \(order == .oldestFirst ? "ASC NULLS LAST" : "DESC"), \(prefix)article_id, \(prefix)statement_id"
    }

    /// The statements that the inquiry finds, as rows of statement_speakers: `statement_id`, `number`, `day`.
    var statementRows: Query {
        var sql = Select()
        let text = chosenSpeakers(&sql, ["w.statement_id", "w.number", "w.day"])
        return Query(sql: text, arguments: sql.arguments)
    }

    /// The days of the statements that the inquiry finds, a row each: `day`.
    var statementDays: Query {
        var sql = Select()
        let text = chosenSpeakers(&sql, [intent == .speakers ? "DISTINCT w.statement_id" : "w.statement_id", "w.day"])
        return Query(sql: text, arguments: sql.arguments)
    }

    private func speakers(_ sql: inout Select) {
        var counted = Select()
        counted.columns = [
            "w.speaker_type", "w.official_id", "w.organization_id", "w.name", "w.country_code", "max(w.office) AS office",
            "count(*) AS statements", "min(w.day) AS first", "max(w.day) AS last",
        ]
        statementConditions(&counted)
        counted.from = counted.speakersFrom
        counted.group = "w.official_id, w.organization_id, w.name, w.country_code, w.speaker_type"
        sql.arguments = counted.arguments
        sql.columns = [
            "coalesce(o.name, iif(n.speaker_type = 'country', k.name, NULL), g.name, n.name) AS speaker",
            "max(n.office) AS office", "k.name AS country", "sum(n.statements) AS statements",
            "min(n.first) AS first", "max(n.last) AS last",
        ]
        sql.from = """
            (
              \(counted.text.indented)) n
            LEFT JOIN officials o ON o.id = n.official_id
            LEFT JOIN organizations g ON g.id = n.organization_id
            LEFT JOIN countries k ON k.code = n.country_code
            """
        sql.group = "n.speaker_type, 1, k.name"
        sql.order = "statements DESC, last DESC, speaker"
        sql.limit = limit
    }

    private func statementConditions(_ sql: inout Select) {
        // An article that repeats another one reports nothing new.
        sql.conditions.append("w.original = 1")
        // Where all rows are needed, and nothing else leaves some out, what is frequent is gathered too.
        sql.gathersSubjects = speakers.isEmpty && period == nil && (intent == .speakers || limit == nil)
        if !speakers.isEmpty {
            sql.either(speakers.map { sql.speaker($0) })
        } else if intent != .speakers {
            // Of those who said it together one stands for all.
            sql.conditions.append("w.jointly = 0")
        }
        if intent == .speakers { sql.conditions.append("w.speaker_type <> 'unnamed'") }
        if isAboutAny, !subjects.isEmpty {
            sql.either(subjects.map { sql.subject($0) })
        } else {
            for subject in subjects { sql.conditions.append(sql.subject(subject)) }
        }
        if !addressees.isEmpty {
            // Where another subject is asked for, what was said to somebody need not be about him.
            let about = subjects.isEmpty ? addressees.map { sql.subject($0) } : []
            let meeting = sql.statement("meeting_id")
            sql.either(about + addressees.map { "\(meeting) IN (\(sql.meetingsOf($0, "addressee")))" })
        }
        if let capacity {
            let party = Party(kind: .office, id: "", name: capacity.name, written: capacity.title, office: capacity)
            sql.conditions.append(sql.speaker(party))
        }
        if !statementKinds.isEmpty {
            let kinds = statementKinds.map { sql.parameter("statement_kind", .text($0)) }.joined(separator: ", ")
            sql.conditions.append("\(sql.statement("kind")) IN (\(kinds))")
        }
        for party in participants {
            let meetings = sql.meetingsOf(party, "participant")
            sql.conditions.append("\(sql.statement("meeting_id")) IN (\(meetings))")
        }
        if place != nil || !kinds.isEmpty {
            let conditions = placeConditions(&sql).joined(separator: " AND ")
            sql.conditions.append("\(sql.statement("meeting_id")) IN (SELECT id FROM meetings WHERE \(conditions))")
        }
        if let words {
            let match = sql.parameter("words", .text(isPhrase ? FullText.phrase(words) : FullText.words(words)))
            sql.conditions.append("w.statement_id IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH \(match))")
        }
        if !acts.isEmpty {
            let acts = acts.map { sql.parameter("act", .text($0)) }.joined(separator: ", ")
            sql.conditions.append("\(sql.statement("act")) IN (\(acts))")
        }
        if minConfidence > 0 {
            let least = sql.parameter("min_confidence", .real(minConfidence))
            sql.conditions.append("\(sql.statement("confidence")) >= \(least)")
        }
        if let day = period?.from {
            // No time of a statement is longer than a year, so that days alone leave most rows out.
            let from = sql.parameter("from", .text(day.iso))
            sql.conditions.append("w.day >= date(\(from), '-1 year')")
            sql.conditions.append(
                "(w.day >= \(from) OR (SELECT said_until FROM statements WHERE id = w.statement_id) >= \(from))")
        }
        if let day = period?.until { sql.conditions.append("w.day <= \(sql.parameter("until", .text(day.iso)))") }
    }

    // MARK: Meetings

    /// The SELECT of rows of meetings that the inquiry asks for.
    private func chosenMeetings(_ sql: inout Select, _ columns: [String]) -> String {
        var chosen = Select()
        chosen.columns = columns
        chosen.from = "meetings m"
        for party in participants {
            chosen.conditions.append("m.id IN (\(chosen.meetingsOf(party, "participant")))")
        }
        if let affiliation { chosen.conditions.append("m.id IN (\(chosen.meetingsOf(affiliation, "affiliation")))") }
        chosen.conditions += placeConditions(&chosen)
        let topics = subjects.map { subject in
            "m.id IN (SELECT meeting_id FROM statements WHERE \(chosen.candidates(subject, "id")))"
        }
        if isAboutAny, !topics.isEmpty { chosen.either(topics) } else { chosen.conditions += topics }
        if let status { chosen.conditions.append("status = \(chosen.parameter("status", .text(status)))") }
        // A meeting without a day of its own has that of the article.
        chosen.during(
            period, from: "coalesce(m.held_from, \(Self.reported("m.id")))",
            until: "coalesce(m.held_until, \(Self.reported("m.id")))")
        if let limit { (chosen.order, chosen.limit) = (heldOrder("m.held_from", "m.id"), limit) }
        sql.arguments = chosen.arguments
        return chosen.text
    }

    /// The days of the meetings that the inquiry finds, a row each: `day`.
    var meetingDays: Query {
        var sql = Select()
        let text = chosenMeetings(&sql, ["m.id", "coalesce(m.held_from, \(Self.reported("m.id"))) AS day"])
        return Query(sql: text, arguments: sql.arguments)
    }

    private func meetings(_ sql: inout Select) {
        let chosen = chosenMeetings(&sql, ["m.id"])
        sql.columns = [
            "v.held_from", "v.held_until", "v.held_precision", "\(Self.reported("f.id")) AS published", "v.kind", "v.status",
            "v.participants", "v.place", "v.country", "v.articles", "v.title", "v.url", "v.meeting_id",
        ]
        sql.from = """
            (
              \(chosen.indented)) f
            JOIN v_meetings v ON v.meeting_id = f.id
            """
        sql.order = heldOrder("v.held_from", "v.meeting_id")
    }

    /// Unknown days come last.
    private func heldOrder(_ day: String, _ id: String) -> String {
        "\(day) \(order == .oldestFirst ? "ASC NULLS LAST" : "DESC"), \(id)"
    }

    /// Day of the earliest article about a meeting.
    private static func reported(_ id: String) -> String {
        "(SELECT min(a.published) FROM meeting_mentions n JOIN articles a ON a.id = n.article_id WHERE n.meeting_id = \(id))"
    }

    /// Where meetings took place, and of which kind they are.
    private func placeConditions(_ sql: inout Select) -> [String] {
        var conditions: [String] = []
        if let placeCountry {
            conditions.append("country_code = \(sql.parameter("country", .text(placeCountry)))")
        } else if let place {
            let name = sql.parameter("place", .text(place))
            conditions.append("place IN (SELECT place FROM v_places WHERE named(fold(place), \(name)))")
        }
        if !kinds.isEmpty {
            conditions.append("kind IN (\(kinds.map { sql.parameter("kind", .text($0)) }.joined(separator: ", ")))")
        }
        return conditions
    }

    // MARK: Articles

    private func articles(_ sql: inout Select) {
        sql.columns = ["a.published", "a.title", "p.name AS source", "a.url", "a.id AS article_id"]
        sql.from = "articles a LEFT JOIN sources p ON p.id = a.source_id"
        sql.conditions.append("a.reprint_of IS NULL")
        let topics = subjects.map { sql.articles(about: $0) }
        if isAboutAny { sql.either(topics) } else { sql.conditions += topics }
        if !speakers.isEmpty {
            sql.either(speakers.map { "named(fold(p.name), \(sql.parameter("source", .text($0.name))))" })
        }
        if let words {
            let match = sql.parameter("words", .text(isPhrase ? FullText.phrase(words) : FullText.words(words)))
            sql.conditions.append("a.id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH \(match))")
        }
        sql.during(period, from: "a.published", until: "a.published")
        sql.order = "a.published \(order == .oldestFirst ? "ASC NULLS LAST" : "DESC"), a.id"
        sql.limit = limit
    }

    // MARK: Officials

    /// Tenures that touch the interval. Of those without dates, which only articles tell of, the year in which they do must fit.
    private func tenureConditions(_ sql: inout Select, _ period: Interval) {
        // A year alone is compared as such: '2015' < '2015-07-04'.
        if let until = period.until {
            sql.conditions.append("(from_date IS NULL OR from_date <= \(sql.parameter("until", .text(until.iso))))")
        }
        if let from = period.from {
            let day = sql.parameter("from", .text(from.iso))
            sql.conditions.append("(until_date IS NULL OR until_date || '~' >= \(day))")
        }
        // Today's holder may have been named last some time ago.
        guard period.until != today else { return }
        let first = sql.parameter("first_year", .text(String(period.from?.iso.prefix(4) ?? "0000")))
        let last = sql.parameter("last_year", .text(String(period.until?.iso.prefix(4) ?? "9999")))
        sql.conditions.append(
            "(from_date IS NOT NULL OR until_date IS NOT NULL OR substr(known, 1, 4) BETWEEN \(first) AND \(last))")
    }

    private func officials(_ sql: inout Select) {
        sql.columns = [
            "name", "office", "country", "organization", "from_date", "until_date", "known", "basis", "statements", "meetings",
        ]
        sql.from = "v_officials v"
        if let office {
            sql.conditions += sql.office(office)
            if office.isFormer {
                sql.conditions.append("(until_date || '~' < \(sql.parameter("today", .text(today.iso))))")
            }
        }
        if let person { sql.conditions.append("official_id \(sql.numbers("person", person))") }
        if let affiliation {
            let id = sql.parameter("affiliation", .text(affiliation.id))
            sql.conditions.append(
                affiliation.kind == .organization
                    ? "organization = (SELECT name FROM organizations WHERE id = \(id))" : "country_code = \(id)")
        }
        if let period { tenureConditions(&sql, period) }
        // What articles tell of an office adds nothing where the gazetteer knows it with its dates.
        sql.conditions.append(
            "(basis IS NOT 'article' OR NOT EXISTS (SELECT 1 FROM v_officials g WHERE g.official_id = v.official_id"
                + " AND g.office = v.office AND g.basis = 'gazetteer'))")
        sql.order =
            intent == .persons
            ? "coalesce(from_date, known) IS NULL, coalesce(from_date, known) DESC, office"
            : "until_date IS NOT NULL, coalesce(until_date, known, from_date) DESC, statements + meetings DESC, name"
        sql.limit = limit
    }
}

/// A SELECT in the making.
private struct Select {
    var columns: [String] = []
    var from = ""
    var conditions: [String] = []
    var group: String?
    var order: String?
    var limit: Int?
    var arguments: [String: Value] = [:]
    /// Whether a condition reads a column of statements.
    private var readsStatements = false
    /// Whether statements about a subject are gathered first however frequent it is.
    var gathersSubjects = false

    init(arguments: [String: Value] = [:]) { self.arguments = arguments }

    /// What conditions on speakers are about: `w`, and `s` where one needs it.
    var speakersFrom: String {
        "statement_speakers w" + (readsStatements ? " JOIN statements s ON s.id = w.statement_id" : "")
    }

    /// A column of the statement of a row.
    mutating func statement(_ column: String) -> String {
        readsStatements = true
        return "s." + column
    }

    var text: String {
        var lines = ["SELECT \(columns.joined(separator: ", "))", "FROM \(from)"]
        if !conditions.isEmpty { lines.append("WHERE " + conditions.joined(separator: "\n  AND ")) }
        if let group { lines.append("GROUP BY \(group)") }
        if let order { lines.append("ORDER BY \(order)") }
        if let limit { lines.append("LIMIT \(limit)") }
        return lines.joined(separator: "\n")
    }

    /// Binds a value and returns its placeholder; a second one of the same name gets a number.
    mutating func parameter(_ name: String, _ value: Value) -> String {
        var unique = name
        var number = 2
        while let bound = arguments[unique], bound != value {
            unique = "\(name)\(number)"
            number += 1
        }
        arguments[unique] = value
        return ":" + unique
    }

    mutating func either(_ alternatives: [String]) {
        conditions.append(alternatives.count == 1 ? alternatives[0] : "(" + alternatives.joined(separator: "\n       OR ") + ")")
    }

    /// The days of a row overlap the interval.
    mutating func during(_ interval: Inquiry.Interval?, from: String, until: String) {
        if let day = interval?.from { conditions.append("\(until) >= \(parameter("from", .text(day.iso)))") }
        if let day = interval?.until { conditions.append("\(from) <= \(parameter("until", .text(day.iso)))") }
    }

    /// Rows whose speaker is the party. A country speaks itself and through its officials and organizations.
    mutating func speaker(_ party: Inquiry.Party) -> String {
        switch party.kind {
        case .official: return "w.official_id \(numbers("speaker", party))"
        case .country:
            return "(w.country_code = \(parameter("speaker", .text(party.id))) AND w.speaker_type <> 'person')"
        case .organization:
            let id = parameter("speaker", .text(party.id))
            // Identifiers of parts begin with that of the whole: EU, EU-COMMISSION.
            let parts =
                "IN (SELECT id FROM organizations WHERE id = \(id)"
                + " OR country_code IS NULL AND kind <> 'media' AND substr(id, 1, length(\(id)) + 1) = \(id) || '-')"
            // The rows of both are gathered first: joined by OR they would be looked for among all rows.
            // A compound SELECT cannot lead to rows by the primary key; one from it can.
            return "(w.statement_id, w.number) IN (SELECT statement_id, number FROM ("
                + "SELECT statement_id, number FROM statement_speakers"
                + " WHERE organization_id \(parts)"
                + "\n       UNION SELECT x.statement_id, x.number FROM tenures t JOIN offices f ON f.id = t.office_id"
                + " JOIN statement_speakers x ON x.official_id = t.official_id"
                + "\n       WHERE f.organization_id \(parts) AND \(Self.held("x"))))"
        case .office:
            let office = party.office ?? Inquiry.Office(title: "", kinds: [])
            let condition = self.office(office, prefix: "f.").joined(separator: " AND ")
            guard office.isFormer else { return inOffice(condition) }
            return "(w.official_id IN (\(holders(condition + " AND t.until_date IS NOT NULL")))"
                + "\n       AND EXISTS (\(holders(condition)) AND t.official_id = w.official_id"
                + " AND t.until_date IS NOT NULL AND t.until_date < w.day)"
                + "\n       AND NOT \(inOffice(condition)))"
        case .topic, .words: return "0"
        }
    }

    /// Rows whose speaker held an office that fulfils the condition when the statement was made, as far as known.
    private mutating func inOffice(_ condition: String) -> String {
        return "(w.official_id IN (\(holders(condition)))"
            + "\n       AND EXISTS (\(holders(condition)) AND t.official_id = w.official_id"
            + "\n         AND \(Self.held("w"))))"
    }

    /// Tenures `t` in which the statement of a row of statement_speakers was made, as far as known.
    private static func held(_ row: String) -> String {
        let until = "(SELECT coalesce(said_until, \(row).day, t.from_date) FROM statements WHERE id = \(row).statement_id)"
        return "(t.from_date IS NULL OR t.from_date <= \(row).day OR t.from_date <= \(until))"
            + "\n         AND (t.until_date IS NULL OR t.until_date || '~' >= coalesce(\(row).day, ''))"
    }

    /// Rows of statement_speakers whose statement is about the party: marked as its subject, or naming it. What is frequent is
    /// tested row by row, in the order of days; what is rare is gathered first.
    mutating func subject(_ party: Inquiry.Party) -> String {
        guard !gathersSubjects, party.occurrences >= Self.frequent, let about = marks(party) else {
            return candidates(party, "w.statement_id")
        }
        var text = "(EXISTS (SELECT 1 FROM statement_subjects u WHERE u.statement_id = w.statement_id AND u.\(about))"
        if party.kind != .office { text += "\n       OR w.statement_id IN (\(matching(phrases(party))))" }
        return text + ")"
    }

    /// From how many occurrences on a subject is frequent: there, of a million statements, both ways take 5 ms.
    private static let frequent = 6000

    /// Statements, by the column of their number, that are about the party.
    mutating func candidates(_ party: Inquiry.Party, _ column: String) -> String {
        let parts: [String]
        if let about = marks(party) {
            let marked = "SELECT statement_id FROM statement_subjects WHERE \(about)"
            parts = party.kind == .office ? [marked] : [marked, matching(phrases(party))]
        } else {
            let isQuoted = party.written.hasPrefix("\"")
            parts = [matching(parameter("match", .text(isQuoted ? FullText.phrase(party.name) : Self.stems(party.name))))]
        }
        return "\(column) IN (" + parts.joined(separator: "\n       UNION ") + ")"
    }

    /// The condition on statement_subjects that marks the party; nil for words.
    private mutating func marks(_ party: Inquiry.Party) -> String? {
        switch party.kind {
        case .official: "official_id \(numbers("subject", party))"
        case .country: "country_code = \(parameter("subject", .text(party.id)))"
        case .organization: "organization_id = \(parameter("subject", .text(party.id)))"
        case .topic:
            "topic_id IN (SELECT id FROM topics WHERE id = \(parameter("subject", .text(party.id)))"
                + " OR parent_id = \(parameter("subject", .text(party.id))))"
        case .office: "official_id IN (\(holders(party)))"
        case .words: nil
        }
    }

    private func matching(_ pattern: String) -> String {
        "SELECT rowid FROM statements_fts WHERE statements_fts MATCH \(pattern)"
    }

    /// Articles that name the party, or have its words.
    mutating func articles(about party: Inquiry.Party) -> String {
        let pattern: String
        switch party.kind {
        case .words:
            let isQuoted = party.written.hasPrefix("\"")
            pattern = parameter("match", .text(isQuoted ? FullText.phrase(party.name) : Self.stems(party.name)))
        default: pattern = phrases(party)
        }
        let marked =
            party.kind == .words
            ? "" : "\n       UNION SELECT article_id FROM statements WHERE \(candidates(party, "id"))"
        return "a.id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH \(pattern)\(marked))"
    }

    /// Meetings in which the party took part itself or through its officials.
    mutating func meetingsOf(_ party: Inquiry.Party, _ name: String) -> String {
        let start = "SELECT meeting_id FROM meeting_participants WHERE "
        switch party.kind {
        case .official: return start + "official_id \(numbers(name, party))"
        case .country:
            let code = parameter(name, .text(party.id))
            return start + "country_code = \(code)\n"
                + "       OR organization_id IN (SELECT id FROM organizations WHERE country_code = \(code))\n"
                + "       OR official_id IN (\(holders("f.country_code = \(code)"))\n"
                + "          UNION SELECT official_id FROM official_mentions WHERE country_code = \(code))"
        case .organization:
            let id = parameter(name, .text(party.id))
            return start + "organization_id = \(id) OR official_id IN (\(holders("f.organization_id = \(id)")))"
        case .office: return start + "official_id IN (\(holders(party)))"
        case .topic, .words: return start + "0"
        }
    }

    /// Officials who hold the party's office, or held it.
    private mutating func holders(_ party: Inquiry.Party) -> String {
        let office = party.office ?? Inquiry.Office(title: "", kinds: [])
        let condition = self.office(office, prefix: "f.").joined(separator: " AND ")
        return holders(condition + (office.isFormer ? " AND t.until_date IS NOT NULL" : ""))
    }

    /// Officials with an office that fulfils the condition.
    private func holders(_ condition: String) -> String {
        "\n       SELECT t.official_id FROM tenures t JOIN offices f ON f.id = t.office_id WHERE \(condition)"
    }

    /// Conditions on an office: of its kinds, or of its title where no kind tells.
    mutating func office(_ office: Inquiry.Office, prefix: String = "") -> [String] {
        var conditions: [String] = []
        let isView = prefix.isEmpty
        if office.kinds.isEmpty {
            conditions.append("named(fold(\(isView ? "office" : prefix + "title")), \(parameter("title", .text(office.title))))")
        } else {
            let kinds = office.kinds.map { parameter("office", .text($0)) }.joined(separator: ", ")
            conditions.append("\(isView ? "office_kind" : prefix + "kind") IN (\(kinds))")
        }
        if let country = office.country { conditions.append("\(prefix)country_code = \(parameter("country", .text(country)))") }
        if let organization = office.organization {
            let id = parameter("organization", .text(organization))
            conditions.append(
                isView ? "organization = (SELECT name FROM organizations WHERE id = \(id))" : "\(prefix)organization_id = \(id)")
        }
        return conditions
    }

    /// "= :name", or "IN (:name, :name2)" for a person of several rows.
    mutating func numbers(_ name: String, _ party: Inquiry.Party) -> String {
        let all = ([party.id] + party.otherIDs).map { parameter(name, Int64($0).map(Value.integer) ?? .null) }
        return all.count == 1 ? "= \(all[0])" : "IN (\(all.joined(separator: ", ")))"
    }

    /// A pattern that matches the name as the question has it, or the canonical one.
    private mutating func phrases(_ party: Inquiry.Party) -> String {
        let both = [party.name, party.written].map(FullText.phrase)
        // "US", "WHO" and "May" are other words, too, where case does not matter.
        let isOrdinary = both[0] == both[1] || EnglishWords.has(party.written)
        return parameter("match", .text(isOrdinary ? both[0] : both.joined(separator: " OR ")))
    }

    /// A pattern that matches texts with all the words, in singular or plural.
    private static func stems(_ text: String) -> String {
        let patterns = text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map { word -> String in
            let pattern = FullText.words(String(word))
            guard word.count > 4, pattern.hasSuffix("s\""), !pattern.hasSuffix("ss\"") else {
                return word.count > 4 ? pattern + "*" : pattern
            }
            return pattern.dropLast(2) + "\"*"
        }
        return patterns.isEmpty ? "\"\"" : patterns.joined(separator: " AND ")
    }
}

extension String {
    /// The text of a SELECT within another one.
    fileprivate var indented: String { split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ") }
}

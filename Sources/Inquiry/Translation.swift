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

    private func statements(_ sql: inout Select) {
        sql.columns = [
            "said_on", "said_precision", "published", "speaker", "office", "country", "kind", "act", "content AS words",
            "subjects",
            "title", "source", "url", "statement_id",
        ]
        sql.from = "v_statements"
        statementConditions(&sql)
        let direction = order == .oldestFirst ? "ASC" : "DESC"
        sql.order = "coalesce(said_on, published) IS NULL, coalesce(said_on, published) \(direction), article_id, statement_id"
        sql.limit = limit
    }

    private func speakers(_ sql: inout Select) {
        sql.columns = [
            "speaker", "max(office) AS office", "country", "count(*) AS statements",
            "min(coalesce(said_on, published)) AS first", "max(coalesce(said_on, published)) AS last",
        ]
        sql.from = "v_statements"
        namedSpeakerConditions(&sql)
        sql.group = "speaker_type, speaker, country"
        sql.order = "statements DESC, last DESC, speaker"
        sql.limit = limit
    }

    /// The statements that an inquiry for speakers counts, one row each.
    var countedStatements: Query {
        var sql = Select()
        sql.columns = ["DISTINCT statement_id", "said_on", "published"]
        sql.from = "v_statements"
        namedSpeakerConditions(&sql)
        return Query(sql: sql.text, arguments: sql.arguments)
    }

    private func namedSpeakerConditions(_ sql: inout Select) {
        statementConditions(&sql)
        sql.conditions.append("speaker_type <> 'unnamed'")
    }

    private func statementConditions(_ sql: inout Select) {
        // An article that repeats another one reports nothing new.
        sql.conditions.append("reprint_of IS NULL")
        if !speakers.isEmpty {
            sql.either(speakers.map { sql.speaker($0) })
        } else if intent != .speakers {
            // Of those who said it together one stands for all.
            sql.conditions.append("jointly = 0")
        }
        if isAboutAny, !subjects.isEmpty {
            sql.either(subjects.map { sql.subject($0) })
        } else {
            for subject in subjects { sql.conditions.append(sql.subject(subject)) }
        }
        if !addressees.isEmpty {
            // Where another subject is asked for, what was said to somebody need not be about him.
            let about = subjects.isEmpty ? addressees.map { sql.subject($0) } : []
            sql.either(about + addressees.map { "meeting_id IN (\(sql.meetingsOf($0, "addressee")))" })
        }
        if let capacity {
            let party = Party(kind: .office, id: "", name: capacity.name, written: capacity.title, office: capacity)
            sql.conditions.append(sql.speaker(party))
        }
        if !statementKinds.isEmpty {
            sql.conditions.append("kind IN (\(statementKinds.map { sql.parameter("statement_kind", .text($0)) }.joined(separator: ", ")))")
        }
        for party in participants { sql.conditions.append("meeting_id IN (\(sql.meetingsOf(party, "participant")))") }
        if place != nil || !kinds.isEmpty {
            let conditions = placeConditions(&sql)
            sql.conditions.append("meeting_id IN (SELECT id FROM meetings WHERE \(conditions.joined(separator: " AND ")))")
        }
        if let words {
            let match = sql.parameter("words", .text(isPhrase ? FullText.phrase(words) : FullText.words(words)))
            sql.conditions.append("statement_id IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH \(match))")
        }
        if !acts.isEmpty {
            sql.conditions.append("act IN (\(acts.map { sql.parameter("act", .text($0)) }.joined(separator: ", ")))")
        }
        if minConfidence > 0 { sql.conditions.append("confidence >= \(sql.parameter("min_confidence", .real(minConfidence)))") }
        sql.during(period, from: "coalesce(said_on, published)", until: "coalesce(said_until, published)")
    }

    // MARK: Meetings

    private func meetings(_ sql: inout Select) {
        sql.columns = [
            "held_from", "held_until", "held_precision", "\(Self.reported) AS published", "kind", "status", "participants",
            "place", "country", "articles", "title", "url", "meeting_id",
        ]
        sql.from = "v_meetings"
        for party in participants {
            sql.conditions.append("meeting_id IN (\(sql.meetingsOf(party, "participant")))")
        }
        if let affiliation { sql.conditions.append("meeting_id IN (\(sql.meetingsOf(affiliation, "affiliation")))") }
        sql.conditions += placeConditions(&sql)
        for subject in subjects {
            sql.conditions.append("meeting_id IN (SELECT meeting_id FROM statements WHERE \(sql.subject(subject, column: "id")))")
        }
        if let status { sql.conditions.append("status = \(sql.parameter("status", .text(status)))") }
        // A meeting without a day of its own has that of the article.
        sql.during(
            period, from: "coalesce(held_from, \(Self.reported))", until: "coalesce(held_until, \(Self.reported))")
        sql.order = "held_from IS NULL, held_from \(order == .oldestFirst ? "ASC" : "DESC"), meeting_id"
        sql.limit = limit
    }

    /// Day of the earliest article about a meeting of v_meetings.
    private static let reported = "(SELECT published FROM articles a WHERE a.id = v_meetings.article_id)"

    /// Where meetings took place, and of which kind they are.
    private func placeConditions(_ sql: inout Select) -> [String] {
        var conditions: [String] = []
        if let placeCountry {
            conditions.append("country_code = \(sql.parameter("country", .text(placeCountry)))")
        } else if let place {
            conditions.append("named(fold(place), \(sql.parameter("place", .text(place))))")
        }
        if !kinds.isEmpty {
            conditions.append("kind IN (\(kinds.map { sql.parameter("kind", .text($0)) }.joined(separator: ", ")))")
        }
        return conditions
    }

    // MARK: Articles

    private func articles(_ sql: inout Select) {
        sql.columns = ["published", "title", "source", "url", "article_id"]
        sql.from = """
            (SELECT a.published, a.title, s.name AS source, a.url, a.id AS article_id, a.reprint_of
              FROM articles a LEFT JOIN sources s ON s.id = a.source_id)
            """
        sql.conditions.append("reprint_of IS NULL")
        let topics = subjects.map { sql.articles(about: $0) }
        if isAboutAny { sql.either(topics) } else { sql.conditions += topics }
        if !speakers.isEmpty {
            sql.either(speakers.map { "named(fold(source), \(sql.parameter("source", .text($0.name))))" })
        }
        if let words {
            let match = sql.parameter("words", .text(isPhrase ? FullText.phrase(words) : FullText.words(words)))
            sql.conditions.append("article_id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH \(match))")
        }
        sql.during(period, from: "published", until: "published")
        sql.order = "published IS NULL, published \(order == .oldestFirst ? "ASC" : "DESC"), article_id"
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
            sql.conditions.append("(until_date IS NULL OR until_date || '-12-31' >= \(day))")
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
                sql.conditions.append("(until_date || '-12-31' < \(sql.parameter("today", .text(today.iso))))")
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
    private(set) var arguments: [String: Value] = [:]

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

    /// Rows of v_statements whose speaker is the party. A country speaks itself and through its officials and organizations.
    mutating func speaker(_ party: Inquiry.Party) -> String {
        switch party.kind {
        case .official: return "official_id \(numbers("speaker", party))"
        case .country:
            return "(country_code = \(parameter("speaker", .text(party.id))) AND speaker_type <> 'person')"
        case .organization:
            let id = parameter("speaker", .text(party.id))
            // Identifiers of parts begin with that of the whole: EU, EU-COMMISSION.
            let parts =
                "IN (SELECT id FROM organizations WHERE id = \(id)"
                + " OR country_code IS NULL AND kind <> 'media' AND substr(id, 1, length(\(id)) + 1) = \(id) || '-')"
            return "(organization_id \(parts) OR official_id IN (\(holders("f.organization_id \(parts)", dated: true))))"
        case .office: return "official_id IN (\(holders(party, dated: true)))"
        case .topic, .words: return "0"
        }
    }

    /// Rows of v_statements that are about the party: marked as its subject, or naming it.
    mutating func subject(_ party: Inquiry.Party, column: String = "statement_id") -> String {
        func matching(_ pattern: String) -> String { "SELECT rowid FROM statements_fts WHERE statements_fts MATCH \(pattern)" }
        func marked(_ column: String, _ value: String) -> String {
            "SELECT statement_id FROM statement_subjects WHERE \(column) = \(value)"
        }
        let parts: [String]
        switch party.kind {
        case .words:
            let isQuoted = party.written.hasPrefix("\"")
            parts = [matching(parameter("match", .text(isQuoted ? FullText.phrase(party.name) : Self.stems(party.name))))]
        case .official:
            parts = [
                "SELECT statement_id FROM statement_subjects WHERE official_id \(numbers("subject", party))",
                matching(phrases(party)),
            ]
        case .country: parts = [marked("country_code", parameter("subject", .text(party.id))), matching(phrases(party))]
        case .organization: parts = [marked("organization_id", parameter("subject", .text(party.id))), matching(phrases(party))]
        case .topic:
            let id = parameter("subject", .text(party.id))
            parts = [
                "SELECT statement_id FROM statement_subjects WHERE topic_id IN"
                    + " (SELECT id FROM topics WHERE id = \(id) OR parent_id = \(id))",
                matching(phrases(party)),
            ]
        case .office:
            parts = ["SELECT statement_id FROM statement_subjects WHERE official_id IN (\(holders(party)))"]
        }
        return "\(column) IN (" + parts.joined(separator: "\n       UNION ") + ")"
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
            ? "" : "\n       UNION SELECT article_id FROM statements WHERE \(subject(party, column: "id"))"
        return "article_id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH \(pattern)\(marked))"
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
    private mutating func holders(_ party: Inquiry.Party, dated: Bool = false) -> String {
        let office = party.office ?? Inquiry.Office(title: "", kinds: [])
        let condition = self.office(office, prefix: "f.").joined(separator: " AND ")
        guard office.isFormer else { return holders(condition, dated: dated) }
        return holders(condition + " AND t.until_date IS NOT NULL")
            + (dated
                ? "\n         AND t.until_date < coalesce(v_statements.said_on, published)"
                    + "\n         AND t.official_id NOT IN (\(holders(condition, dated: true)))" : "")
    }

    /// Officials with an office that fulfils the condition; `dated`: when the statement was made, as far as known.
    private func holders(_ condition: String, dated: Bool = false) -> String {
        let all = "\n       SELECT t.official_id FROM tenures t JOIN offices f ON f.id = t.office_id WHERE \(condition)"
        guard dated else { return all }
        return all
            + "\n         AND (t.from_date IS NULL OR t.from_date <= coalesce(v_statements.said_until, published, t.from_date))"
            + "\n         AND (t.until_date IS NULL"
            + " OR t.until_date || '-12-31' >= coalesce(v_statements.said_on, published, ''))"
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
        return parameter("match", .text(both[0] == both[1] ? both[0] : both.joined(separator: " OR ")))
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

// A statement in its context: the article's text with the places of the words, for a reader who wants to check it.

import Extraction

/// A statement with the article that has it. Ranges are UTF-8 byte offsets into `body`.
public struct Evidence: Sendable, Hashable {
    public struct Span: Sendable, Hashable {
        /// "content", "source" or "cue"
        public var role: String
        public var range: Range<Int>
    }
    public struct About: Sendable, Hashable {
        public var kind: Subject.Kind
        public var name: String
        public var range: Range<Int>
    }
    /// Someone who said it.
    public struct Speaker: Sendable, Hashable {
        public var name: String
        /// As in the article.
        public var office: String?
        /// Name of the country.
        public var country: String?
    }
    /// The row of `v_statements` of the first speaker, by column name.
    public var statement: [String: Value]
    /// All who said it together, the first speaker first.
    public var speakers: [Speaker]
    /// The whole text of the article.
    public var body: String
    /// The place of the article's dateline.
    public var datelinePlace: String?
    /// The version of Demarche that stored it.
    public var version: String
    /// The words of the statement, in the order of the text.
    public var spans: [Span]
    /// What it is about, in the order of the text.
    public var subjects: [About]
    /// The row of `v_meetings` of the meeting at which it was said.
    public var meeting: [String: Value]?
}

extension Archive {
    /// The statement of the number in its context.
    /// - Throws: `ArchiveError.noStatement` where there is none.
    public func statement(_ id: Int64) throws -> Evidence {
        let argument = ["id": Value.integer(id)]
        let said = try rows(
            Query(sql: "SELECT * FROM v_statements WHERE statement_id = :id ORDER BY jointly, speaker", arguments: argument)
        ).named
        guard let statement = said.first else { throw ArchiveError.noStatement(id: id) }
        let article = try first(
            """
            SELECT body, dateline_place, version FROM articles JOIN ingest_runs ON ingest_runs.id = run_id
            WHERE articles.id = (SELECT article_id FROM statements WHERE id = :id)
            """, argument)
        let spans = try rows(
            Query(
                sql: """
                    SELECT role, start_byte, end_byte FROM statement_spans WHERE statement_id = :id ORDER BY start_byte, end_byte
                    """, arguments: argument))
        let subjects = try rows(
            Query(
                sql: """
                    SELECT kind, name, start_byte, end_byte FROM statement_subjects WHERE statement_id = :id
                    ORDER BY start_byte, end_byte
                    """, arguments: argument))
        return Evidence(
            statement: statement,
            speakers: said.map { row in
                Evidence.Speaker(
                    name: row["speaker"]?.text ?? "", office: row["office"]?.text, country: row["country"]?.text)
            },
            body: article?["body"]?.text ?? "", datelinePlace: article?["dateline_place"]?.text,
            version: article?["version"]?.text ?? "",
            spans: spans.rows.map { Evidence.Span(role: $0[0].text ?? "", range: range($0[1], $0[2])) },
            subjects: subjects.rows.map { row in
                Evidence.About(
                    kind: Subject.Kind(rawValue: row[0].text ?? "") ?? .topic, name: row[1].text ?? "",
                    range: range(row[2], row[3]))
            },
            meeting: try first(
                "SELECT * FROM v_meetings WHERE meeting_id = (SELECT meeting_id FROM statements WHERE id = :id)", argument))
    }

    private func range(_ start: Value, _ end: Value) -> Range<Int> {
        let start = Int(start.integer ?? 0)
        return start..<max(start, Int(end.integer ?? 0))
    }

    private func first(_ sql: String, _ arguments: [String: Value]) throws -> [String: Value]? {
        try rows(Query(sql: sql, arguments: arguments)).named.first
    }
}

extension Rows {
    /// Each row by column name.
    fileprivate var named: [[String: Value]] { rows.map { Dictionary(zip(columns, $0)) { first, _ in first } } }
}

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
    /// The row of `v_statements`, by column name.
    public var statement: [String: Value]
    /// The whole text of the article.
    public var body: String
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
        guard let statement = try first("SELECT * FROM v_statements WHERE statement_id = :id", argument) else {
            throw ArchiveError.noStatement(id: id)
        }
        let body = try first(
            "SELECT body FROM articles WHERE id = (SELECT article_id FROM statements WHERE id = :id)", argument)?["body"]?.text
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
            statement: statement, body: body ?? "",
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
        let result = try rows(Query(sql: sql, arguments: arguments))
        return result.rows.first.map { Dictionary(zip(result.columns, $0)) { first, _ in first } }
    }
}

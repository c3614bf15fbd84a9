// Queries that would run away: time, rows, bytes and memory have bounds.

import Foundation
import Testing

@testable import Archive

struct SandboxTests {
    private static let doubling = "WITH RECURSIVE t(x) AS (SELECT 'some words' UNION ALL SELECT x || x FROM t"

    @Test(arguments: [
        "SELECT count(*) FROM countries a, countries b, countries c, countries d, countries e",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
        "SELECT count(*) FROM countries a, countries b, countries c WHERE a.name LIKE '%' || b.name || c.name",
    ])
    func timeIsBounded(_ sql: String) throws {
        let scratch = try Scratch()
        try scratch.ingest()
        #expect(throws: ArchiveError.timeLimit(seconds: 0.2)) { try scratch.archive().rows(Query(sql: sql), seconds: 0.2) }
    }

    /// While the reader of the rows is busy, the time of the query stands still.
    @Test func theTimeOfTheReaderDoesNotCount() throws {
        let scratch = try Scratch()
        try scratch.ingest()
        var rows = 0
        try scratch.archive().stream(
            Query(sql: "SELECT code FROM countries LIMIT 3"), seconds: 0.2, header: { _ in },
            row: { _ in
                Thread.sleep(forTimeInterval: 0.15)
                rows += 1
                return true
            })
        #expect(rows == 3)
    }

    @Test(arguments: [
        "\(doubling)) SELECT count(*) FROM t",
        "\(doubling) WHERE length(x) < 20000000) SELECT max(x), max(x), max(x), max(x) FROM t",
        "\(doubling) WHERE length(x) < 10000000) SELECT replace((SELECT max(x) FROM t), 'o', 'ooooooooooooooooooooooooooooooo')",
        "\(doubling) WHERE length(x) < 5000000) SELECT group_concat(x) FROM t, countries WHERE length(x) > 1000000",
    ])
    func bytesAreBounded(_ sql: String) throws {
        let scratch = try Scratch()
        try scratch.ingest()
        #expect(throws: ArchiveError.tooLong(bytes: 64 << 20)) {
            try scratch.archive().rows(Query(sql: sql), seconds: 60).rows.count
        }
    }

    @Test func rowsAreBoundedAndThatIsKnown() throws {
        let scratch = try Scratch()
        try scratch.ingest()
        let archive = try scratch.archive()
        archive.mostRows = 3
        #expect(try archive.rows(Query(sql: "SELECT code FROM countries ORDER BY code")).rows.count == 3)
        #expect(archive.isCut)
        #expect(try archive.rows(Query(sql: "SELECT code FROM countries ORDER BY code LIMIT 3")).rows.count == 3)
        #expect(!archive.isCut)
        archive.mostRows = nil
        #expect(try archive.rows(Query(sql: "SELECT code FROM countries")).rows.count > 200)
        #expect(!archive.isCut)
    }

    @Test func patternsAndStatementsAreOfBoundedSize() throws {
        let scratch = try Scratch()
        try scratch.ingest()
        let archive = try scratch.archive()
        func message(_ sql: String) -> String {
            do { return "\(try archive.rows(Query(sql: sql)).rows.count) rows" } catch { return "\(error)" }
        }
        let pattern = String(repeating: "%a", count: 600)
        #expect(message("SELECT 'x' LIKE '\(pattern)'") == "LIKE or GLOB pattern too complex")
        #expect(message("SELECT 'x' GLOB '\(pattern)'") == "LIKE or GLOB pattern too complex")
        #expect(
            message("SELECT \(String(repeating: "(", count: 600))1\(String(repeating: ")", count: 600))").hasPrefix(
                "parser stack"))
        #expect(
            message("SELECT \(String(repeating: "1+", count: 600))1").hasPrefix(
                "Expression tree is too large (maximum depth 500)"))
        let union = Array(repeating: "SELECT 1", count: 101).joined(separator: " UNION ALL ")
        #expect(message(union).hasPrefix("too many terms in compound SELECT"))
        #expect(message("SELECT 1 --" + String(repeating: "x", count: 1 << 20)).contains("more than 64 MB"))
        #expect(message("SELECT " + Array(repeating: "1", count: 1001).joined(separator: ",")).hasPrefix("too many columns"))
    }

    /// The numbers are those of SQLite's authorizer: 24 ATTACH, 9 DELETE, 31 FUNCTION, 19 PRAGMA.
    @Test func refusalsAreOfActionsThatReadNothing() {
        #expect(Sandbox.refusal(of: 24, "other.db", nil) == "ATTACH other.db")
        #expect(Sandbox.refusal(of: 9, "articles", nil) == "DELETE from articles")
        #expect(Sandbox.refusal(of: 31, nil, "LOAD_EXTENSION") == "function load_extension")
        #expect(Sandbox.refusal(of: 31, nil, "upper") == nil)
        #expect(Sandbox.refusal(of: 19, "user_version", nil) == nil)
        #expect(Sandbox.refusal(of: 19, "user_version", "7") == "PRAGMA user_version")
        #expect(Sandbox.refusal(of: 999, nil, nil) == "this statement")
    }

    @Test func plansAreTrees() throws {
        let scratch = try Scratch()
        try scratch.ingest()
        let archive = try scratch.archive()
        let sql = "SELECT name FROM countries WHERE code = :code UNION ALL SELECT name FROM topics"
        let plan = try archive.plan(of: Query(sql: sql))
        #expect(plan.map(\.depth) == [0, 1, 2, 1, 2])
        #expect(plan.map(\.step).first == "COMPOUND QUERY")
        #expect(plan.map(\.step)[2] == "SEARCH countries USING PRIMARY KEY (code=?)")
        #expect(throws: ArchiveError.sql(message: "no such column: nope", line: 1, column: 8)) {
            try archive.plan(of: Query(sql: "SELECT nope"))
        }
        #expect(throws: ArchiveError.forbidden(what: "DELETE from articles")) {
            try archive.plan(of: Query(sql: "DELETE FROM articles"))
        }
    }

    @Test func statementsEndWithTheirSemicolon() {
        #expect(Archive.isComplete("SELECT 1;"))
        #expect(!Archive.isComplete("SELECT ';"))
        #expect(!Archive.isComplete("SELECT 1 -- ;"))
    }
}

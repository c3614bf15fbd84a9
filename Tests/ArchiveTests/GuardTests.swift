// Files that are no databases of ours, and SQL that does more than read.

import Archive
import Foundation
import GRDB
import Testing

struct GuardTests {
    @Test func aMissingDatabaseIsSaidSo() throws {
        let scratch = try Scratch(empty: true)
        #expect(throws: ArchiveError.missing(path: scratch.path)) { try scratch.archive() }
        #expect(
            ArchiveError.missing(path: "a.db").description == "no database at a.db: run `demarche ingest` first")
    }

    @Test(arguments: ["hello, this is no database at all", "SQLite format 3\0 and then nothing"])
    func aForeignFileIsRefusedAndLeftAlone(_ text: String) throws {
        let scratch = try Scratch(empty: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: scratch.path))
        #expect(throws: ArchiveError.self) { try scratch.archive() }
        #expect(throws: ArchiveError.self) { try Ingest(into: scratch.path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path)) == Data(text.utf8))
    }

    @Test func anotherProgramsDatabaseIsRefusedAndLeftAlone() throws {
        let scratch = try Scratch(empty: true)
        try DatabaseQueue(path: scratch.path).write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
        let before = try Data(contentsOf: URL(fileURLWithPath: scratch.path))
        #expect(throws: ArchiveError.foreign(path: scratch.path)) { try scratch.archive() }
        #expect(throws: ArchiveError.foreign(path: scratch.path)) { try Ingest(into: scratch.path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path)) == before)
    }

    @Test func aNewerSchemaIsRefused() throws {
        let scratch = try Scratch()
        try scratch.ingest()
        try DatabaseQueue(path: scratch.path).write { try $0.execute(sql: "PRAGMA user_version = 99") }
        #expect(throws: ArchiveError.newer(path: scratch.path, version: 99)) { try scratch.archive() }
        #expect(throws: ArchiveError.newer(path: scratch.path, version: 99)) { try Ingest(into: scratch.path) }
    }

    @Test func anEmptyFileBecomesADatabase() throws {
        let scratch = try Scratch(empty: true)
        try Data().write(to: URL(fileURLWithPath: scratch.path))
        #expect(throws: ArchiveError.missing(path: scratch.path)) { try scratch.archive() }
        #expect(try scratch.ingest([Samples.talks()]).added == 1)
    }

    @Test func placesWhereNoDatabaseCanBeAreNamed() throws {
        let scratch = try Scratch()
        #expect(throws: ArchiveError.unwritable(path: scratch.folder, detail: "it is a folder")) {
            try Ingest(into: scratch.folder)
        }
        #expect(throws: ArchiveError.unwritable(path: scratch.folder, detail: "it is a folder")) {
            try Archive(reading: scratch.folder)
        }
        let deep = scratch.folder + "/none/a.db"
        #expect(throws: ArchiveError.unwritable(path: deep, detail: "there is no folder \(scratch.folder)/none")) {
            try Ingest(into: deep)
        }
    }

    @Test func pathsWithSpecialCharactersWork() throws {
        let scratch = try Scratch()
        let path = scratch.folder + "/50% of? ünïts #1.db"
        let ingest = try Ingest(into: path)
        try ingest.add([Samples.talks()])
        try ingest.finish()
        #expect(try Archive(reading: path).status().lastRun?["added"] == 1)
    }

    @Test(arguments: [
        "DELETE FROM articles", "INSERT INTO sources (name) VALUES ('x')", "UPDATE articles SET title = ''",
        "DROP TABLE articles",
        "CREATE TABLE x (a)", "CREATE TEMP TABLE x (a)", "ATTACH 'other.db' AS o", "ATTACH ':memory:' AS o", "VACUUM",
        "VACUUM INTO 'copy.db'",
        "PRAGMA query_only = 0", "PRAGMA writable_schema = 1", "PRAGMA journal_mode = DELETE", "PRAGMA user_version = 7", "BEGIN",
        "BEGIN IMMEDIATE", "SAVEPOINT a", "COMMIT", "SELECT load_extension('x')", "SELECT printf('%.*c', 900000000, 'x')",
        "SELECT format('%.*c', 900000000, 'x')", "SELECT zeroblob(900000000)", "SELECT fts3_tokenizer('simple')", "ANALYZE",
        "REINDEX",
        "INSERT INTO statements_fts (statements_fts) VALUES ('rebuild')", "SELECT * FROM sqlite_dbpage",
        "SELECT * FROM sqlite_dbpage('main')", "DETACH main",
        "SELECT * FROM pragma_query_only", "SELECT * FROM pragma_journal_mode", "PRAGMA wal_checkpoint", "PRAGMA mmap_size = 1",
        "PRAGMA hard_heap_limit = 0", "PRAGMA temp_store_directory = '/'", "PRAGMA schema_version = 1",
        "PRAGMA trusted_schema = 1",
        "CREATE VIRTUAL TABLE temp.x USING fts5 (a)", "CREATE VIEW x AS SELECT 1",
        "CREATE TRIGGER x AFTER INSERT ON articles BEGIN SELECT 1; END",
        "ALTER TABLE articles RENAME TO a", "EXPLAIN DELETE FROM articles", "ROLLBACK", "RELEASE a",
        "INSERT INTO articles_fts (articles_fts, rank) VALUES ('pgsz', 64)", "INSERT INTO statements_fts_data VALUES (1, 2)",
        "SELECT randomblob(900000000)", "REPLACE INTO sources (name) VALUES ('x')",
        "SELECT 1;; SELECT 2", "SELECT 1; -- and\n; SELECT 2", "SELECT 1; nonsense",
        "WITH x AS (SELECT 1) DELETE FROM articles", "UPDATE sqlite_master SET sql = ''", "DELETE FROM sqlite_master",
        "SELECT 1; SELECT 2", "SELECT 1; DELETE FROM articles", "PRAGMA query_only = 0; VACUUM INTO 'copy.db'",
    ])
    func whatWritesIsRefused(_ sql: String) throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let before = try Data(contentsOf: URL(fileURLWithPath: scratch.path))
        let archive = try scratch.archive()
        #expect(throws: ArchiveError.self) { try archive.rows(Query(sql: sql)) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path)) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder).filter { !$0.hasPrefix("test.db") } == [])
        #expect(try archive.rows(Query(sql: "SELECT count(*) FROM articles")).rows == [[1]])
    }

    @Test func refusalsNameWhatWasRefused() throws {
        let scratch = try Scratch()
        try scratch.ingest()
        let archive = try scratch.archive()
        #expect(throws: ArchiveError.forbidden(what: "DELETE from articles")) {
            try archive.rows(Query(sql: "DELETE FROM articles"))
        }
        #expect(throws: ArchiveError.forbidden(what: "more than one statement")) {
            try archive.rows(Query(sql: "SELECT 1; SELECT 2"))
        }
        #expect(throws: ArchiveError.forbidden(what: "function zeroblob")) { try archive.rows(Query(sql: "SELECT zeroblob(9)")) }
    }

    @Test func errorsNameTheirPlace() throws {
        let scratch = try Scratch()
        try scratch.ingest()
        let archive = try scratch.archive()
        #expect(throws: ArchiveError.sql(message: "no such column: nome", line: 2, column: 8)) {
            try archive.rows(Query(sql: "SELECT name,\n       nome FROM countries"))
        }
        #expect(throws: ArchiveError.sql(message: "near \"FORM\": syntax error", line: 1, column: 10)) {
            try archive.rows(Query(sql: "SELECT * FORM articles"))
        }
        #expect(throws: ArchiveError.sql(message: "empty query", line: nil, column: nil)) {
            try archive.rows(Query(sql: " -- none\n ;"))
        }
        #expect(throws: ArchiveError.sql(message: "no value for the parameter :x", line: nil, column: nil)) {
            try archive.rows(Query(sql: "SELECT :x"))
        }
    }

    @Test func whatReadsIsAllowed() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let archive = try scratch.archive()
        #expect(try archive.rows(Query(sql: "SELECT 1; -- done\n;")).rows == [[1]])
        #expect(
            try archive.rows(
                Query(sql: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3) SELECT i FROM n")
            ).rows.count == 3)
        #expect(try archive.rows(Query(sql: "SELECT name FROM pragma_table_info('sources')")).rows == [["id"], ["name"]])
        #expect(try archive.rows(Query(sql: "SELECT fold('Müller-É U.S.')")).rows == [["muller e us"]])
        #expect(try archive.rows(Query(sql: "EXPLAIN QUERY PLAN SELECT * FROM v_statements")).rows.isEmpty == false)
        #expect(
            try archive.rows(Query(sql: "SELECT :a, :b, :c, :d", arguments: ["a": 1, "b": "x\0y", "c": .real(0.5), "d": ""])).rows
                == [[1, "x\0y", .real(0.5), ""]])
    }

    @Test func aRunawayIsStopped() throws {
        let scratch = try Scratch()
        try scratch.ingest()
        let sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        #expect(throws: ArchiveError.timeLimit(seconds: 0.2)) { try scratch.archive().rows(Query(sql: sql), seconds: 0.2) }
    }

    @Test func aQueryThatFillsTheMemoryIsStopped() throws {
        let scratch = try Scratch()
        try scratch.ingest()
        let sql = """
            WITH RECURSIVE t(x) AS (SELECT 'some words' UNION ALL SELECT x || x FROM t WHERE length(x) < 20000000)
            SELECT (SELECT max(x) FROM t) || code AS long FROM countries ORDER BY long
            """
        #expect(throws: ArchiveError.memoryLimit(bytes: 1 << 30)) { try scratch.archive().rows(Query(sql: sql), seconds: 600) }
        #expect(try scratch.values("SELECT count(*) FROM countries").first?.integer ?? 0 > 100)
    }

    @Test func valuesWithoutParameterAreNoticed() throws {
        let scratch = try Scratch()
        try scratch.ingest()
        let archive = try scratch.archive()
        #expect(try archive.unusedArgument(of: Query(sql: "SELECT :a", arguments: ["a": 1, "b": 2])) == "b")
        #expect(try archive.unusedArgument(of: Query(sql: "SELECT :a", arguments: ["a": 1])) == nil)
    }

    @Test func streamingStopsWhenTold() throws {
        let scratch = try Scratch()
        try scratch.ingest()
        var seen = 0
        try scratch.archive().stream(
            Query(sql: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"),
            header: { #expect($0 == ["i"]) },
            row: { _ in
                seen += 1
                return seen < 5
            })
        #expect(seen == 5)
    }
}

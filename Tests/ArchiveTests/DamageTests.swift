// Damaged, foreign and hostile databases: an error, never a crash.

import Archive
import Foundation
import GRDB
import Testing

struct DamageTests {
    /// A database of two articles without its gazetteer: small, so that many mutants of it can be tried.
    private static let small: Result<Data, any Error> = Result {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks(), Samples.remark(1)])
        let database = try DatabaseQueue(path: scratch.path)
        try database.writeWithoutTransaction { database in
            try database.execute(
                sql: """
                    PRAGMA foreign_keys = OFF;
                    DELETE FROM country_names; DELETE FROM organization_names; DELETE FROM organization_members;
                    DELETE FROM official_names WHERE basis = 'gazetteer'; DELETE FROM official_keys;
                    DELETE FROM tenures WHERE basis = 'gazetteer'; DELETE FROM offices; DELETE FROM topic_terms;
                    DELETE FROM officials WHERE basis = 'gazetteer'; DELETE FROM topics;
                    DELETE FROM organizations WHERE basis = 'gazetteer';
                    PRAGMA journal_mode = DELETE;
                    """)
            try database.execute(sql: "VACUUM")
        }
        try database.close()
        return try Data(contentsOf: URL(fileURLWithPath: scratch.path))
    }

    /// SplitMix64: the same mutants in each run.
    private struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    /// The `number`th mutant.
    private static func mutant(_ number: Int, of good: Data, _ random: inout Random) -> Data {
        var bad = good
        let page = 4096
        let pages = good.count / page
        switch number % 6 {
        case 0:
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                bad[Int.random(in: 0..<bad.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
        case 1:
            for _ in 0..<2000 { bad[Int.random(in: 100..<bad.count, using: &random)] = .random(in: 0...255, using: &random) }
        case 2: bad = bad.prefix(number / 6 % (pages + 1) * page)
        case 3:
            let zeroed = number / 6 % (pages + 1) - 1
            let range = zeroed < 0 ? 0..<100 : zeroed * page..<(zeroed + 1) * page
            bad.replaceSubrange(range, with: Data(count: range.count))
        case 4:
            for _ in 0..<20 { bad[Int.random(in: 0..<page, using: &random)] = .random(in: 0...255, using: &random) }
        default:
            let from = Int.random(in: 0..<pages, using: &random) * page
            let to = Int.random(in: 0..<pages, using: &random) * page
            bad.replaceSubrange(to..<to + page, with: good[from..<from + page])
        }
        return bad
    }

    @Test func aThousandMutantsAreErrorsAndNeverCrashes() throws {
        let good = try Self.small.get()
        #expect(good.count < 1 << 20)
        let scratch = try Scratch(empty: true)
        var random = Random(state: 5)
        var outcomes = (refused: 0, failed: 0, answered: 0)
        for number in 0..<1000 {
            try Self.mutant(number, of: good, &random).write(to: URL(fileURLWithPath: scratch.path))
            let archive: Archive
            do {
                archive = try Archive(reading: scratch.path)
            } catch is ArchiveError {
                outcomes.refused += 1
                continue
            }
            var hasFailed = false
            for sql in [
                "SELECT count(*), max(length(body)) FROM articles", "SELECT * FROM v_statements", "SELECT * FROM v_meetings",
                "SELECT rowid FROM statements_fts WHERE statements_fts MATCH 'threat'", "SELECT cite(id) FROM statements",
                "SELECT name, country_name(country_code) FROM officials ORDER BY folded", "SELECT * FROM statement_spans",
            ] {
                do { _ = try archive.rows(Query(sql: sql), seconds: 5) } catch is ArchiveError { hasFailed = true }
            }
            if hasFailed { outcomes.failed += 1 } else { outcomes.answered += 1 }
        }
        #expect(outcomes.refused > 100)
        #expect(outcomes.failed > 40)
        #expect(outcomes.answered > 100)
    }

    @Test func aZeroedHeaderAndAForeignFileAreRefused() throws {
        let scratch = try Scratch(empty: true)
        var bad = try Self.small.get()
        bad.replaceSubrange(0..<100, with: Data(count: 100))
        try bad.write(to: URL(fileURLWithPath: scratch.path))
        #expect(throws: ArchiveError.foreign(path: scratch.path)) { try scratch.archive() }
        try Data("db.example.org\n".utf8).write(to: URL(fileURLWithPath: scratch.path))
        #expect(throws: ArchiveError.foreign(path: scratch.path)) { try scratch.archive() }
    }

    @Test func aTruncatedFileIsSaidToBeDamaged() throws {
        let scratch = try Scratch(empty: true)
        try Self.small.get().prefix(40 * 4096).write(to: URL(fileURLWithPath: scratch.path))
        let error = #expect(throws: ArchiveError.self) { try scratch.archive().rows(Query(sql: "SELECT * FROM v_statements")) }
        #expect("\(error!)".hasPrefix("\(scratch.path) is damaged (database disk image is malformed)"))
    }

    /// Views of a file that somebody else made reach nothing that its reader may not reach, nor the reader's own functions.
    @Test(arguments: [
        ("SELECT load_extension('x') AS a", "unsafe use of load_extension()"),
        ("SELECT writefile('x', 'y') AS a", "no such function: writefile"),
        ("SELECT cite(1) AS a", "unsafe use of cite()"),
        ("SELECT * FROM sqlite_dbpage", "sqlite_dbpage"),
        ("SELECT fts3_tokenizer('simple') AS a", "fts3_tokenizer"),
        ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS a FROM n", "ran longer than 0.3 s"),
    ])
    func hostileViewsReachNothing(_ view: String, _ message: String) throws {
        let scratch = try Scratch(empty: true)
        try Self.small.get().write(to: URL(fileURLWithPath: scratch.path))
        let database = try DatabaseQueue(path: scratch.path)
        try database.write { database in
            try database.execute(sql: "DROP VIEW v_names; CREATE VIEW v_names AS \(view)")
            try database.execute(
                sql: "CREATE TRIGGER hostile AFTER INSERT ON articles BEGIN UPDATE articles SET title = 'hostile'; END")
        }
        try database.close()
        let error = #expect(throws: ArchiveError.self) {
            try scratch.archive().rows(Query(sql: "SELECT * FROM v_names"), seconds: 0.3)
        }
        #expect("\(error!)".contains(message), "\(error!)")
    }
}

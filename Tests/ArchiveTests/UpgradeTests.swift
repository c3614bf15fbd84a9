// Databases of older versions: read as they are refused nothing, and brought up to date by the next ingest.

import Foundation
import GRDB
import Testing

@testable import Archive

struct UpgradeTests {
    /// A copy of the database that an older version wrote: two articles of one meeting, with a gazetteer cut to what they name.
    private func older(_ version: Int) throws -> Scratch {
        let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/version-\(version).sqlite")
        let scratch = try Scratch(empty: true)
        try FileManager.default.copyItem(at: fixture, to: URL(fileURLWithPath: scratch.path))
        return scratch
    }

    /// Tables without comments and spaces, columns, indexes, views and triggers.
    private func shape(_ archive: Archive) throws -> [String] {
        let columns = try archive.rows(
            Query(
                sql: """
                    SELECT t.name, c.cid, c.name, c.type, c."notnull", c.dflt_value, c.pk
                    FROM pragma_table_list t, pragma_table_info(t.name) c
                    WHERE t.name NOT LIKE 'sqlite_stat%' ORDER BY 1, 2
                    """)
        ).rows.map { "\($0)" }
        let others = try archive.rows(
            Query(sql: "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY name")
        ).rows.map { row in
            let lines = (row[1].text ?? "").split(separator: "\n").map { $0.components(separatedBy: " --")[0] }
            return "\(row[0]) " + lines.joined(separator: " ").filter { !" \"\n".contains($0) }
        }
        return columns + others
    }

    @Test func anOlderDatabaseIsReadAsItIsAndUpgradedByIngest() throws {
        let fresh = try Scratch()
        let old = try older(2)
        let statements = "SELECT speaker, office, country, act, content, jointly FROM v_statements ORDER BY url, content, speaker"
        let meetings = "SELECT kind, status, held_from, place, participants, articles FROM v_meetings"
        let before = try old.archive().rows(Query(sql: statements))
        let met = try old.archive().rows(Query(sql: meetings))
        #expect(before.rows.count == 6)
        #expect(met.rows == [["talks", "held", "2025-07-04", "Bishkek", "Jeenbek Kulubaev, Sergey Lavrov", 2]])
        #expect(try old.archive().status().schemaVersion == 2)

        try old.ingest()
        #expect(try old.archive().status().schemaVersion == 4)
        #expect(try shape(old.archive()) == shape(fresh.archive()))
        #expect(try old.archive().rows(Query(sql: statements)) == before)
        #expect(try old.archive().rows(Query(sql: meetings)) == met)
        #expect(try old.values("SELECT count(*) FROM official_mentions WHERE gazetteer_id = 'lavrov-sergey'") == [2])
        #expect(try old.values("SELECT count(*) FROM meeting_accounts WHERE sides = 'country:KG|country:RU'") == [2])
        #expect(
            try old.values("SELECT DISTINCT count(*) FROM statements WHERE (account_id IS NULL) <> (meeting_id IS NULL)") == [0])
        #expect(try old.values("SELECT count(*) FROM statements WHERE official_id IS NOT NULL AND mention IS NULL") == [0])
        #expect(try old.values("SELECT count(*) FROM statements_fts WHERE statements_fts MATCH 'border'") == [1])
    }

    @Test func whatAnUpgradedDatabaseGetsIsResolvedLikeInAFreshOne() throws {
        let old = try older(2)
        // "Bekov" of the old article is the spokesman of the new one, too, and the minister is another.
        try old.ingest([
            Hard.article("a", [.init("Orlan Bekkov", "Foreign Ministry spokesman", .spokesperson, "KG")]),
            Hard.article("b", [.init("Orlan Bekov", "Foreign Minister", .foreignMinister, "UZ")]),
        ])
        #expect(
            try old.values("SELECT name || ' ' || country_code FROM officials WHERE basis = 'article' ORDER BY 1")
                == ["Orlan Bekov KG", "Orlan Bekov UZ", "Tom Harlow US"])
    }

    @Test func theFirstVersionIsUpgradedToo() throws {
        let old = try older(2)
        try DatabaseQueue(path: old.path).write { db in
            try db.execute(sql: "ALTER TABLE ingest_runs DROP COLUMN min_confidence; PRAGMA user_version = 1")
        }
        try old.ingest()
        #expect(try shape(old.archive()) == shape(Scratch().archive()))
        #expect(try old.values("SELECT min_confidence FROM ingest_runs ORDER BY id") == [.real(0), .real(0)])
        #expect(throws: DatabaseError.self) {
            try DatabaseQueue(path: old.path).write { try $0.execute(sql: "UPDATE ingest_runs SET min_confidence = 1.5") }
        }
    }

    @Test func anUpgradeLeavesNothingDangling() throws {
        let old = try older(2)
        // Two meetings that are one, and an official whom the gazetteer has no longer.
        try DatabaseQueue(path: old.path).write { db in
            try db.execute(
                sql: """
                    INSERT INTO officials (id, name, folded, country_code, basis, gazetteer_id)
                    VALUES (9001, 'Karl Weber', 'karl weber', 'CH', 'gazetteer', 'no-longer-known');
                    UPDATE official_mentions SET official_id = 9001, name = 'Karl Weber' WHERE official_id = 7179;
                    UPDATE statements SET official_id = 9001 WHERE official_id = 7179;
                    INSERT INTO meetings
                    SELECT 2, kind, status, place, country_code, held_from, held_until, held_precision, 'other' FROM meetings;
                    UPDATE meeting_mentions SET meeting_id = 2 WHERE article_id = 2;
                    INSERT INTO meeting_participants (meeting_id, ordinal, role, type, official_id)
                    SELECT 2, ordinal, role, type, official_id FROM meeting_participants;
                    """)
        }
        try old.ingest()
        #expect(try DatabaseQueue(path: old.path).read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") } == [])
        #expect(try old.values("SELECT articles FROM v_meetings") == [2])
        #expect(
            try old.values(
                "SELECT o.basis FROM statements s JOIN officials o ON o.id = s.official_id WHERE o.name = 'Karl Weber'")
                == ["article"])
    }

    @Test func anAccountHasTheOfficialsOfItsArticle() throws {
        let old = try older(2)
        // The meeting has one whom the articles name by another row, and one whom they do not name.
        try DatabaseQueue(path: old.path).write { db in
            try db.execute(
                sql: """
                    INSERT INTO officials (id, name, folded, basis) VALUES
                        (9002, 'Jeenbek Kulubaev', 'jeenbek kulubaev', 'article'), (9003, 'Karl Weber', 'karl weber', 'article');
                    UPDATE meeting_participants SET official_id = 9002 WHERE official_id = 3575;
                    INSERT INTO meeting_participants (meeting_id, ordinal, role, type, official_id)
                    VALUES (1, 2, 'participant', 'official', 9003);
                    """)
        }
        try old.ingest()
        #expect(try old.values("SELECT participants FROM v_meetings") == ["Jeenbek Kulubaev, Sergey Lavrov"])
        #expect(try old.values("SELECT count(*) FROM account_participants WHERE official_id IN (9002, 9003)") == [0])
        #expect(try old.values("SELECT count(*) FROM account_participants WHERE mention IS NULL") == [0])
    }

    @Test func whatAnUpgradeLeftUndoneTheNextOpeningDoes() throws {
        let old = try older(2)
        let digest = try Scratch().values("SELECT value FROM properties WHERE name = 'gazetteer_digest'")[0].text
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        try DatabaseQueue(path: old.path, configuration: configuration).write { db in
            try db.execute(sql: "UPDATE properties SET value = ?", arguments: [digest])
            try Upgrades.run(on: db)
        }
        #expect(try old.values("SELECT count(*) FROM meeting_accounts WHERE sides IS NULL") == [2])
        try old.ingest()
        #expect(try old.values("SELECT count(*) FROM meeting_accounts WHERE sides = 'country:KG|country:RU'") == [2])
    }

    @Test func refusedMeetingsHaveAStatus() throws {
        let scratch = try Scratch()
        try scratch.ingest([
            Hard.article(
                "a", [.init("Orlan Bekov", nil, nil, "KG"), .init("Yusuf Karimli", nil, nil, "UZ")],
                meeting: Hard.meeting(.talks, .refused, from: "2025-07-05"))
        ])
        #expect(try scratch.values("SELECT status FROM meetings") == ["refused"])
    }
}

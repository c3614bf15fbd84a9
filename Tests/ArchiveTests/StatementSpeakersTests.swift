// statement_speakers, which triggers keep: always what its view makes of statements and articles.

import GRDB
import Testing

@testable import Archive

struct StatementSpeakersTests {
    private func difference(_ scratch: Scratch) throws -> [Value] {
        try scratch.values(
            """
            SELECT count(*) FROM (
                SELECT * FROM (SELECT * FROM statement_speakers EXCEPT SELECT * FROM v_statement_speakers)
                UNION ALL SELECT * FROM (SELECT * FROM v_statement_speakers EXCEPT SELECT * FROM statement_speakers))
            """)
    }

    @Test func theyFollowWhatTheyAreMadeOf() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        try scratch.ingest([
            Samples.talks(id: "again", url: "https://other.example/talks", title: "Elsewhere", published: "2025-07-06")
        ])
        #expect(try scratch.values("SELECT count(*) FROM statement_speakers WHERE original = 1") == [4])
        #expect(try scratch.values("SELECT count(*) FROM statement_speakers WHERE original = 0") == [4])
        #expect(
            try scratch.values("SELECT day FROM statement_speakers WHERE original = 0 ORDER BY day LIMIT 2") == [
                "2025-07-04", "2025-07-06",
            ])
        #expect(try difference(scratch) == [0])

        let queue = try DatabaseQueue(path: scratch.path)
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO statement_cospeakers SELECT id, 1, 'Envoy', 'FR', 7 FROM statements WHERE ordinal = 0;
                    INSERT INTO statement_cospeakers SELECT id, 1, 'Envoy', 'FR', 9 FROM statements WHERE ordinal = 0;
                    INSERT INTO statement_cospeaking_countries SELECT id, 'FR' FROM statements WHERE ordinal = 3;
                    INSERT INTO statement_cospeaking_countries SELECT id, 'DE' FROM statements WHERE ordinal = 3;
                    """)
        }
        #expect(try scratch.values("SELECT count(*) FROM statement_speakers WHERE jointly = 1") == [6])
        #expect(try difference(scratch) == [0])

        try queue.write { db in
            try db.execute(
                sql: """
                    DELETE FROM statement_cospeakers WHERE mention = 7;
                    UPDATE statement_cospeakers SET official_id = 2;
                    UPDATE statements SET said_on = NULL, said_until = NULL, said_precision = 'unknown' WHERE ordinal = 0;
                    UPDATE articles SET published = '2025-07-09', reprint_of = NULL;
                    """)
        }
        #expect(try scratch.values("SELECT DISTINCT day FROM statement_speakers ORDER BY 1") == ["2025-07-09"])
        #expect(try scratch.values("SELECT count(*) FROM statement_speakers WHERE original = 0") == [0])
        #expect(try difference(scratch) == [0])

        try queue.write { try $0.execute(sql: "DELETE FROM statements WHERE ordinal = 0") }
        #expect(try scratch.values("SELECT count(*) FROM statement_speakers WHERE official_id IS NOT NULL") == [0])
        #expect(try difference(scratch) == [0])
    }

    @Test func placesAreListedOnce() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        #expect(try scratch.values("SELECT place FROM v_places") == ["Bishkek"])
    }
}

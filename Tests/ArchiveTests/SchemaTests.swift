// Lint of schema.sql: codes equal the enums, everything is commented, strict, and indexed.

import Archive
import Extraction
import Foundation
import GRDB
import Language
import Reading
import Resources
import Testing

struct SchemaTests {
    let schema = Resource.at("schema.sql").text

    /// Bodies of the CREATE TABLE statements, by table.
    var tables: [String: String] {
        var tables: [String: String] = [:]
        for part in schema.components(separatedBy: "CREATE TABLE ").dropFirst() {
            let name = String(part.prefix { $0 != " " })
            tables[name] = part.components(separatedBy: ") STRICT")[0]
        }
        return tables
    }

    /// The codes of the CHECK of a column.
    func codes(_ table: String, _ column: String) throws -> [String] {
        let body = try #require(tables[table])
        let start = try #require(body.range(of: "CHECK (\(column) IN"))
        let list = body[start.upperBound...].prefix { $0 != ")" }
        return list.split(separator: "'").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    @Test func codesEqualTheEnums() throws {
        let parties = Party.Kind.allCases.map(\.rawValue)
        #expect(try codes("statements", "kind") == Extraction.Statement.Kind.allCases.map(\.rawValue))
        #expect(try codes("statements", "act") == Extraction.Statement.Act.allCases.map(\.rawValue))
        #expect(try codes("statements", "speaker_type") == parties)
        #expect(try codes("statements", "said_precision") == Period.Precision.allCases.map(\.rawValue))
        #expect(try codes("statement_subjects", "kind") == Subject.Kind.allCases.map(\.rawValue))
        #expect(try codes("statement_spans", "role") == ["content", "source", "cue"])
        for table in ["meetings", "meeting_accounts"] {
            #expect(try codes(table, "kind") == Meeting.Kind.allCases.map(\.rawValue))
            #expect(try codes(table, "status") == Meeting.Status.allCases.map(\.rawValue))
        }
        #expect(try codes("meetings", "held_precision") == Period.Precision.allCases.map(\.rawValue))
        #expect(try codes("meeting_participants", "type") == parties)
        #expect(try codes("meeting_participants", "role") == Meeting.Role.allCases.map(\.rawValue))
        #expect(try codes("offices", "kind") == Official.OfficeKind.allCases.map(\.rawValue))
        #expect(try codes("articles", "published_basis") == Article.PublishedBasis.allCases.map(\.rawValue))
    }

    @Test func theDesignsTablesAreThere() {
        let names = [
            "sources", "articles", "countries", "country_names", "organizations", "organization_names", "officials",
            "official_names",
            "offices", "tenures", "meetings", "meeting_participants", "meeting_mentions", "statements", "statement_spans",
            "statement_subjects", "topics", "topic_terms", "ingest_runs", "ingest_failures",
        ]
        #expect(names.filter { tables[$0] == nil } == [])
    }

    @Test func everyTableIsStrictAndCommented() throws {
        let lines = schema.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where line.hasPrefix("CREATE TABLE") || line.hasPrefix("CREATE V") {
            #expect(lines[index - 1].hasPrefix("-- "), "\(line)")
        }
        let scratch = try Scratch()
        try scratch.ingest()
        #expect(
            try scratch.values(
                "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'") == [])
    }

    @Test func everyColumnIsCommented() throws {
        let scratch = try Scratch()
        try scratch.ingest()
        for (table, body) in tables {
            let lines = body.split(separator: "\n")
            for column in try scratch.values("SELECT name FROM pragma_table_info('\(table)')").compactMap(\.text) {
                let start = try #require(lines.firstIndex { $0.hasPrefix("    \(column) ") }, "\(table).\(column)")
                let end = lines[(start + 1)...].firstIndex { $0.hasPrefix("    ") && !$0.hasPrefix("     ") } ?? lines.endIndex
                #expect(lines[start..<end].contains { $0.contains("-- ") }, "\(table).\(column)")
            }
        }
    }

    @Test func everyForeignKeyIsIndexed() throws {
        let scratch = try Scratch()
        try scratch.ingest()
        let archive = try scratch.archive()
        for table in tables.keys.sorted() {
            let keys = try archive.rows(Query(sql: "SELECT \"from\" FROM pragma_foreign_key_list('\(table)')")).rows
            // A primary key of a WITHOUT ROWID table is an index as well.
            let indexed = try archive.rows(
                Query(
                    sql: """
                        SELECT x.name FROM pragma_index_list('\(table)') i, pragma_index_info(i.name) x WHERE x.seqno = 0
                        UNION SELECT name FROM pragma_table_info('\(table)') WHERE pk = 1
                        """)
            ).rows
            for key in keys { #expect(indexed.contains(key), "\(table).\(key)") }
        }
    }

    @Test func linesFitTheirWidth() {
        for file in [Resource.at("schema.sql")] + Resource.folder("Queries") {
            #expect(file.text.split(separator: "\n").filter { $0.count > 130 } == [], "\(file.path)")
        }
    }

    @Test func aFreshDatabaseIsSoundAndHasTheGazetteer() throws {
        let scratch = try Scratch()
        try scratch.ingest()
        #expect(try scratch.archive().status().schemaVersion == 4)
        #expect(try scratch.values("SELECT name FROM countries WHERE code = 'KG'") == ["Kyrgyzstan"])
        let rows = Table(Resource.at("Gazetteer/officials.tsv")).rows.count
        #expect(try scratch.values("SELECT count(*) FROM officials WHERE basis = 'gazetteer'") == [.integer(Int64(rows))])
    }

    @Test func anOlderGazetteerIsBroughtUpToDateAndTheFindingsStay() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let before = try Samples.digest(scratch.archive())
        try DatabaseQueue(path: scratch.path).write { db in
            try db.execute(
                sql: """
                    UPDATE properties SET value = 'another' WHERE name = 'gazetteer_digest';
                    DELETE FROM country_names WHERE country_code = 'KG';
                    UPDATE countries SET name = 'Kirghizia' WHERE code = 'KG';
                    """)
        }
        #expect(try Samples.digest(scratch.archive()) != before)
        #expect(try scratch.ingest([Samples.talks()]).unchanged == 1)
        #expect(try Samples.digest(scratch.archive()) == before)
        #expect(try scratch.values("SELECT name FROM country_names WHERE country_code = 'KG' AND kind = 'name'").isEmpty == false)
    }
}

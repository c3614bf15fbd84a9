// A user's own gazetteer tables in the database: written once, kept by later runs, and dropped when told to.

import GRDB
import Gazetteer
import Testing

@testable import Archive

struct OverlayInDatabaseTests {
    private let own = [
        ("own/officials.tsv", "officials", "id\tname\nexample-ana\tAna Example\n"),
        ("own/tenures.tsv", "tenures", "id\ttitle\tkind\tcountry\nexample-ana\tForeign Minister\tforeign_minister\tXS\n"),
        ("own/countries.tsv", "countries", "code\tname\nXS\tExampleland\nMM\tBurma\n"),
        ("own/organizations.tsv", "organizations", "id\tname\tcountry\nEXAMPLE\tExample Council\tXS\n"),
        ("own/memberships.tsv", "memberships", "organization\tcountry\tfrom\nEXAMPLE\tXS\t2020\n"),
        ("topics.tsv", "topics", "id\tparent\tterms\nseas\t\tkelp\nalgae\tseas\tsea weed|red tide\n"),
    ]

    private func overlay(_ tables: [(String, String, String)]) throws -> Overlay {
        try Overlay(files: tables.map { Overlay.File(path: $0.0, table: $0.1, text: $0.2) })
    }

    private func ingest(_ scratch: Scratch, _ choice: OverlayChoice) throws {
        try Ingest(into: scratch.path, overlay: choice).finish()
    }

    /// What the database has of the tables above.
    private func present(_ scratch: Scratch) throws -> [String] {
        let queries = [
            "SELECT name FROM officials WHERE gazetteer_id = 'example-ana'", "SELECT name FROM countries WHERE code = 'XS'",
            "SELECT name FROM organizations WHERE id = 'EXAMPLE'", "SELECT name FROM country_names WHERE country_code = 'XS'",
            "SELECT office FROM v_officials WHERE country_code = 'XS'", "SELECT term FROM topic_terms WHERE topic_id = 'algae'",
            "SELECT id FROM topics WHERE id IN ('algae', 'seas') ORDER BY id",
            "SELECT from_date FROM organization_members WHERE country_code = 'XS'",
            "SELECT name FROM countries WHERE code = 'MM'",
        ]
        return try queries.flatMap { try scratch.values($0).compactMap(\.text) }
    }

    private let all = [
        "Ana Example", "Exampleland", "Example Council", "Exampleland", "Foreign Minister", "red tide", "sea weed", "algae",
        "seas",
        "2020", "Burma",
    ]

    @Test func isWrittenOnceAndStaysUntilAnotherIsGiven() throws {
        let scratch = try Scratch()
        try ingest(scratch, .kept)
        #expect(try present(scratch) == ["Myanmar"])
        #expect(try scratch.archive().overlay() == nil)
        try ingest(scratch, .given(overlay(own)))
        #expect(try present(scratch) == all)
        // A row that a second writing of the same tables would restore.
        try DatabaseQueue(path: scratch.path).write { try $0.execute(sql: "DELETE FROM country_names WHERE country_code = 'XS'") }
        try ingest(scratch, .given(overlay(own)))
        try ingest(scratch, .kept)
        #expect(try scratch.values("SELECT name FROM country_names WHERE country_code = 'XS'") == [])
        #expect(try present(scratch).count == all.count - 1)
        #expect(try scratch.archive().overlay()?.files.map(\.path).sorted() == own.map(\.0).sorted())
        try ingest(scratch, .given(overlay([own[5]])))
        #expect(try present(scratch) == ["red tide", "sea weed", "algae", "seas", "Myanmar"])
        try ingest(scratch, .none)
        #expect(try present(scratch) == ["Myanmar"])
        #expect(try scratch.archive().overlay() == nil)
        #expect(try scratch.values("SELECT count(*) FROM gazetteer_overlay") == [.integer(0)])
    }

    @Test func whatArticlesNameOutlivesTheTables() throws {
        let scratch = try Scratch()
        let run = try Ingest(into: scratch.path, overlay: .given(overlay(own)))
        try run.add([Samples.remark(1, name: "Ana Example", country: "XS")])
        try run.finish()
        let speaker = "SELECT speaker || '/' || country FROM v_statements"
        #expect(try scratch.values(speaker) == ["Ana Example/Exampleland"])
        try ingest(scratch, .none)
        #expect(try scratch.values(speaker) == ["Ana Example/Exampleland"])
        #expect(try scratch.values("SELECT basis FROM officials WHERE name = 'Ana Example'") == ["article"])
        #expect(try scratch.values("SELECT name FROM official_names WHERE folded = 'ana example'") == ["Ana Example"])
        #expect(try scratch.values("SELECT name FROM country_names WHERE country_code = 'XS'") == ["Exampleland"])
        #expect(try scratch.values("SELECT id FROM organizations WHERE id = 'EXAMPLE'") == [])
        let faults = try DatabaseQueue(path: scratch.path).read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").count }
        #expect(faults == 0)
    }

    /// With and without the tables, in any order, the rows are those of a database that never had others.
    @Test func whoeverTheTablesHaveIsRecognisedAndForgotten() throws {
        let told = [
            Hard.article("a", [.init("Ana Example", "Foreign Minister", .foreignMinister, "XS", id: "example-ana")]),
            Hard.article("b", [.init("Anna Example", "Foreign Minister", .foreignMinister, "XS")]),
            Hard.article("c", [.init("Tom Harlow", "Senator", .legislator, "US"), .init("Ana Example", nil, nil, "XS")]),
        ]
        for isMerged in [false, true] {
            let scratch = try Scratch()
            let run = try Ingest(into: scratch.path, overlay: .given(overlay(own)))
            try run.add(told)
            try run.finish()
            if isMerged { _ = try Curation(of: scratch.path).merge("Tom Harlow", "Ana Example") }
            let with = try Samples.digest(scratch.archive())
            let speakers = "SELECT DISTINCT speaker FROM v_statements ORDER BY 1"
            #expect(try scratch.values(speakers) == (isMerged ? ["Tom Harlow"] : ["Ana Example", "Tom Harlow"]))
            try ingest(scratch, .none)
            #expect(try scratch.values("SELECT count(*) FROM officials WHERE gazetteer_id = 'example-ana'") == [0])
            #expect(try scratch.values(speakers) == (isMerged ? ["Tom Harlow"] : ["Ana Example", "Tom Harlow"]))
            try ingest(scratch, .given(overlay(own)))
            #expect(try Samples.digest(scratch.archive()) == with)
        }
    }

    @Test func keptTablesThatFitNoLongerAreTold() throws {
        let scratch = try Scratch()
        try ingest(scratch, .kept)
        try DatabaseQueue(path: scratch.path).write {
            try $0.execute(sql: "INSERT INTO gazetteer_overlay VALUES ('t', 'topics', 'id\tparent' || char(10) || 'x\tnone')")
        }
        #expect(throws: ArchiveError.self) { try ingest(scratch, .kept) }
        #expect(throws: ArchiveError.self) { try scratch.archive().overlay() }
        try ingest(scratch, .none)
        #expect(try present(scratch) == ["Myanmar"])
    }

    @Test func membersOfADay() throws {
        let scratch = try Scratch()
        try ingest(scratch, .kept)
        func members(_ values: [String: String]) throws -> Int {
            try scratch.archive().rows(CannedQuery.of(name: "members").query(values)).rows.count
        }
        #expect(try members(["organization": "NATO"]) == 32)
        #expect(try members(["organization": "Nato", "date": "1998"]) == 16)
        #expect(try members(["organization": "NATO", "date": "1999-03-12"]) == 19)
        #expect(try members(["organization": "Visegrad Group", "date": "1992-12-31"]) == 3)
        #expect(try members(["organization": "Warsaw Pact"]) == 0)
    }
}

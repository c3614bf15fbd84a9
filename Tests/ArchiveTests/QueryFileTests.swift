// Files of canned queries: headers with faults, whose query counts, and queries written out of questions.

import Foundation
import Testing

@testable import Archive

struct QueryFileTests {
    private func fault(_ sql: String) -> String {
        do { return try CannedQuery(name: "x", sql: sql, path: "own/x.sql").title } catch { return "\(error)" }
    }

    private static let head = "-- title: a\n-- description: b\n"

    @Test(arguments: [
        ("SELECT 1", "own/x.sql:1: there is no title: begin the file with lines such as \"-- title: ...\""),
        (
            "-- title: a\nSELECT 1",
            "own/x.sql:1: there is no description: begin the file with lines such as \"-- description: ...\""
        ),
        (
            "-- title: a\n-- titel: b\nSELECT 1",
            "own/x.sql:2: unknown key \"titel\": write title, description, parameter or example"
        ),
        ("-- title: a\n-- title: b\n", "own/x.sql:2: a second line \"title\""),
        ("-- title: a\n-- no key\n", "own/x.sql:2: no \"key: value\": write title, description, parameter or example"),
        (
            "\(head)-- parameter: c (colour, required) d\n-- example: c=1\nSELECT :c",
            "own/x.sql:3: unknown type \"colour\": the types are act, country, date, integer, number, official, organization, "
                + "pattern, subject, text, topic, one|another"
        ),
        ("\(head)-- parameter: c (contry, required) d\n", "own/x.sql:3: unknown type \"contry\": did you mean country?"),
        (
            "\(head)-- parameter: c text\n",
            "own/x.sql:3: cannot read the parameter: write NAME (TYPE, required | optional | default VALUE) DESCRIPTION"
        ),
        (
            "\(head)-- parameter: c (text, needed) d\n",
            "own/x.sql:3: cannot read the parameter c: write NAME (TYPE, required | optional | default VALUE) DESCRIPTION"
        ),
        (
            "\(head)-- parameter: n (integer, default many) d\nSELECT :n",
            "own/x.sql:3: parameter n: \"many\" is not a whole number"
        ),
        ("\(head)-- parameter: n (text, default \"x) d\nSELECT :n", "own/x.sql:3: a quotation mark has no end"),
        ("\(head)-- parameter: n (text, optional) d\nSELECT 1", "own/x.sql:4: the query has no :n, which the header declares"),
        ("\(head)SELECT ':a', \":b\" -- :c\n  , :d", "own/x.sql:4: the header does not declare the parameter :d"),
        (
            "\(head)-- parameter: n (text, required) d\n-- example: m=1\nSELECT :n",
            "own/x.sql:4: the example has a value for m, which is no parameter"
        ),
        (
            "\(head)-- example:\n-- parameter: n (text, required) d\nSELECT :n",
            "own/x.sql:3: the example has no value for the parameter n, which is required"
        ),
    ])
    func faultsNameFileAndLine(_ sql: String, _ message: String) { #expect(fault(sql) == message) }

    @Test func typesAreChecked() throws {
        let query = try CannedQuery(
            name: "x",
            sql: """
                \(Self.head)-- parameter: s (held|planned|cancelled, default held) Status
                -- parameter: n (number, optional) Number
                -- parameter: a (act, optional) Act
                -- parameter: p (pattern, default "\\"a (b)\\" OR c") Words
                SELECT :s, :n, :a, :p
                """)
        #expect(try query.query([:]).arguments == ["s": "held", "n": nil, "a": nil, "p": "\"a (b)\" OR c"])
        #expect(try query.query(["n": "0.5", "p": "it's fish"]).arguments["n"] == .real(0.5))
        #expect(try query.query(["p": "it's fish"]).arguments["p"] == "\"it\" AND \"s\" AND \"fish\"")
        func message(_ values: [String: String]) -> String {
            do { return "\(try query.query(values).arguments.count)" } catch { return "\(error)" }
        }
        #expect(message(["s": "planed"]) == "parameter s: \"planed\" is not one of them: did you mean planned?")
        #expect(message(["s": "x"]) == "parameter s: \"x\" is not one of them: write one of held, planned, cancelled")
        #expect(message(["a": "threatn"]) == "parameter a: \"threatn\" is not an act: did you mean threaten?")
        #expect(message(["n": "nan"]) == "parameter n: \"nan\" is not a number")
    }

    @Test func theFirstFolderCounts() throws {
        let scratch = try Scratch(empty: true)
        func write(_ path: String, _ title: String) throws {
            try PrivateFile.write(
                "-- title: \(title)\n-- description: b\nSELECT 1;\n", to: "\(scratch.folder)/\(path)", replaces: false)
        }
        try write("given/recent.sql", "given")
        try write("own/recent.sql", "own")
        try write("own/mine.sql", "mine")
        try write("own/Bad Name.sql", "bad")
        try PrivateFile.write("SELECT 1", to: scratch.folder + "/own/broken.sql", replaces: false)
        let catalogue = try QueryCatalogue(folders: [
            scratch.folder + "/given", scratch.folder + "/own", scratch.folder + "/none",
        ])
        #expect(try catalogue.query(named: "recent").title == "given")
        #expect(try catalogue.replacesOwn(catalogue.query(named: "recent")))
        #expect(try catalogue.query(named: "mine").path == scratch.folder + "/own/mine.sql")
        #expect(try !catalogue.replacesOwn(catalogue.query(named: "mine")))
        #expect(try catalogue.query(named: "timeline").path == nil)
        #expect(
            catalogue.faults.map { "\($0)".replacing(scratch.folder, with: "") } == [
                "/own/Bad Name.sql: the name cannot be used: write small letters a to z, digits and hyphens, "
                    + "such as russia-on-nato",
                "/own/broken.sql:1: there is no title: begin the file with lines such as \"-- title: ...\"",
            ])
        #expect(throws: catalogue.faults[1]) { try catalogue.query(named: "broken") }
        #expect(throws: ArchiveError.self) { try catalogue.query(named: "nosuch") }
    }

    @Test(arguments: [
        "", "../x", "/etc/x", "a/b", "-rf", "Ünï", "a.b", "new", "a\0b", "%2e%2e", String(repeating: "a", count: 61),
    ])
    func namesThatAreNoneAreRefused(_ name: String) throws {
        let scratch = try Scratch()
        try scratch.ingest()
        #expect(throws: ArchiveError.self) {
            try CannedQuery.write(
                name: name, title: "a", description: "b", query: Query(sql: "SELECT 1"), of: scratch.archive(),
                to: scratch.folder + "/queries")
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.folder + "/queries"))
    }

    @Test func queriesOfQuestionsTakeNames() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let archive = try scratch.archive()
        let id = try #require(try archive.rows(Query(sql: "SELECT id FROM officials WHERE name = 'Ana Müller'")).rows.first?[0])
        let query = Query(
            sql: """
                SELECT content FROM v_statements
                WHERE official_id = :speaker AND official_id IN (:speaker, :speaker2) AND country_code = :country
                  AND statement_id IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH :match)
                  AND act IN (:act) AND said_on <= :until AND kind <> :note
                """,
            arguments: [
                "speaker": id, "speaker2": id, "country": "DE", "match": .text(FullText.words("NATO threat")), "act": "deny",
                "until": "2025-07-04", "note": "it's (a) \"b\"\n-- DROP",
            ])
        let folder = scratch.folder + "/queries"
        let canned = try CannedQuery.write(
            name: "mueller", title: "What Müller\nSELECT 1; said", description: "b", query: query, of: archive, to: folder)
        #expect(
            try String(contentsOfFile: folder + "/mueller.sql", encoding: .utf8) == """
                -- title: What Müller SELECT 1; said
                -- description: b
                -- parameter: speaker (official, default "Ana Müller") Name, or part of it
                -- parameter: country (country, default Germany) Name or code
                -- parameter: match (text, default "NATO threat") Words of the statement
                -- parameter: act (act, default deny) The act
                -- parameter: until (date, default 2025-07-04) Day, month or year
                -- parameter: note (text, default "it's (a) \\"b\\"\\n-- DROP") Text
                SELECT content FROM v_statements
                WHERE official_id IN (SELECT id FROM v_names WHERE kind = 'official' AND named(folded, :speaker)) \
                AND official_id IN \
                (SELECT id FROM v_names WHERE kind = 'official' AND named(folded, :speaker)) AND country_code IN (SELECT id FROM \
                v_names WHERE kind = 'country' AND folded = fold(:country))
                  AND statement_id IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH words(:match))
                  AND act IN (:act) AND said_on <= :until || '~' AND kind <> :note;

                """)
        #expect(try archive.rows(canned.query([:])).rows == [["NATO is no threat to Kyrgyzstan … talks … will go on"]])
        #expect(try archive.rows(canned.query(["speaker": "Asanov"])).rows == [])
        #expect(try archive.rows(canned.query(["until": "2025"])).rows.count == 1)
    }

    @Test func filesAreNotReplacedUnlessToldAndLinksNever() throws {
        let scratch = try Scratch()
        try scratch.ingest()
        let folder = scratch.folder + "/queries"
        func write(_ title: String, replaces: Bool = false) throws {
            _ = try CannedQuery.write(
                name: "mine", title: title, description: "b", query: Query(sql: "SELECT 1"), of: scratch.archive(), to: folder,
                replaces: replaces)
        }
        try write("one")
        let path = folder + "/mine.sql"
        #expect(throws: ArchiveError.queryFile(path: path, detail: "is there already: give --force to replace it")) {
            try write("two")
        }
        #expect(try CannedQuery(name: "mine", sql: String(contentsOfFile: path, encoding: .utf8)).title == "one")
        try write("two", replaces: true)
        #expect(try CannedQuery(name: "mine", sql: String(contentsOfFile: path, encoding: .utf8)).title == "two")
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["mine.sql"])
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: scratch.folder + "/elsewhere")
        #expect(throws: ArchiveError.queryFile(path: path, detail: "this is a link or no file: remove it first")) {
            try write("three", replaces: true)
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.folder + "/elsewhere"))
    }

    @Test func parametersAreFoundOutsideOfTexts() {
        let sql = "SELECT ':a', \":b\", [c:d], `:e`, :f, x'00' /* :g */ -- :h\n, :f, ':' || :i_2"
        #expect(NamedParameters(in: sql).places.map(\.name) == ["f", "f", "i_2"])
        #expect(NamedParameters(in: sql).names == ["f", "i_2"])
        #expect(NamedParameters(in: sql).line(of: "i_2") == 2)
        #expect(NamedParameters(in: "'it''s :a' :b").names == ["b"])
    }
}

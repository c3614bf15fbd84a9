// Canned queries: headers, parameters, and what they answer. Names and evidence.

import Extraction
import Foundation
import Testing

@testable import Archive

struct QueryTests {
    @Test func theQueriesAreThere() throws {
        let names = try CannedQuery.all().map(\.name)
        let wanted = [
            "statements-by-official", "statements-about", "meetings-of", "who-met-whom", "officials-of-country", "timeline",
            "speakers-about", "recent",
        ]
        #expect(wanted.filter { !names.contains($0) } == [])
        #expect(names == names.sorted())
    }

    @Test func everyExampleRuns() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let archive = try scratch.archive()
        for query in try CannedQuery.all() {
            let example = Dictionary(uniqueKeysWithValues: query.example.map { ($0.name, $0.value) })
            #expect(throws: Never.self, "\(query.name)") { try archive.rows(query.query(example)) }
            let required = query.parameters.filter { $0.need == .required }.map(\.name)
            #expect(required.filter { example[$0] == nil } == [], "\(query.name)")
            for parameter in query.parameters { #expect(query.sql.contains(":\(parameter.name)"), "\(query.name)") }
        }
    }

    func answer(_ name: String, _ values: [String: String], column: String) throws -> [Value] {
        let scratch = try Scratch()
        try scratch.ingest(
            [
                Samples.talks(), Samples.remark(1),
                Samples.talks(id: "reprint", url: "https://news.example/reprint", published: "2025-07-08"),
            ],
            failures: [IngestFailure(path: "bad.txt", message: "binary")])
        return try scratch.archive().rows(CannedQuery.of(name: name).query(values))[column: column]
    }

    @Test(arguments: ["müller", "Muller Ana", "ANA MÜLLER"])
    func officialsAreFoundByPartsOfTheirNames(_ name: String) throws {
        #expect(
            try answer("statements-by-official", ["official": name], column: "content")
                == ["it is remark 1", "NATO is no threat to Kyrgyzstan … talks … will go on"])
    }

    @Test func statementsByOfficialNarrow() throws {
        func contents(_ values: [String: String]) throws -> Int {
            try answer("statements-by-official", values.merging(["official": "Müller"]) { $1 }, column: "content").count
        }
        #expect(try contents(["about": "nato"]) == 1)
        #expect(try contents(["about": "Kyrgyz"]) == 1)
        #expect(try contents(["about": "France"]) == 0)
        #expect(try contents(["since": "2025-08"]) == 1)
        #expect(try contents(["until": "2025-07"]) == 1)
        #expect(try contents(["until": "2025"]) == 2)
        #expect(try contents(["limit": "1"]) == 1)
    }

    @Test(arguments: ["Kyrgyzstan", "KG", "kyrgyz", "KGZ"])
    func countriesAreFoundByNamesAndCodes(_ name: String) throws {
        #expect(
            try answer("statements-by-country", ["country": name], column: "speaker") == ["Foreign Ministry", "Kyrgyzstan"])
        #expect(try answer("officials-of-country", ["country": name], column: "name").contains("Bakyt Asanov"))
    }

    @Test func theOtherQueriesAnswer() throws {
        #expect(try answer("statements-about", ["subject": "NATO"], column: "speaker") == ["Ana Müller"])
        #expect(try answer("statements-about", ["subject": "no threat"], column: "speaker") == ["Ana Müller"])
        #expect(try answer("speakers-about", ["subject": "Kyrgyzstan"], column: "statements") == [1])
        #expect(try answer("meetings-of", ["party": "Asanov"], column: "place") == ["Bishkek"])
        #expect(try answer("meetings-of", ["party": "Kyrgyzstan"], column: "participants") == ["Bakyt Asanov, Ana Müller"])
        #expect(try answer("meetings-of", ["party": "Asanov", "until": "2025-06"], column: "place") == [])
        #expect(try answer("who-met-whom", [:], column: "meetings") == [1])
        #expect(try answer("who-met-whom", ["party": "Müller"], column: "met") == ["Bakyt Asanov"])
        #expect(try answer("timeline", ["party": "Müller"], column: "event") == ["meeting", "statement", "statement"])
        #expect(try answer("recent", ["limit": "1"], column: "content") == ["it is remark 1"])
        #expect(try answer("statements-at-meeting", ["meeting": "1"], column: "speaker") == ["Ana Müller", "Ana Müller"])
        #expect(try answer("articles-of-source", ["source": "example"], column: "statements") == [1, 4, 4])
        #expect(try answer("acts-of-official", ["official": "Müller"], column: "act") == ["comment", "deny"])
        #expect(try answer("statements-by-act", ["act": "agree"], column: "speaker") == ["A diplomat"])
        #expect(try answer("acts-between-countries", ["country": "DE", "about": "KG"], column: "act") == ["deny"])
        #expect(try answer("most-quoted", [:], column: "statements") == [2, 1, 1])
        #expect(try answer("search", ["words": "counterpart Bishkek"], column: "title") == ["Müller in Bishkek"])
        #expect(try answer("failures", [:], column: "path") == ["bad.txt"])
    }

    @Test func parametersAreChecked() throws {
        let query = try CannedQuery.of(name: "statements-by-official")
        let known = ["official", "about", "since", "until", "limit"]
        #expect(throws: ArchiveError.missingParameter(query: query.name, name: "official", known: known)) { try query.query([:]) }
        #expect(throws: ArchiveError.unknownParameter(query: query.name, name: "form", known: known)) {
            try query.query(["official": "a", "form": "b"])
        }
        #expect(throws: ArchiveError.badParameter(name: "limit", value: "many", expected: "a whole number")) {
            try query.query(["official": "a", "limit": "many"])
        }
        #expect(throws: ArchiveError.self) { try query.query(["official": "a", "since": "2025-02-30"]) }
        #expect(throws: ArchiveError.self) { try query.query(["official": " "]) }
        #expect(throws: ArchiveError.self) { try CannedQuery.of(name: "statements-by-act").query(["act": "shout"]) }
        #expect(throws: ArchiveError.self) { try CannedQuery.of(name: "nosuch") }
    }

    @Test(arguments: [
        "'; DROP TABLE articles; --", "\" OR 1=1", "%", "_", "a\0b", "\u{202E}x\u{200B}", String(repeating: "x ", count: 5000),
    ])
    func hostileValuesAreOnlyValues(_ value: String) throws {
        for name in ["statements-by-official", "statements-about", "officials-of-country", "timeline", "search"] {
            let query = try CannedQuery.of(name: name)
            let parameter = try #require(query.parameters.first?.name)
            let scratch = try Scratch()
            try scratch.ingest([Samples.talks()])
            #expect(try scratch.archive().rows(query.query([parameter: value])).rows == [], "\(name)")
        }
    }

    @Test func headersAreParsed() throws {
        let query = try CannedQuery(
            name: "x",
            sql: """
                -- title: A title
                -- description: What it does: everything.
                -- parameter: who (official, required) Name
                -- parameter: most (integer, default 5) Rows
                -- example: who="Sergey Lavrov" most=3
                SELECT :who, :most;
                """)
        #expect(query.title == "A title")
        #expect(query.description == "What it does: everything.")
        #expect(query.parameters.map(\.need) == [.required, .byDefault("5")])
        #expect(query.example.map(\.value) == ["Sergey Lavrov", "3"])
        #expect(try query.query(["who": "A"]).arguments == ["who": "A", "most": 5])
    }

    @Test(arguments: [
        "SELECT 1", "-- title: a\nSELECT 1", "-- title: a\n-- titel: b\nSELECT 1",
        "-- title: a\n-- description: b\n-- parameter: c (colour, required) d\n-- example: c=1\nSELECT 1",
    ])
    func faultyHeadersAreErrors(_ sql: String) {
        #expect(throws: ArchiveError.self) { try CannedQuery(name: "x", sql: sql) }
    }

    @Test func namesAreLookedUp() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let archive = try scratch.archive()
        #expect(try archive.lookup(name: "ASANOV").map(\.name) == ["Bakyt Asanov"])
        #expect(try archive.lookup(name: "Müller Ana").map(\.name) == ["Ana Müller"])
        #expect(try archive.lookup(name: "kyrgyz").first?.key == .country("KG"))
        #expect(try archive.lookup(name: "KG").first?.key == .country("KG"))
        #expect(try archive.lookup(name: "kg").contains { $0.key == .country("KG") } == false)
        let nato = try #require(try archive.lookup(name: "nato").first)
        #expect(nato.key == .organization("NATO"))
        #expect(nato.subjectOf == 1)
        #expect(try archive.lookup(name: "nobody at all") == [])
        let official = try #require(try archive.lookup(name: "Ana Müller").first)
        #expect((official.statements, official.subjectOf, official.meetings) == (1, 1, 1))
    }

    @Test func namesOfTheDataGoBeforeThoseOfTheGazetteerAlone() throws {
        let scratch = try Scratch()
        try scratch.ingest()
        let known = try scratch.values("SELECT folded FROM official_names WHERE folded = 'park' LIMIT 1")
        try #require(known == ["park"])
        #expect(try scratch.archive().lookup(name: "Park").first?.name != "Park Abc")
        try scratch.ingest([Samples.remark(1, name: "Park Abc", country: "KR")])
        let found = try scratch.archive().lookup(name: "Park")
        #expect(found.first?.name == "Park Abc")
        #expect(found.count > 1)
    }

    @Test func namesThatBeginOtherwiseAreNotOffered() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.remark(1, name: "Tarja Halonen"), Samples.remark(2, name: "Ilmari Salonen")])
        #expect(try scratch.archive().nearest(to: "Salonnen").map(\.name) == ["Ilmari Salonen"])
        #expect(try scratch.archive().nearest(to: "zzzzzz") == [])
    }

    @Test func misspeltQueriesAreOffered() {
        #expect(throws: ArchiveError.self) { try CannedQuery.of(name: "meeting-of") }
        func message(_ name: String) -> String {
            do { return try CannedQuery.of(name: name).name } catch { return "\(error)" }
        }
        #expect(message("meeting-of") == "no query \"meeting-of\": did you mean meetings-of?")
        #expect(message("Timeline") == "no query \"Timeline\": did you mean timeline?")
        #expect(message("xyzzy").hasPrefix("no query \"xyzzy\": there are acts-between-countries, "))
    }

    @Test func itIsKnownWhetherANameIsOne() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let archive = try scratch.archive()
        #expect(try archive.knows("Asanov", [.official]))
        #expect(try archive.knows("kyrgyz", [.country]))
        #expect(try !archive.knows("Asanov", [.country, .organization, .topic]))
        #expect(try !archive.knows("Asnaov", [.official]))
    }

    @Test func aJointStatementHasAllItsSpeakers() throws {
        let scratch = try Scratch()
        var talks = Samples.talks()
        talks.findings.statements[0].speaker.jointly = [0, 1]
        try scratch.ingest([talks])
        #expect(try scratch.archive().statement(1).speakers.map(\.name) == ["Ana Müller", "Bakyt Asanov"])
        #expect(try scratch.archive().statement(2).speakers.map(\.name) == ["Foreign Ministry"])
    }

    @Test func theNearestNamesOccurInTheData() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let archive = try scratch.archive()
        #expect(try archive.nearest(to: "Asnaov").first?.name == "Bakyt Asanov")
        #expect(try archive.nearest(to: "Kirgizstan").first?.name == "Kyrgyzstan")
        #expect(try archive.nearest(to: "qqqqqqqqqq") == [])
        #expect(try archive.nearest(to: "Asnaov", limit: 1).count == 1)
    }

    @Test func evidenceShowsTheWordsInTheirPlace() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let archive = try scratch.archive()
        let evidence = try archive.statement(1)
        #expect(evidence.statement["speaker"] == "Ana Müller")
        #expect(evidence.meeting?["place"] == "Bishkek")
        let bytes = Array(evidence.body.utf8)
        #expect(
            evidence.spans.map { "\($0.role): \(String(decoding: bytes[$0.range], as: UTF8.self))" } == [
                "content: NATO is no threat to Kyrgyzstan", "source: she", "cue: said", "content: talks … will go on",
            ])
        #expect(evidence.subjects.map(\.name) == ["NATO", "Example topic", "Kyrgyzstan"])
        #expect(throws: ArchiveError.noStatement(id: 99)) { try archive.statement(99) }
    }

    @Test func statusCounts() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let status = try scratch.archive().status()
        #expect(status.tables.first { $0.name == "statements" }?.rows == 4)
        #expect(status.fileSize > 4096)
        #expect(status.lastRun?["added"] == 1)
    }
}

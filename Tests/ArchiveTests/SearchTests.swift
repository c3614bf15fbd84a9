// Full-text search: what a person types never is a fault of FTS5, and what is found stands in its order.

import Testing

@testable import Archive

struct SearchTests {
    @Test(arguments: [
        ("security guarantees", #""security" AND "guarantees""#),
        (#""security guarantees" ukrain*"#, #""security guarantees" AND "ukrain"*"#),
        ("“in Bishkek”", #""in Bishkek""#),
        ("U.S. O'Brien multi-agent", #""U S" AND "O Brien" AND "multi agent""#),
        ("NEAR(a b) OR NOT", #""NEAR a" AND "b" AND "OR" AND "NOT""#),
        ("talks Talks TALKS", #""talks""#),
        ("\"unclosed phrase", #""unclosed phrase""#),
        ("外交部 🤝 talks", #""外交部" AND "talks""#),
    ])
    func whatIsTypedBecomesQuotedTerms(_ typed: String, _ pattern: String) {
        #expect(FullText.typed(typed) == pattern)
    }

    @Test(arguments: ["", "   ", "…!?\"*", "🤝", "\"\" \"\""])
    func textWithoutAWordIsNoPattern(_ typed: String) {
        #expect(FullText.typed(typed) == nil)
    }

    @Test func noTextIsAFaultOfFTS5() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let archive = try scratch.archive()
        let signs = Array("ab\"*()^:+-{}.,'\\ \n\0–“”é外🤝").map(String.init) + ["NEAR", "OR ", " AND ", "NOT "]
        var seed: UInt64 = 1
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        for _ in 0..<400 {
            let text = (0..<next(30)).map { _ in signs[next(signs.count)] }.joined()
            guard let pattern = FullText.typed(text) else { continue }
            for place in Search.Place.allCases {
                var search = Search(pattern: pattern, limit: 5)
                search.place = place
                #expect(throws: Never.self, "\(text)") { try archive.rows(search.query) }
            }
        }
        let long = try #require(
            FullText.typed(String(repeating: "word other ", count: 10_000) + String(repeating: "x", count: 99_999)))
        #expect(throws: Never.self) { try archive.rows(Search(pattern: long, limit: 5).query) }
    }

    @Test func statementsAreFoundWithTheirWordsMarked() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let archive = try scratch.archive()
        let found = try archive.rows(Search(pattern: try #require(FullText.typed("THREAT kyrgyz*")), limit: 5).query)
        #expect(found[column: "words"] == ["NATO is no «threat» to «Kyrgyzstan» … talks … will go on"])
        #expect(found[column: "speaker"] == ["Ana Müller"])
        #expect(found[column: "reprints"] == [0])
    }

    @Test func speakersSubjectsAndDaysNarrowTheSearch() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let archive = try scratch.archive()
        func count(_ change: (inout Search) throws -> Void) throws -> Int {
            var search = Search(pattern: "\"threat\"", limit: 5)
            try change(&search)
            return try archive.rows(search.query).rows.count
        }
        #expect(try count { $0.by = try archive.lookup(name: "Ana Müller").first } == 1)
        #expect(try count { $0.by = try archive.lookup(name: "Kyrgyzstan").first } == 0)
        #expect(try count { $0.about = try archive.lookup(name: "NATO").first } == 1)
        #expect(try count { $0.about = try archive.lookup(name: "France").first } == 0)
        #expect(try count { $0.since = "2025-07" } == 1)
        #expect(try count { $0.until = "2025-06" } == 0)
        #expect(try count { ($0.place, $0.by) = (.articles, try archive.lookup(name: "Ana Müller").first) } == 1)
    }

    @Test(arguments: Search.Place.allCases) func reprintsAreToldWithTheirOriginal(_ place: Search.Place) throws {
        let scratch = try Scratch()
        try scratch.ingest([
            Samples.talks(),
            Samples.talks(id: "again", url: "https://other.example/talks", title: "Elsewhere", published: "2025-07-06"),
        ])
        var search = Search(pattern: "\"threat\"", limit: 5)
        search.place = place
        let found = try scratch.archive().rows(search.query)
        #expect(found[column: "reprints"] == [1])
        #expect(found[column: "url"] == ["https://news.example/talks"])
    }
}

// Text of people as values and as words to search for: never SQL, never full-text syntax, whatever it is.

import Foundation
import Testing

@testable import Archive

struct HostileTextTests {
    /// What has a meaning in SQL, in full-text patterns, in LIKE, or for those who read text.
    private static let pieces = [
        "'", "\"", "`", ";", "--", "/*", "*/", "%", "_", "\\", "\0", "\n", "\r\n", "\t", "*", "^", "-", "+", ":", "{", "}", "(",
        ")",
        "[", "]", "NEAR", "NEAR(", "AND", "OR", "NOT", "text:", "title:", " ", "a", "ab", "U.S.", "O'Brien", "multi-agent", "é",
        "e\u{301}", "\u{301}", "\u{202E}", "\u{200B}", "\u{FEFF}", "漢字", "😀", "🇳🇴", "İ", "ß", "\u{FFFD}", "\u{E000}",
        "\u{10FFFF}",
        "1",
        "²", "½", "DROP TABLE articles", "' OR 1=1", "nato", "$1", ":x", "?1", "@x",
    ]

    private static func texts(_ count: Int) -> [String] {
        var state: UInt64 = 8
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        return (0..<count).map { _ in (0..<next(12)).map { _ in pieces[next(pieces.count)] }.joined() }
    }

    @Test func anyTextMakesAPatternWithoutError() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let archive = try scratch.archive()
        let query = """
            SELECT (SELECT count(*) FROM statements_fts WHERE statements_fts MATCH words(:text))
                + (SELECT count(*) FROM articles_fts WHERE articles_fts MATCH phrase(:text))
            """
        for text in Self.texts(3000) {
            do {
                _ = try archive.rows(Query(sql: query, arguments: ["text": .text(text)]))
            } catch {
                Issue.record("\(text.debugDescription): \(error)")
            }
        }
    }

    @Test func patternsFindWhatTheWordsAre() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let query = Query(sql: "SELECT count(*) FROM statements_fts WHERE statements_fts MATCH words(:text)")
        for (text, count) in [("NATO threat", 1), ("threat (NATO)", 1), ("\"nato\" OR", 0), ("no* threat", 1), ("-", 0), ("", 0)]
        {
            var query = query
            query.arguments = ["text": .text(text)]
            #expect(try scratch.archive().rows(query).rows == [[.integer(Int64(count))]], "\(text)")
        }
    }

    @Test func anyTextIsOnlyAValue() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let archive = try scratch.archive()
        let before = try Samples.digest(archive)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.path))
        let queries = try CannedQuery.all().filter { query in
            query.parameters.contains { $0.need == .required && $0.type != .integer && $0.type != .act }
        }
        #expect(queries.count >= 10)
        let texts = [String(repeating: "x ", count: 50_000), String(repeating: "'", count: 100_000)] + Self.texts(60)
        for (number, text) in texts.enumerated() where !text.allSatisfy(\.isWhitespace) {
            // Two queries for each text, in turn: all of them would take a minute.
            for query in [queries[number % queries.count], queries[number * 7 / 3 % queries.count]] {
                var values: [String: String] = [:]
                for parameter in query.parameters where parameter.need == .required { values[parameter.name] = text }
                #expect(throws: Never.self, "\(query.name) \(text.prefix(40).debugDescription)") {
                    try archive.rows(query.query(values))
                }
            }
        }
        #expect(try Samples.digest(archive) == before)
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path)) == bytes)
    }

    @Test func anyTextHasAnExcerptAndAFold() throws {
        for text in Self.texts(2000) {
            let excerpt = Excerpt.of(text, Excerpt.Words(text), width: 30)
            #expect(!excerpt.contains("\n"))
            #expect(fold(fold(text)) == fold(text), "\(text.debugDescription)")
        }
    }
}

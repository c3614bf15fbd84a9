// Folding, full-text patterns, digests and edit distance.

import Foundation
import Testing

@testable import Archive

struct TextTests {
    @Test(arguments: [
        ("Sergey  Lavrov", "sergey lavrov"), ("U.S.", "us"), ("Müller", "muller"), ("Al-Saud", "al saud"), ("O’Brien", "obrien"),
        ("Łódź", "lodz"), ("Erdoğan", "erdogan"), ("İstanbul", "istanbul"), ("Việt Nam", "viet nam"), (" \n", ""),
        ("Côte d'Ivoire", "cote divoire"),
        ("Лавров", "лавров"), ("Straße", "strasse"), ("Jean–Noël", "jean noel"),
    ])
    func folds(_ text: String, _ folded: String) {
        #expect(fold(text) == folded)
        #expect(fold(folded) == folded)
    }

    @Test func namesMatchByWordsInAnyOrder() {
        #expect(named("sergey lavrov", "Lavrov"))
        #expect(named("sergey lavrov", "Lavrov, Sergey".replacing(",", with: "")))
        #expect(!named("sergey lavrov", "Lavr"))
        #expect(!named("sergey lavrov", "Sergey Ivanov"))
        #expect(!named("sergey lavrov", " "))
    }

    @Test func patternsQuoteEveryWord() {
        #expect(FullText.words("U.S. O'Brien OR (NEAR") == "\"U\" AND \"S\" AND \"O\" AND \"Brien\" AND \"OR\" AND \"NEAR\"")
        #expect(FullText.words(" -- * ") == "\"\"")
        #expect(FullText.phrase("red \"lines\"") == "\"red lines\"")
    }

    @Test func noTextIsASyntaxErrorOfFullText() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let archive = try scratch.archive()
        let parts = [
            "\"", "'", "OR", " ", "NEAR(", ")", "*", "^", "-", "{", ":", "nosuch:", "ü", "\0", "\u{200F}", "中", "+", "\\", "U.S.",
            ";", "😀", "a", "\u{301}",
        ]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0...8)).compactMap { _ in parts.randomElement() }.joined()
            for function in ["words", "phrase"] {
                let query = Query(
                    sql: "SELECT count(*) FROM statements_fts WHERE statements_fts MATCH \(function)(:text)",
                    arguments: ["text": .text(text)])
                #expect(throws: Never.self, "\(function): \(text)") { try archive.rows(query) }
            }
        }
        for (text, count) in [("threat no", 1), ("no threat to Kyrgyzstan.", 1), ("NÁTO", 1), ("", 0), ("absent", 0)] {
            let query = Query(
                sql: "SELECT count(*) FROM statements_fts WHERE statements_fts MATCH words(:text)",
                arguments: ["text": .text(text)])
            #expect(try archive.rows(query).rows == [[.integer(Int64(count))]], "\(text)")
        }
    }

    /// The examples of FIPS 180-4.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func digests(_ text: String, _ digest: String) {
        var hash = SHA256()
        hash.update(text.utf8)
        #expect(hash.hexadecimal() == digest)
    }

    @Test(
        arguments: [
            ("lavrov", "lavrov", 0), ("lavrov", "lavorv", 1), ("lavrov", "lvrov", 1), ("lavrov", "putin", nil), ("", "ab", 2),
        ] as [(String, String, Int?)])
    func distances(_ a: String, _ b: String, _ distance: Int?) {
        #expect(editDistance(Array(a.utf8), Array(b.utf8), atMost: 2) == distance)
    }
}

// The grammar's data: examples are understood in their own form, and no text whatever breaks it.

import Archive
import Foundation
import Language
import Testing

@testable import Inquiry

@Suite struct GrammarTests {
    @Test(arguments: Interpreter.examples.indices) func exampleIsUnderstood(_ index: Int) throws {
        let example = Interpreter.examples[index]
        let inquiry = try Seeded.interpreter().inquiry(example.question, today: QuestionTests.today)
        #expect(inquiry.intent == example.intent, "\(example.question)")
    }

    @Test func everyIntentHasAnExample() {
        #expect(Set(Interpreter.examples.map(\.intent)) == Set(Inquiry.Intent.allCases))
    }

    @Test func randomTextNeverBreaksSQL() throws {
        let archive = try Seeded.archive()
        let interpreter = try Seeded.interpreter()
        var random = SplitMix(state: 7)
        let pieces = [
            "what has ", "Lavrov", " said about ", "who said ", "\"", "'", "; drop table statements --", "*", "NEAR(a b", "^",
            "{", "}", "(",
            ")", ":", "-", " OR ", " AND ", "NOT", "%", "_", "\u{0}", "\u{202E}", "\u{200B}", "U.S.", "O'Brien", "“", "”",
            " since ", "2022",
            " in ", "Moscow", "met", "who has ", "NATO", " about ", "é", "漢字", "\n", "statements about ", "0", "nosuch:col",
            "\u{1B}[2J",
        ]
        var understood = 0
        for _ in 0..<250 {
            let text = (0..<(1 + random.next(12))).map { _ in pieces[random.next(pieces.count)] }.joined()
            guard let inquiry = try? interpreter.inquiry(text, today: QuestionTests.today) else { continue }
            understood += 1
            _ = try archive.rows(inquiry.query)
        }
        #expect(understood > 10)
    }

    @Test func longTextIsRefused() {
        let text = String(repeating: "what has Lavrov said ", count: 5000)
        #expect(throws: InquiryError.tooLong(words: 20000)) {
            _ = try Seeded.interpreter().inquiry(text, today: QuestionTests.today)
        }
    }

    @Test func valuesAreNeverInTheSQL() throws {
        let inquiry = try Seeded.interpreter().inquiry(
            "what has Lavrov said about marmalade", today: QuestionTests.today)
        #expect(!inquiry.query.sql.contains("marmalade"))
        #expect(inquiry.query.arguments.values.contains(.text("\"marmalade\"*")))
    }
}

/// Vigna's SplitMix64: the same texts on each run.
struct SplitMix {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(bound))
    }
}

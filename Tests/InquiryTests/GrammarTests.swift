// The grammar's data: examples are understood in their own form, and no text whatever breaks it.

import Archive
import Foundation
import Language
import Testing

@testable import Inquiry

@Suite struct GrammarTests {
    /// Every capitalised word is an official, so that examples do not depend on names.
    private static var anything: Names {
        Names(
            lookup: { text in
                let words = text.split(separator: " ")
                guard words.count <= 3, words.allSatisfy({ $0.first?.isUppercase == true }) else { return [] }
                let isCountry = countries.contains(text)
                return [
                    Name(
                        kind: isCountry ? .country : .official, id: isCountry ? "XX" : "1", name: text, isPlace: isCountry,
                        isCity: text == "Paris")
                ]
            },
            nearest: { _ in [] }, officeKinds: { OfficeTitles.shared.kinds($0) })
    }

    private static let countries: Set = [
        "Japan", "Japanese", "Russia", "Russian", "Georgia", "Serbia", "France", "Chile", "Italy", "China", "Hungary", "Iran",
        "Turkey",
        "Taiwan", "Kremlin", "Paris",
    ]

    @Test(arguments: Interpreter.forms.indices) func exampleIsUnderstood(_ index: Int) throws {
        let form = Interpreter.forms[index]
        let inquiry = try Interpreter(names: Self.anything).inquiry(form.example, today: QuestionTests.today)
        #expect(inquiry.intent == form.intent, "\(form.example)")
    }

    @Test func randomTextNeverBreaksSQL() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("empty.db").path
        try Ingest(into: path).finish()
        let archive = try Archive(reading: path)
        let interpreter = Interpreter(names: .fixture)
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
        #expect(QuestionTests.outcome(text) == "error tooLong")
    }

    @Test func valuesAreNeverInTheSQL() throws {
        let inquiry = try Interpreter(names: .fixture).inquiry(
            "what has Lavrov said about marmalade; in Moscow", today: QuestionTests.today)
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

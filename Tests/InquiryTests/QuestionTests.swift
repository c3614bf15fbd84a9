// The table of questions: each must be understood as its row says. Its first 610 rows were written by people who did not know
// the grammar, 340 of them before there was one.

import Archive
import Foundation
import Language
import Testing

@testable import Inquiry

@Suite struct QuestionTests {
    static let today = CivilDate(year: 2025, month: 7, day: 15)!

    struct Row: Sendable {
        var question: String
        /// The slots that the question fills, by column.
        var expected: [String: String]
    }

    static let rows: [Row] = {
        let lines = lines(of: "questions.tsv")
        return lines.dropFirst().map { cells in
            let slots = zip(lines[0], cells).dropFirst().filter { !$0.1.isEmpty }
            return Row(question: cells[0], expected: Dictionary(uniqueKeysWithValues: slots.map { ($0.0, sorted($0.1)) }))
        }
    }()

    /// Questions that are not understood as they should be.
    private static let known: Set = [
        "Where did the first inter-Korean summit take place?", "pyongyang denials re troops in russia, from oct 2024",
        "how did Carney respond to 51st state talk", "Zelenskyy, davos, jan 2024",
        "witkoff araghchi muscat rome - all meetings, apr-may 2025", "Warnings of Ryabkov about New START",
        "What position did Izetbegović take on the Dayton Agreement in 1995?",
        "George Bush senior and Gorbachev, talks in Helsinki, September 1990",
        "Risk of secondary sanctions: what do the Turks say?",
    ]
    /// The table is read in parts, each with one connection.
    private static let parts = 16

    @Test(arguments: 0..<parts) func isUnderstoodAsExpected(_ part: Int) throws {
        let interpreter = try Seeded.interpreter()
        for (index, row) in Self.rows.enumerated() where index % Self.parts == part {
            let slots = (try? Self.slots(row.question, interpreter)) ?? ["intent": "not understood"]
            withKnownIssue {
                #expect(slots == row.expected, "\(row.question)")
            } when: {
                Self.known.contains(row.question)
            }
        }
    }

    @Test func tableIsLargeAndVaried() {
        #expect(Self.rows.count >= 700)
        #expect(Set(Self.rows.map(\.question)).count == Self.rows.count)
        for intent in Inquiry.Intent.allCases { #expect(Self.rows.contains { $0.expected["intent"] == intent.rawValue }) }
    }

    @Test(arguments: [
        ("?!", InquiryError.empty), ("   ", .empty), ("''", .empty),
    ]) func nothingAskedIsEmpty(_ question: String, _ error: InquiryError) throws {
        #expect(throws: error) { try Seeded.interpreter().inquiry(question, today: Self.today) }
    }

    @Test(arguments: [
        "how many angels dance on a pin", "what has said about", "who threatened whom", "who criticised each other",
    ]) func whatIsNotUnderstoodIsNotGuessedAt(_ question: String) throws {
        let error = #expect(throws: InquiryError.self) { try Seeded.interpreter().inquiry(question, today: Self.today) }
        guard case .unknownForm(_, let forms, _) = error else { Issue.record("\(String(describing: error))"); return }
        #expect(forms.contains("what has Lavrov said about NATO"))
    }

    @Test func anUnknownNameIsToldWithTheNearest() throws {
        let error = #expect(throws: InquiryError.self) {
            try Seeded.interpreter().inquiry("what has Xqzzkv said about NATO", today: Self.today)
        }
        #expect(error == .unknownName(written: "Xqzzkv", role: "official, country or organization", nearest: []))
    }

    @Test func aMisspeltNameIsTakenAndTold() throws {
        let inquiry = try Seeded.interpreter().inquiry("what has Lavrof said about Ukriane", today: Self.today)
        #expect(inquiry.speakers.map(\.name) == ["Sergey Lavrov"])
        #expect(inquiry.subjects.map(\.name) == ["Ukraine"])
        #expect(inquiry.notes.contains("Ukriane is taken as Ukraine"))
        #expect(inquiry.notes.contains { $0.hasPrefix("Lavrof is taken as Sergey Lavrov") })
    }

    /// The slots that a question is understood to fill, in the notation of the table.
    static func slots(_ question: String, _ interpreter: Interpreter) throws -> [String: String] {
        let found = try interpreter.inquiry(question, today: today).interpretation
        let lists = [
            "speakers": found.speakers, "speaker_countries": found.speakerCountries, "offices": found.offices,
            "subjects": found.subjects, "participants": found.participants, "acts": found.acts, "kinds": found.kinds,
        ].mapValues { sorted($0.joined(separator: "|")) }
        let single = [
            "intent": found.intent, "place": found.place, "from": found.from, "until": found.until, "words": found.words,
            "order": found.order, "limit": found.limit.map(String.init), "status": found.status,
        ].compactMapValues { $0.map(sorted) }
        return lists.filter { !$0.value.isEmpty }.merging(single) { one, _ in one }
    }

    /// A list in an order of its own, in lower case: neither matters.
    private static func sorted(_ list: String) -> String {
        list.precomposedStringWithCanonicalMapping.lowercased().split(separator: "|").sorted().joined(separator: "|")
    }
}

/// The rows of a tab-separated file beside the tests.
func lines(of file: String) -> [[String]] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Tables/\(file)")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
}

/// A database without articles: it knows the names of the gazetteer.
enum Seeded {
    private static let path: String = {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("demarche-questions-\(UUID().uuidString)")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(atPath: (Seeded.path as NSString).deletingLastPathComponent) }
        let path = folder.appendingPathComponent("seeded.db").path
        _ = try? Ingest(into: path).finish()
        return path
    }()

    /// A connection of its own: archives are not for several threads.
    static func archive() throws -> Archive { try Archive(reading: path) }

    static func interpreter() throws -> Interpreter { Interpreter(names: Names(try archive())) }
}

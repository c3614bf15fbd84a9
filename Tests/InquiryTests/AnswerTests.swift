// Questions run against a database: every form gives SQL that runs, and what is found where conditions are left out.

import Archive
import Extraction
import Foundation
import Language
import Reading
import Testing

@testable import Inquiry

@Suite struct AnswerTests {
    /// A database in a folder of its own, with one article of 5 July 2025 about a meeting without a day, in Osh.
    private final class Scratch {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        let archive: Archive

        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let path = folder.appendingPathComponent("test.db").path
            let body = "Ana Noll met Bakyt Asanov in Osh. The talks with the EU go on, she said."
            var findings = Findings()
            findings.officials = ["Ana Noll", "Bakyt Asanov"].map { Official(name: $0, names: [$0], office: "Minister") }
            let parties = findings.officials.indices.map {
                Party(kind: .official, name: findings.officials[$0].name, official: $0)
            }
            findings.meetings = [
                Meeting(
                    kind: .talks, status: .cancelled, participants: parties.map { .init(party: $0) }, place: "Osh",
                    mentions: [0..<4])
            ]
            findings.statements = [
                Statement(
                    kind: .indirect, content: [34..<61], speaker: parties[0],
                    subjects: [Subject(kind: .organization, id: "EU", name: "European Union", span: 49..<51)], meeting: 0,
                    confidence: 0.6, rule: "test")
            ]
            let article = Article(
                id: "1", published: CivilDate(iso: "2025-07-05"), publishedBasis: .given, body: body, origin: .init(path: "-"))
            let ingest = try Ingest(into: path)
            try ingest.add([(article, findings)])
            try ingest.finish()
            archive = try Archive(reading: path)
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func inquiry(_ question: String) throws -> Inquiry {
            try Interpreter(names: Names(archive)).inquiry(question, today: QuestionTests.today)
        }

        func count(_ question: String) throws -> Int { try archive.rows(inquiry(question).query).rows.count }
    }

    @Test func everyQueryRuns() throws {
        let scratch = try Scratch()
        let interpreter = try Seeded.interpreter()
        for (index, row) in QuestionTests.rows.enumerated() where index % 7 == 0 {
            guard let inquiry = try? interpreter.inquiry(row.question, today: QuestionTests.today) else { continue }
            let counted = inquiry.selectsStatements || inquiry.isOfMeetings ? [inquiry.extent] : []
            for query in [inquiry.query] + counted + inquiry.wider.map(\.inquiry.extent) {
                #expect(throws: Never.self, "\(row.question)") { try scratch.archive.rows(query) }
            }
        }
    }

    @Test func aMeetingWithoutADayHasThatOfItsArticle() throws {
        let scratch = try Scratch()
        #expect(try scratch.count("meetings of Noll in July 2025") == 1)
        #expect(try scratch.count("meetings of Noll in 2019") == 0)
    }

    @Test func meetingsAreOfTheKindAndStatusAskedFor() throws {
        let scratch = try Scratch()
        #expect(try scratch.count("cancelled meetings") == 1)
        #expect(try scratch.count("planned meetings of Noll") == 0)
        #expect(try scratch.count("phone calls of Noll") == 0)
    }

    @Test func statementsAreFoundByPlaceAndByWhoHeardThem() throws {
        let scratch = try Scratch()
        #expect(try scratch.count("what was said in Osh") == 1)
        #expect(try scratch.count("what was said in Bishkek") == 0)
        #expect(try scratch.count("what did Noll tell Asanov") == 1)
        #expect(try scratch.count("what did Noll tell Lavrov") == 0)
    }

    @Test(arguments: ["what has Noll said about the EU", "who said \"go on\"", "who has spoken about the EU"])
    func theLeastConfidenceIsAParameterAndTold(_ question: String) throws {
        let scratch = try Scratch()
        var inquiry = try scratch.inquiry(question)
        #expect(inquiry.query.arguments["min_confidence"] == nil)
        #expect(!inquiry.paraphrase.contains("confidence"))

        inquiry.minConfidence = 0.6
        #expect(inquiry.query.sql.contains("confidence >= :min_confidence"))
        #expect(inquiry.query.arguments["min_confidence"] == .real(0.6))
        #expect(inquiry.paraphrase.contains(", with a confidence of at least 0.6"))
        #expect(try scratch.archive.rows(inquiry.query).rows.count == 1)

        inquiry.minConfidence = 0.61
        #expect(try scratch.archive.rows(inquiry.query).rows.isEmpty)
        let wider = try #require(inquiry.wider.first)
        #expect(wider.difference == "under the confidence of 0.61")
        #expect(try scratch.archive.rows(wider.inquiry.extent).rows == [[1, "2025-07-05", "2025-07-05"]])
        #expect(inquiry.wider.dropFirst().allSatisfy { $0.inquiry.minConfidence == 0.61 })
    }

    @Test(arguments: ["meetings of Noll", "who is Ana Noll", "who is the prime minister"])
    func theLeastConfidenceBearsOnStatementsAlone(_ question: String) throws {
        let scratch = try Scratch()
        let inquiry = try scratch.inquiry(question)
        var bounded = inquiry
        bounded.minConfidence = 0.9
        #expect(!bounded.selectsStatements)
        #expect(bounded.query == inquiry.query)
        #expect(bounded.paraphrase == inquiry.paraphrase)
    }

    @Test func whatElseThereIsIsTold() throws {
        let scratch = try Scratch()
        func first(_ question: String) throws -> String? {
            try scratch.inquiry(question).wider.first { wider in
                try scratch.archive.rows(wider.inquiry.extent).rows[0][0] != 0
            }?.difference
        }
        #expect(try first("did Noll meet Asanov") == "cancelled")
        #expect(try first("what did Noll say in 2019") == "at other times")
        #expect(try first("what has Noll said about marmalade") == "about other subjects")
        #expect(try first("what did Noll say about marmalade in 2019") == "in all")
        #expect(try scratch.inquiry("what has Noll said about EU sanctions").aboutAny?.isAboutAny == true)
        #expect(try scratch.inquiry("what has Noll said about sanctions").aboutAny == nil)
    }
}

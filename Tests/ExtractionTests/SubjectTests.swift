// Subjects, days and confidence of statements.

import Testing

@testable import Extraction

@Suite struct SubjectTests {
    /// Subjects as "kind id".
    @Test(arguments: [
        ("Horvat said that NATO had failed.", "organization NATO"), ("Horvat said that Norway had failed.", "country NO"),
        ("Horvat said that Norwegian ships had left.", "country NO"),
        ("Horvat said that Moscow had failed.", "country RU"), ("Horvat said that the Kremlin had failed.", "country RU"),
        ("Horvat said that Norway, NATO and Norway again had failed.", "country NO, organization NATO"),
        ("Horvat said that Russian-speaking people had left.", ""), ("Horvat said that it was late.", ""),
        // Only of the content.
        ("In Norway, Horvat said that NATO had failed.", "organization NATO"),
        ("Norwegian Foreign Minister Ola Berg said that it was late.", ""),
    ])
    func subjects(_ body: String, _ expected: String) {
        let found = findings(body).statements
        #expect(found.count == 1)
        #expect(
            found.flatMap(\.subjects).filter { $0.kind != .topic }.map { "\($0.kind.rawValue) \($0.id)" }.joined(separator: ", ")
                == expected)
    }

    @Test func officialsAreSubjects() throws {
        let body = "President Ola Berg left. Horvat said that Berg was late."
        let found = findings(body)
        let subject = try #require(found.statements.first?.subjects.first)
        #expect(subject.kind == .official)
        #expect(subject.name == "Ola Berg")
        #expect(text(subject.span, in: body) == "Berg")
        #expect(subject.official.map { found.officials[$0].name } == "Ola Berg")
    }

    @Test(arguments: [
        ("Lavrov said that it was late.", "2025-07-04"), ("Lavrov said on Wednesday that it was late.", "2025-07-02"),
        ("On Wednesday Lavrov said that it was late.", "2025-07-02"),
        ("“It is late,” Lavrov said on July 1.", "2025-07-01"), ("Lavrov said that on Wednesday it was late.", "2025-07-04"),
    ])
    func saidOn(_ body: String, _ iso: String) {
        #expect(findings(body).statements.map(\.said?.from.iso) == [iso])
        #expect(findings(body).statements.map(\.said?.until.iso) == [iso])
    }

    @Test func withoutTheArticlesDayNoDayIsKnown() {
        #expect(findings("Lavrov said on Wednesday that it was late.", published: nil).statements.map(\.said) == [nil])
    }

    @Test func meetingAtWhichItWasSaid() throws {
        let found = findings(
            "At a press conference with Sergey Lavrov, Foreign Minister Ana Horvat said that it was late. Horvat said that it was cold."
        )
        #expect(found.meetings.map(\.kind) == [.pressConference])
        #expect(found.statements.map(\.meeting) == [0, nil])
    }

    @Test func everyRuleHasAConfidence() {
        let found = findings("Lavrov said that it was late. “It is late,” he said. He called for a summit.").statements
        #expect(found.map(\.rule) == ["that-clause", "quote-then-cue", "object"])
        #expect(found.allSatisfy { $0.confidence > 0 && $0.confidence < 1 })
        #expect(found[0].confidence != found[1].confidence)
    }
}

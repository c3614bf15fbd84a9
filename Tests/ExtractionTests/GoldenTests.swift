// Findings of whole articles against files that people read. `RECORD_GOLDEN=1 swift test --filter GoldenTests` writes them anew.

import Foundation
import Language
import Reading
import Testing

@testable import Extraction

@Suite struct GoldenTests {
    /// Files of `Golden` and the articles whose findings they hold.
    private static let golden = [
        "whitehouse-2021-02-08-modi":
            "2021-02-08-readout-of-president-joseph-r-biden-jr-call-with-prime-minister-narendra-modi-of-india",
        "whitehouse-2021-08-27-bennett": "2021-08-27-readout-of-president-joseph-r-biden-jr-s-meeting-with-prime",
        "whitehouse-2023-02-22-bucharest-nine": "2023-02-22-readout-of-president-bidens-meeting-with-the-leaders-of-the",
        "whitehouse-2023-09-13-sullivan": "2023-09-13-readout-of-national-security-advisor-jake-sullivans-meeting",
        "whitehouse-2024-04-02-xi": "2024-04-02-readout-of-president-joe-bidens-call-with-president-xi-jinp",
        "whitehouse-2024-10-18-berlin": "2024-10-18-readout-of-the-meeting-of-president-macron-of-france-chance",
        "wikinews-election": "election", "wikinews-imprisoned": "imprisoned", "wikinews-korea": "korea",
        "wikinews-questionnaire": "questionnaire",
    ]
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")

    @Test(arguments: golden.keys.sorted())
    func findingsAreAsRecorded(_ name: String) throws {
        let start = try #require(Self.golden[name])
        let article = try #require(Samples.articles.first { $0.id.hasPrefix(start) })
        let lines = Self.dump(article)
        let file = Self.folder.appendingPathComponent(name + ".txt")
        if Self.isRecording {
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
            return
        }
        let recorded = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        let difference = lines.difference(from: recorded)
        let gone = difference.removals.map { "- \(Self.element($0))" }
        let new = difference.insertions.map { "+ \(Self.element($0))" }
        if !difference.isEmpty { Issue.record("\(name).txt:\n\((gone + new).joined(separator: "\n"))") }
    }

    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"

    @Test(.disabled(if: isRecording)) func everyFileIsCompared() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { !$0.hasPrefix(".") }
        #expect(files.sorted() == Self.golden.keys.sorted().map { $0 + ".txt" })
    }

    private static func element(_ change: CollectionDifference<String>.Change) -> String {
        switch change {
        case .insert(_, let line, _), .remove(_, let line, _): line
        }
    }

    // MARK: The dump

    /// The findings of an article, one line each.
    static func dump(_ article: Article) -> [String] {
        let findings = article.findings
        let bytes = Array(article.body.utf8)
        func words(_ ranges: [Range<Int>]) -> String {
            guard !ranges.isEmpty else { return "-" }
            return ranges.map { range in
                let text = String(decoding: bytes[range], as: UTF8.self).replacingOccurrences(of: "\n", with: "⏎")
                return "[\(range.lowerBound)-\(range.upperBound)] \(text)"
            }.joined(separator: " + ")
        }
        func line(_ cells: String...) -> String { cells.joined(separator: " | ") }
        var lines = ["# \(article.title ?? article.id), \(article.published?.iso ?? "no date")"]
        for official in findings.officials {
            lines.append(
                line(
                    "official", official.name, official.office ?? "-", official.officeKind?.rawValue ?? "-",
                    official.country ?? "-",
                    official.organization ?? "-", "as " + official.names.joined(separator: ", "),
                    "\(official.mentions.count) mentions"))
        }
        for meeting in findings.meetings {
            let participants = meeting.participants.map {
                party($0.party) + ($0.role == .participant ? "" : " as \($0.role.rawValue)")
            }
            lines.append(
                line(
                    "meeting", meeting.kind.rawValue, meeting.status.rawValue, participants.joined(separator: " + "),
                    meeting.place.map { $0 + (meeting.country.map { " (\($0))" } ?? "") } ?? "-", meeting.held.map(period) ?? "-",
                    words(meeting.mentions)))
        }
        for statement in findings.statements {
            lines.append(
                line(
                    "statement", statement.rule, statement.kind.rawValue, statement.act.rawValue, party(statement.speaker),
                    statement.said.map(period) ?? "-", statement.meeting.map { "meeting \($0)" } ?? "-",
                    "about "
                        + (statement.subjects.isEmpty
                            ? "-" : statement.subjects.map { "\($0.kind.rawValue) \($0.id)" }.joined(separator: ", ")),
                    "source " + words(statement.source), "cue " + words(statement.cue), "content " + words(statement.content)))
        }
        return lines
    }

    private static func party(_ party: Party) -> String {
        let details = [party.office, party.country, party.organization].compactMap { $0 }
        return "\(party.kind.rawValue) \(party.name)" + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
    }

    private static func period(_ period: Period) -> String {
        period.from == period.until ? period.from.iso : "\(period.from.iso)/\(period.until.iso) \(period.precision.rawValue)"
    }
}

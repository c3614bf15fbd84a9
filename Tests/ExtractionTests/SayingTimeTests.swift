// The day that belongs to a saying: the texts of Tables/said.tsv.

import Foundation
import Language
import Testing

@testable import Extraction

@Suite struct SayingTimeTests {
    /// Text, day of the article or "-", and the days of its statements in order: "from[/until] precision", "none" for no day.
    static let cases: [[String]] = {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Tables/said.tsv")
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }()

    @Test(arguments: cases) func resolves(_ row: [String]) throws {
        try #require(row.count == 3)
        let statements = findings(row[0], published: CivilDate(iso: row[1])).statements
        #expect(statements.map { describe($0.said) }.joined(separator: "; ") == row[2], "\(row[0])")
    }

    @Test func isLargeEnough() { #expect(Self.cases.count >= 40) }

    private func describe(_ period: Period?) -> String {
        guard let period else { return "none" }
        let days = period.from == period.until ? period.from.iso : "\(period.from.iso)/\(period.until.iso)"
        return "\(days) \(period.precision.rawValue)"
    }
}

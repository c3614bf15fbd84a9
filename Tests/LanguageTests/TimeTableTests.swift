// Expressions of time and the days they mean: the sentences of Tables/time.tsv.

import Foundation
import Testing

@testable import Language

@Suite struct TimeTableTests {
    private static let shared: (times: TimeExpressions, annotator: Annotator) = {
        var lexicon = Lexicon()
        let times = TimeExpressions(lexicon: &lexicon)
        return (times, Annotator(lexicon: lexicon))
    }()

    /// Sentence, reference day or "-", "future" or nothing, and what is found: "words: from[/until] precision; …".
    static let cases: [[String]] = {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Tables/time.tsv")
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }()

    @Test(arguments: cases) func resolves(_ row: [String]) throws {
        try #require(row.count == 4)
        let document = Self.shared.annotator.document(row[0])
        let found = Self.shared.times.find(
            in: document.tokens.indices, of: document, reference: CivilDate(iso: row[1]), future: row[2] == "future")
        let described = found.map { "\(document.text(of: $0.range)): \(describe($0.period))" }
        #expect(described.joined(separator: "; ") == row[3], "\(row[0])")
    }

    @Test func isLargeEnough() { #expect(Self.cases.count >= 150) }
}

/// "2025-07-04 day", "2025-07-01/2025-07-31 month"
func describe(_ period: Period) -> String {
    (period.from == period.until ? period.from.iso : "\(period.from.iso)/\(period.until.iso)") + " \(period.precision.rawValue)"
}

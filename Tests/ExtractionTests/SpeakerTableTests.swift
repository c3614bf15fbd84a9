// Who speaks in short articles: names, offices, pronouns, groups, bodies, metonyms, from a table.

import Foundation
import Language
import Testing

@testable import Extraction

@Suite struct SpeakerTableTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let published: CivilDate?
        let body: String
        let speakers: [String]
        var testDescription: String { body }
    }

    static let rows: [Row] = {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Tables/speakers.tsv")
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return Row(
                published: CivilDate(iso: cells[0]), body: cells[1].replacingOccurrences(of: "¶", with: "\n\n"),
                speakers: cells[2].split(separator: "|").map(String.init))
        }
    }()

    @Test func tableIsRead() {
        #expect(Self.rows.count >= 55)
        #expect(Self.rows.allSatisfy { $0.published != nil && !$0.speakers.isEmpty })
    }

    @Test(arguments: rows)
    func speaks(_ row: Row) {
        let statements = extractor.findings(of: row.body, published: row.published).statements
        let speakers = statements.sorted { start($0) < start($1) }.map(\.speaker)
        let described = speakers.map { describe($0) }.joined(separator: "|")
        #expect(speakers.count == row.speakers.count, "\(described)")
        for (speaker, expected) in zip(speakers, row.speakers) { #expect(isCalled(speaker, expected), "\(described)") }
    }

    private func start(_ statement: Statement) -> Int { (statement.source.first ?? statement.content[0]).lowerBound }

    /// Whether a party is the one that the table names; a country stands only where it matters.
    private func isCalled(_ party: Party, _ expected: String) -> Bool {
        if expected.hasPrefix("organization:") {
            return party.kind == .organization && party.name.lowercased().contains(expected.dropFirst(13).lowercased())
        }
        return describe(party) == expected || describe(party).hasPrefix(expected + "/")
    }

    private func describe(_ party: Party) -> String {
        switch party.kind {
        case .official, .person: party.name + (party.country.map { "/" + $0 } ?? "")
        case .country where !party.countries.isEmpty: "countries:" + party.countries.joined(separator: " ")
        case .country: "country:" + (party.country ?? "-")
        case .organization: "organization:" + party.name
        case .unnamed: "unnamed"
        }
    }
}

// What the tests of extraction share: one extractor, and texts with the expected spans marked inside.

import Language
import Testing

@testable import Extraction

/// Loading the gazetteer takes a while; all tests use the same extractor.
let extractor = Extractor()

func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(ordinal: 0) }

/// Findings of a text of Friday, 4 July 2025.
func findings(_ body: String, published: CivilDate? = day("2025-07-04"), place: String? = nil) -> Findings {
    extractor.findings(of: body, published: published, place: place)
}

func text(_ range: Range<Int>, in body: String) -> String { String(decoding: Array(body.utf8)[range], as: UTF8.self) }

/// A text whose statements are marked: ⟦C:content⟧, ⟦S:source⟧, ⟦K:cue⟧ of the first, ⟦C2:content⟧ and so on of the next ones.
/// Marks may stand inside of each other.
struct MarkedText {
    private(set) var body = ""
    /// Ranges of UTF-8 bytes by label, such as "C" and "S2".
    private(set) var spans: [String: [Range<Int>]] = [:]

    init(_ marked: String) {
        var open: [(label: String, start: Int)] = []
        var rest = Substring(marked)
        while let character = rest.popFirst() {
            switch character {
            case "⟦":
                let label = rest.prefix { $0 != ":" }
                rest = rest.dropFirst(label.count + 1)
                open.append((String(label), body.utf8.count))
            case "⟧":
                guard let last = open.popLast() else { preconditionFailure("unpaired mark in \(marked)") }
                spans[last.label, default: []].append(last.start..<body.utf8.count)
            default: body.append(character)
            }
        }
        precondition(open.isEmpty, "unclosed mark in \(marked)")
    }

    /// The statements as `describe` writes them, in order of their numbers.
    var statements: [String] {
        var described: [String] = []
        for number in 1... {
            let suffix = number == 1 ? "" : String(number)
            guard let content = spans["C" + suffix] else { break }
            described.append(describe(content: content, source: spans["S" + suffix] ?? [], cue: spans["K" + suffix] ?? []))
        }
        return described
    }

    func describe(content: [Range<Int>], source: [Range<Int>], cue: [Range<Int>]) -> String {
        func list(_ ranges: [Range<Int>]) -> String {
            ranges.sorted { $0.lowerBound < $1.lowerBound }.map { "[\($0.lowerBound)-\($0.upperBound) \(text($0, in: body))]" }
                .joined(separator: "+")
        }
        return "source \(list(source)) cue \(list(cue)) content \(list(content))"
    }
}

/// Expects exactly the marked statements, each found by that rule and of that kind: "that-clause indirect, colon direct".
func expectStatements(_ marked: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let fixture = MarkedText(marked)
    let found = findings(fixture.body).statements
    #expect(
        found.map { fixture.describe(content: $0.content, source: $0.source, cue: $0.cue) } == fixture.statements,
        sourceLocation: sourceLocation)
    #expect(found.map { "\($0.rule) \($0.kind.rawValue)" }.joined(separator: ", ") == expected, sourceLocation: sourceLocation)
}

// Bars over time: the steps, the lines of a terminal and the picture.

import Foundation
import Testing

@testable import Export

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct BarChartTests {
    private func months(_ first: String, _ last: String) throws -> ClosedRange<Month> {
        let (first, last) = (try #require(Month(iso: first)), try #require(Month(iso: last)))
        return first...last
    }

    @Test func noMonthIsLeftOut() throws {
        let range = try months("2023-11-30", "2024-02")
        #expect(Period.all(in: range, by: .month).map(\.label) == ["2023-11", "2023-12", "2024-01", "2024-02"])
        #expect(Period.all(in: range, by: .quarter).map(\.label) == ["2023-Q4", "2024-Q1"])
        #expect(Period.all(in: range, by: .year).map(\.label) == ["2023", "2024"])
        let last = try #require(Month(iso: "2024-02"))
        #expect(Period.step(of: last, from: range.lowerBound, by: .month) == 3)
        #expect(Period.step(of: last, from: range.lowerBound, by: .quarter) == 1)
        #expect(Month(iso: "2024-13") == nil)
        #expect(Month(iso: "2024") == nil)
    }

    @Test func longSpansHaveLongerSteps() throws {
        #expect(PeriodLength.fitting(try months("2021-01", "2023-12")) == .month)
        #expect(PeriodLength.fitting(try months("2021-01", "2024-01")) == .quarter)
        #expect(PeriodLength.fitting(try months("2010-01", "2024-01")) == .year)
    }

    @Test func barsAreOnOneScale() {
        let chart = BarChart(
            title: "Ana Noll", subtitle: "statements and meetings", periods: ["2025-01", "2025-02", "2025-03"],
            series: [.init(name: "statements", counts: [30, 0, 13]), .init(name: "meetings", counts: [4, 1, 0])])
        #expect(
            chart.text(width: 49) == """
                         statements          meetings
                2025-01  ███████████████ 30  ██ 4
                2025-02  0                   ▌ 1
                2025-03  ██████▌ 13          0
                █ is 2

                """)
    }

    @Test func fewAreDrawnLarger() {
        let chart = BarChart(title: "a", subtitle: "b", periods: ["2025"], series: [.init(name: "statements", counts: [3])])
        #expect(
            chart.text(width: 80) == """
                      statements
                2025  ████████████ 3
                ████ is 1

                """)
    }

    @Test(arguments: [20, 40, 80]) func linesKeepTheWidth(_ width: Int) {
        let chart = BarChart(
            title: "a", subtitle: "b", periods: ["2025-01", "2025-02"],
            series: [.init(name: "statements", counts: [123_456, 1])])
        let lines = chart.text(width: width).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= max(width, 26) })
        #expect(lines[1].hasSuffix(" 123456"))
        #expect(lines[2] == "2025-02  ▏ 1")
    }

    @Test func thePictureTellsItselfInWords() throws {
        let chart = BarChart(
            title: "Noll & <Sons>", subtitle: "statements by month, 2025-01 to 2025-02", periods: ["2025-01", "2025-02"],
            series: [.init(name: "statements", counts: [2, 7])])
        let svg = chart.svg()
        #expect(svg.contains("<title id=\"title\">Noll &amp; &lt;Sons&gt;</title>"))
        #expect(
            svg.contains(
                "<desc id=\"desc\">Bar chart of statements by month, 2025-01 to 2025-02. statements: 9, most in 2025-02: 7.</desc>"
            ))
        #expect(svg.contains("<title>2025-02: 7 statements</title>"))
        let names = try elements(of: svg)
        // The paper, and a bar for each month.
        #expect(names["rect"] == 3)
        #expect(names["svg"] == 1)
    }
}

/// How often a well-formed file has each element.
func elements(of xml: String) throws -> [String: Int] {
    final class Counter: NSObject, XMLParserDelegate {
        var names: [String: Int] = [:]
        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            names[name, default: 0] += 1
        }
    }
    let counter = Counter()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = counter
    guard parser.parse() else { throw CocoaError(.fileReadCorruptFile) }
    return counter.names
}

// The forms of output: tables that fit, text that is harmless, JSON that every parser reads.

import Archive
import Foundation
import Testing

@testable import demarche

@Suite struct OutputTests {
    private let rows = Rows(
        columns: ["id", "text"],
        rows: [[.integer(7), "plain"], [.integer(12), "a \"quoted\", text"], [.null, "two\nlines | and a\ttab"]])

    @Test func widthsCountWideAndCombiningCharacters() {
        #expect(displayWidth("abc") == 3)
        #expect(displayWidth("漢字") == 4)
        #expect(displayWidth("e\u{301}") == 1)
        #expect(displayWidth("한국") == 4)
        #expect(displayWidth("👩‍👩‍👧") == 2)
        #expect(displayWidth("\u{1B}[1mbold\u{1B}[0m") == 4)
        #expect(displayWidth("a\u{200B}b") == 2)
    }

    @Test func wrappingKeepsEveryWordAndTheWidth() {
        let text = "Russia will not accept any agreement that fails to address its core concerns, 外交部発言人は述べた"
        for width in [5, 8, 13, 40, 200] {
            let lines = wrap(text, width: width)
            #expect(lines.allSatisfy { displayWidth($0) <= width })
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        }
        #expect(wrap("one two three", width: 7) == ["one two", "three"])
        #expect(wrap("https://example.org/long/address", width: 10, breakingWords: false) == ["https://example.org/long/address"])
        #expect(wrap("", width: 10) == [""])
    }

    @Test func tableAlignsNumbersRightAndKeepsLines() {
        #expect(
            tableText(rows, width: 80) == """
                id  text
                ──  ─────────────────
                 7  plain

                12  a "quoted", text

                    two
                    lines | and a tab

                """)
    }

    @Test func tableOfTooManyColumnsBecomesBlocks() {
        let wide = Rows(
            columns: ["alpha", "beta", "gamma"],
            rows: [["something long enough", "another long value", "third"], [nil, "x", nil]])
        #expect(
            tableText(wide, width: 24) == """
                alpha  something long
                       enough
                beta   another long
                       value
                gamma  third

                beta   x

                """)
    }

    @Test func nothingOfATableIsCut() {
        let words = (0..<300).map { "word\($0)" }.joined(separator: " ")
        for width in [20, 60, 100, 1000] {
            let text = tableText(Rows(columns: ["a", "b"], rows: [[.text(words), "end"]]), width: width)
            #expect((0..<300).allSatisfy { text.contains("word\($0)") })
            #expect(text.contains("end"))
        }
    }

    @Test func commaSeparatedFollowsRFC4180() {
        #expect(
            text(rows, .csv)
                == "id,text\r\n7,plain\r\n12,\"a \"\"quoted\"\", text\"\r\n,\"two\nlines | and a\ttab\"\r\n")
    }

    @Test func tabSeparatedEscapesTabsAndLines() {
        #expect(text(rows, .tsv) == "id\ttext\n7\tplain\n12\ta \"quoted\", text\n\ttwo\\nlines | and a\\ttab\n")
    }

    @Test func markdownEscapesItsMarks() {
        #expect(
            text(rows, .markdown) == """
                | id | text |
                | ---: | --- |
                | 7 | plain |
                | 12 | a "quoted", text |
                |  | two<br>lines \\| and a tab |

                """)
        let hostile = Rows(columns: ["x"], rows: [["<script>alert(1)</script> [a](b) *c*"]])
        #expect(text(hostile, .markdown).contains("&lt;script&gt;alert(1)&lt;/script&gt; \\[a\\](b) \\*c\\*"))
    }

    @Test func terminalEscapesAreWrittenOut() {
        let hostile = "a\u{1B}[2J\u{7}b\u{202E}c\u{9B}1m\rd"
        #expect(neutral(hostile) == "a⟨U+001B⟩[2J⟨U+0007⟩b⟨U+202E⟩c⟨U+009B⟩1m d")
        let grid = Rows(columns: ["x"], rows: [[.text(hostile)]])
        for text in [
            tableText(grid, width: 80), text(grid, .tsv), text(grid, .markdown), text(grid, .csv), text(grid, .html),
        ] {
            #expect(!text.unicodeScalars.contains { $0.steersTerminal && $0 != "\n" && $0 != "\r" })
        }
    }

    /// Every scalar that steers a terminal, in cells and names of columns, in every form: only the ends of lines and, in TSV and
    /// CSV, tabs come through.
    @Test func nothingThatSteersATerminalComesThrough() throws {
        let steering = (0..<0x3000).compactMap(Unicode.Scalar.init).filter(\.steersTerminal)
        #expect(steering.count == 32 + 33 + 1 + 2 + 7 + 4)
        var all = String.UnicodeScalarView()
        for scalar in steering {
            all.append("x")
            all.append(scalar)
        }
        let texts = [String(all)] + steering.map { "a\($0)[2J\($0)" } + ["\u{1B}]52;c;aGk=\u{7}", "\u{1B}]8;;http://x\u{1B}\\y"]
        let grid = Rows(
            columns: ["plain", "te\u{1B}[1mxt\u{202E}"],
            rows: texts.map { [1, .text($0)] } + texts.map { [.null, .text("https://example.org/" + $0)] })
        var printed: [(name: String, text: String, allowed: Set<Unicode.Scalar>)] = [
            ("table", tableText(grid, width: 80), ["\n"]), ("blocks", tableText(grid, width: 20), ["\n"]),
            ("json", text(grid, .json), ["\n"]), ("jsonl", text(grid, .jsonl), ["\n"]),
            ("csv", text(grid, .csv), ["\n", "\r", "\t"]), ("tsv", text(grid, .tsv), ["\n", "\t"]),
            ("markdown", text(grid, .markdown), ["\n"]), ("html", text(grid, .html), ["\n", "\t"]),
        ]
        for text in texts {
            let columns = ["statement_id", "speaker", "office", "country", "words", "subjects", "title", "source", "url"]
            let cells: [Value] = [1] + Array(repeating: .text(text), count: 8)
            printed.append(("passage", passage(columns, cells, width: 60), ["\n"]))
        }
        for (name, text, allowed) in printed {
            let through = text.unicodeScalars.filter { $0.steersTerminal && !allowed.contains($0) }
            #expect(through.isEmpty, "\(name): \(through.map(\.named))")
        }
    }

    @Test func rowsAsAnHTMLPage() {
        let page = text(Rows(columns: ["n", "<b>"], rows: [[7, "a & b"], [8, "https://example.org/?a=1&b=\""]]), .html)
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(
            page.hasSuffix(
                """
                <table>
                <thead>
                <tr><th scope="col" dir="auto">n</th><th scope="col" dir="auto">&lt;b&gt;</th></tr>
                </thead>
                <tbody>
                <tr><td class="number">7</td><td dir="auto">a &amp; b</td></tr>
                <tr><td class="number">8</td><td><a href="https://example.org/?a=1&amp;b=&quot;" rel="noopener noreferrer">\
                https://example.org/?a=1&amp;b=&quot;</a></td></tr>
                </tbody>
                </table>
                </body>
                </html>

                """))
        let script = text(Rows(columns: ["x"], rows: [["javascript:alert(1)"], ["</table><script>alert(1)</script>"]]), .html)
        #expect(!script.contains("href=") && !script.contains("<script"))
        #expect(!text(rows, .html, hasHeader: false).contains("<thead>"))
    }

    @Test func rowsWithoutTheNamesOfColumns() {
        let row = Rows(columns: ["a long name", "b"], rows: [[1, "x"]])
        #expect(text(row, .csv, hasHeader: false) == "1,x\r\n")
        #expect(text(row, .tsv, hasHeader: false) == "1\tx\n")
        #expect(text(row, .markdown, hasHeader: false) == "| 1 | x |\n")
        #expect(text(row, .jsonl, hasHeader: false) == "{\"a long name\":1,\"b\":\"x\"}\n")
        #expect(tableText(row, width: 80, hasHeader: false) == "1  x\n")
    }

    @Test func aTableOfManyColumnsBecomesBlocksOfWholeCells() {
        let columns = (0..<40).map { "column\($0)" }
        let wide = Rows(columns: columns, rows: [columns.map { .text("漢字 of \($0) " + String(repeating: "長", count: 30)) }])
        for width in [20, 80, 120] {
            let text = tableText(wide, width: width)
            #expect(text.filter { $0 == "長" }.count == 40 * 30)
            #expect(text.split(separator: "\n").count >= 40)
        }
    }

    @Test func unknownColumnsAreToldWithTheNearest() {
        var printer = RowPrinter(.csv, columns: ["kind", "plaec"])
        #expect(throws: OutputError.unknownColumn(name: "plaec", known: ["place", "kind"])) {
            try printer.begin(["place", "kind"])
        }
        #expect(
            OutputError.unknownColumn(name: "plaec", known: ["place", "kind"]).description
                == "no column \"plaec\": did you mean place? the columns are place, kind")
        #expect(
            OutputError.unknownColumn(name: "zzzzzzzz", known: ["place", "kind"]).description
                == "no column \"zzzzzzzz\": the columns are place, kind")
    }

    @Test(arguments: [
        ("a.csv", OutputFormat.csv), ("b.TSV", .tsv), ("c.ndjson", .jsonl), ("d.md", .markdown), ("e.htm", .html), ("f.txt", nil),
        ("g", nil), ("dir.csv/g", nil),
    ]) func formatsByTheEndingOfTheFile(_ path: String, _ format: OutputFormat?) throws {
        #expect(try OutputOptions.parse(["--output", path]).chosenFormat == format)
        #expect(try OutputOptions.parse(["--output", path, "--format", "json"]).chosenFormat == .json)
    }

    @Test func jsonIsReadByAnotherParser() throws {
        var texts = [
            "", "\"\\/\u{8}\u{C}\n\r\t\u{0}\u{1F}\u{7F}", "é漢😀", "\u{80}\u{9F}\u{2028}\u{202E}\u{2066}", "\u{E2}\u{C2}Ð\u{061C}",
            "</script>",
        ]
        var state: UInt32 = 1
        for _ in 0..<200 {
            let scalars = (0..<20).map { _ -> Unicode.Scalar in
                state = state &* 1_664_525 &+ 1_013_904_223
                return Unicode.Scalar((state >> 8) % 0x3000) ?? " "
            }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            texts.append(String(view))
        }
        for text in texts {
            var json = JSONText()
            json.object { $0.member(text, text) }
            let parsed = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: String]
            #expect(parsed.map { Array($0.keys.joined().unicodeScalars) } == Array(text.unicodeScalars))
            #expect(parsed.map { Array($0.values.joined().unicodeScalars) } == Array(text.unicodeScalars))
            let shown = String(decoding: json.bytes, as: UTF8.self)
            #expect(!shown.unicodeScalars.contains { $0.steersTerminal })
        }
    }

    @Test func jsonHasItsKeysInOrderAndNullsForTheUnknown() {
        var json = JSONText()
        json.object { json in
            json.member("z", nil as String?)
            json.member("a", [3..<5, 7..<9])
            json.member("n", 0.25)
            json.member("i", nil as Int?)
            json.member("names", ["x", "y"])
        }
        #expect(
            String(decoding: json.bytes, as: UTF8.self) == #"{"z":null,"a":[[3,5],[7,9]],"n":0.25,"i":null,"names":["x","y"]}"#)
    }

    @Test func jsonKeepsColumnsOfOneNameApart() {
        let rows = Rows(columns: ["a", "a", "a:1"], rows: [[1, 2, 3]])
        #expect(text(rows, .jsonl) == "{\"a\":1,\"a:1\":2,\"a:1:1\":3}\n")
        #expect(text(rows, .csv) == "a,a,a:1\r\n1,2,3\r\n")
    }

    @Test func noRowsStillHaveTitles() {
        let none = Rows(columns: ["a", "b"])
        #expect(text(none, .json) == "[]\n")
        #expect(text(none, .jsonl) == "")
        #expect(text(none, .csv) == "a,b\r\n")
        #expect(text(none, .tsv) == "a\tb\n")
        #expect(text(none, .markdown) == "| a | b |\n| --- | --- |\n")
    }

    @Test func rowsOfJSONAreOneArray() {
        #expect(text(Rows(columns: ["a"], rows: [[1], [nil]]), .json) == "[\n{\"a\":1},\n{\"a\":null}\n]\n")
    }

    @Test func aTableThatWouldFillTheMemoryIsRefused() throws {
        var rows = BoundedRows(columns: ["a"])
        let text = Value.text(String(repeating: "x", count: 1 << 20))
        for _ in 0..<63 { try rows.append([text]) }
        #expect(throws: TooLarge.self) { try rows.append([text]) }
    }

    /// The rows as they are printed.
    private func text(_ rows: Rows, _ format: RowText.Format, hasHeader: Bool = true) -> String {
        var text = RowText(format, columns: rows.columns, hasHeader: hasHeader)
        var bytes = rows.rows.flatMap { text.text(of: $0) }
        bytes += text.end()
        return String(decoding: bytes, as: UTF8.self)
    }
}

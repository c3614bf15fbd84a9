// Rows read in place: the same cells as the table of strings, and bisection by the first column.

import Language
import Testing

@testable import Gazetteer
@testable import Resources

struct RowsTests {
    private func rows(_ text: String, _ body: (Table.Rows) -> Void) {
        var text = text
        text.withUTF8 { body(Table.Rows(bytes: $0)) }
    }

    @Test func leavesOutCommentsAndEmptyLines() {
        rows("# made\nid\tname\n\na\tx y\n#b\tz\nc\t") { rows in
            #expect(
                rows.map { [$0[0].text, $0[1].text, $0[2].text] } == [["id", "name", ""], ["a", "x y", ""], ["c", "", ""]])
        }
    }

    @Test func readsCellsByTheirColumns() {
        rows("a\tb\t\td e\tf\n") { rows in
            #expect(rows.map { row in (0..<7).map { row[$0].text } } == [["a", "b", "", "d e", "f", "", ""]])
        }
    }

    @Test(arguments: [
        ("a", ["1"]), ("b", ["2", "3"]), ("b-c", ["4"]), ("d", ["5"]), ("", []), ("aa", []), ("c", []), ("e", []),
    ])
    func findsTheRowsOfAKey(_ key: String, _ values: [String]) {
        rows("a\t1\nb\t2\nb\t3\nb-c\t4\nd\t5\n") { rows in
            #expect(rows.matching(key).map { $0[1].text } == values)
        }
    }

    @Test(arguments: TableForm.all)
    func hasTheCellsOfTheTable(_ form: TableForm) {
        let resource = Resource.at("Gazetteer/\(form.name).tsv")
        #expect(
            Table.Rows(resource).map { row in form.columns.indices.map { row[$0].text } }
                == form.table.rows.map { Array($0.prefix(form.columns.count)) })
    }

    @Test func everyHolderHasHisTenures() {
        let table = Table(Resource.at("Gazetteer/tenures.tsv"))
        let titles = Dictionary(grouping: table.rows, by: { $0[0] }).mapValues { $0.map { $0[1] } }
        var lexicon = Lexicon()
        let holders = Gazetteer(lexicon: &lexicon).holders
        #expect(holders.count == Table(Resource.at("Gazetteer/officials.tsv")).rows.count)
        #expect(holders.filter { $0.tenures.map(\.title) != titles[$0.id] }.map(\.id) == [])
    }
}

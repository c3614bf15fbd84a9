// The forms in which rows are printed, as they come out of the database.

import Archive
import ArgumentParser

/// What `--format` may name.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json, jsonl, csv, tsv, markdown, html

    /// Endings of file names, and the formats that they tell.
    static let endings: [(ending: String, format: OutputFormat)] = [
        ("json", .json), ("jsonl", .jsonl), ("ndjson", .jsonl), ("csv", .csv), ("tsv", .tsv), ("md", .markdown),
        ("markdown", .markdown), ("html", .html), ("htm", .html),
    ]

    /// The format that the ending of a file's name tells.
    init?(ending: String) {
        guard let format = Self.endings.first(where: { $0.ending == ending })?.format else { return nil }
        self = format
    }

    /// The format whose rows are printed one at a time; nil for a table, whose widths depend on all rows.
    fileprivate var rowFormat: RowText.Format? {
        switch self {
        case .table: nil
        case .json: .json
        case .jsonl: .jsonl
        case .csv: .csv
        case .tsv: .tsv
        case .markdown: .markdown
        case .html: .html
        }
    }
}

/// Prints rows to standard output: each when it comes, or a table at the end.
struct RowPrinter {
    /// Rows printed so far, or waiting for the table.
    private(set) var count = 0
    private let format: RowText.Format?
    private let chosen: [String]?
    private let hasHeader: Bool
    private let dropsEmptyColumns: Bool
    /// Places of the chosen columns in a row; nil for all of them.
    private var places: [Int]?
    private var text: RowText?
    private var table: BoundedRows?
    private var output = StandardOutput()

    /// - Parameters:
    ///   - columns: names of the columns to print, in their order; nil for all.
    ///   - hasHeader: whether the names of the columns are printed, where they stand in a line of their own.
    ///   - dropsEmptyColumns: a table is printed without the columns in which nothing stands.
    init(_ format: OutputFormat, columns: [String]? = nil, hasHeader: Bool = true, dropsEmptyColumns: Bool = false) {
        self.format = format.rowFormat
        chosen = columns
        self.hasHeader = hasHeader
        self.dropsEmptyColumns = dropsEmptyColumns
    }

    /// - Throws: `OutputError.unknownColumn` where a chosen column is not among them.
    mutating func begin(_ columns: [String]) throws {
        var columns = columns
        if let chosen {
            let places = try chosen.map { name in
                guard
                    let place = columns.firstIndex(of: name)
                        ?? columns.firstIndex(where: { $0.lowercased() == name.lowercased() })
                else { throw OutputError.unknownColumn(name: name, known: columns) }
                return place
            }
            columns = places.map { columns[$0] }
            self.places = places
        }
        if let format {
            text = RowText(format, columns: columns, hasHeader: hasHeader)
        } else {
            table = BoundedRows(columns: columns)
        }
    }

    /// - Throws: `TooLarge` where the rows of a table are too many to be laid out.
    mutating func print(_ row: [Value]) throws {
        count += 1
        let row = places.map { places in places.map { row[$0] } } ?? row
        try table?.append(row)
        guard let bytes = text?.text(of: row) else { return }
        output.write(bytes: bytes)
        output.flushWhenDue()
    }

    /// Prints the rows that came so far, where others will not come.
    mutating func flush() { output.flush() }

    mutating func end() {
        if let bytes = text?.end() { output.write(bytes: bytes) }
        if let rows = table?.rows, !(dropsEmptyColumns && rows.rows.isEmpty) {
            let rows = dropsEmptyColumns ? rows.withoutEmptyColumns : rows
            output.write(tableText(rows, width: Terminal.columns, hasHeader: hasHeader))
        }
        output.flush()
    }
}

/// Rows kept in memory, up to a limit.
struct BoundedRows {
    private(set) var rows: Rows
    private var bytes = 0

    /// The rows' texts, with some bytes for each value.
    static let mostBytes = 64 << 20

    init(columns: [String]) { rows = Rows(columns: columns) }

    mutating func append(_ row: [Value]) throws {
        bytes += row.reduce(32) { $0 + 32 + $1.size }
        guard bytes <= Self.mostBytes else { throw TooLarge() }
        rows.rows.append(row)
    }
}

/// More rows than a table may have.
struct TooLarge: Error, CustomStringConvertible {
    var description: String {
        "the table is larger than \(BoundedRows.mostBytes >> 20) MB: narrow the query, or give --format jsonl or csv"
    }
}

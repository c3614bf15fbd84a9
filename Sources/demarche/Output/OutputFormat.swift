// The forms in which rows are printed, as they come out of the database.

import Archive
import ArgumentParser

/// What `--format` may name.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json, jsonl, csv, tsv, markdown

    /// The format whose rows are printed one at a time; nil for a table, whose widths depend on all rows.
    fileprivate var rowFormat: RowText.Format? {
        switch self {
        case .table: nil
        case .json: .json
        case .jsonl: .jsonl
        case .csv: .csv
        case .tsv: .tsv
        case .markdown: .markdown
        }
    }
}

/// Prints rows to standard output: each when it comes, or a table at the end.
struct RowPrinter {
    /// Rows printed so far, or waiting for the table.
    private(set) var count = 0
    private let format: RowText.Format?
    private let dropsEmptyColumns: Bool
    private var text: RowText?
    private var table: BoundedRows?
    private var output = StandardOutput()

    /// `dropsEmptyColumns`: a table is printed without the columns in which nothing stands.
    init(_ format: OutputFormat, dropsEmptyColumns: Bool = false) {
        self.format = format.rowFormat
        self.dropsEmptyColumns = dropsEmptyColumns
    }

    mutating func begin(_ columns: [String]) {
        if let format {
            text = RowText(format, columns: columns, neutralised: Terminal.showsOutput)
        } else {
            table = BoundedRows(columns: columns)
        }
    }

    /// - Throws: `TooLarge` where the rows of a table are too many to be laid out.
    mutating func print(_ row: [Value]) throws {
        count += 1
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
            output.write(tableText(dropsEmptyColumns ? rows.withoutEmptyColumns : rows, width: Terminal.columns))
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

/// Shared options of the commands that print rows.
struct OutputOptions: ParsableArguments {
    @Option(help: "How to print rows: table, json, jsonl (an object a line), csv, tsv or markdown.")
    var format: OutputFormat = .table

    /// Prints the rows of a query to standard output as they come, and returns how many there were.
    func print(_ query: Query, of archive: Archive, seconds: Double? = 60) throws -> Int {
        try Self.print(query, of: archive, as: format, seconds: seconds)
    }

    static func print(
        _ query: Query, of archive: Archive, as format: OutputFormat, dropsEmptyColumns: Bool = false, seconds: Double? = 60
    ) throws -> Int {
        var printer = RowPrinter(format, dropsEmptyColumns: dropsEmptyColumns)
        do {
            try archive.stream(
                query, seconds: seconds, header: { printer.begin($0) },
                row: {
                    try printer.print($0)
                    return true
                })
        } catch {
            printer.flush()
            throw error
        }
        printer.end()
        return printer.count
    }

    /// Prints the rows to standard output.
    /// - Throws: `ExitCode` 1 where there are none.
    func print(_ rows: Rows) throws {
        var printer = RowPrinter(format)
        printer.begin(rows.columns)
        for row in rows.rows { try printer.print(row) }
        printer.end()
        if rows.rows.isEmpty { throw ExitCode(1) }
    }
}

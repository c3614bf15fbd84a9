// Options of the commands that list what is known, and show one thing of it.

import Archive
import ArgumentParser
import Extraction

/// How a list is printed, and how long it may be.
struct ListingOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: "Rows at most (default: 50 in a table, else all).")
    var limit: Int?
    @OptionGroup var database: DatabaseOption
    @Option(help: "How to print: table, json, jsonl (an object a line), csv, tsv or markdown (default: for reading).")
    var format: OutputFormat?

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be at least 1") }
    }

    /// Prints the rows, for reading as a table or as passages; says how many are left out, or, where there are none, `nothing`.
    /// - Throws: `ExitCode` 1 where there are none.
    func print(_ query: Query, of archive: Archive, asPassages: Bool = false, nothing: () throws -> String) throws {
        let most = limit ?? (format == nil ? 50 : Int.max)
        var printer = RowPrinter(format ?? .table, dropsEmptyColumns: format == nil)
        var output = StandardOutput()
        var columns: [String] = []
        var count = 0
        try archive.stream(
            query,
            header: {
                columns = $0
                if format != nil || !asPassages { printer.begin($0) }
            },
            row: { row in
                count += 1
                guard count <= most else { return true }
                if format == nil, asPassages {
                    output.write((count == 1 ? "" : "\n") + passage(columns, row, width: Terminal.columns, numbered: true))
                } else {
                    try printer.print(row)
                }
                return true
            })
        output.flush()
        printer.end()
        if count == 0 {
            say(try nothing())
            throw ExitCode(1)
        }
        if count > most, limit == nil { note("\(most) of \(count) shown: --limit \(count) or --format gives all") }
    }
}

/// "no official called …: did you mean …?"
func unknown(_ name: String, _ kinds: Set<Subject.Kind>, _ what: String, in archive: Archive) throws -> ArchiveError {
    .unknownName(kind: what, name: name, nearest: try archive.nearest(to: name, of: kinds, limit: 3).map(\.name))
}

/// Says an error and ends with status 1, as where nothing is found.
func nothingFound(_ error: ArchiveError) -> ExitCode {
    say("\(error)")
    return ExitCode(1)
}

// Options of the commands that list what is known, and show one thing of it.

import Archive
import ArgumentParser
import Extraction

/// How a list is printed, and how long it may be.
struct ListingOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: "Rows at most (default: 50 in a table, else all).")
    var limit: Int?
    @OptionGroup var database: DatabaseOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be at least 1") }
    }

    /// Prints the rows, for reading as a table or as passages; says how many are left out, or, where there are none, `nothing`.
    /// - Throws: `ExitCode` 1 where there are none.
    func print(_ query: Query, of archive: Archive, asPassages: Bool = false, nothing: () throws -> String) throws {
        let format = output.chosenFormat
        let most = limit ?? (format == nil ? 50 : Int.max)
        let count = try output.deliver {
            format == nil && asPassages ? try passages(query, archive, most: most) : try rows(query, archive, most: most)
        }
        if count == 0 {
            say(try nothing())
            throw ExitCode(1)
        }
        if count > most, limit == nil { note("\(most) of \(count) shown: --limit \(count) or --format gives all") }
    }

    /// Prints passages for reading, and returns how many there are of them, printed or not.
    private func passages(_ query: Query, _ archive: Archive, most: Int) throws -> Int {
        var text = StandardOutput()
        var columns: [String] = []
        var count = 0
        try archive.stream(
            query, header: { columns = $0 },
            row: { row in
                count += 1
                guard count <= most else { return true }
                text.write((count == 1 ? "" : "\n") + passage(columns, row, width: Terminal.columns, numbered: true))
                return true
            })
        text.flush()
        return count
    }

    /// Prints rows, and returns how many there are of them, printed or not.
    private func rows(_ query: Query, _ archive: Archive, most: Int) throws -> Int {
        var printer = output.printer(dropsEmptyColumns: output.chosenFormat == nil)
        var count = 0
        try archive.stream(
            query, header: { try printer.begin($0) },
            row: { row in
                count += 1
                if count <= most { try printer.print(row) }
                return true
            })
        printer.end()
        return count
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

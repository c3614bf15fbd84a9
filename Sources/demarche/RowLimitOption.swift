// How many rows of a person's query are printed: the option that `sql` and `query` share.

import Archive
import ArgumentParser

/// `--limit`
struct RowLimitOption: ParsableArguments {
    /// Rows on a terminal, where no number is given.
    static let onTerminal = 1000

    @Option(parsing: .unconditional, help: "Rows at most (default: \(onTerminal) on a terminal, else all).")
    var limit: Int?

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be at least 1") }
    }

    /// Prints the rows of a query, says where there are more of them, and returns how many were printed.
    func print(_ query: Query, of archive: Archive, as output: OutputOptions, seconds: Double?) throws -> Int {
        archive.mostRows = limit ?? (Terminal.showsOutput && output.destination.path == nil ? Self.onTerminal : nil)
        defer { archive.mostRows = nil }
        let count = try output.print(query, of: archive, seconds: seconds)
        if archive.isCut { note("\(count) rows shown, there are more: give a larger --limit, or pipe the output") }
        return count
    }
}

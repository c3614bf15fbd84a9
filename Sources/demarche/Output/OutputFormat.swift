// The forms in which rows are printed.

import Archive
import ArgumentParser

/// What `--format` may name.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json, jsonl, csv, tsv, markdown

    /// Prints the rows, with what would steer a terminal written out in every form that people read.
    func print(_ grid: Rows, to output: inout StandardOutput) {
        switch self {
        case .table: output.write(tableText(grid, width: Terminal.columns))
        case .markdown: output.write(markdownText(grid))
        case .csv: output.write(commaSeparated(grid, neutralised: Terminal.showsOutput))
        case .tsv: output.write(tabSeparated(grid))
        case .json: output.write(bytes: jsonText(grid, lines: false))
        case .jsonl: output.write(bytes: jsonText(grid, lines: true))
        }
    }
}

/// Shared options of the commands that print rows.
struct OutputOptions: ParsableArguments {
    @Option(help: "How to print rows: table, json, jsonl (an object a line), csv, tsv or markdown.")
    var format: OutputFormat = .table

    /// Prints the rows to standard output.
    /// - Throws: `ExitCode` 1 where there are none.
    func print(_ rows: Rows) throws {
        var output = StandardOutput()
        format.print(rows, to: &output)
        output.flush()
        if rows.rows.isEmpty { throw ExitCode(1) }
    }
}

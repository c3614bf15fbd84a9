// `demarche sql`: one SELECT of the reader's own, or several at a prompt.

import Archive
import ArgumentParser
import Foundation

struct SQLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql",
        abstract: "Run one SELECT; nothing else is allowed.",
        discussion: """
            EXAMPLES:
              demarche sql "SELECT speaker, count(*) AS n FROM v_statements GROUP BY 1 ORDER BY n DESC LIMIT 10"
              demarche sql --format csv < query.sql
              demarche sql --file query.sql --explain-plan
              demarche sql "SELECT title FROM articles WHERE published >= :since" --param since=2025-01-01
              demarche sql "SELECT cite(statement_id) AS line FROM v_statements LIMIT 3" --format tsv
              demarche schema        the tables, views and functions to select from

            On a terminal, without a statement, a prompt reads one statement after another, each ended by a semicolon.

            A query only reads: it cannot write, open another file, or load code, and it has 5 seconds (--time-limit), 1 GB of \
            memory, and 64 MB for each row. On a terminal 1000 rows are shown (--limit).

            Lines of csv end with CRLF, as RFC 4180 has it, those of tsv with LF. A table is laid out when all its rows are \
            there, and may have 64 MB; in the other formats rows are printed as they come.
            """)

    @Argument(help: "The SELECT; without it, standard input is read.")
    var statement: String?
    @Option(help: ArgumentHelp("Read the SELECT from a file; - is standard input.", valueName: "file"), completion: .file())
    var file: String?
    @Option(
        name: .customLong("param"), help: ArgumentHelp("Value of a parameter :name of the query.", valueName: "name=value"))
    var parameters: [String] = []
    @Flag(help: "Print how SQLite would find the rows, instead of the rows.")
    var explainPlan = false
    @OptionGroup var limit: RowLimitOption
    @OptionGroup var time: TimeLimitOption
    @OptionGroup var database: DatabaseOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if statement != nil, file != nil { throw ValidationError("give a statement or --file, not both") }
        _ = try assignments(parameters)
    }

    func run() throws {
        let archive = try database.archive()
        let values = try assignments(parameters).mapValues { Int64($0).map(Value.integer) ?? .text($0) }
        if statement == nil, file == nil, isatty(STDIN_FILENO) == 1, Terminal.showsOutput {
            return SQLPrompt(archive: archive, output: output, limit: limit, seconds: time.seconds, values: values).run()
        }
        let query = Query(sql: try text(), arguments: values)
        if explainPlan { return try Self.printPlan(of: query, archive) }
        if let unused = try archive.unusedArgument(of: query) {
            throw ValidationError("--param \(neutral(unused)): the query has no parameter :\(neutral(unused))")
        }
        if try limit.print(query, of: archive, as: output, seconds: time.seconds) == 0 { throw ExitCode(1) }
    }

    /// The longest text that is read as a statement, in bytes.
    private static let longestText = 1 << 20

    private func text() throws -> String {
        if let statement { return statement }
        let handle: FileHandle
        if let file, file != "-" {
            guard let opened = FileHandle(forReadingAtPath: file) else {
                throw FileFault(path: file, message: String(cString: strerror(errno)))
            }
            handle = opened
        } else {
            if isatty(STDIN_FILENO) == 1 { note("reading SQL from standard input; end it with Ctrl-D") }
            handle = .standardInput
        }
        let path = file ?? "-"
        let data: Data
        do {
            data = try handle.read(upToCount: Self.longestText + 1) ?? Data()
        } catch {
            throw FileFault(path: path, message: "cannot be read")
        }
        guard data.count <= Self.longestText else {
            throw FileFault(path: path, message: "more than 1 MB, which no statement is")
        }
        guard let text = String(data: data, encoding: .utf8) else { throw FileFault(path: path, message: "not UTF-8") }
        return text
    }

    /// Prints the steps of SQLite's plan, each indented under the one that it belongs to.
    static func printPlan(of query: Query, _ archive: Archive) throws {
        var out = StandardOutput()
        for (depth, step) in try archive.plan(of: query) {
            out.write(String(repeating: "  ", count: depth) + neutral(step) + "\n")
        }
        out.flush()
    }
}

/// A file of SQL that cannot be read.
private struct FileFault: Error, CustomStringConvertible {
    let path: String
    let message: String
    var description: String { "\(path == "-" ? "standard input" : path): \(message)" }
}

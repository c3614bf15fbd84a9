// `demarche sql`: one SELECT of the reader's own.

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
              demarche sql "SELECT title FROM articles WHERE published >= :since" --param since=2025-01-01
              demarche schema        the tables and views to select from

            Lines of csv end with CRLF, as RFC 4180 has it, those of tsv with LF. A table is laid out when all its rows are \
            there, and may have 64 MB; in the other formats rows are printed as they come.
            """)

    @Argument(help: "The SELECT; without it, standard input is read.")
    var statement: String?
    @Option(
        name: .customLong("param"), help: ArgumentHelp("Value of a parameter :name of the query.", valueName: "name=value"))
    var parameters: [String] = []
    @Option(parsing: .unconditional, help: ArgumentHelp("Seconds that the query may run.", valueName: "seconds"))
    var timeLimit: Double = 60
    @OptionGroup var database: DatabaseOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard timeLimit > 0 else { throw ValidationError("--time-limit must be more than 0 seconds") }
        _ = try assignments(parameters)
    }

    func run() throws {
        let archive = try database.archive()
        let text = try statement ?? Self.standardInput()
        let values = try assignments(parameters).mapValues { Int64($0).map(Value.integer) ?? .text($0) }
        let query = Query(sql: text, arguments: values)
        if let unused = try archive.unusedArgument(of: query) {
            throw ValidationError("--param \(neutral(unused)): the query has no parameter :\(neutral(unused))")
        }
        if try output.print(query, of: archive, seconds: timeLimit) == 0 { throw ExitCode(1) }
    }

    private static func standardInput() throws -> String {
        if isatty(STDIN_FILENO) == 1 { note("reading SQL from standard input; end it with Ctrl-D") }
        return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    }
}

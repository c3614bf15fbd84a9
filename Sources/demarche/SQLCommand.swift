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
              demarche schema        the tables and views to select from
            """)

    @Argument(help: "The SELECT; without it, standard input is read.")
    var statement: String?
    @Option(help: ArgumentHelp("Seconds that the query may run.", valueName: "seconds"))
    var timeLimit: Double = 60
    @OptionGroup var database: DatabaseOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard timeLimit > 0 else { throw ValidationError("--time-limit must be more than 0 seconds") }
    }

    func run() throws {
        let archive = try database.archive()
        let text = try statement ?? Self.standardInput()
        try output.print(archive.rows(Query(sql: text), seconds: timeLimit))
    }

    private static func standardInput() throws -> String {
        if isatty(STDIN_FILENO) == 1 { note("reading SQL from standard input; end it with Ctrl-D") }
        return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    }
}

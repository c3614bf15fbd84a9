// `demarche watch`: the rows of a canned query that are new since it last ran.

import Archive
import ArgumentParser

struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Run a canned query and print only what is new since its last run.",
        discussion: """
            EXAMPLES:
              demarche watch statements-about subject=NATO
              demarche watch statements-by-country country=Norway --format jsonl --peek
              demarche watch recent limit=100 --reset

            What was printed is remembered for each database, query and values, in ~/.local/state/demarche/watch. At first \
            everything is new. Rows with a column statement_id or id are told apart by it, others by all their values. The \
            exit status is 1 where nothing is new.
            """)

    @Argument(help: "Name of the query; `demarche query` lists them.", completion: .cannedQueries)
    var name: String
    @Argument(
        help: ArgumentHelp("Values of its parameters, each as NAME=VALUE.", valueName: "parameter=value"),
        completion: .queryParameters)
    var parameters: [String] = []
    @Flag(help: "Print what is new, but do not remember it.")
    var peek = false
    @Flag(help: "Forget what was printed, so that everything is new again.")
    var reset = false
    @OptionGroup var queries: QueriesOption
    @OptionGroup var time: TimeLimitOption
    @OptionGroup var database: DatabaseOption
    @OptionGroup var output: OutputOptions

    func validate() throws { _ = try assignments(parameters) }

    func run() throws {
        let canned = try queries.catalogue().query(named: name)
        let values = try assignments(parameters)
        let query = try canned.query(values)
        let archive = try database.archive()
        if reset { try SeenRows.forget(name, query, in: archive, folder: UserFolders.watch) }
        let seen = try SeenRows(of: name, query, in: archive, folder: UserFolders.watch)
        var new = Rows(columns: [])
        try archive.stream(
            query, seconds: time.seconds, header: { new.columns = $0 },
            row: { row in
                if seen.isNew(row, new.columns) { new.rows.append(row) }
                return true
            })
        if new.rows.isEmpty { try unknownNames(in: values, of: canned, archive).forEach(say) }
        if new.rows.isEmpty {
            note(seen.isFirst ? "first run with these values: nothing found" : "nothing new")
        } else if seen.isFirst {
            note("first run with these values: everything is new")
        }
        if !new.rows.isEmpty { try output.print(new) }
        // Only what the reader has got is remembered.
        if !peek { try seen.save() }
        if new.rows.isEmpty { try output.print(new) }
    }
}

// `demarche query`: canned queries, listed, shown, run, and made of questions.

import Archive
import ArgumentParser
import Extraction
import Inquiry
import Language
import Reading

struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "List the canned queries, run one, or make one of a question.",
        discussion: """
            EXAMPLES:
              demarche query
              demarche query statements-about subject=NATO
              demarche query meetings-of party="Antony Blinken" --format csv
              demarche query timeline --describe
              demarche query timeline --show
              demarche query new fishing --from "what has Norway said about fishing"

            Queries of your own are files NAME.sql of ~/.config/demarche/queries, or of a folder given with --queries. Of \
            several queries of one name that of the first --queries folder counts, then yours, then Demarche's. Each begins \
            with lines of comment that declare it:

              -- title: What an official has said
              -- description: Statements of an official, the newest first.
              -- parameter: official (official, required) Name, or part of it
              -- parameter: since (date, optional) First day
              -- parameter: limit (integer, default 100) Most rows
              -- example: official=Lavrov since=2025

            Types are text, integer, number, date, official, country, organization, topic, subject (any of these four), act, \
            pattern (words for a full-text MATCH), or words to choose from (held|planned). `demarche query run --help` tells \
            the options.
            """,
        subcommands: [RunQuery.self, NewQuery.self],
        defaultSubcommand: RunQuery.self)
}

struct RunQuery: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a canned query; without a name, list them (the default).")

    @Argument(help: "Name of the query; without it, all are listed.", completion: .cannedQueries)
    var name: String?
    @Argument(
        help: ArgumentHelp("Values of its parameters, each as NAME=VALUE.", valueName: "parameter=value"),
        completion: .queryParameters)
    var parameters: [String] = []
    @Flag(help: "Print the SQL of the query instead of running it.")
    var show = false
    @Flag(help: "Tell what the query gives and what its parameters are, instead of running it.")
    var describe = false
    @OptionGroup var queries: QueriesOption
    @OptionGroup var limit: RowLimitOption
    @OptionGroup var time: TimeLimitOption
    @OptionGroup var database: DatabaseOption
    @OptionGroup var output: OutputOptions

    func validate() throws { _ = try assignments(parameters) }

    func run() throws {
        let catalogue = try queries.catalogue()
        guard let name else { return try list(catalogue) }
        let canned = try catalogue.query(named: name)
        if show || describe {
            var out = StandardOutput()
            out.write(show ? neutral(canned.sql, keepingLines: true) : QueryText.description(of: canned))
            return out.flush()
        }
        let values = try assignments(parameters)
        let query = try canned.query(values)
        let archive = try database.archive()
        if name == "failures", canned.path == nil { note(try Self.runs(archive, values)) }
        guard try limit.print(query, of: archive, as: output, seconds: time.seconds) == 0 else { return }
        for line in try unknownNames(in: values, of: canned, archive) { say(line) }
        throw ExitCode(1)
    }

    /// "failures of run 7 (2025-07-04T10:00:00Z)"
    private static func runs(_ archive: Archive, _ values: [String: String]) throws -> String {
        let count = values["runs"].flatMap { Int64($0) } ?? 1
        let runs = try archive.rows(
            Query(
                sql: "SELECT id, started FROM ingest_runs ORDER BY id DESC LIMIT :count",
                arguments: ["count": .integer(max(0, count))])
        ).rows.map { "\($0[0].plain) (\($0[1].plain))" }
        guard let last = runs.first, let first = runs.last else { return "no run of ingest" }
        return runs.count == 1 ? "failures of the last run, \(last)" : "failures of \(runs.count) runs, \(first) to \(last)"
    }

    /// Lists all queries; files that are none are said, and make the exit status 2.
    private func list(_ catalogue: QueryCatalogue) throws {
        var rows = Rows(columns: ["name", "title", "parameters", "origin"])
        for query in catalogue.queries {
            let origin = query.path.map { $0 + (catalogue.replacesOwn(query) ? " (in place of Demarche's)" : "") } ?? "demarche"
            rows.rows.append([.text(query.name), .text(query.title), .text(QueryText.usage(of: query)), .text(origin)])
        }
        try output.print(rows)
        for fault in catalogue.faults { say("\(fault)") }
        if !catalogue.faults.isEmpty { throw ExitCode(2) }
    }
}

struct NewQuery: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Write a canned query of your own, made of a question.",
        discussion: """
            EXAMPLES:
              demarche query new norway-on-fishing --from "what has Norway said about fishing since 2024"
              demarche query norway-on-fishing speaker=Finland

            The SQL of the question becomes a file that you may change; what the question names become the defaults of its \
            parameters. It is written into the first --queries folder, else into ~/.config/demarche/queries.
            """)

    @Argument(help: "Name of the query: small letters, digits and hyphens.")
    var name: String
    @Option(name: .customLong("from"), help: ArgumentHelp("The question, as `demarche ask` takes it.", valueName: "question"))
    var question: String
    @Option(help: ArgumentHelp("Title of the query (default: the question).", valueName: "text"))
    var title: String?
    @Flag(help: "Replace a query of the name.")
    var force = false
    @Option(help: ArgumentHelp("The day that \"last month\" counts from, YYYY-MM-DD (default: today).", valueName: "date"))
    var today: CivilDate?
    @OptionGroup var queries: QueriesOption
    @OptionGroup var database: DatabaseOption

    func run() throws {
        if !force, try CannedQuery.all().contains(where: { $0.name == name }) {
            throw ArchiveError.queryName(name, detail: "Demarche has one of this name: give --force to put yours in its place")
        }
        let archive = try database.archive()
        let inquiry = try Interpreter(names: Names(archive)).inquiry(question, today: today ?? Reader.currentDay)
        note("understood as: \(inquiry.paraphrase)")
        for line in inquiry.notes { note("note: \(line)") }
        let canned = try CannedQuery.write(
            name: name, title: title ?? question, description: inquiry.paraphrase, query: inquiry.query, of: archive,
            to: queries.folders[0], replaces: force)
        note(
            "written: \(canned.path ?? ""), for `demarche query \(name) \(QueryText.usage(of: canned))`"
        )
    }
}

/// What values of a query's parameters name that the database does not know, each with names like it.
func unknownNames(in values: [String: String], of canned: CannedQuery, _ archive: Archive) throws -> [String] {
    try canned.parameters.compactMap { parameter in
        let kinds = parameter.type.kinds
        guard let value = values[parameter.name], !kinds.isEmpty, try !archive.knows(value, kinds) else { return nil }
        let near = try archive.nearest(to: value, of: kinds, limit: 3).map(\.name)
        let role = kinds.count == 1 ? parameter.type.name : "official, country, organization or topic"
        let remedy = near.isEmpty ? "" : ": did you mean \(near.joined(separator: " or "))?"
        return "no \(role) called \"\(value.prefix(60))\"" + remedy
    }
}

/// Parses values of parameters, each as NAME=VALUE.
func assignments(_ texts: [String]) throws -> [String: String] {
    var values: [String: String] = [:]
    for text in texts {
        guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
            throw ValidationError("\"\(neutral(text))\" is not NAME=VALUE")
        }
        guard values.updateValue(String(text[text.index(after: equals)...]), forKey: String(text[..<equals])) == nil else {
            throw ValidationError("two values for the parameter \(text[..<equals])")
        }
    }
    return values
}

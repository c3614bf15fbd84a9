// `demarche query`: canned queries, listed, shown and run.

import Archive
import ArgumentParser

struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "List the canned queries, or run one.",
        discussion: """
            EXAMPLES:
              demarche query
              demarche query statements-about subject=NATO
              demarche query meetings-of official="Antony Blinken" --format csv
              demarche query timeline --show
            """)

    @Argument(help: "Name of the query; without it, all are listed.")
    var name: String?
    @Argument(help: ArgumentHelp("Values of its parameters, each as NAME=VALUE.", valueName: "parameter=value"))
    var parameters: [String] = []
    @Flag(help: "Print the SQL of the query instead of running it.")
    var show = false
    @OptionGroup var database: DatabaseOption
    @OptionGroup var output: OutputOptions

    func validate() throws { _ = try assignments(parameters) }

    func run() throws {
        guard let name else { return try list() }
        let canned = try CannedQuery.of(name: name)
        if show {
            var out = StandardOutput()
            out.write(canned.sql)
            return out.flush()
        }
        let query = try canned.query(assignments(parameters))
        try output.print(database.archive().rows(query))
    }

    private func list() throws {
        var rows = Rows(columns: ["name", "title", "parameters"])
        for query in try CannedQuery.all() {
            let parameters = query.parameters.map { parameter in
                switch parameter.need {
                case .required: "\(parameter.name)="
                case .optional: "[\(parameter.name)=]"
                case .byDefault(let value): "[\(parameter.name)=\(value)]"
                }
            }
            rows.rows.append([.text(query.name), .text(query.title), .text(parameters.joined(separator: " "))])
        }
        try output.print(rows)
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

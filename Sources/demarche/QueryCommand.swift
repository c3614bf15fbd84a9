// `demarche query`: canned queries, listed, shown and run.

import Archive
import ArgumentParser
import Extraction

struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "List the canned queries, or run one.",
        discussion: """
            EXAMPLES:
              demarche query
              demarche query statements-about subject=NATO
              demarche query meetings-of party="Antony Blinken" --format csv
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
        let values = try assignments(parameters)
        let query = try canned.query(values)
        let archive = try database.archive()
        if name == "failures" { note(try Self.runs(archive, values)) }
        guard try output.print(query, of: archive) == 0 else { return }
        for parameter in canned.parameters {
            if let value = values[parameter.name], let line = try Self.unknown(value, parameter, archive) { say(line) }
        }
        throw ExitCode(1)
    }

    /// "no official called …", where the value names nothing that the database knows.
    private static func unknown(_ value: String, _ parameter: CannedQuery.Parameter, _ archive: Archive) throws -> String? {
        let kinds = parameter.type.kinds
        guard !kinds.isEmpty, try !archive.knows(value, kinds) else { return nil }
        let near = try archive.nearest(to: value, of: kinds, limit: 3).map(\.name)
        let role = kinds.count == 1 ? parameter.type.rawValue : "official, country, organization or topic"
        let remedy = near.isEmpty ? "" : ": did you mean \(near.joined(separator: " or "))?"
        return "no \(role) called \"\(value.prefix(60))\"" + remedy
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

extension CannedQuery.ParameterType {
    /// What a value of the type may name.
    fileprivate var kinds: Set<Subject.Kind> {
        switch self {
        case .official: [.official]
        case .country: [.country]
        case .organization: [.organization]
        case .subject: [.official, .country, .organization, .topic]
        case .text, .integer, .date, .act: []
        }
    }
}

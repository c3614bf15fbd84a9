// The root command: sets up signals, runs a subcommand, words its errors and sets the exit status.

import ArgumentParser
import Foundation

/// Exit statuses: 0 rows found, 1 none, 2 an error, 64 wrong usage.
@main struct Demarche: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "demarche",
        abstract: "Who said what, and who met whom: a database of diplomatic statements out of news articles.",
        discussion: """
            EXAMPLES:
              demarche ingest articles/
              demarche ask "what has Lavrov said about NATO"
              demarche show 12
              demarche explain 12
              demarche query statements-about subject=Ukraine --format csv

            The database is the file of --db, else of DEMARCHE_DB, else demarche.db in this folder.
            Exit status: 0 rows found, 1 none, 2 an error, 64 wrong usage.
            """,
        version: version,
        subcommands: [
            IngestCommand.self, AskCommand.self, SearchCommand.self, ShowCommand.self, ExplainCommand.self, QueryCommand.self,
            WatchCommand.self,
            SQLCommand.self,
            OfficialsCommand.self, CountriesCommand.self, MeetingsCommand.self, AliasesCommand.self,
            TimelineCommand.self, GraphCommand.self, CalendarCommand.self, CiteCommand.self,
            ExtractCommand.self, GazetteerCommand.self, StatusCommand.self, SchemaCommand.self,
        ])

    static func main() async {
        // A full disk and a closed pipe are reported by the calls that meet them, not by the end of the process.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        let arguments = Array(CommandLine.arguments.dropFirst())
        if let suggestion = misspeltCommand(arguments) {
            say(suggestion)
            Foundation.exit(64)
        }
        let command: any ParsableCommand
        do {
            command = try parseAsRoot(arguments)
        } catch {
            exit(withError: error)
        }
        do {
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                var synchronous = command
                try synchronous.run()
            }
        } catch let error as ExitCode {
            Foundation.exit(error.rawValue)
        } catch  where exitCode(for: error) == .success {
            exit(withError: error)
        } catch {
            say("\(error)")
            Foundation.exit(2)
        }
    }

    /// "unknown command" with the nearest one, where the first argument is no command.
    private static func misspeltCommand(_ arguments: [String]) -> String? {
        let names = configuration.subcommands.map { $0.configuration.commandName ?? "" } + ["help"]
        guard let first = arguments.first, !first.hasPrefix("-"), !names.contains(first) else { return nil }
        let near = names.min { distance(first.lowercased(), $0) < distance(first.lowercased(), $1) } ?? ""
        let isNear = distance(first.lowercased(), near) <= max(1, near.count / 2)
        let remedy = isNear ? "did you mean \(near)?" : "the commands are \(names.dropLast().joined(separator: ", "))"
        return "unknown command \"\(first.prefix(60))\": \(remedy)"
    }

    /// Insertions, deletions and replacements that turn one word into the other.
    static func distance(_ a: String, _ b: String) -> Int {
        let (a, b) = (Array(a.utf8), Array(b.utf8))
        var last = Array(0...b.count)
        for (i, left) in a.enumerated() {
            var row = [i + 1]
            for (j, right) in b.enumerated() { row.append(min(last[j + 1] + 1, row[j] + 1, last[j] + (left == right ? 0 : 1))) }
            last = row
        }
        return last[b.count]
    }
}

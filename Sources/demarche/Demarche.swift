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
            CompletionsCommand.self, ManualCommand.self,
        ])

    static func main() async {
        // A full disk and a closed pipe are reported by the calls that meet them, not by the end of the process.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        let arguments = Array(CommandLine.arguments.dropFirst())
        let command: any ParsableCommand
        do {
            command = try parseAsRoot(arguments)
        } catch {
            if exitCode(for: error) == .validationFailure, let fault = Misspelling(in: arguments) {
                say("\(fault)")
                Foundation.exit(64)
            }
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
}

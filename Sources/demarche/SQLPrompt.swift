// The prompt of `demarche sql`: statements ended by semicolons, and a few commands that begin with a dot.

import Archive
import Foundation

struct SQLPrompt {
    let archive: Archive
    let output: OutputOptions
    let limit: RowLimitOption
    let seconds: Double?
    let values: [String: Value]

    private static let help = """
        SELECT ...;        runs when the semicolon ends it, on one line or several
        .schema [NAME]     tables, views, columns and functions; of one table
        .tables            names of tables and views
        .plan SELECT ...;  how SQLite would find the rows
        .quit              ends, as Ctrl-D does; Ctrl-C leaves a line or stops a query

        """

    func run() {
        let names = SchemaDescription.current.tables.flatMap { [$0.name] + $0.columns.map(\.name) } + Self.commands
        let words = Set(names).sorted()
        let prompt = Prompt(name: "sql") { beginning in words.filter { $0.hasPrefix(beginning.lowercased()) } }
        note("\(archive.path): type a SELECT and a semicolon, .help for help, .quit to end")
        var statement = ""
        while let line = prompt.line(statement.isEmpty ? "demarche> " : "     ...> ") {
            if Interruption.take() || (line.isEmpty && statement.isEmpty) {
                statement = ""
                continue
            }
            if statement.isEmpty, line.hasPrefix("."), !line.hasPrefix(".plan ") {
                prompt.remember(line)
                if command(line) { continue } else { break }
            }
            statement += statement.isEmpty ? line : "\n" + line
            guard Archive.isComplete(statement) else { continue }
            prompt.remember(statement)
            attempt(statement)
            statement = ""
        }
    }

    private static let commands = [".help", ".schema", ".tables", ".plan", ".quit"]

    /// Runs a statement, and words what goes wrong.
    private func attempt(_ statement: String) {
        do {
            if statement.hasPrefix(".plan ") {
                return try SQLCommand.printPlan(of: Query(sql: String(statement.dropFirst(6))), archive)
            }
            let query = Query(sql: statement, arguments: values)
            if try limit.print(query, of: archive, as: output, seconds: seconds) == 0 { note("no rows") }
        } catch {
            say("\(error)")
        }
    }

    /// Runs a command; whether the prompt goes on.
    private func command(_ line: String) -> Bool {
        let words = line.split(separator: " ").map(String.init)
        let schema = SchemaDescription.current
        var out = StandardOutput()
        switch words.first {
        case ".quit", ".exit": return false
        case ".help": out.write(Self.help)
        case ".tables": out.write(schema.tables.map { $0.name + "\n" }.joined())
        case ".schema":
            do {
                out.write(try SchemaText(width: Terminal.columns).text(of: words.dropFirst().first))
            } catch {
                say("\(error)")
            }
        default:
            let name = words.first ?? ""
            say("unknown command \"\(name.prefix(40))\": the commands are \(Self.commands.joined(separator: ", "))")
        }
        out.flush()
        return true
    }
}

// `demarche ask`: a question in English, answered with the exact words.

import Archive
import ArgumentParser
import Inquiry
import Language
import Reading

struct AskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Answer a question in English from the exact words of the articles.",
        discussion: """
            EXAMPLES:
              demarche ask "what has Lavrov said about NATO since May"
              demarche ask "who has Biden met from Japan"
              demarche ask "when did Blinken last meet Wang Yi"
              demarche ask "who is the foreign minister of Russia"
              demarche ask 'who said "we are ready for talks"' --format json
              demarche ask "Germany on sanctions" --min-confidence 0.8
              demarche ask "statements by Germany about sanctions" --sql
            """)

    /// Passages that are shown where nothing else is asked for.
    private static let shown = 20
    /// How far the others are counted.
    private static let counted = 1000

    @Argument(help: "The question; quotation marks around it are not needed.")
    var question: [String]
    @Flag(help: "Print the SQL and its parameters instead of the answer.")
    var sql = false
    @Flag(help: "Print how the question is understood instead of the answer; with --format json as JSON.")
    var explain = false
    @Option(parsing: .unconditional, help: "Rows at most (default: all, of passages 20).")
    var limit: Int?
    @Option(help: ArgumentHelp("The day that \"last month\" counts from, YYYY-MM-DD (default: today).", valueName: "date"))
    var today: CivilDate?
    @OptionGroup var confidence: ConfidenceOption
    @OptionGroup var database: DatabaseOption
    @Option(
        help: "How to print rows: table, json, jsonl (an object a line), csv, tsv or markdown (default: passages for reading).")
    var format: OutputFormat?

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be at least 1") }
    }

    func run() throws {
        let archive = try database.currentArchive()
        var inquiry = try Interpreter(names: Names(archive))
            .inquiry(question.joined(separator: " "), today: today ?? Reader.currentDay)
        if let limit { inquiry.limit = min(limit, inquiry.limit ?? limit) }
        inquiry.minConfidence = confidence.least
        if confidence.least > 0, !inquiry.selectsStatements {
            inquiry.notes.append("--min-confidence changes nothing here: only statements have a confidence")
        }
        if explain { return printInterpretation(inquiry.interpretation) }
        if sql { return printSQL(inquiry.query) }
        if let any = inquiry.aboutAny, try !hasRows(inquiry.ofAnyConfidence, archive), try hasRows(any, archive) {
            inquiry = any
        }

        note("understood as: \(inquiry.paraphrase)")
        for line in inquiry.notes { note("note: \(line)") }
        let found =
            if format == nil, [.statements, .quotation, .meetings].contains(inquiry.intent) {
                try printPassages(inquiry, archive)
            } else {
                try OutputOptions.print(inquiry.query, of: archive, as: format ?? .table, dropsEmptyColumns: format == nil)
            }
        guard found == 0 else { return }
        say("nothing found" + (try remedy(inquiry, archive)))
        throw ExitCode(1)
    }

    /// Prints statements or meetings for reading, not too many unless asked, and returns how many there were.
    private func printPassages(_ inquiry: Inquiry, _ archive: Archive) throws -> Int {
        let most = limit == nil ? Self.shown : Int.max
        var some = inquiry
        if limit == nil { some.limit = min(most + 1, inquiry.limit ?? Int.max) }
        var output = StandardOutput()
        var columns: [String] = []
        var count = 0
        try archive.stream(
            some.query, header: { columns = $0 },
            row: { row in
                count += 1
                guard count <= most else { return false }
                output.write((count == 1 ? "" : "\n") + passage(columns, row, width: Terminal.columns))
                output.flushWhenDue()
                return true
            })
        output.flush()
        if count > most {
            var counted = inquiry
            counted.limit = min(Self.counted + 1, inquiry.limit ?? Int.max)
            let total = Int(try archive.rows(counted.extent).rows[0][0].integer ?? 0)
            note(
                total > Self.counted
                    ? "\(most) of more than \(Self.counted) shown: --limit NUMBER gives more, --format all"
                    : "\(most) of \(total) shown: --limit \(total) or --format gives all")
        }
        return count
    }

    private func hasRows(_ inquiry: Inquiry, _ archive: Archive) throws -> Bool {
        var first = inquiry
        first.limit = 1
        var found = false
        try archive.stream(
            first.query, header: { _ in },
            row: { _ in
                found = true
                return false
            })
        return found
    }

    private func printInterpretation(_ interpretation: Inquiry.Interpretation) {
        var output = StandardOutput()
        if format == .json || format == .jsonl {
            output.write(bytes: interpretation.json.bytes + [UInt8(ascii: "\n")])
        } else {
            let lines = interpretation.lines
            let width = lines.map(\.name.count).max() ?? 0
            for (name, value) in lines {
                output.write(name + String(repeating: " ", count: width - name.count + 2) + value + "\n")
            }
        }
        output.flush()
        if format == nil { printSQL(interpretation.query) }
    }

    private func printSQL(_ query: Query) {
        var output = StandardOutput()
        output.write(query.sql + ";\n")
        for (name, value) in query.arguments.sorted(by: { $0.key < $1.key }) {
            let shown =
                switch value {
                case .text(let text):
                    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
                case .null: "NULL"
                default: value.plain
                }
            output.write(neutral("-- :\(name) = \(shown)") + "\n")
        }
        output.flush()
    }
}

// `demarche ask`: a question in English, answered with the exact words.

import Archive
import ArgumentParser
import Foundation
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
              demarche ask "how often has Lavrov mentioned Ukraine"
              demarche ask "where do Russia and Turkey disagree on Syria"
              demarche ask "who was the foreign minister of Russia in 2003"
              demarche ask 'who said "we are ready for talks"' --format json
              demarche ask "Germany on sanctions" --min-confidence 0.8
              demarche ask "statements by Germany about sanctions" --explain
              demarche ask

            Without a question, questions are asked at a prompt; "and about the EU?", "since May" go on with the one before. Where \
            standard input is no terminal, each of its lines is a question. Names may be misspelt a little: what they were taken \
            for is told.
            """)

    @Argument(help: "The question; quotation marks around it are not needed. Without it, questions are asked at a prompt.")
    var question: [String] = []
    @Flag(help: "Print the SQL and its parameters instead of the answer.")
    var sql = false
    @Flag(help: "Print how the question is understood instead of the answer; with --format json as JSON.")
    var explain = false
    @Option(parsing: .unconditional, help: "Rows at most (default: all, of passages 20).")
    var limit: Int?
    @Option(help: ArgumentHelp("The day that \"last month\" counts from, YYYY-MM-DD (default: today).", valueName: "date"))
    var today: CivilDate?
    @OptionGroup var confidence: ConfidenceOption
    @OptionGroup var time: TimeLimitOption
    @OptionGroup var database: DatabaseOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be at least 1") }
    }

    func run() throws {
        let archive = try database.currentArchive()
        guard question.isEmpty else {
            let inquiry = try Interpreter(names: Names(archive)).inquiry(question.joined(separator: " "), today: day)
            if try answer(inquiry, archive) == 0 { throw ExitCode(1) }
            return
        }
        guard output.destination.path == nil else {
            throw ValidationError("--output takes the answer to one question: give the question as an argument")
        }
        try converse(archive)
    }

    private var day: CivilDate { today ?? Reader.currentDay }

    /// Questions one after another, each of which may go on with the one before.
    private func converse(_ archive: Archive) throws {
        let isTerminal = isatty(STDIN_FILENO) == 1
        let prompt = isTerminal ? Prompt(name: "ask") : nil
        if isTerminal { note("\(archive.path): ask, or go on with a part of a question; an empty line or Ctrl-D ends") }
        var previous: Inquiry?
        var isMissed = false
        var isRefused = false
        var number = 0
        while let line = prompt.map({ $0.line("ask> ") }) ?? readLine() {
            number += 1
            if Interruption.take() { continue }
            if line.allSatisfy(\.isWhitespace) { if isTerminal { break } else { continue } }
            prompt?.remember(line)
            do {
                let interpreter = Interpreter(names: Names(archive))
                let inquiry =
                    try previous.map { try interpreter.followUp(line, after: $0, today: day) }
                    ?? interpreter.inquiry(line, today: day)
                previous = inquiry
                if try answer(inquiry, archive) == 0 { isMissed = true }
            } catch {
                isRefused = true
                say(isTerminal ? "\(error)" : "line \(number): \(error)")
            }
            if !explain, !sql { note("") }
        }
        if isRefused, !isTerminal { throw ExitCode(2) }
        if isMissed, !isTerminal { throw ExitCode(1) }
    }

    /// Prints the answer, and returns how many rows it has; 1 where only the interpretation is asked for.
    private func answer(_ inquiry: Inquiry, _ archive: Archive) throws -> Int {
        var inquiry = inquiry
        if let limit { inquiry.limit = min(limit, inquiry.limit ?? limit) }
        inquiry.minConfidence = confidence.least
        if confidence.least > 0, !inquiry.selectsStatements {
            inquiry.notes.append("--min-confidence changes nothing here: only statements have a confidence")
        }
        if explain || sql {
            try output.deliver { explain ? printInterpretation(inquiry.interpretation) : printSQL(inquiry.query) }
            return 1
        }
        if let any = inquiry.aboutAny, try !hasRows(inquiry.ofAnyConfidence, archive), try hasRows(any, archive) {
            inquiry = any
        }
        note("understood as: \(inquiry.paraphrase)")
        for line in inquiry.notes { note("note: \(line)") }
        let found =
            if output.chosenFormat == nil {
                try output.deliver {
                    try Answer(
                        inquiry: inquiry, archive: archive, output: output, limit: limit, seconds: time.seconds
                    ).print()
                }
            } else {
                try output.print(inquiry.query, of: archive, seconds: time.seconds)
            }
        if found == 0 { say("nothing found" + (try remedy(inquiry, archive))) }
        return found
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
        let format = output.chosenFormat
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

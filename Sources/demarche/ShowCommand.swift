// `demarche show`: a statement in its context, with the words marked.

import Archive
import ArgumentParser

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a statement in its context, with the words said marked and their places in the article.",
        discussion: """
            EXAMPLES:
              demarche show 12
              demarche show 12 '#15' 18
              demarche show 12 --context 5
              demarche show 12 --format json

            With several numbers --format json prints an object a line.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Argument(help: ArgumentHelp("Numbers of statements, as `ask` prints them.", valueName: "id"))
    var ids: [StatementNumber]
    @Option(parsing: .unconditional, help: "Sentences to show before and after the statement.")
    var context = 2
    @Option(help: "How to print it: text or json.")
    var format: Format = .text
    @OptionGroup var database: DatabaseOption

    func validate() throws {
        guard context >= 0 else { throw ValidationError("--context must not be negative") }
    }

    func run() throws {
        let archive = try database.archive()
        var output = StandardOutput()
        var missing: [ArchiveError] = []
        var isFirst = true
        for id in ids {
            let evidence: Evidence
            do {
                evidence = try archive.statement(id.number)
            } catch let error as ArchiveError where error == .noStatement(id: id.number) {
                missing.append(error)
                continue
            }
            let context = Self.context(of: evidence, sentences: context)
            switch format {
            case .text:
                if !isFirst { output.write("\n") }
                output.write(evidence.passage(context: context, width: min(Terminal.columns, 100)))
            case .json: output.write(bytes: evidence.json(context: context))
            }
            isFirst = false
        }
        output.flush()
        for error in missing { say("\(error)") }
        if !missing.isEmpty { throw ExitCode(2) }
    }

    /// The bytes of the statement with that many sentences before and after.
    private static func context(of evidence: Evidence, sentences count: Int) -> Range<Int> {
        guard let start = evidence.spans.map(\.range.lowerBound).min(), let end = evidence.spans.map(\.range.upperBound).max()
        else {
            return 0..<0
        }
        let sentences = sentences(of: evidence.body)
        let touched = sentences.indices.filter { sentences[$0].lowerBound < end && sentences[$0].upperBound > start }
        guard let first = touched.first, let last = touched.last else { return start..<end }
        let from = sentences[max(0, first - count)].lowerBound
        let until = sentences[min(sentences.count - 1, last + count)].upperBound
        return min(from, start)..<max(until, end)
    }
}

/// A number of a statement, with or without the mark that `ask` prints before it.
struct StatementNumber: ExpressibleByArgument {
    var number: Int64

    init?(argument: String) {
        guard let number = Int64(argument.hasPrefix("#") ? argument.dropFirst() : argument[...]) else { return nil }
        self.number = number
    }
}

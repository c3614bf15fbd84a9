// `demarche explain`: why a statement was found.

import Archive
import ArgumentParser
import Extraction
import Gazetteer

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show why a statement was found: its source, cue and content, and the rule that joined them.",
        discussion: """
            EXAMPLES:
              demarche explain 12
              demarche explain 12 '#15' --db news.db
              demarche explain 12 --format json

            The stored article is read anew by this very program, with the gazetteer tables of your own that the database keeps \
            or that you give. A probability is what the trained model holds of a part; \
            what a rule alone found has none. Where the statement is found no longer, that is said, what is stored is shown, \
            and the exit status is 1. With several numbers --format json prints an object a line.
            """)

    @Argument(help: ArgumentHelp("Numbers of statements, as `ask` prints them.", valueName: "id"))
    var ids: [StatementNumber]
    @Option(help: "How to print it: text or json.")
    var format: ShowCommand.Format = .text
    @OptionGroup var gazetteer: GazetteerOptions
    @OptionGroup var database: DatabaseOption

    func run() throws {
        let archive = try database.archive()
        var extractor: Extractor?
        var output = StandardOutput()
        var missing: [ArchiveError] = []
        var lost: [Int64] = []
        var isFirst = true
        for id in ids {
            let evidence: Evidence
            do {
                evidence = try archive.statement(id.number)
            } catch let error as ArchiveError where error == .noStatement(id: id.number) {
                missing.append(error)
                continue
            }
            let reader = try extractor ?? Extractor(gazetteer: Tables(overlay: gazetteer.overlay() ?? archive.overlay()))
            extractor = reader
            let explanation = Explanation(of: evidence, by: reader)
            if explanation.statement == nil { lost.append(id.number) }
            switch format {
            case .text:
                if !isFirst { output.write("\n") }
                output.write(explanation.passage(width: min(Terminal.columns, 100)))
            case .json: output.write(bytes: explanation.json)
            }
            isFirst = false
        }
        output.flush()
        for id in lost { say("statement \(id) is found no longer by this version: it is shown as it was stored") }
        for error in missing { say("\(error)") }
        if !missing.isEmpty { throw ExitCode(2) }
        if !lost.isEmpty { throw ExitCode(1) }
    }
}

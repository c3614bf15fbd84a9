// `demarche extract`: articles in, findings as JSON Lines out, without a database.

import ArgumentParser
import Extraction
import Gazetteer
import Reading

struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Print what is found in articles as JSON Lines, an object an article, without a database.",
        discussion: """
            EXAMPLES:
              demarche extract article.txt
              demarche extract articles/ > findings.jsonl
              demarche extract articles/ --min-confidence 0.8
              demarche extract articles/ --gazetteer own/
              zcat news.jsonl.gz | demarche extract - --with-body | jq '.statements[].text'

            Offsets are UTF-8 bytes into the article's text, half-open. What is unknown is null; statements that a rule alone \
            found have no "probabilities".
            """)

    @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "path"), completion: .file())
    var paths: [String]
    @Flag(help: "Add the text of the article as \"body\".")
    var withBody = false
    @Flag(help: ArgumentHelp("Print how long each stage of extraction took.", visibility: .hidden))
    var stageTimes = false
    @OptionGroup var confidence: ConfidenceOption
    @OptionGroup var gazetteer: GazetteerOptions
    @OptionGroup var reading: ReadingOptions

    func run() async throws {
        var output = StandardOutput()
        var (articles, failures) = (0, 0)
        let tables = Tables(overlay: try gazetteer.overlay())
        let source = try reading.reader().articles(in: paths)
        let stages = stageTimes ? StageTimes() : nil
        try await extractInParallel(source, gazetteer: tables, jobs: reading.concurrency, stages: stages) { extracted in
            switch extracted {
            case .failure(let failure):
                failures += 1
                say("\(failure)")
            case .success((let article, var findings)):
                articles += 1
                findings.statements.removeAll { $0.confidence < confidence.least }
                var json = JSONText()
                json.findings(findings, of: article, withBody: withBody)
                json.newline()
                output.write(bytes: json.bytes)
            }
        }
        output.flush()
        if let stages { for stage in StageTimes.Stage.allCases { note("\(stage.rawValue) \(stages[stage] / .seconds(1))") } }
        if failures > 0 { throw ExitCode(2) }
        if articles == 0 { throw ExitCode(1) }
    }
}

// Explanations: a stored statement found again, found otherwise, and found no longer.

import Archive
import Extraction
import Foundation
import Language
import Reading
import Resources
import Testing

@testable import demarche

@Suite struct ExplanationTests {
    private static let body = """
        Ana Noll met the press. “The talks,” she said, “go on.”

        Her ministry added that the talks go on.
        """

    /// The bytes of the words, at their first place or at that after `start`.
    private static func bytes(_ words: String, after start: Int = 0) -> Range<Int> {
        let all = Array(body.utf8)
        let wanted = Array(words.utf8)
        let first = (start...(all.count - wanted.count)).first { Array(all[$0..<$0 + wanted.count]) == wanted }!
        return first..<first + wanted.count
    }

    private static let noll = Party(kind: .official, name: "Ana Noll", office: "Minister", official: 0)

    /// Said by her: `“The talks,” she said, “go on.”`
    private static let quotation = Statement(
        kind: .direct, act: .promise, content: [bytes("The talks"), bytes("go on")], source: [bytes("she")],
        cue: [bytes("said")], speaker: noll, confidence: 0.97, rule: "quote-then-cue")

    private static func findings(_ statements: Statement...) -> Findings {
        var findings = Findings()
        findings.officials = [Official(name: "Ana Noll", names: ["Ana Noll"], office: "Minister", mentions: [bytes("Ana Noll")])]
        findings.statements = statements
        return findings
    }

    /// A database of the article with one statement, in a folder of its own.
    private final class Scratch {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        var path: String { folder.appendingPathComponent("test.db").path }

        init(_ statement: Statement) throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let article = Article(
                id: "1", title: "The press", datelinePlace: "OSH", published: CivilDate(iso: "2025-07-05"),
                publishedBasis: .given, body: ExplanationTests.body, origin: .init(path: "-"))
            let ingest = try Ingest(into: path, version: "0.0.9")
            try ingest.add([(article, ExplanationTests.findings(statement))])
            try ingest.finish()
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func evidence() throws -> Evidence { try Archive(reading: path).statement(1) }
    }

    @Test func allThatExtractionIsGivenIsStored() throws {
        let evidence = try Scratch(Self.quotation).evidence()
        #expect(evidence.body == Self.body)
        #expect(evidence.datelinePlace == "OSH")
        #expect(evidence.version == "0.0.9")
        #expect(evidence.statement["published"] == "2025-07-05")
        #expect(evidence.statement["title"] == "The press")
    }

    @Test func aStatementIsFoundByItsContent() throws {
        let evidence = try Scratch(Self.quotation).evidence()
        var part = Self.quotation
        part.content.removeLast()
        var otherSource = Self.quotation
        otherSource.source = [Self.bytes("Her ministry")]
        let explanation = Explanation(of: evidence, among: Self.findings(part, otherSource, Self.quotation))
        #expect(explanation.statement == Self.quotation)
        #expect(explanation.nearest == nil)
        #expect(explanation.changes.isEmpty)
        #expect(
            explanation.parts.map { "\($0.role) \($0.range.bytes)" } == [
                "content 27-36", "source 41-44", "cue 45-49", "content 54-59",
            ])
    }

    @Test func whatIsFoundOtherwiseIsTold() throws {
        let evidence = try Scratch(Self.quotation).evidence()
        var changed = Self.quotation
        changed.act = .comment
        changed.rule = "cue-then-quote"
        changed.confidence = 0.9
        changed.source = []
        let explanation = Explanation(of: evidence, among: Self.findings(changed))
        #expect(
            explanation.changes.map { "\($0.column) \($0.stored)" } == [
                "act promise", "rule quote-then-cue", "confidence 0.97", "source 41-44",
            ])
        #expect(
            explanation.passage(width: 80).contains(
                """
                stored as  act promise, rule quote-then-cue, confidence 0.97, source 41-44; by
                           version 0.0.9

                """))
    }

    @Test func partsAreMarkedAndProbabilitiesShown() throws {
        let evidence = try Scratch(Self.quotation).evidence()
        var statement = Self.quotation
        statement.probabilities = Probabilities(cue: 0.99951, source: 0.875, content: 0.75, link: 0.5)
        #expect(
            Explanation(of: evidence, among: Self.findings(statement)).passage(width: 80) == """
                statement  1, direct, promise
                speaker    Ana Noll, Minister
                named by   “she”, that is “Ana Noll” (bytes 0-8)
                article    The press, 2025-07-05
                found by   quote-then-cue: The words are a quotation before the cue or around
                           it, as in '"We are ready," the minister said.'
                confidence 0.97

                “«content: The talks»,” «source: she» «cue: said», “«content: go on».”

                part     bytes  probability  words
                ───────  ─────  ───────────  ───────────────────────────────────
                content  27-36         0.75  The talks
                source   41-44        0.875  she
                cue      45-49          1.0  said
                content  54-59               go on
                link                    0.5  source, cue and content go together

                """)
    }

    @Test func aPartWithinAnotherIsMarkedInside() throws {
        var statement = Self.quotation
        statement.content = [Self.bytes("“The talks,” she said, “go on.”")]
        let evidence = try Scratch(statement).evidence()
        #expect(
            Explanation(of: evidence, among: Self.findings(statement)).passage(width: 100).contains(
                "\n«content: “The talks,” «source: she» «cue: said», “go on.”»\n"))
    }

    @Test func aStatementFoundNoLongerIsShownAsStored() throws {
        let evidence = try Scratch(Self.quotation).evidence()
        var nearest = Self.quotation
        nearest.content = [Self.bytes("go on")]
        var elsewhere = Self.quotation
        elsewhere.content = [Self.bytes("the talks go on", after: 70)]
        let explanation = Explanation(of: evidence, among: Self.findings(elsewhere, nearest))
        #expect(explanation.statement == nil)
        #expect(explanation.nearest == nearest)
        #expect(explanation.rule == "quote-then-cue")
        let text = explanation.passage(width: 80)
        #expect(text.contains("\nstored by  quote-then-cue: "))
        #expect(text.contains("\nfound now  “go on” (bytes 54-59), by quote-then-cue, confidence 0.97\n"))
        #expect(text.contains("“«content: The talks»,” «source: she» «cue: said», “«content: go on».”"))

        let nothing = Explanation(of: evidence, among: Self.findings(elsewhere))
        #expect(nothing.nearest == nil)
        #expect(nothing.passage(width: 80).contains("\nfound now  no statement with any of these words\n"))
    }

    @Test(arguments: ["text", "json"]) func theCommandSaysThatItIsFoundNoLonger(_ format: String) throws {
        var invented = Self.quotation
        invented.content = [Self.bytes("the press")]
        let scratch = try Scratch(invented)
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = CommandTests.products.appendingPathComponent("demarche")
        process.arguments = ["explain", "1", "--db", scratch.path, "--format", format]
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let printed = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        let said = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
        #expect(said == "demarche: statement 1 is found no longer by this version: it is shown as it was stored\n")
        #expect(printed.contains(format == "text" ? "«content: the press»" : #""found":false"#))
    }

    @Test func jsonHasWhatIsFoundAndWhatIsStored() throws {
        let evidence = try Scratch(Self.quotation).evidence()
        var statement = Self.quotation
        statement.probabilities = Probabilities(cue: 0.9, source: 0.8, content: 0.7, link: 0.6)
        statement.confidence = 0.5
        let bytes = Explanation(of: evidence, among: Self.findings(statement)).json
        let json = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(json["found"] as? Bool == true)
        #expect(json["named_by"] as? String == "“she”, that is “Ana Noll” (bytes 0-8)")
        let parts = try #require(json["parts"] as? [[String: Any]])
        #expect(parts.map { $0["text"] as? String } == ["The talks", "she", "said", "go on"])
        #expect(parts.map { $0["probability"] as? Double } == [0.7, 0.8, 0.9, 0.7])
        let extracted = try #require(json["extracted"] as? [String: Any])
        #expect(extracted["probabilities"] as? [String: Double] == ["cue": 0.9, "source": 0.8, "content": 0.7, "link": 0.6])
        #expect(extracted["confidence"] as? Double == 0.5)
        #expect((json["stored"] as? [String: Any])?["confidence"] as? Double == 0.97)
        #expect(json["nearest"] is NSNull)
    }

    @Test func probabilitiesArePrintedWhereThereAreAny() {
        let article = Article(id: "1", body: Self.body, origin: .init(path: "-"))
        var json = JSONText()
        json.findings(Self.findings(Self.quotation), of: article, withBody: false)
        #expect(!String(decoding: json.bytes, as: UTF8.self).contains("probabilities"))
        var statement = Self.quotation
        statement.probabilities = Probabilities(cue: 0.25, source: 0.5, content: 0.75, link: 1)
        json = JSONText()
        json.findings(Self.findings(statement), of: article, withBody: false)
        #expect(
            String(decoding: json.bytes, as: UTF8.self).contains(
                #""confidence":0.97,"probabilities":{"cue":0.25,"source":0.5,"content":0.75,"link":1},"rule":"#))
    }

    @Test func theSpeakerIsNamedByTheWordsOfTheSource() throws {
        let evidence = try Scratch(Self.quotation).evidence()
        func reference(_ source: String?, _ speaker: Party) -> String? {
            var statement = Self.quotation
            statement.source = source.map { [Self.bytes($0)] } ?? []
            statement.speaker = speaker
            return Explanation(of: evidence, among: Self.findings(statement)).reference
        }
        #expect(reference("Ana Noll", Self.noll) == "“Ana Noll”")
        #expect(reference("Her ministry", Party(kind: .unnamed, name: "ministry")) == "“Her ministry”")
        #expect(reference("the press", Party(kind: .organization, name: "Example Wire")) == "“the press”, that is Example Wire")
        #expect(reference("the press", Party(kind: .organization, name: "press")) == "“the press”")
        #expect(reference(nil, Self.noll) == "no words here: Ana Noll, who was quoted before, goes on")
        #expect(reference(nil, Party(kind: .unnamed, name: "unnamed")) == "no words")
    }

    @Test func everyRuleHasAMeaning() throws {
        let table = Table(Resource.at("Lexicon/rules.tsv"))
        #expect(table.rows.count >= 16)
        for row in table.rows {
            let note = try #require(RuleNote(rule: row[0]))
            #expect(note.meaning.hasPrefix("The ") && note.meaning.count > 40, "\(row[0])")
            #expect([".", "\"", "'"].contains { note.meaning.hasSuffix($0) }, "\(row[0])")
        }
        #expect(RuleNote(rule: "no-such-rule") == nil)
    }
}

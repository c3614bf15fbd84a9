// `demarche ingest`: articles into the database.

import Archive
import ArgumentParser
import Extraction
import Foundation
import Gazetteer
import Reading

struct IngestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Read articles and store who said what and who met whom.",
        discussion: """
            EXAMPLES:
              demarche ingest articles/
              demarche ingest news.jsonl --field text=story --field published=day
              demarche ingest 2025-07-04.txt --published 2025-07-04 --db july.db
              demarche ingest articles/ --gazetteer own/ --topics topics.tsv
              zcat news.jsonl.gz | demarche ingest -

            An article that is there already is left as it is; a changed version replaces the old one. What cannot be read \
            is named at the end and in the table ingest_failures; the rest is stored, and the exit status is 2.

            Statements under --min-confidence are not stored. The bound holds for the articles that the run adds or replaces \
            (ingest_runs.min_confidence keeps it); those that are there already keep the statements they have. To change \
            the bound, ingest into a new database; to look at the surer statements only, `demarche ask` has the same option.

            Tables of your own (--gazetteer, --topics) are checked first: where they have faults, nothing is ingested. The \
            database keeps those given last and goes by them in later runs. What was found in articles before stays as it was \
            found; whom it names, and which accounts are of one meeting, is settled anew where the tables have changed.
            """)

    @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "path"), completion: .file())
    var paths: [String]
    @OptionGroup var confidence: ConfidenceOption
    @OptionGroup var gazetteer: GazetteerOptions
    @Flag(help: "Drop the gazetteer tables of your own that the database keeps.")
    var noGazetteer = false
    @OptionGroup var reading: ReadingOptions
    @Option(parsing: .unconditional, help: "Articles stored in one transaction.")
    var batch = 64
    @Flag(help: "Print neither progress nor summary.")
    var quiet = false
    @OptionGroup var database: DatabaseOption

    func validate() throws {
        guard batch >= 1 else { throw ValidationError("--batch must be at least 1") }
        if noGazetteer, gazetteer.gazetteer != nil || gazetteer.topics != nil {
            throw ValidationError("--no-gazetteer goes with neither --gazetteer nor --topics")
        }
    }

    func run() async throws {
        var overlay = try gazetteer.overlay()
        var run = Run(
            path: database.path, batch: batch, minConfidence: confidence.least,
            overlay: noGazetteer ? .none : overlay.map(OverlayChoice.given) ?? .kept,
            showsProgress: !quiet && Terminal.showsErrors)
        // A database that cannot be written is told at once, not after the first batch.
        if FileManager.default.fileExists(atPath: database.path) {
            try run.open()
            if overlay == nil, let kept = try database.archive().overlay() {
                overlay = kept
                if !quiet {
                    let paths = kept.files.map(\.path).joined(separator: ", ")
                    note("with the gazetteer tables that \(database.path) keeps: \(paths)")
                }
            }
        }
        do {
            let source = try reading.reader().articles(in: paths)
            let tables = Tables(overlay: overlay)
            try await extractInParallel(source, gazetteer: tables, jobs: reading.concurrency) { try run.take($0) }
        } catch {
            run.clearProgress()
            throw error
        }
        let tally = try run.finish()
        if !quiet {
            for failure in run.failures { say("\(failure)") }
            if tally.failures > run.failures.count {
                say(
                    "\(tally.failures - run.failures.count) more failures: demarche query failures"
                )
            }
            if tally.added + tally.unchanged + tally.replaced == 0 {
                for name in reading.textFields where run.failures.contains(where: { $0.lacksText }) {
                    say("no record has a text in \"\(name)\", as --field text=\(name) says")
                }
            }
            note(Self.summary(tally, run.isOpen ? database.path : nil))
            if tally.otherwiseBound > 0 {
                note(
                    "\(tally.otherwiseBound) of those there already \(tally.otherwiseBound == 1 ? "was" : "were") stored with "
                        + "another --min-confidence, and stay\(tally.otherwiseBound == 1 ? "s" : "") so")
            }
            if tally.added + tally.replaced > 0, tally.statements == 0, tally.leftOut == 0 {
                say("no statement was found in any of these articles: are they English news?")
            }
        }
        if tally.failures > 0 { throw ExitCode(2) }
        if tally.added + tally.unchanged + tally.replaced == 0 { throw ExitCode(1) }
    }

    private static func summary(_ tally: Tally, _ path: String?) -> String {
        func count(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }
        var parts = [count(tally.added, "article") + " added"]
        if tally.replaced > 0 { parts.append("\(tally.replaced) replaced") }
        if tally.unchanged > 0 { parts.append("\(tally.unchanged) there already") }
        if tally.failures > 0 { parts.append("\(tally.failures) failed") }
        guard let path else { return parts.joined(separator: ", ") }
        return parts.joined(separator: ", ") + ": \(count(tally.statements, "statement")), \(count(tally.meetings, "meeting"))"
            + " and \(count(tally.officials, "official")) in \(path)"
            + (tally.leftOut > 0 ? "; \(count(tally.leftOut, "less sure statement")) left out" : "")
    }
}

extension ReadingFailure {
    /// Whether a record had no field for its text.
    fileprivate var lacksText: Bool { if case .noText = reason { true } else { false } }
}

/// Gathers batches and writes them.
private struct Run {
    let path: String
    let batch: Int
    let minConfidence: Double
    let overlay: OverlayChoice
    let showsProgress: Bool
    /// The first failures, for the summary.
    private(set) var failures: [ReadingFailure] = []
    private var ingest: Ingest?
    private var waiting: [(article: Article, findings: Findings)] = []
    private var waitingFailures: [IngestFailure] = []
    private var waitingBytes = 0
    private var failed = 0
    private var shown = ContinuousClock.now

    init(path: String, batch: Int, minConfidence: Double, overlay: OverlayChoice, showsProgress: Bool) {
        self.path = path
        self.batch = batch
        self.minConfidence = minConfidence
        self.overlay = overlay
        self.showsProgress = showsProgress
    }

    var isOpen: Bool { ingest != nil }

    mutating func open() throws {
        guard ingest == nil else { return }
        ingest = try Ingest(
            into: path, arguments: CommandLine.arguments, version: Demarche.version, minConfidence: minConfidence,
            overlay: overlay)
    }

    mutating func take(_ extracted: Extracted) throws {
        switch extracted {
        case .success(let pair):
            waiting.append(pair)
            waitingBytes += pair.article.body.utf8.count
        case .failure(let failure):
            failed += 1
            if failures.count < 10 { failures.append(failure) }
            waitingFailures.append(
                IngestFailure(path: failure.path, line: failure.line, offset: failure.offset, message: failure.message))
        }
        // Long articles make smaller batches, so that memory stays bounded.
        if waiting.count >= batch || waitingBytes > 16 << 20 || waitingFailures.count > 1000 { try write() }
    }

    /// Writes what is left and ends the run. Where there was nothing to store and no database, none is made.
    mutating func finish() throws -> Tally {
        if ingest != nil || !waiting.isEmpty { try write() }
        clearProgress()
        guard let ingest else {
            var tally = Tally()
            tally.failures = failed
            return tally
        }
        return try ingest.finish()
    }

    private mutating func write() throws {
        try open()
        try ingest?.add(waiting, failures: waitingFailures)
        waiting.removeAll(keepingCapacity: true)
        waitingFailures.removeAll()
        waitingBytes = 0
        guard showsProgress, let tally = ingest?.tally, ContinuousClock.now - shown > .milliseconds(200) else { return }
        shown = .now
        let line = "\r\(tally.added + tally.replaced + tally.unchanged) articles, \(tally.statements) statements\u{1B}[K"
        try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
    }

    func clearProgress() {
        if showsProgress { try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8)) }
    }
}

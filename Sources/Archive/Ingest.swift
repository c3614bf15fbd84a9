// One run of ingest: articles with their findings into the database, a batch a transaction.

import Extraction
import Foundation
import GRDB
import Reading

/// What a run of ingest did.
public struct Tally: Sendable, Hashable {
    /// Articles that were new.
    public var added = 0
    /// Articles that the database had already.
    public var unchanged = 0
    /// Articles of which a changed version came.
    public var replaced = 0
    /// Statements, meetings told of, and officials named, in the articles added or replaced.
    public var statements = 0
    public var meetings = 0
    public var officials = 0
    /// Statements under the run's least confidence, which were not stored.
    public var leftOut = 0
    /// Of the unchanged articles, those stored by a run with another least confidence.
    public var otherwiseBound = 0
    /// Inputs that could not be read or stored.
    public var failures = 0

    public init() {}
}

/// An input that could not be read.
public struct IngestFailure: Sendable, Hashable {
    public var path: String
    /// From 1.
    public var line: Int?
    /// Byte in the file, from 0.
    public var offset: Int?
    public var message: String

    public init(path: String, line: Int? = nil, offset: Int? = nil, message: String) {
        self.path = path
        self.line = line
        self.offset = offset
        self.message = message
    }
}

/// A run of ingest into one database. Not for several threads at once; several processes wait for each other.
public final class Ingest {
    public let path: String
    /// What the run has done so far.
    public private(set) var tally = Tally()
    /// Number of the run in `ingest_runs`.
    public let run: Int64
    /// Statements under it are not stored, 0...1.
    public let minConfidence: Double
    private let queue: DatabaseQueue

    /// Opens the database at `path`, makes it where there is none, and records the run.
    /// - Parameters:
    ///   - minConfidence: 0...1; statements under it are left out of the articles that the run adds or replaces.
    ///   - overlay: which rows of a user's own the database's gazetteer has from now on.
    /// - Throws: `ArchiveError.foreign`, `.newer`, `.corrupted`, `.unwritable`, `.busy`, `.full`, `.overlay`.
    public init(
        into path: String, arguments: [String] = [], version: String = "", minConfidence: Double = 0,
        overlay: OverlayChoice = .kept
    ) throws {
        precondition((0...1).contains(minConfidence), "a confidence lies between 0 and 1")
        self.path = path
        self.minConfidence = minConfidence
        queue = try Store.open(path, overlay: overlay)
        let json = String(decoding: try JSONEncoder().encode(arguments), as: UTF8.self)
        run = try ArchiveError.wording(path) { [queue] in
            try queue.write { db in
                try db.run(
                    "INSERT INTO ingest_runs (started, arguments, version, min_confidence) VALUES (?, ?, ?, ?)", now(), json,
                    version, minConfidence)
                return db.lastInsertedRowID
            }
        }
    }

    /// Stores a batch, with the inputs that failed on its way, in one transaction: all of it or, on an error, nothing.
    /// An article that does not fit the database is recorded as a failure and left out.
    public func add(_ batch: [(article: Article, findings: Findings)], failures: [IngestFailure] = []) throws {
        var tally = tally
        try ArchiveError.wording(path) {
            try queue.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    var unsettled = Unsettled()
                    for failure in failures { try record(failure, in: db, &tally) }
                    for (article, findings) in batch {
                        try store(article, findings, in: db, &tally, &unsettled)
                    }
                    try unsettled.settle(in: db)
                    try save(tally, in: db)
                    return .commit
                }
            }
        }
        self.tally = tally
    }

    /// Ends the run and returns what it did.
    @discardableResult public func finish() throws -> Tally {
        try ArchiveError.wording(path) {
            try queue.write { db in
                try db.run("UPDATE ingest_runs SET finished = ? WHERE id = ?", now(), run)
            }
        }
        // Statistics and the log's length are upkeep: where another ingest is at work, its end will see to them.
        try? queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA analysis_limit = 400; PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)")
        }
        return tally
    }

    private func store(
        _ article: Article, _ findings: Findings, in db: Database, _ tally: inout Tally, _ unsettled: inout Unsettled
    ) throws {
        var attempt = tally
        var kept = findings
        kept.statements.removeAll { $0.confidence < minConfidence }
        do {
            try db.inSavepoint {
                switch try ArticleRows.store(article, run: run, in: db, &unsettled) {
                case .unchanged(let id):
                    attempt.unchanged += 1
                    if try ArticleRows.minConfidence(of: id, in: db) != minConfidence { attempt.otherwiseBound += 1 }
                    return .commit
                case .added(let id):
                    attempt.added += 1
                    try FindingRows.store(kept, of: article, id: id, in: db, &unsettled)
                case .replaced(let id):
                    attempt.replaced += 1
                    try FindingRows.store(kept, of: article, id: id, in: db, &unsettled)
                }
                attempt.statements += kept.statements.count
                attempt.leftOut += findings.statements.count - kept.statements.count
                attempt.meetings += findings.meetings.count
                attempt.officials += findings.officials.count
                return .commit
            }
            tally = attempt
        } catch let error as ArchiveError {
            guard case .misfit = error else { throw error }
            try record(failure(of: article, error.description), in: db, &tally)
        } catch let error as DatabaseError where Self.concernsOneArticle(error) {
            try record(failure(of: article, error.message ?? "\(error.resultCode)"), in: db, &tally)
        }
    }

    private static func concernsOneArticle(_ error: DatabaseError) -> Bool {
        [.SQLITE_CONSTRAINT, .SQLITE_TOOBIG, .SQLITE_MISMATCH].contains(error.resultCode)
    }

    private func failure(of article: Article, _ message: String) -> IngestFailure {
        IngestFailure(path: article.origin.path, line: article.origin.line, message: message)
    }

    private func record(_ failure: IngestFailure, in db: Database, _ tally: inout Tally) throws {
        try db.run(
            "INSERT INTO ingest_failures (run_id, path, line, byte_offset, message) VALUES (?, ?, ?, ?, ?)",
            run, failure.path, failure.line, failure.offset, failure.message)
        tally.failures += 1
    }

    private func save(_ tally: Tally, in db: Database) throws {
        try db.run(
            """
            UPDATE ingest_runs SET added = ?, unchanged = ?, replaced = ?, statements = ?, meetings = ?, officials = ?,
                failures = ?
            WHERE id = ?
            """, tally.added, tally.unchanged, tally.replaced, tally.statements, tally.meetings, tally.officials, tally.failures,
            run)
    }
}

/// The present time in UTC, `YYYY-MM-DDTHH:MM:SSZ`.
private func now() -> String { Date.now.formatted(.iso8601) }

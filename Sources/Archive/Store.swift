// The database file as the writer opens it: made from schema.sql and seeded with the gazetteer, or checked and refused.

import Foundation
import GRDB
import Gazetteer
import Resources

/// Opens database files for writing.
enum Store {
    /// Opens the database at `path`, and makes it where there is none.
    /// - Parameter overlay: which rows of a user's own it shall have.
    /// - Throws: `ArchiveError.foreign`, `.newer`, `.corrupted`, `.unwritable`, `.busy`, `.full`, `.overlay`.
    static func open(_ path: String, overlay: OverlayChoice = .kept) throws -> DatabaseQueue {
        let files = FileManager.default
        var isFolder: ObjCBool = false
        let exists = files.fileExists(atPath: path, isDirectory: &isFolder)
        if isFolder.boolValue { throw ArchiveError.unwritable(path: path, detail: "it is a folder") }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard files.fileExists(atPath: folder) else {
            throw ArchiveError.unwritable(path: path, detail: "there is no folder \(folder)")
        }
        if exists, !files.isWritableFile(atPath: path) {
            throw ArchiveError.unwritable(path: path, detail: "the file is read-only")
        }
        if !files.isWritableFile(atPath: folder) {
            throw ArchiveError.unwritable(path: path, detail: "the folder \(folder) is read-only")
        }
        let size = (try? files.attributesOfItem(atPath: path))?[.size] as? NSNumber
        if let size, size.intValue > 0 { _ = try Connection(path: path).isEmptyDatabase(path) }

        return try ArchiveError.wording(path) { try waiting { try open(writing: path, overlay) } }
    }

    private static func open(writing path: String, _ overlay: OverlayChoice) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(30)
        configuration.journalMode = .wal
        // A batch fits the cache, so that its pages are written once; what a savepoint would undo stays in memory.
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            // Upgrades alone do without foreign keys, since they make tables anew to which others refer. They take the digest of
            // the gazetteer away, so that what follows is done by the next opening where it is broken off here.
            if try Upgrades.areDue(db) {
                try db.execute(sql: "PRAGMA foreign_keys = OFF")
                try db.inTransaction(.immediate) {
                    try Upgrades.run(on: db)
                    return .commit
                }
                try db.execute(sql: "PRAGMA foreign_keys = ON")
            }
            try db.inTransaction(.immediate) {
                try prepare(db, overlay)
                return .commit
            }
        }
        return queue
    }

    /// Tries again for 30 s while another ingest makes the file: SQLite does not wait by itself when the journal's mode changes.
    private static func waiting<T>(_ attempt: () throws -> T) throws -> T {
        let end = Date.now.addingTimeInterval(30)
        while true {
            do {
                return try attempt()
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && Date.now < end {
                Thread.sleep(forTimeInterval: 0.05)
            }
        }
    }

    /// Makes the schema in an empty database, and brings the gazetteer's rows up to date with all that follows from them.
    private static func prepare(_ db: Database, _ overlay: OverlayChoice) throws {
        if try Upgrades.isEmpty(db) { try db.execute(sql: Resource.at("schema.sql").text) }
        let digest = "SELECT value FROM properties WHERE name = 'gazetteer_digest'"
        let before = try db.one(String.self, digest)
        try Seed.bringUpToDate(db, Tables(overlay: OverlayRows.settle(overlay, in: db)))
        if try before != db.one(String.self, digest) { try Resettlement.run(in: db) }
    }
}

extension Database {
    /// Runs one statement with positional arguments; it stays prepared.
    func run(_ sql: String, _ arguments: (any DatabaseValueConvertible)?...) throws {
        try cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
    }

    /// The first column of the first row.
    func one<T: DatabaseValueConvertible>(_ type: T.Type = T.self, _ sql: String, _ arguments: (any DatabaseValueConvertible)?...)
        throws
        -> T?
    {
        try T.fetchOne(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }

    /// All rows.
    func all(_ sql: String, _ arguments: (any DatabaseValueConvertible)?...) throws -> [Row] {
        try Row.fetchAll(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }
}

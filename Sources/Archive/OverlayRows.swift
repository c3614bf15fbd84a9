// The user's own gazetteer tables inside the database, so that every run and every look at a statement goes by the same ones.

import GRDB
import Gazetteer

/// Which gazetteer tables of the user's own a database shall go by.
public enum OverlayChoice: Sendable, Hashable {
    /// Those that it keeps; none in a new one.
    case kept
    /// These, in place of those that it keeps.
    case given(Overlay)
    /// None any more.
    case none
}

extension Archive {
    /// The user's own tables that the database keeps, nil where there are none.
    /// - Throws: `ArchiveError.overlay`
    public func overlay() throws -> Overlay? {
        let isThere = try rows(Query(sql: "SELECT 1 FROM pragma_table_list WHERE name = 'gazetteer_overlay'")).rows
        // A database of an older version that no ingest has upgraded yet.
        if isThere.isEmpty { return nil }
        let found = try rows(Query(sql: OverlayRows.select)).rows
        return try OverlayRows.overlay(found.map { $0.map { $0.text ?? "" } }, path: path)
    }
}

/// Writes and reads `gazetteer_overlay`.
enum OverlayRows {
    static let select = "SELECT path, form, text FROM gazetteer_overlay ORDER BY path"

    /// Does as chosen, and returns the overlay by which the database goes now.
    static func settle(_ choice: OverlayChoice, in db: Database) throws -> Overlay? {
        switch choice {
        case .kept:
            return try overlay(db.all(select).map { [$0[0], $0[1], $0[2]] }, path: db.path)
        case .none:
            try db.run("DELETE FROM gazetteer_overlay")
            return nil
        case .given(let overlay):
            try db.run("DELETE FROM gazetteer_overlay")
            for file in overlay.files {
                try db.run("INSERT INTO gazetteer_overlay VALUES (?, ?, ?)", file.path, file.table, file.text)
            }
            return overlay
        }
    }

    /// The overlay of rows (path, form, text), nil where there are none.
    static func overlay(_ rows: [[String]], path: String) throws -> Overlay? {
        guard !rows.isEmpty else { return nil }
        do {
            return try Overlay(files: rows.map { Overlay.File(path: $0[0], table: $0[1], text: $0[2]) })
        } catch let error as GazetteerError {
            throw ArchiveError.overlay(path: path, detail: error.description)
        }
    }
}

extension Database {
    /// Path of the database's file.
    fileprivate var path: String { (try? String.fetchOne(self, sql: "SELECT file FROM pragma_database_list LIMIT 1")) ?? "it" }
}

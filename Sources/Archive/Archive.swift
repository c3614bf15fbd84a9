// The database as readers see it: queries, counts, statements with their evidence. Ingest.swift writes it.

import Foundation

/// A Demarche database, open for reading. Not for several threads at once: open one for each.
public final class Archive {
    public let path: String
    private let connection: Connection

    /// Rows that a query hands on at most; nil for all.
    public var mostRows: Int?
    /// Whether the last query had more rows than those.
    public private(set) var isCut = false

    /// The schema version of this Demarche.
    public static let schemaVersion = 4
    /// `PRAGMA application_id` of Demarche's databases: "Dema".
    static let applicationID: Int64 = 0x4465_6D61

    /// Opens the database at `path` for reading.
    /// - Throws: `ArchiveError.missing`, `.foreign`, `.newer`, `.corrupted`, `.unwritable`.
    public init(reading path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw ArchiveError.missing(path: path) }
        guard !isFolder.boolValue else { throw ArchiveError.unwritable(path: path, detail: "it is a folder") }
        self.path = path
        connection = try Connection(path: path)
        guard try !connection.isEmptyDatabase(path) else { throw ArchiveError.missing(path: path) }
    }

    /// Runs one SELECT: anything else, and a second statement, is refused.
    /// - Parameter seconds: how long it may run; nil for no limit.
    public func rows(_ query: Query, seconds: Double? = 60) throws -> Rows {
        var result = Rows(columns: [])
        try stream(
            query, seconds: seconds, header: { result.columns = $0 },
            row: {
                result.rows.append($0)
                return true
            })
        return result
    }

    /// Runs one SELECT with bounded memory: `header` gets the column names once, then `row` each row until it returns false.
    public func stream(
        _ query: Query, seconds: Double? = 60, header: ([String]) throws -> Void, row: ([Value]) throws -> Bool
    ) throws {
        isCut = false
        var count = 0
        try connection.run(
            query, seconds: seconds, header: header,
            row: { values in
                isCut = count == mostRows
                count += 1
                return try !isCut && row(values)
            })
    }

    /// How SQLite would find the rows of a SELECT: steps, each with how deep it stands under others, from 0.
    public func plan(of query: Query) throws -> [(depth: Int, step: String)] {
        // Faults are those of the query as it was written; values do not matter.
        let values = Dictionary(uniqueKeysWithValues: try connection.parameters(query.sql).map { ($0, Value.null) })
        let rows = try rows(Query(sql: "EXPLAIN QUERY PLAN " + query.sql, arguments: values)).rows
        var depths: [Int64: Int] = [:]
        return rows.map { row in
            let depth = depths[row[1].integer ?? 0] ?? 0
            depths[row[0].integer ?? 0] = depth + 1
            return (depth, row[3].text ?? "")
        }
    }

    /// Whether the text ends with a semicolon that ends a statement.
    public static func isComplete(_ sql: String) -> Bool { Connection.isComplete(sql) }

    /// A value of the query for which it has no parameter; the first by name.
    public func unusedArgument(of query: Query) throws -> String? {
        let used = try connection.parameters(query.sql)
        return query.arguments.keys.sorted().first { !used.contains($0) }
    }

    /// Refuses a database of an older schema version, which lacks tables and columns of this one.
    /// - Throws: `ArchiveError.older`
    public func requireCurrent() throws {
        let version = Int(try number("SELECT user_version FROM pragma_user_version"))
        if version < Self.schemaVersion { throw ArchiveError.older(path: path, version: version) }
    }

    private func number(_ sql: String) throws -> Int64 { try connection.number(sql) }
}

extension Archive {
    /// What the database holds.
    public struct Status: Sendable, Hashable {
        /// Tables and how many rows they have, in the order of the schema.
        public var tables: [(name: String, rows: Int)] { zip(names, counts).map { ($0, $1) } }
        var names: [String]
        var counts: [Int]
        /// The last run of ingest, as the columns of `ingest_runs` have it; nil where there was none.
        public var lastRun: [String: Value]?
        public var schemaVersion: Int
        /// Size of the file and its write-ahead log, in bytes.
        public var fileSize: Int
    }

    /// Counts of all tables, the last run, the schema version, and the size of the file.
    public func status() throws -> Status {
        let names = try rows(
            Query(
                sql: """
                    SELECT name FROM sqlite_master
                    WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'
                    ORDER BY rowid
                    """)
        ).rows.compactMap { $0[0].text }
        let counts = try names.map { Int(try number("SELECT count(*) FROM \"\($0)\"")) }
        let runs = try rows(Query(sql: "SELECT * FROM ingest_runs ORDER BY id DESC LIMIT 1"))
        let lastRun = runs.rows.first.map { Dictionary(uniqueKeysWithValues: zip(runs.columns, $0)) }
        let size = ["", "-wal"].reduce(0) { sum, suffix in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path + suffix)
            return sum + ((attributes?[.size] as? NSNumber)?.intValue ?? 0)
        }
        return Status(
            names: names, counts: counts, lastRun: lastRun,
            schemaVersion: Int(try number("SELECT user_version FROM pragma_user_version")), fileSize: size)
    }
}

// What an older database lacks, version by version. Each text is frozen: schema.sql alone says what a database has today.

import GRDB

/// Brings databases of older schema versions up to `Archive.schemaVersion`.
enum Upgrades {
    /// The SQL that leads from the version before to each version, in order.
    static let all: [(version: Int, sql: String)] = [
        (
            2,
            """
            ALTER TABLE ingest_runs ADD COLUMN
                min_confidence REAL NOT NULL DEFAULT 0 CHECK (min_confidence BETWEEN 0 AND 1);
            """
        )
    ]

    /// Runs those that the database has not had, within the caller's transaction.
    static func run(on db: Database) throws {
        let present = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        for (version, sql) in all where version > present {
            try db.execute(sql: sql + "PRAGMA user_version = \(version)")
        }
    }
}

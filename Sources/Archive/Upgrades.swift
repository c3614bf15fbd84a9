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
        ),
        (
            3,
            """
            CREATE TABLE organization_members (
                organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE, -- the organization
                country_code TEXT NOT NULL REFERENCES countries (code), -- the member
                from_date TEXT NOT NULL, -- first day, month or year; '' where not known
                until_date TEXT, -- last day, month or year; null for members of today
                PRIMARY KEY (organization_id, country_code, from_date)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX organization_members_country ON organization_members (country_code);
            CREATE TABLE gazetteer_overlay (
                path TEXT NOT NULL PRIMARY KEY, -- as given, such as 'own/officials.tsv'
                form TEXT NOT NULL, -- table of the gazetteer that it adds to, such as 'officials'
                text TEXT NOT NULL -- the file, tab-separated
            ) STRICT, WITHOUT ROWID;
            """
        ),
    ]

    /// Runs those that the database has not had, within the caller's transaction.
    static func run(on db: Database) throws {
        let present = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        for (version, sql) in all where version > present {
            try db.execute(sql: sql + "PRAGMA user_version = \(version)")
        }
    }
}

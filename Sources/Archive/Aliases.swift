// The user's own names of countries and organizations among those of the gazetteer; those of officials follow the officials.

import GRDB

/// Keeps the user's names in the tables of names.
enum Aliases {
    /// Writes the aliases of countries and organizations into their tables of names, and nothing that is no alias any more.
    static func restore(in db: Database) throws {
        for (kind, table, column, targets, key) in [
            ("country", "country_names", "country_code", "countries", "code"),
            ("organization", "organization_names", "organization_id", "organizations", "id"),
        ] {
            try db.run("DELETE FROM \(table) WHERE kind = 'alias'")
            try db.run(
                """
                INSERT OR IGNORE INTO \(table) (\(column), name, kind, folded)
                SELECT target, alias, 'alias', folded FROM aliases
                WHERE kind = ? AND target IN (SELECT \(key) FROM \(targets))
                """, kind)
        }
    }

    /// Writes the aliases of an organization that articles name, which may have been gone for a while.
    static func restore(organization id: String, in db: Database) throws {
        try db.run(
            """
            INSERT OR IGNORE INTO organization_names (organization_id, name, kind, folded)
            SELECT target, alias, 'alias', folded FROM aliases WHERE kind = 'organization' AND target = ?
            """, id)
    }
}

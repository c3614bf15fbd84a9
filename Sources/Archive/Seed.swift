// Gazetteer rows: written when a database is made, and brought up to date when it is opened with another gazetteer.

import GRDB
import Gazetteer
import Resources

/// Copies the gazetteer into the database.
struct Seed {
    private let db: Database
    private let tables: Tables

    /// Writes the gazetteer's rows unless the database has those of the same tables. Rows to which articles refer stay, also
    /// where the tables do not have them any more: officials then as such whom articles alone know.
    static func bringUpToDate(_ db: Database, _ tables: Tables) throws {
        let digest = tables.isEmbedded ? embedded : Self.digest(tables)
        guard try db.one(String.self, "SELECT value FROM properties WHERE name = 'gazetteer_digest'") != digest else { return }
        try Seed(db: db, tables: tables).write()
        try db.run(
            "INSERT INTO properties VALUES ('gazetteer_digest', ?) ON CONFLICT DO UPDATE SET value = excluded.value", digest)
    }

    /// Digest of the embedded tables, for which each opening of a database asks.
    private static let embedded = digest(Tables())

    private static func digest(_ tables: Tables) -> String {
        var hash = SHA256()
        for file in tables.all {
            hash.update(file.path.utf8)
            hash.update(file.bytes)
        }
        return hash.hexadecimal()
    }

    private func write() throws {
        try countries()
        try organizations()
        try members()
        try officials()
        try topics()
        // What was left out is removed last, when the names and offices of the others no longer refer to it.
        try OfficialRows.removeUnused(offices: db.all("SELECT id FROM offices").map { $0["id"] }, in: db)
        try removeStrangers()
    }

    private func countries() throws {
        try each("countries", ["code", "alpha3", "name", "official_name", "from", "until", "successors"]) { cells in
            try db.run(
                """
                INSERT INTO countries (code, alpha3, name, official_name, from_date, until_date, successors)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET alpha3 = excluded.alpha3, name = excluded.name, official_name = excluded.official_name,
                    from_date = excluded.from_date, until_date = excluded.until_date, successors = excluded.successors
                """, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6])
        }
        try db.run("DELETE FROM country_names")
        try each("country_names", ["code", "name", "kind"]) { cells in
            try db.run(
                "INSERT OR IGNORE INTO country_names VALUES (?, ?, ?, ?)", cells[0], cells[1], cells[2], fold(cells[1] ?? ""))
        }
    }

    private func organizations() throws {
        try each("organizations", ["id", "name", "kind", "country"]) { cells in
            try db.run(
                """
                INSERT INTO organizations (id, name, kind, country_code, basis) VALUES (?, ?, ?, ?, 'gazetteer')
                ON CONFLICT DO UPDATE SET name = excluded.name, kind = excluded.kind, country_code = excluded.country_code
                """, cells[0], cells[1], cells[2], cells[3])
        }
        try db.run(
            "DELETE FROM organization_names WHERE organization_id IN (SELECT id FROM organizations WHERE basis = 'gazetteer')")
        try each("organization_names", ["id", "name", "kind"]) { cells in
            try db.run(
                "INSERT OR IGNORE INTO organization_names VALUES (?, ?, ?, ?)", cells[0], cells[1], cells[2], fold(cells[1] ?? "")
            )
        }
    }

    private func members() throws {
        try db.run("DELETE FROM organization_members")
        try each("memberships", ["organization", "country", "from", "until"]) { cells in
            try db.run("INSERT INTO organization_members VALUES (?, ?, ?, ?)", cells[0], cells[1], cells[2] ?? "", cells[3])
        }
    }

    private func officials() throws {
        var rowID: [String: Int64] = [:]
        try each("officials", ["id", "name", "family", "gender"]) { cells in
            let gender: String? =
                switch cells[3]?.lowercased() {
                case "female", "f": "female"
                case "male", "m": "male"
                default: nil
                }
            let id = try db.one(
                Int64.self,
                """
                INSERT INTO officials (name, folded, family, gender, basis, gazetteer_id) VALUES (?, ?, ?, ?, 'gazetteer', ?)
                ON CONFLICT (gazetteer_id) DO UPDATE SET name = excluded.name, folded = excluded.folded, family = excluded.family,
                    gender = excluded.gender
                RETURNING id
                """, cells[1], fold(cells[1] ?? ""), cells[2], gender, cells[0])
            if let key = cells[0], let id { rowID[key] = id }
        }

        try db.run("DELETE FROM official_names WHERE basis = 'gazetteer'")
        let insertName = """
            INSERT INTO official_names VALUES (?, ?, ?, 'gazetteer') ON CONFLICT DO UPDATE SET basis = 'gazetteer'
            """
        try each("officials", ["id", "name", "family"]) { cells in
            for name in cells[1...] where name != nil {
                try db.run(insertName, rowID[cells[0] ?? ""], name, fold(name ?? ""))
            }
        }
        try each("official_names", ["id", "name"]) { cells in
            try db.run(insertName, rowID[cells[0] ?? ""], cells[1], fold(cells[1] ?? ""))
        }

        try db.run("DELETE FROM tenures WHERE basis = 'gazetteer'")
        try each("tenures", ["id", "title", "kind", "country", "organization", "from", "until", "known"]) { cells in
            let office = try OfficialRows.office(
                db, title: cells[1] ?? "", kind: cells[2] ?? "other", country: cells[3], organization: cells[4])
            try db.run(
                """
                INSERT INTO tenures (official_id, office_id, from_date, until_date, known, basis)
                VALUES (?, ?, ?, ?, ?, 'gazetteer') ON CONFLICT DO NOTHING
                """, rowID[cells[0] ?? ""], office, cells[5], cells[6], cells[7])
        }
        try db.run(
            """
            UPDATE officials SET country_code = (
                SELECT f.country_code FROM tenures t JOIN offices f ON f.id = t.office_id
                WHERE t.official_id = officials.id AND t.basis = 'gazetteer' AND f.country_code IS NOT NULL
                ORDER BY t.until_date IS NULL DESC, t.until_date DESC, t.from_date DESC, f.country_code LIMIT 1)
            WHERE basis = 'gazetteer'
            """)
    }

    private func topics() throws {
        try each("topics", ["id", "parent", "name"]) { cells in
            try db.run(
                """
                INSERT INTO topics (id, parent_id, name) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET parent_id = excluded.parent_id, name = excluded.name
                """, cells[0], cells[1], cells[2])
        }
        try db.run("DELETE FROM topic_terms")
        try each("topic_terms", ["topic", "term"]) { cells in
            try db.run("INSERT OR IGNORE INTO topic_terms VALUES (?, ?, ?)", cells[0], cells[1], fold(cells[1] ?? ""))
        }
    }

    /// Removes the rows that the tables do not have; those to which articles refer stay, by their own names.
    private func removeStrangers() throws {
        let officials = try strangers("officials", "SELECT gazetteer_id FROM officials WHERE basis = 'gazetteer'")
        for key in officials where try !delete("DELETE FROM officials WHERE gazetteer_id = ?", key) {
            try db.run(
                "UPDATE officials SET basis = 'article', gazetteer_id = NULL, family = NULL WHERE gazetteer_id = ?", key)
        }
        for key in try strangers("organizations", "SELECT id FROM organizations WHERE basis = 'gazetteer'") {
            if try delete("DELETE FROM organizations WHERE id = ?", key) { continue }
            let name = try db.one(String.self, "SELECT name FROM organizations WHERE id = ?", key) ?? key
            try db.run("INSERT OR IGNORE INTO organization_names VALUES (?, ?, 'name', ?)", key, name, fold(name))
        }
        // Of topics above one another the lowest go first.
        var topics = try strangers("topics", "SELECT id FROM topics")
        while true {
            let gone = try topics.filter { key in
                try db.one(Int64.self, "SELECT 1 FROM topics WHERE parent_id = ?", key) == nil
                    && delete("DELETE FROM topics WHERE id = ?", key)
            }
            if gone.isEmpty { break }
            topics.removeAll(where: gone.contains)
        }
        for key in try strangers("countries", "SELECT code FROM countries") {
            if try delete("DELETE FROM countries WHERE code = ?", key) { continue }
            let name = try db.one(String.self, "SELECT name FROM countries WHERE code = ?", key) ?? key
            try db.run("INSERT OR IGNORE INTO country_names VALUES (?, ?, 'name', ?)", key, name, fold(name))
        }
    }

    /// The keys that a query finds and a table does not have.
    private func strangers(_ table: String, _ sql: String) throws -> [String] {
        let known = Set(Table.Rows(tables[table]).map { $0[0].text })
        return try db.all(sql).map { $0[0] as String }.filter { !known.contains($0) }.sorted()
    }

    /// Deletes a row and tells whether it could: not where something refers to it.
    private func delete(_ sql: String, _ key: String) throws -> Bool {
        do {
            try db.run(sql, key)
            return true
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            return false
        }
    }

    /// Hands on the named columns of each row of a table; empty cells are nil.
    private func each(_ name: String, _ columns: [String], _ row: ([String?]) throws -> Void) throws {
        let table = Table(tables[name])
        let positions = columns.map(table.column)
        for cells in table.rows { try row(positions.map { cells[$0].isEmpty ? nil : cells[$0] }) }
    }
}

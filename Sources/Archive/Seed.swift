// Gazetteer rows: written when a database is made, and brought up to date when a binary with another gazetteer opens it.

import GRDB
import Resources

/// Copies the embedded gazetteer into the database.
enum Seed {
    /// Writes the gazetteer's rows unless the database has those of the same gazetteer. Ids that articles refer to stay.
    static func bringUpToDate(_ db: Database) throws {
        guard try db.one(String.self, "SELECT value FROM properties WHERE name = 'gazetteer_digest'") != digest else { return }
        try countries(db)
        try organizations(db)
        try officials(db)
        try topics(db)
        try db.run(
            "INSERT INTO properties VALUES ('gazetteer_digest', ?) ON CONFLICT DO UPDATE SET value = excluded.value", digest)
    }

    /// Digest of the gazetteer's files.
    private static let digest: String = {
        var hash = SHA256()
        for file in Resource.folder("Gazetteer") {
            hash.update(file.path.utf8)
            hash.update(file.bytes)
        }
        return hash.hexadecimal()
    }()

    private static func countries(_ db: Database) throws {
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

    private static func organizations(_ db: Database) throws {
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

    private static func officials(_ db: Database) throws {
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
        try OfficialRows.removeUnused(offices: db.all("SELECT id FROM offices").map { $0["id"] }, in: db)
    }

    private static func topics(_ db: Database) throws {
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

    /// Hands on the named columns of each row of a gazetteer table; empty cells are nil.
    private static func each(_ table: String, _ columns: [String], _ row: ([String?]) throws -> Void) throws {
        let table = Table(Resource.at("Gazetteer/\(table).tsv"))
        let positions = columns.map(table.column)
        for cells in table.rows { try row(positions.map { cells[$0].isEmpty ? nil : cells[$0] }) }
    }
}

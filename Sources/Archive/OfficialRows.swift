// Rows of officials, their names, offices and tenures. What articles tell stands in official_mentions; the rest follows from it,
// so that the rows do not depend on the order in which articles come.

import Extraction
import Foundation
import GRDB
import Language

/// Stores officials.
enum OfficialRows {
    /// The row of an official: by gazetteer identifier, else of the same full name in the gazetteer, else of the same full name
    /// and country, or of an unknown one, in other articles; else a new row.
    static func resolve(_ official: Official, in db: Database) throws -> (id: Int64, isNew: Bool) {
        if let key = official.gazetteerID, let id = try db.one(Int64.self, "SELECT id FROM officials WHERE gazetteer_id = ?", key)
        {
            return (id, false)
        }
        let folded = fold(official.name)
        if folded.utf8.contains(0x20) {
            let known = try db.all(
                """
                SELECT DISTINCT o.id FROM official_names n JOIN officials o ON o.id = n.official_id
                WHERE n.folded = ?1 AND n.basis = 'gazetteer' AND (?2 IS NULL OR o.country_code = ?2 OR EXISTS (
                    SELECT 1 FROM tenures t JOIN offices f ON f.id = t.office_id
                    WHERE t.official_id = o.id AND t.basis = 'gazetteer' AND f.country_code = ?2))
                """, folded, official.country)
            if known.count == 1 { return (known[0]["id"], false) }
        }
        let namesakes = try db.all("SELECT id, country_code FROM officials WHERE folded = ? AND basis = 'article'", folded)
        if let same = namesakes.first(where: { $0["country_code"] as String? == official.country }) { return (same["id"], false) }
        if official.country == nil, namesakes.count == 1 { return (namesakes[0]["id"], false) }
        return (try insert(name: official.name, country: official.country, in: db), true)
    }

    private static func insert(name: String, country: String?, in db: Database) throws -> Int64 {
        try db.run(
            "INSERT INTO officials (name, folded, country_code, basis) VALUES (?, ?, ?, 'article')", name, fold(name), country)
        return db.lastInsertedRowID
    }

    /// Records what an article tells of an official, and adds it to his names and tenures.
    static func mention(
        _ official: Official, organization: String?, id: Int64, article: Int64, ordinal: Int, published: CivilDate?,
        in db: Database
    ) throws {
        let names = ([official.name] + official.names).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let office = try officeHeld(official, organization: organization, id: id, in: db)
        try db.run(
            "INSERT INTO official_mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", article, ordinal, id, official.name,
            String(decoding: try JSONEncoder().encode(names), as: UTF8.self), office, official.country,
            official.mentions.first?.lowerBound, official.mentions.first?.upperBound)
        try db.run("UPDATE officials SET name = max(name, ?) WHERE id = ? AND basis = 'article'", official.name, id)
        for name in names { try add(name: name, to: id, in: db) }
        if let office { try add(office: office, to: id, known: published?.iso, in: db) }
    }

    private static func add(name: String, to id: Int64, in db: Database) throws {
        try db.run("INSERT OR IGNORE INTO official_names VALUES (?, ?, ?, 'article')", id, name, fold(name))
    }

    private static func add(office: Int64, to id: Int64, known: String?, in db: Database) throws {
        try db.run(
            """
            INSERT INTO tenures (official_id, office_id, known, basis) VALUES (?, ?, ?, 'article')
            ON CONFLICT DO UPDATE SET known = max(ifnull(known, excluded.known), ifnull(excluded.known, known))
            """, id, office, known)
    }

    /// The office that the article gives: the gazetteer's, where that has one of the kind for the person and country.
    private static func officeHeld(_ official: Official, organization: String?, id: Int64, in db: Database) throws -> Int64? {
        guard let title = official.office else { return nil }
        let kind = official.officeKind ?? .other
        if kind != .other,
            let office = try db.one(
                Int64.self,
                """
                SELECT f.id FROM tenures t JOIN offices f ON f.id = t.office_id
                WHERE t.official_id = ?1 AND t.basis = 'gazetteer' AND f.kind = ?2
                    AND f.country_code IS coalesce(?3, f.country_code)
                    AND f.organization_id IS coalesce(?4, f.organization_id)
                ORDER BY t.until_date IS NULL DESC, t.until_date DESC, f.title LIMIT 1
                """, id, kind.rawValue, official.country, organization)
        {
            return office
        }
        return try self.office(db, title: title, kind: kind.rawValue, country: official.country, organization: organization)
    }

    /// The row of an office; a new one where there is none.
    static func office(_ db: Database, title: String, kind: String, country: String?, organization: String?) throws -> Int64 {
        if let id = try db.one(
            Int64.self,
            """
            SELECT id FROM offices WHERE title = ? AND kind = ? AND ifnull(country_code, '') = ifnull(?, '')
                AND ifnull(organization_id, '') = ifnull(?, '')
            """, title, kind, country, organization)
        {
            return id
        }
        try db.run(
            "INSERT INTO offices (title, kind, country_code, organization_id) VALUES (?, ?, ?, ?)", title, kind, country,
            organization)
        return db.lastInsertedRowID
    }

    /// Removes those of the offices that nobody holds any more.
    static func removeUnused(offices: [Int64], in db: Database) throws {
        for id in offices {
            try db.run(
                """
                DELETE FROM offices WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM tenures WHERE office_id = ?1)
                    AND NOT EXISTS (SELECT 1 FROM official_mentions WHERE office_id = ?1)
                """, id)
        }
    }

    /// Brings officials up to date after mentions of them were removed.
    static func rederive(_ officials: [Int64], in db: Database) throws {
        var names: Set<String> = []
        for id in officials {
            guard let folded = try db.one(String.self, "SELECT folded FROM officials WHERE id = ?", id) else { continue }
            names.insert(folded)
            try derive(id, in: db)
        }
        try settle(names, in: db)
    }

    /// Makes names and tenures of basis 'article' anew from the mentions; removes an official of that basis who has none.
    private static func derive(_ id: Int64, in db: Database) throws {
        let mentions = try db.all(
            """
            SELECT n.name, n.names, n.office_id, a.published FROM official_mentions n JOIN articles a ON a.id = n.article_id
            WHERE n.official_id = ?
            """, id)
        try db.run("DELETE FROM official_names WHERE official_id = ? AND basis = 'article'", id)
        try db.run("DELETE FROM tenures WHERE official_id = ? AND basis = 'article'", id)
        if mentions.isEmpty {
            try db.run("DELETE FROM officials WHERE id = ? AND basis = 'article'", id)
            return
        }
        for mention in mentions {
            let names = try JSONDecoder().decode([String].self, from: Data((mention["names"] as String).utf8))
            for name in names { try add(name: name, to: id, in: db) }
            if let office = mention["office_id"] as Int64? {
                try add(office: office, to: id, known: mention["published"], in: db)
            }
        }
        try db.run(
            """
            UPDATE officials SET name = (SELECT max(name) FROM official_mentions WHERE official_id = officials.id)
            WHERE id = ? AND basis = 'article'
            """, id)
    }

    /// Officials of one full name whom articles alone know: mentions without a country belong to the one of known country if
    /// there is just one such, and else to a row of their own.
    static func settle(_ names: Set<String>, in db: Database) throws {
        for folded in names.sorted() {
            let rows = try db.all("SELECT id, name, country_code FROM officials WHERE folded = ? AND basis = 'article'", folded)
            let known = rows.filter { $0["country_code"] != nil }
            var unknown = rows.first { $0["country_code"] == nil }.map { $0["id"] as Int64 }
            if known.count == 1, let from = unknown {
                let id: Int64 = known[0]["id"]
                try repoint(from, to: id, in: db)
                try derive(from, in: db)
                try derive(id, in: db)
            } else if known.count > 1 {
                for row in known {
                    let id: Int64 = row["id"]
                    let strays = try db.all(
                        """
                        SELECT article_id FROM official_mentions WHERE official_id = ?
                        GROUP BY article_id HAVING count(country_code) = 0
                        """, id)
                    for stray in strays {
                        let target = try unknown ?? insert(name: row["name"], country: nil, in: db)
                        unknown = target
                        try repoint(id, to: target, article: stray["article_id"], in: db)
                    }
                    if !strays.isEmpty { try derive(id, in: db) }
                }
                if let unknown { try derive(unknown, in: db) }
            }
        }
    }

    /// Makes everything that an article (or all of them) refers to one official refer to another.
    private static func repoint(_ old: Int64, to new: Int64, article: Int64? = nil, in db: Database) throws {
        try db.run(
            "UPDATE official_mentions SET official_id = ?2 WHERE official_id = ?1 AND article_id = coalesce(?3, article_id)",
            old, new, article)
        try db.run(
            "UPDATE statements SET official_id = ?2 WHERE official_id = ?1 AND article_id = coalesce(?3, article_id)",
            old, new, article)
        try db.run(
            """
            UPDATE OR REPLACE statement_cospeakers SET official_id = ?2 WHERE official_id = ?1
                AND (?3 IS NULL OR statement_id IN (SELECT id FROM statements WHERE article_id = ?3))
            """, old, new, article)
        try db.run(
            """
            UPDATE statement_subjects SET official_id = ?2 WHERE official_id = ?1
                AND (?3 IS NULL OR statement_id IN (SELECT id FROM statements WHERE article_id = ?3))
            """, old, new, article)
        try db.run(
            """
            UPDATE meeting_participants SET official_id = ?2 WHERE official_id = ?1
                AND (?3 IS NULL OR NOT EXISTS (
                    SELECT 1 FROM meeting_mentions n WHERE n.meeting_id = meeting_participants.meeting_id AND n.article_id <> ?3))
            """, old, new, article)
    }
}

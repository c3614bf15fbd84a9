// Rows of officials, their names, offices and tenures. What articles tell stands in official_mentions; the rest follows from it,
// so that the rows do not depend on the order in which articles come (OfficialSettlement.swift says whose a mention is).

import Extraction
import Foundation
import GRDB
import Language

/// Stores officials.
enum OfficialRows {
    /// Records what an article tells of an official, and returns the row that has him until all of the batch is there.
    static func mention(
        _ official: Official, organization: String?, article: Int64, ordinal: Int, published: CivilDate?, in db: Database,
        _ unsettled: inout Unsettled
    ) throws -> Int64 {
        let key = PersonName(folded: fold(official.name)).key
        let names = ([official.name] + official.names).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let office = try official.office.map { title in
            try self.office(
                db, title: title, kind: (official.officeKind ?? .other).rawValue, country: official.country,
                organization: organization)
        }
        let known = try official.gazetteerID.flatMap {
            try db.one(Int64.self, "SELECT coalesce(merged_into, id) FROM officials WHERE gazetteer_id = ?", $0)
        }
        if known == nil { unsettled.keys.insert(key) }
        let id =
            try known ?? namesake(official, key: key, in: db) ?? insert(name: official.name, country: official.country, in: db)
        try db.run(
            """
            INSERT INTO official_mentions (article_id, ordinal, official_id, name, names, office_id, country_code, start_byte,
                end_byte, gazetteer_id, family_key)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, article, ordinal, id, official.name, try json(names), office, official.country,
            official.mentions.first?.lowerBound, official.mentions.first?.upperBound, official.gazetteerID,
            known == nil ? key : nil)
        for name in names { try add(name: name, to: id, in: db) }
        if let office { try add(office: office, to: id, known: published?.iso, in: db) }
        return id
    }

    /// The row that has those of the same name and country.
    private static func namesake(_ official: Official, key: String, in db: Database) throws -> Int64? {
        try db.one(
            Int64.self,
            """
            SELECT official_id FROM official_mentions
            WHERE family_key = ? AND name = ? AND country_code IS ? LIMIT 1
            """, key, official.name, official.country)
    }

    /// A new row of an official whom articles alone know.
    static func insert(name: String, country: String?, in db: Database) throws -> Int64 {
        try db.run(
            "INSERT INTO officials (name, folded, country_code, basis) VALUES (?, ?, ?, 'article')", name, fold(name), country)
        return db.lastInsertedRowID
    }

    private static func add(name: String, to id: Int64, in db: Database) throws {
        try db.run("INSERT OR IGNORE INTO official_names VALUES (?, ?, ?, 'article')", id, name, fold(name))
    }

    private static func add(office: Int64, to id: Int64, known: String?, in db: Database) throws {
        try db.run(
            """
            INSERT INTO tenures (official_id, office_id, known, basis) VALUES (?, ?, ?, 'article')
            ON CONFLICT DO UPDATE SET known = max(ifnull(known, excluded.known), ifnull(excluded.known, known))
            """, id, try officeHeld(office, by: id, in: db), known)
    }

    /// The gazetteer's office where that has one of the kind for the person, country and organization; else the article's own.
    private static func officeHeld(_ office: Int64, by id: Int64, in db: Database) throws -> Int64 {
        try db.one(
            Int64.self,
            """
            SELECT f.id FROM offices a JOIN officials o ON o.id = ?1 OR o.merged_into = ?1
            JOIN tenures t ON t.official_id = o.id AND t.basis = 'gazetteer'
            JOIN offices f ON f.id = t.office_id AND f.kind = a.kind
            WHERE a.id = ?2 AND a.kind <> 'other'
                AND f.country_code IS coalesce(a.country_code, f.country_code)
                AND f.organization_id IS coalesce(a.organization_id, f.organization_id)
            ORDER BY t.until_date IS NULL DESC, t.until_date DESC, f.title, ifnull(f.country_code, ''),
                ifnull(f.organization_id, '') LIMIT 1
            """, id, office) ?? office
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
    static func removeUnused(offices: some Sequence<Int64>, in db: Database) throws {
        for id in offices {
            try db.run(
                """
                DELETE FROM offices WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM tenures WHERE office_id = ?1)
                    AND NOT EXISTS (SELECT 1 FROM official_mentions WHERE office_id = ?1)
                """, id)
        }
    }

    /// Makes names and tenures of basis 'article' anew from the mentions; removes an official of that basis who has none, unless
    /// one of the gazetteer was merged into him.
    static func derive(_ id: Int64, in db: Database) throws {
        let mentions = try db.all(
            """
            SELECT n.names, n.office_id, max(a.published) AS published FROM official_mentions n
            JOIN articles a ON a.id = n.article_id WHERE n.official_id = ? GROUP BY n.names, n.office_id
            """, id)
        try db.run("DELETE FROM official_names WHERE official_id = ? AND basis = 'article'", id)
        try db.run("DELETE FROM tenures WHERE official_id = ? AND basis = 'article'", id)
        if mentions.isEmpty {
            try db.run(
                """
                DELETE FROM officials WHERE id = ?1 AND basis = 'article'
                    AND NOT EXISTS (SELECT 1 FROM officials WHERE merged_into = ?1)
                """, id)
            return
        }
        for mention in mentions {
            for name in try texts(mention["names"]) { try add(name: name, to: id, in: db) }
            if let office = mention["office_id"] as Int64? {
                try add(office: office, to: id, known: mention["published"], in: db)
            }
        }
    }

    /// Makes everything that an article refers to one of its persons refer to the official, and notes the meetings concerned.
    static func point(
        article: Int64, mention: Int, at official: Int64, in db: Database, _ unsettled: inout Unsettled
    ) throws {
        try db.run(
            "UPDATE official_mentions SET official_id = ? WHERE article_id = ? AND ordinal = ?", official, article, mention)
        try db.run("UPDATE statements SET official_id = ? WHERE article_id = ? AND mention = ?", official, article, mention)
        for table in ["statement_cospeakers", "statement_subjects"] {
            try db.run(
                """
                UPDATE \(table) SET official_id = ? WHERE mention = ?3
                    AND statement_id IN (SELECT id FROM statements WHERE article_id = ?2)
                """, official, article, mention)
        }
        let accounts = try db.all(
            """
            UPDATE account_participants SET official_id = ? WHERE mention = ?3
                AND account_id IN (SELECT id FROM meeting_accounts WHERE article_id = ?2)
            RETURNING account_id
            """, official, article, mention)
        unsettled.accounts.formUnion(accounts.map { $0["account_id"] as Int64 })
    }
}

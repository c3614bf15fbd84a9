// All of a database settled anew: after the gazetteer or the schema has changed, and after decisions of the user.

import GRDB

/// Brings everything that follows from articles, gazetteer and the user's decisions up to date.
enum Resettlement {
    /// Settles all officials and meetings.
    static func run(in db: Database) throws {
        try nameKnownFamilies(db)
        var unsettled = Unsettled()
        try recognise(in: db, &unsettled)
        unsettled.keys = Set(
            try db.all("SELECT DISTINCT family_key FROM official_mentions WHERE family_key IS NOT NULL").map { $0[0] })
        unsettled.officials.formUnion(try db.all("SELECT DISTINCT official_id FROM official_mentions").map { $0[0] as Int64 })
        unsettled.accounts = Set(try db.all("SELECT id FROM meeting_accounts").map { $0[0] })
        unsettled.organizations = Set(try db.all("SELECT id FROM organizations WHERE basis = 'article'").map { $0[0] })
        unsettled.hasDecisions = true
        try Aliases.restore(in: db)
        try unsettled.settle(in: db)
        try OfficialRows.removeUnused(offices: db.all("SELECT id FROM offices").map { $0["id"] as Int64 }, in: db)
    }

    /// Gives those whom the gazetteer knows by identifier their rows; whom it does not know, or no longer, articles tell apart by
    /// their names.
    private static func recognise(in db: Database, _ unsettled: inout Unsettled) throws {
        let mentions = try db.all(
            """
            SELECT n.article_id, n.ordinal, n.official_id, coalesce(o.merged_into, o.id) AS known
            FROM official_mentions n JOIN officials o ON o.gazetteer_id = n.gazetteer_id
            WHERE n.official_id <> coalesce(o.merged_into, o.id)
            """)
        for mention in mentions {
            unsettled.officials.insert(mention["official_id"])
            try OfficialRows.point(
                article: mention["article_id"], mention: mention["ordinal"], at: mention["known"], in: db, &unsettled)
        }
        // Whom the gazetteer has no longer is in no merge by its identifier.
        let former = "UPDATE officials SET merged_into = NULL WHERE basis = 'article' AND merged_into IS NOT NULL RETURNING id"
        unsettled.officials.formUnion(try db.all(former).map { $0["id"] as Int64 })
        try db.run(
            """
            UPDATE official_mentions SET family_key = NULL
            WHERE family_key IS NOT NULL AND gazetteer_id IN (SELECT gazetteer_id FROM officials)
            """)
        for row in try db.all(
            """
            SELECT DISTINCT name FROM official_mentions WHERE family_key IS NULL
                AND (gazetteer_id IS NULL OR gazetteer_id NOT IN (
                    SELECT gazetteer_id FROM officials WHERE gazetteer_id IS NOT NULL))
            """)
        {
            let name: String = row["name"]
            try db.run(
                """
                UPDATE official_mentions SET family_key = ? WHERE name = ? AND family_key IS NULL
                    AND (gazetteer_id IS NULL OR gazetteer_id NOT IN (
                        SELECT gazetteer_id FROM officials WHERE gazetteer_id IS NOT NULL))
                """, PersonName(folded: fold(name)).key, name)
        }
    }

    /// Writes the keys by which spellings of the gazetteer's officials are recognised.
    private static func nameKnownFamilies(_ db: Database) throws {
        try db.run("DELETE FROM official_keys")
        for row in try db.all("SELECT official_id, folded FROM official_names WHERE basis = 'gazetteer'") {
            try db.run(
                "INSERT OR IGNORE INTO official_keys VALUES (?, ?)", PersonName(folded: row["folded"]).key,
                row["official_id"] as Int64)
        }
    }
}

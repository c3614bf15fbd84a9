// All of a database settled anew: after the gazetteer or the schema has changed, and after decisions of the user.

import GRDB

/// Brings everything that follows from articles, gazetteer and the user's decisions up to date.
enum Resettlement {
    /// Settles all officials and meetings.
    static func run(in db: Database) throws {
        try nameKnownFamilies(db)
        for row in try db.all("SELECT DISTINCT name FROM official_mentions WHERE family_key IS NULL") {
            let name: String = row["name"]
            try db.run(
                "UPDATE official_mentions SET family_key = ? WHERE name = ? AND family_key IS NULL",
                PersonName(folded: fold(name)).key, name)
        }
        var unsettled = Unsettled()
        unsettled.keys = Set(
            try db.all("SELECT DISTINCT family_key FROM official_mentions WHERE gazetteer_id IS NULL").map { $0[0] })
        unsettled.officials = Set(try db.all("SELECT DISTINCT official_id FROM official_mentions").map { $0[0] })
        unsettled.accounts = Set(try db.all("SELECT id FROM meeting_accounts").map { $0[0] })
        unsettled.organizations = Set(try db.all("SELECT id FROM organizations WHERE basis = 'article'").map { $0[0] })
        unsettled.hasDecisions = true
        try Aliases.restore(in: db)
        try unsettled.settle(in: db)
        try OfficialRows.removeUnused(offices: db.all("SELECT id FROM offices").map { $0["id"] as Int64 }, in: db)
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

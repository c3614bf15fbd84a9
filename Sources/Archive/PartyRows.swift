// Parties of the findings as rows: which official, country, organization or mere name a speaker or participant is.

import Extraction
import GRDB
import Language

/// Resolves the parties of one article.
struct PartyRows {
    /// Exactly one of the four is set, as `kind` says.
    struct Key: Hashable {
        var kind: Party.Kind
        var official: Int64?
        /// Number of the official in the article.
        var mention: Int?
        var country: String?
        var organization: String?
        var name: String?
    }

    private let article: Int64
    private let published: CivilDate?
    private let db: Database
    /// Rows of `Findings.officials`, which are the first mentions.
    private(set) var officials: [Int64] = []
    /// Countries and organizations of the officials, as the article has them.
    private(set) var affiliations: [(country: String?, organization: String?)] = []
    /// What is to be settled when the batch is there.
    var unsettled: Unsettled
    private var strangers: [Official: Int] = [:]

    init(article: Int64, published: CivilDate?, unsettled: Unsettled, db: Database) {
        self.article = article
        self.published = published
        self.unsettled = unsettled
        self.db = db
    }

    /// Stores what the article tells of an official whom it names, and returns his number in the article.
    @discardableResult mutating func add(_ official: Official) throws -> Int {
        var official = official
        official.country = try country(official.country)
        let organization = try official.organization.map { try self.organization($0, name: $0, country: nil) }
        let ordinal = officials.count
        affiliations.append((official.country, organization))
        officials.append(
            try OfficialRows.mention(
                official, organization: organization, article: article, ordinal: ordinal, published: published, in: db, &unsettled
            ))
        return ordinal
    }

    /// The key of a speaker or participant.
    mutating func key(_ party: Party) throws -> Key {
        switch party.kind {
        case .official:
            if let index = party.official { return Key(kind: .official, official: officials[index], mention: index) }
            let official = Official(
                name: party.name, names: [party.name], office: party.office, country: party.country,
                organization: party.organization)
            let index = try strangers[official] ?? add(official)
            strangers[official] = index
            return Key(kind: .official, official: officials[index], mention: index)
        case .country:
            if let code = try country(party.country) { return Key(kind: .country, country: code) }
            let named = try db.one(
                String.self,
                "SELECT country_code FROM country_names WHERE folded = ? AND kind IN ('name', 'official', 'former', 'alias')",
                fold(party.name))
            if let named { return Key(kind: .country, country: named) }
            return Key(kind: .unnamed, name: party.name)
        case .organization:
            let id = try organization(party.organization, name: party.name, country: try country(party.country))
            return Key(kind: .organization, organization: id)
        case .person, .unnamed:
            return Key(kind: party.kind, name: party.name)
        }
    }

    /// The code, where the gazetteer knows it.
    func country(_ code: String?) throws -> String? {
        try code.flatMap { try db.one(String.self, "SELECT code FROM countries WHERE code = ?", $0) }
    }

    /// The organization of the identifier, else of the name; one that is not known yet gets a row.
    func organization(_ id: String?, name: String, country: String?) throws -> String {
        if let id, let known = try db.one(String.self, "SELECT id FROM organizations WHERE id = ?", id) { return known }
        let folded = fold(name)
        let known = try db.all(
            """
            SELECT DISTINCT o.id FROM organization_names n JOIN organizations o ON o.id = n.organization_id
            WHERE n.folded = ? AND n.kind <> 'adjective' AND (o.basis = 'gazetteer' OR n.kind = 'alias')
                AND (o.country_code = ?2 OR ?2 IS NULL)
            """, folded, country)
        if known.count == 1 { return known[0]["id"] }
        let article = "article:" + folded + (country.map { "@" + $0 } ?? "")
        try db.run(
            """
            INSERT INTO organizations (id, name, kind, country_code, basis) VALUES (?, ?, 'other', ?, 'article')
            ON CONFLICT DO UPDATE SET name = max(name, excluded.name)
            """, article, name, country)
        try db.run("INSERT OR IGNORE INTO organization_names VALUES (?, ?, 'name', ?)", article, name, folded)
        try Aliases.restore(organization: article, in: db)
        return article
    }

    /// The organizations to which an article refers and which articles alone tell of.
    static func organizations(of article: Int64, in db: Database) throws -> [String] {
        try db.all(
            """
            SELECT organization_id FROM statements WHERE article_id = ?1
            UNION SELECT u.organization_id FROM statement_subjects u JOIN statements s ON s.id = u.statement_id
                WHERE s.article_id = ?1
            UNION SELECT p.organization_id FROM account_participants p JOIN meeting_accounts c ON c.id = p.account_id
                WHERE c.article_id = ?1
            UNION SELECT f.organization_id FROM offices f JOIN official_mentions n ON n.office_id = f.id WHERE n.article_id = ?1
            """, article
        ).compactMap { $0[0] as String? }.filter { $0.hasPrefix("article:") }
    }

    /// Removes those of the organizations to which nothing refers any more.
    static func removeUnused(organizations: some Sequence<String>, in db: Database) throws {
        for id in organizations {
            try db.run(
                """
                DELETE FROM organizations WHERE id = ?1 AND basis = 'article'
                    AND NOT EXISTS (SELECT 1 FROM statements WHERE organization_id = ?1)
                    AND NOT EXISTS (SELECT 1 FROM statement_subjects WHERE organization_id = ?1)
                    AND NOT EXISTS (SELECT 1 FROM account_participants WHERE organization_id = ?1)
                    AND NOT EXISTS (SELECT 1 FROM meeting_participants WHERE organization_id = ?1)
                    AND NOT EXISTS (SELECT 1 FROM offices WHERE organization_id = ?1)
                """, id)
        }
    }
}

// Whose the mentions of a family name are, once a batch is there: people of the gazetteer, people whom articles alone know,
// and those whom the user has made one.

import GRDB
import Language

/// Gives each mention its official.
struct OfficialSettlement {
    private let db: Database
    private let decisions: Decisions
    private var mentions: [Mention] = []
    private var profiles: [Evidenced] = []
    /// Mentions of each profile.
    private var members: [[Int]] = []
    /// Profiles of each person whom articles alone know.
    private var persons: [[Int]] = []
    /// Where a profile leads.
    private var roots: [Root] = []

    /// Somebody who is one before the user's merges.
    private enum Root: Hashable {
        /// Identifier of the gazetteer.
        case known(String)
        /// Number of the person.
        case person(Int)
        /// Kept by a merge, but in no article any more: the identities kept.
        case remembered([String])
    }

    private struct Mention {
        var article: Int64
        var ordinal: Int
        var official: Int64
        var name: String
    }

    /// Settles the mentions of the family names of which articles tell anew, and of all that decisions tie to them.
    static func settle(in db: Database, _ unsettled: inout Unsettled) throws {
        let decisions = try Decisions(in: db)
        let tied = decisions.keys
        if unsettled.hasDecisions || !unsettled.keys.isDisjoint(with: tied) {
            var settlement = OfficialSettlement(db, decisions)
            try settlement.load(tied)
            try settlement.apply(&unsettled, withDecisions: true)
        }
        for key in unsettled.keys.subtracting(tied).sorted() {
            var settlement = OfficialSettlement(db, decisions)
            try settlement.load([key])
            try settlement.apply(&unsettled, withDecisions: false)
        }
    }

    private init(_ db: Database, _ decisions: Decisions) {
        self.db = db
        self.decisions = decisions
    }

    private mutating func load(_ keys: Set<String>) throws {
        let aliases = Dictionary(decisions.aliases.map { ($0.folded, $0.target) }) { first, _ in first }
        var found: [Profile: (Evidenced, [Int])] = [:]
        for key in keys.sorted() {
            let rows = try db.all(
                """
                SELECT n.article_id, n.ordinal, n.official_id, n.name, n.country_code, f.kind, f.title, a.published
                FROM official_mentions n JOIN articles a ON a.id = n.article_id LEFT JOIN offices f ON f.id = n.office_id
                WHERE n.family_key = ?
                """, key)
            for row in rows {
                let name = PersonName(folded: fold(row["name"]))
                let (kind, title): (String?, String?) = (row["kind"], row["title"])
                let profile = Profile(
                    folded: name.folded, country: row["country_code"], kind: kind, title: title, article: row["article_id"],
                    isSingle: name.isSingle)
                let day = (row["published"] as String?).flatMap { CivilDate(iso: $0)?.ordinal }
                found[profile, default: (Evidenced(profile: profile, name: name), [])].0.add(kind: kind, title: title, day: day)
                found[profile]?.1.append(mentions.count)
                mentions.append(
                    Mention(
                        article: row["article_id"], ordinal: row["ordinal"], official: row["official_id"], name: row["name"]))
            }
        }
        let sorted = found.values.sorted { $0.0.profile.order < $1.0.profile.order }
        profiles = sorted.map(\.0)
        members = sorted.map(\.1)
        roots = profiles.map { aliases[$0.profile.folded].map(Root.remembered) ?? .person(-1) }
        for (_, group) in Dictionary(
            grouping: profiles.indices.filter { roots[$0] == .person(-1) }, by: { profiles[$0].name.key }
        )
        .sorted(by: { $0.key < $1.key }) {
            let namesakes = Namesakes(group.map { profiles[$0] }, gazetteer: try gazetteer(profiles[group[0]].name.key))
            for (index, id) in namesakes.known { roots[group[index]] = .known(id) }
            for person in namesakes.persons {
                for index in person { roots[group[index]] = .person(persons.count) }
                persons.append(person.map { group[$0] })
            }
        }
    }

    /// The officials of the gazetteer of a family name.
    private func gazetteer(_ key: String) throws -> [KnownOfficial] {
        try db.all(
            """
            SELECT o.id, o.gazetteer_id, o.country_code FROM official_keys k JOIN officials o ON o.id = k.official_id
            WHERE k.family_key = ? ORDER BY o.gazetteer_id
            """, key
        ).map { row in
            var official = KnownOfficial(id: row["gazetteer_id"])
            if let country = row["country_code"] as String? { official.countries.insert(country) }
            let names = try db.all(
                "SELECT folded FROM official_names WHERE official_id = ? AND basis = 'gazetteer'", row["id"] as Int64)
            for name in names.map({ PersonName(folded: $0["folded"]) }) {
                if name.isSingle { official.singles.append(name) } else { official.names.append(name) }
            }
            let offices = try db.all(
                """
                SELECT f.kind, f.country_code, f.title FROM tenures t JOIN offices f ON f.id = t.office_id
                WHERE t.official_id = ? AND t.basis = 'gazetteer'
                """, row["id"] as Int64)
            official.offices = offices.map { ($0["kind"], $0["country_code"], fold($0["title"])) }
            official.countries.formUnion(official.offices.compactMap(\.country))
            return official
        }
    }

    /// Moves mentions to the rows where they belong.
    private func apply(_ unsettled: inout Unsettled, withDecisions: Bool) throws {
        var heads: [Root: Root] = [:]
        func head(_ root: Root) -> Root {
            var head = root
            while let next = heads[head] { head = next }
            return head
        }
        if withDecisions {
            // An alias leads to whoever bears one of the identities now.
            for case .remembered(let target) in roots {
                if let bearer = try self.roots(of: target).first { heads[.remembered(target)] = bearer }
            }
            for merge in decisions.merges {
                let kept = try self.roots(of: merge.kept).first ?? .remembered(merge.kept)
                // Whom nobody but an alias stands for is known by what the alias was given to.
                let merged = try self.roots(of: merge.merged)
                for root in merged.isEmpty ? [.remembered(merge.merged)] : merged where head(root) != head(kept) {
                    heads[root] = kept
                }
            }
        }

        var rows: [Root: Int64] = [:]
        var taken: Set<Int64> = []
        func row(_ root: Root) throws -> Int64 {
            if let row = rows[root] { return row }
            let row = try self.row(of: root, not: taken)
            rows[root] = row
            taken.insert(row)
            return row
        }
        // Persons first take the rows that bear their names, then other rows of theirs; the rest get new ones.
        let heading = persons.indices.filter { head(.person($0)) == .person($0) }
        for number in heading {
            guard let id = try ownRows(of: number).first(where: { !taken.contains($0.id) && $0.isNamesake })?.id else { continue }
            rows[.person(number)] = id
            taken.insert(id)
        }
        for number in heading { _ = try row(.person(number)) }

        var changed: Set<Int64> = []
        for (index, root) in roots.enumerated() {
            let target = try row(head(root))
            for mention in members[index].map({ mentions[$0] }) where mention.official != target {
                try OfficialRows.point(article: mention.article, mention: mention.ordinal, at: target, in: db, &unsettled)
                changed.formUnion([mention.official, target])
            }
        }
        if withDecisions {
            let ids = Set(decisions.merges.flatMap { Decisions.gazetteerIDs($0.kept + $0.merged) })
                .union(try db.all("SELECT gazetteer_id FROM officials WHERE merged_into IS NOT NULL").map { $0[0] as String })
            for root in ids.sorted().map(Root.known) {
                guard let own = try known(root), case .known(let id) = root else { continue }
                let target = try head(root) == root ? own : row(head(root))
                try Self.moveKnown(id, to: target, in: db, &changed, &unsettled)
            }
        }
        for (root, row) in rows {
            if case .person(let number) = root, try describe(person: number, row: row) { unsettled.countries.insert(row) }
        }
        for id in changed.sorted() { try OfficialRows.derive(id, in: db) }
        if withDecisions { try nameAliases(&unsettled) { try rows[head($0)] ?? known(head($0)) } }
    }

    /// Gives an official of the gazetteer's mentions to another row; where that is his own, he is himself again.
    static func moveKnown(
        _ id: String, to target: Int64, in db: Database, _ changed: inout Set<Int64>, _ unsettled: inout Unsettled
    ) throws {
        if let former = try db.one(
            Int64.self, "SELECT merged_into FROM officials WHERE gazetteer_id = ? AND merged_into <> ?", id, target)
        {
            changed.insert(former)
        }
        try db.run(
            "UPDATE officials SET merged_into = nullif(?1, id) WHERE gazetteer_id = ?2 AND merged_into IS NOT nullif(?1, id)",
            target, id)
        let mentions = try db.all(
            "SELECT article_id, ordinal, official_id FROM official_mentions WHERE gazetteer_id = ? AND official_id <> ?", id,
            target)
        for mention in mentions {
            try OfficialRows.point(
                article: mention["article_id"], mention: mention["ordinal"], at: target, in: db, &unsettled)
            changed.formUnion([mention["official_id"], target])
        }
    }

    /// Everybody who bears one of the identities: those of the gazetteer, or, where it has none of them, those so named.
    private func roots(of identities: [String]) throws -> [Root] {
        let known = try Decisions.known(identities, in: db)
        if !known.isEmpty { return known.map(Root.known) }
        var found: [Root] = []
        let wanted = Set(identities)
        for (index, profile) in profiles.enumerated() where wanted.contains(profile.profile.identity) {
            if case .remembered = roots[index] { continue }
            if !found.contains(roots[index]) { found.append(roots[index]) }
        }
        return found
    }

    /// The row of somebody; a new one where there is none.
    private func row(of root: Root, not taken: Set<Int64>) throws -> Int64 {
        switch root {
        case .known: return try known(root) ?? 0
        case .person(let number):
            if let own = try ownRows(of: number).first(where: { !taken.contains($0.id) }) { return own.id }
            let profile = profiles[persons[number][0]].profile
            return try OfficialRows.insert(name: profile.folded, country: profile.country, in: db)
        case .remembered(let target):
            let name =
                decisions.merges.first { $0.kept == target }?.keptName
                ?? decisions.aliases.first { $0.target == target }?.targetName ?? ""
            let country = target.lazy.compactMap(Profile.country(ofIdentity:)).first
            let ids = try db.all(
                "SELECT id FROM officials WHERE name = ? AND country_code IS ? AND basis = 'article' ORDER BY id", name, country)
            for id in ids.map({ $0["id"] as Int64 }) where !taken.contains(id) { return id }
            return try OfficialRows.insert(name: name, country: country, in: db)
        }
    }

    /// The row of an official of the gazetteer.
    private func known(_ root: Root) throws -> Int64? {
        guard case .known(let id) = root else { return nil }
        return try db.one(Int64.self, "SELECT id FROM officials WHERE gazetteer_id = ?", id)
    }

    /// The rows of articles that have mentions of a person and bear one of the names, or have nobody else's mentions; in rising
    /// order.
    private func ownRows(of person: Int) throws -> [(id: Int64, isNamesake: Bool)] {
        let own = persons[person].flatMap { members[$0] }.map { mentions[$0] }
        let names = Set(own.map(\.name))
        return try Set(own.map(\.official)).sorted().compactMap { id in
            let name = try db.one(String.self, "SELECT name FROM officials WHERE id = ? AND basis = 'article'", id)
            guard let name else { return nil }
            let others = try db.one(
                Int.self,
                """
                SELECT count(*) FROM (SELECT 1 FROM official_mentions WHERE official_id = ? AND name NOT IN (SELECT value FROM
                    json_each(?)) LIMIT 1)
                """, id, try json(names.sorted()))
            return names.contains(name) || others == 0 ? (id, names.contains(name)) : nil
        }
    }

    /// Writes the fullest name and the country of a person into the row; whether the country is another now.
    private func describe(person: Int, row: Int64) throws -> Bool {
        var counts: [String: Int] = [:]
        for mention in persons[person].flatMap({ members[$0] }) { counts[mentions[mention].name, default: 0] += 1 }
        let fullest = counts.max { a, b in
            (Self.fullness(a.key), a.value, a.key) < (Self.fullness(b.key), b.value, b.key)
        }
        let country = persons[person].compactMap { profiles[$0].profile.country }.min()
        guard let name = fullest?.key,
            let old = try db.all("SELECT name, country_code FROM officials WHERE id = ?", row).first,
            old["name"] != name || old["country_code"] as String? != country
        else { return false }
        try db.run("UPDATE officials SET name = ?, folded = ?, country_code = ? WHERE id = ?", name, fold(name), country, row)
        return old["country_code"] as String? != country
    }

    /// Letters of the words that are no initials.
    private static func fullness(_ name: String) -> Int { PersonName(folded: fold(name)).words.filter { !$0.isInitial }.count }

    /// Writes the aliases as names of the officials who have them. Those who had some are derived anew, since articles may use
    /// the same names.
    private func nameAliases(_ unsettled: inout Unsettled, row: (Root) throws -> Int64?) throws {
        let former = try db.all("DELETE FROM official_names WHERE basis = 'user' RETURNING official_id")
        unsettled.officials.formUnion(former.map { $0["official_id"] as Int64 })
        for alias in decisions.aliases {
            guard let id = try row(roots(of: alias.target).first ?? .remembered(alias.target)) else { continue }
            try db.run(
                """
                INSERT INTO official_names VALUES (?, ?, ?, 'user')
                ON CONFLICT DO UPDATE SET basis = 'user' WHERE basis = 'article'
                """, id, alias.name, alias.folded)
        }
    }
}

extension Profile {
    /// Places profiles in one order in all databases.
    fileprivate var order: (String, String, String, String, Int64) {
        (folded, country ?? "", kind ?? "", title ?? "", article ?? 0)
    }
}

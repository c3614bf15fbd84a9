// What the user decides: which officials are one, and by what other names officials, countries and organizations go.

import Extraction
import Foundation
import GRDB

/// A database opened to be corrected by hand. Decisions hold for all later ingests, and can be undone.
public final class Curation {
    /// The database file.
    public let path: String
    private let queue: DatabaseQueue

    /// What a command did, or found done.
    public enum Outcome: Sendable, Hashable {
        /// The official kept and the other; how many articles name that one.
        case merged(kept: String, merged: String, articles: Int)
        /// The two were one already.
        case mergedBefore(kept: String, merged: String)
        /// The officials who are again officials of their own.
        case split(kept: String, others: [String])
        /// An alias was added to the named one.
        case named(name: String, alias: String)
        /// The alias was there.
        case namedBefore(name: String, alias: String)
        /// The alias was taken from the named ones.
        case unnamed(names: [String], alias: String)
    }

    /// Opens the database at `path`.
    /// - Throws: `ArchiveError.missing`, `.foreign`, `.newer`, `.corrupted`, `.unwritable`, `.busy`, `.full`.
    public init(of path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { throw ArchiveError.missing(path: path) }
        self.path = path
        queue = try Store.open(path)
    }

    /// Makes two officials one: `kept` stays, and has all that articles and the gazetteer tell of `merged`.
    /// - Parameters: names, numbers of `officials.id`, or identifiers of the gazetteer.
    /// - Throws: `ArchiveError.unknownName`, `.ambiguousName`, `.sameOfficial`, `.unidentified`.
    public func merge(_ kept: String, _ merged: String) throws -> Outcome {
        try write { db in
            let (first, second) = (try official(kept, in: db), try official(merged, in: db))
            let decisions = try Decisions(in: db)
            if first.id == second.id {
                let before = try Self.merges(into: first.id, decisions, in: db).first {
                    Self.names($0, merged) || Self.names($0, kept)
                }
                guard let before else { throw ArchiveError.sameOfficial(name: first.name) }
                return .mergedBefore(kept: first.name, merged: before.mergedName)
            }
            let articles = try db.one(
                Int.self, "SELECT count(DISTINCT article_id) FROM official_mentions WHERE official_id = ?", second.id)
            try db.run(
                "INSERT INTO official_merges (kept, kept_name, merged, merged_name) VALUES (?, ?, ?, ?)",
                try json(Self.identities(of: first.id, decisions, in: db)), first.name,
                try json(Self.identities(of: second.id, decisions, in: db)), second.name)
            try settle(in: db)
            return .merged(kept: first.name, merged: second.name, articles: articles ?? 0)
        }
    }

    /// Undoes the merges into an official.
    /// - Throws: `ArchiveError.unknownName`, `.ambiguousName`, `.notMerged`.
    public func split(_ name: String) throws -> Outcome {
        try write { db in
            let official = try official(name, in: db)
            let decisions = try Decisions(in: db)
            let all = try Self.merges(into: official.id, decisions, in: db)
            // Those that were merged into one who was merged in his turn stay with him.
            let outer = all.filter { merge in !all.contains { !Set($0.merged).isDisjoint(with: merge.kept) } }
            guard !outer.isEmpty else { throw ArchiveError.notMerged(name: official.name) }
            for merge in outer { try db.run("DELETE FROM official_merges WHERE id = ?", merge.id) }
            try settle(Set(outer.flatMap { Decisions.keys($0.kept + $0.merged) }), in: db)
            return .split(kept: outer[0].keptName, others: outer.map(\.mergedName))
        }
    }

    /// Gives an official, country or organization another name.
    /// - Parameter kind: what is meant, where the name may be several things.
    /// - Throws: `ArchiveError.unknownName`, `.ambiguousName`, `.takenAlias`, `.unidentified`.
    public func addAlias(_ alias: String, to name: String, kind: Subject.Kind? = nil) throws -> Outcome {
        try write { db in
            let (entity, target) = try target(name, kind, in: db)
            let folded = fold(alias)
            let taken = try db.all("SELECT kind, target, name FROM aliases WHERE folded = ?", folded)
            for row in taken {
                let isSame = try row["kind"] == entity.kind.rawValue && self.isSame(row["target"], entity.key, in: db)
                if isSame { return .namedBefore(name: entity.name, alias: alias) }
                if row["kind"] == entity.kind.rawValue { throw ArchiveError.takenAlias(alias: alias, by: row["name"]) }
            }
            try db.run(
                "INSERT INTO aliases (kind, target, name, alias, folded) VALUES (?, ?, ?, ?, ?)", entity.kind.rawValue, target,
                entity.name, alias, folded)
            try settle([PersonName(folded: folded).key], in: db)
            return .named(name: entity.name, alias: alias)
        }
    }

    /// Takes an alias away, from `name` alone or from all who have it.
    /// - Throws: `ArchiveError.noAlias`, `.unknownName`, `.ambiguousName`.
    public func removeAlias(_ alias: String, of name: String? = nil) throws -> Outcome {
        try write { db in
            let entity = try name.map { try self.target($0, nil, in: db).entity }
            let rows = try db.all("SELECT id, kind, target, name FROM aliases WHERE folded = ? ORDER BY name", fold(alias)).filter
            {
                row in try entity.map { try row["kind"] == $0.kind.rawValue && isSame(row["target"], $0.key, in: db) } ?? true
            }
            guard !rows.isEmpty else { throw ArchiveError.noAlias(alias: alias) }
            var keys: Set<String> = [PersonName(folded: fold(alias)).key]
            for row in rows {
                try db.run("DELETE FROM aliases WHERE id = ?", row["id"] as Int64)
                if row["kind"] == "official" { keys.formUnion(Decisions.keys(try texts(row["target"]))) }
            }
            try settle(keys, in: db)
            return .unnamed(names: rows.map { $0["name"] }, alias: alias)
        }
    }

    private func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try ArchiveError.wording(path) {
            var result: Result?
            try queue.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    result = try body(db)
                    return .commit
                }
            }
            guard let result else { throw ArchiveError.busy(path: path) }
            return result
        }
    }

    private func settle(_ keys: Set<String> = [], in db: Database) throws {
        var unsettled = Unsettled()
        unsettled.keys = keys
        unsettled.hasDecisions = true
        try Aliases.restore(in: db)
        try unsettled.settle(in: db)
    }

    // MARK: Names

    /// The official of a number, identifier or name.
    private func official(_ text: String, in db: Database) throws -> (id: Int64, name: String) {
        guard let id = try officials(text, in: db).first else {
            let near = try Archive(reading: path).nearest(to: text, of: [.official]).map(\.name)
            throw ArchiveError.unknownName(kind: "official", name: text, nearest: near)
        }
        return (id, try db.one(String.self, "SELECT name FROM officials WHERE id = ?", id) ?? "")
    }

    /// The one official of a number, identifier or name; none where there is none.
    private func officials(_ text: String, in db: Database) throws -> [Int64] {
        let archive = try Archive(reading: path)
        let ids = try archive.officials(named: text)
        guard ids.count > 1 else { return ids }
        let usual = try ids.filter { try db.one(String.self, "SELECT folded FROM officials WHERE id = ?", $0) == fold(text) }
        if usual.count == 1 { return usual }
        let candidates = try ids.prefix(8).map { id in
            try archive.rows(
                Query(
                    sql: """
                        SELECT official_id || ' ' || name || coalesce(' (' || office || coalesce(', ' || country, '') || ')',
                            ' (' || country || ')', '') FROM v_officials WHERE official_id = :id
                        ORDER BY until_date IS NOT NULL, coalesce(until_date, known, from_date) DESC LIMIT 1
                        """, arguments: ["id": .integer(id)])
            ).rows.first?[0].text ?? "\(id)"
        }
        throw ArchiveError.ambiguousName(
            name: text, candidates: candidates + (ids.count > 8 ? ["\(ids.count - 8) others"] : []))
    }

    /// What an alias is to be given to, and how that is remembered.
    private func target(_ name: String, _ kind: Subject.Kind?, in db: Database) throws -> (entity: NamedEntity, target: String) {
        let kinds: Set<Subject.Kind> = kind.map { [$0] } ?? [.official, .country, .organization]
        let archive = try Archive(reading: path)
        let exact = try archive.lookup(name: name).filter { kinds.contains($0.kind) && fold($0.matched) == fold(name) }
        let others = exact.filter { $0.kind != .official }
        if others.count > 1 || !others.isEmpty && exact.count > others.count {
            throw ArchiveError.ambiguousName(name: name, candidates: exact.map { "the \($0.kind.rawValue) \($0.name)" })
        }
        if let other = others.first {
            switch other.key {
            case .country(let code), .organization(let code): return (other, code)
            case .official, .topic: break
            }
        }
        guard kinds.contains(.official) else {
            let near = try archive.nearest(to: name, of: kinds).map(\.name)
            throw ArchiveError.unknownName(kind: kind?.rawValue ?? "name", name: name, nearest: near)
        }
        guard let id = try officials(name, in: db).first else {
            let near = try archive.nearest(to: name, of: kinds).map(\.name)
            throw ArchiveError.unknownName(
                kind: kind?.rawValue ?? "official, country or organization", name: name, nearest: near)
        }
        let entity = NamedEntity(
            key: .official(id), name: try db.one(String.self, "SELECT name FROM officials WHERE id = ?", id) ?? "", matched: name,
            form: "name", statements: 0, subjectOf: 0, meetings: 0)
        return (entity, try json(Self.identities(of: id, Decisions(in: db), in: db)))
    }

    private func isSame(_ target: String, _ key: NamedEntity.Key, in db: Database) throws -> Bool {
        switch key {
        case .official(let id): try Self.row(of: texts(target), in: db) == id
        case .country(let code), .organization(let code): target == code
        case .topic: false
        }
    }

    /// Whether a text names the one who was merged.
    private static func names(_ merge: Decisions.Merge, _ text: String) -> Bool {
        named(fold(merge.mergedName), text) || Decisions.gazetteerIDs(merge.merged).contains(text)
            || merge.merged.compactMap(Profile.name(ofIdentity:)).contains { named($0, text) }
    }

    // MARK: Identities

    /// The row that has the officials of the identities now.
    private static func row(of identities: [String], in db: Database) throws -> Int64? {
        if let id = try Decisions.known(identities, in: db).first {
            return try db.one(Int64.self, "SELECT coalesce(merged_into, id) FROM officials WHERE gazetteer_id = ?", id)
        }
        let wanted = Set(identities)
        for key in Decisions.keys(identities).sorted() {
            if let row = try profiles("n.family_key = ?", key, in: db).first(where: { wanted.contains($0.identity) }) {
                return row.id
            }
        }
        return nil
    }

    /// Identities of mentions without gazetteer, with their rows.
    private static func profiles(_ condition: String, _ value: any DatabaseValueConvertible, in db: Database) throws -> [(
        identity: String, profile: Profile, id: Int64
    )] {
        try db.all(
            """
            SELECT DISTINCT n.official_id, n.name, n.country_code, f.kind, f.title FROM official_mentions n
            LEFT JOIN offices f ON f.id = n.office_id WHERE \(condition) AND n.family_key IS NOT NULL ORDER BY 1, 2, 3, 4, 5
            """, value
        ).map { row in
            let name = PersonName(folded: fold(row["name"]))
            let profile = Profile(
                folded: name.folded, country: row["country_code"], kind: row["kind"], title: row["title"], article: 0,
                isSingle: name.isSingle)
            return (profile.identity, profile, row["official_id"])
        }
    }

    /// What an official is remembered by: all names with country and office by which articles have him; of the gazetteer's, the
    /// identifier, and the usual name for the time when it has him no longer.
    private static func identities(of id: Int64, _ decisions: Decisions, in db: Database) throws -> [String] {
        let known = try db.all(
            "SELECT gazetteer_id, folded, country_code FROM officials WHERE id = ? AND basis = 'gazetteer'", id)
        if let row = known.first {
            let folded: String = row["folded"]
            let forms = [nil, "spokesperson", "head_of_state"].map { kind in
                Profile(
                    folded: folded, country: row["country_code"], kind: kind, title: nil, article: 0,
                    isSingle: PersonName(folded: folded).isSingle)
            }
            return ["gazetteer:" + (row["gazetteer_id"] as String)] + forms.map(\.identity)
        }
        let merges = try merges(into: id, decisions, in: db)
        let merged = Set(merges.flatMap(\.merged))
        let aliases = Set(decisions.aliases.map(\.folded))
        var identities: [String] = []
        for own in try profiles("n.official_id = ?", id, in: db) where !aliases.contains(own.profile.folded) {
            var forms = [own.profile]
            if !PersonName(folded: own.profile.folded).isSingle {
                // Whoever is named without an office today may be named with one tomorrow.
                let others = try profiles("n.family_key = ?", PersonName(folded: own.profile.folded).key, in: db)
                for kind in [Profile.Class.principal, .subordinate, .neutral] {
                    var form = own.profile
                    form.kind = kind.rawValue
                    if !others.contains(where: { $0.profile == form && $0.id != id }) { forms.append(form) }
                }
            }
            for identity in forms.map(\.identity) where !merged.contains(identity) && !identities.contains(identity) {
                identities.append(identity)
            }
        }
        if !identities.isEmpty { return identities }
        if let kept = merges.first?.kept, !kept.isEmpty { return kept }
        // Whom articles name by aliases alone is remembered as the one to whom the first of them was given.
        let named = try Set(profiles("n.official_id = ?", id, in: db).map(\.profile.folded))
        if let alias = decisions.aliases.first(where: { named.contains($0.folded) }) { return alias.target }
        throw ArchiveError.unidentified(name: try db.one(String.self, "SELECT name FROM officials WHERE id = ?", id) ?? "\(id)")
    }

    /// The merges whose officials the row has now.
    private static func merges(into id: Int64, _ decisions: Decisions, in db: Database) throws -> [Decisions.Merge] {
        try decisions.merges.filter { try row(of: $0.merged, in: db) == id || row(of: $0.kept, in: db) == id }
    }
}

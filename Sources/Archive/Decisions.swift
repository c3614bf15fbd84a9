// What the user has decided of officials: who is whom, and by what other names. Kept by identities that hold in any database.

import Foundation
import GRDB

/// The user's merges and aliases of officials, read from their tables.
struct Decisions {
    /// Two officials made one.
    struct Merge {
        var id: Int64
        var kept: [String]
        var keptName: String
        var merged: [String]
        var mergedName: String
    }
    /// A name given to an official.
    struct Alias {
        var name: String
        var folded: String
        var target: [String]
        var targetName: String
    }

    private(set) var merges: [Merge] = []
    private(set) var aliases: [Alias] = []

    init(in db: Database) throws {
        merges = try db.all("SELECT id, kept, kept_name, merged, merged_name FROM official_merges ORDER BY id").map { row in
            Merge(
                id: row["id"], kept: try texts(row["kept"]), keptName: row["kept_name"],
                merged: try texts(row["merged"]), mergedName: row["merged_name"])
        }
        aliases = try db.all("SELECT alias, folded, target, name FROM aliases WHERE kind = 'official' ORDER BY folded, target")
            .map {
                Alias(name: $0["alias"], folded: $0["folded"], target: try texts($0["target"]), targetName: $0["name"])
            }
    }

    /// The identifiers of the gazetteer among identities.
    static func gazetteerIDs(_ identities: [String]) -> [String] {
        identities.filter { $0.hasPrefix("gazetteer:") }.map { String($0.dropFirst("gazetteer:".count)) }
    }

    /// The identifiers of the gazetteer that it has; where it has none of them, names are what officials are known by.
    static func known(_ identities: [String], in db: Database) throws -> [String] {
        try gazetteerIDs(identities).filter {
            try db.one(Int64.self, "SELECT 1 FROM officials WHERE gazetteer_id = ?", $0) != nil
        }
    }

    /// The family names of all officials on which anything was decided.
    var keys: Set<String> {
        merges.reduce(into: Set()) { $0.formUnion(Self.keys($1.kept + $1.merged)) }
            .union(aliases.flatMap { Self.keys($0.target).union([PersonName(folded: $0.folded).key]) })
    }

    static func keys(_ identities: [String]) -> Set<String> {
        Set(identities.compactMap(Profile.name(ofIdentity:)).map { PersonName(folded: $0).key })
    }
}

/// The texts of a JSON array.
func texts(_ json: String) throws -> [String] { try JSONDecoder().decode([String].self, from: Data(json.utf8)) }

/// Texts as a JSON array.
func json(_ texts: [String]) throws -> String { String(decoding: try JSONEncoder().encode(texts), as: UTF8.self) }

// Which rows of a saved query were seen before: kept in a file for each database, query and its values.

import Foundation

/// The rows that earlier runs of a query gave.
public final class SeenRows {
    /// Whether the query has never run with these values.
    public let isFirst: Bool
    /// Rows seen, as digests.
    private var digests: Set<String>
    private let path: String
    private let heading: String

    /// - Parameter folder: where the files are kept.
    /// - Throws: `ArchiveError.queryFile` where the file is none of these.
    public init(of name: String, _ query: Query, in archive: Archive, folder: String) throws {
        let database = URL(fileURLWithPath: archive.path).resolvingSymlinksInPath().path
        let values = query.arguments.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        // A database that is made anew at the same path numbers its rows anew.
        let origin = try archive.rows(Query(sql: "SELECT started FROM ingest_runs ORDER BY id LIMIT 1")).rows.first?[0].text ?? ""
        let key = Self.digest([name, query.sql, database, origin] + values)
        path = "\(folder)/\(key)"
        heading = "demarche watch 1 \(name)"
        guard let data = FileManager.default.contents(atPath: path) else {
            isFirst = true
            digests = []
            return
        }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
        guard lines.first == heading else {
            throw ArchiveError.queryFile(path: path, detail: "is not a file of demarche watch: give --reset to begin anew")
        }
        isFirst = false
        digests = Set(lines.dropFirst())
    }

    /// Notes a row, and tells whether it is new. Where the query has a column `id`, or columns whose names end in
    /// `_id`, these alone tell rows apart.
    public func isNew(_ row: [Value], _ columns: [String]) -> Bool {
        let numbers = columns.indices.filter { (columns[$0] == "id" || columns[$0].hasSuffix("_id")) && row[$0] != .null }
        let parts = (numbers.isEmpty ? Array(columns.indices) : numbers).map { "\(columns[$0]) \(row[$0])" }
        return digests.insert(String(Self.digest(parts).prefix(32))).inserted
    }

    /// Remembers the rows that were noted.
    /// - Throws: `ArchiveError.queryFile`
    public func save() throws {
        try PrivateFile.write(([heading] + digests.sorted()).joined(separator: "\n") + "\n", to: path, replaces: true)
    }

    /// Forgets a query's rows; whether there were any.
    @discardableResult public static func forget(
        _ name: String, _ query: Query, in archive: Archive, folder: String
    ) throws -> Bool {
        let path: String
        do {
            let seen = try SeenRows(of: name, query, in: archive, folder: folder)
            guard !seen.isFirst else { return false }
            path = seen.path
        } catch ArchiveError.queryFile(let faulty, _) {
            path = faulty
        }
        return unlink(path) == 0
    }

    /// The digest of texts, told apart whatever is in them.
    private static func digest(_ texts: [String]) -> String {
        var digest = SHA256()
        for text in texts { digest.update("\(text.utf8.count):\(text)".utf8) }
        return digest.hexadecimal()
    }
}

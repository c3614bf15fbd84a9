// All canned queries that a person has: those of folders, and those that come with Demarche.

import Foundation

/// Canned queries by name. Of several of one name that of the first folder counts; Demarche's own come last.
public struct QueryCatalogue: Sendable {
    /// Queries by name, and files that are none.
    public private(set) var queries: [CannedQuery] = []
    public private(set) var faults: [ArchiveError] = []

    private var faulty: [String: ArchiveError] = [:]
    /// Names of queries of Demarche that a file of the user's stands in for.
    private var replaced: Set<String> = []

    /// The longest file that is read, in bytes.
    private static let longestFile = 1 << 20

    /// - Parameter folders: searched in this order; those that are missing have no queries.
    /// - Throws: `ArchiveError.header` where one of Demarche's own is at fault.
    public init(folders: [String]) throws {
        var names: Set<String> = []
        for folder in folders {
            for file in ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() {
                guard file.hasSuffix(".sql"), !file.hasPrefix("."), names.insert(String(file.dropLast(4))).inserted else {
                    continue
                }
                let name = String(file.dropLast(4))
                do {
                    queries.append(try Self.read(name, "\(folder)/\(file)"))
                } catch let error as ArchiveError {
                    faulty[name] = error
                    faults.append(error)
                }
            }
        }
        let own = try CannedQuery.all()
        replaced = names.intersection(own.map(\.name))
        queries += own.filter { !names.contains($0.name) }
        queries.sort { $0.name < $1.name }
    }

    /// The query of a name.
    /// - Throws: `ArchiveError.unknownQuery`, or what is wrong with its file.
    public func query(named name: String) throws -> CannedQuery {
        if let query = queries.first(where: { $0.name == name }) { return query }
        if let fault = faulty[name] { throw fault }
        let known = queries.map(\.name)
        throw ArchiveError.unknownQuery(name: name, nearest: nearest(to: name, of: known), known: known)
    }

    /// Whether the query stands in for one of Demarche's of the same name.
    public func replacesOwn(_ query: CannedQuery) -> Bool { query.path != nil && replaced.contains(query.name) }

    private static func read(_ name: String, _ path: String) throws -> CannedQuery {
        try CannedQuery.checkName(name, path: path)
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw ArchiveError.queryFile(path: path, detail: "this is no file")
        }
        guard status.st_size <= longestFile else {
            throw ArchiveError.queryFile(path: path, detail: "larger than 1 MB, which no canned query is")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ArchiveError.queryFile(path: path, detail: "cannot be read")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw ArchiveError.queryFile(path: path, detail: "not UTF-8")
        }
        return try CannedQuery(name: name, sql: text, path: path)
    }
}

extension CannedQuery {
    /// Names that the command line needs for itself.
    static let reservedNames: Set<String> = ["new", "run", "help"]

    /// Refuses names that a file of canned queries may not have.
    /// - Throws: `ArchiveError.queryName`, or `.queryFile` where it is that of the file at `path`.
    static func checkName(_ name: String, path: String? = nil) throws {
        let isPlain = name.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
        let detail =
            if name.isEmpty || name.utf8.count > 60 {
                "give it 1 to 60 characters"
            } else if !isPlain || name.hasPrefix("-") {
                "write small letters a to z, digits and hyphens, such as russia-on-nato"
            } else if reservedNames.contains(name) {
                "it is a word of the command line"
            } else {
                ""
            }
        guard !detail.isEmpty else { return }
        if let path { throw ArchiveError.queryFile(path: path, detail: "the name cannot be used: \(detail)") }
        throw ArchiveError.queryName(name, detail: detail)
    }
}

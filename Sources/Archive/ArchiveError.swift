// What can go wrong with a database, a query or its parameters, worded for the person at the terminal.

import GRDB

/// A failure of the archive: what, where, and the remedy.
public enum ArchiveError: Error, Hashable {
    /// There is no database at the path.
    case missing(path: String)
    /// The file is not a Demarche database.
    case foreign(path: String)
    /// The file was written by a newer Demarche.
    case newer(path: String, version: Int)
    /// The file was written by an older Demarche, and lacks what is asked for.
    case older(path: String, version: Int)
    /// The file is damaged.
    case corrupted(path: String, detail: String)
    /// The file or its folder cannot be opened, made or written.
    case unwritable(path: String, detail: String)
    /// The disk, or what the process may write, is full.
    case full(path: String)
    /// Another process kept the database locked.
    case busy(path: String)
    /// The SQL is at fault; line and column count from 1.
    case sql(message: String, line: Int?, column: Int?)
    /// The SQL does what a query may not do.
    case forbidden(what: String)
    /// The query ran longer than it may.
    case timeLimit(seconds: Double)
    /// The query needed more memory than it may.
    case memoryLimit(bytes: Int)
    /// A value or a row of the query is longer than it may be.
    case tooLong(bytes: Int)
    /// The person wished the query to end.
    case interrupted
    /// There is no canned query of the name; `nearest` is one that is spelt much like it.
    case unknownQuery(name: String, nearest: String?, known: [String])
    /// The header of a canned query is at fault; the line counts from 1.
    case header(path: String, line: Int, message: String)
    /// The name is none that a canned query may have.
    case queryName(String, detail: String)
    /// A file of canned queries cannot be read or written.
    case queryFile(path: String, detail: String)
    case missingParameter(query: String, name: String, known: [String])
    case unknownParameter(query: String, name: String, known: [String])
    case badParameter(name: String, value: String, expected: String)
    /// There is no statement of the number.
    case noStatement(id: Int64)
    /// There is no meeting of the number.
    case noMeeting(id: Int64)
    /// There is no official, country or organization of the name; `nearest` are some that are spelt much like it.
    case unknownName(kind: String, name: String, nearest: [String])
    /// Several have the name; `candidates` tells their numbers.
    case ambiguousName(name: String, candidates: [String])
    /// An official cannot be merged with himself.
    case sameOfficial(name: String)
    /// Articles name the official by nothing that another database would know, too.
    case unidentified(name: String)
    /// Nobody was merged into the official.
    case notMerged(name: String)
    /// The alias is that of somebody else.
    case takenAlias(alias: String, by: String)
    /// There is no such alias.
    case noAlias(alias: String)
    /// The findings do not fit their article.
    case misfit(detail: String)
    /// The user's gazetteer tables that the database keeps have faults for this version.
    case overlay(path: String, detail: String)
}

extension ArchiveError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing(let path):
            "no database at \(path): run `demarche ingest` first"
        case .foreign(let path):
            "\(path) is not a Demarche database: give another path with --db"
        case .newer(let path, let version):
            "\(path) has schema version \(version), newer than this Demarche knows: upgrade demarche"
        case .older(let path, let version):
            "\(path) has schema version \(version), older than this Demarche: the next `demarche ingest` into it renews it"
        case .corrupted(let path, let detail):
            "\(path) is damaged (\(detail)): ingest the articles into a new database"
        case .unwritable(let path, let detail):
            "cannot open \(path): \(detail)"
        case .full(let path):
            "cannot write \(path): the disk is full; what is stored so far is safe, free some space and ingest again"
        case .busy(let path):
            "\(path) is locked by another ingest: try again when it is done"
        case .sql(let message, let line?, let column?):
            "\(message) (line \(line), column \(column) of the query)"
        case .sql(let message, _, _):
            message
        case .forbidden(let what):
            "refused: \(what); a query may only read"
        case .timeLimit(let seconds):
            "the query ran longer than \(seconds.formatted) s: narrow it, or give more with --time-limit"
        case .memoryLimit(let bytes):
            "the query needs more memory than the \(bytes >> 20) MB it may take: narrow it"
        case .tooLong(let bytes):
            "the query makes a value, a row or a text of more than \(bytes >> 20) MB: select less of it"
        case .interrupted:
            "interrupted"
        case .unknownQuery(let name, let nearest?, _):
            "no query \"\(name.prefix(60))\": did you mean \(nearest)?"
        case .unknownQuery(let name, nil, let known):
            "no query \"\(name.prefix(60))\": there are \(known.joined(separator: ", "))"
        case .header(let path, let line, let message):
            "\(path):\(line): \(message)"
        case .queryName(let name, let detail):
            "\"\(name.prefix(60))\" cannot be the name of a query: \(detail)"
        case .queryFile(let path, let detail):
            "\(path): \(detail)"
        case .missingParameter(let query, let name, let known):
            "query \(query) needs the parameter \(name): its parameters are \(known.joined(separator: ", "))"
        case .unknownParameter(let query, let name, let known):
            known.isEmpty
                ? "query \(query) has no parameter \(name), and no others"
                : "query \(query) has no parameter \(name): its parameters are \(known.joined(separator: ", "))"
        case .badParameter(let name, let value, let expected):
            "parameter \(name): \"\(value.prefix(40))\" is not \(expected)"
        case .noStatement(let id):
            "no statement \(id)"
        case .noMeeting(let id):
            "no meeting \(id)"
        case .unknownName(let kind, let name, let nearest):
            "no \(kind) called \"\(name.prefix(60))\""
                + (nearest.isEmpty ? "" : ": did you mean \(nearest.joined(separator: " or "))?")
        case .ambiguousName(let name, let candidates):
            "\"\(name.prefix(60))\" may be \(candidates.joined(separator: " or ")): give the number"
        case .sameOfficial(let name):
            "\(name) is one official already: name two to merge"
        case .unidentified(let name):
            "no article names \(name) so that a decision could be remembered: ingest an article that does, and try again"
        case .notMerged(let name):
            "nobody was merged into \(name): `demarche officials merges` lists the merges"
        case .takenAlias(let alias, let owner):
            "\"\(alias.prefix(60))\" is an alias of \(owner): remove that first"
        case .noAlias(let alias):
            "no alias \"\(alias.prefix(60))\": `demarche aliases list` lists them"
        case .misfit(let detail):
            "findings do not fit the article: \(detail)"
        case .overlay(let path, let detail):
            "the gazetteer tables that \(path) keeps do not fit this version: give them again with --gazetteer or --topics, or "
                + "leave them out with --no-gazetteer\n\(detail)"
        }
    }

    /// The failure that an SQLite result code tells of.
    init(code: ResultCode, message: String?, path: String) {
        let text = message ?? "SQLite error \(code.rawValue)"
        switch code.primaryResultCode {
        case .SQLITE_NOTADB: self = .foreign(path: path)
        case .SQLITE_CORRUPT: self = .corrupted(path: path, detail: text)
        case .SQLITE_FULL: self = .full(path: path)
        case .SQLITE_IOERR where code == .SQLITE_IOERR_WRITE: self = .full(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
        default: self = .unwritable(path: path, detail: text)
        }
    }

    /// Runs `body` and words the errors of GRDB as failures of the archive at `path`.
    static func wording<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw ArchiveError(code: error.extendedResultCode, message: error.message, path: path)
        }
    }
}

extension Double {
    fileprivate var formatted: String { self == rounded() ? String(Int(self)) : String(self) }
}

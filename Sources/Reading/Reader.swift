// Reads articles out of files, folders and standard input.

import Foundation
import Language

/// How articles are read. The value holds options only; `articles(in:)` does the reading.
public struct Reader: Sendable {
    /// A format of files.
    public enum Format: String, Sendable, CaseIterable {
        /// One article a file.
        case text
        /// An object, an array of objects, or an object with an array of them inside.
        case json
        /// JSON Lines: one object a line.
        case jsonl

        /// The format that a name's ending claims.
        init?(path: String) {
            switch Self.ending(of: path) {
            case "txt", "text", "md": self = .text
            case "json": self = .json
            case "jsonl", "ndjson": self = .jsonl
            default: return nil
            }
        }

        /// What stands after the last "." of a file's name, in small letters; "" where there is none.
        static func ending(of path: String) -> String {
            let name = path.split(separator: "/").last ?? ""
            guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
            return name[name.index(after: dot)...].lowercased()
        }
    }

    /// The format of every file; nil to find it by content, then by ending.
    public var format: Format?
    /// Names of the fields of JSON records.
    public var fields: FieldNames
    /// The day of articles that state none, and the one near which a dateline without a year lies.
    public var published: CivilDate?
    /// The day that a dateline without a year cannot be after.
    public var today: CivilDate
    /// The longest text of an article, in bytes: offsets into it are 32 bits wide.
    var longestText = 1 << 30

    public init(
        format: Format? = nil, fields: FieldNames = FieldNames(), published: CivilDate? = nil,
        today: CivilDate = Reader.currentDay
    ) {
        self.format = format
        self.fields = fields
        self.published = published
        self.today = today
    }

    /// Today, UTC.
    public static var currentDay: CivilDate { CivilDate(ordinal: Int((Date().timeIntervalSince1970 / 86400).rounded(.down))) }

    /// The articles of files, folders and "-", standard input.
    ///
    /// A folder is read with the folders in it, in order of name, each once; hidden files are left out. Of its files those that
    /// end in .txt, .text, .md, .json, .jsonl or .ndjson are read, and those without an ending whose content looks like text;
    /// the others are counted as skipped. A file that is named itself and has another ending is a failure, unless `format`
    /// says what it is. Bytes that are not UTF-8 become U+FFFD; UTF-16 is recognised.
    ///
    /// Articles are read as they are asked for; memory holds one line of JSON Lines, or one file of the other formats. A failure
    /// stands where its article or file would, and never ends the sequence.
    public func articles(in paths: [String]) -> Articles { Articles(reader: self, paths: paths) }

    /// The articles of bytes that are in memory already.
    /// - Parameter path: what identifiers and failures call them.
    public func articles(of bytes: [UInt8], path: String) -> Articles { Articles(reader: self, bytes: bytes, path: path) }

    /// Hands the articles and failures of `paths` to `take`, one after the other.
    public func read(_ paths: [String], _ take: (Result<Article, ReadingFailure>) throws -> Void) rethrows {
        for article in articles(in: paths) { try take(article) }
    }
}

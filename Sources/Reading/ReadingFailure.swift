// What goes wrong while articles are read, said so that a person can mend it.

/// Why an article, or a whole file, could not be read. The other articles are not touched by it.
public struct ReadingFailure: Error, Sendable, Hashable {
    public enum Reason: Sendable, Hashable {
        case notFound
        /// The system's words, such as "permission denied".
        case unreadable(String)
        /// A format that is not read: its extension or name.
        case unsupportedFormat(String)
        case notText
        case emptyFile
        /// A text file with nothing but menus, forms and notices.
        case onlyBoilerplate
        /// A folder without articles, with the number of other files in it.
        case noArticles(skipped: Int)
        /// A JSON file without a record.
        case noRecords
        case brokenJSON(String)
        case notARecord(String)
        /// A record without a text, with the first names of its fields.
        case noText(fields: [String])
        case emptyText
        case lineTooLong(limit: Int)
        /// A text of more bytes than an article may have.
        case textTooLong(limit: Int)
        case nameNotUTF8
        case badField(String)
    }

    /// The file, "-" for standard input, or the option at fault.
    public var path: String
    /// 1-based line, where there is one.
    public var line: Int?
    /// Byte offset in the file, where it is known.
    public var offset: Int?
    public var reason: Reason

    public init(path: String, line: Int? = nil, offset: Int? = nil, reason: Reason) {
        self.path = path
        self.line = line
        self.offset = offset
        self.reason = reason
    }

    /// What is wrong and what to do about it, in lower case, without the place.
    public var message: String {
        switch reason {
        case .notFound: "no such file or folder"
        case .unreadable(let why): "cannot be read: \(why)"
        case .unsupportedFormat(let format):
            "unsupported format \(format): convert it to text, JSON or JSON Lines, or force one with --format text|json|jsonl"
        case .notText: "not a text file (binary data): convert it to text, JSON or JSON Lines"
        case .emptyFile: "the file is empty"
        case .onlyBoilerplate: "no article in it, only menus, forms or notices"
        case .noArticles(let skipped):
            "no articles in the folder: it holds no .txt, .text, .md, .json, .jsonl or .ndjson file"
                + (skipped > 0 ? " (\(skipped) other file\(skipped == 1 ? "" : "s") skipped)" : "")
        case .noRecords: "no article records in it"
        case .brokenJSON(let what): "broken JSON: \(what)"
        case .notARecord(let kind): "not an article record: \(kind) where an object is expected"
        case .noText(let fields):
            "record without a text"
                + (fields.isEmpty
                    ? ": it has no fields"
                    : " (its fields: \(fields.joined(separator: ", "))): name the field with --field text=NAME")
        case .emptyText: "record with an empty text"
        case .lineTooLong(let limit): "line longer than \(limit >> 20) MiB: not JSON Lines, or damaged"
        case .textTooLong(let limit): "text longer than \(limit) bytes: split it into articles"
        case .nameNotUTF8: "a file's name is not UTF-8: rename it"
        case .badField(let argument):
            "\"\(argument)\" is not FIELD=NAME; fields: \(FieldNames.Field.allCases.map(\.rawValue).joined(separator: ", "))"
        }
    }
}

extension ReadingFailure: CustomStringConvertible {
    /// `path:line: message`
    public var description: String {
        (path == "-" ? "standard input" : path) + (line.map { ":\($0)" } ?? "") + ": " + message
    }
}

// Which fields of a JSON record hold the parts of an article.

/// Names of record fields, compared without case, "_" and "-": "published_at" is "publishedAt".
public struct FieldNames: Sendable, Hashable {
    /// A part of an article.
    public enum Field: String, Sendable, CaseIterable {
        case text, title, published, url, source, author, language, id

        /// The names that scrapers use, the surest first.
        var usual: [String] {
            switch self {
            case .text: ["text", "body", "content", "articleBody", "maintext", "fulltext"]
            case .title: ["title", "headline"]
            case .published:
                ["published", "date", "publishedAt", "pubDate", "datePublished", "publicationDate", "publishDate", "datePublish"]
            case .url: ["url", "link"]
            case .source: ["source", "publisher", "site", "siteName", "sourceName"]
            case .author: ["author", "byline", "authors"]
            case .language: ["language", "lang", "inLanguage"]
            case .id: ["id", "guid", "uuid"]
            }
        }
    }

    /// A field's place in a record: its name, or the names on the way to it ("fields.bodyText").
    struct Path: Sendable, Hashable {
        var keys: [UInt64]
        var rank: Int
    }

    private var named: [UInt64: Place] = [:]
    /// Paths of more than one name.
    private(set) var nested: [Field: [Path]] = [:]

    struct Place: Sendable, Hashable {
        var field: Field
        /// The lower, the surer.
        var rank: Int
    }

    public init() {
        for field in Field.allCases {
            for (rank, name) in field.usual.enumerated() { named[Self.key(name.utf8)] = Place(field: field, rank: rank) }
        }
    }

    /// The usual names, but for the given fields those of `arguments`, each as "text=story" or "text=fields.bodyText".
    /// - Throws: `ReadingFailure` with reason `badField`.
    public init(_ arguments: [String]) throws(ReadingFailure) {
        self.init()
        var overridden: [Field: Int] = [:]
        for argument in arguments {
            let parts = argument.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let field = Field(rawValue: String(parts[0])) else {
                throw ReadingFailure(path: "--field", reason: .badField(argument))
            }
            if overridden[field] == nil {
                for (key, place) in named where place.field == field { named[key] = nil }
            }
            let rank = overridden[field, default: 0]
            overridden[field] = rank + 1
            named[Self.key(parts[1].utf8)] = Place(field: field, rank: rank)
            let keys = parts[1].split(separator: ".").map { Self.key($0.utf8) }
            if keys.count > 1 { nested[field, default: []].append(Path(keys: keys, rank: rank)) }
        }
    }

    func place(of key: UInt64) -> Place? { named[key] }

    /// FNV-1a hash of a name's letters and digits, in small letters.
    static func key(_ name: some Sequence<UInt8>) -> UInt64 {
        var state: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name {
            let small = byte >= 65 && byte <= 90 ? byte | 0x20 : byte
            let counts = (small >= 97 && small <= 122) || (small >= 48 && small <= 57) || small >= 0x80
            if counts { state = (state ^ UInt64(small)) &* 0x100_0000_01b3 }
        }
        return state
    }
}

// What a database knows of one official, country or meeting, fact by fact, with the words of articles behind it.

/// Facts about one thing.
public struct Dossier: Sendable, Hashable {
    /// Something known.
    public struct Fact: Sendable, Hashable {
        /// What it tells: "name", "office", "statements", …
        public var name: String
        /// What is known, for reading.
        public var value: String
        /// First and last day, or year, for which it holds; where it is counted, the days of the articles.
        public var from: String?
        public var until: String?
        /// "gazetteer", "article" or "user"
        public var basis: String?
        public var place: Place?

        /// A fact of that name and value.
        public init(
            _ name: String, _ value: String, from: String? = nil, until: String? = nil, basis: String? = nil, place: Place? = nil
        ) {
            (self.name, self.value, self.from, self.until, self.basis, self.place) = (name, value, from, until, basis, place)
        }
    }
    /// Words of an article.
    public struct Place: Sendable, Hashable {
        /// Headline of the article.
        public var title: String?
        /// ISO day of the article.
        public var published: String?
        /// Web address of the article.
        public var url: String?
        /// UTF-8 bytes of `body`.
        public var range: Range<Int>
        /// The whole text of the article.
        public var body: String
    }
    /// The facts, in an order for reading.
    public var facts: [Fact]
}

extension Archive {
    /// The place of a row with `article_id`, `start_byte` and `end_byte`.
    func place(_ row: [String: Value]) throws -> Dossier.Place? {
        guard let id = row["article_id"], id != .null, let start = row["start_byte"]?.integer, let end = row["end_byte"]?.integer,
            let article = try all("SELECT title, published, url, body FROM articles WHERE id = :id", ["id": id]).first
        else { return nil }
        return Dossier.Place(
            title: article["title"]?.text, published: article["published"]?.text, url: article["url"]?.text,
            range: Int(start)..<max(Int(start), Int(end)), body: article["body"]?.text ?? "")
    }

    /// The rows of a query, each by column name.
    func all(_ sql: String, _ arguments: [String: Value] = [:]) throws -> [[String: Value]] {
        let found = try rows(Query(sql: sql, arguments: arguments))
        return found.rows.map { Dictionary(zip(found.columns, $0)) { first, _ in first } }
    }

    /// A count with the first and last day of what is counted.
    func count(_ name: String, _ sql: String, _ arguments: [String: Value]) throws -> Dossier.Fact? {
        guard let row = try all(sql, arguments).first, let count = row["count"]?.integer, count > 0 else { return nil }
        return Dossier.Fact(name, "\(count)", from: row["first"]?.text, until: row["last"]?.text)
    }
}

// Rows of articles: recognising one that is there, replacing one that has changed, linking reprints.

import Foundation
import GRDB
import Reading

/// Stores articles.
enum ArticleRows {
    /// What became of an article, and its row.
    enum Outcome {
        case unchanged
        case added(Int64)
        case replaced(Int64)
    }

    /// Stores the article, without findings. A known one with the same text is left alone, unless its day is known better now;
    /// one of the same url, or of the same identifier and source, gives its row up with all findings.
    static func store(_ article: Article, run: Int64, in db: Database) throws -> Outcome {
        let hash = contentHash(article)
        var known: Set<Int64> = []
        let basis = article.published == nil ? .unknown : article.publishedBasis
        if let same = try db.all("SELECT id, published_basis FROM articles WHERE content_hash = ?", hash).first {
            let stored = Article.PublishedBasis(rawValue: same["published_basis"]) ?? .unknown
            guard certainty(basis) > certainty(stored) else { return .unchanged }
            known.insert(same["id"])
        }
        let source = try article.source.map { try sourceRow($0, in: db) }
        let external = externalID(article)
        if let url = article.url, let id = try db.one(Int64.self, "SELECT id FROM articles WHERE url = ?", url) {
            known.insert(id)
        }
        if let external,
            let id = try db.one(
                Int64.self, "SELECT id FROM articles WHERE external_id = ? AND ifnull(source_id, 0) = ifnull(?, 0)", external,
                source)
        {
            known.insert(id)
        }
        for id in known.sorted() { try FindingRows.forget(article: id, in: db) }
        let words = bodyHash(article.body)

        try db.run(
            """
            INSERT INTO articles (id, external_id, source_id, url, title, byline, dateline_place, published, published_basis,
                language, body, content_hash, body_hash, path, line, run_id)
            VALUES (?, ?, ?, ?, CAST(? AS TEXT), ?, ?, ?, ?, ?, CAST(? AS TEXT), ?, ?, ?, ?, ?)
            """,
            known.min(), external, source, article.url, article.title.map { Data($0.utf8) }, article.byline,
            article.datelinePlace, article.published?.iso, basis.rawValue, article.language, Data(article.body.utf8), hash, words,
            article.origin.path, article.origin.line, run)
        let id = db.lastInsertedRowID
        try linkReprints(of: words, in: db)
        return known.isEmpty ? .added(id) : .replaced(id)
    }

    /// Points every article of one text at the earliest of them.
    static func linkReprints(of bodyHash: String, in db: Database) throws {
        let ids = try db.all(
            "SELECT id FROM articles WHERE body_hash = ? ORDER BY published IS NULL, published, content_hash", bodyHash
        ).map { $0["id"] as Int64 }
        for id in ids {
            let original = id == ids.first ? nil : ids.first
            try db.run("UPDATE articles SET reprint_of = ? WHERE id = ? AND reprint_of IS NOT ?", original, id, original)
        }
    }

    private static func certainty(_ basis: Article.PublishedBasis) -> Int {
        switch basis {
        case .unknown: 0
        case .assumed: 1
        case .dateline: 2
        case .given: 3
        }
    }

    /// The identifier of the input; nil where it is only the path of a file, or stream, that holds several articles.
    private static func externalID(_ article: Article) -> String? {
        guard !article.id.isEmpty, article.id != "-" else { return nil }
        return article.id == article.origin.path && (article.origin.line ?? 1) > 1 ? nil : article.id
    }

    private static func sourceRow(_ name: String, in db: Database) throws -> Int64? {
        if let id = try db.one(Int64.self, "SELECT id FROM sources WHERE name = ?", name) { return id }
        try db.run("INSERT INTO sources (name) VALUES (?)", name)
        return db.lastInsertedRowID
    }

    private static func contentHash(_ article: Article) -> String {
        var hash = SHA256()
        for part in [article.title ?? "", article.url ?? ""] {
            hash.update(part.utf8)
            hash.update([0])
        }
        hash.update(article.body.utf8)
        return hash.hexadecimal()
    }

    /// Digest of the words: runs of white space count as one space.
    private static func bodyHash(_ body: String) -> String {
        var words: [UInt8] = []
        words.reserveCapacity(body.utf8.count)
        for byte in body.utf8 {
            if byte > 0x20 {
                words.append(byte)
            } else if let last = words.last, last != 0x20 {
                words.append(0x20)
            }
        }
        if words.last == 0x20 { words.removeLast() }
        var hash = SHA256()
        hash.update(words)
        return hash.hexadecimal()
    }
}

// Rows of articles: recognising one that is there, replacing one that has changed, linking reprints.

import Foundation
import GRDB
import Reading

/// Stores articles.
enum ArticleRows {
    /// What became of an article, and its row.
    enum Outcome {
        case unchanged(Int64)
        case added(Int64)
        case replaced(Int64)
    }

    /// Stores the article, without findings. A known one with the same text is left alone, unless its day is known better now;
    /// an earlier version gives its row up with all findings.
    static func store(
        _ article: Article, run: Int64, in db: Database, _ unsettled: inout Unsettled
    ) throws -> Outcome {
        let hash = contentHash(article)
        var known: Set<Int64> = []
        let basis = article.published == nil ? .unknown : article.publishedBasis
        if let same = try db.all("SELECT id, published_basis FROM articles WHERE content_hash = ?", hash).first {
            let stored = Article.PublishedBasis(rawValue: same["published_basis"]) ?? .unknown
            guard certainty(basis) > certainty(stored) else { return .unchanged(same["id"]) }
            known.insert(same["id"])
        }
        let source = try article.source.flatMap { try sourceRow($0, in: db) }
        let external = externalID(article)
        if let url = article.url, let id = try db.one(Int64.self, "SELECT id FROM articles WHERE url = ?", url) {
            known.insert(id)
        }
        if let id = try earlierVersion(article, external: external, source: source, run: run, in: db) { known.insert(id) }
        for id in known.sorted() { try FindingRows.forget(article: id, in: db, &unsettled) }
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
        try linkReprint(id, of: words, in: db)
        return known.isEmpty ? .added(id) : .replaced(id)
    }

    /// The least confidence with which the statements of an article were stored.
    static func minConfidence(of article: Int64, in db: Database) throws -> Double? {
        try db.one(
            Double.self, "SELECT min_confidence FROM ingest_runs WHERE id = (SELECT run_id FROM articles WHERE id = ?)", article)
    }

    /// The row of an earlier version without url: of the same identifier, and of the same publisher or from the same file. Two
    /// records of one file are two articles, and so are two streams.
    private static func earlierVersion(
        _ article: Article, external: String?, source: Int64?, run: Int64, in db: Database
    ) throws -> Int64? {
        guard let external, article.url == nil else { return nil }
        return try db.one(
            Int64.self,
            """
            SELECT id FROM articles WHERE external_id = ?1 AND url IS NULL
                AND (source_id = ?2 OR path = ?3 AND path <> '-' AND run_id <> ?5
                    AND (source_id IS NULL OR ?2 IS NULL OR external_id = path))
            ORDER BY source_id IS NOT ?2, path <> ?3, line IS NOT ?4, id LIMIT 1
            """, external, source, article.origin.path, article.origin.line, run)
    }

    /// Points a new article at the earliest of its text; where it is that itself, the others at it.
    private static func linkReprint(_ id: Int64, of bodyHash: String, in db: Database) throws {
        guard
            let original = try db.one(
                Int64.self, "SELECT id FROM articles WHERE body_hash = ? AND reprint_of IS NULL AND id <> ?", bodyHash, id)
        else { return }
        let first = try db.one(
            Int64.self,
            "SELECT id FROM articles WHERE id IN (?, ?) ORDER BY published IS NULL, published, content_hash LIMIT 1", id, original
        )
        if first == original {
            try db.run("UPDATE articles SET reprint_of = ? WHERE id = ?", original, id)
        } else {
            try db.run("UPDATE articles SET reprint_of = ? WHERE body_hash = ? AND id <> ?", id, bodyHash, id)
        }
    }

    /// Points every article of one text at the earliest of them, when that is there no more.
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

    /// The identifier of the input; nil where it is only the path of a stream, or of a file of records.
    private static func externalID(_ article: Article) -> String? {
        guard !article.id.isEmpty, article.id != "-" else { return nil }
        return article.id == article.origin.path && article.origin.line != nil ? nil : article.id
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

// Rows of an article's findings: all of them in, all of them out again.

import Extraction
import GRDB
import Reading

/// Stores and removes what was found in an article.
enum FindingRows {
    /// Stores the findings of an article that has none.
    /// - Throws: `ArchiveError.misfit` where ranges or indices do not fit.
    static func store(
        _ findings: Findings, of article: Article, id: Int64, in db: Database, _ unsettled: inout Unsettled
    ) throws {
        try check(findings, article)
        var parties = PartyRows(article: id, published: article.published, unsettled: unsettled, db: db)
        for official in findings.officials { try parties.add(official) }
        let accounts = try MeetingRows.store(findings.meetings, article: id, parties: &parties, in: db)
        for (ordinal, statement) in findings.statements.enumerated() {
            try StatementRows.store(
                statement, ordinal: ordinal, body: article.body, article: id, findings: findings, accounts: accounts,
                parties: &parties, in: db)
        }
        unsettled = parties.unsettled
    }

    /// Removes an article with its findings; what was known from it alone goes when the batch is settled.
    static func forget(article: Int64, in db: Database, _ unsettled: inout Unsettled) throws {
        for mention in try db.all(
            """
            SELECT n.official_id, n.family_key, n.office_id, t.office_id FROM official_mentions n
            LEFT JOIN tenures t ON t.official_id = n.official_id AND t.basis = 'article' WHERE n.article_id = ?
            """, article)
        {
            unsettled.officials.insert(mention[0])
            if let key = mention[1] as String? { unsettled.keys.insert(key) }
            unsettled.offices.formUnion([mention[2] as Int64?, mention[3] as Int64?].compactMap(\.self))
        }
        unsettled.organizations.formUnion(try PartyRows.organizations(of: article, in: db))
        try MeetingRows.forget(article: article, in: db, &unsettled)
        let bodyHash = try db.one(
            String.self, "SELECT body_hash FROM articles WHERE id = ? AND reprint_of IS NULL", article)
        try db.run("UPDATE articles SET reprint_of = NULL WHERE reprint_of = ?", article)
        try db.run("DELETE FROM articles WHERE id = ?", article)
        if let bodyHash { try ArticleRows.linkReprints(of: bodyHash, in: db) }
    }

    /// Refuses ranges outside the body or within a character, and indices without an entry.
    private static func check(_ findings: Findings, _ article: Article) throws {
        var body = article.body
        try body.withUTF8 { bytes in
            func check(_ range: Range<Int>) throws {
                let isBoundary = { (offset: Int) in offset == bytes.count || bytes[offset] & 0xC0 != 0x80 }
                guard range.lowerBound >= 0, range.upperBound <= bytes.count, isBoundary(range.lowerBound),
                    isBoundary(range.upperBound)
                else { throw ArchiveError.misfit(detail: "bytes \(range) of \(bytes.count)") }
            }
            func check(_ index: Int?, below count: Int, _ what: String) throws {
                guard let index else { return }
                guard (0..<count).contains(index) else { throw ArchiveError.misfit(detail: "no \(what) \(index)") }
            }
            func check(_ party: Party) throws {
                for index in party.jointly + [party.official].compactMap({ $0 }) {
                    try check(index, below: findings.officials.count, "official")
                }
            }
            for statement in findings.statements {
                try (statement.content + statement.source + statement.cue + statement.subjects.map(\.span)).forEach(check)
                try check(statement.speaker)
                for subject in statement.subjects { try check(subject.official, below: findings.officials.count, "official") }
                try check(statement.meeting, below: findings.meetings.count, "meeting")
            }
            for meeting in findings.meetings {
                try meeting.mentions.forEach(check)
                for participant in meeting.participants { try check(participant.party) }
            }
            for official in findings.officials { try official.mentions.forEach(check) }
        }
    }
}

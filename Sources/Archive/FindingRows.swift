// Rows of an article's findings: all of them in, all of them out again.

import Extraction
import GRDB
import Reading

/// Stores and removes what was found in an article.
enum FindingRows {
    /// Stores the findings of an article that has none.
    /// - Throws: `ArchiveError.misfit` where ranges or indices do not fit.
    static func store(_ findings: Findings, of article: Article, id: Int64, in db: Database) throws {
        try check(findings, article)
        var parties = PartyRows(article: id, published: article.published, db: db)
        let officials = try findings.officials.map { try parties.official($0) }
        parties.officials = officials
        let meetings = try MeetingRows.store(findings.meetings, article: id, parties: &parties, in: db)
        for (ordinal, statement) in findings.statements.enumerated() {
            try StatementRows.store(
                statement, ordinal: ordinal, body: article.body, article: id, findings: findings, meetings: meetings,
                parties: &parties,
                in: db)
        }
        try OfficialRows.settle(parties.touched, in: db)
    }

    /// Removes an article with its findings, and what was known from it alone.
    static func forget(article: Int64, in db: Database) throws {
        let mentions = try db.all("SELECT official_id, office_id FROM official_mentions WHERE article_id = ?", article)
        let identities = try db.all(
            """
            SELECT DISTINCT m.identity FROM meetings m JOIN meeting_mentions n ON n.meeting_id = m.id
            WHERE n.article_id = ? AND m.identity IS NOT NULL
            """, article
        ).map { $0[0] as String }
        let organizations = try PartyRows.organizations(of: article, in: db)
        let bodyHash = try db.one(
            String.self, "SELECT body_hash FROM articles WHERE id = ? AND reprint_of IS NULL", article)
        try db.run("UPDATE articles SET reprint_of = NULL WHERE reprint_of = ?", article)
        let meetings = try db.all("SELECT DISTINCT meeting_id FROM meeting_mentions WHERE article_id = ?", article)
            .map { $0[0] as Int64 }
        try db.run("DELETE FROM articles WHERE id = ?", article)
        for meeting in meetings {
            try db.run(
                """
                DELETE FROM meetings WHERE id = ?
                    AND NOT EXISTS (SELECT 1 FROM meeting_mentions WHERE meeting_id = meetings.id)
                """, meeting)
        }
        for identity in identities { try MeetingRows.settle(identity, in: db) }
        try OfficialRows.rederive(mentions.map { $0["official_id"] }, in: db)
        try OfficialRows.removeUnused(offices: mentions.compactMap { $0["office_id"] }, in: db)
        try PartyRows.removeUnused(organizations: organizations, in: db)
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

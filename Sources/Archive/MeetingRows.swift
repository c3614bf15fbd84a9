// Rows of meetings as single articles have them: each account keeps what its article says, whatever others say of the meeting.

import Extraction
import GRDB
import Language

/// Stores accounts of meetings.
enum MeetingRows {
    /// An account, and the row of its meeting until the batch is settled.
    struct Account {
        var id: Int64
        var meeting: Int64
    }

    /// Stores the meetings of an article and returns their rows.
    static func store(
        _ meetings: [Meeting], article: Int64, parties: inout PartyRows, in db: Database
    ) throws -> [Account] {
        try meetings.enumerated().map { ordinal, meeting in
            let country = try parties.country(meeting.country)
            let precision = (meeting.held?.precision ?? .unknown).rawValue
            try db.run(
                """
                INSERT INTO meetings (kind, status, place, country_code, held_from, held_until, held_precision)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, meeting.kind.rawValue, meeting.status.rawValue, meeting.place, country, meeting.held?.from.iso,
                meeting.held?.until.iso, precision)
            var account = Account(id: 0, meeting: db.lastInsertedRowID)
            try db.run(
                """
                INSERT INTO meeting_accounts (meeting_id, article_id, ordinal, kind, status, place, country_code, held_from,
                    held_until, held_precision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, account.meeting, article, ordinal, meeting.kind.rawValue, meeting.status.rawValue, meeting.place, country,
                meeting.held?.from.iso, meeting.held?.until.iso, precision)
            account.id = db.lastInsertedRowID
            try store(meeting.participants, account: account.id, parties: &parties, in: db)
            for (ordinal, span) in (meeting.mentions.isEmpty ? [0..<0] : meeting.mentions).enumerated() {
                try db.run(
                    """
                    INSERT INTO meeting_mentions (meeting_id, article_id, account_id, ordinal, start_byte, end_byte)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """, account.meeting, article, account.id, ordinal, span.lowerBound, span.upperBound)
            }
            parties.unsettled.accounts.insert(account.id)
            return account
        }
    }

    /// Stores the participants, each once, with the role that says most.
    private static func store(
        _ participants: [Meeting.Participant], account: Int64, parties: inout PartyRows, in db: Database
    ) throws {
        var keys: [PartyRows.Key] = []
        var roles: [PartyRows.Key: Meeting.Role] = [:]
        for participant in participants {
            let key = try parties.key(participant.party)
            if let role = roles[key] {
                roles[key] = rank(role) <= rank(participant.role) ? role : participant.role
            } else {
                keys.append(key)
                roles[key] = participant.role
            }
        }
        for (ordinal, key) in keys.enumerated() {
            let affiliation = key.mention.map { parties.affiliations[$0] }
            try db.run(
                """
                INSERT INTO account_participants (account_id, ordinal, role, type, official_id, mention, country_code,
                    organization_id, name)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, account, ordinal, (roles[key] ?? .participant).rawValue, key.kind.rawValue, key.official, key.mention,
                key.country ?? affiliation?.country, key.organization ?? affiliation?.organization, key.name)
        }
    }

    private static func rank(_ role: Meeting.Role) -> Int { Meeting.Role.allCases.firstIndex(of: role) ?? 0 }

    /// Notes which meetings lose an account with an article, and where other accounts may come together now.
    static func forget(article: Int64, in db: Database, _ unsettled: inout Unsettled) throws {
        for row in try db.all(
            "SELECT meeting_id, sides, gathering, held_from, held_until FROM meeting_accounts WHERE article_id = ?", article)
        {
            unsettled.meetings.insert(row["meeting_id"])
            unsettled.windows.formUnion(MeetingSettlement.Window.all(of: row))
        }
    }
}

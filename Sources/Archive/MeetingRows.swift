// Rows of meetings: accounts of one meeting in several articles share a row.

import Extraction
import GRDB
import Language

/// Stores meetings.
enum MeetingRows {
    /// Stores the meetings of an article and returns their rows.
    static func store(_ meetings: [Meeting], article: Int64, parties: inout PartyRows, in db: Database) throws -> [Int64] {
        var mentions: [Int64] = []
        var identities: Set<String> = []
        for meeting in meetings {
            let participants = try self.participants(of: meeting, parties: &parties, in: db)
            let identity = try identity(of: meeting, participants, in: db)
            let country = try parties.country(meeting.country)
            try db.run(
                """
                INSERT INTO meetings (kind, status, place, country_code, held_from, held_until, held_precision, identity)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, meeting.kind.rawValue, meeting.status.rawValue, meeting.place, country, meeting.held?.from.iso,
                meeting.held?.until.iso, (meeting.held?.precision ?? .unknown).rawValue, identity)
            let id = db.lastInsertedRowID
            try insert(participants, meeting: id, in: db)
            for (ordinal, span) in (meeting.mentions.isEmpty ? [0..<0] : meeting.mentions).enumerated() {
                try db.run(
                    """
                    INSERT INTO meeting_mentions (meeting_id, article_id, ordinal, start_byte, end_byte, kind, status, place,
                        country_code)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, id, article, ordinal, span.lowerBound, span.upperBound, meeting.kind.rawValue, meeting.status.rawValue,
                    meeting.place, country)
                if ordinal == 0 { mentions.append(db.lastInsertedRowID) }
            }
            if let identity { identities.insert(identity) }
        }
        for identity in identities.sorted() { try settle(identity, in: db) }
        return try mentions.map { try db.one(Int64.self, "SELECT meeting_id FROM meeting_mentions WHERE id = ?", $0) ?? 0 }
    }

    /// A participant with the name that identifies it in all databases.
    private struct Participant {
        var key: PartyRows.Key
        var role: Meeting.Role
        var identity: String?
    }

    /// The participants without repetition, by kind and name, so that all articles give them in one order.
    private static func participants(of meeting: Meeting, parties: inout PartyRows, in db: Database) throws -> [Participant] {
        var roles: [PartyRows.Key: Meeting.Role] = [:]
        for participant in meeting.participants {
            let key = try parties.key(participant.party)
            roles[key] = min(roles[key] ?? participant.role, participant.role, by: rank)
        }
        return try roles.map { key, role in
            Participant(key: key, role: role, identity: try identity(of: key, in: db))
        }.sorted { ($0.identity ?? "~" + ($0.key.name ?? "")) < ($1.identity ?? "~" + ($1.key.name ?? "")) }
    }

    private static func insert(_ participants: [Participant], meeting: Int64, in db: Database) throws {
        for (ordinal, participant) in participants.enumerated() {
            let key = participant.key
            try db.run(
                "INSERT INTO meeting_participants VALUES (?, ?, ?, ?, ?, ?, ?, ?)", meeting, ordinal, participant.role.rawValue,
                key.kind.rawValue, key.official, key.country, key.organization, key.name)
        }
    }

    /// Name of a party that is the same in all databases; nil for unnamed ones.
    private static func identity(of key: PartyRows.Key, in db: Database) throws -> String? {
        switch key.kind {
        case .official:
            let row = try db.all("SELECT gazetteer_id, folded FROM officials WHERE id = ?", key.official).first
            return row.map { "official:" + (($0["gazetteer_id"] as String?) ?? "~" + $0["folded"]) }
        case .country: return key.country.map { "country:" + $0 }
        case .organization: return key.organization.map { "organization:" + $0 }
        case .person: return key.name.map { "person:" + fold($0) }
        case .unnamed: return nil
        }
    }

    /// What two accounts must share to be of one meeting: kind, days, participants. Nil where a day or a name is lacking.
    private static func identity(of meeting: Meeting, _ participants: [Participant], in db: Database) throws -> String? {
        let names = participants.compactMap(\.identity)
        guard let held = meeting.held, held.precision == .day, !names.isEmpty, names.count == participants.count else {
            return nil
        }
        // Talks and negotiations are two words for one thing.
        let kind = meeting.kind == .negotiation ? Meeting.Kind.talks : meeting.kind
        return ([kind.rawValue, held.from.iso, held.until.iso] + names.sorted()).joined(separator: "|")
    }

    /// Gives each meeting of one identity its row: one row a place, and an account without a place joins if there is just one.
    static func settle(_ identity: String, in db: Database) throws {
        let accounts = try db.all(
            """
            SELECT n.id, n.meeting_id, n.article_id, n.place FROM meeting_mentions n JOIN meetings m ON m.id = n.meeting_id
            WHERE m.identity = ? ORDER BY n.meeting_id, n.id
            """, identity)
        let places = Set(accounts.compactMap { ($0["place"] as String?).map(fold) })
        let groups = Dictionary(grouping: accounts) { row in
            places.count < 2 ? "" : (row["place"] as String?).map(fold) ?? ""
        }
        var taken: Set<Int64> = []
        for (_, accounts) in groups.sorted(by: { $0.key < $1.key }) {
            let candidates = accounts.map { $0["meeting_id"] as Int64 }
            let target = try candidates.first { !taken.contains($0) } ?? copy(of: candidates[0], in: db)
            taken.insert(target)
            for account in accounts where account["meeting_id"] != target {
                let old: Int64 = account["meeting_id"]
                try db.run("UPDATE meeting_mentions SET meeting_id = ? WHERE id = ?", target, account["id"] as Int64)
                try db.run(
                    "UPDATE statements SET meeting_id = ? WHERE meeting_id = ? AND article_id = ?", target, old,
                    account["article_id"] as Int64)
                try mergeRoles(of: old, into: target, in: db)
            }
        }
        for target in taken { try summarise(target, in: db) }
        try db.run(
            """
            DELETE FROM meetings WHERE identity = ? AND NOT EXISTS (SELECT 1 FROM meeting_mentions WHERE meeting_id = meetings.id)
            """, identity)
    }

    /// A new row with the same participants.
    private static func copy(of meeting: Int64, in db: Database) throws -> Int64 {
        try db.run(
            """
            INSERT INTO meetings (kind, status, place, country_code, held_from, held_until, held_precision, identity)
            SELECT kind, status, place, country_code, held_from, held_until, held_precision, identity FROM meetings WHERE id = ?
            """, meeting)
        let id = db.lastInsertedRowID
        try db.run(
            """
            INSERT INTO meeting_participants
            SELECT ?, ordinal, role, type, official_id, country_code, organization_id, name FROM meeting_participants
            WHERE meeting_id = ?
            """, id, meeting)
        return id
    }

    /// A role that one account tells goes before the bare "participant" of another.
    private static func mergeRoles(of old: Int64, into target: Int64, in db: Database) throws {
        for row in try db.all("SELECT * FROM meeting_participants WHERE meeting_id = ?", old) {
            guard let role = Meeting.Role(rawValue: row["role"]), role != .participant else { continue }
            try db.run(
                """
                UPDATE meeting_participants SET role = ? WHERE meeting_id = ? AND role = 'participant' AND type = ?
                    AND official_id IS ? AND country_code IS ? AND organization_id IS ? AND name IS ?
                """, role.rawValue, target, row["type"] as String, row["official_id"] as Int64?, row["country_code"] as String?,
                row["organization_id"] as String?, row["name"] as String?)
        }
    }

    /// Kind, status and place of a meeting from all accounts of it: the latest article tells whether it was held.
    private static func summarise(_ meeting: Int64, in db: Database) throws {
        try db.run(
            """
            UPDATE meetings SET
                kind = (SELECT max(kind) FROM meeting_mentions WHERE meeting_id = meetings.id),
                place = (SELECT max(place) FROM meeting_mentions WHERE meeting_id = meetings.id),
                country_code = (SELECT max(country_code) FROM meeting_mentions WHERE meeting_id = meetings.id),
                status = (SELECT n.status FROM meeting_mentions n JOIN articles a ON a.id = n.article_id
                    WHERE n.meeting_id = meetings.id ORDER BY a.published DESC, n.status LIMIT 1)
            WHERE id = ?
            """, meeting)
    }

    private static func rank(_ role: Meeting.Role) -> Int { Meeting.Role.allCases.firstIndex(of: role) ?? 0 }

    private static func min(_ a: Meeting.Role, _ b: Meeting.Role, by rank: (Meeting.Role) -> Int) -> Meeting.Role {
        rank(a) <= rank(b) ? a : b
    }
}

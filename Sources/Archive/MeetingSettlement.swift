// Which accounts are of one meeting, once a batch is there, and what they tell together.

import Extraction
import GRDB
import Language

/// Gives each account its meeting.
struct MeetingSettlement {
    /// Days in which accounts of some who met may be of one meeting.
    struct Window: Hashable {
        var key: String
        var from: String
        var until: String

        /// The windows of a row of meeting_accounts.
        static func all(of row: Row) -> [Window] {
            guard let from = row["held_from"] as String?, let until = row["held_until"] as String? else { return [] }
            return [row["sides"] as String?, row["gathering"]].compactMap(\.self).map {
                Window(key: $0, from: from, until: until)
            }
        }
    }

    /// An account with all that its article says.
    private struct Account {
        var id: Int64
        var meeting: Int64
        var status: Meeting.Status
        var place: String?
        var period: (from: String, until: String)?
        var precision: Period.Precision
        var published: String?
        var encounter: Encounter
        var participants: [Participant] = []
        /// Place of the account in an order that all databases share.
        var order: (String, Int)
    }

    private struct Participant {
        var party: PartyRows.Key
        /// The name that identifies the party in all databases.
        var name: String
        var side: String?
        var role: Meeting.Role
    }

    private let db: Database
    private var accounts: [Int64: Account] = [:]

    /// Settles all meetings to which the changes may matter.
    static func settle(_ unsettled: Unsettled, in db: Database) throws {
        var settlement = MeetingSettlement(db: db)
        var waiting = unsettled.accounts
        for official in unsettled.countries {
            waiting.formUnion(
                try db.all("SELECT account_id FROM account_participants WHERE official_id = ?", official).map { $0[0] as Int64 })
        }
        var windows = unsettled.windows
        var meetings = unsettled.meetings
        // Sides first: what they are now decides who else is concerned.
        for id in waiting.sorted() { windows.formUnion(try settlement.load(id, renewing: true)) }
        var seen: (windows: Set<Window>, meetings: Set<Int64>) = ([], [])
        while true {
            meetings.formUnion(settlement.accounts.values.map(\.meeting))
            var found: Set<Int64> = []
            for window in windows where seen.windows.insert(window).inserted { found.formUnion(try settlement.ids(in: window)) }
            for meeting in meetings where seen.meetings.insert(meeting).inserted {
                found.formUnion(
                    try db.all("SELECT id FROM meeting_accounts WHERE meeting_id = ?", meeting).map { $0[0] as Int64 })
            }
            let new = found.filter { settlement.accounts[$0] == nil }
            if new.isEmpty { break }
            windows = []
            for id in new.sorted() { windows.formUnion(try settlement.load(id, renewing: false)) }
        }
        try settlement.write()
        for meeting in meetings.union(seen.meetings).sorted() {
            try db.run(
                "DELETE FROM meetings WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM meeting_accounts WHERE meeting_id = ?1)",
                meeting)
        }
    }

    private init(db: Database) { self.db = db }

    private func ids(in window: Window) throws -> [Int64] {
        try db.all(
            """
            SELECT id FROM meeting_accounts WHERE sides = ?1 AND held_from <= ?3 AND held_until >= ?2
            UNION SELECT id FROM meeting_accounts WHERE gathering = ?1 AND held_from <= ?3 AND held_until >= ?2
            """, window.key, window.from, window.until
        ).map { $0[0] }
    }

    /// Loads an account and returns its windows; with `renewing`, brings its sides up to date.
    private mutating func load(_ id: Int64, renewing: Bool) throws -> Set<Window> {
        guard
            let row = try db.all(
                """
                SELECT c.*, a.published, a.content_hash FROM meeting_accounts c JOIN articles a ON a.id = c.article_id
                WHERE c.id = ?
                """, id
            ).first
        else { return [] }
        var encounter = Encounter(
            article: row["article_id"], kind: Meeting.Kind(rawValue: row["kind"]) ?? .other,
            place: (row["place"] as String?).map(fold), country: row["country_code"])
        encounter.isCountry = try isCountry(encounter.place, encounter.country)
        let precision = Period.Precision(rawValue: row["held_precision"]) ?? .unknown
        let period = (row["held_from"] as String?).flatMap { from in
            (row["held_until"] as String?).map { (from: from, until: $0) }
        }
        if let period, precision == .day || precision == .week, let from = CivilDate(iso: period.from)?.ordinal,
            let until = CivilDate(iso: period.until)?.ordinal
        {
            encounter.days = from...until
        }
        let participants = try self.participants(of: id)
        for participant in participants {
            guard let side = participant.side else { encounter.hasUnnamed = true; continue }
            encounter.sides[side, default: []].formUnion(participant.party.official.map { [$0] } ?? [])
        }
        // Who visits a country meets that country.
        if encounter.kind == .visit, encounter.sides.count == 1, let country = encounter.country {
            encounter.sides["country:" + country, default: []].formUnion([])
        }
        accounts[id] = Account(
            id: id, meeting: row["meeting_id"], status: Meeting.Status(rawValue: row["status"]) ?? .held, place: row["place"],
            period: period, precision: precision, published: row["published"], encounter: encounter, participants: participants,
            order: (row["content_hash"], row["ordinal"]))
        var windows = Set(Window.all(of: row))
        let (sides, gathering) = (encounter.key, encounter.gathering.map { "at:" + $0 })
        if renewing, sides != row["sides"] as String? || gathering != row["gathering"] as String? {
            try db.run("UPDATE meeting_accounts SET sides = ?, gathering = ? WHERE id = ?", sides, gathering, id)
            if let period {
                windows.formUnion(
                    [sides, gathering].compactMap(\.self).map { Window(key: $0, from: period.from, until: period.until) })
            }
        }
        return windows
    }

    private func isCountry(_ place: String?, _ code: String?) throws -> Bool {
        guard let place, let code else { return false }
        return try db.one(
            Int64.self,
            """
            SELECT 1 FROM country_names WHERE folded = ? AND country_code = ?
                AND kind IN ('name', 'official', 'former', 'abbreviation')
            """, place, code) != nil
    }

    private func participants(of account: Int64) throws -> [Participant] {
        try db.all(
            """
            SELECT p.*, o.gazetteer_id, o.folded, o.country_code AS home, g.country_code AS seat
            FROM account_participants p LEFT JOIN officials o ON o.id = p.official_id
            LEFT JOIN organizations g ON g.id = p.organization_id
            WHERE p.account_id = ? ORDER BY p.ordinal
            """, account
        ).compactMap { row -> Participant? in
            let kind = Party.Kind(rawValue: row["type"]) ?? .unnamed
            let (country, organization): (String?, String?) = (row["country_code"], row["organization_id"])
            var party = PartyRows.Key(kind: kind)
            let name: String
            let side: String?
            switch kind {
            case .official:
                party.official = row["official_id"]
                let folded = (row["folded"] as String?).map { "~" + $0 }
                guard let known = row["gazetteer_id"] as String? ?? folded else { return nil }
                name = "official:" + known
                // The head of an international organization stands for it, any other official for the country.
                if let organization, row["seat"] as String? == nil {
                    side = "organization:" + organization
                } else {
                    side =
                        ((row["home"] as String?) ?? country).map { "country:" + $0 } ?? "official:\(row["official_id"] as Int64)"
                }
            case .country:
                party.country = country
                name = "country:" + (country ?? "")
                side = name
            case .organization:
                party.organization = organization
                name = "organization:" + (organization ?? "")
                side = (row["seat"] as String?).map { "country:" + $0 } ?? name
            case .person:
                party.name = row["name"]
                name = "person:" + fold(row["name"])
                side = name
            case .unnamed:
                party.name = row["name"]
                name = "~" + row["name"]
                side = nil
            }
            return Participant(party: party, name: name, side: side, role: Meeting.Role(rawValue: row["role"]) ?? .participant)
        }
    }

    /// Moves the accounts to the rows where they belong and tells there what they have in common.
    private func write() throws {
        let all = accounts.values.sorted { $0.order < $1.order }
        let groups = components(
            of: all.count,
            linked: { a, b in
                all[a].encounter.isLinked(to: all[b].encounter) && !hasRival(all[a], of: all[b], all)
                    && !hasRival(all[b], of: all[a], all)
            },
            apart: { all[$0].encounter.isApart(from: all[$1].encounter) }
        ).map { $0.map { all[$0] } }
        var taken: Set<Int64> = []
        var targets: [Int64?] = []
        for group in groups {
            let target = Set(group.map(\.meeting)).subtracting(taken).min()
            if let target { taken.insert(target) }
            targets.append(target)
        }
        for (group, known) in zip(groups, targets) {
            let target = try known ?? insert(group[0])
            for account in group where account.meeting != target {
                for table in ["meeting_mentions", "statements"] {
                    try db.run(
                        "UPDATE \(table) SET meeting_id = ? WHERE article_id = ? AND account_id = ?", target,
                        account.encounter.article, account.id)
                }
                try db.run("UPDATE meeting_accounts SET meeting_id = ? WHERE id = ?", target, account.id)
            }
            try summarise(group, meeting: target)
        }
    }

    /// Whether the article of one account has another that fits better: talks that are told of beside the visit in which they are held
    /// are the talks of other articles, not the visit.
    private func hasRival(_ other: Account, of account: Account, _ all: [Account]) -> Bool {
        account.encounter.kind != other.encounter.kind
            && all.contains { rival in
                rival.encounter.article == other.encounter.article && rival.encounter.kind == account.encounter.kind
                    && rival.encounter.isLinked(to: account.encounter) && !rival.encounter.isApart(from: account.encounter)
            }
    }

    private func insert(_ account: Account) throws -> Int64 {
        try db.run(
            "INSERT INTO meetings (kind, status, held_precision) VALUES (?, ?, 'unknown')", account.encounter.kind.rawValue,
            account.status.rawValue)
        return db.lastInsertedRowID
    }

    /// Writes what the accounts of a meeting tell: what most of them have goes before the rest.
    private func summarise(_ group: [Account], meeting: Int64) throws {
        let kind = mostFrequent(group.map(\.encounter.kind)) { Self.kinds.firstIndex(of: $0) ?? Self.kinds.count } ?? .other
        let places = group.filter { $0.place != nil }
        let towns = places.contains { !$0.encounter.isCountry } ? places.filter { !$0.encounter.isCountry } : places
        let place = mostFrequent(towns.map { $0.place ?? "" }) { $0 }
        let country = mostFrequent(group.compactMap(\.encounter.country)) { $0 }
        let exact = group.filter { $0.precision == .day }
        let period = mostFrequent((exact.isEmpty ? group : exact).compactMap(Span.init)) { $0 }
        try db.run(
            """
            UPDATE meetings SET kind = ?, status = ?, place = ?, country_code = ?, held_from = ?, held_until = ?,
                held_precision = ?
            WHERE id = ?
            """, kind.rawValue, Self.status(group).rawValue, place, country, period?.from, period?.until,
            (period?.precision ?? .unknown).rawValue, meeting)
        try db.run("DELETE FROM meeting_participants WHERE meeting_id = ?", meeting)
        for (ordinal, participant) in Self.participants(group).enumerated() {
            let party = participant.party
            try db.run(
                "INSERT INTO meeting_participants VALUES (?, ?, ?, ?, ?, ?, ?, ?)", meeting, ordinal, participant.role.rawValue,
                party.kind.rawValue, party.official, party.country, party.organization, party.name)
        }
    }

    /// Days of a meeting; of spans told equally often the one that begins first, and of these the longest, is taken.
    private struct Span: Hashable, Comparable {
        var from: String
        var until: String
        var precision: Period.Precision

        init?(_ account: Account) {
            guard let period = account.period else { return nil }
            (from, until, precision) = (period.from, period.until, account.precision)
        }

        static func < (a: Span, b: Span) -> Bool {
            (a.from, b.until, a.precision.rawValue) < (b.from, a.until, b.precision.rawValue)
        }
    }

    /// The kinds, the one of which others are part first.
    private static let kinds: [Meeting.Kind] = [
        .summit, .conference, .signing, .visit, .talks, .negotiation, .pressConference, .phoneCall, .other,
    ]

    /// What happened goes before what was planned, unless it was planned anew; of what happened, the latest article tells.
    private static func status(_ group: [Account]) -> Meeting.Status {
        func rank(_ status: Meeting.Status) -> Int {
            switch status {
            case .held: 3
            case .cancelled: 2
            case .planned: 0
            default: 1
            }
        }
        func isEarlier(_ a: Account, _ b: Account) -> Bool {
            (a.published ?? "", rank(a.status)) < (b.published ?? "", rank(b.status))
        }
        guard let decided = group.filter({ $0.status != .planned }).max(by: isEarlier) else { return .planned }
        if decided.status == .held { return .held }
        let isPlannedAnew = group.contains { $0.status == .planned && ($0.published ?? "") > (decided.published ?? "") }
        return isPlannedAnew ? .planned : decided.status
    }

    /// All who took part, in one order in all databases. A country gives way to its officials of other accounts.
    private static func participants(_ group: [Account]) -> [Participant] {
        let all = group.flatMap(\.participants)
        let represented = Set(all.filter { $0.party.official != nil }.compactMap(\.side))
        let explicit = group.flatMap { account in
            let own = Set(account.participants.filter { $0.party.official != nil }.compactMap(\.side))
            return account.participants.filter { $0.side.map(own.contains) ?? false }.map(\.name)
        }
        let kept = all.filter { participant in
            guard participant.party.kind == .country || participant.party.kind == .organization, let side = participant.side
            else {
                return true
            }
            return !represented.contains(side) || explicit.contains(participant.name)
        }
        let roles = Dictionary(grouping: all.filter { $0.role != .participant }) { $0.name }.mapValues { $0.map(\.role) }
        let ofSides = Dictionary(grouping: all.filter { $0.role != .participant && $0.party.official == nil }) { $0.side ?? "" }
            .mapValues { $0.map(\.role) }
        var seen: Set<PartyRows.Key> = []
        return kept.filter { seen.insert($0.party).inserted }.map { participant in
            var participant = participant
            let told = roles[participant.name] ?? participant.side.flatMap { ofSides[$0] } ?? []
            participant.role = mostFrequent(told) { Meeting.Role.allCases.firstIndex(of: $0) ?? 0 } ?? .participant
            return participant
        }.sorted { $0.name < $1.name }
    }
}

/// The value that occurs most; of several the one of the least rank.
private func mostFrequent<Value: Hashable, Rank: Comparable>(_ values: [Value], _ rank: (Value) -> Rank) -> Value? {
    let counts = values.reduce(into: [Value: Int]()) { $0[$1, default: 0] += 1 }
    return counts.max { ($0.value, rank($1.key)) < ($1.value, rank($0.key)) }?.key
}

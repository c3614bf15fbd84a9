// What a batch leaves to be settled in its end: whose mentions are, which accounts are of one meeting, what nothing needs.

import GRDB

/// What was added or removed and may change the rows that all articles share.
struct Unsettled {
    /// Family names of whose bearers articles tell more, or less.
    var keys: Set<String> = []
    /// Whether the user has decided something anew, or nothing that was decided is sure to be applied.
    var hasDecisions = false
    /// Officials who lost mentions.
    var officials: Set<Int64> = []
    /// Officials of articles whose country changed.
    var countries: Set<Int64> = []
    /// Offices that may have nobody.
    var offices: Set<Int64> = []
    /// Organizations to which nothing may refer.
    var organizations: Set<String> = []
    /// Accounts of meetings that are new, or whose participants changed.
    var accounts: Set<Int64> = []
    /// Meetings that lost accounts.
    var meetings: Set<Int64> = []
    /// Where accounts were that are gone.
    var windows: Set<MeetingSettlement.Window> = []

    /// Makes the shared rows a function of the articles that are there.
    mutating func settle(in db: Database) throws {
        // Participants of meetings refer to officials that go, until the meetings are settled, too.
        try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
        try OfficialSettlement.settle(in: db, &self)
        for id in officials.sorted() { try OfficialRows.derive(id, in: db) }
        try MeetingSettlement.settle(self, in: db)
        try OfficialRows.removeUnused(offices: offices, in: db)
        try PartyRows.removeUnused(organizations: organizations, in: db)
        self = Unsettled()
    }
}

// Which accounts are of one meeting, and what the meeting is then.

import Extraction
import Foundation
import Testing

@testable import Archive

struct MeetingSettlementTests {
    private let bekov = Hard.Person("Orlan Bekov", "Foreign Minister", .foreignMinister, "KG")
    private let karimli = Hard.Person("Yusuf Karimli", "Foreign Minister", .foreignMinister, "UZ")

    private func meetings(_ told: [Hard.Told], _ columns: String = "kind, status, place, held_from, participants") throws
        -> [[Value]]
    {
        let scratch = try Scratch()
        for one in told { try scratch.ingest([one]) }
        return try scratch.archive().rows(Query(sql: "SELECT \(columns) FROM v_meetings ORDER BY held_from, kind, place")).rows
    }

    @Test func anOfficialAndHisCountryStandForEachOther() throws {
        let found = try meetings([
            Hard.article("a", [bekov, karimli], meeting: Hard.meeting(place: "Osh", country: "KG", from: "2025-07-05")),
            Hard.article(
                "b", [], meeting: Hard.meeting(from: "2025-07-05", [Hard.country("KG", .host), Hard.country("UZ", .guest)])),
        ])
        #expect(found == [["talks", "held", "Osh", "2025-07-05", "Orlan Bekov, Yusuf Karimli"]])
    }

    @Test func twoOfficialsOfOneCountryDoNot() throws {
        let other = Hard.Person("Nur Asanov", "Deputy Foreign Minister", .other, "KG")
        let told = [
            Hard.article("a", [bekov, karimli], meeting: Hard.meeting(from: "2025-07-05")),
            Hard.article("b", [other, karimli], meeting: Hard.meeting(from: "2025-07-05")),
        ]
        #expect(try meetings(told).count == 2)
        // Nor where a third account fits both.
        let both = Hard.article("c", [], meeting: Hard.meeting(from: "2025-07-05", [Hard.country("KG"), Hard.country("UZ")]))
        #expect(try meetings(told + [both]).count == 3)
    }

    @Test func roundsOnDifferentDaysStayApart() throws {
        let days = ["2025-07-05", "2025-07-06"].map { from in
            Hard.article(from, [bekov, karimli], meeting: Hard.meeting(place: "Osh", country: "KG", from: from))
        }
        #expect(try meetings(days).count == 2)
        let visit = Hard.article(
            "visit", [karimli, bekov],
            meeting: Hard.meeting(.visit, place: "Osh", country: "KG", from: "2025-07-05", until: "2025-07-06"))
        #expect(try meetings([days[0], visit], "kind, held_from, held_until") == [["visit", "2025-07-05", "2025-07-06"]])
        #expect(try meetings(days + [visit]).count == 3)
    }

    @Test func talksArePartOfAVisitButACallIsNever() throws {
        let told = [Meeting.Kind.talks, .visit, .summit, .phoneCall, .pressConference].map { kind in
            Hard.article("\(kind)", [bekov, karimli], meeting: Hard.meeting(kind, from: "2025-07-05"))
        }
        #expect(try meetings(told, "kind, articles") == [["phone_call", 1], ["press_conference", 1], ["summit", 3]])
    }

    @Test func whoVisitsACountryMeetsIt() throws {
        let told = [
            Hard.article("a", [karimli], meeting: Hard.meeting(.visit, place: "Bishkek", country: "KG", from: "2025-07-05")),
            Hard.article("b", [bekov, karimli], meeting: Hard.meeting(from: "2025-07-05")),
        ]
        #expect(try meetings(told, "kind, place, participants") == [["visit", "Bishkek", "Orlan Bekov, Yusuf Karimli"]])
    }

    @Test func placesThatContradictStayApart() throws {
        let told = [("a", "Osh", "KG"), ("b", "Kyrgyzstan", "KG"), ("c", "Tashkent", "UZ")].map { id, place, country in
            Hard.article(id, [bekov, karimli], meeting: Hard.meeting(place: place, country: country, from: "2025-07-05"))
        }
        #expect(try meetings(told, "place, articles") == [["Osh", 2], ["Tashkent", 1]])
    }

    @Test(arguments: [
        (["planned 2025-07-01", "held 2025-07-06"], "held"), (["held 2025-07-06", "planned 2025-07-07"], "held"),
        (["planned 2025-07-01", "cancelled 2025-07-03"], "cancelled"),
        (["cancelled 2025-07-03", "planned 2025-07-04"], "planned"), (["cancelled 2025-07-03", "held 2025-07-06"], "held"),
        (["planned 2025-07-01", "refused 2025-07-02"], "refused"), (["planned 2025-07-01", "planned 2025-07-02"], "planned"),
    ])
    func theLatestOfWhatHappenedIsTheStatus(_ told: [String], _ status: String) throws {
        let articles = told.map { text in
            let parts = text.split(separator: " ").map(String.init)
            return Hard.article(
                parts[0], [bekov, karimli], published: parts[1],
                meeting: Hard.meeting(.talks, Meeting.Status(rawValue: parts[0]) ?? .held, from: "2025-07-05"))
        }
        var numbered = articles
        for index in numbered.indices { numbered[index].article.url = "https://hard.example/\(index)" }
        #expect(try meetings(numbered, "status, articles") == [[.text(status), 2]])
        #expect(try meetings(numbered.reversed(), "status, articles") == [[.text(status), 2]])
    }

    @Test func statementsFollowTheirMeeting() throws {
        let scratch = try Scratch()
        let talks = { (id: String, place: String?) in
            Hard.article(
                id, [bekov, karimli], meeting: Hard.meeting(place: place, country: place == nil ? nil : "KG", from: "2025-07-05"))
        }
        try scratch.ingest([talks("a", "Osh")], [talks("b", nil)])
        #expect(try scratch.values("SELECT DISTINCT meeting_id FROM statements WHERE meeting_id IS NOT NULL").count == 1)
        // A third account at another place leaves the one without a place to neither.
        try scratch.ingest([talks("c", "Bishkek")])
        let rows = try scratch.archive().rows(
            Query(
                sql: """
                    SELECT DISTINCT a.title, ifnull(m.place, '') FROM statements s JOIN articles a ON a.id = s.article_id
                    JOIN meetings m ON m.id = s.meeting_id ORDER BY 1
                    """)
        ).rows
        #expect(rows == [["a", "Osh"], ["b", ""], ["c", "Bishkek"]])
        #expect(try scratch.values("SELECT count(*) FROM meetings") == [3])
    }

    @Test func imprecisePeriodsMergeNothing() throws {
        let told = ["a", "b"].map { id in
            Hard.article(
                id, [bekov, karimli], meeting: Hard.meeting(from: "2025-01-01", until: "2025-12-31", precision: .year))
        }
        #expect(try meetings(told).count == 2)
    }
}

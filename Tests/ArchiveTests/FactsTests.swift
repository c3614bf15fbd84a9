// What the lists and dossiers of officials, countries and meetings tell.

import Extraction
import Foundation
import Testing

@testable import Archive

struct FactsTests {
    private let told = [
        Hard.article(
            "a",
            [
                .init("Orlan Bekov", "Foreign Minister", .foreignMinister, "KG"),
                .init("Yusuf Karimli", "Minister", .minister, "UZ"),
            ],
            published: "2025-07-06", meeting: Hard.meeting(place: "Osh", country: "KG", from: "2025-07-05")),
        Hard.article(
            "b", [.init("Orlan Bekov", "Foreign Minister", .foreignMinister, "KG")], published: "2025-07-09",
            meeting: Hard.meeting(
                .talks, .planned, place: "Osh", country: "KG", from: "2025-07-05", [Hard.country("KG"), Hard.country("UZ")])),
        Hard.article("c", [.init("Orlan Bekov", "Envoy", .envoy, "KG")], published: "2025-08-01"),
    ]

    private func archive() throws -> (Scratch, Archive) {
        let scratch = try Scratch()
        try scratch.ingest(told)
        return (scratch, try scratch.archive())
    }

    private func lines(_ dossier: Dossier) -> [String] {
        dossier.facts.map { fact in
            let place = fact.place.map { place in
                String(decoding: Array(place.body.utf8)[place.range], as: UTF8.self) + " in " + (place.title ?? "")
            }
            return [fact.name, fact.value, fact.from, fact.until, fact.basis, place].map { $0 ?? "" }.joined(separator: "|")
        }
    }

    @Test func officialsAreListedByWhatArticlesTell() throws {
        let (scratch, archive) = try archive()
        defer { withExtendedLifetime(scratch) {} }
        let rows = try archive.rows(archive.officials())
        #expect(rows.columns == ["id", "name", "office", "of", "from_date", "until_date", "statements", "meetings"])
        #expect(
            rows.rows.map { Array($0[1...]) } == [
                ["Orlan Bekov", "Envoy", "Kyrgyzstan", nil, nil, 4, 1],
                ["Yusuf Karimli", "Minister", "Uzbekistan", nil, nil, 2, 1],
            ])
    }

    @Test func officialsAreListedByOfficeCountryAndDay() throws {
        let (scratch, archive) = try archive()
        defer { withExtendedLifetime(scratch) {} }
        func names(_ filter: OfficialsFilter) throws -> [String] {
            try archive.rows(archive.officials(filter))[column: "name"].compactMap(\.text)
        }
        #expect(try names(.init(country: "KG", office: "foreign minister", day: "2025-07-08")).contains("Orlan Bekov"))
        #expect(try names(.init(country: "KG", office: "foreign_minister", day: "2025-07-10")).contains("Orlan Bekov") == false)
        #expect(try names(.init(country: "KG", office: "envoy")).first == "Orlan Bekov")
        #expect(try names(.init(country: "UZ", office: "envoy")).contains("Orlan Bekov") == false)
        // The gazetteer's, by the days of their tenures.
        #expect(try names(.init(country: "RU", office: "foreign_minister", day: "2010-01-01")) == ["Sergey Lavrov"])
        #expect(try names(.init(country: "RU", office: "foreign_minister", day: "2000-01-01")) == ["Igor Ivanov"])
    }

    @Test func officialsAreFoundByNameNumberAndIdentifier() throws {
        let (scratch, archive) = try archive()
        defer { withExtendedLifetime(scratch) {} }
        let id = try #require(try archive.officials(named: "orlan bekov").first)
        for name in ["\(id)", "#\(id)", "Bekov"] { #expect(try archive.officials(named: name) == [id], "\(name)") }
        #expect(try archive.officials(named: "lavrov-sergey").count == 1)
        #expect(try archive.officials(named: "Nobody At All") == [])
    }

    @Test func anOfficialsFactsHaveTheirArticles() throws {
        let (scratch, archive) = try archive()
        defer { withExtendedLifetime(scratch) {} }
        let id = try #require(try archive.officials(named: "Orlan Bekov").first)
        #expect(
            lines(try archive.official(id)) == [
                "name|Orlan Bekov|||article|", "id|\(id)||||", "country|Kyrgyzstan||||",
                "office|Envoy, Kyrgyzstan||2025-08-01|article|Orlan Bekov in c",
                "office|Foreign Minister, Kyrgyzstan||2025-07-09|article|Orlan Bekov in b",
                "articles|3|2025-07-06|2025-08-01||", "statements|4|2025-07-06|2025-08-01||",
                "spoken of|3|2025-07-06|2025-08-01||", "meetings|1|2025-07-05|2025-07-05||",
                "said|#5 Orlan Bekov, comment|2025-08-01|2025-08-01||it (0) in c",
                "said|#4 Orlan Bekov, comment|2025-07-09|2025-07-09||it (0) in b",
                "said|#1 Orlan Bekov, comment|2025-07-06|2025-07-06||it (0) in a",
            ])
    }

    @Test func countriesHaveSuccessorsAndPredecessors() throws {
        let (scratch, archive) = try archive()
        defer { withExtendedLifetime(scratch) {} }
        #expect(lines(try archive.country("SU")).contains("successor|Kyrgyzstan (KG)||||"))
        let facts = lines(try archive.country("KG"))
        #expect(facts.contains("predecessor|Soviet Union (SU)|1922-12-30|1991-12-25||"))
        #expect(facts.contains("foreign minister|Orlan Bekov, Foreign Minister||2025-07-09|article|"))
        #expect(facts.contains("meetings|1|2025-07-05|2025-07-05||"))
        let rows = try archive.rows(archive.countries())
        #expect(rows[column: "code"] == ["KG", "UZ"])
        #expect(try archive.country(named: "kyrgyz") == "KG")
        #expect(try archive.country(named: "Atlantis") == nil)
    }

    @Test func meetingsAreListedAndTellEachAccount() throws {
        let (scratch, archive) = try archive()
        defer { withExtendedLifetime(scratch) {} }
        func count(_ change: (inout MeetingsFilter) -> Void) throws -> Int {
            var filter = MeetingsFilter()
            change(&filter)
            return try archive.rows(archive.meetings(filter)).rows.count
        }
        #expect(try count { _ in } == 1)
        #expect(try count { $0.parties = [.country("UZ"), .country("KG")] } == 1)
        #expect(try count { $0.parties = [.country("UZ"), .country("RU")] } == 0)
        #expect(try count { $0.place = "osh" } == 1)
        #expect(try count { $0.place = "Kyrgyzstan" } == 1)
        #expect(try count { $0.place = "Tashkent" } == 0)
        #expect(
            try count {
                $0.since = "2025-07-05"; $0.until = "2025-07-05"; $0.kind = .talks; $0.status = .held
            } == 1)
        #expect(try count { $0.status = .planned } == 0)
        #expect(try count { $0.since = "2025-07-06" } == 0)
        let id = try #require(try archive.rows(archive.meetings(MeetingsFilter())).rows[0][0].integer)
        #expect(
            lines(try archive.meeting(id)).filter { !$0.hasPrefix("said") } == [
                "meeting|\(id)|2025-07-05|2025-07-05||", "kind|talks||||", "status|held||||", "place|Osh||||",
                "country|Kyrgyzstan||||", "participant|Orlan Bekov, Kyrgyzstan||||", "participant|Yusuf Karimli, Uzbekistan||||",
                "told as|talks (held) in Osh|2025-07-05|2025-07-05|article|They met in a",
                "told as|talks (planned) in Osh|2025-07-05|2025-07-05|article|They met in b",
                "statements|3|2025-07-06|2025-07-09||",
            ])
        #expect(throws: ArchiveError.noMeeting(id: 99)) { try archive.meeting(99) }
    }

    @Test func whatSeveralSayTogetherCountsOnceForTheirCountryAndMeeting() throws {
        var together = Hard.article(
            "a",
            [
                .init("Orlan Bekov", "Foreign Minister", .foreignMinister, "KG"),
                .init("Tilek Asan", "Minister", .minister, "KG"), .init("Yusuf Karimli", "Minister", .minister, "UZ"),
            ], meeting: Hard.meeting(place: "Osh", country: "KG", from: "2025-07-05"))
        together.findings.statements[3].meeting = 0
        let scratch = try Scratch()
        try scratch.ingest([together])
        let archive = try scratch.archive()
        let id = try #require(try archive.rows(archive.meetings(MeetingsFilter())).rows[0][0].integer)
        #expect(lines(try archive.meeting(id)).contains("statements|4|2025-07-05|2025-07-05||"))
        #expect(lines(try archive.country("KG")).contains("statements|3|2025-07-05|2025-07-05||"))
        let countries = try archive.rows(archive.countries())
        #expect(countries[column: "code"] == ["KG", "UZ"])
        #expect(countries[column: "statements"] == [3, 2])
        #expect(countries[column: "meetings"] == [1, 1])
        #expect(try archive.rows(archive.officials())[column: "statements"] == [2, 2, 2])
        #expect(
            try scratch.values("SELECT DISTINCT statements FROM v_officials WHERE name IN ('Tilek Asan', 'Yusuf Karimli')") == [2]
        )
    }

    @Test func olderDatabasesAreNamedAsSuch() throws {
        let scratch = try Scratch(empty: true)
        let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Fixtures/version-2.sqlite")
        try FileManager.default.copyItem(at: fixture, to: URL(fileURLWithPath: scratch.path))
        #expect(throws: ArchiveError.older(path: scratch.path, version: 2)) { try scratch.archive().requireCurrent() }
    }
}

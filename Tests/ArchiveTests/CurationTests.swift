// What the user decides: merges and aliases that hold for all later ingests, and can be undone.

import Extraction
import Foundation
import GRDB
import Language
import Testing

@testable import Archive

struct CurationTests {
    private let told = [
        Hard.article(
            "a",
            [
                .init("Faisal Salem", "Foreign Minister", .foreignMinister, "SA"),
                .init("Tom Harlow", "Senator", .legislator, "US"),
            ]),
        Hard.article("b", [.init("Faisal Haddad", "Foreign Minister", .foreignMinister, "SA")], published: "2025-07-08"),
        Hard.article(
            "c", [.init("Faisal Haddad", nil, nil, "SA"), .init("Faisal Salem", nil, nil, "SA")], published: "2025-07-09"),
        Hard.article(
            "d", [.init("Faisal Salem", nil, nil, "SA"), .init("Tom Harlow", nil, nil, "US")],
            meeting: Hard.meeting(from: "2025-07-05")),
        Hard.article(
            "e", [.init("Faisal Haddad", nil, nil, "SA"), .init("Tom Harlow", nil, nil, "US")],
            meeting: Hard.meeting(from: "2025-07-05")),
        Hard.article("f", [.init("Sergey Lavrov", "Foreign Minister", .foreignMinister, "RU", id: "lavrov-sergey")]),
        Hard.article("g", [.init("Serge Lavroff", "Foreign Minister", .foreignMinister, "RU")]),
    ]

    private func scratch() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.ingest(told)
        return scratch
    }

    /// Everybody who speaks in the data.
    private func speakers(_ scratch: Scratch) throws -> [String] {
        try scratch.values("SELECT DISTINCT speaker FROM v_statements ORDER BY 1").compactMap(\.text)
    }

    @Test func mergingAndSplittingLeavesNothing() throws {
        let scratch = try scratch()
        let before = try Samples.digest(scratch.archive())
        let curation = try Curation(of: scratch.path)
        #expect(
            try curation.merge("Faisal Salem", "Faisal Haddad")
                == .merged(kept: "Faisal Salem", merged: "Faisal Haddad", articles: 3))
        #expect(try speakers(scratch) == ["Faisal Salem", "Serge Lavroff", "Sergey Lavrov", "Tom Harlow"])
        // Their meetings with the same man on the same day are one, and one who speaks together with himself speaks once.
        #expect(try scratch.values("SELECT articles FROM v_meetings") == [2])
        #expect(
            try scratch.values("SELECT count(*) FROM v_statements WHERE title = 'c' AND act = 'agree'") == [1])
        #expect(try curation.split("Faisal Haddad") == .split(kept: "Faisal Salem", others: ["Faisal Haddad"]))
        #expect(try Samples.digest(scratch.archive()) == before)
    }

    @Test func oneOfTheGazetteerIsKeptOrMerged() throws {
        let scratch = try scratch()
        let before = try Samples.digest(scratch.archive())
        let curation = try Curation(of: scratch.path)
        _ = try curation.merge("lavrov-sergey", "Serge Lavroff")
        #expect(try speakers(scratch) == ["Faisal Haddad", "Faisal Salem", "Sergey Lavrov", "Tom Harlow"])
        _ = try curation.split("Serge Lavroff")
        #expect(try Samples.digest(scratch.archive()) == before)

        _ = try curation.merge("Serge Lavroff", "Sergey Lavrov")
        #expect(try speakers(scratch) == ["Faisal Haddad", "Faisal Salem", "Serge Lavroff", "Tom Harlow"])
        // What the gazetteer knows of the one holds for the other.
        #expect(try scratch.archive().lookup(name: "Sergei Lavrov").map(\.name) == ["Serge Lavroff"])
        #expect(
            try scratch.values("SELECT count(*) FROM v_officials WHERE name = 'Serge Lavroff' AND basis = 'gazetteer'") != [0])
        #expect(try scratch.values("SELECT count(*) FROM v_officials WHERE name = 'Sergey Lavrov'") == [0])
        _ = try curation.split("Serge Lavroff")
        #expect(try Samples.digest(scratch.archive()) == before)
    }

    @Test func aMergeSurvivesWhatComesLater() throws {
        let scratch = try Scratch()
        try scratch.ingest(Array(told[0...1]))
        let curation = try Curation(of: scratch.path)
        _ = try curation.merge("Faisal Salem", "Faisal Haddad")
        _ = try curation.merge("Faisal Salem", "Sergey Lavrov")
        try scratch.ingest(Array(told[2...]))
        #expect(try speakers(scratch) == ["Faisal Salem", "Serge Lavroff", "Tom Harlow"])
        let merged = try Samples.digest(scratch.archive())

        // The same again; another gazetteer; each article gone and back.
        try scratch.ingest(told)
        #expect(try Samples.digest(scratch.archive()) == merged)
        try DatabaseQueue(path: scratch.path).write { db in
            try db.execute(sql: "UPDATE properties SET value = 'another' WHERE name = 'gazetteer_digest'")
        }
        try scratch.ingest()
        #expect(try Samples.digest(scratch.archive()) == merged)
        for indices in [[0, 2, 3], [1, 2, 4], Array(told.indices)] {
            try scratch.ingest(
                indices.map { index in
                    var gone = told[index]
                    gone.article.title = "Gone"
                    gone.findings = Findings()
                    return gone
                })
            #expect(try speakers(scratch).contains("Faisal Haddad") == false)
            try scratch.ingest(indices.reversed().map { told[$0] })
            #expect(try Samples.digest(scratch.archive()) == merged)
        }

        // The same decisions after all articles give the same.
        let other = try self.scratch()
        let late = try Curation(of: other.path)
        _ = try late.merge("Faisal Salem", "Faisal Haddad")
        _ = try late.merge("Faisal Salem", "Sergey Lavrov")
        #expect(try Samples.digest(other.archive()) == merged)
        #expect(try late.split("Faisal Salem") == .split(kept: "Faisal Salem", others: ["Faisal Haddad", "Sergey Lavrov"]))
        #expect(try Samples.digest(other.archive()) == Samples.digest(self.scratch().archive()))
    }

    @Test func aMergeOfMergedOnesIsUndoneAlone() throws {
        let scratch = try scratch()
        let curation = try Curation(of: scratch.path)
        _ = try curation.merge("Faisal Haddad", "Serge Lavroff")
        let between = try Samples.digest(scratch.archive())
        _ = try curation.merge("Faisal Salem", "Faisal Haddad")
        #expect(try speakers(scratch) == ["Faisal Salem", "Sergey Lavrov", "Tom Harlow"])
        #expect(try curation.split("Faisal Salem") == .split(kept: "Faisal Salem", others: ["Faisal Haddad"]))
        #expect(try Samples.digest(scratch.archive()) == between)
        _ = try curation.split("Faisal Haddad")
        #expect(try Samples.digest(scratch.archive()) == Samples.digest(self.scratch().archive()))
    }

    @Test func mergingAgainChangesNothing() throws {
        let scratch = try scratch()
        let curation = try Curation(of: scratch.path)
        _ = try curation.merge("Faisal Salem", "Faisal Haddad")
        let merged = try Samples.digest(scratch.archive())
        #expect(
            try curation.merge("Faisal Salem", "Faisal Haddad") == .mergedBefore(kept: "Faisal Salem", merged: "Faisal Haddad"))
        #expect(try Samples.digest(scratch.archive()) == merged)
    }

    @Test func whatCannotBeMergedIsTold() throws {
        let scratch = try scratch()
        try scratch.ingest([Hard.article("h", [.init("Tom Harlow", "Senator", .legislator, "AU")])])
        let curation = try Curation(of: scratch.path)
        let before = try Samples.digest(scratch.archive())
        #expect(throws: ArchiveError.sameOfficial(name: "Faisal Salem")) { try curation.merge("Faisal Salem", "faisal salem") }
        #expect(throws: ArchiveError.unknownName(kind: "official", name: "Faisal Halem", nearest: ["Faisal Salem"])) {
            try curation.merge("Faisal Salem", "Faisal Halem")
        }
        #expect(throws: ArchiveError.notMerged(name: "Faisal Salem")) { try curation.split("Faisal Salem") }
        let error = #expect(throws: ArchiveError.self) { try curation.merge("Faisal Salem", "Tom Harlow") }
        let ids = try scratch.values("SELECT id FROM officials WHERE name = 'Tom Harlow' ORDER BY id").compactMap(\.integer)
        #expect(
            error?.description
                == "\"Tom Harlow\" may be \(ids[0]) Tom Harlow (Senator, United States) or \(ids[1]) Tom Harlow (Senator, Australia): "
                + "give the number")
        #expect(try Samples.digest(scratch.archive()) == before)
        #expect(throws: ArchiveError.missing(path: scratch.folder + "/none.db")) { try Curation(of: scratch.folder + "/none.db") }
        // By numbers they can be told apart.
        _ = try curation.merge("\(ids[0])", "#\(ids[1])")
        #expect(try scratch.values("SELECT count(*) FROM officials WHERE name = 'Tom Harlow'") == [1])
    }

    @Test func anAliasNamesAnOfficialAtOnceAndInLaterArticles() throws {
        let scratch = try scratch()
        let before = try Samples.digest(scratch.archive())
        let curation = try Curation(of: scratch.path)
        #expect(
            try curation.addAlias("Prince Falcon", to: "Faisal Salem") == .named(name: "Faisal Salem", alias: "Prince Falcon"))
        #expect(try scratch.archive().lookup(name: "prince falcon").map(\.name) == ["Faisal Salem"])
        #expect(
            try curation.addAlias("prince falcon", to: "Faisal Salem")
                == .namedBefore(name: "Faisal Salem", alias: "prince falcon"))
        #expect(throws: ArchiveError.takenAlias(alias: "Prince Falcon", by: "Faisal Salem")) {
            try curation.addAlias("Prince Falcon", to: "Tom Harlow")
        }
        let later = Hard.article("h", [.init("Prince Falcon", "Adviser", .other)])
        try scratch.ingest([later])
        #expect(try scratch.values("SELECT speaker FROM v_statements WHERE title = 'h'") == ["Faisal Salem"])
        try DatabaseQueue(path: scratch.path).write { db in
            try db.execute(sql: "UPDATE properties SET value = 'another' WHERE name = 'gazetteer_digest'")
        }
        try scratch.ingest()
        #expect(try scratch.archive().lookup(name: "prince falcon").map(\.name) == ["Faisal Salem"])

        #expect(try curation.removeAlias("Prince Falcon") == .unnamed(names: ["Faisal Salem"], alias: "Prince Falcon"))
        #expect(try scratch.values("SELECT speaker FROM v_statements WHERE title = 'h'") == ["Prince Falcon"])
        #expect(throws: ArchiveError.noAlias(alias: "Prince Falcon")) { try curation.removeAlias("Prince Falcon") }
        var gone = later
        gone.findings = Findings()
        try scratch.ingest([titled(gone, "Gone")])
        #expect(try Set(before).subtracting(Samples.digest(scratch.archive())) == [])
    }

    @Test func anAliasAndAMergeGoTogether() throws {
        let scratch = try scratch()
        let curation = try Curation(of: scratch.path)
        _ = try curation.addAlias("Abu Haddad", to: "Faisal Haddad")
        _ = try curation.addAlias("Bear", to: "Sergey Lavrov")
        try scratch.ingest([Hard.article("h", [.init("Abu Haddad", "Adviser", .other), .init("Bear", "Adviser", .other, "RU")])])
        _ = try curation.merge("Faisal Salem", "Faisal Haddad")
        _ = try curation.merge("Tom Harlow", "Sergey Lavrov")
        #expect(
            try scratch.values("SELECT DISTINCT speaker FROM v_statements WHERE title = 'h' ORDER BY 1")
                == ["Faisal Salem", "Tom Harlow"])
        #expect(try scratch.archive().lookup(name: "Bear").map(\.name) == ["Tom Harlow"])
    }

    @Test func anAliasThatArticlesUseTooOutlivesThem() throws {
        let scratch = try scratch()
        let curation = try Curation(of: scratch.path)
        var later = Hard.article("h", [.init("Sergey Lavrov", "Foreign Minister", .foreignMinister, "RU", id: "lavrov-sergey")])
        later.findings.officials[0].names.append("Bear")
        let gone = (titled(later, "Gone").article, Findings())
        func basis() throws -> [Value] { try scratch.values("SELECT basis FROM official_names WHERE folded = 'bear'") }

        _ = try curation.addAlias("Bear", to: "Sergey Lavrov")
        try scratch.ingest([later])
        #expect(try basis() == ["user"])
        try scratch.ingest([gone])
        #expect(try basis() == ["user"])
        try scratch.ingest([later])
        _ = try curation.removeAlias("Bear")
        #expect(try basis() == ["article"])
        _ = try curation.addAlias("Bear", to: "Sergey Lavrov")
        #expect(try basis() == ["user"])
        _ = try curation.removeAlias("Bear")
        try scratch.ingest([gone])
        #expect(try basis() == [])
    }

    @Test func anAliasOfAnOrganizationOutlivesItsArticles() throws {
        let scratch = try Scratch()
        var told = Hard.article("h", [.init("Tom Harlow", "Senator", .legislator, "US")])
        told.findings.statements[0].speaker = Party(kind: .organization, name: "Panel of Elders")
        func named() throws -> [Value] { try scratch.values("SELECT id FROM v_names WHERE folded = 'the elders'") }

        try scratch.ingest([told])
        _ = try Curation(of: scratch.path).addAlias("The Elders", to: "Panel of Elders")
        try scratch.ingest([(titled(told, "Gone").article, Findings())])
        #expect(try named() == [])
        try scratch.ingest([told])
        #expect(try named() == ["article:panel of elders"])
    }

    @Test func whomAliasesAloneNameCanBeMerged() throws {
        let scratch = try scratch()
        let curation = try Curation(of: scratch.path)
        _ = try curation.addAlias("Abu Haddad", to: "Faisal Haddad")
        try scratch.ingest([Hard.article("h", [.init("Abu Haddad", "Adviser", .other)])])
        try scratch.ingest([1, 2, 4].map { (titled(told[$0], "Gone").article, Findings()) })
        let speaker = "SELECT speaker FROM v_statements WHERE title = 'h'"
        #expect(try scratch.values(speaker) == ["Faisal Haddad"])
        #expect(
            try curation.merge("Faisal Salem", "Abu Haddad")
                == .merged(kept: "Faisal Salem", merged: "Faisal Haddad", articles: 1))
        #expect(try scratch.values(speaker) == ["Faisal Salem"])
        _ = try curation.split("Faisal Salem")
        #expect(try scratch.values(speaker) == ["Faisal Haddad"])
        _ = try curation.merge("Abu Haddad", "Tom Harlow")
        #expect(try speakers(scratch) == ["Faisal Haddad", "Faisal Salem", "Serge Lavroff", "Sergey Lavrov"])
        #expect(try scratch.values("SELECT count(*) FROM official_merges WHERE kept = '[]' OR merged = '[]'") == [0])
    }

    @Test func mergesInACircleMergeOnce() throws {
        let scratch = try scratch()
        _ = try Curation(of: scratch.path).merge("Faisal Salem", "Faisal Haddad")
        let merged = try speakers(scratch)
        try DatabaseQueue(path: scratch.path).write { db in
            try db.execute(
                sql: """
                    INSERT INTO official_merges (kept, kept_name, merged, merged_name)
                    SELECT merged, merged_name, kept, kept_name FROM official_merges;
                    UPDATE properties SET value = 'another' WHERE name = 'gazetteer_digest'
                    """)
        }
        try scratch.ingest()
        #expect(try speakers(scratch) == merged)
    }

    @Test func countriesAndOrganizationsHaveAliasesToo() throws {
        let scratch = try scratch()
        let curation = try Curation(of: scratch.path)
        #expect(try curation.addAlias("Helvetia", to: "Switzerland") == .named(name: "Switzerland", alias: "Helvetia"))
        let nato = try scratch.values("SELECT name FROM organizations WHERE id = 'NATO'")[0].text ?? ""
        #expect(try curation.addAlias("The Alliance", to: "NATO") == .named(name: nato, alias: "The Alliance"))
        #expect(
            try scratch.values("SELECT id FROM v_names WHERE folded IN ('helvetia', 'the alliance') ORDER BY 1") == [
                "CH", "NATO",
            ])
        try DatabaseQueue(path: scratch.path).write { db in
            try db.execute(sql: "UPDATE properties SET value = 'another' WHERE name = 'gazetteer_digest'")
        }
        try scratch.ingest()
        #expect(
            try scratch.values("SELECT id FROM v_names WHERE folded IN ('helvetia', 'the alliance') ORDER BY 1") == [
                "CH", "NATO",
            ])
        _ = try curation.removeAlias("Helvetia", of: "Switzerland")
        #expect(try scratch.values("SELECT id FROM v_names WHERE folded = 'helvetia'") == [])
    }
}

extension CurationTests {
    /// The article under another title.
    fileprivate func titled(_ told: Hard.Told, _ title: String) -> Hard.Told {
        var told = told
        told.article.title = title
        return told
    }
}

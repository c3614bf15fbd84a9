// Ingest: the same again changes nothing, a changed version replaces, nothing depends on the order.

import Archive
import Extraction
import Foundation
import Language
import Reading
import Testing

struct IngestTests {
    @Test func firstIngestStoresEverything() throws {
        let scratch = try Scratch()
        let tally = try scratch.ingest([Samples.talks()])
        #expect(tally.added == 1)
        #expect(tally.statements == 4)
        #expect(tally.meetings == 1)
        #expect(tally.officials == 2)
        let rows = try scratch.archive().rows(
            Query(
                sql:
                    "SELECT speaker, office, country, act, content, subjects, source, url FROM v_statements ORDER BY statement_id"
            ))
        #expect(
            rows.rows[0] == [
                "Ana Müller", "Foreign Minister", "Germany", "deny", "NATO is no threat to Kyrgyzstan … talks … will go on",
                "Example topic, Kyrgyzstan, NATO", "The Example", "https://news.example/talks",
            ])
        #expect(rows.rows[1].prefix(3) == ["Foreign Ministry", nil, "Kyrgyzstan"])
        #expect(rows.rows[2].prefix(3) == ["A diplomat", nil, nil])
        #expect(rows.rows[3].prefix(3) == ["Kyrgyzstan", nil, "Kyrgyzstan"])
        let meeting = try scratch.archive().rows(
            Query(sql: "SELECT kind, status, held_from, place, country, participants, articles FROM v_meetings"))
        #expect(
            meeting.rows == [["talks", "held", "2025-07-04", "Bishkek", "Kyrgyzstan", "Bakyt Asanov, Ana Müller", 1]])
    }

    @Test func theSameAgainChangesNothing() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks(), Samples.remark(1)])
        let before = try Samples.digest(scratch.archive())
        let tally = try scratch.ingest([Samples.talks()], [Samples.remark(1), Samples.talks()])
        #expect(tally.unchanged == 3)
        #expect(tally.added == 0)
        #expect(try Samples.digest(scratch.archive()) == before)
    }

    @Test func statementsUnderTheLeastConfidenceAreNotStored() throws {
        let scratch = try Scratch()
        let tally = try scratch.ingest([Samples.talks()], minConfidence: 0.5)
        #expect(tally.added == 1)
        #expect(tally.statements == 3)
        #expect(tally.leftOut == 1)
        #expect(tally.meetings == 1)
        #expect(
            try scratch.values("SELECT ordinal || ' ' || confidence FROM statements ORDER BY ordinal") == [
                "0 0.9", "1 0.6", "2 0.5",
            ])
        #expect(try scratch.values("SELECT statements || ' ' || min_confidence FROM ingest_runs") == ["3 0.5".value])
        #expect(try scratch.archive().status().lastRun?["min_confidence"] == .real(0.5))
    }

    @Test func articlesKeepTheBoundThatTheyWereStoredWith() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()], minConfidence: 0.5)
        try scratch.ingest([Samples.remark(1)])
        let again = try scratch.ingest([Samples.talks(), Samples.remark(1)])
        #expect(again.unchanged == 2)
        #expect(again.otherwiseBound == 1)
        #expect(again.leftOut == 0)
        #expect(try scratch.ingest([Samples.talks()], minConfidence: 0.5).otherwiseBound == 0)
        #expect(try scratch.values("SELECT count(*) FROM statements") == [4])
        // A changed version has the bound of the run that brings it.
        let changed = Samples.talks(body: Samples.talksBody + " More.")
        #expect(try scratch.ingest([changed], minConfidence: 0.7).replaced == 1)
        #expect(try scratch.values("SELECT confidence FROM statements ORDER BY 1") == [.real(0.8), .real(0.9)])
    }

    @Test func textAtTheSpanIsTextInTheRow() throws {
        let scratch = try Scratch()
        let nul = "\u{FEFF}é\0" + Samples.talksBody
        try scratch.ingest([Samples.talks(), Samples.talks(id: "nul", url: "https://news.example/nul", body: nul)])
        let rows = try scratch.archive().rows(
            Query(
                sql: """
                    SELECT s.text, (SELECT group_concat(part, ' … ') FROM (
                        SELECT CAST(substr(CAST(a.body AS BLOB), start_byte + 1, end_byte - start_byte) AS TEXT) AS part
                        FROM statement_spans p WHERE p.statement_id = s.id AND role = 'content' ORDER BY ordinal))
                    FROM statements s JOIN articles a ON a.id = s.article_id
                    """))
        #expect(rows.rows.count == 8)
        for row in rows.rows { #expect(row[0] == row[1]) }
    }

    @Test func aChangedVersionOfAUrlReplacesItsFindings() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks(), Samples.remark(1)])
        let id = try scratch.values("SELECT id FROM articles WHERE url LIKE '%talks'")
        let tally = try scratch.ingest([Samples.talks(body: Samples.talksBody + " Corrected.", place: "Osh")])
        #expect(tally.replaced == 1)
        #expect(try scratch.values("SELECT id FROM articles WHERE url LIKE '%talks'") == id)
        #expect(try scratch.values("SELECT count(*) FROM statements") == [5])
        #expect(try scratch.values("SELECT place FROM meetings") == ["Osh"])
        #expect(try scratch.values("SELECT count(*) FROM statements_fts WHERE statements_fts MATCH 'threat'") == [1])

        let fresh = try Scratch()
        try fresh.ingest([Samples.talks(body: Samples.talksBody + " Corrected.", place: "Osh"), Samples.remark(1)])
        #expect(try Samples.digest(scratch.archive()) == Samples.digest(fresh.archive()))
    }

    @Test func aChangedVersionOfAnIdentifierReplacesOnlyThatOfTheSameSource() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks(url: nil), Samples.talks(url: nil, body: Samples.talksBody + " 2", source: "Another")])
        #expect(try scratch.ingest([Samples.talks(url: nil, body: Samples.talksBody + " 3")]).replaced == 1)
        #expect(try scratch.values("SELECT count(*) FROM articles") == [2])
    }

    /// Two files number their records from 1: nothing of either is lost.
    @Test(arguments: [("https://news.example/1", "https://news.example/2"), ("https://news.example/1", nil), (nil, nil)])
    func oneIdentifierInTwoFilesIsTwoArticles(_ first: String?, _ second: String?) throws {
        let scratch = try Scratch()
        var a = Samples.talks(id: "1", url: first, source: nil)
        var b = Samples.talks(id: "1", url: second, body: Samples.talksBody + " 2", source: nil)
        (a.article.origin.path, b.article.origin.path) = ("a.jsonl", "b.jsonl")
        #expect(try scratch.ingest([a], [b]).added == 2)
        #expect(try scratch.ingest([b, a]).unchanged == 2)
    }

    @Test func oneIdentifierWithTwoUrlsIsTwoArticlesOfOneSource() throws {
        let scratch = try Scratch()
        let other = Samples.talks(url: "https://news.example/2", body: Samples.talksBody + " 2")
        #expect(try scratch.ingest([Samples.talks()], [other]).added == 2)
    }

    @Test func recordsOfOneFileWithOneIdentifierStayAndReplaceTheirOwnEarlierVersions() throws {
        let scratch = try Scratch()
        var first = Samples.talks(id: "1", url: nil, source: nil)
        var second = Samples.talks(id: "1", url: nil, body: Samples.talksBody + " 2", source: nil)
        (first.article.origin.line, second.article.origin.line) = (1, 2)
        #expect(try scratch.ingest([first, second]).added == 2)
        var changed = Samples.talks(id: "1", url: nil, body: Samples.talksBody + " 3", source: nil)
        changed.article.origin.line = 2
        #expect(try scratch.ingest([first, changed]).replaced == 1)
        #expect(try scratch.values("SELECT line FROM articles ORDER BY body") == [1, 2])
        #expect(try scratch.values("SELECT body FROM articles WHERE line = 2") == [.text(changed.article.body)])
    }

    @Test func streamsWithOneIdentifierDoNotReplaceEachOther() throws {
        let scratch = try Scratch()
        for number in 1...2 {
            var article = Samples.talks(id: "1", url: nil, body: Samples.talksBody + " \(number)", source: nil)
            article.article.origin = .init(path: "-", line: 1)
            #expect(try scratch.ingest([article]).added == 1)
        }
    }

    @Test func anEditedTextFileReplacesItsEarlierVersion() throws {
        let scratch = try Scratch()
        for (number, source) in [nil, "Reuters"].enumerated() {
            var article = Samples.talks(id: "a.txt", url: nil, body: Samples.talksBody + " \(number)", source: source)
            article.article.origin = .init(path: "a.txt")
            #expect(try scratch.ingest([article]).replaced == number)
        }
        #expect(try scratch.values("SELECT count(*) FROM articles") == [1])
    }

    @Test func articlesThatHaveOnlyTheirFilesPathDoNotReplaceEachOther() throws {
        let scratch = try Scratch()
        var first = Samples.talks(id: "samples.jsonl", url: nil)
        first.article.origin.line = 1
        let second = Samples.talks(id: "samples.jsonl", url: nil, body: Samples.talksBody + " 2")
        let third = Samples.talks(id: "samples.jsonl", url: nil, body: Samples.talksBody + " 3")
        #expect(try scratch.ingest([first, second, third]).added == 3)
    }

    @Test func aDayKnownBetterReplacesAnAssumedOne() throws {
        let scratch = try Scratch()
        var assumed = Samples.talks()
        assumed.article.publishedBasis = .assumed
        try scratch.ingest([assumed])
        #expect(try scratch.ingest([Samples.talks(published: "2024-07-05")]).replaced == 1)
        #expect(try scratch.ingest([assumed]).unchanged == 1)
        #expect(try scratch.values("SELECT published FROM articles") == ["2024-07-05"])
    }

    @Test func everyOrderGivesTheSameRows() throws {
        let samples = [
            Samples.talks(),
            Samples.talks(id: "b", url: "https://news.example/b", title: "b", place: nil, published: "2025-07-06"),
            Samples.talks(
                id: "c", url: "https://news.example/c", title: "c", body: "C. " + Samples.talksBody, place: "Osh", country: nil),
            Samples.remark(1), Samples.remark(2, country: "AT"), Samples.remark(3, name: "Cem Öz"),
            Samples.remark(4, name: "CEM ÖZ", country: "TR"), Samples.remark(5, name: "Cem Oz", country: "DE"),
        ]
        var digests: Set<[String]> = []
        var numbers = SystemRandomNumberGenerator()
        for _ in 0..<12 {
            let scratch = try Scratch()
            let shuffled = samples.shuffled(using: &numbers)
            let cut = Int.random(in: 0...samples.count)
            try scratch.ingest(Array(shuffled[..<cut]), Array(shuffled[cut...]))
            digests.insert(try Samples.digest(scratch.archive()))
        }
        #expect(digests.count == 1)
        if digests.count > 1 {
            let sets = digests.map(Set.init)
            for line in sets[0].symmetricDifference(sets[1]).sorted() { print(line) }
        }
    }

    @Test func everyOrderOfRemovalGivesTheRowsOfAFreshIngest() throws {
        let namesakes = [Samples.remark(1), Samples.remark(2, country: "AT"), Samples.remark(3, country: "DE")]
        let scratch = try Scratch()
        try scratch.ingest(namesakes)
        #expect(try scratch.values("SELECT count(*) FROM officials WHERE basis = 'article'") == [3])
        var changed = Samples.remark(2, name: "Eva Noll", country: "AT")
        changed.article.title = "Remark 2, corrected"
        try scratch.ingest([changed])
        let fresh = try Scratch()
        try fresh.ingest([changed, namesakes[2], namesakes[0]])
        #expect(try Samples.digest(scratch.archive()) == Samples.digest(fresh.archive()))
        #expect(try scratch.values("SELECT count(*) FROM officials WHERE basis = 'article'") == [2])
    }

    @Test func reprintsPointAtTheEarliest() throws {
        let scratch = try Scratch()
        try scratch.ingest([
            Samples.talks(id: "late", url: "https://news.example/late", published: "2025-07-09"),
            Samples.talks(id: "early", url: "https://news.example/early", published: "2025-07-05"),
            Samples.talks(id: "other", url: "https://news.example/other", body: "Else. " + Samples.talksBody),
        ])
        #expect(
            try scratch.values(
                "SELECT external_id || '>' || (SELECT external_id FROM articles b WHERE b.id = a.reprint_of) FROM articles a "
                    + "WHERE reprint_of IS NOT NULL") == ["late>early"])
    }

    @Test func reprintsPointAtTheEarliestWhenItComesLastAndWhenItGoes() throws {
        let scratch = try Scratch()
        func link() throws -> [Value] {
            try scratch.values(
                "SELECT external_id || '>' || (SELECT external_id FROM articles b WHERE b.id = a.reprint_of) FROM articles a "
                    + "WHERE reprint_of IS NOT NULL ORDER BY 1")
        }
        for day in [8, 9, 7] {
            try scratch.ingest([
                Samples.talks(id: "\(day)", url: "https://news.example/\(day)", published: "2025-07-0\(day)")
            ])
        }
        #expect(try link() == ["8>7", "9>7"])
        try scratch.ingest([Samples.talks(id: "7", url: "https://news.example/7", body: "Else. " + Samples.talksBody)])
        #expect(try link() == ["9>8"])
    }

    @Test func accountsOfOneMeetingShareARow() throws {
        let scratch = try Scratch()
        let other = Samples.talks(id: "b", url: "https://news.example/b", title: "b", place: nil)
        try scratch.ingest([Samples.talks()], [other])
        #expect(try scratch.values("SELECT place FROM meetings") == ["Bishkek"])
        #expect(try scratch.values("SELECT count(DISTINCT meeting_id) FROM statements WHERE meeting_id IS NOT NULL") == [1])

        // A third that has it elsewhere keeps its own row, and the one without a place belongs to neither.
        try scratch.ingest([Samples.talks(id: "c", url: "https://news.example/c", title: "c", place: "Osh")])
        #expect(try scratch.values("SELECT place FROM meetings ORDER BY place") == [nil, "Bishkek", "Osh"])
        #expect(
            try scratch.values(
                "SELECT DISTINCT a.title FROM statements s JOIN articles a ON a.id = s.article_id "
                    + "JOIN meetings m ON m.id = s.meeting_id WHERE m.place IS NULL") == ["b"])
    }

    @Test func meetingsOfDifferentDaysOrKindsStayApart() throws {
        let scratch = try Scratch()
        var call = Samples.talks(id: "b", url: "https://news.example/b", title: "b")
        call.findings.meetings[0].kind = .phoneCall
        var later = Samples.talks(id: "c", url: "https://news.example/c", title: "c")
        later.findings.meetings[0].held = Period(day("2025-07-05"))
        var undated = Samples.talks(id: "d", url: "https://news.example/d", title: "d")
        undated.findings.meetings[0].held = nil
        try scratch.ingest([Samples.talks(), call, later, undated])
        #expect(try scratch.values("SELECT count(*) FROM meetings") == [4])
    }

    @Test func failuresAreRecordedWithTheirRun() throws {
        let scratch = try Scratch()
        let failure = IngestFailure(path: "bad.jsonl", line: 3, offset: 120, message: "invalid JSON")
        let tally = try scratch.ingest([Samples.talks()], failures: [failure])
        #expect(tally.failures == 1)
        let rows = try scratch.archive().rows(
            Query(sql: "SELECT run_id, path, line, byte_offset, message FROM ingest_failures"))
        #expect(rows.rows == [[1, "bad.jsonl", 3, 120, "invalid JSON"]])
        let run = try #require(try scratch.archive().status().lastRun)
        #expect(run["added"] == 1)
        #expect(run["failures"] == 1)
        #expect(run["finished"] != .null)
        #expect(run["arguments"] == "[\"samples\"]")
    }

    @Test func findingsThatDoNotFitAreAFailureOfThatArticleAlone() throws {
        let scratch = try Scratch()
        var outside = Samples.talks(id: "a", url: "https://news.example/a")
        outside.findings.statements[0].content = [0..<100_000]
        var within = Samples.talks(id: "b", url: "https://news.example/b", body: "é" + Samples.talksBody)
        within.findings.statements[0].content = [1..<3]
        var index = Samples.talks(id: "c", url: "https://news.example/c")
        index.findings.statements[0].speaker.official = 9
        var certain = Samples.talks(id: "d", url: "https://news.example/d")
        certain.findings.statements[3].confidence = 1.5
        let tally = try scratch.ingest([outside, within, Samples.talks(), index, certain])
        #expect(tally.added == 1)
        #expect(tally.failures == 4)
        #expect(try scratch.values("SELECT count(*) FROM articles") == [1])
        #expect(try scratch.values("SELECT count(*) FROM official_mentions") == [2])
        #expect(
            try scratch.values("SELECT message FROM ingest_failures ORDER BY id LIMIT 1")
                == ["findings do not fit the article: bytes 0..<100000 of \(Samples.talksBody.utf8.count)".value])
    }

    @Test func anOfficialOfTheGazetteerKeepsItsRow() throws {
        let scratch = try Scratch()
        try scratch.ingest()
        let known = try scratch.archive().rows(
            Query(
                sql: """
                    SELECT gazetteer_id, name, country_code FROM officials o WHERE country_code IS NOT NULL AND name LIKE '% %'
                        AND (SELECT count(*) FROM officials p WHERE p.folded = o.folded) = 1 ORDER BY gazetteer_id LIMIT 1
                    """)
        ).rows
        guard let official = known.first, let name = official[1].text else { return }
        var byName = Samples.remark(1, name: name, country: official[2].text)
        let byID = Samples.remark(2, name: "Someone Else")
        var changed = byID
        changed.findings.officials[0].gazetteerID = official[0].text
        byName.findings.officials[0].office = nil
        try scratch.ingest([byName, changed])
        #expect(try scratch.values("SELECT count(*) FROM officials WHERE basis = 'article'") == [0])
        #expect(try scratch.values("SELECT DISTINCT speaker FROM v_statements") == [official[1]])
    }

    @Test func aSecondIngestWaitsAndBothAreWhole() async throws {
        let scratch = try Scratch(empty: true)
        let path = scratch.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<3 {
                group.addTask {
                    let ingest = try Ingest(into: path)
                    for number in 0..<20 { try ingest.add([Samples.remark(worker * 100 + number)]) }
                    try ingest.finish()
                }
            }
            try await group.waitForAll()
        }
        #expect(try scratch.values("SELECT count(*) FROM articles") == [60])
        #expect(try scratch.values("SELECT count(*) FROM statements") == [60])
        #expect(try scratch.values("SELECT sum(added) FROM ingest_runs") == [60])
    }
}

extension String {
    var value: Value { .text(self) }
}

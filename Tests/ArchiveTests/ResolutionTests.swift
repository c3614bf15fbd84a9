// Who is whom across articles: a function of the articles, whatever their order and however many runs bring them.

import Extraction
import Foundation
import Language
import Reading
import Testing

@testable import Archive

/// Articles made for hard cases.
enum Hard {
    typealias Told = (article: Article, findings: Findings)

    struct Person {
        var name: String
        var office: String?
        var kind: Official.OfficeKind?
        var country: String?
        var id: String?
        var organization: String?

        init(
            _ name: String, _ office: String? = nil, _ kind: Official.OfficeKind? = nil, _ country: String? = nil,
            id: String? = nil,
            organization: String? = nil
        ) {
            (self.name, self.office, self.kind, self.country) = (name, office, kind, country)
            (self.id, self.organization) = (id, organization)
        }
    }

    /// An article in which each person says something about the next one, all of them together agree, and, with a meeting, meet.
    static func article(
        _ id: String, _ people: [Person], published: String = "2025-07-05", meeting: Meeting? = nil
    ) -> Told {
        let body =
            people.enumerated().map { "\($0.element.name) spoke of it (\($0.offset))." }.joined(separator: " ")
            + " They met: \(id)."
        let article = Article(
            id: id, title: id, published: published.isEmpty ? nil : day(published),
            publishedBasis: published.isEmpty ? .unknown : .given, url: "https://hard.example/\(id)", source: "The Example",
            body: body, origin: .init(path: "hard.jsonl"))
        var findings = Findings()
        findings.officials = people.map { person in
            Official(
                name: person.name, names: [person.name], office: person.office, officeKind: person.kind, country: person.country,
                organization: person.organization, gazetteerID: person.id, mentions: [.of(person.name, in: body)])
        }
        for index in people.indices {
            let next = (index + 1) % people.count
            findings.statements.append(
                Statement(
                    kind: .indirect, content: [.of("it (\(index))", in: body)],
                    speaker: Party(kind: .official, name: people[index].name, country: people[index].country, official: index),
                    subjects: [
                        Subject(
                            kind: .official, id: people[next].name, name: people[next].name, span: .of("it (\(index))", in: body),
                            official: next)
                    ], meeting: meeting == nil ? nil : 0, confidence: 0.9, rule: "hard"))
        }
        if people.count > 1 {
            findings.statements.append(
                Statement(
                    kind: .indirect, act: .agree, content: [.of("They met", in: body)],
                    speaker: Party(kind: .official, name: "They", jointly: Array(people.indices)), confidence: 0.7, rule: "hard"))
        }
        if var meeting {
            if meeting.participants.isEmpty {
                meeting.participants = people.indices.map {
                    .init(party: Party(kind: .official, name: people[$0].name, country: people[$0].country, official: $0))
                }
            }
            meeting.mentions = [.of("They met", in: body)]
            findings.meetings = [meeting]
        }
        return (article, findings)
    }

    static func meeting(
        _ kind: Meeting.Kind = .talks, _ status: Meeting.Status = .held, place: String? = nil, country: String? = nil,
        from: String? = nil, until: String? = nil, precision: Period.Precision = .day, _ parties: [Meeting.Participant] = []
    ) -> Meeting {
        Meeting(
            kind: kind, status: status, participants: parties, place: place, country: country,
            held: from.map { Period(from: day($0), until: day(until ?? $0), precision: precision) }, mentions: [])
    }

    static func country(_ code: String, _ role: Meeting.Role = .participant) -> Meeting.Participant {
        .init(party: Party(kind: .country, name: code, country: code), role: role)
    }

    /// Spellings, namesakes, initials, bare family names, and meetings of which articles tell differently.
    static let all: [Told] = {
        var all: [Told] = []
        func add(_ people: [Person], _ published: String = "2025-07-05", _ meeting: Meeting? = nil) {
            all.append(article("a\(all.count)", people, published: published, meeting: meeting))
        }
        for (name, country) in [
            ("Yusuf Karimli", "UZ"), ("Youssef Karimli", "UZ"), ("Yusuf Karimly", nil), ("Yusuf Karimli", "TJ"),
            ("Yusuf Karimli", nil),
        ] { add([Person(name, "Trade Minister", .minister, country)]) }
        add([
            Person("Orlan Bekov", "Foreign Minister", .foreignMinister, "KG"),
            Person("Bekov", "Foreign Minister", .foreignMinister, "KG"),
        ])
        add([Person("Bekov", "Foreign Minister", .foreignMinister, "KG")])
        add([Person("Bekov", "Interior Minister", .minister, "KG")])
        add([Person("Orlan M. Bekov", nil, nil, "KG")])
        add([Person("Oleg Bekov", "Interior Minister", .minister, "KG")])
        add([Person("Bekov")])
        add([Person("Bekov")], "")
        for (name, office, kind, published) in [
            ("Tom Harlow", "Spokesman", Official.OfficeKind.spokesperson, "2025-03-01"),
            ("Tom Harlow", "Defence Secretary", .defenceMinister, "2025-03-10"),
            ("Tom Harlow", "Spokesman", .spokesperson, "2025-05-01"),
            ("Tom Harlow", "Senator", .legislator, "2025-04-01"), ("T. Harlow", "Spokesman", .spokesperson, "2025-04-02"),
        ] { add([Person(name, office, kind, "AU")], published) }
        add([Person("John A. Sand", nil, nil, "US"), Person("John B. Sand", nil, nil, "US")])
        add([Person("John Sand", nil, nil, "US")])
        add([Person("John B. Sand", "Envoy", .envoy, "US"), Person("Lavrov", "Foreign Minister", .foreignMinister, "RU")])
        add([Person("Sergei Lavrov", "Foreign Minister", .foreignMinister, "RU", id: "lavrov-sergey")])
        add([Person("Sergej Lavrov", "Foreign Minister", .foreignMinister, "RU")])
        // One meeting, told of in part, and others that are like it.
        let bekov = Person("Orlan Bekov", "Foreign Minister", .foreignMinister, "KG")
        let karimli = Person("Youssef Karimli", "Trade Minister", .minister, "UZ")
        add([bekov, karimli], "2025-07-04", meeting(.talks, .planned, place: "Osh", country: "KG", from: "2025-07-05"))
        add([bekov, Person("Yusuf Karimli", "Trade Minister", .minister, "UZ")], "2025-07-06", meeting(from: "2025-07-05"))
        add(
            [], "2025-07-06",
            meeting(.visit, place: "Osh", country: "KG", from: "2025-07-05", until: "2025-07-06", [country("UZ", .guest)]))
        add(
            [bekov], "2025-07-07",
            meeting(place: "Kyrgyzstan", country: "KG", from: "2025-07-05", [country("KG", .host), country("UZ", .guest)]))
        add([bekov, karimli], "2025-07-08", meeting(place: "Osh", country: "KG", from: "2025-07-08"))
        add([bekov, karimli], "2025-07-08", meeting(.phoneCall, from: "2025-07-05"))
        add([bekov, karimli], "2025-07-08", meeting(.talks, .cancelled, from: "2025-07-12"))
        add([bekov, karimli], "2025-07-07", meeting(.talks, .planned, from: "2025-07-12"))
        add([], "2025-07-09", meeting(from: "2025-07-07", until: "2025-07-13", precision: .week, [country("KG"), country("UZ")]))
        add([bekov, karimli], "2025-07-09", meeting(from: "2025-01-01", until: "2025-12-31", precision: .year))
        for parties in [["NATO"], ["NATO", "US"], ["NATO", "FR"]] {
            add(
                [], "2025-06-26",
                meeting(
                    .summit, place: "The Hague", country: "NL", from: "2025-06-24", until: "2025-06-25",
                    parties.map {
                        $0 == "NATO" ? .init(party: Party(kind: .organization, name: $0, organization: $0)) : country($0)
                    }))
        }
        return all
    }()
}

struct ResolutionTests {
    /// The article's persons, each as "name@country", and their rows as numbers from 0.
    private func persons(_ told: [Hard.Told]) throws -> [[String]] {
        let scratch = try Scratch()
        try scratch.ingest(told)
        let rows = try scratch.archive().rows(
            Query(
                sql: """
                    SELECT official_id, n.name || '@' || ifnull(n.country_code, '') FROM official_mentions n
                    JOIN articles a ON a.id = n.article_id GROUP BY 1, 2 ORDER BY 2
                    """)
        ).rows
        return Dictionary(grouping: rows) { $0[0] }.values.map { $0.compactMap { $0[1].text } }.sorted { $0[0] < $1[0] }
    }

    @Test func everyOrderAndEveryCutGivesTheSameRows() throws {
        let told =
            Hard.all + [Samples.talks(), Samples.remark(1), Samples.remark(2, country: "AT"), Samples.remark(3, country: "DE")]
        let first = try Scratch()
        try first.ingest(told)
        let expected = try Samples.digest(first.archive())
        var numbers = SystemRandomNumberGenerator()
        for round in 0..<8 {
            let scratch = try Scratch()
            var left = told.shuffled(using: &numbers)
            while !left.isEmpty {
                let count = round == 0 ? 1 : Int.random(in: 1...left.count, using: &numbers)
                try scratch.ingest(Array(left.prefix(count)))
                left.removeFirst(count)
            }
            difference(try Samples.digest(scratch.archive()), expected)
            // The same again, and a version that is replaced and comes back.
            var changed = told[Int.random(in: told.indices, using: &numbers)]
            let original = changed
            try scratch.ingest(told)
            changed.article.title = "Another"
            changed.findings.officials = changed.findings.officials.map {
                var official = $0
                official.country = official.country == "US" ? "GB" : "US"
                return official
            }
            #expect(try scratch.ingest([changed]).replaced == 1)
            #expect(try scratch.ingest([original]).replaced == 1)
            difference(try Samples.digest(scratch.archive()), expected)
        }
    }

    /// The articles of Samples/, as extraction finds them.
    private static let samples: [Hard.Told] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Samples")
        let extractor = Extractor()
        return Reader().articles(in: [folder.path]).compactMap { try? $0.get() }.map { article in
            (article, extractor.findings(of: article.body, published: article.published, place: article.datelinePlace))
        }
    }()

    @Test func realArticlesInEveryOrderGiveTheSameRows() throws {
        let told = Self.samples + Hard.all
        #expect(Self.samples.count == 70)
        let first = try Scratch()
        try first.ingest(told)
        let expected = try Samples.digest(first.archive())
        var numbers = SystemRandomNumberGenerator()
        for runs in [1, 7] {
            let scratch = try Scratch()
            let shuffled = told.shuffled(using: &numbers)
            for part in 0..<runs {
                try scratch.ingest(
                    Array(shuffled[(part * told.count / runs)..<((part + 1) * told.count / runs)]))
            }
            try scratch.ingest(told)
            difference(try Samples.digest(scratch.archive()), expected)
        }
    }

    @Test func replacedArticlesLeaveWhatAFreshIngestGives() throws {
        var numbers = SystemRandomNumberGenerator()
        for _ in 0..<4 {
            let scratch = try Scratch()
            let fresh = try Scratch()
            try scratch.ingest(Hard.all.shuffled(using: &numbers))
            let changed = Hard.all.map { told in
                var told = told
                if Bool.random(using: &numbers) {
                    told.article.title = "Empty"
                    told.findings = Findings()
                }
                return told
            }
            try scratch.ingest(changed.shuffled(using: &numbers))
            try fresh.ingest(changed)
            difference(try Samples.digest(scratch.archive()), try Samples.digest(fresh.archive()))
        }
    }

    private func difference(_ found: [String], _ expected: [String]) {
        #expect(found == expected)
        if found != expected {
            for line in Set(found).symmetricDifference(expected).sorted() { print(found.contains(line) ? "+" : "-", line) }
        }
    }

    @Test func spellingsOfOnePersonFallTogetherWhereOfficeOrCountryAgree() throws {
        #expect(
            try persons([
                Hard.article("a", [.init("Yusuf Karimli", "Minister", .minister, "UZ")]),
                Hard.article("b", [.init("Youssef Karimly", "Envoy", .envoy, "UZ")]),
                Hard.article("c", [.init("Yusuf Karimliy", "Envoy", .envoy)]),
                Hard.article("d", [.init("Yusuf Karimli", "Minister", .minister, "TJ")]),
            ])
                == [
                    ["Yusuf Karimli@TJ"], ["Youssef Karimly@UZ", "Yusuf Karimli@UZ", "Yusuf Karimliy@"].sorted(),
                ].sorted { $0[0] < $1[0] })
    }

    @Test func twoPersonsOfOneNameStayTwo() throws {
        #expect(
            try persons([
                Hard.article("a", [.init("Tom Harlow", "Spokesman", .spokesperson, "AU")], published: "2025-03-01"),
                Hard.article("b", [.init("Tom Harlow", "Spokesman", .spokesperson, "AU")], published: "2025-05-01"),
                Hard.article("c", [.init("Tom Harlow", "Prime Minister", .headOfGovernment, "AU")], published: "2025-04-01"),
                Hard.article("d", [.init("Tom Harlow", "Prime Minister", .headOfGovernment, "NZ")], published: "2025-04-01"),
            ]).count == 3)
        // Whoever was an ambassador may be a minister years later.
        #expect(
            try persons([
                Hard.article("a", [.init("Tom Harlow", "Ambassador", .ambassador, "AU")], published: "2015-03-01"),
                Hard.article("b", [.init("Tom Harlow", "Foreign Minister", .foreignMinister, "AU")], published: "2025-04-01"),
            ]).count == 1)
    }

    @Test func aFamilyNameAloneNeverMerges() throws {
        #expect(try persons([Hard.article("a", [.init("Bekov")]), Hard.article("b", [.init("Bekov")])]).count == 2)
        let full = Hard.article("c", [.init("Orlan Bekov", "Foreign Minister", .foreignMinister, "KG")])
        #expect(try persons([full, Hard.article("d", [.init("Bekov", nil, nil, "KG")])]).count == 2)
        #expect(try persons([full, Hard.article("d", [.init("Bekov", "Foreign Minister", .foreignMinister, "KG")])]).count == 1)
        #expect(try persons([full, Hard.article("d", [.init("Bekov", "Foreign Minister", .foreignMinister, "UZ")])]).count == 2)
    }

    @Test func aFullerNameTakesOverAndIsForgottenWithItsArticle() throws {
        let scratch = try Scratch()
        let short = Hard.article("a", [.init("Orlan Bekov", "Foreign Minister", .foreignMinister, "KG")])
        var fuller = Hard.article("b", [.init("Orlan Maratovich Bekov", nil, nil, "KG")])
        try scratch.ingest([short])
        try scratch.ingest([fuller])
        #expect(try scratch.values("SELECT name FROM officials WHERE basis = 'article'") == ["Orlan Maratovich Bekov"])
        fuller.findings = Findings()
        fuller.article.title = "Corrected"
        try scratch.ingest([fuller])
        #expect(try scratch.values("SELECT name FROM officials WHERE basis = 'article'") == ["Orlan Bekov"])
        #expect(try scratch.values("SELECT name FROM official_names WHERE basis = 'article'") == ["Orlan Bekov"])
    }

    @Test func otherSpellingsOfTheGazetteersOfficialsAreRecognised() throws {
        let scratch = try Scratch()
        try scratch.ingest([
            Hard.article("a", [.init("Sergej Lavrov", "Foreign Minister", .foreignMinister, "RU")]),
            Hard.article("b", [.init("Sergej Lavrov", nil, nil, "US")]),
        ])
        #expect(
            try scratch.values(
                "SELECT ifnull(gazetteer_id, o.name) FROM v_statements v JOIN officials o ON o.id = v.official_id ORDER BY url")
                == ["lavrov-sergey", "Sergej Lavrov"])
    }
}

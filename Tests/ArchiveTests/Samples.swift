// A small world for the tests: articles written for them, with their findings, and databases in folders of their own.

import Extraction
import Foundation
import Language
import Reading

@testable import Archive

/// A fresh database, with the gazetteer, in a folder of its own that is removed at the end of the test.
final class Scratch {
    /// An empty database: made once, since the gazetteer takes a while.
    private static let template: Result<Data, any Error> = Result {
        let scratch = try Scratch(empty: true)
        try Store.open(scratch.path).close()
        return try Data(contentsOf: URL(fileURLWithPath: scratch.path))
    }

    let folder: String
    var path: String { folder + "/test.db" }

    /// With `empty`, only the folder.
    init(empty: Bool = false) throws {
        folder = NSTemporaryDirectory() + "/archive-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if !empty { try Self.template.get().write(to: URL(fileURLWithPath: path)) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Ingests the samples, a batch each, and returns what was done.
    @discardableResult func ingest(
        _ batches: [(article: Article, findings: Findings)]..., failures: [IngestFailure] = [], minConfidence: Double = 0
    ) throws -> Tally {
        let ingest = try Ingest(into: path, arguments: ["samples"], version: "0", minConfidence: minConfidence)
        for batch in batches { try ingest.add(batch) }
        if !failures.isEmpty { try ingest.add([], failures: failures) }
        return try ingest.finish()
    }

    func archive() throws -> Archive { try Archive(reading: path) }

    /// The first column of a query's rows.
    func values(_ sql: String) throws -> [Value] { try archive().rows(Query(sql: sql)).rows.map { $0[0] } }
}

extension Range where Bound == Int {
    /// The bytes of `words` in `text`.
    static func of(_ words: String, in text: String) -> Range<Int> {
        guard let range = text.range(of: words) else { preconditionFailure("no \(words)") }
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        return start..<start + words.utf8.count
    }
}

func day(_ text: String) -> CivilDate {
    guard let day = CivilDate(iso: text) else { preconditionFailure("no day \(text)") }
    return day
}

/// Two officials meet, one speaks about an organization, a country and a topic; a ministry and an unnamed person speak, too.
enum Samples {
    static let talksBody = """
        Foreign Minister Ana Müller met her Kyrgyz counterpart Bakyt Asanov in Bishkek on Friday. \
        “NATO is no threat to Kyrgyzstan,” she said, adding that “talks … will go on.” \
        The Foreign Ministry denied that. A diplomat agreed.
        """

    static func talks(
        id: String = "talks", url: String? = "https://news.example/talks", title: String? = "Müller in Bishkek",
        body: String = talksBody,
        source: String? = "The Example", place: String? = "Bishkek", country: String? = "DE", published: String = "2025-07-05"
    ) -> (article: Article, findings: Findings) {
        let article = Article(
            id: id, title: title, published: day(published), publishedBasis: .given, url: url, source: source, body: body,
            origin: .init(path: "samples.jsonl", line: 3))
        var findings = Findings()
        findings.officials = [
            Official(
                name: "Ana Müller", names: ["Ana Müller"], office: "Foreign Minister", officeKind: .foreignMinister,
                country: country,
                mentions: [.of("Ana Müller", in: body)]),
            Official(
                name: "Bakyt Asanov", names: ["Bakyt Asanov", "Asanov"], office: "Foreign Minister", officeKind: .foreignMinister,
                country: "KG", mentions: [.of("Bakyt Asanov", in: body)]),
        ]
        let mueller = Party(kind: .official, name: "Ana Müller", office: "Foreign Minister", country: country, official: 0)
        let asanov = Party(kind: .official, name: "Bakyt Asanov", country: "KG", official: 1)
        findings.meetings = [
            Meeting(
                kind: .talks, status: .held,
                participants: [.init(party: mueller, role: .guest), .init(party: asanov, role: .host)],
                place: place, country: place == nil ? nil : "KG", held: Period(day("2025-07-04")),
                mentions: [.of("met her Kyrgyz counterpart", in: body)])
        ]
        findings.statements = [
            Statement(
                kind: .direct, act: .deny,
                content: [.of("NATO is no threat to Kyrgyzstan", in: body), .of("talks … will go on", in: body)],
                source: [.of("she", in: body)], cue: [.of("said", in: body)], speaker: mueller,
                subjects: [
                    Subject(kind: .organization, id: "NATO", name: "NATO", span: .of("NATO", in: body)),
                    Subject(kind: .country, id: "KG", name: "Kyrgyzstan", span: .of("Kyrgyzstan", in: body)),
                    Subject(kind: .topic, id: "example_topic", name: "Example topic", span: .of("threat", in: body)),
                ], said: Period(day("2025-07-04")), meeting: 0, confidence: 0.9, rule: "quote-then-cue"),
            Statement(
                kind: .indirect, act: .deny, content: [.of("that", in: body)], source: [.of("The Foreign Ministry", in: body)],
                cue: [.of("denied", in: body)], speaker: Party(kind: .organization, name: "Foreign Ministry", country: "KG"),
                subjects: [
                    Subject(kind: .official, id: "Ana Müller", name: "Ana Müller", span: .of("that", in: body), official: 0)
                ],
                confidence: 0.6, rule: "cue-clause"),
            Statement(
                kind: .indirect, act: .agree, content: [.of("agreed", in: body)], source: [.of("A diplomat", in: body)],
                speaker: Party(kind: .unnamed, name: "A diplomat"), confidence: 0.4, rule: "cue-clause", outlet: "Example TV"),
            Statement(
                kind: .indirect, content: [.of("in Bishkek", in: body)],
                speaker: Party(kind: .country, name: "Kyrgyzstan", country: "KG"),
                confidence: 0.5, rule: "cue-clause"),
        ]
        return (article, findings)
    }

    /// An article without findings but one statement of an official who appears nowhere else.
    static func remark(_ number: Int, name: String = "Ana Müller", country: String? = nil) -> (
        article: Article, findings: Findings
    ) {
        let body = "\(name) said it is remark \(number)."
        let article = Article(
            id: "remark-\(number)", title: "Remark \(number)", published: day("2025-08-01").adding(days: number),
            publishedBasis: .given,
            url: "https://news.example/remark/\(number)", source: "The Example", body: body,
            origin: .init(path: "samples.jsonl", line: 9))
        var findings = Findings()
        findings.officials = [
            Official(
                name: name, names: [name], office: "Minister", officeKind: .minister, country: country,
                mentions: [.of(name, in: body)])
        ]
        findings.statements = [
            Statement(
                kind: .indirect, content: [.of("it is remark \(number)", in: body)], source: [.of(name, in: body)],
                cue: [.of("said", in: body)], speaker: Party(kind: .official, name: name, country: country, official: 0),
                confidence: 0.8, rule: "cue-clause")
        ]
        return (article, findings)
    }

    /// Everything in a database that does not depend on the numbers of rows.
    static func digest(_ archive: Archive) throws -> [String] {
        let official = "coalesce(o.gazetteer_id, o.name || '@' || ifnull(o.country_code, ''))"
        let accounts = """
            (SELECT group_concat(account) FROM (
                SELECT b.content_hash || ' ' || c.ordinal AS account FROM meeting_accounts c JOIN articles b ON b.id = c.article_id
                WHERE c.meeting_id = m.id ORDER BY 1))
            """
        let queries = [
            "SELECT url, title, body, published, published_basis, external_id, content_hash FROM articles ORDER BY content_hash",
            "SELECT a.url, b.url FROM articles a LEFT JOIN articles b ON b.id = a.reprint_of ORDER BY a.content_hash",
            """
            SELECT said_on, said_precision, speaker, speaker_type, office, country, kind, act, content, subjects, source, title,
                confidence, rule, jointly, (SELECT \(accounts) FROM meetings m WHERE m.id = v.meeting_id)
            FROM v_statements v ORDER BY url, title, content, jointly, speaker
            """,
            """
            SELECT \(official), o.name, o.folded, o.country_code, o.basis, o.merged_into IS NULL, (
                SELECT group_concat(name || '/' || folded || '/' || basis) FROM (
                    SELECT name, folded, basis FROM official_names n WHERE n.official_id = o.id AND basis <> 'gazetteer' ORDER BY 1))
            FROM officials o WHERE basis = 'article' OR id IN (SELECT official_id FROM official_mentions) OR merged_into IS NOT NULL
            ORDER BY 1, 2, 4, 7
            """,
            """
            SELECT a.content_hash, n.ordinal, \(official), n.name, n.names, f.title, n.country_code, n.gazetteer_id
            FROM official_mentions n JOIN articles a ON a.id = n.article_id JOIN officials o ON o.id = n.official_id
            LEFT JOIN offices f ON f.id = n.office_id ORDER BY 1, 2
            """,
            """
            SELECT name, office, office_kind, country, organization, known FROM v_officials WHERE basis = 'article'
            ORDER BY 1, 2, 3, 4, 5, 6
            """,
            """
            SELECT m.kind, m.status, m.place, m.country_code, m.held_from, m.held_until, m.held_precision, \(accounts), (
                SELECT group_concat(role || ' ' || ifnull(name, '')) FROM (
                    SELECT p.role, coalesce(\(official), p.country_code, p.organization_id, p.name) AS name
                    FROM meeting_participants p LEFT JOIN officials o ON o.id = p.official_id
                    WHERE p.meeting_id = m.id ORDER BY p.ordinal))
            FROM meetings m ORDER BY 8
            """,
            """
            SELECT a.content_hash, s.ordinal, u.ordinal, u.name, \(official) FROM statement_subjects u
            JOIN statements s ON s.id = u.statement_id JOIN articles a ON a.id = s.article_id
            LEFT JOIN officials o ON o.id = u.official_id ORDER BY 1, 2, 3
            """,
            "SELECT id, name, country_code FROM organizations WHERE basis = 'article' ORDER BY 1",
            "SELECT title, kind, country_code, organization_id FROM offices ORDER BY 1, 2, 3, 4",
            "SELECT n.name, n.form, n.kind FROM v_names n WHERE n.form = 'alias' ORDER BY 1, 2, 3",
            "SELECT kept_name, merged_name FROM official_merges ORDER BY id",
        ]
        return try queries.flatMap { query in try archive.rows(Query(sql: query)).rows.map { "\($0)" } }
    }
}

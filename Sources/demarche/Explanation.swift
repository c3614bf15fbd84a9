// Why a statement is in the database: what this program finds in the stored article today, and how.

import Archive
import Extraction
import Language
import Resources

/// A stored statement beside what is found in its article today. Ranges are UTF-8 byte offsets into the body.
struct Explanation {
    /// Words that are a part of a statement.
    struct Part: Hashable {
        /// "source", "cue" or "content"
        var role: String
        var range: Range<Int>
    }

    let evidence: Evidence
    let findings: Findings
    /// The statement of the same content; nil where none is found any more.
    let statement: Statement?
    /// The statement that shares the most of the content, where none is the same.
    let nearest: Statement?

    /// Reads the stored article anew, with all that ingest gave the extractor.
    init(of evidence: Evidence, by extractor: Extractor) {
        self.init(
            of: evidence,
            among: extractor.findings(
                of: evidence.body, published: evidence.statement["published"]?.text.flatMap { CivilDate(iso: $0) },
                place: evidence.datelinePlace))
    }

    /// Looks the stored statement up in the findings of its article.
    init(of evidence: Evidence, among findings: Findings) {
        self.evidence = evidence
        self.findings = findings
        let stored = Set(evidence.spans.map { Part(role: $0.role, range: $0.range) })
        let content = stored.filter { $0.role == "content" }
        // Words may be said twice over: of the statements that have them, the one with the stored source and cue.
        statement = findings.statements.filter { Set($0.content) == Set(content.map(\.range)) }.max { one, other in
            stored.intersection(one.parts).count < stored.intersection(other.parts).count
        }
        func shared(_ statement: Statement) -> Int {
            statement.content.reduce(0) { sum, range in content.reduce(sum) { $0 + range.clamped(to: $1.range).count } }
        }
        nearest = statement != nil ? nil : findings.statements.filter { shared($0) > 0 }.max { shared($0) < shared($1) }
    }

    /// Source, cue and content in the order of the text: as found today, else as stored.
    var parts: [Part] { statement?.parts ?? evidence.spans.map { Part(role: $0.role, range: $0.range) } }

    /// Name of the rule: of today, else of the one who stored it.
    var rule: String { statement?.rule ?? evidence.statement["rule"]?.text ?? "" }

    /// What is stored otherwise than it is found today, by column of `v_statements`.
    var changes: [(column: String, stored: String)] {
        guard let statement else { return [] }
        let today: [(String, Value)] = [
            ("kind", .text(statement.kind.rawValue)), ("act", .text(statement.act.rawValue)), ("rule", .text(statement.rule)),
            ("confidence", .real(statement.confidence)),
        ]
        var changes = today.compactMap { column, value -> (String, String)? in
            guard let stored = evidence.statement[column], stored.plain != value.plain else { return nil }
            return (column, stored.plain)
        }
        for role in ["source", "cue"] {
            let stored = evidence.spans.filter { $0.role == role }.map(\.range)
            guard stored != statement.parts.filter({ $0.role == role }).map(\.range) else { continue }
            changes.append((role, stored.map(\.bytes).joined(separator: " ")))
        }
        return changes
    }

    /// How the words of the source lead to the speaker, as far as the article shows it; nil where nothing is found.
    var reference: String? {
        guard let statement else { return nil }
        let speaker = statement.speaker
        guard let source = statement.source.first else {
            return speaker.kind == .unnamed ? "no words" : "no words here: \(speaker.name), who was quoted before, goes on"
        }
        let words = statement.source.map { "“\(text(of: $0, in: evidence.body))”" }.joined(separator: " and ")
        let persons = speaker.jointly + [speaker.official].compactMap(\.self)
        let mentions = persons.map { findings.officials[$0].mentions }
        if speaker.kind == .unnamed || !persons.isEmpty && mentions.allSatisfy({ $0.contains(where: source.overlaps) }) {
            return words
        }
        if persons.isEmpty { return words.contains(speaker.name) ? words : "\(words), that is \(speaker.name)" }
        let names = mentions.compactMap { mentions in
            mentions.filter { $0.upperBound <= source.lowerBound }.max { $0.lowerBound < $1.lowerBound } ?? mentions.first
        }.map { "“\(text(of: $0, in: evidence.body))” (bytes \($0.bytes))" }
        let list = names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
        return "\(words), that is \(list)"
    }
}

/// What `rules.tsv` tells of the step that decided a statement.
struct RuleNote {
    /// A sentence with an example.
    var meaning: String
    /// Share of the rule's statements that were right in annotated articles.
    var precision: Double?

    init?(rule: String) {
        let table = Table(Resource.at("Lexicon/rules.tsv"))
        guard let row = table.rows.first(where: { $0[table.column("rule")] == rule }) else { return nil }
        meaning = row[table.column("meaning")]
        precision = Double(row[table.column("precision")])
    }
}

extension Statement {
    /// Source, cue and content in the order of the text.
    var parts: [Explanation.Part] {
        [("source", source), ("cue", cue), ("content", content)]
            .flatMap { role, ranges in ranges.map { Explanation.Part(role: role, range: $0) } }
            .sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }
}

extension Probabilities {
    /// That of the part.
    func of(_ role: String) -> Double { role == "cue" ? cue : role == "source" ? source : content }
}

extension Range where Bound == Int {
    /// "583-598"
    var bytes: String { "\(lowerBound)-\(upperBound)" }
}

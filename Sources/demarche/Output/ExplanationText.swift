// An explanation as facts, a sentence with its parts marked and a table of them, and as JSON.

import Archive
import Extraction

extension Explanation {
    /// The explanation for reading.
    func passage(width: Int) -> String {
        func stored(_ column: String) -> String { evidence.statement[column]?.plain ?? "" }
        let note = RuleNote(rule: rule)
        let confidence = statement?.confidence ?? evidence.statement["confidence"]?.number ?? 0
        let isShare = statement?.probabilities == nil && note?.precision == confidence
        let differences = changes.map { "\($0.column) \($0.stored.isEmpty ? "none" : $0.stored)" }.joined(separator: ", ")
        let facts: [(String, String?)] = [
            (
                "statement",
                [stored("statement_id"), statement?.kind.rawValue ?? stored("kind"), statement?.act.rawValue ?? stored("act")]
                    .joined(separator: ", ")
            ),
            ("speaker", evidence.speakerText),
            ("named by", reference.map { neutral($0) }),
            (
                "article",
                neutral([stored("title"), stored("source"), stored("published")].filter { $0 != "" }.joined(separator: ", "))
            ),
            (
                statement == nil ? "stored by" : "found by",
                neutral([rule, note?.meaning].compactMap(\.self).joined(separator: ": "))
            ),
            (
                "confidence",
                "\(confidence)" + (isShare ? ", the share of this rule's statements that were right in annotated articles" : "")
            ),
            ("stored as", differences.isEmpty ? nil : neutral("\(differences); by version \(evidence.version)")),
            ("found now", statement == nil ? neutral(foundInstead) : nil),
        ]
        let sentences = sentences(of: evidence.body, touching: parts.map(\.range))
        let text = sentences.map { marked($0).trimmingNewlines }.joined(separator: " … ")
        return factsText(facts, width: width) + "\n" + wrap(text, width: width).joined(separator: "\n") + "\n\n"
            + tableText(table.withoutEmptyColumns, width: width)
    }

    /// What is found today where the stored statement stands.
    private var foundInstead: String {
        guard let nearest else { return "no statement with any of these words" }
        let words = nearest.content.map { "“\(text(of: $0, in: evidence.body))” (bytes \($0.bytes))" }.joined(separator: " and ")
        return "\(words), by \(nearest.rule), confidence \(nearest.confidence)"
    }

    /// The parts with their words, and how probable they are.
    private var table: Rows {
        var rows = Rows(columns: ["part", "bytes", "probability", "words"])
        var named: Set<String> = []
        for part in parts {
            // The probability of a content is that of all its parts together.
            let probability = named.insert(part.role).inserted ? statement?.probabilities?.of(part.role) : nil
            rows.rows.append([
                .text(part.role), .text(part.range.bytes), probability.map(rounded) ?? .null,
                .text(text(of: part.range, in: evidence.body)),
            ])
        }
        if let probabilities = statement?.probabilities {
            rows.rows.append(["link", nil, rounded(probabilities.link), "source, cue and content go together"])
        }
        return rows
    }

    private func rounded(_ probability: Double) -> Value { .real((probability * 1000).rounded() / 1000) }

    /// The text of a range with the parts in it between « and », their names before them; one may lie within another.
    private func marked(_ range: Range<Int>) -> String {
        let parts = parts.filter { $0.range.overlaps(range) }.map { (role: $0.role, range: $0.range.clamped(to: range)) }
        // At one place some marks close before others open, the longest part outermost.
        var marks: [Int: String] = [:]
        for part in parts { marks[part.range.upperBound, default: ""] += "»" }
        for part in parts.sorted(by: { $0.range.count > $1.range.count }) {
            marks[part.range.lowerBound, default: ""] += "«\(part.role): "
        }
        var shown = ""
        var position = range.lowerBound
        func words(until end: Int) -> String { neutral(text(of: position..<end, in: evidence.body), keepingLines: true) }
        for (offset, mark) in marks.sorted(by: { $0.key < $1.key }) {
            shown += words(until: offset) + mark
            position = offset
        }
        return shown + words(until: range.upperBound)
    }

    /// One JSON object: what is found, in the form of `demarche extract`, and what is stored.
    var json: [UInt8] {
        var json = JSONText()
        json.object { json in
            json.member("statement_id", evidence.statement["statement_id"] ?? .null)
            json.key("found")
            json.value(statement != nil)
            json.member("rule", rule)
            json.member("meaning", RuleNote(rule: rule)?.meaning)
            json.member("named_by", reference)
            json.member("parts", parts) { json, part in
                json.object { json in
                    json.member("role", part.role)
                    json.member("start_byte", part.range.lowerBound)
                    json.member("end_byte", part.range.upperBound)
                    json.member("probability", statement?.probabilities.map { .real($0.of(part.role)) } ?? .null)
                    json.member("text", text(of: part.range, in: evidence.body))
                }
            }
            json.member("sentences", sentences(of: evidence.body, touching: parts.map(\.range))) { json, sentence in
                json.object { json in
                    json.member("start_byte", sentence.lowerBound)
                    json.member("end_byte", sentence.upperBound)
                    json.member("text", text(of: sentence, in: evidence.body))
                }
            }
            for (key, found) in [("extracted", statement), ("nearest", nearest)] {
                json.key(key)
                if let found { json.statement(found, findings, in: evidence.body) } else { json.null() }
            }
            json.key("stored")
            json.object { json in
                for column in ["kind", "act", "speaker", "speaker_type", "office", "country", "confidence", "rule"] {
                    json.member(column, evidence.statement[column] ?? .null)
                }
                json.member("version", evidence.version)
            }
        }
        json.newline()
        return json.bytes
    }
}

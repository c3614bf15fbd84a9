// Articles as JSON Lines → the columns that the attribution network reads, as JSON Lines: the trainer's input.

import AttributionNetwork
import Extraction
import Foundation
import Language

/// An article of a gold or unlabelled file.
private struct Article: Decodable {
    let id: String
    let text: String
    let date: String?
    let published: String?
}

@main
struct TrainingFeatures {
    static func main() throws {
        let extractor = Extractor()
        while let line = readLine() {
            let article = try JSONDecoder().decode(Article.self, from: Data(line.utf8))
            let day = (article.date ?? article.published).flatMap { CivilDate(iso: $0) }
            let (tokens, columns) = extractor.features(of: article.text, published: day)
            print(json(article.id, tokens, columns))
        }
    }

    private static func json(_ id: String, _ tokens: [Range<Int>], _ columns: TokenFeatures) -> String {
        func list(_ values: some Sequence<some CustomStringConvertible>) -> String {
            "[" + values.map(\.description).joined(separator: ",") + "]"
        }
        func pair(_ range: Range<Int>?) -> String { range.map { "[\($0.lowerBound),\($0.upperBound)]" } ?? "null" }
        let attributions = columns.attributions.map { found in
            "{\"content\":\(list(found.content.map(pair))),\"source\":\(pair(found.source)),\"cue\":\(pair(found.cue)),"
                + "\"rule\":\(found.rule),\"name\":\"\(Extractor.ruleNames[Int(found.rule) - 1])\"}"
        }
        let named: [(String, String)] = [
            ("tokens", list(tokens.map(pair))), ("word", list(columns.word)), ("prefix", list(columns.prefix)),
            ("suffix", list(columns.suffix)), ("form", list(columns.form)), ("tag", list(columns.tag)),
            ("quote", list(columns.quote)), ("place", list(columns.place)), ("mention", list(columns.mention)),
            ("bits", list(columns.bits)), ("ruleLabel", list(columns.ruleLabel)), ("rule", list(columns.rule)),
            ("quotation", list(columns.quotation)), ("sentence", list(columns.sentence)),
            ("paragraph", list(columns.paragraph)), ("attributions", list(attributions)),
        ]
        let id = String(decoding: try! JSONEncoder().encode(id), as: UTF8.self)
        return "{\"id\":\(id)," + named.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }
}

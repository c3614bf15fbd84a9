// Texts that once broke extraction, and random ones made of the words that its rules look for.

import Extraction
import Language
import Resources
import Testing

@Suite struct HostileTextTests {
    /// Frames that reach over the end of their sentence.
    @Test(arguments: [
        "The new plan of the government was announced\n\nThat is what he meant, he said.",
        "This is the whole of it as\n\nSaying that the plan was good he left.",
        "Lavrov said that\n\nthat", "It was claimed that", "Moscow's claim that", "“A,” he said, adding:", "according to",
    ])
    func framesStayInTheirSentence(_ body: String) { checkSpans(body) }

    /// Once each participle doubled the work.
    @Test func manyParticiplesAreRead() {
        checkSpans("Lavrov spoke" + String(repeating: ", citing a report", count: 80) + ".")
        checkSpans(String(repeating: "Lavrov said, adding that he warned, noting that ", count: 60))
    }

    /// Each sentence once looked back over the whole article.
    @Test(arguments: [
        "They said the talks were good. ", "The council said the talks were good. ", "Minister Xabc met Minister Zdef. ",
    ])
    func longArticlesAreRead(_ sentence: String) { checkSpans(String(repeating: sentence, count: 3000)) }

    /// Random texts of cues, meeting words, closed classes, marks and breaks.
    @Test(arguments: 0..<24 as Range<UInt64>) func wordsOfTheRulesInAnyOrder(_ seed: UInt64) {
        var words: [String] = []
        for (table, column) in [("cues", 0), ("meetings", 0), ("acts", 0)] {
            words += Table(Resource.at("Lexicon/\(table).tsv")).rows.map { $0[column] }
        }
        for row in Table(Resource.at("Lexicon/word_classes.tsv")).rows { words += row[1].split(separator: " ").map(String.init) }
        words += [
            "said", "told", "accused", "announced", "asked", "quoted", "as saying", "according to", "Lavrov", "Putin", "Russia's",
            "NATO",
        ]
        words += [
            "“", "”", "\"", "'", "«", "»", ",", ".", "?", ":", ";", "—", "-", "(", ")", "\n\n", "\n", "…", "President", "the",
            "a", "Jr.",
        ]
        var random = SplitMix(state: seed &+ 1)
        for _ in 0..<60 {
            let text = (0..<Int.random(in: 1...120, using: &random)).map { _ in words.randomElement(using: &random)! }
            checkSpans(text.joined(separator: Bool.random(using: &random) ? " " : ""))
        }
    }

    private func checkSpans(_ body: String) {
        let bytes = Array(body.utf8)
        let found = extractor.findings(of: body, published: CivilDate(year: 2025, month: 7, day: 4))
        var spans: [Range<Int>] = found.officials.flatMap(\.mentions)
        spans += found.meetings.flatMap(\.mentions)
        for statement in found.statements {
            spans += statement.content
            spans += statement.source
            spans += statement.cue
            spans += statement.subjects.map(\.span)
        }
        for span in spans {
            #expect(span.lowerBound >= 0 && span.upperBound <= bytes.count)
            #expect(span.lowerBound == bytes.count || bytes[span.lowerBound] & 0xC0 != 0x80)
        }
    }
}

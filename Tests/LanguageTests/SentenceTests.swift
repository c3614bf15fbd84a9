// Where sentences end and where they only seem to.

import Testing

@testable import Language

@Suite struct SentenceTests {
    /// Sentences separated by "¦".
    @Test(arguments: [
        "He came. ¦She left.", "He came! ¦She left? ¦They stayed.", "He came… ¦She left.", "He came.", "no stop at all", "",
        // Abbreviations.
        "Mr. Smith met Gen. Lee and Dr. Weiss.", "He met Sen. Tim Kaine. ¦It was late.", "It began on Jan. 5. ¦It ended soon.",
        "George W. Bush spoke.",
        "Acme Inc. said so. ¦Nobody cared.", "At 5 p.m. he left.",
        // "U.S." inside of a sentence and at its end.
        "The U.S. Senate voted.", "The U.S. and Japan agreed.", "He went to the U.S. ¦The trip was short.",
        "He flew to the U.S. ¦He came back.",
        "The U.N. Security Council met.", "He led the P.Q.X. ¦The party failed.",
        // Numbers with stops.
        "It cost 3.5 million. ¦Few paid.", "It cost 5. ¦Few paid.",
        // Quotations.
        "“We go. ¦We stay.” ¦He left.", "“We go,” he said. ¦“We stay.”", "\"We go.\" ¦He left.", "“Will you?” he asked.",
        "“No!” she said.",
        "He asked “Why?” and left.", "He said: “We go. ¦We stay.”",
        "He came (late). ¦She left.", "He came. ¦(She left.) ¦They stayed.",
        // Paragraphs end sentences without a stop.
        "A headline\n\n¦He came.\n\n¦She left.", "Officials present:\n¦Ana Horvat\n¦Ivo Beck",
        // Small letters go on after marks other than a stop.
        "Yahoo! said so.", "Why? because.",
        // Datelines are sentences of their own.
        "MOSCOW, July 4 (Reuters) - ¦Russia will not go. ¦It stays.", "PARIS — ¦France agreed.",
    ])
    func splits(_ marked: String) {
        #expect(sentences(marked.replacing("¦", with: "")) == expected(marked))
    }

    /// Reasonable cases that are split wrongly.
    @Test(arguments: [
        // A name opens a sentence after "U.S." when the word before it shows that the phrase is over.
        "He left the U.S. ¦Lavrov stayed."
    ])
    func known(_ marked: String) {
        withKnownIssue { splits(marked) }
    }

    @Test(arguments: 200..<220 as Range<UInt64>)
    func sentencesCoverAllTokensInOrder(_ seed: UInt64) {
        var texts = RandomTexts(seed: seed)
        for _ in 0..<50 {
            let document = annotator.document(texts.next())
            #expect(document.sentences.flatMap { Array($0) } == Array(document.tokens.indices))
            #expect(document.sentences.allSatisfy { !$0.isEmpty })
            for (position, sentence) in document.sentences.enumerated() {
                #expect(sentence.allSatisfy { document.sentenceOf[$0] == Int32(position) })
                #expect(sentence.dropFirst().allSatisfy { !document.tokens[$0].startsParagraph })
            }
        }
    }

    private func sentences(_ body: String) -> [String] {
        let document = annotator.document(body)
        return document.sentences.map { document.text(of: $0) }
    }

    private func expected(_ marked: String) -> [String] {
        marked.split(separator: "¦").map { trimmed(String($0)) }
    }

    private func trimmed(_ text: String) -> String {
        var text = Substring(text)
        while text.last?.isWhitespace ?? false { text.removeLast() }
        while text.first?.isWhitespace ?? false { text.removeFirst() }
        return String(text)
    }
}

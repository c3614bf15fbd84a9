// Citations: BibTeX that is balanced, CSL-JSON that parses, accents kept.

import Foundation
import Language
import Testing

@testable import Export

@Suite struct CitationTests {
    private let published = CivilDate(year: 2025, month: 3, day: 4)

    private var citation: Citation {
        Citation(
            key: "noll2025-s12", title: "Côte d’Ivoire & 100% {braces} \\ _x_ ~ ^", author: "By Zoë Ånd", source: "Example Wire",
            published: published, url: "https://example.org/a{1}_é?x=1&y=2", language: "en",
            about: "Ana Noll, Foreign Minister, Norway, 2025-03-03", words: "We “agree”.")
    }

    @Test func bibTeXKeepsAccentsAndEscapesTheRest() {
        #expect(
            citation.bibTeX == """
                @online{noll2025-s12,
                  title = {{Côte d’Ivoire \\& 100\\% \\textbraceleft{}braces\\textbraceright{} \\textbackslash{} \\_x\\_ \
                \\textasciitilde{} \\textasciicircum{}}},
                  author = {{Zoë Ånd}},
                  organization = {Example Wire},
                  date = {2025-03-04},
                  year = {2025},
                  month = {3},
                  url = {https://example.org/a%7B1%7D_%C3%A9?x=1&y=2},
                  langid = {en},
                  note = {Ana Noll, Foreign Minister, Norway, 2025-03-03: ``We “agree”.''}
                }

                """)
    }

    @Test func withoutAnAddressItIsAnArticle() {
        let citation = Citation(key: "wire-a1", title: "Talks", source: "Example Wire")
        #expect(
            citation.bibTeX == """
                @article{wire-a1,
                  title = {{Talks}},
                  author = {{Example Wire}},
                  journal = {Example Wire}
                }

                """)
        #expect(citation.text == "“Talks”, Example Wire.\n")
    }

    @Test func cslJSON() throws {
        let items = try #require(JSONSerialization.jsonObject(with: Data(Export.cslJSON([citation]))) as? [[String: Any]])
        #expect(items[0]["id"] as? String == "noll2025-s12")
        #expect(items[0]["type"] as? String == "webpage")
        #expect((items[0]["author"] as? [[String: String]]) == [["literal": "Zoë Ånd"]])
        #expect((items[0]["issued"] as? [String: [[Int]]]) == ["date-parts": [[2025, 3, 4]]])
        #expect(items[0]["note"] as? String == "Ana Noll, Foreign Minister, Norway, 2025-03-03: “We “agree”.”")
    }

    @Test func textForReading() {
        #expect(
            citation.text == """
                Zoë Ånd, “Côte d’Ivoire & 100% {braces} \\ _x_ ~ ^”, Example Wire, 2025-03-04, https://example.org/a{1}_é?x=1&y=2.
                    Ana Noll, Foreign Minister, Norway, 2025-03-03: “We “agree”.”

                """)
    }

    @Test func keysAreLettersDigitsAndAHyphen() {
        #expect(Citation.key("Sergey Lavrov", year: 2025, number: "s12") == "lavrov2025-s12")
        #expect(Citation.key("李克強", year: nil, number: "a3") == "article-a3")
        #expect(Citation.key("O’Neill, Jr.", year: 2025, number: "s1") == "jr2025-s1")
    }

    @Test func controlsAreWrittenOut() {
        let hostile = Citation(key: "a-a1", title: "a\u{1B}[2Jb\u{202E}", about: "c\u{9B}1m\nd", words: "\u{7}")
        for text in [hostile.bibTeX, hostile.text, String(decoding: Export.cslJSON([hostile]), as: UTF8.self)] {
            #expect(!text.unicodeScalars.contains { $0.steersTerminal && $0 != "\n" })
        }
    }
}

// What holds for every article, the samples' and nonsense: spans lie in the body, indices are valid, findings do not depend on chance.

import Language
import Reading
import Testing

@testable import Extraction

@Suite struct PropertyTests {
    @Test func samplesAreThere() {
        #expect(Samples.articles.count >= 70)
        #expect(Samples.articles.map { $0.findings.statements.count }.reduce(0, +) > 400)
    }

    @Test func findingsOfSamplesAreSound() {
        for article in Samples.articles {
            #expect(faults(of: article.findings, in: article.body) == [], "\(article.id)")
        }
    }

    @Test func sourcesAndCuesLieInTheArticlesText() {
        for article in Samples.articles {
            let text = Boilerplate.content(of: article.body)
            for statement in article.findings.statements {
                for span in statement.source + statement.cue + statement.content {
                    #expect(text.lowerBound <= span.lowerBound && span.upperBound <= text.upperBound, "\(article.id) \(span)")
                }
            }
        }
    }

    @Test func findingsAreTheSameTwice() {
        for article in Samples.articles { #expect(article.findings == article.findings, "\(article.id)") }
    }

    @Test func findingsAreTheSameFromManyThreads() async {
        let expected = Samples.articles.map(\.findings)
        let found = await withTaskGroup(of: (Int, Findings).self) { group in
            for (index, article) in Samples.articles.enumerated() { group.addTask { (index, article.findings) } }
            return await group.reduce(into: [Int: Findings]()) { $0[$1.0] = $1.1 }
        }
        #expect(expected.indices.allSatisfy { found[$0] == expected[$0] })
    }

    /// A page's form and its readers' words below the article say nothing. (Extents may move by a word where the article's own last
    /// line, such as "###", is taken for a part of the form.)
    @Test func commentFormsSayNothing() {
        let form = """


            Leave a Reply

            Your email address will not be published. Required fields are marked *

            “We will never accept it,” said President Ola Berg of Norway. He met Sergey Lavrov in Oslo.

            Name *
            """
        for article in Samples.articles {
            let found = extractor.findings(
                of: article.body + form, published: article.published, place: article.datelinePlace)
            #expect(found.statements.map(\.cue) == article.findings.statements.map(\.cue), "\(article.id)")
            #expect(found.statements.map(\.speaker.name) == article.findings.statements.map(\.speaker.name), "\(article.id)")
            #expect(found.meetings.map(\.mentions) == article.findings.meetings.map(\.mentions), "\(article.id)")
        }
    }

    @Test func headlinesSpeak() {
        let headline = "Lavrov warns that the talks will fail"
        for article in Samples.articles {
            let found = extractor.findings(of: headline + "\n\n" + article.body, published: article.published)
            let warning = found.statements.first { $0.content[0].upperBound <= headline.utf8.count }
            #expect(warning?.content == [18..<37])
            #expect(warning?.source == [0..<6])
        }
    }

    // MARK: Nonsense

    @Test(arguments: 0..<20 as Range<UInt64>)
    func nonsenseIsRead(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        let words = [
            "Lavrov", "said", "that", "“", "”", "\"", "‘", "’", "''", "«", "»", ",", ".", "?", ":", ";", "—", "-", "(", ")",
            "\n\n", "\n", "he", "she", "they", "it", "President",
            "met", "with", "and", "in", "Moscow", "according", "to", "quoted", "as", "saying", "not", "will", "was", "by", "the",
            "of", "counterpart", "talks", "summit", "visit",
            "called", "for", "on", "urged", "claim", "'s", "U.S.", "Mr.", "NATO", "(NWC)", "National", "Working", "Committee",
            "Friday", "July", "4", "2025", "\u{0}", "\u{7}", "\u{301}",
            "🙂", "漢", "told", "reporters", "who", "spoke", "Foreign", "Minister", "Ana", "Horvat", "a", "statement", "which",
            "to",
        ]
        for _ in 0..<60 {
            let body = (0..<Int.random(in: 0..<80, using: &random)).map { _ in words.randomElement(using: &random)! }
                .joined(separator: Bool.random(using: &random) ? " " : "")
            #expect(faults(of: findings(body, place: "Oslo"), in: body) == [], "\(body.debugDescription)")
        }
    }

    /// Sample articles with their bytes cut and their marks doubled or lost.
    @Test(arguments: 20..<24 as Range<UInt64>)
    func damagedArticlesAreRead(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        for article in Samples.articles.shuffled(using: &random).prefix(12) {
            var body = String.UnicodeScalarView()
            for scalar in article.body.unicodeScalars {
                switch Int.random(in: 0..<40, using: &random) {
                case 0: continue
                case 1: body.append(contentsOf: [scalar, scalar])
                case 2: body.append(contentsOf: ["\"", scalar])
                case 3: body.append(contentsOf: ["“", scalar])
                default: body.append(scalar)
                }
            }
            let text = String(body)
            #expect(
                faults(of: extractor.findings(of: text, published: article.published), in: text) == [],
                "\(article.id)")
        }
    }

    @Test(arguments: [
        "", " ", "\n", "\u{0}", "“", "”", "\"", "'", ".", "said", "said.", "\"said", "according to", "that", "met", "talks with",
        "quoted as saying", "President", "()", "(A)", "\r\n\r\n",
        "Lavrov said", "Lavrov said that", "Lavrov said:", "Lavrov said: “", "said Lavrov", "“” said Lavrov", "\u{301}",
        "\u{FEFF}",
    ])
    func scrapsAreRead(_ body: String) {
        #expect(faults(of: findings(body), in: body) == [])
        #expect(faults(of: extractor.findings(of: body), in: body) == [])
    }

    @Test(arguments: [
        "a", "A", "“", "”", "\"", "'", "’", "''", "«", "(", ".", ",", "-", "—", "\u{0}", "🙂", "é", "漢", "\n", "\"\n\n",
    ])
    func longRunsAreRead(_ mark: String) {
        let body = String(repeating: mark, count: 100_000 / mark.utf8.count)
        #expect(faults(of: findings(body), in: body) == [])
    }

    @Test(arguments: [
        "“Lavrov said ", "Lavrov said that ", "President ", "he said, ", "Lavrov and ", "according to Lavrov, ",
        "met with Lavrov, ", "“no,” ", "Ana Horvat (AH) ", "the ", "of the ", "’s ",
        "van der ", "who said that ", "talks in ", "July 4, ", "and ", "very ", "Ana-", "\"a\"",
    ])
    func longSentencesAreRead(_ phrase: String) {
        let body = String(repeating: phrase, count: 2_000)
        #expect(faults(of: findings(body), in: body) == [])
    }

    // MARK: Soundness

    /// What is wrong with findings, whatever the text.
    private func faults(of findings: Findings, in body: String) -> [String] {
        var faults: [String] = []
        func check(_ isSound: Bool, _ fault: @autoclosure () -> String) {
            if !isSound { faults.append(fault()) }
        }
        let utf8 = body.utf8
        let count = utf8.count
        func check(span: Range<Int>, _ what: String) {
            guard span.lowerBound >= 0, !span.isEmpty, span.upperBound <= count else {
                faults.append("\(what) \(span) outside of the body")
                return
            }
            for bound in [span.lowerBound, span.upperBound] {
                let index = utf8.index(utf8.startIndex, offsetBy: bound)
                check(index.samePosition(in: body.unicodeScalars) != nil, "\(what) \(span) splits a character")
            }
        }
        func check(party: Party, _ what: String) {
            check(!party.name.isEmpty, "\(what) has no name")
            check(
                party.official.map { findings.officials.indices.contains($0) } ?? true,
                "\(what) is official \(party.official ?? -1)")
            check(party.jointly.allSatisfy { findings.officials.indices.contains($0) }, "\(what) are officials \(party.jointly)")
            check(
                party.jointly.count != 1 && Set(party.jointly).count == party.jointly.count,
                "\(what) are officials \(party.jointly)")
        }
        for (index, statement) in findings.statements.enumerated() {
            let what = "statement \(index) by \(statement.rule)"
            check(!statement.content.isEmpty, "\(what) has no content")
            let spans = statement.content + statement.source + statement.cue
            for span in spans { check(span: span, what) }
            for (position, span) in spans.enumerated() {
                for other in spans[..<position] { check(!span.overlaps(other), "\(what): \(other) overlaps \(span)") }
            }
            check(
                zip(statement.content, statement.content.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound },
                "\(what): content out of order")
            check(party: statement.speaker, "the speaker of \(what)")
            check(
                statement.meeting.map { findings.meetings.indices.contains($0) } ?? true,
                "\(what): no meeting \(statement.meeting ?? -1)")
            check(statement.confidence > 0 && statement.confidence <= 1, "\(what): confidence \(statement.confidence)")
            check(Rule(rawValue: statement.rule) != nil, "no rule \(statement.rule)")
            for subject in statement.subjects {
                check(span: subject.span, "subject of \(what)")
                check(
                    statement.content.contains { $0.overlaps(subject.span) },
                    "\(what): subject \(subject.id) outside of the content")
                check(subject.official.map { findings.officials.indices.contains($0) } ?? true, "\(what): subject \(subject.id)")
            }
        }
        for (index, meeting) in findings.meetings.enumerated() {
            check(!meeting.participants.isEmpty && !meeting.mentions.isEmpty, "meeting \(index) is empty")
            for mention in meeting.mentions { check(span: mention, "meeting \(index)") }
            for participant in meeting.participants { check(party: participant.party, "participant of meeting \(index)") }
        }
        for official in findings.officials {
            check(
                !official.name.isEmpty && !official.mentions.isEmpty && !official.names.isEmpty,
                "official \(official.name) is empty")
            for mention in official.mentions { check(span: mention, "official \(official.name)") }
        }
        return faults
    }
}

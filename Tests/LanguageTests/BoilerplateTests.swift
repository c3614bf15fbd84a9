// Which bytes of a text are the article.

import Language
import Resources
import Testing

@Suite struct BoilerplateTests {
    private func content(_ text: String) -> String {
        String(decoding: Array(text.utf8)[Boilerplate.content(of: text)], as: UTF8.self)
    }

    private let story = "The minister spoke to the press.\n\n“We shall not sign,” he said."

    @Test(arguments: [
        "No Comments:\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n\n"
            + "National News\n\nMore News",
        "Leave a comment\n\nJohn says: I do not believe a word of this, and never did.\n\nMary says: I do believe it.",
        "Share this:\n\nTwitter\n\nFacebook", "3 Comments", "###", "-30-", "ENDS", "* * *", "Advertisement",
        "Read more: Treaty explained",
        "© 2025 The Daily. All rights reserved.", "Copyright 2025 The Daily", "(c) 2025 The Daily", "Follow us on X and Telegram",
        "Subscribe to our newsletter to get news every day.", "Click to share on Facebook (Opens in new window)",
        "World\nCulture and Arts\nPeople\nOpinion", "Tags: treaty, border", "The post Talks resume appeared first on The Daily.",
        "Related Articles\n\nTreaty explained\nWhat the treaty says and does not say.\n\n"
            + "Guards hurt\nTwo guards were hurt, the army said.",
        "We use cookies to improve this site. By continuing you accept our cookie policy.",
        "Middle East\n\nLatin America\n\nLeave a Reply",
    ])
    func leavesOffTheEnd(_ tail: String) { #expect(content(story + "\n\n" + tail + "\n") == story) }

    @Test(arguments: [
        "Skip to content\nHome\nNews\nContact\n\n",
        "We use cookies. By using this site you accept our cookie policy.\n\nAccept all\n\n", "Menu\n\nSearch\n\n",
        "Advertisement\n\n",
    ])
    func leavesOffTheBeginning(_ head: String) { #expect(content(head + story) == story) }

    @Test(arguments: [
        "Putin met Xi in Moscow", "He spoke.", "The two leaders met: \n\n- Ann Roe, Minister of Trade\n\n- John Doe, Ambassador",
        "Those present were:\n\nAnn Roe\n\nJohn Doe\n\nJane Doe\n\nMary Major",
        "He spoke.\n\nMayor Ann Roe, Springfield\n\nSenator John Doe",
        "Title of the piece\n\nFriday, July 4, 2025\n\nHe spoke to the press.",
        "She said: “Follow us on the road to peace, or stay behind.”",
        "He spoke to us.\n\n“Subscribe to these values, or leave,” he said.",
        "Shares in Gazprom fell. The ministry did not comment.",
        "The ministers agreed on the terms of use of the canal.", "He spoke to us.\n\nRead more books, he said, and talk less.",
    ])
    func keepsAll(_ text: String) { #expect(content(text) == text) }

    @Test func keepsTheMiddle() {
        let text =
            "He spoke to the press.\n\nAdvertisement\n\nRelated: Treaty\n\nShe answered him at once.\n\nBoth left the room."
        #expect(content(text) == text)
    }

    @Test func keepsTextBehindABoxOfLinks() {
        let text =
            "He spoke to the press.\n\nRelated articles\n\nTreaty explained\n\n"
            + "She answered him at once.\n\nBoth left the room.\n\nNobody spoke."
        #expect(content(text) == text)
    }

    /// Each of many short lines and headings is looked at a few times at most.
    @Test func readsLongMenus() {
        let menu = String(repeating: "\n\nMiddle East", count: 50_000)
        #expect(content(story + menu) == story)
        let lines = String(repeating: "\n\n- one item", count: 50_000)
        #expect(content(story + lines) == story + lines)
        let headings = String(repeating: "\n\nRelated articles\n\nHe spoke to the press.\n\nShe left him.", count: 20_000)
        #expect(content(story + headings) == story + headings)
    }

    @Test func isEmptyWhereThereIsNoArticle() {
        #expect(Boilerplate.content(of: "") == 0..<0)
        #expect(Boilerplate.content(of: " \n\u{A0}\n") == 0..<0)
        #expect(Boilerplate.content(of: "Leave a Reply\n\nYour email address will not be published.") == 0..<0)
    }

    @Test func takesWrappedLinesAsOneParagraph() {
        var text = """
            The envoy of the Secretary-General arrived in the city today for talks
            with both delegations, which have not met since March. He told the press
            that he was hopeful.
            """
        let kinds = text.withUTF8 { bytes in Boilerplate.paragraphs(bytes).map(\.kind) }
        #expect(kinds == [.prose])
        var lines = "He spoke to the press.\nShe answered him at once.\nBoth left the room at noon, and nobody spoke."
        #expect(lines.withUTF8 { Boilerplate.paragraphs($0).count } == 3)
        var sentences = "The foreign ministers of both countries met in Oslo on Tuesday.\nThey will meet again."
        #expect(sentences.withUTF8 { Boilerplate.paragraphs($0).count } == 2)
    }

    /// The tables are sorted and say nothing twice, and each of their codes is known.
    @Test(arguments: [
        ("Lexicon/boilerplate.tsv", "effect", ["end", "after", "drop"]),
        ("Lexicon/boilerplate.tsv", "match", ["whole", "start", "within"]),
        ("Lexicon/datelines.tsv", "kind", ["month", "weekday", "label", "opener", "particle"]),
    ])
    func tableIsInOrder(_ path: String, _ column: String, _ codes: [String]) {
        let table = Table(Resource.at(path))
        let keys = table.rows.map { path.contains("boilerplate") ? $0[0] : "\($0[0])\t\($0[1])" }
        #expect(!keys.isEmpty)
        for (key, next) in zip(keys, keys.dropFirst()) {
            #expect(Array(key.utf8).lexicographicallyPrecedes(Array(next.utf8)), "\(key) before \(next)")
        }
        for row in table.rows { #expect(codes.contains(row[table.column(column)]), "\(row)") }
    }
}

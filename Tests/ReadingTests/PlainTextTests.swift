// Text files: title, byline, dateline and body; what is left off at the ends.

import Language
import Testing

@testable import Reading

@Suite struct PlainTextTests {
    /// A page as a scraper leaves it.
    static let page = """
        Minister Rules Out Border Deal: “No Treaty Without Guarantees”

        Ankara , March 3 : The foreign minister has said that his country will not sign a treaty which leaves the border open.

        “We shall not sign,” he told a joint press conference with his guest.

        Talks go on, according to a diplomat

        The guest did not comment.

        No Comments:

        Leave a Reply

        Your email address will not be published. Required fields are marked *

        National News

        Education

        More News
        """

    private func article(_ text: String, published: CivilDate? = nil) -> Article? {
        read(text, path: "a.txt", Reader(published: published, today: day("2025-07-10"))).articles.first
    }

    @Test func readsAPage() {
        let article = article(Self.page)
        #expect(article?.title == "Minister Rules Out Border Deal: “No Treaty Without Guarantees”")
        #expect(article?.datelinePlace == "Ankara")
        #expect(article?.published == day("2025-03-03"))
        #expect(article?.publishedBasis == .assumed)
        #expect(article?.body.hasPrefix("Ankara , March 3 : The foreign minister") == true)
        #expect(article?.body.hasSuffix("The guest did not comment.") == true)
        #expect(article?.id == "a.txt")
    }

    @Test func takesTheYearFromPublished() {
        let article = article(Self.page, published: day("2024-03-05"))
        #expect(article?.published == day("2024-03-03"))
        #expect(article?.publishedBasis == .given)
        let newYear = Self.page.replacing("March 3", with: "Dec. 31")
        #expect(self.article(newYear, published: day("2024-01-02"))?.published == day("2023-12-31"))
    }

    @Test func takesPublishedWhereNoDateStands() {
        let article = article("Title\n\nHe spoke to the press.", published: day("2024-03-05"))
        #expect(article?.published == day("2024-03-05"))
        #expect(article?.publishedBasis == .given)
        #expect(self.article("Title\n\nHe spoke to the press.")?.publishedBasis == .unknown)
    }

    /// 12 January was a Friday in 2024, not in 2025.
    @Test func takesTheYearThatFitsTheWeekday() {
        let text = "Envoys meet\n\nPARIS, Jan 12 (Xinhua) -- Envoys met here on Friday, a minister said.\n\nThey left.\n"
        #expect(article(text)?.published == day("2024-01-12"))
        #expect(article(text)?.publishedBasis == .assumed)
        #expect(article(text.replacing("on Friday", with: "again"))?.published == day("2025-01-12"))
        #expect(article(text, published: day("2025-01-13"))?.published == day("2025-01-12"))
    }

    @Test func takesADateThatStandsAtTheEnd() {
        let text = "Envoys meet\n\nEnvoys met on Thursday, a minister said.\n\nThey left.\n\nJanuary 11, 2024\n"
        #expect(article(text)?.published == day("2024-01-11"))
        #expect(article(text)?.publishedBasis == .dateline)
        #expect(article(text.replacing("Envoys met", with: "PARIS, Jan. 9, 2024 — Envoys met"))?.published == day("2024-01-09"))
        #expect(article(text.replacing("January 11", with: "He left on January 11"))?.publishedBasis == .unknown)
    }

    @Test func takesAPlaceInCapitalsBeforeAColon() {
        let article = article("Envoys meet\n\nISLAMABAD: Envoys met on Friday.\n\nLAHORE, they said, comes next.\n")
        #expect(article?.datelinePlace == "Islamabad")
        #expect(article?.title == "Envoys meet")
        let talk = self.article("Press conference\n\nPUTIN: We shall see.\n\nQUESTION: When?\n\nPUTIN: Soon.\n")
        #expect(talk?.datelinePlace == nil)
    }

    @Test func refusesATextThatIsTooLong() {
        var reader = Reader()
        reader.longestText = 20
        #expect(read("He spoke to us now.\n", path: "a.txt", reader).articles.count == 1)
        let failures = read("He spoke to us today.\n", path: "a.txt", reader).failures
        #expect(failures.map(\.description) == ["a.txt: text longer than 20 bytes: split it into articles"])
    }

    @Test func readsByline() {
        let article = article(
            "Envoys meet\n\nBy Jane Doe | 4 July 2025\n\nBERLIN (AP) — Envoys met on Friday.\n\nThey will meet again.\n")
        #expect(article?.title == "Envoys meet")
        #expect(article?.byline == "Jane Doe")
        #expect(article?.published == day("2025-07-04"))
        #expect(article?.publishedBasis == .dateline)
        #expect(article?.source == "AP")
        #expect(article?.body == "BERLIN (AP) — Envoys met on Friday.\n\nThey will meet again.")
    }

    @Test func keepsALineUnderTheTitle() {
        let article = article("Envoys meet\n\nThird round of talks in Vienna\n\nBy Jane Doe\n\nEnvoys met on Friday.\n")
        #expect(article?.title == "Envoys meet")
        #expect(article?.byline == "Jane Doe")
        #expect(article?.body == "Third round of talks in Vienna\n\nBy Jane Doe\n\nEnvoys met on Friday.")
    }

    @Test func leavesMenusOff() {
        let article = article(
            """
            Skip to content
            Home
            News
            World

            Envoys Meet Again in Vienna as Deadline Nears

            By Jane Doe

            Share this

            VIENNA, June 3 (Reuters) - Envoys met on Tuesday.

            "We shall see," one said.

            Related Articles

            Treaty explained
            What the treaty says, and what it does not say.

            Guards exchange fire
            Two guards were hurt, the army said.

            Follow us on Telegram
            Copyright 2025 The Daily. All rights reserved.
            """)
        #expect(article?.title == "Envoys Meet Again in Vienna as Deadline Nears")
        #expect(article?.byline == "Jane Doe")
        #expect(article?.body == "VIENNA, June 3 (Reuters) - Envoys met on Tuesday.\n\n\"We shall see,\" one said.")
    }

    @Test func readsOneParagraphALine() {
        let article = article(
            "Ministers meet in Vienna\nVIENNA — Ministers of six countries met on Monday to discuss the treaty.\n"
                + "They meet again in June.\nTags: Vienna\n"
        )
        #expect(article?.title == "Ministers meet in Vienna")
        #expect(article?.datelinePlace == "Vienna")
        #expect(
            article?.body == "VIENNA — Ministers of six countries met on Monday to discuss the treaty.\nThey meet again in June.")
    }

    @Test func readsWrappedText() {
        let text = """
            Envoy arrives

            GENEVA (4 July 2025) – The envoy of the Secretary-General arrived in the
            city today for talks with both delegations, which have not met since
            March. He told the press that he was hopeful.

            -30-
            """
        let article = article(text)
        #expect(article?.title == "Envoy arrives")
        #expect(article?.published == day("2025-07-04"))
        #expect(article?.body.hasSuffix("met since\nMarch. He told the press that he was hopeful.") == true)
    }

    @Test func keepsLineEnds() {
        #expect(
            article("Title\r\n\r\nHe spoke. \r\n\r\nShe left.\r\n\r\nLeave a Reply\r\n")?.body == "He spoke. \r\n\r\nShe left.")
    }

    @Test(arguments: ["Putin met Xi in Moscow", "He spoke.", "\"No,\" he said.", "He said this:\n\n\"No.\""])
    func keepsAShortText(_ text: String) {
        let article = article(text + "\n")
        #expect(article?.body == text)
        #expect(article?.title == nil)
    }

    @Test(arguments: [
        "The minister spoke to the press.", "ANKARA, March 3 - The minister spoke", "By Jane Doe", "He said:", "He said “no.”",
        "Friday, July 21, 2017",
    ])
    func isNoTitle(_ line: String) { #expect(article(line + "\n\nShe left the room at once.")?.title == nil) }

    @Test(arguments: [
        "Will the talks go on?", "“We shall not sign”", "Envoys meet in Washington, D.C.", "By the sea", "US, EU: no deal",
        "Minister meets Marcos Jr.",
        "PARIS - Talks resume", "Talks to end Tues.", "Who said “no.”?",
    ])
    func isTitle(_ line: String) { #expect(article(line + "\n\nShe left the room at once.")?.title == line) }

    @Test func reportsAFormAlone() {
        let failures = read("Leave a Reply\n\nYour email address will not be published.\n", path: "a.txt").failures
        #expect(failures.map(\.description) == ["a.txt: no article in it, only menus, forms or notices"])
    }

    /// Whatever the paragraphs, the body stands in the file as it is.
    @Test(arguments: UInt64(1)...6)
    func bodyIsPartOfTheFile(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        let pieces = [
            "Envoys meet", "By Jane Doe", "MOSCOW, July 4 (Reuters) - He said “no”.", "Home", "News",
            "He left the room – at once.", "###",
            "Leave a Reply", "Related Articles", "More News", "Share this", "Friday, July 21, 2017", "“Quite so,” she said…", "é",
            "\u{A0}", "😀 x",
            "© 2025 The Daily", "- one item", "\u{200B}", "\t", "3 Comments", "This paragraph has no end and goes on",
        ]
        let gaps = ["\n", "\n\n", "\r\n", "\r\n\r\n", "\n \n", "\r", " \n\u{A0}\n"]
        for _ in 0..<200 {
            var text = ""
            for _ in 0..<Int.random(in: 1...14, using: &random) {
                text += (pieces.randomElement(using: &random) ?? "") + (gaps.randomElement(using: &random) ?? "")
            }
            guard let body = article(text)?.body else { continue }
            #expect(!body.isEmpty)
            #expect(text.utf8.firstRange(of: body.utf8) != nil, "\(text.debugDescription)")
        }
    }
}

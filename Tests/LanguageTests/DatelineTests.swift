// Datelines of agencies and papers, and first sentences that are none.

import Language
import Testing

@Suite struct DatelineTests {
    /// Place, region, agency, date and the story behind it.
    struct Case: Sendable, CustomStringConvertible {
        var text: String
        var place: String?
        var region: String?
        var agency: String?
        var date: WrittenDate?
        var story = "The"
        var description: String { text }
    }

    private static let fourth = WrittenDate(month: 7, day: 4)
    private static let fourthOf2025 = WrittenDate(year: 2025, month: 7, day: 4)

    static let cases: [Case] = [
        Case(text: "Moscow , July 4 : The", place: "Moscow", date: fourth),
        Case(text: "MOSCOW, July 4 (Reuters) - The", place: "Moscow", agency: "Reuters", date: fourth),
        Case(text: "WASHINGTON (Reuters) - The", place: "Washington", agency: "Reuters"),
        Case(text: "BEIJING, Nov. 17 (Xinhua) -- The", place: "Beijing", agency: "Xinhua", date: WrittenDate(month: 11, day: 17)),
        Case(text: "MOSCOW, July 4 /TASS/. The", place: "Moscow", agency: "TASS", date: fourth),
        Case(text: "MOSCOW, July 4. /TASS/. The", place: "Moscow", agency: "TASS", date: fourth),
        Case(text: "KYIV, Ukraine (AP) — The", place: "Kyiv", region: "Ukraine", agency: "AP"),
        Case(text: "WASHINGTON (AP) _ The", place: "Washington", agency: "AP"),
        Case(text: "WASHINGTON D.C. (AFP) – The", place: "Washington D.C.", agency: "AFP"),
        Case(text: "NEW YORK, July 4, 2025 /PRNewswire/ -- The", place: "New York", agency: "PRNewswire", date: fourthOf2025),
        Case(text: "GENEVA (4 July 2025) – The", place: "Geneva", date: fourthOf2025),
        Case(text: "Washington – July 4, 2025 – The", place: "Washington", date: fourthOf2025),
        Case(text: "Rio de Janeiro, 4 July 2025 - The", place: "Rio de Janeiro", date: fourthOf2025),
        Case(text: "St. Petersburg, July 4 (Interfax) - The", place: "St. Petersburg", agency: "Interfax", date: fourth),
        Case(text: "MOSCOW/KYIV, July 4 (Reuters) - The", place: "Moscow/Kyiv", agency: "Reuters", date: fourth),
        Case(text: "PORT-AU-PRINCE — The", place: "Port-au-Prince"),
        Case(text: "RIO DE JANEIRO, July 4 (EFE) - The", place: "Rio de Janeiro", agency: "EFE", date: fourth),
        Case(text: "TEHRAN, July 4 (IRNA, July 4) -- The", place: "Tehran", agency: "IRNA", date: fourth),
        Case(text: "DOHA (AP) — July 4, 2025 — The", place: "Doha", agency: "AP", date: fourthOf2025),
        Case(text: "THE HAGUE, Netherlands (AP) — The", place: "The Hague", region: "Netherlands", agency: "AP"),
        Case(text: "The Hague, July 4 (Reuters) - The", place: "The Hague", agency: "Reuters", date: fourth),
        Case(text: "PARIS — July 4 was a holiday. The", place: "Paris", story: "July 4 was a holiday. The"),
        Case(text: "(AFP) — The", agency: "AFP"),
        Case(text: "July 4 (UPI) -- The", agency: "UPI", date: fourth),
        Case(text: "July 4, 2025 — The", date: fourthOf2025),
        Case(
            text: "Thursday, May 7, 2015 On Tuesday", date: WrittenDate(year: 2015, month: 5, day: 7, weekday: 3),
            story: "On Tuesday"),
    ]

    @Test(arguments: cases)
    func reads(_ expected: Case) throws {
        let text = expected.text + " minister said on Friday that he would not go."
        let dateline = try #require(Dateline.parse(text))
        #expect(dateline.place == expected.place)
        #expect(dateline.region == expected.region)
        #expect(dateline.agency == expected.agency)
        #expect(dateline.date == expected.date)
        #expect(!dateline.isLine)
        let story = String(decoding: Array(text.utf8)[dateline.span.upperBound...], as: UTF8.self)
        #expect(story == expected.story + " minister said on Friday that he would not go.")
    }

    @Test(arguments: [
        "Friday, July 4, 2025", "July 4, 2025", "4 July 2025", "Published: July 4, 2025 10:00 GMT", "Published On: July 4, 2025",
        "Updated on 4 July 2025 at 10:30 am",
        "Last updated: Friday 4 July 2025, 10:00 BST", "Moscow, July 4, 2025", "2025-07-04 10:00",
        "Posted July 4, 2025 | 3:00 p.m. EDT",
    ])
    func readsALine(_ text: String) throws {
        let dateline = try #require(Dateline.parse(text))
        #expect(dateline.isLine)
        #expect(dateline.date?.civilDate?.iso == "2025-07-04")
        #expect(dateline.span == 0..<text.utf8.count)
    }

    @Test(arguments: [
        "", "The minister said no.", "Lavrov — who is 75 — said no.", "Moscow said on July 4 that it would not sign.",
        "July 4 is a holiday.",
        "On July 4, 2025 the minister spoke.", "PUTIN: We will see.", "EXCLUSIVE - The minister said no.",
        "UPDATE 1-Russia says no", "NATO said no.",
        "In Moscow, July 4 - a holiday there - was quiet.", "THE PRESIDENT — I think so.", "Moscow, Beijing and Tehran said no.",
        "Q: When?",
        "(L-R) The ministers", "July 4, 2025 was a Friday.", "Thursday, May 7, 2015 was quiet.", "NATO (the alliance) said no.",
        "A - B", "G7 - The group",
        "THE HAGUE — I think so.", "ISLAMABAD: The minister said no.", "Xi Jinping (Reuters photo)",
        "The U.S. - Russia talks", "Talks resume",
    ])
    func isNone(_ text: String) { #expect(Dateline.parse(text) == nil) }

    @Test(arguments: [
        ("ISLAMABAD: The minister said no.", "Islamabad"), ("NEW DELHI: He said: \"No.\"\n\nShe left.", "New Delhi"),
    ])
    func takesCapitalsBeforeAColonAtTheStart(_ text: String, _ place: String) {
        #expect(opening(text)?.place == place)
    }

    @Test(arguments: [
        "PUTIN: We shall see.\n\nQUESTION: When?\n\nPUTIN: Soon.", "NATO PRESS OFFICE: It said no.", "EU: It said no.",
        "ISLAMABAD:",
        "PAKISTAN: minister resigns", "UPDATE: The minister said no.", "Islamabad: The minister said no.",
    ])
    func takesNoOtherColon(_ text: String) { #expect(opening(text) == nil) }

    private func opening(_ text: String) -> Dateline? {
        var text = text
        return text.withUTF8 { bytes in
            Dateline.parse(bytes, in: 0..<(bytes.firstIndex(of: 0x0A) ?? bytes.count), opensArticle: true)
        }
    }

    @Test(arguments: [
        ("PARIS, Jan 12 (Xinhua) -- The minister said on Friday that he would go. She left on Monday.", 4 as Int?),
        ("PARIS, Jan 12 (Xinhua) -- The U.S. said on Friday it would go.", 4),
        ("PARIS, Jan 12 -- They will meet on Friday.", nil),
        ("PARIS, Jan 12 -- He left. They met on Friday.", nil), ("PARIS, Jan 12, 2024 -- They met on Friday.", nil),
    ])
    func knowsTheWeekdayOfTheReport(_ text: String, _ weekday: Int?) throws {
        #expect(try #require(Dateline.parse(text)).reportedWeekday == weekday)
    }

    @Test(arguments: [
        "Å", "“", "MOSCOW", "MOSCOW,", "MOSCOW, July", "MOSCOW (", "MOSCOW (Reuters", "/", "()", "MOSCOW () -", "Friday,",
        "Published:", "last ",
    ])
    func endsWithTheText(_ text: String) { #expect(Dateline.parse(text) == nil) }
}

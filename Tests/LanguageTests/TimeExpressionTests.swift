// Expressions of time and the days they mean.

import Testing

@testable import Language

@Suite struct TimeExpressionTests {
    private static let shared: (times: TimeExpressions, annotator: Annotator) = {
        var lexicon = Lexicon()
        let times = TimeExpressions(lexicon: &lexicon)
        return (times, Annotator(lexicon: lexicon))
    }()

    /// On Friday, 4 July 2025: phrase, whether of the future, and "from/until precision", empty for nothing found.
    @Test(arguments: [
        ("They met today.", false, "2025-07-04 day"), ("They met yesterday.", false, "2025-07-03 day"),
        ("They meet tomorrow.", true, "2025-07-05 day"),
        ("They meet tonight.", true, "2025-07-04 day"),
        // Weekdays.
        ("They met on Thursday.", false, "2025-07-03 day"), ("They met on Friday.", false, "2025-07-04 day"),
        ("They met on Saturday.", false, "2025-06-28 day"),
        ("They will meet on Thursday.", true, "2025-07-10 day"), ("They will meet on Friday.", true, "2025-07-04 day"),
        ("They will meet next Monday.", true, "2025-07-07 day"),
        ("They will meet next Friday.", true, "2025-07-11 day"), ("They met last Monday.", false, "2025-06-30 day"),
        ("They met on Tues. in Oslo.", false, "2025-07-01 day"),
        // "last" with a weekday is never the day itself.
        ("They met last Friday.", false, "2025-06-27 day"),
        // Nights and mornings are days too.
        ("They met last night.", false, "2025-07-03 day"), ("They met this morning.", false, "2025-07-04 day"),
        // Weeks, months, years.
        ("last week", false, "2025-06-23/2025-06-29 week"), ("this week", false, "2025-06-30/2025-07-06 week"),
        ("next week", true, "2025-07-07/2025-07-13 week"),
        ("earlier this week", false, "2025-06-30/2025-07-04 week"), ("later this week", true, "2025-07-04/2025-07-06 week"),
        ("last weekend", false, "2025-06-28/2025-06-29 day"), ("this weekend", true, "2025-07-05/2025-07-06 day"),
        ("next weekend", true, "2025-07-12/2025-07-13 day"),
        ("last month", false, "2025-06-01/2025-06-30 month"), ("next month", true, "2025-08-01/2025-08-31 month"),
        ("earlier this month", false, "2025-07-01/2025-07-04 month"),
        ("last year", false, "2024-01-01/2024-12-31 year"), ("next year", true, "2026-01-01/2026-12-31 year"),
        ("earlier this year", false, "2025-01-01/2025-07-04 year"),
        ("later this year", true, "2025-07-04/2025-12-31 year"), ("the previous month", false, "2025-06-01/2025-06-30 month"),
        ("the coming year", true, "2026-01-01/2026-12-31 year"),
        // So long ago.
        ("three days ago", false, "2025-07-01 day"), ("two weeks ago", false, "2025-06-16/2025-06-22 week"),
        ("six months ago", false, "2025-01-01/2025-01-31 month"),
        ("a year ago", false, "2024-01-01/2024-12-31 year"), ("10 years ago", false, "2015-01-01/2015-12-31 year"),
        // Dates with and without their years.
        ("on July 4, 2025", false, "2025-07-04 day"), ("on July 4", false, "2025-07-04 day"),
        ("on 4 July 2024", false, "2024-07-04 day"), ("on 3 July", false, "2025-07-03 day"),
        ("on July 3rd", false, "2025-07-03 day"), ("on July 4-6, 2024", false, "2024-07-04/2024-07-06 day"),
        ("on July 4–6", true, "2025-07-04/2025-07-06 day"),
        ("on Aug. 5", true, "2025-08-05 day"), ("on Dec. 20", false, "2024-12-20 day"), ("on Dec. 20", true, "2025-12-20 day"),
        ("on January 10", false, "2025-01-10 day"),
        ("on January 10", true, "2026-01-10 day"), ("on Sept. 11, 2001", false, "2001-09-11 day"),
        ("on February 29, 2024", false, "2024-02-29 day"), ("on the 3rd of July", false, "2025-07-03 day"),
        // A day that the article's year lacks means the nearest year that has it.
        ("on Feb. 29", false, "2024-02-29 day"), ("on Feb. 29", true, "2028-02-29 day"),
        // Months that are common words and names as well.
        ("in March and May", false, "2025-03-01/2025-03-31 month, 2025-05-01/2025-05-31 month"),
        ("in April, May", false, "2025-04-01/2025-04-30 month, 2025-05-01/2025-05-31 month"),
        ("They met last March.", false, "2025-03-01/2025-03-31 month"),
        ("In May they met.", false, "2025-05-01/2025-05-31 month"),
        ("since mid-March", false, "2025-03-11/2025-03-20 week"), ("May 2024 was hot.", false, "2024-05-01/2024-05-31 month"),
        ("March 3 was hot.", false, "2025-03-03 day"),
        ("in July 2023", false, "2023-07-01/2023-07-31 month"), ("in March", false, "2025-03-01/2025-03-31 month"),
        ("in December", false, "2024-12-01/2024-12-31 month"),
        ("in December", true, "2025-12-01/2025-12-31 month"), ("in May", false, "2025-05-01/2025-05-31 month"),
        ("in July of 2021", false, "2021-07-01/2021-07-31 month"),
        ("in July, 2021", false, "2021-07-01/2021-07-31 month"),
        ("in 2019", false, "2019-01-01/2019-12-31 year"), ("since 2014", false, "2014-01-01/2014-12-31 year"),
        ("early 2019", false, "2019-01-01/2019-04-30 month"),
        // No expressions of time.
        ("May said no.", false, ""), ("He left. March on Rome!", false, ""), ("Theresa May left.", false, ""),
        ("He told May so.", false, ""), ("They may meet.", false, ""), ("They march in Oslo.", false, ""),
        ("2019 people met", false, ""),
        ("on February 30, 2024", false, ""), ("on June 31", false, ""),
        ("the 1990s", false, "1990-01-01/1999-12-31 year"), ("in 45 rooms", false, ""), ("", false, ""),
    ])
    func resolves(_ text: String, _ future: Bool, _ expected: String) {
        let document = Self.shared.annotator.document(text)
        let found = Self.shared.times.find(
            in: document.tokens.indices, of: document, reference: day("2025-07-04"), future: future)
        #expect(found.map { describe($0.period) }.joined(separator: ", ") == expected)
    }

    @Test func withoutReferenceOnlyFullDatesCount() {
        let document = Self.shared.annotator.document("They met on Thursday, last week, on May 3 and on May 4, 2024, in 2023.")
        let found = Self.shared.times.find(in: document.tokens.indices, of: document, reference: nil, future: false)
        #expect(found.map { describe($0.period) } == ["2024-05-04 day", "2023-01-01/2023-12-31 year"])
        #expect(found.map { document.text(of: $0.range) } == ["May 4, 2024", "2023"])
    }

    @Test func looksOnlyWhereAsked() {
        let document = Self.shared.annotator.document("They met on Thursday and on Friday.")
        let found = Self.shared.times.find(in: 0..<5, of: document, reference: day("2025-07-04"), future: false)
        #expect(found.map(\.range) == [3..<4])
    }

    private static let words = [
        "July", "May", "4", "31", "2024", ",", "-", "–", "last", "next", "this", "week", "year", "ago", "two", "Friday", "of",
        "in",
        "earlier", "400", "Feb.", "the", "day", "before", "after", "tomorrow", "1990s", "'97", "15th", "first", "half", "quarter",
        "Q3", "spring", "late", "mid", "end", "past", "previous", "following", "same", "weekend", "Monday", "to", "and", "from",
        "between", "until", "within", "later", "days", "decades", "a", "two-day", "visit", "began", "will", "said", "meet", "'s",
        "(", ")", "2015-02-13", "13/02/2015", "04.07.2005", "New Year's Day", "overnight", "night", "is", "was", "to", "that",
        ".",
        "\n\n", "\"", "for", "September 11 attacks", "9999", "1800", "2100", "29",
    ]

    @Test(arguments: 300..<320 as Range<UInt64>)
    func periodsAreInOrderAndInRange(_ seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let references = [day("2024-02-29"), day("0001-01-01"), day("9999-12-31"), nil]
        for _ in 0..<100 {
            let text = (0..<16).map { _ in Self.words.randomElement(using: &random)! }.joined(separator: " ")
            let document = Self.shared.annotator.document(text)
            let start = Int.random(in: 0...document.tokens.count, using: &random)
            let range = Bool.random(using: &random) ? document.tokens.indices : start..<document.tokens.count
            var last = range.lowerBound
            for expression in Self.shared.times.find(
                in: range, of: document, reference: references.randomElement(using: &random)!, future: Bool.random(using: &random)
            ) {
                #expect(expression.period.from <= expression.period.until, "\(text)")
                #expect(expression.range.lowerBound >= last && !expression.range.isEmpty, "\(text)")
                #expect(expression.range.upperBound <= range.upperBound, "\(text)")
                last = expression.range.upperBound
            }
        }
    }

    @Test(arguments: 320..<330 as Range<UInt64>)
    func periodsAreOfTheCalendar(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        for _ in 0..<100 {
            let text = (0..<16).map { _ in Self.words.randomElement(using: &random)! }.joined(separator: " ")
            let document = Self.shared.annotator.document(text)
            for expression in Self.shared.times.find(in: document.tokens.indices, of: document, reference: day("2024-02-29")) {
                for date in [expression.period.from, expression.period.until] {
                    #expect(CivilDate(iso: date.iso) == date, "\(text)")
                }
            }
        }
    }
}

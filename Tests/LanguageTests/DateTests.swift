// Dates as metadata write them, and the day of a date without a year.

import Language
import Testing

@Suite struct DateTests {
    @Test(arguments: [
        "2025-07-04", "2025-07-04T10:00:00Z", "2025-07-04 10:00:00+03:00", "20250704", "20250704T100000Z", "2025/07/04",
        "2025.7.4",
        "Fri, 04 Jul 2025 10:00:00 GMT", "Fri, 4 Jul 25 10:00:00 GMT", "July 4, 2025", "Jul. 4th, 2025", "JULY 4 2025",
        "4 July 2025", "4th of July, 2025",
        "04-Jul-2025", "04.07.2025", "07/04/2025", "7/4/2025 10:00 AM", "Friday, July 4, 2025",
        "Published: July 4, 2025 at 10:00 a.m. EDT",
        "Fri Jul 04 10:00:00 +0000 2025", "Fri Jul  4 10:00:00 2025", "1751623200", "1751623200000",
        " Updated 3:45 PM ET, Fri July 4, 2025 ",
    ])
    func reads(_ text: String) { #expect(CivilDate(written: text)?.iso == "2025-07-04") }

    @Test func readsTheMonthFirstUnlessItExceedsTwelve() {
        #expect(CivilDate(written: "03/04/2025")?.iso == "2025-03-04")
        #expect(CivilDate(written: "25/04/2025")?.iso == "2025-04-25")
        #expect(CivilDate(written: "03.04.2025")?.iso == "2025-04-03")
    }

    @Test(arguments: [
        "", "yesterday", "2025", "July 2025", "2025-13-01", "2025-02-30", "31 June 2025", "12", "10:00", "1,200", "version 1.2.3",
        "July 4", "32/01/2025",
        "-5", "inf", "nan", "99999999999999999999",
    ])
    func readsNoDate(_ text: String) { #expect(CivilDate(written: text) == nil) }

    @Test(arguments: [
        (1_751_623_200.0, "2025-07-04"), (1_751_623_200_123, "2025-07-04"), (1_751_623_200_123_456, "2025-07-04"),
        (20_250_704, "2025-07-04"),
        (-864_000_000_000, "1942-08-16"),
    ])
    func readsNumber(_ number: Double, _ iso: String) { #expect(CivilDate(epoch: number)?.iso == iso) }

    @Test(arguments: [0, 1, 2025, 20_251_399, 1e300, -.infinity, .nan])
    func readsNoDate(_ number: Double) { #expect(CivilDate(epoch: number) == nil) }

    private let today = CivilDate(iso: "2025-07-10")

    @Test func takesTheMostRecentDay() throws {
        let today = try #require(today)
        #expect(WrittenDate(month: 7, day: 4).mostRecent(notAfter: today)?.iso == "2025-07-04")
        #expect(WrittenDate(month: 7, day: 11).mostRecent(notAfter: today)?.iso == "2024-07-11")
        #expect(WrittenDate(month: 2, day: 29).mostRecent(notAfter: today)?.iso == "2024-02-29")
        // 4 July was a Monday in 2022.
        #expect(WrittenDate(month: 7, day: 4, weekday: 0).mostRecent(notAfter: today)?.iso == "2022-07-04")
        #expect(WrittenDate(year: 2031, month: 7, day: 4).mostRecent(notAfter: today)?.iso == "2031-07-04")
    }

    @Test func takesTheNearestDay() throws {
        let today = try #require(today)
        #expect(WrittenDate(month: 7, day: 12).nearest(to: today)?.iso == "2025-07-12")
        #expect(WrittenDate(month: 12, day: 31).nearest(to: CivilDate(ordinal: today.ordinal - 180))?.iso == "2024-12-31")
        #expect(WrittenDate(month: 7, day: 4, weekday: 3).nearest(to: today)?.iso == "2024-07-04")
    }
}

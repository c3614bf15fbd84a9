// Calendar arithmetic, checked against the calendar's own rules over 400 years.

import Testing

@testable import Language

@Suite struct CivilDateTests {
    @Test func everyDayOf400YearsFollowsTheOneBefore() {
        var date = day("1801-01-01")
        let first = date.ordinal
        var weekday = 3
        var wrong = 0
        for offset in 0..<146_097 {
            if date.ordinal != first + offset || CivilDate(ordinal: first + offset) != date || date.weekday != weekday {
                wrong += 1
            }
            if CivilDate(iso: date.iso) != date { wrong += 1 }
            weekday = (weekday + 1) % 7
            if date.day < CivilDate.days(in: date.month, of: date.year) {
                date.day += 1
            } else {
                date.day = 1
                date.month = date.month == 12 ? 1 : date.month + 1
                if date.month == 1 { date.year += 1 }
            }
        }
        #expect(wrong == 0)
        #expect(date.iso == "2201-01-01")
    }

    @Test(arguments: [
        ("1970-01-01", 0, 3), ("1969-12-31", -1, 2), ("2000-02-29", 11_016, 1), ("2025-07-04", 20_273, 4),
        ("0001-01-01", -719_162, 0), ("9999-12-31", 2_932_896, 4),
    ])
    func knowsOrdinalsAndWeekdays(_ iso: String, _ ordinal: Int, _ weekday: Int) {
        #expect(day(iso).ordinal == ordinal)
        #expect(day(iso).weekday == weekday)
        #expect(CivilDate(ordinal: ordinal).iso == iso)
    }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00", "0000-01-01", "2024-1-1", "20240101",
        "", "２０２４-01-01",
    ])
    func refuses(_ iso: String) { #expect(CivilDate(iso: iso) == nil) }

    @Test(arguments: ["2024-02-29", "2000-02-29", "2024-02-29T10:00:00Z", "2024-02-29 10:00"])
    func accepts(_ iso: String) { #expect(CivilDate(iso: iso)?.iso == String(iso.prefix(10))) }

    @Test func stepsOverMonthsAndYears() {
        #expect(day("2024-12-31").adding(days: 1).iso == "2025-01-01")
        #expect(day("2024-03-01").adding(days: -1).iso == "2024-02-29")
        #expect(day("2024-12-31").firstOfMonth(adding: 2).iso == "2025-02-01")
        #expect(day("2024-01-31").firstOfMonth(adding: -1).iso == "2023-12-01")
        #expect(day("2024-02-10").endOfMonth.iso == "2024-02-29")
        #expect(day("2024-02-10") < day("2024-02-11"))
        #expect(day("2024-02-10") < day("2024-03-01"))
        #expect(day("2024-02-10") < day("2025-01-01"))
    }
}

// iCalendar after RFC 5545: lines, escapes, days.

import Language
import Testing

@testable import Export

@Suite struct ICalendarTests {
    private func event(summary: String = "talks", url: String? = nil) throws -> CalendarEvent {
        CalendarEvent(
            uid: "1@demarche", first: try #require(CivilDate(iso: "2025-12-30")),
            last: try #require(CivilDate(iso: "2025-12-31")),
            status: .tentative, summary: summary, location: "Bern; Switzerland", description: "one, two\\three\nfour", url: url,
            category: "talks", stamp: try #require(CivilDate(iso: "2025-12-01")))
    }

    @Test func anEventOfWholeDays() throws {
        let text = iCalendar([try event(url: "https://example.org/a b")], name: "Meetings")
        #expect(
            text
                == """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Demarche//Demarche//EN
                CALSCALE:GREGORIAN
                METHOD:PUBLISH
                NAME:Meetings
                X-WR-CALNAME:Meetings
                BEGIN:VEVENT
                UID:1@demarche
                DTSTAMP:20251201T000000Z
                DTSTART;VALUE=DATE:20251230
                DTEND;VALUE=DATE:20260101
                SUMMARY:talks
                STATUS:TENTATIVE
                TRANSP:TRANSPARENT
                CATEGORIES:talks
                LOCATION:Bern\\; Switzerland
                DESCRIPTION:one\\, two\\\\three\\nfour
                URL:https://example.org/a%20b
                END:VEVENT
                END:VCALENDAR

                """.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
    }

    @Test func longLinesAreFoldedBetweenCharacters() throws {
        let words = String(repeating: "é漢😀a", count: 40)
        let text = iCalendar([try event(summary: words)], name: "a")
        let lines = text.utf8.split(separator: 0x0A).map { Array($0) }
        #expect(lines.allSatisfy { $0.last == 0x0D && $0.count <= 76 })
        #expect(lines.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
        #expect(text.replacing("\r\n ", with: "").contains("SUMMARY:" + words + "\r\n"))
    }

    @Test func controlsAreWrittenOut() throws {
        let text = iCalendar([try event(summary: "a\u{1B}]8;;x\u{7}b\rSTATUS:CANCELLED", url: "javascript:alert(1)")], name: "a")
        #expect(text.contains("SUMMARY:a⟨U+001B⟩]8\\;\\;x⟨U+0007⟩b\\nSTATUS:CANCELLED\r\n"))
        #expect(!text.contains("URL:"))
    }

    @Test func theSameTextsHaveTheSameIdentifier() {
        #expect(CalendarEvent.uid(of: ["2025-03-04", "talks"]) == CalendarEvent.uid(of: ["2025-03-04", "talks"]))
        #expect(CalendarEvent.uid(of: ["2025-03-04", "talks"]) != CalendarEvent.uid(of: ["2025-03-04t", "alks"]))
        #expect(CalendarEvent.uid(of: []) == "cbf29ce4842223259ae16a3b2f90404f@demarche")
    }
}

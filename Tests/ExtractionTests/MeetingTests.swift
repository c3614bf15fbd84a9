// Meetings: kinds, participants, status, place, day, and mentions of one meeting joined.

import Testing

@testable import Extraction

@Suite struct MeetingTests {
    /// Meetings of a text of Friday, 4 July 2025, as "kind status: participant + participant @ place, from/until".
    @Test(arguments: [
        // Verbs.
        (
            "Ana Horvat met President Emmanuel Macron in Paris on Thursday.",
            "talks held: Ana Horvat + Emmanuel Macron @ Paris 2025-07-03"
        ),
        ("President Emmanuel Macron met with Sergey Lavrov.", "talks held: Emmanuel Macron + Sergey Lavrov"),
        ("President Emmanuel Macron and Sergey Lavrov met in Oslo.", "talks held: Emmanuel Macron + Sergey Lavrov @ Oslo"),
        (
            "President Emmanuel Macron met on Thursday in Oslo with Sergey Lavrov.",
            "talks held: Emmanuel Macron + Sergey Lavrov @ Oslo 2025-07-03"
        ),
        (
            "President Emmanuel Macron hosted Sergey Lavrov in Paris.",
            "talks held: Emmanuel Macron (host) + Sergey Lavrov (guest) @ Paris"
        ),
        (
            "President Emmanuel Macron received Sergey Lavrov in Paris.",
            "talks held: Emmanuel Macron (host) + Sergey Lavrov (guest) @ Paris"
        ),
        (
            "President Emmanuel Macron spoke by phone with Sergey Lavrov on Thursday.",
            "phone_call held: Emmanuel Macron + Sergey Lavrov 2025-07-03"
        ),
        (
            "President Emmanuel Macron visited Norway last week.",
            "visit held: Emmanuel Macron (guest) + Norway (host) @ Norway 2025-06-23/2025-06-29"
        ),
        // Nouns.
        (
            "President Emmanuel Macron held talks with Sergey Lavrov in Paris.",
            "talks held: Sergey Lavrov + Emmanuel Macron @ Paris"
        ),
        (
            "Talks between President Emmanuel Macron and Sergey Lavrov ended on Thursday.",
            "talks held: Emmanuel Macron + Sergey Lavrov 2025-07-03"
        ),
        (
            "President Emmanuel Macron gave a press conference with Sergey Lavrov in Paris.",
            "press_conference held: Sergey Lavrov + Emmanuel Macron @ Paris 2025-07-04"
        ),
        (
            "President Emmanuel Macron had a phone call with Sergey Lavrov on Thursday.",
            "phone_call held: Sergey Lavrov + Emmanuel Macron 2025-07-03"
        ),
        (
            "President Emmanuel Macron went on a visit to Norway in May.",
            "visit held: Emmanuel Macron + Norway (host) @ Norway 2025-05-01/2025-05-31"
        ),
        ("The NATO summit ended in Oslo on Thursday.", "summit held: NATO @ Oslo 2025-07-03"),
        // Planned and cancelled.
        (
            "President Emmanuel Macron will meet Sergey Lavrov in Oslo on Monday.",
            "talks planned: Emmanuel Macron + Sergey Lavrov @ Oslo 2025-07-07"
        ),
        (
            "President Emmanuel Macron plans to visit Norway next week.",
            "visit planned: Emmanuel Macron (guest) + Norway (host) @ Norway 2025-07-07/2025-07-13"
        ),
        ("President Emmanuel Macron cancelled a meeting with Sergey Lavrov.", "talks cancelled: Sergey Lavrov + Emmanuel Macron"),
        // Countries and organizations.
        ("Talks between Russia and Norway began in Oslo on Thursday.", "talks held: Russia + Norway @ Oslo 2025-07-03"),
        // Nothing met.
        ("The plan met the needs of Norway.", ""), ("Norway met its NATO targets.", ""), ("The ships met a storm.", ""),
        ("Sergey Lavrov talks a lot.", ""),
        ("The talks went on.", ""), ("President Emmanuel Macron welcomed the decision of the court.", ""),
    ])
    func finds(_ body: String, _ expected: String) { #expect(meetings(findings(body)) == expected) }

    @Test func joinsTheMentionsOfOneMeeting() {
        let body =
            "President Emmanuel Macron met Sergey Lavrov in Oslo. The meeting between Macron and Lavrov took place on Thursday."
        let found = findings(body).meetings
        #expect(meetings(findings(body)) == "talks held: Emmanuel Macron + Sergey Lavrov @ Oslo 2025-07-03")
        #expect(found.first?.mentions.count == 2)
    }

    @Test func keepsMeetingsOfOtherDaysApart() {
        let body = "President Emmanuel Macron met Sergey Lavrov in Oslo on Monday. Macron met Lavrov again in Oslo on Thursday."
        #expect(findings(body).meetings.map(\.held?.from.iso) == ["2025-06-30", "2025-07-03"])
    }

    @Test func placeOfTheCountryIsKnown() {
        let found = findings("President Emmanuel Macron met Sergey Lavrov in Oslo.").meetings
        #expect(found.map(\.country) == ["NO"])
    }

    @Test func pressConferenceIsWhereTheDatelineIs() {
        let found = findings(
            "Sergey Lavrov said at a press conference with Ana Horvat, the foreign minister, that it was late.", place: "Moscow"
        ).meetings
        #expect(found.map(\.place) == ["Moscow"])
    }

    @Test func mentionTellsOfIt() {
        let body = "It was late. President Emmanuel Macron met Sergey Lavrov in Oslo."
        #expect(
            findings(body).meetings.flatMap(\.mentions).map { text($0, in: body) } == [
                "President Emmanuel Macron met Sergey Lavrov"
            ])
    }

    private func meetings(_ findings: Findings) -> String {
        findings.meetings.map { meeting in
            var line = "\(meeting.kind.rawValue) \(meeting.status.rawValue): "
            line += meeting.participants.map { $0.party.name + ($0.role == .participant ? "" : " (\($0.role.rawValue))") }.joined(
                separator: " + ")
            if let place = meeting.place { line += " @ \(place)" }
            if let held = meeting.held {
                line += " " + (held.from == held.until ? held.from.iso : "\(held.from.iso)/\(held.until.iso)")
            }
            return line
        }.joined(separator: "; ")
    }
}

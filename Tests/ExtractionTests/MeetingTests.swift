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
            "President Emmanuel Macron met separately with Sergey Lavrov and Ana Horvat.",
            "talks held: Emmanuel Macron + Sergey Lavrov; talks held: Emmanuel Macron + Ana Horvat"
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
            "Sergey Lavrov was received by President Emmanuel Macron in Paris.",
            "talks held: Emmanuel Macron (host) + Sergey Lavrov (guest) @ Paris"
        ),
        (
            "President Emmanuel Macron spoke by phone with Sergey Lavrov on Thursday.",
            "phone_call held: Emmanuel Macron + Sergey Lavrov 2025-07-03"
        ),
        (
            "President Emmanuel Macron phoned Sergey Lavrov on Thursday.",
            "phone_call held: Emmanuel Macron + Sergey Lavrov 2025-07-03"
        ),
        (
            "Sergey Lavrov and Ana Horvat, the foreign minister, signed an agreement in Oslo on Thursday.",
            "signing held: Sergey Lavrov + Ana Horvat @ Oslo 2025-07-03"
        ),
        // Visits.
        (
            "President Emmanuel Macron visited Norway last week.",
            "visit held: Emmanuel Macron (guest) + Norway (host) @ Norway 2025-06-23/2025-06-29"
        ),
        (
            "President Emmanuel Macron arrived in Oslo on Thursday for a three-day visit.",
            "visit held: Emmanuel Macron (guest) + Norway (host) @ Oslo 2025-07-03/2025-07-05"
        ),
        (
            "President Emmanuel Macron wrapped up a three-day visit to Norway on Thursday.",
            "visit held: Norway (host) + Emmanuel Macron (guest) @ Norway 2025-07-01/2025-07-03"
        ),
        (
            "President Emmanuel Macron left Paris on Thursday for Oslo.",
            "visit held: Emmanuel Macron (guest) + Norway (host) @ Oslo 2025-07-03"
        ),
        (
            "President Emmanuel Macron will pay visits to Norway and Sweden next week.",
            "visit planned: Emmanuel Macron (guest) + Norway (host) @ Norway 2025-07-07/2025-07-13; "
                + "visit planned: Emmanuel Macron (guest) + Sweden (host) @ Sweden 2025-07-07/2025-07-13"
        ),
        (
            "President Emmanuel Macron went on a visit to Norway in May.",
            "visit held: Norway (host) + Emmanuel Macron (guest) @ Norway 2025-05-01/2025-05-31"
        ),
        (
            "Sergey Lavrov said so during President Emmanuel Macron's visit to Norway.",
            "visit held: Emmanuel Macron (guest) + Norway (host) @ Norway"
        ),
        (
            "Norway welcomed the visit by President Emmanuel Macron to Oslo.",
            "visit held: Emmanuel Macron (guest) + Norway (host) @ Oslo"
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
        ("Sergey Lavrov told a news conference that it was late.", "press_conference held: Sergey Lavrov 2025-07-04"),
        (
            "President Emmanuel Macron had a phone call with Sergey Lavrov on Thursday.",
            "phone_call held: Sergey Lavrov + Emmanuel Macron 2025-07-03"
        ),
        ("The NATO summit ended in Oslo on Thursday.", "summit held: NATO @ Oslo 2025-07-03"),
        ("President Emmanuel Macron will attend the NATO summit in Oslo.", "summit planned: NATO + Emmanuel Macron @ Oslo"),
        ("Russia-Norway talks in Oslo ended on Thursday.", "talks held: Russia + Norway @ Oslo 2025-07-03"),
        (
            "Peace talks between Israel and the Palestinians opened in Cairo on Sunday.",
            "negotiation held: Israel + Palestine @ Cairo 2025-06-29"
        ),
        ("Norway hosted a summit in May.", "summit held: Norway (host) @ Norway 2025-05-01/2025-05-31"),
        (
            "President Emmanuel Macron told Sergey Lavrov during a meeting on Thursday that it was late.",
            "talks held: Emmanuel Macron + Sergey Lavrov 2025-07-03"
        ),
        (
            "Sergey Lavrov said on Thursday after meeting President Emmanuel Macron that it was late.",
            "talks held: Sergey Lavrov + Emmanuel Macron 2025-07-03"
        ),
        (
            "Sergey Lavrov, who met President Emmanuel Macron in Paris, said that it was late.",
            "talks held: Sergey Lavrov + Emmanuel Macron @ Paris"
        ),
        // Planned.
        (
            "President Emmanuel Macron will meet Sergey Lavrov in Oslo on Monday.",
            "talks planned: Emmanuel Macron + Sergey Lavrov @ Oslo 2025-07-07"
        ),
        (
            "President Emmanuel Macron is to meet Sergey Lavrov next week.",
            "talks planned: Emmanuel Macron + Sergey Lavrov 2025-07-07/2025-07-13"
        ),
        (
            "President Emmanuel Macron plans to visit Norway next week.",
            "visit planned: Emmanuel Macron (guest) + Norway (host) @ Norway 2025-07-07/2025-07-13"
        ),
        (
            "Sergey Lavrov invited President Emmanuel Macron to visit Moscow.",
            "visit planned: Emmanuel Macron (guest) + Russia (host) @ Moscow"
        ),
        (
            "Talks between Russia and Norway will be held in Oslo on Monday.",
            "talks planned: Russia + Norway @ Oslo 2025-07-07"
        ),
        (
            "A meeting between President Emmanuel Macron and Sergey Lavrov is scheduled for Monday.",
            "talks planned: Emmanuel Macron + Sergey Lavrov 2025-07-07"
        ),
        (
            "President Emmanuel Macron arrived in Moscow on Thursday for talks with Sergey Lavrov.",
            "visit held: Emmanuel Macron (guest) + Russia (host) @ Moscow 2025-07-03; "
                + "talks planned: Sergey Lavrov + Emmanuel Macron @ Moscow"
        ),
        // Cancelled and refused.
        ("President Emmanuel Macron cancelled a meeting with Sergey Lavrov.", "talks cancelled: Sergey Lavrov + Emmanuel Macron"),
        (
            "President Emmanuel Macron's visit to Norway was postponed.",
            "visit cancelled: Emmanuel Macron (guest) + Norway (host) @ Norway"
        ),
        (
            "Talks between Russia and Norway had been due but were called off.",
            "talks cancelled: Russia + Norway"
        ),
        ("President Emmanuel Macron refused to meet Sergey Lavrov.", "talks refused: Emmanuel Macron + Sergey Lavrov"),
        (
            "President Emmanuel Macron turned down an invitation to visit Norway.",
            "visit refused: Emmanuel Macron (guest) + Norway (host) @ Norway"
        ),
        // Countries and organizations.
        ("Russia, Norway, and Finland met in Oslo on Thursday.", "talks held: Russia + Norway + Finland @ Oslo 2025-07-03"),
        ("Talks between Russia and Norway began in Oslo on Thursday.", "talks held: Russia + Norway @ Oslo 2025-07-03"),
        (
            "Talks between Russia and Norway, mediated by Egypt, began on Thursday.",
            "talks held: Russia + Norway + Egypt (mediator) 2025-07-03"
        ),
        (
            "Talks with Norway will resume on Monday. They involve Russia, Norway, Sweden and Finland.",
            ""
        ),
        // Places.
        (
            "President Emmanuel Macron met Sergey Lavrov in the Norwegian capital on Thursday.",
            "talks held: Emmanuel Macron + Sergey Lavrov @ Oslo 2025-07-03"
        ),
        (
            "President Emmanuel Macron met Sergey Lavrov in the Norwegian town of Molde.",
            "talks held: Emmanuel Macron + Sergey Lavrov @ Molde"
        ),
        (
            "President Emmanuel Macron met Sergey Lavrov at the Kremlin.",
            "talks held: Emmanuel Macron + Sergey Lavrov @ Moscow"
        ),
        // Guests, bodies and times that belong to another.
        (
            "President Emmanuel Macron held talks with visiting Russian Foreign Minister Sergey Lavrov on Thursday.",
            "talks held: Sergey Lavrov + Emmanuel Macron @ France 2025-07-03"
        ),
        (
            "President Emmanuel Macron told visiting Russian Foreign Minister Sergey Lavrov on Thursday that it was late.",
            "talks held: Emmanuel Macron + Sergey Lavrov @ France 2025-07-03"
        ),
        (
            "President Emmanuel Macron has held talks with a range of Norwegian experts.",
            "talks held: Norwegian experts + Emmanuel Macron"
        ),
        (
            "President Emmanuel Macron talked with Sergey Lavrov on Thursday.",
            "talks held: Emmanuel Macron + Sergey Lavrov 2025-07-03"
        ),
        (
            "President Emmanuel Macron has met Sergey Lavrov in preparation for a vote next month.",
            "talks held: Emmanuel Macron + Sergey Lavrov"
        ),
        (
            "Norway suspended trade negotiations with Sweden on Thursday.",
            "negotiation cancelled: Sweden + Norway"
        ),
        (
            "Norway was glad when President Emmanuel Macron paid a state visit to the country in May.",
            "visit held: Norway (host) + Emmanuel Macron (guest) @ Norway 2025-05-01/2025-05-31"
        ),
        (
            "President Emmanuel Macron arrived in Oslo on Thursday for a visit to the country.",
            "visit held: Emmanuel Macron (guest) + Norway (host) @ Oslo 2025-07-03"
        ),
        (
            "President Emmanuel Macron met Sergey Lavrov in Singapore.",
            "talks held: Emmanuel Macron + Sergey Lavrov @ Singapore"
        ),
        (
            "The United Nations Climate Change Conference wrapped up in Nairobi on Thursday.",
            "conference held: United Nations @ Nairobi 2025-07-03"
        ),
        (
            "Ana Horvat spoke of a deal at the July 10-11 summit in Brussels.",
            "summit planned: European Union @ Brussels 2025-07-10/2025-07-11"
        ),
        (
            "Norway's envoy, Sweden's envoy and President Emmanuel Macron signed a declaration in Oslo on Thursday.",
            "signing held: Emmanuel Macron @ Oslo 2025-07-03"
        ),
        (
            "The India-Brazil-South Africa (IBSA) heads of government summit was held in Oslo in May.",
            "summit held: India + Brazil + South Africa @ Oslo 2025-05-01/2025-05-31"
        ),
        (
            "Sergey Lavrov praised President Emmanuel Macron's initiative to hold a conference on peace.",
            "conference planned: Emmanuel Macron"
        ),
        (
            "A Nordic Fishers Union meeting in Oslo ended on Thursday.",
            "other held: Nordic Fishers Union @ Oslo 2025-07-03"
        ),
        (
            "Ana Horvat spoke at a conference on media freedom in Africa.",
            "conference held: Ana Horvat"
        ),
        (
            "Ana Horvat attended the annual session of the UN Human Rights Commission in Geneva.",
            "other held: UN Human Rights Commission @ Geneva"
        ),
        // Wishes, prospects and habits.
        ("President Emmanuel Macron called for talks with Russia.", ""),
        ("President Emmanuel Macron spoke of mounting calls for talks with Russia.", ""),
        ("President Emmanuel Macron wants to meet Sergey Lavrov.", ""),
        ("President Emmanuel Macron had little appetite for talks with Russia.", ""),
        ("President Emmanuel Macron often meets Sergey Lavrov in Oslo.", ""),
        ("President Emmanuel Macron promised not to meet Sergey Lavrov.", ""),
        ("Prime Minister Mark Carney of Canada spoke on a cross-Canada tour.", ""),
        // Nothing met.
        ("The plan met the needs of Norway.", ""), ("Norway met its NATO targets.", ""), ("The ships met a storm.", ""),
        ("Sergey Lavrov talks a lot.", ""),
        ("The talks went on.", ""), ("President Emmanuel Macron welcomed the decision of the court.", ""),
        ("President Emmanuel Macron did not meet Sergey Lavrov.", ""),
        ("It was unclear whether President Emmanuel Macron would meet Sergey Lavrov.", ""),
        ("Meeting the demands of Norway takes time.", ""),
    ])
    func finds(_ body: String, _ expected: String) { #expect(meetings(findings(body)) == expected) }

    @Test func joinsTheMentionsOfOneMeeting() {
        let body =
            "President Emmanuel Macron met Sergey Lavrov in Oslo. The meeting between Macron and Lavrov took place on Thursday."
        let found = findings(body).meetings
        #expect(meetings(findings(body)) == "talks held: Emmanuel Macron + Sergey Lavrov @ Oslo 2025-07-03")
        #expect(found.first?.mentions.count == 2)
    }

    @Test func joinsWhatIsToldOfWithoutParticipants() {
        let body = "President Emmanuel Macron will meet Sergey Lavrov. The meeting will take place in Oslo on Monday."
        #expect(meetings(findings(body)) == "talks planned: Emmanuel Macron + Sergey Lavrov @ Oslo 2025-07-07")
    }

    @Test func aMeetingToldOfAsPlannedIsCalledOff() {
        let body = "Talks between Russia and Norway were planned for Monday. On Thursday the talks were called off."
        #expect(findings(body).meetings.map(\.status) == [.cancelled])
    }

    @Test func roundsStayApart() {
        let body =
            "The second summit of NATO was held in Oslo in May 2020. The third summit took place in Paris in May 2021."
        #expect(
            meetings(findings(body))
                == "summit held: NATO @ Oslo 2020-05-01/2020-05-31; summit held: NATO @ Paris 2021-05-01/2021-05-31")
    }

    @Test func keepsMeetingsOfOtherDaysApart() {
        let body = "President Emmanuel Macron met Sergey Lavrov in Oslo on Monday. Macron met Lavrov again in Oslo on Thursday."
        #expect(findings(body).meetings.map(\.held?.from.iso) == ["2025-06-30", "2025-07-03"])
    }

    @Test func twoCountriesAreThoseToldOfLast() {
        let body = "Talks between Russia and Norway began on Thursday. Ten rounds of talks between the two countries have failed."
        #expect(meetings(findings(body)) == "talks held: Russia + Norway 2025-07-03; talks held: Russia + Norway")
    }

    @Test func theTwoAreThoseToldOfLast() {
        let body = "President Emmanuel Macron met Sergey Lavrov on Thursday. He was glad in May, when the two met in Oslo."
        #expect(
            meetings(findings(body)) == "talks held: Emmanuel Macron + Sergey Lavrov 2025-07-03; "
                + "talks held: Emmanuel Macron + Sergey Lavrov @ Oslo 2025-05-01/2025-05-31")
    }

    @Test func whoMeetsOnAVisitMeetsThere() {
        let body = "Sergey Lavrov arrived in Paris on Thursday. He met President Emmanuel Macron."
        #expect(findings(body).meetings.map(\.place) == ["Paris", "Paris"])
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

    @Test func hereIsWhereTheDatelineIs() {
        let found = findings("President Emmanuel Macron met Sergey Lavrov here on Thursday.", place: "Oslo").meetings
        #expect(found.map(\.place) == ["Oslo"])
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

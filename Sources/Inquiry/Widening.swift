// What else there is where an inquiry finds nothing: the inquiry without one of its conditions.

import Archive

extension Inquiry {
    /// An inquiry that asks for more than another one.
    public struct Wider: Sendable, Hashable {
        /// How its rows differ from those asked for, such as "at other times".
        public var difference: String
        public var inquiry: Inquiry
    }

    /// The inquiry with any of its subjects instead of all of them; nil where it has not several.
    public var aboutAny: Inquiry? {
        guard subjects.count > 1, !isAboutAny else { return nil }
        var wider = self
        wider.isAboutAny = true
        wider.notes = ["nothing is about all of \(subjects.map(\.name).joined(separator: ", ")): any of them is taken"]
        return wider
    }

    /// The inquiry without one of its conditions each, the likeliest remedy first. Empty for offices.
    public var wider: [Wider] {
        guard selectsStatements || intent == .meetings else { return [] }
        var all: [Wider] = []
        func add(_ condition: Bool, _ difference: String, _ change: (inout Inquiry) -> Void) {
            guard condition else { return }
            var inquiry = self
            change(&inquiry)
            inquiry.limit = nil
            all.append(Wider(difference: difference, inquiry: inquiry))
        }
        add(minConfidence > 0 && selectsStatements, "under the confidence of \(minConfidence)") { $0.minConfidence = 0 }
        guard intent != .speakers else { return all }
        for other in ["cancelled", "planned", "held"] where other != status {
            add(intent == .meetings && status != nil, other) { $0.status = other }
        }
        add(period != nil, "at other times") { $0.period = nil }
        add(place != nil, intent == .meetings ? "elsewhere" : "elsewhere, or where the place is not told") {
            ($0.place, $0.placeCountry, $0.kinds) = (nil, nil, intent == .meetings ? kinds : [])
        }
        add(!kinds.isEmpty && place == nil, "of other kinds") { $0.kinds = [] }
        add(!acts.isEmpty, "of other kinds") { $0.acts = [] }
        add(!subjects.isEmpty && !speakers.isEmpty, "about other subjects") { $0.subjects = [] }
        add(!addressees.isEmpty, "said to others") { $0.addressees = [] }
        add(affiliation != nil && !participants.isEmpty, "with others") { $0.affiliation = nil }
        add(all.count > 1 && !(speakers + participants).isEmpty, "in all") { inquiry in
            inquiry = Inquiry(question: question, intent: intent == .meetings ? .meetings : .statements, today: today)
            (inquiry.speakers, inquiry.participants) = (speakers, participants)
            inquiry.minConfidence = minConfidence
        }
        return all
    }

    /// Counts statements or meetings: how many, the first day and the last.
    public var extent: Query { extent(atMost: nil) }

    /// Counts statements or meetings, and no more than `most` of them, whichever are found first: how many, the first day of
    /// these and the last.
    public func extent(atMost most: Int?) -> Query {
        switch intent {
        case .count, .timeline, .meetingAccount, .positionChange, .disagreement: return base.extent(atMost: most)
        default: break
        }
        let days = selectsStatements ? statementDays : intent == .meetings ? meetingDays : query
        let day = selectsStatements || intent == .meetings ? "day" : "published"
        return Query(
            sql: """
                SELECT count(*), min(\(day)), max(\(day)) FROM (
                \(days.sql)\(limit == nil ? most.map { "\nLIMIT \($0)" } ?? "" : ""))
                """, arguments: days.arguments)
    }
}

// How a question was understood, in a sentence.

extension Inquiry {
    /// What the inquiry asks for, such as "statements by Sergey Lavrov about NATO, since 2022-01-01, newest first".
    public var paraphrase: String {
        var parts: [String] = []
        switch intent {
        case .statements, .quotation: parts.append(statementsText)
        case .speakers:
            let acts = acts.isEmpty ? "" : " (\(acts.joined(separator: ", ")))"
            let whose = speakers.isEmpty ? "" : " of " + Self.list(speakers.map(\.name), "or")
            parts.append("who\(whose) spoke" + aboutText + acts)
        case .count: parts.append("how many " + (countsMeetings ? meetingsText : statementsText))
        case .timeline: parts.append((countsMeetings ? meetingsText : statementsText) + " by month")
        case .positionChange: parts.append("pairs of " + statementsText + ", the older first")
        case .disagreement:
            parts.append("opposed statements of " + Self.list(speakers.map(Self.speaker), "and") + aboutText)
            parts.append("among the newest \(Self.opposable) of each for or against something")
        case .meetings: parts.append(meetingsText)
        case .meetingAccount: parts.append("what was said at " + meetingsText)
        case .holders: parts.append("who held the office of " + (office?.name ?? ""))
        case .persons: parts.append("offices of \(person?.name ?? "")")
        case .officials: parts.append("officials of \(affiliation?.name ?? "")")
        case .articles:
            let sources = speakers.isEmpty ? "" : " of " + Self.list(speakers.map(\.name), "or")
            parts.append("articles" + sources + aboutText + (words.map { " with the words \"\($0)\"" } ?? ""))
        }
        switch (period?.from, period?.until) {
        case (let from?, let until?): parts.append(from == until ? "on \(from)" : "from \(from) to \(until)")
        case (let from?, nil): parts.append("since \(from)")
        case (nil, let until?): parts.append("until \(until)")
        case (nil, nil): break
        }
        if minConfidence > 0, selectsStatements { parts.append("with a confidence of at least \(minConfidence)") }
        if [.statements, .quotation, .meetings, .articles].contains(intent) {
            parts.append(order == .oldestFirst ? "oldest first" : "newest first")
        }
        if let limit { parts.append("at most \(limit)") }
        return parts.joined(separator: ", ")
    }

    private var aboutText: String {
        subjects.isEmpty ? "" : " about " + Self.list(subjects.map(Self.subject), isAboutAny ? "or" : "and")
    }

    private var statementsText: String {
        var text = statementKinds.isEmpty ? "statements" : statementKinds.joined(separator: ", ") + " statements"
        if !acts.isEmpty { text += " of kind \(acts.joined(separator: ", "))" }
        if !speakers.isEmpty { text += " by " + Self.list(speakers.map(Self.speaker), "or") }
        if let capacity { text += " as \(capacity.name)" }
        text += aboutText
        if !addressees.isEmpty {
            let names = Self.list(addressees.map(\.name), "or")
            text += subjects.isEmpty ? " about \(names), or at their meetings" : " at meetings with \(names)"
        }
        if place != nil || !kinds.isEmpty || !participants.isEmpty {
            text += " at " + meetingKind + (place.map { " in \($0)" } ?? "")
            if !participants.isEmpty { text += " with " + Self.list(participants.map(\.name), "and") }
        }
        if let words { text += isPhrase ? " with the words \"\(words)\"" : " with all the words \(words)" }
        return text
    }

    private var meetingsText: String {
        var text = (status.map { $0 == "held" ? "" : "\($0) " } ?? "") + meetingKind
        if !participants.isEmpty { text += " of " + Self.list(participants.map(Self.participant), "and") }
        if let affiliation {
            text += participants.isEmpty ? " with \(affiliation.name)" : " with somebody from \(affiliation.name)"
        }
        if let place { text += " in \(place)" }
        return text + aboutText
    }

    /// "phone calls", or "meetings" of any kind
    private var meetingKind: String {
        guard let kind = kinds.first, kind != "other" else { return "meetings" }
        return kind.split(separator: "_").joined(separator: " ") + (kind.hasSuffix("s") ? "" : "s")
    }

    private static func speaker(_ party: Party) -> String {
        party.kind == .country || party.kind == .organization ? "\(party.name) and those who speak for it" : party.name
    }

    private static func participant(_ party: Party) -> String {
        party.kind == .country ? "\(party.name) or its officials" : party.name
    }

    private static func subject(_ party: Party) -> String {
        switch party.kind {
        case .words: party.written.hasPrefix("\"") ? party.written : "“\(party.name)”"
        default: party.name
        }
    }

    private static func list(_ items: [String], _ conjunction: String) -> String {
        items.count < 2
            ? items.first ?? "" : items.dropLast().joined(separator: ", ") + " \(conjunction) " + items[items.count - 1]
    }
}

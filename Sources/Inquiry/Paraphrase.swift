// How a question was understood, in a sentence.

extension Inquiry {
    /// What the inquiry asks for, such as "statements by Sergey Lavrov about NATO, since 2022-01-01, newest first".
    public var paraphrase: String {
        var parts: [String] = []
        switch intent {
        case .statements, .quotation:
            var text = "statements" + (acts.isEmpty ? "" : " of kind \(acts.joined(separator: ", "))")
            if !speakers.isEmpty { text += " by " + Self.list(speakers.map(Self.speaker), "or") }
            if !subjects.isEmpty { text += " about " + Self.list(subjects.map(Self.subject), isAboutAny ? "or" : "and") }
            if !addressees.isEmpty {
                let names = Self.list(addressees.map(\.name), "or")
                text += subjects.isEmpty ? " about \(names), or at their meetings" : " at meetings with \(names)"
            }
            if place != nil || !kinds.isEmpty {
                text += " at " + meetingKind + (place.map { " in \($0)" } ?? "")
            }
            if let words { text += isPhrase ? " with the words \"\(words)\"" : " with all the words \(words)" }
            parts.append(text)
        case .speakers:
            let acts = acts.isEmpty ? "" : " (\(acts.joined(separator: ", ")))"
            parts.append("who spoke about " + Self.list(subjects.map(Self.subject), isAboutAny ? "or" : "and") + acts)
        case .meetings:
            var text = (counts ? "how many " : "") + (status.map { $0 == "held" ? "" : "\($0) " } ?? "") + meetingKind
            if !participants.isEmpty { text += " of " + Self.list(participants.map(Self.participant), "and") }
            if let affiliation {
                text += participants.isEmpty ? " with \(affiliation.name)" : " with somebody from \(affiliation.name)"
            }
            if let place { text += " in \(place)" }
            parts.append(text)
        case .holders:
            parts.append("who held the office of " + (office?.name ?? ""))
        case .persons: parts.append("offices of \(person?.name ?? "")")
        case .officials: parts.append("officials of \(affiliation?.name ?? "")")
        }
        switch (period?.from, period?.until) {
        case (let from?, let until?): parts.append(from == until ? "on \(from)" : "from \(from) to \(until)")
        case (let from?, nil): parts.append("since \(from)")
        case (nil, let until?): parts.append("until \(until)")
        case (nil, nil): break
        }
        if minConfidence > 0, selectsStatements { parts.append("with a confidence of at least \(minConfidence)") }
        if intent == .statements || intent == .quotation || intent == .meetings {
            parts.append(order == .newestFirst ? "newest first" : "oldest first")
        }
        if let limit { parts.append("at most \(limit)") }
        return parts.joined(separator: ", ")
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

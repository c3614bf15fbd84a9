// What an outline asks for: the intent that its cues tell.

extension Outline {
    /// Cues of statements, by verb or noun.
    static let saying: Set = ["say", "inform", "mention", "act", "actnoun", "statement", "stance"]
    /// Cues of meetings, by verb or noun.
    static let meeting: Set = ["meet", "meetingnoun", "visit"]

    /// The phrases before the first cue of statements, which name who speaks: "what did *Lavrov* say".
    private var leading: [Phrase] {
        guard let verb = cue(Self.saying) else { return phrases }
        return Array(phrases.prefix(verb.phrases))
    }

    /// What is asked for; nil where no cue and no phrase tells.
    func intent(asksForPersons: Bool) -> Inquiry.Intent? {
        let head = cues.first { Self.saying.union(Self.meeting).union(["articles", "happen", "rule"]).contains($0.name) }
        let isMeeting = head.map { Self.meeting.contains($0.name) } ?? false
        if !quotations.isEmpty, !isMeeting || interrogative == "who" { return isAskedOfSpeaker ? .statements : .quotation }
        if has("change"), cue(["say", "mention", "meet"]) == nil, !(has("time") && has("statement")) {
            if phrases.contains(where: { $0.named != nil }) { return .positionChange }
            if !subjects.isEmpty { return .timeline }
        }
        if has("time") || has("chart") && has("count") { return .timeline }
        if let count = cue(["count"]), count.value != "most" { return .count }
        if has("contrast") { return .disagreement }
        if has("disagree"), !isAskedOfWho || has("between"), cue(["say", "meet"]) == nil { return .disagreement }
        if interrogative == "how", head?.name == "meetingnoun" { return .meetingAccount }
        if has("happen"), has("meetingnoun", "meet") || phrases.contains(where: { $0.marker == "between" || $0.marker == "with" })
        {
            return .meetingAccount
        }
        if let head {
            switch head.name {
            case "articles": return .articles
            case "rule": return .holders
            case "happen": return .statements
            case "mention" where leading.count > 1 && subjects.isEmpty && interrogative == "what": return .meetingAccount
            default: break
            }
            if isMeeting { return .meetings }
            return isAskedOfWho && (asksForAgent || speakerIsAsked || order == .most) ? .speakers : .statements
        }
        return withoutHead(asksForPersons: asksForPersons)
    }

    /// Offices, persons and officials: nothing is said or done in the question.
    private func withoutHead(asksForPersons: Bool) -> Inquiry.Intent? {
        if !subjects.isEmpty { return order == .most && isAskedOfWho ? .speakers : .statements }
        if has("disagree") { return .disagreement }
        guard let first = phrases.first else { return nil }
        if has("officework") { return phrases.contains { $0.named?.office != nil } && !asksForPersons ? .holders : .persons }
        if phrases.count == 1 || interrogative == "who" || interrogative == "what" {
            if phrases.contains(where: {
                $0.named?.office != nil && $0.marker != "as" || $0.marker == "as" && interrogative == "who"
            }) {
                return .holders
            }
            if has("officials") || first.named?.isGroup == true { return .officials }
        }
        if has("hold"), phrases.contains(where: { $0.named?.office != nil }) { return .holders }
        if interrogative == "who", asksForPersons { return .persons }
        if has("officials"), phrases.count == 1 { return .officials }
        return .statements
    }

    private var isAskedOfWho: Bool { !asksForThings && (interrogative == "who" || interrogative == "which") }

    /// Whether it is the speaker whom the question asks for: nobody is named before the verb, or the phrase is of the question
    /// word, as in "which Russian officials".
    private var speakerIsAsked: Bool {
        let named = leading.filter { $0.marker != "in" && $0.marker != "from" && $0.named != nil }
        if phrases.contains(where: { $0.marker == "by" }) { return false }
        return named.isEmpty
            || named.allSatisfy { $0.named?.isGroup == true || $0.named?.isPlural == true } && interrogative == "which"
    }

    /// Whether a speaker is named whose words are looked for.
    private var isAskedOfSpeaker: Bool {
        if interrogative == "which", leading.allSatisfy({ $0.named == nil || $0.named?.isGroup == true }) { return false }
        return leading.contains { $0.named != nil } && (cue(Self.saying) != nil || interrogative != "who")
            || phrases.contains { ["by", "from", "according"].contains($0.marker) && $0.named != nil }
            || has("statement") && phrases.contains { $0.named != nil }
    }
}

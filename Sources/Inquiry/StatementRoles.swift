// Which phrases of a question on statements name who speaks, about what, to whom, where and as what.

import Archive

extension Roles {
    mutating func fillStatements() throws {
        var last = Role.none
        for (index, phrase) in outline.phrases.enumerated() {
            let phrase = shared(phrase, index)
            let role = phrase.isJoined && last != .none ? last : statementRole(phrase, index)
            if phrase.named == nil, role == .speaker || inquiry.intent == .quotation, isAskedFor(phrase) { continue }
            if phrase.named == nil, isAdjective(phrase) || role == .speaker && inquiry.intent == .disagreement { continue }
            try assign(phrase, role)
            last = role
        }
        try fillQuotation()
        try fillMeetingOfStatement()
        if inquiry.speakers.isEmpty, !outline.pronouns.isEmpty, context == nil,
            let index = inquiry.subjects.firstIndex(where: { $0.kind == .official })
        {
            inquiry.speakers = [inquiry.subjects.remove(at: index)]
        }
        if inquiry.speakers.isEmpty, !outline.pronouns.isEmpty, let context {
            inquiry.speakers = context.speakers.isEmpty ? Array(context.participants.prefix(1)) : context.speakers
        }
        // "was NATO criticised by Lavrov"
        if inquiry.subjects.isEmpty, outline.subjects.isEmpty, !inquiry.acts.isEmpty,
            let agent = outline.phrases.first(where: { $0.marker == "by" }), outline.phrases.first != agent
        {
            let agents = try parties(of: agent)
            inquiry.subjects = inquiry.speakers.filter { speaker in
                !agents.contains { $0.id == speaker.id && $0.kind == speaker.kind }
            }
            inquiry.speakers = agents
        }
        if !inquiry.addressees.isEmpty {
            let names = inquiry.addressees.map(\.name).joined(separator: ", ")
            inquiry.notes.append(
                "to whom something was said is not recorded: what is about \(names) is taken, and what was said at their meetings"
            )
        }
    }

    /// "what concerns did Poland raise": words of the question word, not of a speaker.
    func isAskedFor(_ phrase: Outline.Phrase) -> Bool {
        if inquiry.intent == .quotation { return phrase.cues == 0 }
        guard phrase.range.lowerBound > 0,
            ["what", "which", "whose", "how"].contains(question.words[phrase.range.lowerBound - 1].folded)
        else {
            return false
        }
        return WordClasses.shared.match("aux", question.words, at: phrase.range.upperBound) != nil
    }

    /// "the principal points of divergence": words before a noun that name nothing.
    func isAdjective(_ phrase: Outline.Phrase) -> Bool {
        guard let follows = outline.cues.first(where: { $0.range.lowerBound == phrase.range.upperBound }), !phrase.isPossessive,
            ["statement", "stance", "actnoun", "disagree", "articles", "meetingnoun"].contains(follows.name)
        else { return false }
        let isLower = phrase.range.allSatisfy { question.words[$0].raw.first?.isLowercase == true }
        return isLower && nouns.names(at: phrase.range.lowerBound).isEmpty && phrase.range.count < 3
            && question.words.contains { $0.raw.first?.isUppercase == true }
    }

    /// Whether something was said of those before the verb: "was the plan rejected by Iran".
    var isPassive: Bool {
        outline.tense == "past" && outline.has("act", "mention") && outline.phrases.contains { $0.marker == "by" && $0.cues > 0 }
    }

    func statementRole(_ phrase: Outline.Phrase, _ index: Int) -> Role {
        let before = phrase.cues > 0 ? outline.cues[phrase.cues - 1] : nil
        let isNamed = phrase.named != nil
        if phrase.marker != "according", phrase.marker != "in", outline.phrases.contains(where: { $0.marker == "according" }) {
            return .subject
        }
        if outline.asksForAgent || isPassive && phrase.cues == 0 && phrase.marker != "by" { return .subject }
        if inquiry.intent == .articles {
            switch phrase.marker {
            case "by", "according": return .speaker
            case "from", "in": return isMedia(phrase) ? .speaker : .subject
            default: return isMedia(phrase) && outline.subjects.count + outline.phrases.count > 1 ? .speaker : .subject
            }
        }
        switch phrase.marker {
        case "by", "according": return .speaker
        case "from": return isNamed ? .speaker : .subject
        case "as": return phrase.named?.office != nil ? .capacity : .subject
        case "in":
            if inquiry.intent == .disagreement { return .subject }
            return meetingFollows(phrase) ? .none : isNamed && inquiry.intent == .speakers && before == nil ? .speaker : .place
        case "to":
            if before?.name == "inform" || before?.name == "say" { return .addressee }
            return .subject
        case "of":
            if before?.name == "actnoun" { return isNamed && isOwner(phrase, before) ? .speaker : .subject }
            if before?.name == "time" || before?.name == "count" || before?.name == "officials" {
                return isNamed && (isSpeakerOfTimeline(phrase)) ? .speaker : .subject
            }
            // "Washington's view of Sharaa"
            if before?.name == "stance", outline.phrases[..<index].contains(where: \.isPossessive) { return .subject }
            return isNamed ? .speaker : .subject
        case "with", "between":
            if meetingBefore(phrase) { return .none }
            return isNamed && (inquiry.intent == .disagreement || inquiry.intent == .positionChange)
                ? .speaker
                : isNamed && phrase.marker == "between" ? .speaker : .subject
        default: break
        }
        guard let before else {
            let isFirst = outline.phrases[..<index].allSatisfy { earlier in
                earlier.named == nil || earlier.marker == "as" || earlier.marker == "in"
                    || earlier.named?.name.map { nouns.isCity($0) } ?? false
            }
            return index == 0 || isNamed && isFirst ? leadingRole(phrase, index) : .subject
        }
        switch before.name {
        case "statement", "stance", "articles", "say", "time", "count", "change", "disagree", "contrast", "officials", "chart",
            "happen":
            if meetingFollows(phrase) { return .none }
            let hasSpeaker = outline.phrases[..<index].contains { $0.named != nil && $0.marker != "in" }
            if inquiry.intent == .disagreement { return isNamed ? .speaker : .subject }
            if ["say", "statement", "stance"].contains(before.name), hasSpeaker { return .subject }
            return isNamed ? (before.name == "time" && !isSpeakerOfTimeline(phrase) ? .subject : .speaker) : .subject
        case "inform": return .addressee
        case "actnoun":
            // "what apologies has the Netherlands offered"
            if isNamed, outline.asksForThings, outline.tense != nil, outline.phrases[..<index].allSatisfy({ $0.named == nil }) {
                return .speaker
            }
            return isNamed && !outline.phrases[..<index].contains { $0.named != nil } && !outline.subjects.isEmpty
                ? .speaker : .subject
        case "meetingnoun", "meet": return inquiry.intent == .quotation ? .subject : .none
        default: return .subject
        }
    }

    /// "warnings of Ryabkov about …", "criticism of the president towards Israel": "of" tells whose they are.
    func isOwner(_ phrase: Outline.Phrase, _ noun: Outline.Cue?) -> Bool {
        guard let subject = outline.subjects.first(where: { $0.lowerBound > phrase.range.lowerBound }),
            !outline.phrases.contains(where: \.isPossessive)
        else { return false }
        let before = question.words[..<subject.lowerBound].last { $0.folded != "the" }?.folded ?? ""
        return ["toward", "towards", "against"].contains(before) || !["criticise", "praise", "accuse"].contains(noun?.value)
    }

    /// The phrases before the first cue: those who speak; where nothing else is said, also what they speak about.
    func leadingRole(_ phrase: Outline.Phrase, _ index: Int) -> Role {
        let hasHead = outline.cues.contains {
            Outline.saying.contains($0.name) || ["change", "disagree", "count", "happen"].contains($0.name)
        }
        if phrase.named == nil, hasHead {
            // "Risk of sanctions: what do the Turks say"
            if phrase.range.lowerBound == 0, outline.interrogative != nil, outline.phrases.contains(where: { $0.named != nil }) {
                return .subject
            }
            // "sanctions statements"; "what did Lavrof say" has an unknown speaker.
            let follows = outline.cues.first { $0.range.lowerBound == phrase.range.upperBound }
            return ["statement", "actnoun", "stance"].contains(follows?.name) && !phrase.isPossessive ? .subject : .speaker
        }
        let isPlaced = phrase.named?.name.map { nouns.isCity($0) } ?? false
        if hasHead || phrase.named != nil && index == 0 && !isPlaced { return .speaker }
        if phrase.named == nil, index == 0, phrase.range.count <= 3, isMisspeltOfficial(phrase.range) { return .speaker }
        let persons = outline.phrases.contains { $0.named.map(isPerson) ?? false }
        if persons, let name = phrase.named?.name, nouns.isCity(name) { return .place }
        // "el baradei iraq": the misspelt official before it speaks.
        if index > 0, outline.phrases[0].named == nil, isMisspeltOfficial(outline.phrases[0].range) { return .subject }
        if index > 0, let first = outline.phrases[0].named?.name, nouns.isCity(first), phrase.named.map(isPerson) ?? false {
            return .speaker
        }
        guard let named = phrase.named else {
            return persons || outline.phrases.count > 1 || outline.subjects.isEmpty ? .subject : .speaker
        }
        return !persons || isPerson(named) ? .speaker : .subject
    }

    /// "Lukashenka prisoners"
    func isMisspeltOfficial(_ range: Range<Int>) -> Bool {
        var trial = self
        return ((try? trial.fuzzy(range, NounPhrases.parties)) ?? nil)?.kind == .official
    }

    func isPerson(_ named: NounPhrases.Phrase) -> Bool {
        named.office != nil || named.isGroup || ((try? nouns.names(of: named)) ?? []).first?.kind == .official
    }

    func isSpeakerOfTimeline(_ phrase: Outline.Phrase) -> Bool {
        guard let named = phrase.named else { return false }
        return isPerson(named) || phrase.isPossessive || !outline.subjects.isEmpty
            || outline.cues.contains { Outline.saying.contains($0.name) }
    }

    func isMedia(_ phrase: Outline.Phrase) -> Bool {
        guard let named = phrase.named else { return false }
        return ((try? nouns.names(of: named)) ?? []).first?.kind == .organization
    }

    func meetingFollows(_ phrase: Outline.Phrase) -> Bool {
        outline.cues.contains {
            $0.name == "meetingnoun" && $0.range.lowerBound >= phrase.range.upperBound
                && $0.range.lowerBound <= phrase.range.upperBound + 1
        }
    }

    func meetingBefore(_ phrase: Outline.Phrase) -> Bool {
        phrase.cues > 0 && outline.cues[phrase.cues - 1].name == "meetingnoun"
    }

    /// "at the Alaska summit", "during talks with Rubio": where and with whom the words were said.
    mutating func fillMeetingOfStatement() throws {
        guard let cue = outline.cue(["meetingnoun"]), inquiry.intent != .articles else { return }
        if !cue.value.isEmpty { inquiry.kinds = [cue.value] }
        for phrase in outline.phrases where meetingFollows(phrase) && phrase.marker == "in" || meetingBefore(phrase) {
            let isPlace = phrase.named.map { named in named.name.map { nouns.isCity($0) } ?? false } ?? true
            if !meetingBefore(phrase), isPlace || phrase.named?.name.map({ nouns.isCountry($0) }) == true {
                fillPlace(phrase.range)
            } else if phrase.marker == "in", meetingBefore(phrase) {
                fillPlace(phrase.range)
            } else {
                inquiry.participants += try parties(of: phrase)
            }
        }
    }

    mutating func fillQuotation() throws {
        guard let quotation = outline.quotations.first else { return }
        inquiry.words = question.words[quotation.lowerBound].raw
        inquiry.isPhrase = true
        for more in outline.quotations.dropFirst() {
            let raw = question.words[more.lowerBound].raw
            inquiry.subjects.append(Inquiry.Party(kind: .words, id: "", name: raw, written: "\"\(raw)\""))
        }
        if let words = inquiry.words, fold(words).isEmpty { throw InquiryError.empty }
    }
}

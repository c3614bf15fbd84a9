// Which phrases of a question on meetings name who met, from where, where and when.

extension Roles {
    mutating func fillMeetings() throws {
        fillStatus()
        let cue = outline.cue(Outline.meeting)
        if let cue {
            if !cue.value.isEmpty { inquiry.kinds = [cue.value] }
            if cue.name == "visit" { inquiry.kinds = ["visit"] }
        }
        // "summits, visits": several kinds
        for other in outline.cues
        where other.name == "meetingnoun" && !other.value.isEmpty && other != cue && !inquiry.kinds.isEmpty {
            if !inquiry.kinds.contains(other.value) { inquiry.kinds.append(other.value) }
        }
        var last = Role.none
        for (index, phrase) in outline.phrases.enumerated() {
            let phrase = shared(phrase, index)
            var role = phrase.isJoined && last != .none && last != .place ? last : meetingRole(phrase, index, cue)
            if phrase.isJoined, last == .affiliation { role = .participant }
            try assign(phrase, role)
            last = role
        }
        if inquiry.participants.isEmpty, !outline.pronouns.isEmpty, let context {
            inquiry.participants = context.participants.isEmpty ? context.speakers : context.participants
        }
    }

    /// "the foreign ministers of Armenia and Azerbaijan", "the Israeli and Syrian ministers": either owner has an office.
    func shared(_ phrase: Outline.Phrase, _ index: Int) -> Outline.Phrase {
        let before = phrase.isJoined && index > 0 ? outline.phrases[index - 1] : nil
        let after = index + 1 < outline.phrases.count && outline.phrases[index + 1].isJoined ? outline.phrases[index + 1] : nil
        guard let named = phrase.named, named.office == nil, !named.isGroup,
            let other = [before, after].compactMap({ $0?.named }).first(where: { $0.isPlural && $0.office?.whose != nil }),
            var office = other.office,
            let owner = try? nouns.names(of: named, NounPhrases.owners).first
        else { return phrase }
        office.country = nil
        office.organization = nil
        office.attach(Inquiry.Party(kind: owner.kind, id: owner.id, name: owner.name, written: owner.name))
        var shared = phrase
        shared.named = NounPhrases.Phrase(range: named.range, name: nil, office: office, isPlural: true)
        return shared
    }

    func meetingRole(_ phrase: Outline.Phrase, _ index: Int, _ cue: Outline.Cue?) -> Role {
        let isVisit = inquiry.kinds == ["visit"]
        if let cue, cue.name == "meetingnoun", phrase.range.upperBound == cue.range.lowerBound, !phrase.isJoined,
            !phrase.isPossessive,
            let name = phrase.named?.name, nouns.isCity(name)
        {
            return .place
        }
        let before = phrase.cues > 0 ? outline.cues[phrase.cues - 1] : nil
        switch phrase.marker {
        case "in": return phrase.named == nil || isPlace(phrase) ? .place : .participant
        case "to": return isVisit && isPlace(phrase) || phrase.named == nil ? .place : .participant
        case "from": return .affiliation
        case "with", "between", "by": return .participant
        case "of", "according", "as": return phrase.named == nil && !isMisspeltOfficial(phrase.range) ? .subject : .participant
        default: break
        }
        if index > 0, outline.phrases[..<index].contains(where: { $0.named != nil }), let name = phrase.named?.name,
            !phrase.isPossessive,
            nouns.isMereCity(name)
                || nouns.isCity(name)
                    && (before != nil || outline.phrases[..<index].allSatisfy { $0.named.map(isPerson) ?? false })
        {
            return .place
        }
        if index == 0, let name = phrase.named?.name, nouns.isCity(name),
            outline.phrases.filter({ $0.named.map(isPerson) ?? false }).count > 1
        {
            return .place
        }
        if phrase.named == nil, isAdjective(phrase) { return .none }
        if phrase.named?.isGroup == true, outline.interrogative == "which" || outline.interrogative == "what" {
            return .affiliation
        }
        if before?.name == "visit" || isVisit && before != nil && !phrase.isPossessive {
            return isPlace(phrase) || phrase.named == nil ? .place : .participant
        }
        let isBeforeNoun =
            cue?.name == "meetingnoun" && cue.map { phrase.range.upperBound == $0.range.lowerBound } == true
            && !phrase.isPossessive
        if isBeforeNoun {
            if phrase.named == nil {
                // "the Alaska summit" is in a place, "trade talks" are about something.
                return question.words[phrase.range.lowerBound].raw.first?.isUppercase == true
                    && ["summit", "conference"].contains(cue?.value) ? .place : .subject
            }
            let isCity = phrase.named?.name.map { nouns.isCity($0) } ?? false
            if isVisit, index > 0, isPlace(phrase) { return .place }
            if isCity, !phrase.isJoined { return .place }
            let others = outline.phrases.contains { $0 != phrase && ["with", "between", "of", "by"].contains($0.marker) }
            if ["summit", "conference", "press_conference"].contains(cue?.value), isPlace(phrase), isCountry(phrase), index == 0,
                others || outline.phrases.count == 1 && inquiry.intent == .meetingAccount
            {
                return .place
            }
        }
        return phrase.named == nil && before != nil ? .subject : .participant
    }

    func isPlace(_ phrase: Outline.Phrase) -> Bool {
        guard let name = phrase.named?.name, phrase.named?.isGroup != true else { return false }
        return ((try? nouns.lookup(name, [.country])) ?? []).first.map { $0.isPlace || $0.isCity } ?? false
    }

    func isCountry(_ phrase: Outline.Phrase) -> Bool { phrase.named?.name.map { nouns.isCountry($0) } ?? false }

    /// Whether meetings that took place or planned ones are meant.
    mutating func fillStatus() {
        if let status = outline.status {
            inquiry.status = status
        } else if outline.tense == "future" || outline.isNext {
            inquiry.status = "planned"
        } else if inquiry.intent != .meetings || isPast {
            inquiry.status = "held"
            inquiry.isStatusImplied = !isPast || inquiry.intent == .meetingAccount || inquiry.intent == .timeline
        }
        // The next meeting is none of years ago.
        if outline.isNext, inquiry.period == nil { inquiry.period = Inquiry.Interval(from: inquiry.today) }
    }

    var isPast: Bool {
        if outline.tense == "past" || outline.tense == "perfect" { return true }
        guard let verb = outline.cue(["meet", "visit"]) else { return false }
        let written = question.words[verb.range.lowerBound].folded
        if outline.tense == "present" { return false }
        return written.hasSuffix("ed")
            || ["met", "held", "had", "saw", "spoke", "went", "came", "flew", "sat", "got", "been", "ran"].contains(written)
    }
}

extension NounPhrases {
    /// Whether words name a country as such, and not one of its cities.
    func isCountry(_ range: Range<Int>) -> Bool {
        ((try? lookup(range, NounPhrases.owners)) ?? []).first.map { $0.kind == .country && !$0.isCity } ?? false
    }
}

// A question that goes on with the one before it: "and about the EU?", "since May", "and Macron?".

import Language

extension Interpreter {
    /// What `text` asks for after `previous`: a whole question stands for itself ("he" is who was asked about); a part of one takes
    /// the place of its like.
    /// - Throws: `InquiryError`, and what the names throw.
    public func followUp(_ text: String, after previous: Inquiry, today: CivilDate) throws -> Inquiry {
        let names = self.names.remembering()
        var question = try Question(text)
        question.dropTail()
        let isContinued = question.dropContinuation()
        guard !question.words.isEmpty else { throw InquiryError.empty }
        let known = try NounPhrases(question: question, names: names)
        let dates = DatePhrases(words: question.words, today: today).all(protecting: known.multiwordNames)
        for range in dates.ranges.reversed() { question.words.removeSubrange(range) }
        let nouns = try NounPhrases(question: question, names: names)
        var reading = OutlineReading(question: question, nouns: nouns)
        let outline = try reading.read()
        if !isContinued, outline.isWhole { return try inquiry(text, today: today, context: previous) }

        var inquiry = previous
        inquiry.question = text
        inquiry.notes = []
        if let interval = dates.interval { (inquiry.period, inquiry.isPeriodImplied) = (interval, false) }
        var roles = Roles(
            names: names, question: question, nouns: nouns, outline: outline, inquiry: inquiry, context: previous)
        return try roles.change(from: previous, dated: dates.interval != nil)
    }
}

extension Outline {
    /// Whether it is a question of its own, and not a part of one.
    fileprivate var isWhole: Bool {
        guard
            cues.contains(where: {
                OutlineReading.heads.contains($0.name) || ["count", "officials", "officework"].contains($0.name)
            })
        else {
            // "Trump on Ukraine" asks for itself.
            let isStatement = phrases.first.map { $0.named != nil && $0.marker.isEmpty } ?? false
            return interrogative != nil && (tense != nil || phrases.count > 1) || isStatement && !subjects.isEmpty
        }
        return interrogative != nil || tense != nil || !phrases.isEmpty || !pronouns.isEmpty || !quotations.isEmpty
    }
}

extension Question {
    /// Drops "and", "what about", "how about": whether they were there.
    fileprivate mutating func dropContinuation() -> Bool {
        let known = words.count
        let openings = [
            ["what", "about"], ["how", "about"], ["and"], ["but"], ["also"], ["now"], ["only"], ["then"], ["or"], ["just"],
            ["ok"],
        ]
        while let opening = openings.first(where: { words.count > $0.count && words.prefix($0.count).map(\.folded) == $0 }) {
            words.removeFirst(opening.count)
        }
        return words.count < known
    }
}

extension Roles {
    /// The inquiry before, with what the outline has in the place of its like.
    fileprivate mutating func change(from previous: Inquiry, dated: Bool) throws -> Inquiry {
        var isChanged = dated
        if let order = outline.order {
            (inquiry.order, inquiry.limit, isChanged) = (order, outline.isOnce ? 1 : outline.number, true)
        } else if let number = outline.number {
            (inquiry.limit, isChanged) = (number, true)
        }
        let acts = outline.cues.filter { $0.name == "act" || $0.name == "actnoun" }.map(\.value)
        if !acts.isEmpty { (inquiry.acts, isChanged) = (acts, true) }
        if let kind = outline.statementKind { (inquiry.statementKinds, isChanged) = ([kind], true) }
        if let status = outline.status { (inquiry.status, isChanged) = (status, true) }
        if !outline.subjects.isEmpty {
            inquiry.isAboutAny = false
            inquiry.subjects = try outline.subjects.flatMap { try subjects($0) }
            isChanged = true
        }
        if let quotation = outline.quotations.first {
            (inquiry.words, inquiry.isPhrase, isChanged) = (question.words[quotation.lowerBound].raw, true, true)
        }
        var replaced: Set<String> = []
        for phrase in outline.phrases {
            try replace(phrase, previous, &replaced)
            isChanged = true
        }
        guard isChanged else { throw InquiryError.unknownForm(question: inquiry.question, forms: [], nearest: []) }
        return inquiry
    }

    /// Puts a phrase into the slot that it belongs to, in place of what was there before.
    private mutating func replace(_ phrase: Outline.Phrase, _ previous: Inquiry, _ replaced: inout Set<String>) throws {
        if phrase.marker == "in" {
            inquiry.place = nil
            inquiry.placeCountry = nil
            fillPlace(phrase.named?.name ?? phrase.range)
            return
        }
        let parties = try speakers(phrase)
        guard let kind = parties.first?.kind else { return }
        func isPerson(_ kind: Inquiry.Party.Kind) -> Bool { kind == .official || kind == .office }
        switch inquiry.intent {
        case .meetings, .meetingAccount:
            if inquiry.participants.count > 1, replaced.isEmpty { inquiry.participants.removeLast() }
            if inquiry.participants.count == 1, previous.participants.count == 1, phrase.marker != "with" {
                inquiry.participants = []
            }
            inquiry.participants += parties
        case .holders:
            if kind == .office {
                inquiry.office = parties[0].office
            } else {
                inquiry.office?.country = nil; inquiry.office?.organization = nil; inquiry.office?.attach(parties[0])
            }
        case .persons:
            guard kind == .official else { throw InquiryError.unknownForm(question: inquiry.question, forms: [], nearest: []) }
            inquiry.person = parties[0]
        case .officials: inquiry.affiliation = parties[0]
        default:
            let isSpeaker =
                ["by", "from", "according"].contains(phrase.marker) || previous.subjects.isEmpty && !previous.speakers.isEmpty
                || previous.speakers.contains { isPerson($0.kind) == isPerson(kind) }
            let slot = isSpeaker && phrase.marker != "with" ? "speakers" : "subjects"
            let isFirst = replaced.insert(slot).inserted
            if slot == "speakers" {
                inquiry.speakers = isFirst ? parties : inquiry.speakers + parties
            } else {
                let about = try subjects(phrase.range)
                inquiry.subjects = isFirst ? about : inquiry.subjects + about
            }
        }
        replaced.insert("any")
    }
}

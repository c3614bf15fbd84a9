// The clause that a verb or noun of meeting stands in: its auxiliaries, governor and subject, and what they tell of its status.

import Language

extension MeetingFinder {
    /// What stands before a verb.
    struct VerbGroup {
        /// The first of the auxiliaries.
        var start: Int
        /// Nil where nobody meets: "did not meet", "failed to meet".
        var status: Meeting.Status?
        var isPassive = false
        var isInfinitive = false
        /// A gerund without an auxiliary, whose time is that of the main clause.
        var isReduced = false
    }

    /// The positions from one to another; none where they are the wrong way round.
    func span(_ from: Int, _ until: Int) -> Range<Int> { from..<max(from, until) }

    /// A dash between clauses; a hyphen that a line break has parted from its word is none ("rebel- held").
    func isDash(_ index: Int) -> Bool { tokens[index].kind == .dash && (tokens[index].spaceBefore || index == 0) }

    /// "'s", and an apostrophe behind a plural that was taken for a quotation mark.
    func isPossessive(_ index: Int) -> Bool {
        let token = tokens[index]
        return token.kind == .possessive
            || token.kind != .word && token.end - token.start == 1 && document.bytes[Int(token.start)] == UInt8(ascii: "'")
                && !token.spaceBefore && index > 0 && document.bytes[Int(token.start) - 1] == UInt8(ascii: "s")
    }

    func isTime(_ index: Int) -> Bool {
        !phrases.word(index).isDisjoint(with: [.weekday, .time])
            || phrases.word(index).contains(.month) && tokens[index].isCapitalised
    }

    /// Auxiliaries, negations, adverbs and times before a verb, and what they make of it.
    func group(of verb: Int, _ floor: Int) -> VerbGroup {
        var group = VerbGroup(start: verb, status: .held)
        var isNegated = false
        var auxiliaries: WordClass = []
        // "co-chaired"
        if verb - 2 >= floor, tokens[verb - 1].kind == .hyphen { group.start = verb - 2 }
        var index = group.start - 1
        scan: while index >= floor {
            let word = phrases.word(index)
            if !word.isDisjoint(with: [.modal, .be, .have, .negation]) || tokens[index].tag == .modal {
                isNegated = isNegated || word.contains(.negation)
                if auxiliaries.isEmpty, word.contains(.be), tokens[verb].tag == .participle || tokens[verb].tag == .past {
                    group.isPassive = true
                }
                auxiliaries.formUnion(tokens[index].tag == .modal ? [.modal] : word)
                group.start = index
            } else if tokens[index].word == words.to {
                group.start = index
                group.isInfinitive = true
                break scan
            } else if tokens[index].tag == .adverb || isTime(index) || tokens[index].tag == .preposition && isTime(index + 1) {
                // They may be the subject's as well: no part of the group unless an auxiliary precedes.
            } else {
                break
            }
            index -= 1
        }
        if span(max(floor, group.start - 2), verb).contains(where: { lexicon.sign(.habit, at: $0, tokens) != nil }) {
            group.status = nil
        } else if group.isInfinitive {
            group.status = governed(group.start, floor)
        } else if auxiliaries.contains(.modal) {
            group.status = isNegated ? .refused : .planned
        } else if isNegated {
            // "have not met since October"
            group.status = auxiliaries.contains(.have) && tokens[safe: verb + 1]?.word == words.since ? .held : nil
        } else if auxiliaries.isEmpty, tokens[verb].tag == .present || tokens[verb].tag == .third || tokens[verb].tag == .verb,
            let subordinator = span(max(floor, verb - 8), verb).last(where: { phrases.word($0).contains(.subordinator) }),
            !span(subordinator + 1, verb).contains(where: { tokens[$0].tag.isFinite || tokens[$0].kind == .comma })
        {
            // "after they meet": the time of the main clause.
            group.status = mainStatus(of: subordinator)
        } else if auxiliaries.isEmpty, tokens[verb].tag == .gerund || tokens[verb].word == words.meeting {
            group.isReduced = true
            group.status = reduced(verb, floor)
        }
        return group
    }

    /// What stands before "to meet" makes of it: "refused to", "is to", "invited him to", "failed to".
    private func governed(_ to: Int, _ floor: Int) -> Meeting.Status? {
        var index = to - 1
        while index >= floor, tokens[index].tag == .adverb && !phrases.word(index).contains(.negation) || isTime(index) {
            index -= 1
        }
        var steps = 0
        while index >= floor, steps < 6 {
            if lexicon.sign(.refused, at: index, tokens) != nil { return .refused }
            if lexicon.sign(.cancelled, at: index, tokens) != nil { return .cancelled }
            if lexicon.sign(.unmet, at: index, tokens) != nil { return nil }
            // "urged A and B to meet" may come about, "wants to meet" and "urged A to talk with B" are wishes.
            if lexicon.sign(.wished, at: index, tokens) != nil, parties(in: span(index + 1, to)).count < 2 { return nil }
            if phrases.word(index).contains(.negation) { return nil }
            if tokens[index].kind == .comma || tokens[index].tag.isFinite { break }
            index -= 1
            steps += 1
        }
        // "does not plan to meet"
        if index > floor, tokens[index].tag.isFinite || tokens[index].tag == .verb, phrases.word(index - 1).contains(.negation) {
            return nil
        }
        // "had been due to meet", "was to have met"
        if span(max(floor, index - 4), to).contains(where: { tokens[$0].word == words.had && phrases.word($0 + 1).contains(.be) }
        ) {
            return .cancelled
        }
        return .planned
    }

    /// The status of a gerund: that of the main clause, unless the verb or preposition before it says otherwise.
    private func reduced(_ verb: Int, _ floor: Int) -> Meeting.Status? {
        for index in stride(from: verb - 1, through: max(floor, verb - 3), by: -1) {
            if lexicon.sign(.refused, at: index, tokens) != nil { return .refused }
            if lexicon.sign(.cancelled, at: index, tokens) != nil { return .cancelled }
            if lexicon.sign(.unmet, at: index, tokens) != nil { return nil }
        }
        if let main = mainVerb(of: verb), main < verb,
            span(main, min(main + 3, verb)).contains(where: { phrases.word($0).contains(.negation) })
        {
            return nil
        }
        return mainStatus(of: verb)
    }

    // MARK: The main clause

    /// The finite verb that a reduced clause, infinitive or adjunct belongs to: the last before it, else the first after it.
    func mainVerb(of index: Int) -> Int? {
        let sentence = document.sentences[Int(document.sentenceOf[index])]
        let floor = floor(of: index, sentence)
        if let before = span(floor, index).last(where: { isPredicate($0) }) { return before }
        var comma = false
        for position in span(index, sentence.upperBound) {
            if tokens[position].kind == .comma { comma = true }
            if comma, isPredicate(position) { return position }
        }
        // What the tagger took for a participle: "Cohen, on a visit, planned to".
        return span(floor, sentence.upperBound).first {
            tokens[$0].tag == .participle && tokens[safe: $0 + 1]?.word == words.to && !phrases.isAuxiliary($0 - 1)
        }
    }

    /// A finite verb: no part of a passive, whatever the tagger says; "planned to" behind its subject.
    private func isPredicate(_ index: Int) -> Bool {
        guard tokens[index].kind == .word else { return false }
        var before = index - 1
        while before >= 0, tokens[before].tag == .adverb { before -= 1 }
        guard before >= 0 else { return tokens[index].tag.isFinite }
        if tokens[index].tag == .participle {
            return tokens[safe: index + 1]?.word == words.to && (tokens[before].tag.isNominal || tokens[before].tag == .pronoun)
        }
        return tokens[index].tag.isFinite && (tokens[index].tag != .past || phrases.word(before).isDisjoint(with: [.be, .have]))
    }

    func mainStatus(of index: Int) -> Meeting.Status? {
        guard let main = mainVerb(of: index) else { return .held }
        // "is expected to be offered membership at a summit"
        if main < index,
            let to = span(main, index).last(where: { tokens[$0].word == words.to && tokens[safe: $0 + 1]?.tag == .verb }),
            span(max(floor(of: index, document.sentences[Int(document.sentenceOf[index])]), to - 12), to).contains(where: {
                lexicon.sign(.planned, at: $0, tokens) != nil
            })
        {
            return .planned
        }
        // "urged A to enter into dialogue with B"
        if main < index, lexicon.sign(.wished, at: main, tokens) != nil,
            span(main, index).contains(where: { tokens[$0].word == words.to && tokens[safe: $0 + 1]?.tag == .verb })
        {
            return nil
        }
        return predicateStatus(main, isOwn: false)
    }

    /// What a predicate makes of its subject or of what belongs to it: "will take place", "has been postponed", "is scheduled".
    func predicateStatus(_ verb: Int, isOwn: Bool = true) -> Meeting.Status {
        let sentence = document.sentences[Int(document.sentenceOf[verb])]
        let ceiling = min(sentence.upperBound, verb + 6)
        var isNegated = false
        var isModal = tokens[verb].tag == .modal || phrases.word(verb).contains(.modal)
        var isBeing = false
        var index = verb
        while index < ceiling {
            let word = phrases.word(index)
            isNegated = isNegated || word.contains(.negation)
            isModal = isModal || index > verb && word.contains(.modal)
            isBeing = word.contains(.be)
            if word.isDisjoint(with: [.modal, .be, .have, .negation]), tokens[index].tag != .adverb, tokens[index].tag != .modal {
                break
            }
            index += 1
        }
        if index < ceiling {
            if lexicon.sign(.cancelled, at: index, tokens) != nil { return .cancelled }
            if lexicon.sign(.refused, at: index, tokens) != nil { return .refused }
            // "had been scheduled"
            if isOwn, index > verb, tokens[verb].word == words.had, lexicon.sign(.planned, at: index, tokens) != nil {
                return .cancelled
            }
            // "is scheduled", "plans to", not "sought aid at the talks"
            if lexicon.sign(.planned, at: index, tokens) != nil,
                isOwn || index > verb || tokens[safe: index + 1]?.word == words.to
            {
                return .planned
            }
            if isBeing || index > verb && phrases.word(index - 1).contains(.be), tokens[index].word == words.to {
                return .planned
            }
        }
        if isModal { return isNegated ? .cancelled : .planned }
        return .held
    }

    // MARK: Subjects

    /// The start of the clause outside of quotations that a token stands in.
    func floor(of index: Int, _ sentence: Range<Int>) -> Int {
        let quotation = document.quotationOf[index]
        let floor = span(sentence.lowerBound, index).last { document.quotationOf[$0] != quotation }.map { $0 + 1 }
        return floor ?? sentence.lowerBound
    }

    /// The phrase that does what the verb tells.
    func subject(of verb: Int, _ group: VerbGroup, _ sentence: Range<Int>) -> Range<Int>? {
        let floor = floor(of: verb, sentence)
        if group.isInfinitive {
            // "invited Sunak to visit": the one invited visits.
            let last = group.start - 1
            if last > floor, tokens[last].tag.isNominal || tokens[last].tag == .pronoun,
                let phrase = phrases.nounPhrase(endingAt: last, floor: floor), namesParty(resolver.head(of: phrase)),
                isControlled(phrase, floor)
            {
                return phrase
            }
            // "Macron's initiative to hold a conference"
            if last > floor, tokens[last].tag == .noun, let phrase = phrases.nounPhrase(endingAt: last, floor: floor),
                let possessive = phrase.last(where: { isPossessive($0) }), possessive > phrase.lowerBound
            {
                return phrase.lowerBound..<possessive
            }
            return mainVerb(of: group.start).flatMap { $0 < verb ? mainSubject(of: $0, floor) : nil }
        }
        if group.isReduced {
            let last = group.start - 1
            if last >= floor, tokens[last].tag.isNominal, let phrase = phrases.nounPhrase(endingAt: last, floor: floor),
                !parties(in: phrase).isEmpty
            {
                return phrase
            }
            // "OPEC, meeting in Kuwait, decided"
            if last > floor, tokens[last].kind == .comma, tokens[last - 1].tag.isNominal,
                let phrase = phrases.nounPhrase(endingAt: last - 1, floor: floor), !phrases.hasFiniteVerb(span(floor, last)),
                !parties(in: phrase).isEmpty
            {
                return phrase
            }
            // "a basis for resuming talks": nobody's.
            let isFree =
                last >= floor && tokens[last].tag == .preposition && lexicon.sign(.occasion, at: last, tokens) == nil
                && tokens[last].word != words.by && tokens[last].word != words.before
            guard !isFree, let main = mainVerb(of: verb) else { return nil }
            return mainSubject(of: main, main < verb ? floor : verb)
        }
        return finiteSubject(of: verb, group, floor)
    }

    /// "invited X to", "directed the ministers to": whom a verb makes do something.
    private func isControlled(_ phrase: Range<Int>, _ floor: Int) -> Bool {
        let before = phrase.lowerBound - 1
        guard before >= floor else { return false }
        let head = resolver.head(of: phrase)
        if span(max(floor, before - 2), before + 1).contains(where: {
            lexicon.sign(.planned, at: $0, tokens) != nil || lexicon.sign(.wished, at: $0, tokens) != nil
        }) {
            return true
        }
        return tokens[before].tag.isVerbal && tokens[before].kind == .word && !phrases.isAuxiliary(before)
            && mentions.match(at: head)?.country == nil
    }

    func mainSubject(of verb: Int, _ floor: Int) -> Range<Int>? {
        if let subject = finiteSubject(of: verb, VerbGroup(start: verb, status: .held), floor) { return subject }
        // "said Lavrov during talks": the subject stands behind its cue.
        guard cues.verb(tokens[verb].word) != nil, verb + 1 < tokens.count else { return nil }
        return phrases.nounPhrase(startingAt: verb + 1, ceiling: tokens.count, attachments: false)
    }

    private func finiteSubject(of verb: Int, _ group: VerbGroup, _ floor: Int) -> Range<Int>? {
        var last = group.start - 1
        while last > floor, tokens[last].tag == .adverb { last -= 1 }
        if last > floor, phrases.word(last).contains(.coordinator) {
            // "arrived in Moscow and met": the subject of the verb before.
            if tokens[last - 1].kind == .comma { last -= 1 }
            guard let before = span(floor, last).last(where: { isPredicate($0) }) else { return nil }
            return finiteSubject(of: before, self.group(of: before, floor), floor)
        }
        // "when the two met"
        if last > floor, phrases.word(last).contains(.both), tokens[last - 1].tag == .determiner {
            return (last - 1)..<(last + 1)
        }
        return phrases.subject(of: group.start, floor: floor).map { resolver.wholeList(endingWith: $0) ?? $0 }
    }

    /// "Abe, whom he will meet": the phrase before the relative pronoun that stands before a subject.
    func relativeObject(before subject: Range<Int>, _ floor: Int) -> Range<Int>? {
        var index = subject.lowerBound - 1
        guard index > floor, phrases.word(index).contains(.relative), tokens[index].tag == .whPronoun else { return nil }
        index -= 1
        if tokens[index].word == words.with { index -= 1 }
        if index > floor, tokens[index].kind == .comma { index -= 1 }
        return index > floor ? phrases.nounPhrase(endingAt: index, floor: floor) : nil
    }
}

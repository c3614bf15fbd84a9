// Meetings that nouns tell of: "talks between", "his visit to", "the EU summit", "at a press conference with".

import Gazetteer
import Language

extension MeetingFinder {
    /// What a noun of meeting belongs to.
    enum Government {
        /// "during talks": the preposition.
        case adjunct(Int)
        /// "held talks": the verb.
        case object(Int)
        /// "The talks will take place": the finite verb.
        case subject(Int?)
    }

    func nominal(_ phrase: MeetingLexicon.Phrase, _ trigger: Range<Int>, _ sentence: Range<Int>) -> [MeetingTelling] {
        let floor = floor(of: trigger.lowerBound, sentence)
        // "meeting the demands" is a verb whatever the tagger says.
        guard !isGerund(trigger), tokens[safe: trigger.upperBound]?.tag != .determiner || isTime(trigger.upperBound + 1),
            !isPartOfName(trigger),
            !isConditional(trigger.lowerBound, floor)
        else { return [] }
        let start = nounStart(trigger, floor)
        var telling = MeetingTelling(kind: phrase.kind, status: .held, range: start..<trigger.upperBound, trigger: trigger)
        premodify(&telling, start, trigger, phrase, sentence)
        let isOwned = span(start, trigger.lowerBound).contains { isPossessive($0) }
        let behind = postmodify(&telling, trigger, phrase, sentence)
        let government = government(of: start, trigger, behind.end, sentence)
        if case .subject(let predicate?) = government { predicateParties(&telling, predicate, sentence) }
        guard let status = status(of: telling, start, trigger, government, floor) else { return [] }
        telling.status = status
        telling.core = span(start, behind.last)
        if case .subject(let predicate) = government {
            telling.isSubject = true
            telling.isToldOf = telling.status == .held && predicate.map { tokens[$0].tag == .past } ?? false
        }
        if case .adjunct(let preposition) = government {
            telling.isPurpose = lexicon.sign(.occasion, at: preposition, tokens) == nil
        }
        telling.days = telling.days ?? days(in: start..<trigger.lowerBound)
        setKind(&telling, span(start, min(behind.last, trigger.upperBound + 4)))
        if case .object(let verb) = government {
            telling.governor = verb
            telling.isToldOf = telling.status == .held && (tokens[verb].tag == .past || tokens[verb].tag == .participle)
            // "began their meeting": they are the subject.
            if tokens[start].tag == .possessivePronoun, lexicon.sign(.support, at: verb, tokens) != nil {
                telling.participants.removeAll { one in pronoun(start)?.contains { same($0, one.party) } ?? false }
            }
        }
        let ownParties = telling.participants
        let hasOwner = telling.participants.contains { $0.role != .host }
        if !isOwned || hasOwner { support(&telling, phrase, government, isLinked: behind.isLinked, sentence) }
        setKind(&telling, telling.range)
        if phrase.kind == .visit {
            guard telling.participants.contains(where: { $0.role == .guest }) || telling.isReference, !isAtHome(telling) else {
                return []
            }
            telling.suffices =
                telling.participants.contains { $0.role == .guest && isTraveller($0.party) }
                && (telling.place != nil || telling.participants.contains { $0.role == .host && $0.party.kind != .unnamed })
        } else if phrase.role == .weak {
            telling.suffices = telling.participants.count >= 2 || telling.kind == .other && isBody(telling)
            if !telling.suffices { telling.isReference = false }
        } else {
            let isOpen =
                [.pressConference, .summit, .conference, .other].contains(telling.kind)
                || tokens[trigger.lowerBound].word != words.talks && telling.kind != .negotiation && isBody(telling)
            telling.suffices = telling.participants.count >= 2 || telling.participants.count == 1 && isOpen
        }
        if telling.kind == .talks, telling.participants.count == 1, isBody(telling),
            telling.participants[0].party.kind == .organization
        {
            telling.kind = .other
        }
        if !telling.participants.contains(where: { $0.party.kind != .unnamed }) { telling.suffices = false }
        if telling.isOfBoth { telling.suffices = true }
        // "said at the summit": the one told of before, if there is one.
        if telling.suffices, telling.isReference, ownParties.isEmpty, [.summit, .conference].contains(telling.kind) {
            telling.suffices = false
            telling.standsAlone = true
        }
        guard telling.suffices || telling.isReference else { return [] }
        let hosts = telling.participants.filter { $0.role == .host && $0.party.kind == .country }
        if phrase.kind == .visit, hosts.count > 1 {
            var visit = telling
            visit.participants.removeAll { $0.role == .host && $0.party.kind == .country }
            return visits(visit, Target(hosts: hosts.map(\.party), place: telling.place, end: behind.last), telling.range)
        }
        // "separate meetings with A and B"
        let linked = behind.members.flatMap { $0 }
        if telling.isPlural, linked.count > 1, phrase.kind == .talks, behind.isLinked,
            tokens[trigger.lowerBound].word == words.meetings
        {
            return linked.map { member in
                var single = telling
                single.isPlural = false
                single.participants.removeAll { one in linked.contains { same($0, one.party) } && !same(member, one.party) }
                return single
            }
        }
        return [telling]
    }

    /// The meeting of an intergovernmental body is a summit where leaders meet, else a conference.
    private func setKind(_ telling: inout MeetingTelling, _ range: Range<Int>) {
        guard telling.kind == .talks || telling.kind == .other,
            telling.participants.contains(where: { isIntergovernmental($0.party) })
        else { return }
        if range.contains(where: { tokens[$0].word == words.leaders }) {
            telling.kind = .summit
        } else if telling.participants.count == 1 {
            telling.kind = .conference
        }
    }

    // MARK: What governs the noun

    private func government(of start: Int, _ trigger: Range<Int>, _ end: Int, _ sentence: Range<Int>) -> Government {
        let floor = floor(of: start, sentence)
        var index = start - 1
        while index >= floor, tokens[index].tag == .adverb || isTime(index) {
            // "On Thursday the talks": the preposition is the time's.
            index -= isTime(index) && index > floor && tokens[index - 1].tag == .preposition ? 2 : 1
        }
        if index >= floor {
            if tokens[index].word == words.to, index > floor, tokens[index - 1].tag.isVerbal,
                lexicon.sign(.planned, at: index - 1, tokens) != nil
            {
                return .object(index - 1)
            }
            // "to open talks", which the tagger may take for an adjective
            if tokens[index].word == words.to, start < trigger.lowerBound, lexicon.sign(.support, at: start, tokens) != nil {
                return .object(start)
            }
            if tokens[index].word == words.to { return .adjunct(index) }
            if tokens[index].tag == .preposition
                && !(phrases.word(index).contains(.clause) && !phrases.word(index).contains(.subordinator))
                || phrases.word(index).contains(.subordinator)
            {
                // "called for talks", "took part in talks", "called off talks"
                if index > floor, let verb = [index - 1, index - 2].first(where: { isPhrasal($0, index) }) {
                    return .object(verb)
                }
                return .adjunct(index)
            }
            if tokens[index].tag == .particle, index > floor { return .object(index - 1) }
            if tokens[index].tag.isVerbal, tokens[index].kind == .word { return .object(index) }
        }
        let predicate = span(max(end, trigger.upperBound), sentence.upperBound).first {
            tokens[$0].kind == .word && tokens[$0].tag.isFinite
        }
        return .subject(predicate)
    }

    private func isPhrasal(_ verb: Int, _ preposition: Int) -> Bool {
        verb >= 0
            && [.support, .planned, .wished, .halted, .cancelled, .refused].contains { role in
                lexicon.sign(role, at: verb, tokens).map { verb + $0.words.count == preposition + 1 && $0.words.count > 1 }
                    ?? false
            }
    }

    private func status(
        of telling: MeetingTelling, _ start: Int, _ trigger: Range<Int>, _ government: Government, _ floor: Int
    ) -> Meeting.Status? {
        let front = start..<trigger.lowerBound
        if front.contains(where: { lexicon.sign(.cancelled, at: $0, tokens) != nil }) { return .cancelled }
        // "a meeting scheduled for", "the talks, due to begin"
        var next = trigger.upperBound
        while next < tokens.count, next < trigger.upperBound + 10, !tokens[next].tag.isFinite, tokens[next].kind != .stop {
            if lexicon.phrases(at: next, tokens.count, tokens).contains(where: { $0.role == .noun }) { break }
            if tokens[next].tag == .participle || tokens[next].tag == .adjective, !phrases.isAuxiliary(next - 1) {
                if lexicon.sign(.cancelled, at: next, tokens) != nil { return .cancelled }
                if lexicon.sign(.planned, at: next, tokens) != nil { return .planned }
                if next == trigger.upperBound, lexicon.sign(.support, at: next, tokens) != nil { return .held }
            }
            // "held talks with X but has delayed a decision"
            if phrases.word(next).contains(.coordinator), phrases.isAuxiliary(next + 1) { break }
            if tokens[next].word == words.to, lexicon.sign(.opening, at: next + 1, tokens) != nil { return .planned }
            next += 1
        }
        let isPlanned = front.contains { lexicon.sign(.planned, at: $0, tokens) != nil && !tokens[$0].tag.isNominal }
        switch government {
        case .subject(let predicate):
            let status = predicate.map { predicateStatus($0) } ?? .held
            return status == .held && isPlanned ? .planned : status
        case .object(let verb):
            let group = group(of: verb, floor)
            guard group.status != nil else { return nil }
            if lexicon.sign(.cancelled, at: verb, tokens) != nil { return .cancelled }
            if lexicon.sign(.halted, at: verb, tokens) != nil, tokens[verb].tag != .participle || phrases.isAuxiliary(verb - 1) {
                return .cancelled
            }
            if lexicon.sign(.refused, at: verb, tokens) != nil { return .refused }
            if lexicon.sign(.wished, at: verb, tokens) != nil { return nil }
            if lexicon.sign(.planned, at: verb, tokens) != nil { return .planned }
            guard let status = group.status else { return nil }
            if cues.verb(tokens[verb].word) != nil, lexicon.sign(.support, at: verb, tokens) == nil {
                return isPlanned ? .planned : .held
            }
            return status == .held && isPlanned ? .planned : status
        case .adjunct(let preposition):
            let word = tokens[preposition].word
            if word == words.of, tokens[preposition - 1].word == words.ahead { return .planned }
            if word == words.to, preposition > 0, tokens[preposition - 1].word == words.prior { return .planned }
            let main = mainStatus(of: preposition)
            if word == words.before { return main == .held && telling.isReference ? .planned : .planned }
            if word == words.for_ {
                // "little appetite for talks", "conditions for a meeting"
                // "arrived for a visit": it has begun.
                if telling.kind == .visit, main == .held, isArrival(before: preposition, floor), !isPlanned { return .held }
                if lexicon.sign(.prospect, at: preposition - 1, tokens) != nil { return nil }
                return main == .held && !isArrival(before: preposition, floor) ? (isPlanned ? .planned : .held) : .planned
            }
            if isPlanned { return .planned }
            return main == .held || main == .cancelled || main == .refused ? .held : main
        }
    }

    /// "arrived in X for talks": the talks are to come.
    private func isArrival(before preposition: Int, _ floor: Int) -> Bool {
        span(max(floor, preposition - 12), preposition).contains { index in
            tokens[index].tag.isVerbal && tokens[index].word != words.visited
                && lexicon.phrases(at: index, preposition, tokens).contains { [.visit, .arrive, .depart].contains($0.role) }
                || lexicon.sign(.planned, at: index, tokens) != nil && tokens[index].tag != .noun
        }
    }

    /// The subject of the verb that governs the noun, or of the clause that it is an adjunct of, takes part.
    private func support(
        _ telling: inout MeetingTelling, _ phrase: MeetingLexicon.Phrase, _ government: Government, isLinked: Bool,
        _ sentence: Range<Int>
    ) {
        let isOpen = telling.kind == .summit || telling.kind == .conference || telling.kind == .pressConference
        let isVisit = phrase.kind == .visit
        if isVisit, telling.participants.contains(where: { $0.role == .guest }) { return }
        guard isLinked || telling.participants.isEmpty || isOpen || isVisit else { return }
        let role: Meeting.Role = isVisit ? .guest : .participant
        switch government {
        case .object(let verb):
            let mediates = lexicon.sign(.mediation, at: verb, tokens) != nil
            let hosts = lexicon.phrases(at: verb, sentence.upperBound, tokens).contains { $0.role == .host }
            guard
                lexicon.sign(.support, at: verb, tokens) != nil || mediates || hosts || isMotion(verb, sentence)
                    || phrase.kind == .pressConference && cues.verb(tokens[verb].word) != nil
                    || [.cancelled, .refused, .halted].contains(where: { lexicon.sign($0, at: verb, tokens) != nil })
                    || lexicon.sign(.planned, at: verb, tokens) != nil && cues.verb(tokens[verb].word) == nil
            else { return }
            let group = group(of: verb, floor(of: verb, sentence))
            guard !group.isPassive else { return }
            if group.isInfinitive, let main = mainVerb(of: group.start), isMotion(main, sentence) { telling.isPurpose = true }
            if let subject = subject(of: verb, group, sentence) {
                telling.take(parties(in: subject), subject, hosts ? .host : mediates ? .mediator : role, same)
                if lexicon.sign(.ending, at: verb, tokens) != nil { telling.isEnding = true }
            }
        case .adjunct(let preposition):
            let isOccasion =
                lexicon.sign(.occasion, at: preposition, tokens) != nil
                && (tokens[preposition].word != words.on || isVisit || lexicon.sign(.part, at: preposition + 2, tokens) != nil)
            telling.isAdjunct = isOccasion
            guard let main = mainVerb(of: preposition) else { return }
            // "left for the summit"
            let isGoing = main < preposition && isMotion(main, sentence)
            guard isOccasion || isLinked || isVisit || isGoing else { return }
            // "was questioned after a meeting of the union": others met.
            if tokens[preposition].word == words.after, !isLinked, !telling.participants.isEmpty,
                cues.verb(tokens[main].word) == nil
            {
                return
            }
            guard let subject = mainSubject(of: main, floor(of: preposition, sentence)) else { return }
            telling.take(parties(in: subject), subject, role, same)
            // "told X during a meeting": the one spoken to takes part.
            if isOccasion, !isVisit, !isLinked, telling.kind == .talks, telling.participants.count == 1, main < preposition {
                addressee(of: main, preposition, sentence).map { telling.take($0.parties, $0.range, role, same) }
            }
        case .subject:
            return
        }
    }

    private func addressee(of cue: Int, _ end: Int, _ sentence: Range<Int>) -> PartyList? {
        if let list = list(at: cue + 1, sentence), list.range.upperBound <= end { return list }
        for index in span(cue, end) where tokens[index].word == words.to {
            if let list = list(at: index + 1, sentence), list.range.upperBound <= end, list.parties.contains(where: isTraveller) {
                return list
            }
        }
        return nil
    }

    private func isMotion(_ verb: Int, _ sentence: Range<Int>) -> Bool {
        lexicon.phrases(at: verb, sentence.upperBound, tokens).contains { [.visit, .arrive, .depart].contains($0.role) }
    }
}

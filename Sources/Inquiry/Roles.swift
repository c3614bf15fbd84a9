// From an outline to an inquiry: which role each phrase of the question has.

import Archive
import Language

/// Fills the slots of an inquiry from the phrases of an outline.
struct Roles {
    let names: Names
    let question: Question
    let nouns: NounPhrases
    var outline: Outline
    var inquiry: Inquiry
    /// The inquiry before, of which "he" and "they" may speak.
    var context: Inquiry?

    /// The roles that a phrase may have.
    private enum Role { case speaker, subject, addressee, participant, affiliation, place, capacity, none }

    /// The inquiry of the outline.
    /// - Throws: `InquiryError.unknownName`, `.unknownForm`.
    mutating func fill() throws -> Inquiry {
        fillOrder()
        inquiry.acts = acts
        if let kind = outline.statementKind { inquiry.statementKinds = kind == "direct" ? ["direct"] : ["indirect"] }
        switch inquiry.intent {
        case .statements, .quotation, .speakers, .positionChange, .disagreement, .articles: try fillStatements()
        case .count, .timeline:
            inquiry.countsMeetings = isOfMeetings
            if inquiry.countsMeetings { try fillMeetings() } else { try fillStatements() }
        case .meetings, .meetingAccount: try fillMeetings()
        case .holders: try fillHolders()
        case .persons: try fillPerson()
        case .officials: try fillOfficials()
        }
        for range in outline.subjects { inquiry.subjects += try subjects(range) }
        unique()
        try check()
        return inquiry
    }

    private mutating func unique() {
        func once(_ parties: [Inquiry.Party]) -> [Inquiry.Party] {
            var seen: Set<[String]> = []
            return parties.filter { seen.insert([$0.kind.rawValue, $0.id, $0.name]).inserted }
        }
        inquiry.speakers = once(inquiry.speakers)
        inquiry.subjects = once(inquiry.subjects)
        inquiry.participants = once(inquiry.participants)
    }

    /// Refuses what asks for nothing.
    private func check() throws {
        let isEmpty =
            inquiry.speakers.isEmpty && inquiry.subjects.isEmpty && inquiry.participants.isEmpty && inquiry.words == nil
            && inquiry.addressees.isEmpty && inquiry.place == nil && inquiry.affiliation == nil && inquiry.office == nil
            && inquiry.person == nil
        let notUnderstood = InquiryError.unknownForm(question: inquiry.question, forms: [], nearest: [])
        switch inquiry.intent {
        case .positionChange: if inquiry.speakers.isEmpty { throw notUnderstood }
        case .disagreement: if inquiry.speakers.count < 2 { throw notUnderstood }
        case .speakers where outline.order == .most: break
        case .speakers, .quotation, .holders, .persons, .officials, .meetingAccount: if isEmpty { throw notUnderstood }
        case .count:
            let counted = [
                "say", "inform", "mention", "act", "actnoun", "statement", "stance", "meet", "meetingnoun", "visit", "articles",
            ]
            // "count: Zakharova on Moldova", but not "how many angels dance"
            let isCommand = outline.cue(["count"]).map { question.words[$0.range.lowerBound].folded == "count" } ?? false
            if !(isCommand && !inquiry.speakers.isEmpty), !outline.cues.contains(where: { counted.contains($0.name) }) {
                throw notUnderstood
            }
        case .statements:
            if isEmpty, !outline.has("statement"), inquiry.acts.isEmpty { throw notUnderstood }
        case .meetings, .timeline, .articles: break
        }
    }

    // MARK: Order, acts

    private mutating func fillOrder() {
        inquiry.order = outline.order
        let head = outline.cues.first { ["statement", "stance", "meetingnoun", "actnoun"].contains($0.name) }
        let noun = head.flatMap { question.words[$0.range.upperBound - 1].folded }
        let isPlural = noun.map { $0.hasSuffix("s") && $0 != "talks" } ?? false
        if let number = outline.number {
            inquiry.limit = number
            if inquiry.order == nil, inquiry.intent == .speakers { inquiry.order = .most }
        } else if let order = outline.order, order != .most {
            if outline.isOnce || noun != nil && !isPlural || outline.interrogative == "when" { inquiry.limit = 1 }
        }
        if outline.cue(["count"])?.value == "most" { inquiry.order = .most }
        // "last" before a date phrase, or in "the latest on", orders; in "who is the last president" it does not.
        if [.holders, .persons, .officials, .count, .positionChange, .disagreement].contains(inquiry.intent),
            inquiry.order != .most
        {
            (inquiry.order, inquiry.limit) = (nil, outline.number)
        }
    }

    /// What the speaker does, from the first verb or noun of an act.
    private var acts: [String] {
        guard [.statements, .speakers, .count, .timeline, .quotation].contains(inquiry.intent) else { return [] }
        var acts: [String] = []
        for cue in outline.cues where (cue.name == "act" || cue.name == "actnoun") && !cue.value.isEmpty {
            if !acts.contains(cue.value) { acts.append(cue.value) }
        }
        return acts
    }

    private var isOfMeetings: Bool {
        outline.cues.first { Outline.saying.union(Outline.meeting).contains($0.name) }.map { Outline.meeting.contains($0.name) }
            ?? false
    }

    // MARK: Statements

    private mutating func fillStatements() throws {
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
    private func isAskedFor(_ phrase: Outline.Phrase) -> Bool {
        if inquiry.intent == .quotation { return phrase.cues == 0 }
        guard phrase.range.lowerBound > 0,
            ["what", "which", "whose", "how"].contains(question.words[phrase.range.lowerBound - 1].folded)
        else {
            return false
        }
        return WordClasses.shared.match("aux", question.words, at: phrase.range.upperBound) != nil
    }

    /// "the principal points of divergence": words before a noun that name nothing.
    private func isAdjective(_ phrase: Outline.Phrase) -> Bool {
        guard let follows = outline.cues.first(where: { $0.range.lowerBound == phrase.range.upperBound }), !phrase.isPossessive,
            ["statement", "stance", "actnoun", "disagree", "articles", "meetingnoun"].contains(follows.name)
        else { return false }
        let isLower = phrase.range.allSatisfy { question.words[$0].raw.first?.isLowercase == true }
        return isLower && nouns.names(at: phrase.range.lowerBound).isEmpty && phrase.range.count < 3
            && question.words.contains { $0.raw.first?.isUppercase == true }
    }

    /// Whether something was said of those before the verb: "was the plan rejected by Iran".
    private var isPassive: Bool {
        outline.tense == "past" && outline.has("act", "mention") && outline.phrases.contains { $0.marker == "by" && $0.cues > 0 }
    }

    private func statementRole(_ phrase: Outline.Phrase, _ index: Int) -> Role {
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
    private func isOwner(_ phrase: Outline.Phrase, _ noun: Outline.Cue?) -> Bool {
        guard let subject = outline.subjects.first(where: { $0.lowerBound > phrase.range.lowerBound }),
            !outline.phrases.contains(where: \.isPossessive)
        else { return false }
        let before = question.words[..<subject.lowerBound].last { $0.folded != "the" }?.folded ?? ""
        return ["toward", "towards", "against"].contains(before) || !["criticise", "praise", "accuse"].contains(noun?.value)
    }

    /// The phrases before the first cue: those who speak; where nothing else is said, also what they speak about.
    private func leadingRole(_ phrase: Outline.Phrase, _ index: Int) -> Role {
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
    private func isMisspeltOfficial(_ range: Range<Int>) -> Bool {
        var trial = self
        return ((try? trial.fuzzy(range, NounPhrases.parties)) ?? nil)?.kind == .official
    }

    private func isPerson(_ named: NounPhrases.Phrase) -> Bool {
        named.office != nil || named.isGroup || ((try? nouns.names(of: named)) ?? []).first?.kind == .official
    }

    private func isSpeakerOfTimeline(_ phrase: Outline.Phrase) -> Bool {
        guard let named = phrase.named else { return false }
        return isPerson(named) || phrase.isPossessive || !outline.subjects.isEmpty
            || outline.cues.contains { Outline.saying.contains($0.name) }
    }

    private func isMedia(_ phrase: Outline.Phrase) -> Bool {
        guard let named = phrase.named else { return false }
        return ((try? nouns.names(of: named)) ?? []).first?.kind == .organization
    }

    private func meetingFollows(_ phrase: Outline.Phrase) -> Bool {
        outline.cues.contains {
            $0.name == "meetingnoun" && $0.range.lowerBound >= phrase.range.upperBound
                && $0.range.lowerBound <= phrase.range.upperBound + 1
        }
    }

    private func meetingBefore(_ phrase: Outline.Phrase) -> Bool {
        phrase.cues > 0 && outline.cues[phrase.cues - 1].name == "meetingnoun"
    }

    /// "at the Alaska summit", "during talks with Rubio": where and with whom the words were said.
    private mutating func fillMeetingOfStatement() throws {
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

    private mutating func fillQuotation() throws {
        guard let quotation = outline.quotations.first else { return }
        inquiry.words = question.words[quotation.lowerBound].raw
        inquiry.isPhrase = true
        for more in outline.quotations.dropFirst() {
            let raw = question.words[more.lowerBound].raw
            inquiry.subjects.append(Inquiry.Party(kind: .words, id: "", name: raw, written: "\"\(raw)\""))
        }
        if let words = inquiry.words, fold(words).isEmpty { throw InquiryError.empty }
    }

    // MARK: Meetings

    private mutating func fillMeetings() throws {
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
    private func shared(_ phrase: Outline.Phrase, _ index: Int) -> Outline.Phrase {
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

    private func meetingRole(_ phrase: Outline.Phrase, _ index: Int, _ cue: Outline.Cue?) -> Role {
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

    private func isPlace(_ phrase: Outline.Phrase) -> Bool {
        guard let name = phrase.named?.name, phrase.named?.isGroup != true else { return false }
        return ((try? nouns.lookup(name, [.country])) ?? []).first.map { $0.isPlace || $0.isCity } ?? false
    }

    private func isCountry(_ phrase: Outline.Phrase) -> Bool { phrase.named?.name.map { nouns.isCountry($0) } ?? false }

    /// Whether meetings that took place or planned ones are meant.
    private mutating func fillStatus() {
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

    private var isPast: Bool {
        if outline.tense == "past" || outline.tense == "perfect" { return true }
        guard let verb = outline.cue(["meet", "visit"]) else { return false }
        let written = question.words[verb.range.lowerBound].folded
        if outline.tense == "present" { return false }
        return written.hasSuffix("ed")
            || ["met", "held", "had", "saw", "spoke", "went", "came", "flew", "sat", "got", "been", "ran"].contains(written)
    }

    // MARK: Offices

    private mutating func fillHolders() throws {
        var office = outline.phrases.compactMap { $0.named?.office }.first
        if office == nil, let phrase = outline.phrases.first(where: { $0.named != nil }),
            let party = try parties(of: phrase).first
        {
            office = Self.leader(party)
        }
        guard var office else {
            guard let phrase = outline.phrases.first else { return }
            throw try unknown(phrase.range, "office")
        }
        if office.whose == nil, outline.phrases.contains(where: { $0.named == nil }) {
            let rest = outline.phrases.first { $0.named == nil }
            if let rest, ["of", "for", "in"].contains(rest.marker) {
                guard let owner = try fuzzy(rest.range, NounPhrases.owners) else {
                    throw try unknown(rest.range, "country or organization")
                }
                office.attach(owner)
            }
        }
        if office.whose == nil, let owner = outline.phrases.first(where: { $0.named?.office == nil && $0.named != nil }) {
            if let party = try parties(of: owner).first, party.kind != .official, party.kind != .office { office.attach(party) }
        }
        office.isFormer = office.isFormer || outline.hasFormer
        inquiry.office = office
        let isNow = outline.interrogative == nil || outline.interrogative == "who" || outline.interrogative == "what"
        let verb = outline.cue(["rule"]).map { question.words[$0.range.lowerBound].folded }
        let isPresent =
            outline.tense == "present" && !hasBecome || verb.map { !$0.hasSuffix("ed") && $0 != "led" && $0 != "ran" } ?? false
        if inquiry.period == nil, isNow, isPresent, outline.tense != "past", !office.isFormer {
            inquiry.period = Inquiry.Interval(from: inquiry.today, until: inquiry.today)
            inquiry.isPeriodImplied = true
        }
    }

    private var hasBecome: Bool {
        question.words.contains { ["became", "become", "becomes", "been", "served"].contains($0.folded) }
    }

    private mutating func fillPerson() throws {
        guard let phrase = outline.phrases.first(where: { $0.named?.name != nil }) ?? outline.phrases.first else { return }
        if let person = try parties(of: phrase, [.official]).first {
            inquiry.person = person
        } else {
            guard let person = try fuzzy(phrase.range, [.official]) else { throw try unknown(phrase.range, "official") }
            inquiry.person = person
        }
    }

    private mutating func fillOfficials() throws {
        for phrase in outline.phrases {
            if let party = try parties(of: phrase, NounPhrases.owners).first ?? fuzzy(phrase.range, NounPhrases.owners) {
                inquiry.affiliation = inquiry.affiliation ?? party
            }
        }
        if inquiry.affiliation == nil, let phrase = outline.phrases.first {
            throw try unknown(phrase.range, "country or organization")
        }
    }

    private static func leader(_ party: Inquiry.Party) -> Inquiry.Office {
        var office = Inquiry.Office(title: "leader", kinds: ["head_of_state", "head_of_government"])
        if party.kind == .organization { office.kinds = ["secretary_general", "other"] }
        office.attach(party)
        return office
    }

    // MARK: Phrases

    private mutating func assign(_ phrase: Outline.Phrase, _ role: Role) throws {
        switch role {
        case .speaker: inquiry.speakers += try speakers(phrase)
        case .subject: inquiry.subjects += try subjects(phrase.named?.range ?? phrase.range)
        case .addressee: inquiry.addressees += try speakers(phrase)
        case .participant: inquiry.participants += try speakers(phrase)
        case .affiliation: inquiry.affiliation = try speakers(phrase).first
        case .place: fillPlace(phrase.named?.name ?? phrase.range)
        case .capacity: inquiry.capacity = phrase.named?.office
        case .none: break
        }
    }

    /// Those whom a phrase names; words that name nobody may be spelt wrongly.
    mutating func speakers(_ phrase: Outline.Phrase) throws -> [Inquiry.Party] {
        let found = try parties(of: phrase)
        if !found.isEmpty { return found }
        guard let party = try fuzzy(phrase.range, NounPhrases.parties) else {
            throw try unknown(phrase.range, "official, country or organization")
        }
        return [party]
    }

    mutating func parties(of phrase: Outline.Phrase, _ kinds: Set<Inquiry.Party.Kind> = NounPhrases.parties) throws -> [Inquiry
        .Party]
    {
        guard let named = phrase.named else { return [] }
        let written = question.text(named.range)
        if let office = named.office {
            guard kinds.contains(.official) else {
                guard let id = office.country ?? office.organization, let whose = office.whose else { return [] }
                return [
                    Inquiry.Party(kind: office.country == nil ? .organization : .country, id: id, name: whose, written: written)
                ]
            }
            return [Inquiry.Party(kind: .office, id: "", name: office.name, written: written, office: office)]
        }
        let found = try nouns.names(of: named, kinds)
        return found.isEmpty ? [] : [party(of: found, named.name.map(question.plainText) ?? written)]
    }

    private mutating func party(of found: [Name], _ written: String) -> Inquiry.Party {
        let found = inOfficeFirst(found)
        let best = found[0]
        var party = Inquiry.Party(best, written: written)
        if best.kind == .official {
            // "Blinken" beside "Antony Blinken" is the same person, seen less clearly by an article.
            let others = found.dropFirst().filter { $0.kind == .official }
            party.otherIDs = others.filter { best.includes($0) }.map(\.id)
            let namesakes = others.filter { !best.includes($0) && ($0.occurrences > 0 || best.occurrences == 0) }
            noteNamesakes(of: best, written, namesakes)
        }
        return party
    }

    /// Of namesakes of whom the articles have nothing, those who were in office at the time that the question asks for.
    private func inOfficeFirst(_ found: [Name]) -> [Name] {
        guard let period = inquiry.period, found.count > 1, found[0].kind == .official, found[0].occurrences == 0,
            let then = try? names.inOffice(found.filter { $0.kind == .official }.map(\.id), period), !then.isEmpty
        else { return found }
        let isThen = { (name: Name) in name.kind == .official && then.contains(name.id) }
        return found.filter(isThen) + found.filter { !isThen($0) }
    }

    /// Says which of several persons of one name was taken.
    private mutating func noteNamesakes(of best: Name, _ written: String, _ others: [Name]) {
        guard !others.isEmpty else { return }
        func described(_ name: Name) -> String { name.name + (name.detail.map { " (\($0))" } ?? "") }
        let more = others.count > 3 ? " and \(others.count - 3) more" : ""
        let note =
            "\(written) is taken as \(described(best)); others of that name: "
            + others.prefix(3).map(described).joined(separator: ", ") + more
        if !inquiry.notes.contains(note) { inquiry.notes.append(note) }
    }

    mutating func fillPlace(_ range: Range<Int>) {
        let place = question.text(range)
        guard !place.isEmpty else { return }
        inquiry.place = place
        if let country = try? names.lookup(place).first(where: { $0.kind == .country && $0.isPlace }) {
            inquiry.placeCountry = country.id
            inquiry.place = country.name
        }
    }

    // MARK: Spelling

    /// What a misspelt name stands for, where one is near enough; the reader is told.
    mutating func fuzzy(_ range: Range<Int>, _ kinds: Set<Inquiry.Party.Kind>) throws -> Inquiry.Party? {
        let range = question.trimmed(range)
        guard !range.isEmpty, range.count <= 4 else { return nil }
        // "Foreign Minister Lavrof": the words after a title; "hawkish Lavrof": the last word.
        var candidates = [range]
        if range.count > 1 { candidates.append(range.upperBound - 1..<range.upperBound) }
        for candidate in candidates {
            let written = question.plainText(candidate)
            let letters = fold(written).count
            guard letters >= 4 else { continue }
            // A word of English in lower case is no name: "zone".
            if written.first?.isLowercase == true || candidate.lowerBound == 0, !written.contains(" "), try names.occurs(written)
            {
                continue
            }
            let near = try names.nearest(written).filter { kinds.contains($0.kind) }
            let most = letters < 5 ? 1 : letters < 9 ? 2 : 3
            guard let best = near.first, best.distance <= most, best.distance < 2 || best.distance * 4 <= letters + 1 else {
                continue
            }
            let others = near.dropFirst().filter { $0.distance == best.distance && $0.id != best.id }
            let more = others.isEmpty ? "" : "; like it: \(others.prefix(3).map(\.name).joined(separator: ", "))"
            inquiry.notes.append("\(written) is taken as \(best.name)\(more)")
            return Inquiry.Party(best, written: best.name)
        }
        return nil
    }

    func unknown(_ range: Range<Int>, _ role: String) throws -> InquiryError {
        let range = question.trimmed(range)
        let written = question.text(range)
        guard !range.isEmpty, range.count <= 4 else { return .unknownForm(question: inquiry.question, forms: [], nearest: []) }
        var nearest = try names.nearest(written)
        if nearest.isEmpty, let last = range.last, range.count > 1 { nearest = try names.nearest(question.text(last..<last + 1)) }
        var shown: [String] = []
        for name in nearest.map(\.name) where !shown.contains(name) { shown.append(name) }
        return .unknownName(written: written, role: role, nearest: Array(shown.prefix(5)))
    }
}

extension NounPhrases {
    /// Whether words name a country as such, and not one of its cities.
    func isCountry(_ range: Range<Int>) -> Bool {
        ((try? lookup(range, NounPhrases.owners)) ?? []).first.map { $0.kind == .country && !$0.isCity } ?? false
    }
}

extension Inquiry.Office {
    /// "foreign minister of Russia"
    var name: String { (isFormer ? "former " : "") + title + (whose.map { " of \($0)" } ?? "") }

    mutating func attach(_ party: Inquiry.Party) {
        whose = party.name
        // Presidents of organizations are no heads of state: their title tells.
        if party.kind == .organization { kinds.removeAll { $0 == "head_of_state" || $0 == "head_of_government" } }
        if party.kind == .organization { organization = party.id } else { country = party.id }
    }
}

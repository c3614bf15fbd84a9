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
    enum Role { case speaker, subject, addressee, participant, affiliation, place, capacity, none }

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

    // MARK: Phrases

    mutating func assign(_ phrase: Outline.Phrase, _ role: Role) throws {
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
}

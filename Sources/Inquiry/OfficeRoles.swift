// Which office, person or officials a question asks for.

extension Roles {
    mutating func fillHolders() throws {
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

    var hasBecome: Bool {
        question.words.contains { ["became", "become", "becomes", "been", "served"].contains($0.folded) }
    }

    mutating func fillPerson() throws {
        guard let phrase = outline.phrases.first(where: { $0.named?.name != nil }) ?? outline.phrases.first else { return }
        if let person = try parties(of: phrase, [.official]).first {
            inquiry.person = person
        } else {
            guard let person = try fuzzy(phrase.range, [.official]) else { throw try unknown(phrase.range, "official") }
            inquiry.person = person
        }
    }

    mutating func fillOfficials() throws {
        for phrase in outline.phrases {
            if let party = try parties(of: phrase, NounPhrases.owners).first ?? fuzzy(phrase.range, NounPhrases.owners) {
                inquiry.affiliation = inquiry.affiliation ?? party
            }
        }
        if inquiry.affiliation == nil, let phrase = outline.phrases.first {
            throw try unknown(phrase.range, "country or organization")
        }
    }

    static func leader(_ party: Inquiry.Party) -> Inquiry.Office {
        var office = Inquiry.Office(title: "leader", kinds: ["head_of_state", "head_of_government"])
        if party.kind == .organization { office.kinds = ["secretary_general", "other"] }
        office.attach(party)
        return office
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

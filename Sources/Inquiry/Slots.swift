// The slots of a form filled: words of the question resolved to names, offices, places and subjects.

import Archive
import Language

/// Fills an inquiry from the words that a form bound to its slots.
struct Slots {
    let names: Names
    let question: Question
    var inquiry: Inquiry
    /// The text of the slot `words`, where the form has it.
    var words: String?
    /// What stands after a title and "of", but names no country or organization.
    private var unknownOwner: Range<Int>?

    init(names: Names, question: Question, inquiry: Inquiry) {
        self.names = names
        self.question = question
        self.inquiry = inquiry
    }

    /// The inquiry of a binding.
    /// - Throws: `InquiryError.unknownName` where a slot cannot be filled.
    mutating func fill(_ binding: Form.Binding) throws -> Inquiry {
        if inquiry.intent == .meetings { fillStatus(binding) }
        if let order = binding.values["first"] { inquiry.order = order == "desc" ? .newestFirst : .oldestFirst }
        if let act = binding.values["act"] { inquiry.acts = [act] }
        fillKinds(binding)
        inquiry.counts = binding.values["howoften"] != nil
        if let range = binding.slots["addressee"] {
            inquiry.addressees = try parties(range)
            let names = inquiry.addressees.map(\.name).joined(separator: ", ")
            inquiry.notes.append(
                "to whom something was said is not recorded: what is about \(names) is taken, and what was said at their meetings"
            )
        }
        if let range = binding.slots["speaker"] { inquiry.speakers = try parties(range) }
        if let range = binding.slots["a"] { inquiry.participants = try parties(range) }
        if let range = binding.slots["b"] { inquiry.participants += try parties(range) }
        if let range = binding.slots["country"] {
            if inquiry.intent == .holders {
                inquiry.office = try Self.leader(affiliation(range))
            } else {
                inquiry.affiliation = try affiliation(range)
            }
        }
        if let range = binding.slots["place"] { try fillPlace(range) }
        if let range = binding.slots["city"] {
            guard try isCity(range) else { throw try unknown(range, "city") }
            try fillPlace(range)
        }
        if let range = binding.slots["office"] {
            guard let office = try office(range, allowingPerson: false)?.office else {
                if let unknownOwner { throw try unknown(unknownOwner, "country or organization") }
                throw try unknown(range, "office")
            }
            inquiry.office = office
            if binding.values["former"] != nil { inquiry.office?.isFormer = true }
        }
        if inquiry.intent == .holders, inquiry.period == nil, binding.values["be"] == "present",
            inquiry.office?.isFormer != true
        {
            inquiry.period = Inquiry.Interval(from: inquiry.today, until: inquiry.today)
        }
        if let range = binding.slots["person"] {
            guard let person = try party(range, kinds: [.official]) else { throw try unknown(range, "official") }
            inquiry.person = person
        }
        if let range = binding.slots["subject"] {
            inquiry.subjects = try subjects(range)
            if inquiry.subjects.isEmpty {
                throw InquiryError.unknownName(written: question.text(range), role: "subject", nearest: [])
            }
            // "the explosion in Beirut": the city belongs to the subject.
            if binding.slots["city"] != nil, inquiry.subjects.contains(where: { $0.kind == .words }) {
                throw try unknown(range, "subject")
            }
        }
        if let range = binding.slots["topic"] {
            guard let topic = try named(range, kinds: [.official, .country, .organization, .topic]) else {
                throw try unknown(range, "subject")
            }
            inquiry.subjects = [topic]
        }
        if let range = binding.slots["quote"] {
            inquiry.words = question.words[range.lowerBound].raw
            inquiry.isPhrase = true
        }
        if let words { inquiry.words = words }
        if let text = inquiry.words, fold(text).isEmpty { throw InquiryError.empty }
        return inquiry
    }

    /// Whether meetings that took place or planned ones are meant, and whether only one of them.
    private mutating func fillStatus(_ binding: Form.Binding) {
        let order = binding.values["first"]
        if order != nil { inquiry.limit = 1 }
        if let status = binding.values["status"] {
            inquiry.status = status
        } else if binding.values["will"] != nil || order == "next" {
            inquiry.status = "planned"
        } else if order != nil || binding.values["meet"] != nil || binding.values["met"] != nil || binding.values["visit"] != nil
        {
            inquiry.status = "held"
        }
    }

    /// Of which kind the meetings must be: "summits", "phone calls", "visits", "who called …".
    private mutating func fillKinds(_ binding: Form.Binding) {
        if let kind = binding.values["meeting"] { inquiry.kinds = [kind] }
        if let kind = binding.values["meet"], kind != "held" { inquiry.kinds = [kind] }
        if binding.values["visit"] != nil || binding.values["visits"] != nil { inquiry.kinds = ["visit"] }
        if inquiry.kinds == ["negotiation"] { inquiry.kinds.append("talks") }
    }

    // MARK: Parties

    /// One party or several, joined by "and", "or" and commas.
    private mutating func parties(_ range: Range<Int>) throws -> [Inquiry.Party] {
        if let party = try party(range) { return [party] }
        if let party = try withoutApostrophe(range) { return [party] }
        for split in range.dropFirst().dropLast() where ["and", "or", "with", "&"].contains(question.words[split].folded) {
            if let first = try party(range.lowerBound..<split) { return try [first] + parties(split + 1..<range.upperBound) }
        }
        throw try unknown(range, "official, country or organization")
    }

    /// The official, country, organization or office that the words name.
    private mutating func party(
        _ range: Range<Int>, kinds: Set<Inquiry.Party.Kind> = [.official, .country, .organization]
    ) throws -> Inquiry.Party? {
        let range = question.trimmed(range)
        guard !range.isEmpty, range.count <= 12, !range.contains(where: { question.words[$0].isQuotation }) else { return nil }
        if let party = try named(range, kinds: kinds) { return party }
        // "Russian officials" speak for Russia.
        if kinds.contains(.country), range.count > 1,
            [
                "officials", "government", "ministers", "diplomats", "leaders", "authorities",
                "administration", "side", "officials'",
            ].contains(question.words[range.upperBound - 1].folded)
        {
            if let party = try named(range.dropLast(), kinds: [.country, .organization]) { return party }
        }
        guard let found = try office(range, allowingPerson: true) else { return nil }
        if let person = found.person { return kinds.contains(.official) ? person : nil }
        guard kinds.contains(.official), let office = found.office else { return nil }
        return Inquiry.Party(kind: .office, id: "", name: office.name, written: question.text(range), office: office)
    }

    /// "bidens remarks": the name without the "s" of a possessive that lacks its mark.
    private mutating func withoutApostrophe(_ range: Range<Int>) throws -> Inquiry.Party? {
        let range = question.trimmed(range)
        guard let last = range.last, range.upperBound < question.words.count, question.words[last].folded.count > 3,
            question.words[last].folded.hasSuffix("s"), !question.words[last].isQuotation
        else { return nil }
        let written = String(question.text(range).dropLast())
        let found = try names.lookup(written).filter { [.official, .country, .organization].contains($0.kind) }
        return found.isEmpty ? nil : party(of: found, written)
    }

    /// The name that the words are as they stand; of namesakes the one of whom the database has most.
    private mutating func named(_ range: Range<Int>, kinds: Set<Inquiry.Party.Kind>) throws -> Inquiry.Party? {
        let range = question.trimmed(range)
        guard !range.isEmpty else { return nil }
        let written = question.text(range)
        guard !Self.isCommonWord(written) else { return nil }
        let found = try names.lookup(written).filter { kinds.contains($0.kind) }
        return found.isEmpty ? nil : party(of: found, written)
    }

    private mutating func party(of found: [Name], _ written: String) -> Inquiry.Party {
        let best = found[0]
        var party = Inquiry.Party(kind: best.kind, id: best.id, name: best.name, written: written)
        if best.kind == .official {
            // "Blinken" beside "Antony Blinken" is the same person, seen less clearly by an article.
            let others = found.dropFirst().filter { $0.kind == .official }
            party.otherIDs = others.filter { best.includes($0) }.map(\.id)
            let namesakes = others.filter { !best.includes($0) && ($0.occurrences > 0 || best.occurrences == 0) }
            noteNamesakes(of: best, written, namesakes)
        }
        return party
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

    /// "us" and "it" are words, "US" and "IT" may be names.
    private static func isCommonWord(_ written: String) -> Bool {
        ["us", "it", "who", "he", "she", "they", "we", "you", "i", "them", "him", "her", "what", "and", "is", "to", "in", "on"]
            .contains(written)
    }

    private mutating func affiliation(_ range: Range<Int>) throws -> Inquiry.Party {
        guard let party = try named(range, kinds: [.country, .organization]) else {
            throw try unknown(range, "country or organization")
        }
        return party
    }

    private func isCity(_ range: Range<Int>) throws -> Bool {
        let range = question.trimmed(range)
        return try !range.isEmpty && names.lookup(question.text(range)).contains { $0.kind == .country && $0.isCity }
    }

    private mutating func fillPlace(_ range: Range<Int>) throws {
        let place = question.text(range)
        inquiry.place = place
        if let country = try names.lookup(place).first(where: { $0.kind == .country && $0.isPlace }) {
            inquiry.placeCountry = country.id
            inquiry.place = country.name
        }
    }

    // MARK: Offices

    /// The office in words such as "Russian foreign minister", "foreign minister of Russia", "Russia's foreign minister", or the
    /// person in "Foreign Minister Lavrov". A title beside a country goes before a longer title alone.
    private mutating func office(_ range: Range<Int>, allowingPerson: Bool) throws -> (
        office: Inquiry.Office?, person: Inquiry.Party?
    )? {
        let range = question.trimmed(range)
        guard range.count <= 12 else { return nil }
        var alone: Inquiry.Office?
        for length in stride(from: min(range.count, 6), through: 1, by: -1) {
            for start in range.lowerBound...(range.upperBound - length) {
                let titleRange = start..<start + length
                guard question.trimmed(titleRange) == titleRange else { continue }
                let written = titleRange.map { question.words[$0].folded }.joined(separator: " ")
                guard !written.hasPrefix("former "), let kinds = try names.officeKinds(written) else { continue }
                let leading = question.trimmed(range.lowerBound..<start)
                let before = stripped(
                    leading, leading: ["current", "then", "former", "previous", "ex", "new", "acting", "a", "any"])
                let after = titleRange.upperBound..<range.upperBound
                let title = WordClasses.shared.match("title", Array(question.words[titleRange]), at: 0)?.value ?? written
                var office = Inquiry.Office(title: title, kinds: kinds)
                office.isFormer = (range.lowerBound..<start).contains {
                    ["former", "previous", "ex"].contains(question.words[$0].folded)
                }
                if !before.isEmpty {
                    guard let party = try named(before, kinds: [.country, .organization]) else { continue }
                    office.attach(party)
                }
                if after.isEmpty {
                    if !before.isEmpty { return (office, nil) }
                    if alone == nil { alone = office }
                } else if ["of", "for", "to", "in", "from"].contains(question.words[after.lowerBound].folded) {
                    guard before.isEmpty else { continue }
                    guard let party = try named(after.dropFirst(), kinds: [.country, .organization]) else {
                        unknownOwner = unknownOwner ?? after.dropFirst()
                        continue
                    }
                    office.attach(party)
                    return (office, nil)
                } else if allowingPerson, let person = try named(after, kinds: [.official]) {
                    return (office, person)
                }
            }
        }
        return alone.map { ($0, nil) }
    }

    private func stripped(_ range: Range<Int>, leading: Set<String>) -> Range<Int> {
        var range = question.trimmed(range)
        while let first = range.first, leading.contains(question.words[first].folded) {
            range = question.trimmed(range.dropFirst())
        }
        return range
    }

    private static func leader(_ party: Inquiry.Party) -> Inquiry.Office {
        var office = Inquiry.Office(title: "leader", kinds: ["head_of_state", "head_of_government"])
        if party.kind == .organization { office.kinds = ["secretary_general", "other"] }
        office.attach(party)
        return office
    }

    // MARK: Subjects

    /// What the words are about: a name as a whole, or the names among them and the words that are left.
    private mutating func subjects(_ range: Range<Int>) throws -> [Inquiry.Party] {
        let all: Set<Inquiry.Party.Kind> = [.official, .country, .organization, .topic]
        let range = question.trimmed(range)
        guard !range.isEmpty else { return [] }
        if !range.contains(where: { question.words[$0].isQuotation }) {
            if let whole = try named(range, kinds: all) { return [whole] }
            if let found = try office(range, allowingPerson: true), let person = found.person { return [person] }
        }
        if range.contains(where: { ["whom", "whose"].contains(question.words[$0].folded) }) || Self.isMutual(question, range) {
            throw InquiryError.unknownForm(question: inquiry.question, forms: [], nearest: [])
        }
        if let either = try alternatives(range) {
            inquiry.isAboutAny = true
            return either
        }
        var subjects: [Inquiry.Party] = []
        var free: [String] = []
        var index = range.lowerBound
        let capitals = question.words.contains { $0.raw.first?.isUppercase == true }
        outer: while index < range.upperBound {
            let word = question.words[index]
            if word.isQuotation {
                subjects.append(Inquiry.Party(kind: .words, id: "", name: word.raw, written: "\"\(word.raw)\""))
                index += 1
                continue
            }
            for end in stride(from: min(range.upperBound, index + 6), to: index, by: -1) {
                let part = index..<end
                guard question.trimmed(part) == part, !part.contains(where: { question.words[$0].isQuotation }),
                    !isStopWord(question.words[index]), !isStopWord(question.words[end - 1])
                else { continue }
                // A family name in lower case is mostly a word: "a brown bush".
                let isPlain = capitals && word.raw.first?.isUppercase != true
                // "in Paris" is where something is, and no word about France.
                if index > range.lowerBound, ["in", "at"].contains(question.words[index - 1].folded), try isCity(part) {
                    free.append(question.text(part))
                    index = end
                    continue outer
                }
                if let party = try named(part, kinds: isPlain ? [.country, .organization, .topic] : all) {
                    subjects.append(party)
                    index = end
                    continue outer
                }
            }
            if !isStopWord(word), word.folded != "'s" { free.append(word.raw) }
            index += 1
        }
        let words = free.joined(separator: " ")
        if !fold(words).isEmpty { subjects.append(Inquiry.Party(kind: .words, id: "", name: words, written: words)) }
        return subjects
    }

    /// "each other": whoever spoke is the subject, which no search finds.
    private static func isMutual(_ question: Question, _ range: Range<Int>) -> Bool {
        range.dropLast().contains {
            ["each other", "one another"].contains("\(question.words[$0].folded) \(question.words[$0 + 1].folded)")
        }
    }

    /// "sanctions or NATO": each a subject of its own. Nil where nothing is joined by "or".
    private mutating func alternatives(_ range: Range<Int>) throws -> [Inquiry.Party]? {
        guard let or = range.dropFirst().dropLast().first(where: { question.words[$0].folded == "or" }) else { return nil }
        return try [range.lowerBound..<or, or + 1..<range.upperBound].flatMap { part in
            let found = try subjects(part)
            // "NATO enlargement or sanctions": a part of several subjects is looked for by its words.
            guard found.count > 1, !inquiry.isAboutAny else { return found }
            let written = question.text(part)
            return [Inquiry.Party(kind: .words, id: "", name: written, written: written)]
        }
    }

    private func isStopWord(_ word: Question.Word) -> Bool {
        // "IT" and "A" in capitals may be names.
        WordClasses.shared.match("stop", [word], at: 0) != nil && word.raw != word.raw.uppercased()
    }

    private func unknown(_ range: Range<Int>, _ role: String) throws -> InquiryError {
        let range = question.trimmed(range)
        let written = question.text(range)
        // "what" and "how many …" are no names: the form does not fit.
        let asking: Set = [
            "what", "who", "whom", "when", "where", "how", "which", "why", "whose", "do", "did", "does", "is", "are",
        ]
        guard let first = range.first, !asking.contains(question.words[first].folded), range.count <= 4 else {
            return .unknownForm(question: inquiry.question, forms: [], nearest: [])
        }
        var nearest = try names.nearest(written)
        if nearest.isEmpty, let last = range.last, range.count > 1 { nearest = try names.nearest(question.text(last..<last + 1)) }
        return .unknownName(written: written, role: role, nearest: Array(nearest.prefix(5)))
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

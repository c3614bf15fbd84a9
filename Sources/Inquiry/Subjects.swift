// What the words after "about" name: countries, organizations, officials, topics, and the words that are left.

import Archive

extension Roles {
    private static let all: Set<Inquiry.Party.Kind> = [.official, .country, .organization, .topic]

    /// What the words are about: a name as a whole, or the names among them and the words that are left.
    mutating func subjects(_ range: Range<Int>) throws -> [Inquiry.Party] {
        let range = question.trimmed(range)
        guard !range.isEmpty else { return [] }
        if !range.contains(where: { question.words[$0].isQuotation }) {
            if !nouns.isMereCity(range), let whole = try named(range, Self.all) { return [whole] }
            if let phrase = try nouns.phrase(at: range.lowerBound), phrase.range == range, !nouns.isMereCity(range),
                let party = try parties(of: Outline.Phrase(marker: "", range: range, named: phrase, cues: 0)).first
            {
                return [party]
            }
        }
        if range.contains(where: { ["whom", "whose"].contains(question.words[$0].folded) }) || isMutual(range) {
            throw InquiryError.unknownForm(question: inquiry.question, forms: [], nearest: [])
        }
        if let either = try alternatives(range) {
            inquiry.isAboutAny = true
            return either
        }
        return try parts(range)
    }

    /// The names among the words, and the words that are left as one subject for each run of them.
    private mutating func parts(_ range: Range<Int>) throws -> [Inquiry.Party] {
        var subjects: [Inquiry.Party] = []
        var free: [Range<Int>] = []
        func flush() {
            let isRun = zip(free, free.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound }
            // "Oder-Neisse line" as it is written
            let words =
                free.isEmpty
                ? ""
                : isRun
                    ? question.text(free[0].lowerBound..<free[free.count - 1].upperBound)
                    : free.map { question.text($0) }.joined(separator: " ")
            if !fold(words).isEmpty { subjects.append(Inquiry.Party(kind: .words, id: "", name: words, written: words)) }
            free = []
        }
        var index = range.lowerBound
        let capitals = question.words.contains { $0.raw.first?.isUppercase == true && !$0.isQuotation }
        outer: while index < range.upperBound {
            let word = question.words[index]
            if word.isQuotation {
                flush()
                subjects.append(Inquiry.Party(kind: .words, id: "", name: word.raw, written: "\"\(word.raw)\""))
                index += 1
                continue
            }
            // A family name in lower case is mostly a word: "a brown bush".
            let isPlain = capitals && word.raw.first?.isUppercase != true
            for part in nouns.names(at: index) where part.upperBound <= range.upperBound && !isStop(part) {
                // "in Paris" is where something is, and no word about France.
                if nouns.isMereCity(part)
                    || index > range.lowerBound && ["in", "at"].contains(question.words[index - 1].folded) && nouns.isCity(part)
                {
                    if nouns.isMereCity(part) { flush() }
                    free.append(part)
                    index = part.upperBound
                    continue outer
                }
                if isPartOfUnknownName(part) { break }
                if let party = try named(part, isPlain ? [.country, .organization, .topic] : Self.all) {
                    flush()
                    subjects.append(party)
                    index = part.upperBound
                    continue outer
                }
            }
            if let (end, _) = WordClasses.shared.match("about", question.words, at: index) {
                flush()
                index = end
                continue
            }
            if !isStopWord(word), word.folded != "'s" {
                free.append(index..<index + 1)
            } else if ["and", "or"].contains(word.folded) {
                flush()
            }
            index += 1
        }
        flush()
        let named = subjects.filter { $0.kind != .words }.count
        dropLeading(range, &subjects, named)
        // "that Rwanda supports M23", "Pelosi's visit to Taiwan": the names tell what it is about.
        if named > 0, outline.clauses.contains(range.lowerBound) { subjects.removeAll { $0.kind == .words } }
        if named > 1 { subjects.removeAll { $0.kind == .words && isCue($0.name) } }
        return try subjects.map { try respelt($0) }
    }

    /// "threatened to *block* sanctions": the verb after "to", and the noun before "of" and a topic: "the *supply* of drones".
    private func dropLeading(_ range: Range<Int>, _ subjects: inout [Inquiry.Party], _ named: Int) {
        guard named > 0, subjects.count > 1, subjects[0].kind == .words, !subjects[0].name.contains(" "),
            subjects[0].name.first?.isLowercase == true
        else { return }
        let isInfinitive = range.lowerBound > 0 && question.words[range.lowerBound - 1].folded == "to"
        let isOfTopic = subjects[1].kind == .topic && range.count > 2 && question.words[range.lowerBound + 1].folded == "of"
        if isInfinitive || isOfTopic { subjects.removeFirst() }
    }

    /// A single noun or verb of saying or meeting, or a participle: "Ukraine joining the EU".
    private func isCue(_ text: String) -> Bool {
        guard !text.contains(" "), let first = text.first, first.isLowercase else { return false }
        if text.hasSuffix("ing"), text.count > 5 { return true }
        let range = text.startIndex..<text.endIndex
        return WordClasses.shared.matches([Question.Word(folded: fold(text), range: range, raw: text)], at: 0)
            .contains { ["meetingnoun", "statement", "stance", "act", "say", "meet", "visit"].contains($0.name) }
    }

    /// "Barrick Gold" is neither Dore Gold nor gold: a family name beside another capitalised word that is no name.
    private func isPartOfUnknownName(_ part: Range<Int>) -> Bool {
        guard part.count == 1, let first = question.words[part.lowerBound].raw.first, first.isUppercase else { return false }
        return [part.lowerBound - 1, part.lowerBound + 1].contains { index in
            guard question.words.indices.contains(index) else { return false }
            let word = question.words[index]
            return word.raw.first?.isUppercase == true && word.raw != word.raw.uppercased() && !word.followsComma
                && index != 0 && nouns.names(at: index).isEmpty && !nouns.isNamed(index) && !isStopWord(word)
                && WordClasses.shared.matches([word], at: 0).isEmpty
                && ((try? nouns.lookup(part, [.official])) ?? []).isEmpty == false
                && ((try? nouns.lookup(part, [.country, .organization])) ?? []).isEmpty
        }
    }

    /// A word that is unknown to names may be a misspelt one: "Ukriane".
    private mutating func respelt(_ subject: Inquiry.Party) throws -> Inquiry.Party {
        guard subject.kind == .words, !subject.written.hasPrefix("\""), !subject.name.contains(" "), subject.name.count > 4,
            let party = try misspelt(subject.name)
        else { return subject }
        return party
    }

    private mutating func misspelt(_ word: String) throws -> Inquiry.Party? {
        guard try !names.occurs(word) else { return nil }
        let near = try names.nearest(word).filter { $0.kind != .topic || word.count > 7 && $0.distance == 1 }
        // "Rafah" is no Rajah: persons must sound alike.
        guard
            let best = near.first(where: {
                $0.distance == 1 && $0.kind != .official || $0.distance <= 2 && Self.sound(word) == Self.sound($0.matched)
            })
        else {
            return nil
        }
        inquiry.notes.append("\(word) is taken as \(best.name)")
        return Inquiry.Party(best, written: best.name)
    }

    /// The consonants, doubled ones once: what spellings of one foreign name mostly share.
    private static func sound(_ text: String) -> String {
        var sound = ""
        for letter in fold(text) where !"aeiouyh ".contains(letter) && letter != sound.last { sound.append(letter) }
        return sound
    }

    private func isStop(_ range: Range<Int>) -> Bool { range.count == 1 && isStopWord(question.words[range.lowerBound]) }

    /// The name that the words are as they stand; of namesakes the one of whom the database has most.
    private mutating func named(_ range: Range<Int>, _ kinds: Set<Inquiry.Party.Kind>) throws -> Inquiry.Party? {
        guard nouns.names(at: range.lowerBound).contains(range) else { return nil }
        let found = try nouns.lookup(range, kinds)
        guard let best = found.first else { return nil }
        return Inquiry.Party(best, written: question.plainText(range))
    }

    /// "each other": whoever spoke is the subject, which no search finds.
    private func isMutual(_ range: Range<Int>) -> Bool {
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
}

// What stands at a place of a question: a name, an office with its owner or holder, "Russian officials".

/// Finds the longest name, office or group that begins at a word.
struct NounPhrases {
    /// Words that stand for officials, countries, organizations, topics or offices.
    struct Phrase: Hashable {
        var range: Range<Int>
        /// The words of the name itself: in "Foreign Minister Lavrov" the last one.
        var name: Range<Int>?
        var office: Inquiry.Office?
        /// Whether many of a country are meant: "Russian officials".
        var isGroup = false
        /// Whether the office is meant as such: "French foreign ministers".
        var isPlural = false
        /// The name, where the question writes it otherwise.
        var written: String?
    }

    let question: Question
    private let names: Names
    /// For each word, the lengths of the names that begin there, the longest first.
    private let lengths: [[Int]]

    /// How names are spelt that the question writes otherwise.
    private let variants: [Range<Int>: String]

    private static let longest = 8

    /// The text with a space after each full stop between letters; nil where there is none.
    private static func spacedInitials(_ text: String) -> String? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 2 || parts.count == 2 && parts[1].first?.isLetter == true else { return nil }
        return parts.joined(separator: ". ").split(separator: " ").joined(separator: " ")
    }

    init(question: Question, names: Names) throws {
        self.question = question
        self.names = names
        let words = question.words
        var phrases: [Range<Int>: String] = [:]
        for start in words.indices where !words[start].isQuotation && words[start].folded != "'s" {
            for end in start + 1...min(words.count, start + Self.longest) {
                if words[end - 1].isQuotation { break }
                guard words[end - 1].folded != "'s" else { continue }
                let bytes = question.text.utf8.distance(from: words[start].range.lowerBound, to: words[end - 1].range.upperBound)
                if bytes > 200 { break }
                phrases[start..<end] = question.plainText(start..<end)
            }
        }
        // "George H.W. Bush" is written "George H. W. Bush" elsewhere.
        let spaced = phrases.compactMapValues { text in
            text.contains(" ") ? Self.spacedInitials(text) : nil
        }
        let known = try names.known(Array(Set(phrases.values).union(spaced.values)))
        variants = spaced.filter { known.contains($0.value) && !known.contains(phrases[$0.key] ?? "") }
        for (range, text) in variants { phrases[range] = text }
        var lengths = Array(repeating: [Int](), count: words.count)
        for (range, text) in phrases where known.contains(text) && !Self.isCommonWord(text) {
            lengths[range.lowerBound].append(range.count)
        }
        self.lengths = lengths.map { $0.sorted(by: >) }
    }

    /// "us" and "it" are words, "US" and "IT" may be names.
    private static func isCommonWord(_ text: String) -> Bool {
        [
            "us", "it", "who", "he", "she", "they", "we", "you", "i", "them", "him", "her", "what", "and", "is", "to", "in", "on",
            "of", "the", "a", "an", "no", "so", "or", "as", "at", "by", "do", "be", "if", "my", "me", "up", "all", "for", "are",
            "was", "with", "from", "about", "how", "when", "where", "did", "has", "had", "have", "not",
        ].contains(text)
    }

    /// Names that begin at a word, the longest first.
    func names(at start: Int) -> [Range<Int>] { start < lengths.count ? lengths[start].map { start..<start + $0 } : [] }

    /// Whether a word is part of a name.
    func isNamed(_ index: Int) -> Bool {
        (max(0, index - Self.longest)...index).contains { names(at: $0).contains { $0.contains(index) } }
    }

    /// The longest names of more than one word.
    var multiwordNames: [Range<Int>] { question.words.indices.compactMap { names(at: $0).first { $0.count > 1 } } }

    /// Those of some kinds that a range of words names.
    func lookup(_ range: Range<Int>, _ kinds: Set<Inquiry.Party.Kind>) throws -> [Name] {
        try names.lookup(variants[range] ?? question.plainText(range)).filter { kinds.contains($0.kind) }
    }

    /// The longest name of one of the kinds that begins at a word.
    func name(at start: Int, _ kinds: Set<Inquiry.Party.Kind>) throws -> Range<Int>? {
        try names(at: start).first { try !lookup($0, kinds).isEmpty }
    }

    static let owners: Set<Inquiry.Party.Kind> = [.country, .organization]
    static let parties: Set<Inquiry.Party.Kind> = [.official, .country, .organization]

    /// The longest phrase that begins at a word: "the former French president", "Russia's Lavrov", "US officials", "NATO".
    func phrase(at start: Int, _ kinds: Set<Inquiry.Party.Kind> = NounPhrases.parties) throws -> Phrase? {
        var start = start
        while word(start) == "the" || word(start) == "a" || word(start) == "an" { start += 1 }
        guard start < question.words.count, !question.words[start].isQuotation else { return nil }
        if let office = try office(at: start) {
            // "Prime Minister" is part of no longer name here.
            if let name = try name(at: start, kinds), name.upperBound > office.range.upperBound {
                return Phrase(range: name, name: name)
            }
            return office
        }
        guard let name = try name(at: start, kinds) else { return try unmarkedPossessive(start) ?? partialName(start, kinds) }
        if try !lookup(name, Self.owners).isEmpty {
            if let group = group(after: name) { return group }
            // "Russia's Lavrov", "NATO's Stoltenberg"
            if word(name.upperBound) == "'s", let person = try self.name(at: name.upperBound + 1, [.official]),
                person.count > 1 || WordClasses.shared.matches(question.words, at: person.lowerBound).isEmpty
            {
                return Phrase(range: start..<person.upperBound, name: person)
            }
            if let ministry = try ministry(after: name) { return ministry }
        }
        return Phrase(range: name, name: name)
    }

    /// "Vietnam's foreign ministry"
    private func ministry(after owner: Range<Int>) throws -> Phrase? {
        guard word(owner.upperBound) == "'s" else { return nil }
        let start = owner.upperBound + 1
        for end in stride(from: min(start + 4, question.words.count), to: start, by: -1) where word(end - 1) == "ministry" {
            let title = question.plainText(start..<end)
            for country in try lookup(owner, [.country]) {
                for name in ["\(title) of \(country.name)", "\(country.name) \(title)", "\(country.name)'s \(title)"] {
                    let found = try names.lookup(name)
                    if found.first?.kind == .organization {
                        return Phrase(range: owner.lowerBound..<end, name: start..<end, written: name)
                    }
                }
            }
        }
        return nil
    }

    /// "bidens remarks": a name that lacks the mark of its possessive.
    private func unmarkedPossessive(_ start: Int) throws -> Phrase? {
        let written = question.words[start]
        guard written.folded.count > 3, written.folded.hasSuffix("s"), start + 1 < question.words.count,
            WordClasses.shared.matches(question.words, at: start).isEmpty,
            try written.raw.first?.isUppercase == true || !names.occurs(written.raw)
        else { return nil }
        let found = try names.lookup(String(written.raw.dropLast())).filter { Self.parties.contains($0.kind) }
        return found.isEmpty ? nil : Phrase(range: start..<start + 1, name: start..<start + 1)
    }

    /// A capitalised word that is a part of an official's name whom the articles name in full alone.
    private func partialName(_ start: Int, _ kinds: Set<Inquiry.Party.Kind>) throws -> Phrase? {
        let written = question.words[start]
        guard kinds.contains(.official), start > 0, written.raw.first?.isUppercase == true, written.folded.count > 2,
            names(at: start).isEmpty, WordClasses.shared.matches(question.words, at: start).isEmpty
        else { return nil }
        let range = start..<start + 1
        return try lookup(range, [.official]).contains { $0.occurrences > 0 } ? Phrase(range: range, name: range) : nil
    }

    /// The names of a phrase.
    func names(of phrase: Phrase, _ kinds: Set<Inquiry.Party.Kind> = NounPhrases.parties) throws -> [Name] {
        if let written = phrase.written { return try names.lookup(written).filter { kinds.contains($0.kind) } }
        guard let name = phrase.name else { return [] }
        let found = Self.fullestFirst(try lookup(name, kinds))
        guard found.isEmpty, name.count == 1 else { return found }
        return try names.lookup(String(question.words[name.lowerBound].raw.dropLast())).filter { kinds.contains($0.kind) }
    }

    /// "Blinken", whom an article names by the family name alone, is "Antony Blinken" if there is one.
    static func fullestFirst(_ names: [Name]) -> [Name] {
        guard let first = names.first, first.kind == .official, !first.name.contains(" "),
            let fuller = names.firstIndex(where: { $0.kind == .official && $0.name != first.name && $0.includes(first) })
        else { return names }
        var ordered = names
        ordered.insert(ordered.remove(at: fuller), at: 0)
        return ordered
    }

    /// "Russian officials", "the government of Italy"
    private func group(after name: Range<Int>) -> Phrase? {
        var end = name.upperBound
        if word(end) == "'s" { end += 1 }
        while ["senior", "top", "foreign", "high", "ranking", "military", "security"].contains(word(end) ?? "") { end += 1 }
        guard let (after, _) = WordClasses.shared.match("officials", question.words, at: end) else { return nil }
        var phrase = Phrase(range: name.lowerBound..<after, name: name, isGroup: true)
        if word(after - 1) == "minister" || word(after - 1) == "leader" { return nil }
        phrase.isPlural = true
        return phrase
    }

    // MARK: Offices

    private static let modifiers: Set = [
        "former", "ex", "previous", "then", "current", "new", "acting", "incumbent", "present", "late", "sitting", "outgoing",
        "todays", "next",
    ]
    private static let formerWords: Set = ["former", "ex", "previous"]

    /// An office that begins at a word, with its owner before or after it, or with the person who holds it.
    private func office(at first: Int) throws -> Phrase? {
        var start = first
        var isFormer = false
        func skipModifiers() {
            while let word = word(start), Self.modifiers.contains(word) {
                isFormer = isFormer || Self.formerWords.contains(word)
                start += 1
            }
        }
        skipModifiers()
        if let (range, title) = title(at: start), word(start + 1) != "chief",
            try !names(at: start).contains(where: { owner in
                // "UN Secretary-General" is a title with its owner.
                guard owner.upperBound < range.upperBound, self.title(at: owner.upperBound)?.range.upperBound == range.upperBound
                else {
                    return false
                }
                return try !lookup(owner, Self.owners).isEmpty
            })
        {
            return try office(range, title, isFormer: isFormer, first: first, owner: nil)
        }
        for name in names(at: start) where try !lookup(name, Self.owners).isEmpty {
            start = name.upperBound
            if word(start) == "'s" { start += 1 }
            skipModifiers()
            guard let (range, found) = title(at: start) ?? chief(at: start) else { continue }
            var title = found
            // "the UN chief", "NATO's head"
            if title.title == "chief" || title.title == "head" {
                guard try lookup(name, Self.owners).first?.kind == .organization, let general = names.title("secretary general")
                else { continue }
                title = general
            }
            return try office(range, title, isFormer: isFormer, first: first, owner: name)
        }
        return nil
    }

    private func office(
        _ range: Range<Int>, _ title: OfficeTitle, isFormer: Bool, first: Int, owner: Range<Int>?
    ) throws -> Phrase? {
        var office = Inquiry.Office(title: title.title, kinds: title.kinds)
        office.isFormer = isFormer
        var end = range.upperBound
        var owner = owner
        if owner == nil, let preposition = word(end), ["of", "for", "to", "from", "in"].contains(preposition) {
            var next = end + 1
            if word(next) == "the" { next += 1 }
            // "the president in Geneva" is no president of a city.
            if let name = try name(at: next, Self.owners), preposition == "of" || preposition == "for" || !isCity(name) {
                owner = name
                end = name.upperBound
            }
        }
        if let owner, let best = try lookup(owner, Self.owners).first {
            office.attach(Inquiry.Party(kind: best.kind, id: best.id, name: best.name, written: question.text(owner)))
        }
        if !title.isPlural, let person = try name(at: end, [.official]) {
            let isCue = person.count == 1 && !WordClasses.shared.matches(question.words, at: person.lowerBound).isEmpty
            if !isCue { return Phrase(range: first..<person.upperBound, name: person, office: nil) }
        }
        return Phrase(range: first..<end, name: nil, office: office, isPlural: title.isPlural)
    }

    /// Whether words name a city that stands for no government.
    func isMereCity(_ range: Range<Int>) -> Bool {
        ((try? names.lookup(question.plainText(range))) ?? []).first.map { $0.isCity && !$0.isCapital } ?? false
    }

    func isCity(_ range: Range<Int>) -> Bool {
        ((try? lookup(range, [.country])) ?? []).first?.isCity == true
    }

    /// The longest title that begins at a word.
    private func title(at start: Int) -> (range: Range<Int>, title: OfficeTitle)? {
        for length in stride(from: min(7, question.words.count - start), through: 1, by: -1) where length > 0 {
            let range = start..<start + length
            guard !range.contains(where: { question.words[$0].isQuotation || question.words[$0].folded == "'s" }) else {
                continue
            }
            let written = range.map { question.words[$0].folded }.joined(separator: " ")
            guard let title = names.title(written) else { continue }
            // "Georgian ministers" are a group, "the chief" is nobody.
            let isVague =
                title.isPlural
                ? WordClasses.shared.match("officials", question.words, at: start) != nil : Self.vague.contains(written)
            return length == 1 && isVague ? nil : (range, title)
        }
        return nil
    }

    private func chief(at start: Int) -> (range: Range<Int>, title: OfficeTitle)? {
        guard let word = word(start), word == "chief" || word == "head" else { return nil }
        return (start..<start + 1, OfficeTitle(title: word, isPlural: false, kinds: []))
    }

    private static let vague: Set = [
        "official", "chief", "head", "representative", "politician", "diplomat", "director", "member",
    ]

    private func word(_ index: Int) -> String? {
        index < question.words.count && !question.words[index].isQuotation ? question.words[index].folded : nil
    }
}

// Names of persons as they are compared across articles: transliterations of one name sound alike.

/// A folded personal name in words, without particles and suffixes.
struct PersonName: Hashable {
    /// A word of a name.
    struct Word: Hashable {
        /// As folded.
        var text: String
        /// How it sounds: consonants that transliterations confuse are one letter, vowels are `a`, `i` or `u`.
        var sound: [UInt8]
        /// The sound in which `e` is a vowel of its own.
        fileprivate var fine: [UInt8]
        /// The sound without vowels, but with `a` for one at its beginning.
        var consonants: [UInt8]

        init(_ text: String) {
            self.text = text
            fine = Sound.of(text)
            sound = fine.map { $0 == UInt8(ascii: "e") ? UInt8(ascii: "a") : $0 }
            consonants = Sound.consonants(sound)
        }

        /// Letters, doubled ones once.
        fileprivate var length: Int { zip(text.utf8, text.utf8.dropFirst()).reduce(1) { $0 + ($1.0 == $1.1 ? 0 : 1) } }

        var isInitial: Bool { text.utf8.count == 1 }
    }

    /// How two names of several words may be of one person.
    enum Likeness: Int, Comparable {
        /// They are of two persons.
        case none
        /// The family names differ in one vowel, or the given name is an initial.
        case loose
        /// One has fewer given names, or initials for the later ones.
        case fuller
        /// Spellings of one name.
        case variant
        case same

        static func < (a: Likeness, b: Likeness) -> Bool { a.rawValue < b.rawValue }
    }

    let folded: String
    let words: [Word]

    init(folded: String) {
        self.folded = folded
        let all = folded.split(separator: " ").map(String.init)
        var kept = all.enumerated().filter { $0.offset == 0 || !Self.passedOver.contains($0.element) }.map(\.element)
        if kept.isEmpty { kept = all }
        words = kept.map(Word.init)
    }

    /// Particles of family names, and suffixes.
    private static let passedOver: Set<String> = [
        "al", "el", "ul", "bin", "bint", "ibn", "de", "da", "di", "do", "dos", "del", "della", "du", "la", "le", "van", "von",
        "der", "den", "zu", "ter", "jr", "sr", "ii", "iii", "iv",
    ]

    var isSingle: Bool { words.count < 2 }

    /// What all spellings of the family name share; names of different keys are never of one person without further knowledge.
    var key: String {
        guard let family = words.last else { return folded }
        return family.consonants.isEmpty ? family.text : String(decoding: family.consonants, as: UTF8.self)
    }

    /// How this name may be another one. Neither is a single word.
    func likeness(to other: PersonName) -> Likeness {
        if folded == other.folded { return .same }
        guard let family = words.last, let otherFamily = other.words.last else { return .none }
        let isLoose: Bool
        switch Self.match(family, otherFamily) {
        case .exact: isLoose = false
        case .loose: isLoose = true
        case .initial, .none: return .none
        }
        let (given, otherGiven) = (words.dropLast(), other.words.dropLast())
        // "Abdel Fattah", "Abdelfattah"
        if given.count != otherGiven.count, given.flatMap(\.sound) == otherGiven.flatMap(\.sound) {
            return isLoose ? .loose : .variant
        }
        let (short, long) = given.count <= otherGiven.count ? (given, otherGiven) : (otherGiven, given)
        var looseWords = isLoose ? 1 : 0
        var (isInitial, hasInitials) = (false, false)
        var position = long.startIndex
        for (index, word) in short.enumerated() {
            var found = Match.none
            while position < long.endIndex {
                found = Self.match(word, long[position])
                position += 1
                if found != .none || index == 0 { break }
            }
            switch found {
            case .none: return .none
            case .exact: break
            case .loose: looseWords += 1
            case .initial: (isInitial, hasInitials) = (isInitial || index == 0, true)
            }
        }
        guard looseWords <= 1 else { return .none }
        if isLoose || isInitial { return .loose }
        return hasInitials || short.count < long.count ? .fuller : .variant
    }

    /// Whether the names can be of one person in no way, not even through a third spelling.
    func excludes(_ other: PersonName) -> Bool {
        guard likeness(to: other) == .none else { return false }
        guard words.last?.consonants == other.words.last?.consonants, let given = words.first, let otherGiven = other.words.first
        else { return true }
        return given.consonants != otherGiven.consonants
    }

    /// Whether a family name alone is that of this name.
    func hasFamily(_ single: PersonName) -> Bool { single.words.last?.sound == words.last?.sound }

    private enum Match { case none, initial, loose, exact }

    private static func match(_ a: Word, _ b: Word) -> Match {
        if a.text == b.text { return .exact }
        if a.isInitial || b.isInitial { return a.text.utf8.first == b.text.utf8.first ? .initial : .none }
        // In short words each letter counts, unless it is doubled: "Ana" is "Anna", but "Li" and "Lai" are two.
        if min(a.length, b.length) <= 3, a.length != b.length { return .none }
        if a.sound == b.sound { return .exact }
        guard a.fine.count == b.fine.count, a.consonants.count >= 3 else { return .none }
        let different = zip(a.fine, b.fine).filter { $0 != $1 && !Sound.areOpen($0, $1) }
        return different.count == 1 && different.allSatisfy { Sound.areConfused($0, $1) } ? .loose : .none
    }
}

/// The sound of a folded word, as far as transliterations into Latin letters agree on it.
private enum Sound {
    private static let groups: [(letters: [UInt8], sound: [UInt8])] = [
        ("tsch", "C"), ("sch", "S"), ("tch", "C"), ("dzh", "J"), ("ch", "C"), ("sh", "S"), ("zh", "J"), ("dj", "J"), ("kh", "h"),
        ("gh", "k"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("g", "k"), ("ee", "i"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    static func isVowel(_ byte: UInt8) -> Bool { "aeiu".utf8.contains(byte) }

    /// Whether both are `a` or `e`.
    static func areOpen(_ a: UInt8, _ b: UInt8) -> Bool { "ae".utf8.contains(a) && "ae".utf8.contains(b) }

    /// Whether spellings have one of the vowels for the other: "Yusuf" and "Youssef", "Hisham" and "Hesham".
    static func areConfused(_ a: UInt8, _ b: UInt8) -> Bool {
        switch (min(a, b), max(a, b)) {
        case (UInt8(ascii: "a"), UInt8(ascii: "u")), (UInt8(ascii: "e"), UInt8(ascii: "u")),
            (UInt8(ascii: "e"), UInt8(ascii: "i")):
            true
        default: false
        }
    }

    private static func isVowelLetter(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return "aeiouy".utf8.contains(byte)
    }

    static func consonants(_ sound: [UInt8]) -> [UInt8] {
        guard let first = sound.first else { return [] }
        return (isVowel(first) ? [UInt8(ascii: "a")] : []) + sound.filter { !isVowel($0) }
    }

    static func of(_ text: String) -> [UInt8] {
        var letters = Array(text.utf8)
        // "Yevgeny", "Evgeny"
        if letters.count > 2, "yij".utf8.contains(letters[0]), letters[1] == UInt8(ascii: "e") { letters.removeFirst() }
        var sound: [UInt8] = []
        var index = 0
        while index < letters.count {
            if let group = groups.first(where: { letters[index...].starts(with: $0.letters) }) {
                // Within a word the h of "Akhmed" and "Ahmed" may be missing.
                for byte in group.sound where !(byte == UInt8(ascii: "h") && index > 0) { append(byte, to: &sound) }
                index += group.letters.count
                continue
            }
            let (byte, next) = (letters[index], index + 1 < letters.count ? letters[index + 1] : nil)
            let previous = index > 0 ? letters[index - 1] : nil
            switch byte {
            case UInt8(ascii: "a"), UInt8(ascii: "e"):
                // "Sergei", "Sergey", "Sergej", "Hussain"
                let isLast = index + 2 >= letters.count
                let isGlide = next == UInt8(ascii: "i") || next == UInt8(ascii: "y")
                if isGlide && (isLast || !isVowelLetter(letters[index + 2])) || next == UInt8(ascii: "j") && isLast {
                    append(UInt8(ascii: "i"), to: &sound)
                    index += 1
                } else {
                    append(byte, to: &sound)
                }
            case UInt8(ascii: "y") where isVowelLetter(previous) && isVowelLetter(next) && previous != byte && next != byte:
                break  // "Aliyev", "Aliev"
            case UInt8(ascii: "i"), UInt8(ascii: "y"): append(UInt8(ascii: "i"), to: &sound)
            case UInt8(ascii: "j"):
                append(isVowelLetter(previous) && next == nil ? UInt8(ascii: "i") : UInt8(ascii: "J"), to: &sound)
            case UInt8(ascii: "o"), UInt8(ascii: "u"): append(UInt8(ascii: "u"), to: &sound)
            case UInt8(ascii: "w"): append(isVowelLetter(next) ? UInt8(ascii: "v") : UInt8(ascii: "u"), to: &sound)
            case UInt8(ascii: "c"):
                append(next.map { "eiy".utf8.contains($0) } == true ? UInt8(ascii: "s") : UInt8(ascii: "k"), to: &sound)
            case UInt8(ascii: "h") where index > 0: break
            default: append(byte, to: &sound)
            }
            index += 1
        }
        return sound
    }

    /// Doubled sounds count once.
    private static func append(_ byte: UInt8, to sound: inout [UInt8]) {
        if let last = sound.last, last == byte || areOpen(last, byte) { return }
        sound.append(byte)
    }
}

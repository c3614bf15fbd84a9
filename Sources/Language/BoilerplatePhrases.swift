// The phrases of boilerplate.tsv, and how a paragraph is compared with them.

import Resources

/// Phrases such as "leave a reply" and "all rights reserved", found by their first word.
struct BoilerplatePhrases: Sendable {
    /// What a phrase says about the paragraphs around it.
    enum Effect: String, Sendable, CaseIterable {
        /// The article ends before it.
        case end
        /// It heads links: the article ends before it if links follow.
        case after
        /// No part of the article where it stands before or after the text.
        case drop
    }
    enum Match: String, Sendable, CaseIterable { case whole, start, within }

    private struct Phrase: Sendable {
        var words: [UInt64]
        var match: Match
        var effect: Effect
    }
    private var phrases: [UInt64: [Phrase]] = [:]

    /// Longest paragraph, in words, that a phrase at its start or within it can mark.
    private static let longest = (start: 25, within: 60)

    static let shared = BoilerplatePhrases(Table(Resource.at("Lexicon/boilerplate.tsv")))

    init(_ table: Table) {
        let (phrase, match, effect) = (table.column("phrase"), table.column("match"), table.column("effect"))
        for row in table.rows {
            var text = row[phrase]
            let words = text.withUTF8 { Self.words($0, in: 0..<$0.count) }
            guard let first = words.first, let match = Match(rawValue: row[match]), let effect = Effect(rawValue: row[effect])
            else {
                preconditionFailure("boilerplate.tsv: bad row \(row)")
            }
            phrases[first, default: []].append(Phrase(words: words, match: match, effect: effect))
        }
    }

    /// What the phrases say about a paragraph; the strongest effect, nil where none applies.
    func effect(of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Effect? {
        // A word takes at least two bytes with the blank after it, and on average six or seven.
        guard range.count <= Self.longest.within * 10 else { return nil }
        var words = Self.words(bytes, in: range)
        if words.last == Self.colon { words.removeLast() }
        guard !words.isEmpty, words.count <= Self.longest.within else { return nil }
        // Someone who is quoted may say anything.
        let isQuoting = bytes[range].contains(UInt8(ascii: "\"")) || Self.hasCurlyQuote(bytes, range)
        var found: Effect?
        for position in words.indices {
            for phrase in phrases[words[position]] ?? [] where words[position...].starts(with: phrase.words) {
                switch phrase.match {
                case .whole: guard position == 0, words.count == phrase.words.count else { continue }
                case .start: guard position == 0, words.count <= Self.longest.start, !isQuoting else { continue }
                case .within: guard !isQuoting else { continue }
                }
                if phrase.effect == .end { return .end }
                if found != .after { found = phrase.effect }
            }
        }
        return found
    }

    /// Whether “ or « stands in the text.
    private static func hasCurlyQuote(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range.dropLast() where bytes[index] == 0xC2 || bytes[index] == 0xE2 {
            if bytes[index] == 0xC2, bytes[index + 1] == 0xAB { return true }
            if index + 2 < range.upperBound, bytes[index + 1] == 0x80, bytes[index + 2] == 0x9C { return true }
        }
        return false
    }

    // MARK: - Words

    /// Hash of the colon, which is a word of its own.
    private static let colon = hash([UInt8(ascii: ":")])
    /// Hash that stands for any number.
    private static let number = hash([UInt8(ascii: "0")])

    private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
        word.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// The words of a text as FNV-1a hashes of their small letters: apostrophes left out, numbers alike, other marks as blanks.
    private static func words(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> [UInt64] {
        var words: [UInt64] = []
        var state: UInt64 = 0xcbf2_9ce4_8422_2325
        var length = 0
        var digits = 0
        func finish() {
            if length > 0 { words.append(digits == length ? number : state) }
            (state, length, digits) = (0xcbf2_9ce4_8422_2325, 0, 0)
        }
        func add(_ byte: UInt8) {
            state = (state ^ UInt64(byte)) &* 0x100_0000_01b3
            length += 1
        }
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte.isLetter {
                add(byte.lowered)
            } else if byte.isDigit {
                add(byte)
                digits += 1
            } else if byte == UInt8(ascii: ":") {
                finish()
                words.append(colon)
            } else if byte == 0xC2, index + 1 < range.upperBound, bytes[index + 1] == 0xA9 {
                // The copyright sign is a word.
                finish()
                words.append(hash([0xC2, 0xA9]))
                index += 1
            } else if byte == 0xE2, index + 2 < range.upperBound, bytes[index + 1] == 0x80 {
                // ’ is an apostrophe; the dashes and quotation marks beside it are not part of words.
                if bytes[index + 2] != 0x99 { finish() }
                index += 2
            } else if byte == 0xC2, index + 1 < range.upperBound {
                // No-break space, guillemets and other marks of Latin-1.
                finish()
                index += 1
            } else if byte >= 0xC3 {
                add(byte)
            } else if byte >= 0x80 {
                if length > 0 { add(byte) }
            } else if byte != UInt8(ascii: "'") {
                finish()
            }
            index += 1
        }
        finish()
        return words
    }
}

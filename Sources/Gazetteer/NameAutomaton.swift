// Finds the names of the gazetteer in a document: one walk over the tokens, longest match first.

import Language

/// What kind of name a country goes by.
public enum CountryName: String, Sendable, CaseIterable {
    case name, official, former, abbreviation, adjective, demonym, capital, seat, city
}

/// A prefix tree over word ids.
public struct NameAutomaton: Sendable {
    /// What a name stands for: a position in a table of the gazetteer.
    public enum Entry: Sendable, Hashable {
        case country(Int, CountryName)
        case organization(Int)
        case title(Int, plural: Bool)
        case holder(Int)
        case topic(Int)
    }

    /// A name found in a document.
    public struct Match: Sendable, Hashable {
        /// Token positions.
        public let range: Range<Int>
        /// What the name may stand for.
        public let entries: [Entry]
    }

    /// How a name is written, and so has to be written in the text.
    private enum Case {
        /// An abbreviation of one word, all upper case.
        case upper
        /// The words (bit by bit, the first the lowest) that are capitalised; none for titles and topics.
        case capitalised(UInt64)
    }

    private struct Output {
        let entry: Entry
        let letterCase: Case
    }

    private var edges: [UInt64: Int32] = [:]
    private var outputs: [[Output]] = [[]]

    init() {}

    mutating func add(_ name: String, _ entry: Entry, _ lexicon: inout Lexicon) {
        let words = lexicon.intern(written: name)
        guard !words.isEmpty else { return }
        var node: Int32 = 0
        for (word, _) in words {
            let key = Self.key(node, word)
            if let next = edges[key] {
                node = next
            } else {
                let next = Int32(outputs.count)
                outputs.append([])
                edges[key] = next
                node = next
            }
        }
        let output = Output(entry: entry, letterCase: Self.letterCase(name, words.map(\.isCapitalised)))
        if !outputs[Int(node)].contains(where: { $0.entry == entry }) { outputs[Int(node)].append(output) }
    }

    private static func key(_ node: Int32, _ word: Vocabulary.ID) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
    }

    private static func letterCase(_ name: String, _ capitals: [Bool]) -> Case {
        let letters = name.filter(\.isLetter)
        if letters.count <= 6, !letters.contains(where: \.isLowercase), !name.contains(" ") { return .upper }
        var mask: UInt64 = 0
        for (position, isCapitalised) in capitals.prefix(64).enumerated() where isCapitalised { mask |= 1 << UInt64(position) }
        return .capitalised(mask)
    }

    /// The names of a document in order, without overlaps.
    public func matches(in document: Document) -> [Match] {
        let tokens = document.tokens
        var matches: [Match] = []
        var index = 0
        while index < tokens.count {
            guard tokens[index].word >= 0, tokens[index].kind == .word, let match = longest(tokens, index) else {
                index += 1
                continue
            }
            matches.append(match)
            index = match.range.upperBound
        }
        return matches
    }

    private func longest(_ tokens: [Token], _ start: Int) -> Match? {
        guard var node = edges[Self.key(0, tokens[start].word)] else { return nil }
        var index = start
        var found: Match?
        // Bit by bit, whether the words so far are capitalised.
        var capitals: UInt64 = tokens[start].isCapitalised ? 1 : 0
        var count: UInt64 = 1
        while true {
            let entries = outputs[Int(node)].lazy.filter { fits($0.letterCase, capitals, tokens, start, index) }.map(\.entry)
            if !entries.isEmpty { found = Match(range: start..<(index + 1), entries: Array(entries)) }
            var next = index + 1
            // Hyphens and possessive marks inside a name carry no information ("Boutros-Ghali", "People's Republic").
            while next < tokens.count, tokens[next].kind == .hyphen || tokens[next].kind == .possessive { next += 1 }
            guard next < tokens.count, tokens[next].kind == .word || tokens[next].kind == .number, !tokens[next].startsParagraph,
                tokens[next].word >= 0, let following = edges[Self.key(node, tokens[next].word)]
            else { return found }
            node = following
            index = next
            if tokens[next].isCapitalised, count < 64 { capitals |= 1 << count }
            count += 1
        }
    }

    private func fits(_ letterCase: Case, _ capitals: UInt64, _ tokens: [Token], _ first: Int, _ last: Int) -> Bool {
        switch letterCase {
        case .upper:
            tokens[first].isUpperCase
                || (first == last && tokens[first].isCapitalised && tokens[first].isStopped
                    && tokens[first].end - tokens[first].start <= 2)
        case .capitalised(let mask):
            // One word of a long name may be written small: "Organization of American states".
            (mask & ~capitals).nonzeroBitCount <= (mask.nonzeroBitCount >= 3 ? 1 : 0) && mask & ~capitals & 1 == 0
        }
    }
}

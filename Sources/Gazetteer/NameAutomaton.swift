// Finds the names of the gazetteer in a document: one walk over the tokens, longest match first.

import Language
import Resources

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

    /// What a name stands for and how it is written, and so has to be written in the text.
    private struct Output {
        /// The words (bit by bit, the first the lowest) that are capitalised; none for titles and topics.
        let capitals: UInt64
        let entry: Entry
        /// An abbreviation of one word, all upper case.
        let isAbbreviation: Bool
    }

    private var edges = Edges()
    private var outputs = Chains<Output>(lists: 1 << 16, elements: 1 << 15)

    init() {}

    /// Adds a name whose words the lexicon has read.
    mutating func add(_ name: Table.Cell, _ words: [WrittenWord], _ entry: Entry) {
        guard !words.isEmpty else { return }
        var node: Int32 = 0
        for word in words { node = edges.extend(node, by: word.id) }
        guard !outputs[Int(node)].contains(where: { $0.entry == entry }) else { return }
        var capitals: UInt64 = 0
        for (position, word) in words.prefix(64).enumerated() where word.isCapitalised { capitals |= 1 << UInt64(position) }
        outputs.append(Output(capitals: capitals, entry: entry, isAbbreviation: Self.isAbbreviation(name)), to: Int(node))
    }

    /// Whether a name is one word of at most six letters, none of them small.
    private static func isAbbreviation(_ name: Table.Cell) -> Bool {
        // A space or a small letter of ASCII settles it for nearly all names.
        let isSettled = name.contains { $0 == UInt8(ascii: " ") || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
        if isSettled { return false }
        let letters = String(decoding: name, as: UTF8.self).filter(\.isLetter)
        return letters.count <= 6 && !letters.contains(where: \.isLowercase)
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
        var node = edges.target(0, tokens[start].word)
        guard node != 0 else { return nil }
        var index = start
        var found: Match?
        // Bit by bit, whether the words so far are capitalised.
        var capitals: UInt64 = tokens[start].isCapitalised ? 1 : 0
        var count: UInt64 = 1
        while true {
            let entries = outputs[Int(node)].filter { fits($0, capitals, tokens, start, index) }.map(\.entry)
            if !entries.isEmpty { found = Match(range: start..<(index + 1), entries: entries) }
            var next = index + 1
            // Hyphens and possessive marks inside a name carry no information ("Boutros-Ghali", "People's Republic").
            while next < tokens.count, tokens[next].kind == .hyphen || tokens[next].kind == .possessive { next += 1 }
            guard next < tokens.count, tokens[next].kind == .word || tokens[next].kind == .number, !tokens[next].startsParagraph,
                tokens[next].word >= 0
            else { return found }
            node = edges.target(node, tokens[next].word)
            guard node != 0 else { return found }
            index = next
            if tokens[next].isCapitalised, count < 64 { capitals |= 1 << count }
            count += 1
        }
    }

    private func fits(_ output: Output, _ capitals: UInt64, _ tokens: [Token], _ first: Int, _ last: Int) -> Bool {
        if output.isAbbreviation {
            return tokens[first].isUpperCase
                || (first == last && tokens[first].isCapitalised && tokens[first].isStopped
                    && tokens[first].end - tokens[first].start <= 2)
        }
        // One word of a long name may be written small: "Organization of American states".
        let small = output.capitals & ~capitals
        return small.nonzeroBitCount <= (output.capitals.nonzeroBitCount >= 3 ? 1 : 0) && small & 1 == 0
    }
}

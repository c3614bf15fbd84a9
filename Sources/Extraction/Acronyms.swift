// Names that an article abbreviates itself: "the National Working Committee (NWC)".

import Gazetteer
import Language

/// An organization that the article introduces with an acronym.
struct Acronym: Sendable {
    /// The name as written out.
    let name: String
    /// The last word of the name.
    let head: Vocabulary.ID
    /// Position among the gazetteer's organizations.
    let organization: Int?
    let country: String?
    /// Token position where it is introduced.
    let introduced: Int
}

/// Finds acronyms and the long names before them (after Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation
/// definitions in biomedical text").
struct AcronymFinder {
    let document: Document
    let tokens: [Token]
    let gazetteer: Gazetteer

    /// For each token the position of the acronym that it is, or -1, and the acronyms.
    func acronyms(_ mentions: Mentions) -> (of: [Int32], list: [Acronym]) {
        var list: [Acronym] = []
        var byText: [String: Int32] = [:]
        var acronymOf = [Int32](repeating: -1, count: tokens.count)
        for index in tokens.indices.dropLast(2).dropFirst()
        where tokens[index].kind == .openBracket && tokens[index + 2].kind == .closeBracket {
            guard tokens[index + 1].isUpperCase,
                let long = longForm(before: index, letters: document.text(tokens[index + 1].range))
            else { continue }
            let match = long.reversed().lazy.compactMap { mentions.match(at: $0) }.first
            let organization = match.flatMap { $0.range == long ? $0.organization : nil }
            let country =
                long.lazy.compactMap { mentions.match(at: $0)?.country }.first.map { gazetteer.countries[$0.index].code }
                ?? (long.lowerBound..<index).lazy.compactMap { mentions.match(at: $0)?.country }.first.map {
                    gazetteer.countries[$0.index].code
                }
            byText[document.text(tokens[index + 1].range)] = Int32(list.count)
            for position in long { acronymOf[position] = Int32(list.count) }
            list.append(
                Acronym(
                    name: document.text(of: long), head: tokens[long.upperBound - 1].word, organization: organization,
                    country: country,
                    introduced: long.lowerBound))
        }
        var sought: [String: Int] = [:]
        for index in tokens.indices where isUnknown(index, mentions) && byText[document.text(tokens[index].range)] == nil {
            let letters = document.text(tokens[index].range)
            // Once in so many words is often enough.
            if let last = sought[letters], index - last < 2000 { continue }
            sought[letters] = index
            guard let long = spelledOut(letters, before: index, mentions) else { continue }
            byText[letters] = Int32(list.count)
            for position in long { acronymOf[position] = Int32(list.count) }
            let organization = mentions.match(at: long.upperBound - 1)?.organization
            list.append(
                Acronym(
                    name: document.text(of: long), head: tokens[long.upperBound - 1].word, organization: organization,
                    country: organization.flatMap { gazetteer.organizations[$0].country }, introduced: long.lowerBound))
        }
        guard !list.isEmpty else { return (acronymOf, list) }
        for index in tokens.indices where tokens[index].isUpperCase {
            if let position = byText[document.text(tokens[index].range)] { acronymOf[index] = position }
        }
        return (acronymOf, list)
    }

    /// A word in capitals that no table knows, such as "ICG".
    private func isUnknown(_ index: Int, _ mentions: Mentions) -> Bool {
        let token = tokens[index]
        return token.isUpperCase && (3...6).contains(token.end - token.start) && mentions.match(at: index) == nil
    }

    /// "the International Crisis Group … the ICG": the nearest name before whose words begin with these letters.
    private func spelledOut(_ letters: String, before position: Int, _ mentions: Mentions) -> Range<Int>? {
        let wanted = Array(letters.lowercased().utf8)
        guard position > wanted.count else { return nil }
        // A page's names stand near their abbreviations: two thousand words are enough.
        for end in (max(wanted.count, position - 2000)..<position).reversed() where tokens[end - 1].isCapitalised {
            let start = end - wanted.count
            let fits = wanted.indices.allSatisfy { offset in
                let token = tokens[start + offset]
                return token.kind == .word && token.isCapitalised && !token.isUpperCase
                    && document.bytes[Int(token.start)] | 0x20 == wanted[offset] && (offset == 0 || !token.startsParagraph)
            }
            if fits { return start..<end }
        }
        return nil
    }

    /// The capitalised words before a bracket whose initials are the acronym's letters; small words may be skipped.
    private func longForm(before bracket: Int, letters: String) -> Range<Int>? {
        var wanted = Array(letters.lowercased().utf8.filter { $0 != UInt8(ascii: ".") })
        guard wanted.count >= 2 else { return nil }
        var index = bracket - 1
        var start = bracket
        while index >= 0, let last = wanted.last, bracket - index <= letters.count * 2 + 2,
            !tokens[index + 1].startsParagraph || index + 1 == bracket
        {
            let token = tokens[index]
            if token.kind == .word {
                let initial = document.bytes[Int(token.start)] | 0x20
                if initial == last {
                    wanted.removeLast()
                    start = index
                }
            } else if token.kind != .hyphen, token.kind != .possessive {
                return nil
            }
            index -= 1
        }
        return wanted.isEmpty && tokens[start].isCapitalised ? start..<bracket : nil
    }
}

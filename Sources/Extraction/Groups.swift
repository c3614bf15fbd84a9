// Several who speak together: "the two leaders", "both countries", "X and Y".

import Gazetteer
import Language

extension SpeakerResolver {
    /// "the leaders", "both sides", "these two ministers", not "ministers".
    func isDefinite(_ source: Range<Int>) -> Bool {
        let first = tokens[source.lowerBound]
        return first.tag == .determiner && first.end - first.start > 2 || phrases.word(source.lowerBound).contains(.both)
    }

    /// Two for "the two leaders" and "both sides".
    func count(in source: Range<Int>) -> Int? {
        source.contains { phrases.word($0).contains(.both) } ? 2 : nil
    }

    func mentionsGroup(_ source: Range<Int>) -> Bool {
        owner(in: source, before: head(of: source)) == nil
    }

    /// The persons whom a range names, each once.
    func persons(in range: Range<Int>) -> [Int] {
        range.compactMap { mentions.person(at: $0) }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// "X and Y said", "X, Y and Z said": all of them.
    func coordinated(_ source: Range<Int>, _ head: Int) -> Party? {
        let people = persons(in: source)
        guard people.count >= 2, let conjunction = source.last(where: { phrases.word($0).contains(.coordinator) }),
            conjunction > source.lowerBound,
            [conjunction - 1, conjunction - 2].contains(where: { mentions.person(at: $0) == people[people.count - 2] })
        else { return nil }
        return joint(people)
    }

    /// "Russia, China, and | Iran": the list of names that a source ends, where it was taken for its last alone.
    func wholeList(endingWith source: Range<Int>) -> Range<Int>? {
        let floor = document.sentences[Int(document.sentenceOf[source.lowerBound])].lowerBound
        var index = source.lowerBound - 1
        guard index > floor + 1, phrases.word(index).contains(.coordinator) else { return nil }
        index -= 1
        if tokens[index].kind == .comma { index -= 1 }
        var start = source.lowerBound
        while index >= floor {
            // One name with its titles, back to a comma or the start.
            guard mentions.person(at: index) != nil || mentions.match(at: index)?.country != nil else { break }
            while index >= floor, tokens[index].kind == .word, !phrases.word(index).contains(.coordinator),
                !tokens[index].tag.isFinite
            {
                start = index
                index -= 1
            }
            guard index > floor, tokens[index].kind == .comma else { break }
            index -= 1
        }
        // All of it must be names from the sentence's start on.
        return start == floor && start < source.lowerBound ? start..<source.upperBound : nil
    }

    func joint(_ persons: [Int]) -> Party {
        Party(kind: .official, name: Self.list(persons.map { mentions.persons[$0].name }), jointly: persons)
    }

    /// "A, B and C"
    private static func list(_ names: [String]) -> String {
        names.count < 2 ? names[0] : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
    }

    /// "the six states", "all other countries"
    func countsOthers(_ source: Range<Int>) -> Bool {
        source.contains { (tokens[$0].tag == .number || tokens[$0].kind == .number) && !phrases.word($0).contains(.both) }
    }

    /// "the two countries": those of the officials who meet, else the two that were named last.
    func nations(before position: Int) -> Party? {
        func distinct(_ codes: some Sequence<String?>) -> [String] {
            codes.compactMap(\.self).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        }
        var codes: [String] = []
        if let group = lastGroup(before: position) {
            codes = distinct(group.persons.map { mentions.persons[$0].country })
        }
        if codes.count < 2 {
            let floor = floor(before: position, sentences: 3)
            let named = (floor..<position).reversed().lazy.compactMap { mentions.match(at: $0)?.country }
                .filter { ![.city, .capital, .seat].contains($0.kind) }
            codes = Array(distinct(named.map { gazetteer.countries[$0.index].code }).prefix(2).reversed())
        }
        guard codes.count >= 2 else { return nil }
        return joint(countries: codes)
    }

    /// Several states that speak together.
    func joint(countries codes: [String]) -> Party {
        let names = codes.map { gazetteer.country($0)?.name ?? $0 }
        return Party(kind: .country, name: Self.list(names), countries: codes)
    }

    /// Those who were last told of as meeting ("the leaders", "both sides", "they"); for a count of two else the two mentioned last.
    func together(before position: Int, count: Int?) -> Party? {
        if let group = lastGroup(before: position), count == nil || count == group.persons.count {
            return joint(group.persons)
        }
        guard count == 2 else { return nil }
        if let pair = history.suffix(12).last(where: { $0.position < position && $0.party.jointly.count == 2 }) {
            return pair.party
        }
        var found: [Int] = []
        var index = position - 1
        let floor = floor(before: position, sentences: 8)
        while index >= floor, found.count < 2 {
            if let person = mentions.person(at: index), !found.contains(person), mentions.persons[person].office != nil,
                document.quotationOf[index] < 0, tokens[safe: index + 1]?.kind != .possessive
            {
                found.append(person)
            }
            index -= 1
        }
        return found.count == 2 ? joint(found.reversed()) : nil
    }

    /// "Australia and Canada said": all of the list.
    func listedCountries(_ source: Range<Int>) -> [String]? {
        guard source.contains(where: { phrases.word($0).contains(.coordinator) }) else { return nil }
        var codes: [String] = []
        for index in source {
            if let country = mentions.match(at: index)?.country {
                guard country.kind != .adjective, country.kind != .demonym else { return nil }
                let code = gazetteer.countries[country.index].code
                if !codes.contains(code) { codes.append(code) }
            } else if tokens[index].kind != .comma, tokens[index].tag != .determiner, !phrases.word(index).contains(.coordinator)
            {
                return nil
            }
        }
        return codes.count > 1 ? codes : nil
    }

    /// The last of those told of as meeting before a position.
    func lastGroup(before position: Int) -> (position: Int, persons: [Int])? {
        var (low, high) = (0, groups.count)
        while low < high {
            let middle = (low + high) / 2
            if groups[middle].position <= position { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? groups[low - 1] : nil
    }
}

// Who takes part: the persons, countries and organizations that phrases and lists of phrases name.

import Gazetteer
import Language

extension MeetingFinder {
    /// Those whom a list names, and where it ends.
    struct PartyList {
        var parties: [Party] = []
        var range: Range<Int>
        /// The parties of each of its phrases: "with A and B".
        var members: [[Party]] = []
    }

    /// The list of noun phrases that begins at `start`: "A, the minister of X, B and C".
    func list(at start: Int, _ sentence: Range<Int>) -> PartyList? {
        var index = start
        while index < sentence.upperBound, tokens[index].tag == .adverb || isTime(index) { index += 1 }
        var list = PartyList(range: index..<index)
        var isFirst = true
        var wasApposition = false
        while index < sentence.upperBound {
            guard
                let phrase = phrases.nounPhrase(startingAt: index, ceiling: sentence.upperBound, attachments: false)
            else { break }
            // "with a meeting between": a meeting is nobody.
            if phrase.contains(where: { i in lexicon.phrases(at: i, sentence.upperBound, tokens).contains { $0.role == .noun } }),
                mentions.match(at: phrase.upperBound - 1) == nil
            {
                break
            }
            let whole = withoutNext(phrases.nounPhrase(startingAt: index, ceiling: sentence.upperBound) ?? phrase, phrase)
            // What acts on its own is no member: "met X, and the minister said".
            let isPair = list.parties.count == 1 && tokens[safe: list.range.lowerBound - 1]?.word == words.between
            if !isFirst, !isPair, tokens[safe: phrase.upperBound]?.tag.isFinite ?? false { break }
            var end = phrase.upperBound
            var found = parties(in: phrase)
            if found.isEmpty || !namesParty(resolver.head(of: phrase)), whole.upperBound > end {
                // "members of the parliament": who they are stands behind the preposition.
                found = parties(in: whole)
                end = whole.upperBound
            }
            let isApposition =
                !isFirst && (tokens[index - 1].kind == .comma || wasApposition)
                && list.members.last?.first?.official != nil && !phrase.contains { mentions.person(at: $0) != nil }
            wasApposition = isApposition
            if found.isEmpty, phrase.count == 1, tokens[index].isUpperCase {
                found = [Party(kind: .organization, name: document.text(of: phrase))]
            } else if isFirst,
                found.isEmpty || !namesParty(resolver.head(of: phrase))
            {
                guard
                    let named = described(
                        whole,
                        isWith: tokens[safe: index - 1]?.word == words.with || tokens[safe: index - 1]?.word == words.between)
                else { return nil }
                found = [named]
                end = whole.upperBound
            }
            if !isApposition {
                guard !found.isEmpty else { break }
                // "held talks with town leaders, journalists said"
                if !isFirst, tokens[index - 1].kind == .comma, found.allSatisfy({ $0.kind == .unnamed }) { break }
                list.members.append(found)
                list.parties += found.filter { party in !list.parties.contains { same($0, party) } }
            }
            list.range = list.range.lowerBound..<max(end, list.range.upperBound)
            isFirst = false
            if let behind = including(after: list.range.upperBound, sentence) {
                index = behind
                continue
            }
            guard let next = continuation(after: isApposition ? whole.upperBound : end, sentence) else { break }
            index = next
        }
        return list.parties.isEmpty ? nil : list
    }

    /// "members of parliament and Prime Minister X": the phrase without the one named next.
    private func withoutNext(_ whole: Range<Int>, _ phrase: Range<Int>) -> Range<Int> {
        let next = span(phrase.upperBound, whole.upperBound - 1).first { index in
            phrases.word(index).contains(.coordinator) && (mentions.titleOf[index + 1] >= 0 || mentions.personOf[index + 1] >= 0)
        }
        return next.map { whole.lowerBound..<$0 } ?? whole
    }

    /// The position behind ", including".
    private func including(after end: Int, _ sentence: Range<Int>) -> Int? {
        let next = tokens[safe: end]?.kind == .comma ? end + 1 : end
        guard next + 1 < sentence.upperBound, let sign = lexicon.sign(.including, at: next, tokens),
            tokens[next].tag == .gerund || tokens[next].tag == .preposition
        else { return nil }
        return next + sign.words.count
    }

    /// The position behind a comma, "and", "as well as" or "with" that continues a list.
    private func continuation(after end: Int, _ sentence: Range<Int>) -> Int? {
        var next = end
        if tokens[safe: next]?.kind == .comma { next += 1 }
        while next < sentence.upperBound,
            tokens[next].tag == .conjunction && phrases.word(next).contains(.coordinator) || tokens[next].word == words.well
                || tokens[next].word == words.as_ || tokens[next].word == words.with && next > end
                || tokens[next].word == words.plus
        { next += 1 }
        return next > end && next < sentence.upperBound ? next : nil
    }

    /// "met its NATO commitments" names nobody: the head of the phrase has to be someone.
    func namesParty(_ head: Int) -> Bool {
        if mentions.person(at: head) != nil || mentions.acronym(at: head) != nil || tokens[head].tag == .pronoun { return true }
        if let match = mentions.match(at: head), match.organization != nil || match.country != nil || match.title != nil {
            return true
        }
        return !phrases.word(head).isDisjoint(with: [.group, .government, .counterpart, .body])
    }

    /// "the Palestinian side", "business leaders", "both sides": whom a phrase without a name means.
    /// Behind "with" any plural may be.
    private func described(_ phrase: Range<Int>, isWith: Bool) -> Party? {
        let head = resolver.head(of: phrase)
        guard
            !phrases.word(head).isDisjoint(with: [.group, .government, .counterpart, .body])
                || isWith
                    && (tokens[head].tag == .nouns
                        // "a range of policy experts"
                        || lexicon.sign(.quantity, at: head, tokens) != nil
                            && phrase.last.map { tokens[$0].tag == .nouns } ?? false
                        || tokens[head].tag == .noun && phrase.contains { tokens[$0].word == words.group })
        else { return nil }
        let isQuantity = lexicon.sign(.quantity, at: head, tokens) != nil && tokens[safe: head + 1]?.word == words.of
        return resolver.resolve(isQuantity ? span(head + 2, phrase.upperBound) : phrase, depth: 0)
    }

    /// The persons, countries and organizations that a phrase names, in order; groups without a name as they are written.
    func parties(in range: Range<Int>) -> [Party] {
        var found: [Party] = []
        var index = range.lowerBound
        if range.count == 1 || tokens[range.lowerBound].tag == .possessivePronoun, let party = pronoun(range.lowerBound) {
            found += party
        }
        while index < range.upperBound {
            if let person = mentions.person(at: index) {
                found.append(resolver.party(ofPerson: person))
                while index < range.upperBound, mentions.person(at: index) == person { index += 1 }
                continue
            }
            if let acronym = mentions.acronym(at: index) {
                found += members(of: resolver.party(of: acronym))
                while index < range.upperBound, mentions.acronymOf[index] >= 0 { index += 1 }
                continue
            }
            if let match = mentions.match(at: index), match.range.lowerBound == index, mentions.titleOf[index] < 0 {
                if let party = party(of: match, in: range) { found.append(party) }
                index = match.range.upperBound
                continue
            }
            index += 1
        }
        // A person stands for the bodies that his phrase names beside him: "the leader of Hamas Khaled Meshaal".
        let isList = range.contains { phrases.word($0).contains(.coordinator) || tokens[$0].kind == .comma }
        if !isList, found.contains(where: { $0.kind == .official || $0.kind == .person }) {
            found.removeAll { $0.kind != .official && $0.kind != .person }
        }
        if found.isEmpty, let party = together(range) { found = party }
        return found.reduce(into: []) { list, party in if !list.contains(where: { same($0, party) }) { list.append(party) } }
    }

    /// "India-Brazil-South Africa (IBSA)": a name that lists countries stands for them.
    private func members(of body: Party) -> [Party] {
        let names = body.name.split(separator: "-")
        let countries = names.compactMap { name in gazetteer.countries.firstIndex { $0.name == name } }
        return names.count > 1 && countries.count == names.count ? countries.map(resolver.party(ofCountry:)) : [body]
    }

    private func party(of match: NameAutomaton.Match, in range: Range<Int>) -> Party? {
        if let organization = match.organization {
            guard gazetteer.organizations[organization].kind != .media, !belongsToTitle(match.range) else { return nil }
            // "the UN Human Rights Commission"
            if let last = span(match.range.upperBound, range.upperBound).prefix(while: { tokens[$0].isCapitalised }).last,
                tokens[last].kind == .word, phrases.word(last).contains(.body), mentions.match(at: last)?.organization == nil
            {
                return Party(kind: .organization, name: document.text(of: match.range.lowerBound..<(last + 1)))
            }
            return resolver.party(ofOrganization: organization)
        }
        if let country = match.country {
            if country.kind == .adjective || country.kind == .demonym {
                // "the Sudanese government delegation"
                // "the Palestinians", "the Sudanese government delegation"
                let head = resolver.head(of: range)
                let isPeople =
                    country.kind == .demonym && match.range.contains(head)
                    && tokens[safe: match.range.lowerBound - 1]?.tag == .determiner
                guard isPeople || phrases.word(head).contains(.government) else { return nil }
                return resolver.party(ofCountry: country.index)
            }
            guard country.kind != .city, !belongsToTitle(match.range) else { return nil }
            // "Gambia's press union"
            if tokens[safe: match.range.upperBound]?.kind == .possessive {
                let head = resolver.head(of: range)
                if head > match.range.upperBound, phrases.word(head).contains(.body),
                    phrases.word(head).isDisjoint(with: [.government, .company])
                {
                    return resolver.body(range, head)
                }
            }
            return resolver.party(ofCountry: country.index)
        }
        if let title = match.title {
            if title.plural, let owner = mentions.match(at: match.range.lowerBound - 1)?.organization {
                return resolver.party(ofOrganization: owner)
            }
            return group(title, match.range, in: range)
        }
        return nil
    }

    /// "the two countries", "both sides".
    func isOfBoth(_ phrase: Range<Int>) -> Bool {
        phrase.contains { phrases.word($0).contains(.both) } && lexicon.sign(.pair, at: resolver.head(of: phrase), tokens) != nil
    }

    /// Whether they are states: "the two countries".
    func areStates(_ phrase: Range<Int>) -> Bool { lexicon.sign(.pair, at: resolver.head(of: phrase), tokens)?.value == "states" }

    /// Whom "he", "their" and the like mean.
    func pronoun(_ index: Int) -> [Party]? {
        guard tokens[index].tag == .pronoun || tokens[index].tag == .possessivePronoun, let party = resolver.pronoun(index),
            party.kind != .unnamed
        else { return nil }
        return party.jointly.isEmpty ? [party] : party.jointly.map(resolver.party(ofPerson:))
    }

    /// "the two leaders", "both sides": those who were told of as together.
    private func together(_ range: Range<Int>) -> [Party]? {
        guard range.count > 1, phrases.word(resolver.head(of: range)).contains(.group), resolver.isDefinite(range) else {
            return nil
        }
        let party = resolver.resolve(range, depth: 0)
        // "the group would meet again"
        if party.kind == .organization, party.organization != nil { return [party] }
        return party.jointly.isEmpty ? nil : party.jointly.map(resolver.party(ofPerson:))
    }

    /// "Russian Foreign Minister", "Japan's counterpart": the country belongs to the office.
    func belongsToTitle(_ range: Range<Int>) -> Bool {
        // "the ambassador to Ukraine", "the minister of Peru"
        var before = range.lowerBound - 1
        if before > 0, tokens[before].tag == .determiner { before -= 1 }
        if before > 0, tokens[before].tag == .to || tokens[before].word == words.of || tokens[before].word == words.in_,
            let title = mentions.match(at: before - 1)?.title, !title.plural
        {
            return true
        }
        var next = range.upperBound
        while next < tokens.count, tokens[next].kind == .possessive || tokens[next].tag == .adjective { next += 1 }
        guard next < tokens.count else { return false }
        return mentions.titleOf[next] >= 0 || phrases.word(next).contains(.counterpart)
            || mentions.match(at: next)?.title != nil && mentions.match(at: next)!.range.lowerBound == next
    }

    /// "African ministers", "the Japanese prime minister": nobody named.
    func group(_ title: (index: Int, plural: Bool), _ range: Range<Int>, in phrase: Range<Int>) -> Party? {
        guard mentions.titleOf[range.lowerBound] < 0 else { return nil }
        if let person = resolver.holder(of: title.index, range, in: phrase, plural: title.plural) {
            return resolver.party(ofPerson: person)
        }
        let country = phrase.lazy.filter { $0 < range.lowerBound }.compactMap { mentions.match(at: $0)?.country }.last
        var start = range.lowerBound
        while start > phrase.lowerBound, tokens[start - 1].tag == .adjective || tokens[start - 1].tag == .name { start -= 1 }
        return Party(
            kind: .unnamed, name: document.text(of: start..<range.upperBound),
            country: country.map { gazetteer.countries[$0.index].code })
    }

    func same(_ a: Party, _ b: Party) -> Bool {
        if let x = a.official, let y = b.official { return x == y }
        return a.kind == b.kind && a.name == b.name
    }
}

// What stands around a name: titles, honorifics, countries, appositions, "counterpart".

import Gazetteer
import Language

extension MentionFinder {
    func describe(_ name: Range<Int>, _ mentions: Mentions) -> Candidate {
        var candidate = Candidate(range: name, titles: name.lowerBound..<name.lowerBound, evidence: false)
        // "Henri Pons" is not Grand Duke Henri.
        if let match = mentions.match(at: name.lowerBound),
            (match.range.upperBound..<max(match.range.upperBound, name.upperBound)).allSatisfy({
                tokens[$0].kind != .word || !tokens[$0].isCapitalised || phrases.word($0).contains(.suffix)
            })
        {
            candidate.holder = match.holder
        }
        candidate.gender = gazetteer.gender(givenName: tokens[name.lowerBound].word)
        candidate.evidence = candidate.holder != nil || (name.count > 1 && candidate.gender != nil)
        var index = name.lowerBound - 1
        // Honorifics and titles right before the name, several in a row.
        while index >= 0, !tokens[index + 1].startsParagraph {
            if let gender = gazetteer.honorific(tokens[index].word), tokens[index].isCapitalised {
                if let gender { candidate.gender = gender }
                candidate.evidence = true
                if let match = mentions.match(at: index), let title = match.title, candidate.titleIndex == nil, !title.plural {
                    candidate.title = match.range
                    candidate.titleIndex = title.index
                }
                index -= 1
            } else if let match = mentions.match(at: index), let title = match.title, match.range.upperBound == index + 1 {
                candidate.evidence = true
                if candidate.titleIndex == nil || isLesser(candidate.titleIndex!) {
                    candidate.title = match.range
                    candidate.titleIndex = title.index
                    candidate.holdsPlural = title.plural
                }
                index = match.range.lowerBound - 1
                if index > 0, tokens[index].word == words.and, let earlier = mentions.match(at: index - 1), earlier.title != nil {
                    index -= 1
                }
            } else if phrases.word(index).contains(.counterpart) {
                candidate.isCounterpart = true
                candidate.evidence = true
                index -= 1
            } else {
                break
            }
        }
        candidate.titles = (index + 1)..<name.lowerBound
        let titled = candidate.title?.lowerBound ?? name.lowerBound
        candidate.isFormer =
            candidate.title != nil
            && [titled, index].contains { phrases.word($0).contains(.bygoneHolder) }
        if candidate.isFormer, let holder = candidate.holder, holdsNow(holder, candidate.titleIndex) { candidate.holder = nil }
        if candidate.title != nil || candidate.isCounterpart {
            readOwner(before: index, &candidate, mentions)
        }
        readTitleBefore(&candidate, mentions)
        readApposition(&candidate, mentions)
        readOfCountry(&candidate, mentions)
        readNationality(&candidate, mentions)
        return candidate
    }

    /// "US boxing legend Muhammad Ali", "Russian opposition figure NAME": the country before what the person is.
    private func readNationality(_ candidate: inout Candidate, _ mentions: Mentions) {
        guard candidate.titleIndex == nil, candidate.country == nil, !tokens[candidate.range.lowerBound].startsParagraph else {
            return
        }
        let floor = max(0, candidate.range.lowerBound - 5)
        var index = candidate.range.lowerBound - 1
        while index >= floor, tokens[index].kind == .word, !tokens[index].isCapitalised,
            tokens[index].tag == .noun || tokens[index].tag == .adjective
        { index -= 1 }
        guard index >= floor, index < candidate.range.lowerBound - 1, tokens[candidate.range.lowerBound - 1].tag == .noun,
            let match = mentions.match(at: index), match.range.upperBound == index + 1, let country = match.country,
            country.kind == .adjective || country.kind == .demonym || country.kind == .abbreviation
        else { return }
        candidate.country = gazetteer.countries[country.index].code
    }

    /// Titles of rank and birth say less than an office.
    func isLesser(_ title: Int) -> Bool {
        gazetteer.titles[title].kind == "other" || gazetteer.titles[title].kind == "military"
    }

    /// The country or organization before a title: "Russian", "Saudi Arabia's", "State Department", "former US".
    func readOwner(before index: Int, _ candidate: inout Candidate, _ mentions: Mentions) {
        var index = index
        var steps = 0
        while index >= 0, steps < 5 {
            if tokens[index].kind == .possessive || tokens[index].kind == .hyphen
                || (tokens[index].tag == .adjective || tokens[index].tag == .participle || tokens[index].tag == .gerund)
                    && mentions.match(at: index) == nil
                || tokens[index].tag == .noun && mentions.match(at: index) == nil && !tokens[index].isCapitalised
            {
                index -= 1
                steps += 1
                continue
            }
            guard let match = mentions.match(at: index) else {
                if let acronym = mentions.acronym(at: index) { candidate.country = candidate.country ?? acronym.country }
                return
            }
            if let country = match.country, country.kind != .city {
                candidate.country = candidate.country ?? gazetteer.countries[country.index].code
                return
            }
            if let organization = match.organization, candidate.organization == nil {
                candidate.organization = gazetteer.organizations[organization].id
                candidate.country = candidate.country ?? gazetteer.organizations[organization].country
                // "Peru's UN ambassador": the country stands before.
                guard candidate.country == nil else { return }
                index = match.range.lowerBound - 1
                steps += 1
                continue
            }
            return
        }
    }

    /// "Slovenia's foreign minister, NAME,", "The President of Norway, NAME,": the title stands before the comma.
    func readTitleBefore(_ candidate: inout Candidate, _ mentions: Mentions) {
        let comma = candidate.range.lowerBound - 1
        guard comma > 0, candidate.titleIndex == nil, tokens[comma].kind == .comma,
            tokens[safe: candidate.range.upperBound]?.kind == .comma
        else { return }
        var index = comma - 1
        while index >= max(0, comma - 12), tokens[index].kind != .comma, tokens[index].kind != .semicolon,
            !tokens[index].tag.isFinite,
            mentions.personOf[index] < 0, !tokens[index + 1].startsParagraph
        {
            guard let match = mentions.match(at: index), let title = match.title, !title.plural else {
                index -= 1
                continue
            }
            candidate.title = match.range
            candidate.titleIndex = title.index
            candidate.titles = match.range.lowerBound..<candidate.range.lowerBound
            candidate.evidence = true
            readOwner(before: match.range.lowerBound - 1, &candidate, mentions)
            if candidate.country == nil, candidate.organization == nil {
                readOwner(after: match.range.upperBound, &candidate, mentions)
            }
            return
        }
    }

    /// "NAME, the Saudi foreign minister", "NAME, president of Peru", and before: "the Saudi foreign minister, NAME".
    func readApposition(_ candidate: inout Candidate, _ mentions: Mentions) {
        let end = candidate.range.upperBound
        guard end + 1 < tokens.count, tokens[end].kind == .comma, candidate.titleIndex.map(isLesser) ?? true else { return }
        let ceiling = min(tokens.count, end + 12)
        // ", who is also Nigeria's oil minister"
        var start = end + 1
        if phrases.word(start).contains(.relative), phrases.word(start + 1).contains(.be) { start += 2 }
        for index in start..<max(start, ceiling) {
            if tokens[index].kind == .comma || tokens[index].kind == .stop || tokens[index].tag.isFinite { return }
            guard let match = mentions.match(at: index), let title = match.title, !title.plural, match.range.lowerBound == index
            else { continue }
            // A name right behind the title takes it: "Smith, President Bush said".
            if isNameWord(match.range.upperBound, mentions) { return }
            if candidate.titleIndex != nil, isLesser(title.index) { return }
            candidate.isApposed = candidate.titleIndex == nil
            candidate.title = match.range
            candidate.titleIndex = title.index
            candidate.evidence = true
            readOwner(before: index - 1, &candidate, mentions)
            if candidate.country == nil, candidate.organization == nil {
                readOwner(after: match.range.upperBound, &candidate, mentions)
            }
            return
        }
    }

    /// "minister of Peru", "ambassador to the United Nations", "spokesman for the Foreign Ministry".
    func readOwner(after index: Int, _ candidate: inout Candidate, _ mentions: Mentions) {
        guard index + 1 < tokens.count, tokens[index].tag == .preposition || tokens[index].tag == .to else { return }
        var start = tokens[index + 1].tag == .determiner ? index + 2 : index + 1
        while start < min(tokens.count, index + 5), mentions.match(at: start) == nil,
            tokens[start].tag == .adjective || tokens[start].tag == .participle
        { start += 1 }
        guard let match = mentions.match(at: start) else { return }
        // Envoys are sent to a country or work in it.
        let isSent = ["envoy", "ambassador"].contains(candidate.titleIndex.map { gazetteer.titles[$0].kind })
        if let country = match.country, tokens[index].word != words.to, !isSent || isOf(index) {
            candidate.country = gazetteer.countries[country.index].code
        } else if let organization = match.organization {
            candidate.organization = gazetteer.organizations[organization].id
            candidate.country = candidate.country ?? gazetteer.organizations[organization].country
        }
    }

    /// "Prime Minister Kaja Kallas of Estonia", "President of Russia Vladimir Putin", "ambassador to Zimbabwe NAME".
    func readOfCountry(_ candidate: inout Candidate, _ mentions: Mentions) {
        let end = candidate.range.upperBound
        if candidate.title != nil, candidate.country == nil, end + 1 < tokens.count, tokens[end].tag == .preposition,
            !phrases.word(end).contains(.subordinator),
            let country = mentions.match(at: end + 1)?.country, country.kind == .name || country.kind == .official, isOf(end)
        {
            candidate.country = gazetteer.countries[country.index].code
        }
        if candidate.titleIndex == nil { readOfficeBefore(&candidate, mentions) }
    }

    /// "President of Russia Vladimir Putin", "Permanent Secretary for Interior NAME", "Chairman of the Standing Committee of the National
    /// People's Congress NAME", "Malaysian ambassador to Zimbabwe NAME": the title, a preposition and what the office is of, then the name.
    private func readOfficeBefore(_ candidate: inout Candidate, _ mentions: Mentions) {
        guard !candidate.range.allSatisfy({ lexicon.isCommon(tokens[$0].word) }) else { return }
        var index = candidate.range.lowerBound - 1
        guard index > 0, tokens[index].kind == .word, tokens[index].isCapitalised else { return }
        var owner: NameAutomaton.Match?
        while index > 0, candidate.range.lowerBound - index <= 16, !tokens[index + 1].startsParagraph {
            let token = tokens[index]
            if isOf(index) || token.word == words.for_ || token.word == words.to, index + 1 < candidate.range.lowerBound,
                let match = mentions.match(at: index - 1), let title = match.title
            {
                // "Assistant to the President for National Security Affairs": the outermost title is his.
                if let outer = outerTitle(before: match.range.lowerBound, mentions) {
                    index = outer
                    continue
                }
                guard !title.plural else { return }
                candidate.title = match.range
                candidate.titleIndex = title.index
                candidate.titles = match.range.lowerBound..<candidate.range.lowerBound
                candidate.evidence = true
                // "Malaysian ambassador to Zimbabwe": the sender stands before the title.
                if isOf(index) || owner?.country == nil {
                    candidate.country = owner?.country.map { gazetteer.countries[$0.index].code }
                    if let organization = owner?.organization {
                        candidate.organization = gazetteer.organizations[organization].id
                        candidate.country = candidate.country ?? gazetteer.organizations[organization].country
                    }
                }
                if candidate.country == nil { readOwner(before: match.range.lowerBound - 1, &candidate, mentions) }
                return
            }
            let isPart =
                token.kind == .possessive || token.kind == .hyphen || token.isCapitalised && token.kind == .word
                || token.tag == .preposition || token.tag == .determiner || phrases.word(index).contains(.coordinator)
            guard isPart, mentions.match(at: index)?.title == nil, mentions.personOf[index] < 0 else { return }
            if owner == nil, let match = mentions.match(at: index), match.country != nil || match.organization != nil {
                owner = match
            }
            index -= 1
        }
    }

    /// "Assistant to the | President", "Vice Chairman of the | President's Council": the position of the preposition before, where the
    /// title is not of the one named.
    private func outerTitle(before start: Int, _ mentions: Mentions) -> Int? {
        var index = start - 1
        if index > 0, tokens[index].tag == .determiner { index -= 1 }
        guard index > 0 else { return nil }
        return tokens[index].word == words.to || isOf(index) && mentions.match(at: index - 1)?.title != nil ? index : nil
    }

    func isOf(_ index: Int) -> Bool {
        tokens[index].end - tokens[index].start == 2 && document.bytes[Int(tokens[index].start)] | 0x20 == UInt8(ascii: "o")
    }

}

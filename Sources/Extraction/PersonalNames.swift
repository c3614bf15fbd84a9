// Where personal names begin and end: capitalised words, particles, initials, hyphens.

import Gazetteer
import Language

extension MentionFinder {
    func candidates(_ mentions: Mentions) -> [Candidate] {
        var result: [Candidate] = []
        var index = 0
        while index < tokens.count {
            guard let name = name(at: index, mentions) else {
                index += 1
                continue
            }
            if !namesBody(name), let name = withoutField(name, mentions) {
                var candidate = describe(name, mentions)
                shareTitle(of: result.last, with: &candidate, mentions)
                result.append(candidate)
            }
            index = name.upperBound
        }
        return result
    }

    /// "Biden-Harris Administration": two names that make a third thing; "the MENA news agency": a name before its kind.
    func namesBody(_ name: Range<Int>) -> Bool {
        if name.count == 1, let next = tokens[safe: name.upperBound], next.kind == .word, !next.isCapitalised {
            // "news" may stand between.
            let behind = phrases.word(name.upperBound).contains(.outlet) ? name.upperBound : name.upperBound + 1
            if phrases.word(behind).contains(.outlet), behind == name.upperBound || next.tag == .noun || next.tag == .nouns {
                return true
            }
        }
        return name.contains { tokens[$0].kind == .hyphen } && tokens[safe: name.upperBound]?.isCapitalised ?? false
            && !phrases.word(name.upperBound).isDisjoint(with: [.body, .generic, .government])
    }

    /// "judges Jean-Marie d'Huy and Henri Pons": a plural title before a list is that of each.
    private func shareTitle(of last: Candidate?, with candidate: inout Candidate, _ mentions: Mentions) {
        guard candidate.titleIndex == nil, let last, last.holdsPlural, let title = last.titleIndex, let range = last.title else {
            return
        }
        let between = last.range.upperBound..<candidate.range.lowerBound
        guard !between.isEmpty, between.count <= 2,
            between.allSatisfy({ tokens[$0].kind == .comma || phrases.word($0).contains(.coordinator) })
        else { return }
        candidate.title = range
        candidate.titleIndex = title
        candidate.holdsPlural = true
        candidate.country = candidate.country ?? last.country
        candidate.organization = candidate.organization ?? last.organization
        candidate.evidence = true
    }

    /// "Permanent Secretary for Interior Pongpayom Wasaputi": the name alone, without the field of the office.
    func withoutField(_ name: Range<Int>, _ mentions: Mentions) -> Range<Int>? {
        let preposition = name.lowerBound - 1
        guard preposition > 0, tokens[preposition].tag == .preposition, mentions.match(at: preposition - 1)?.title != nil,
            tokens[preposition - 1].isCapitalised
        else { return name }
        var start = name.lowerBound
        while start + 1 < name.upperBound, lexicon.isCommon(tokens[start].word), !isGivenName(start) { start += 1 }
        // "Minister for Natural Resources": no name at all.
        return start + 1 == name.upperBound && start > name.lowerBound && lexicon.isCommon(tokens[start].word)
            ? nil : start..<name.upperBound
    }

    /// "Lagos said", where the article has named Ricardo Lagos: a city's name that is a person's, unless a place is meant.
    func familyNames(_ mentions: Mentions) -> [Candidate] {
        mentions.matches.compactMap { match in
            guard let country = match.country, country.kind == .city || country.kind == .capital, match.range.count == 1 else {
                return nil
            }
            let index = match.range.lowerBound
            guard mentions.personOf[index] < 0,
                let bearers = mentions.personsByWord[document.text(tokens[index].range).lowercased()],
                bearers.contains(where: { mentions.persons[$0].family == document.text(tokens[index].range).lowercased() }),
                index == 0 || tokens[index - 1].tag != .preposition && tokens[index - 1].tag != .to,
                let next = tokens[safe: index + 1], next.tag.isFinite || next.kind == .possessive || next.tag == .adverb
            else { return nil }
            return describe(match.range, mentions)
        }
    }

    func isNameWord(_ index: Int, _ mentions: Mentions) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word, tokens[index].isCapitalised,
            tokens[index].tag == .name || opensWithFamilyName(index)
        else { return false }
        let word = phrases.word(index)
        if !word.isDisjoint(with: [.weekday, .he, .she, .they, .it, .first]) { return false }
        // "Jan" and "April" are names before a name, "May" is one behind a name or a title, or as a subject.
        if word.contains(.month), !(isGivenName(index) && goesOn(index + 1)), !isFamilyName(month: index, mentions) {
            return false
        }
        // "Bill" and "Grace" are names before a name only.
        if !word.isDisjoint(with: [.body, .generic, .government, .company]),
            !(isGivenName(index) && tokens[safe: index + 1]?.isCapitalised ?? false)
        {
            return false
        }
        if gazetteer.honorific(tokens[index].word) != nil { return false }
        if mentions.acronym(at: index) != nil { return false }
        guard let match = mentions.match(at: index) else { return true }
        if match.holder != nil { return true }
        if match.title != nil || match.organization != nil || match.topic != nil && match.entries.count == 1 { return false }
        if let country = match.country {
            // Some cities and countries are family names too ("Washington", "Jordan"): after a given name they are.
            if country.kind == .city, match.range.count == 1, index > 0, isGivenName(index - 1) { return true }
            // "Chad Smith", "Israel Katz": a country's name that is a given name too, before a plain name.
            guard match.range.count == 1, isGivenName(index), let next = tokens[safe: index + 1] else { return false }
            return next.tag == .name && next.isCapitalised && mentions.match(at: index + 1) == nil && !lexicon.isCommon(next.word)
        }
        return true
    }

    /// "Trump said", "Rice's": at a sentence's start a common word that is a leader's family name, with a verb or "'s" behind it.
    private func opensWithFamilyName(_ index: Int) -> Bool {
        guard tokens[index].tag.isNominal, document.sentences[Int(document.sentenceOf[index])].lowerBound == index,
            let next = tokens[safe: index + 1], next.tag.isFinite || next.kind == .possessive
        else { return false }
        return !gazetteer.holders(family: tokens[index].word).isEmpty
    }

    /// "Theresa May", "Mrs. May", "May said", not "President May 5".
    private func isFamilyName(month index: Int, _ mentions: Mentions) -> Bool {
        guard !gazetteer.holders(family: tokens[index].word).isEmpty, let next = tokens[safe: index + 1], next.kind != .number
        else {
            return false
        }
        if next.kind == .possessive || next.kind == .word && (next.tag == .past || next.tag == .third) { return true }
        guard index > 0, !tokens[index].startsParagraph else { return false }
        return isGivenName(index - 1) || gazetteer.honorific(tokens[index - 1].word) != nil
            || mentions.match(at: index - 1)?.title != nil && tokens[index - 1].isCapitalised
    }

    private func goesOn(_ index: Int) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word else { return false }
        return tokens[index].isCapitalised || phrases.word(index).contains(.particle)
    }

    func isGivenName(_ index: Int) -> Bool {
        tokens[index].kind == .word && tokens[index].isCapitalised && gazetteer.gender(givenName: tokens[index].word) != nil
    }

    /// The personal name that may begin at `start`: capitalised words, particles, initials, hyphens.
    func name(at start: Int, _ mentions: Mentions) -> Range<Int>? {
        if let match = mentions.match(at: start), match.holder != nil, match.range.lowerBound == start {
            return extended(match.range, mentions)
        }
        guard isNameWord(start, mentions) || isParticleName(start, mentions) else { return nil }
        return extended(start..<(start + 1), mentions)
    }

    func isParticleName(_ index: Int, _ mentions: Mentions) -> Bool {
        tokens[index].isCapitalised && phrases.word(index).contains(.particle) && index + 2 < tokens.count
            && tokens[index + 1].kind == .hyphen
            && isNameWord(index + 2, mentions)
    }

    func extended(_ range: Range<Int>, _ mentions: Mentions) -> Range<Int> {
        var end = range.upperBound
        while end < tokens.count, !tokens[end].startsParagraph {
            if isNameWord(end, mentions) || isElided(end), tokens[end - 1].kind != .stop {
                end += 1
            } else if phrases.word(end).contains(.particle) || tokens[end].kind == .hyphen {
                // Particles and hyphens count only between name words.
                var next = end + 1
                while next < tokens.count, phrases.word(next).contains(.particle) || tokens[next].kind == .hyphen, next < end + 3
                { next += 1 }
                guard next < tokens.count, tokens[next].kind == .word,
                    tokens[next].isCapitalised
                        || (tokens[end].kind == .hyphen && !tokens[next].spaceBefore && range.count + end < next + 4),
                    isNameWord(next, mentions) || tokens[end].kind == .hyphen
                else { break }
                if tokens[end].kind == .hyphen, !tokens[next].isCapitalised, !isKoreanSyllable(next) { break }
                end = next + 1
            } else if phrases.word(end).contains(.suffix) {
                end += 1
            } else if tokens[end].kind == .comma, end + 1 < tokens.count, phrases.word(end + 1).contains(.suffix),
                tokens[end + 1].isCapitalised
            {
                end += 2
            } else {
                break
            }
        }
        return range.lowerBound..<end
    }

    /// "d'Huy": a particle and a name in one word.
    func isElided(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.kind == .word, token.end - token.start > 3 else { return false }
        let bytes = document.bytes[Int(token.start)..<Int(token.end)]
        guard bytes.first == UInt8(ascii: "d") else { return false }
        // An apostrophe, straight or curly, and a capital behind it.
        let rest = bytes.dropFirst()
        let isApostrophe = rest.first == UInt8(ascii: "'") || rest.starts(with: [0xE2, 0x80, 0x99])
        return isApostrophe && bytes.dropFirst(rest.first == UInt8(ascii: "'") ? 2 : 4).first.map { $0 & 0xE0 == 0x40 } ?? false
    }

    /// "Dae-jung": the second part of a hyphenated given name is written small.
    func isKoreanSyllable(_ index: Int) -> Bool {
        tokens[index].end - tokens[index].start <= 6 && index >= 2 && tokens[index - 2].isCapitalised && index >= 3
            && tokens[index - 3].isCapitalised && tokens[index - 2].tag == .name
    }

}

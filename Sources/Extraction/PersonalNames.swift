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
            if !namesBody(name) { result.append(describe(name, mentions)) }
            index = name.upperBound
        }
        return result
    }

    /// "Biden-Harris Administration": two names that make a third thing.
    func namesBody(_ name: Range<Int>) -> Bool {
        name.contains { tokens[$0].kind == .hyphen } && tokens[safe: name.upperBound]?.isCapitalised ?? false
            && !phrases.word(name.upperBound).isDisjoint(with: [.body, .generic, .government])
    }

    func isNameWord(_ index: Int, _ mentions: Mentions) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word, tokens[index].isCapitalised,
            tokens[index].tag == .name || opensWithFamilyName(index)
        else { return false }
        let word = phrases.word(index)
        if !word.isDisjoint(with: [.weekday, .he, .she, .they, .it, .first]) { return false }
        // "Jan" and "April" are names before a name only.
        if word.contains(.month), !(isGivenName(index) && goesOn(index + 1)) { return false }
        // "Bill" and "Grace" are names before a name only.
        if !word.isDisjoint(with: [.body, .generic, .government]),
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
            if isNameWord(end, mentions), tokens[end - 1].kind != .stop {
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

    /// "Dae-jung": the second part of a hyphenated given name is written small.
    func isKoreanSyllable(_ index: Int) -> Bool {
        tokens[index].end - tokens[index].start <= 6 && index >= 2 && tokens[index - 2].isCapitalised && index >= 3
            && tokens[index - 3].isCapitalised && tokens[index - 2].tag == .name
    }

}

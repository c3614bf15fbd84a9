// Where a meeting is held: cities and countries behind "in" and "at", before the noun, and "here".

import Gazetteer
import Language

extension MeetingFinder {
    /// A place as it is named.
    struct Place {
        var name: String
        /// ISO code, where the gazetteer knows the place.
        var country: String?
        /// Token after its name.
        var end: Int
        var isCountry = false
    }

    /// The place that a clause names: behind "in" or "at", nearest to the trigger, those after it first; else "here".
    func place(of told: MeetingTelling, _ sentence: Range<Int>) -> Place? {
        let telling = told.core
        var best: (distance: Int, place: Place)?
        let clause = clause(around: telling, sentence)
        for index in clause where index + 1 < clause.upperBound {
            let word = tokens[index].word
            // "flew to Tirana for a meeting", "during a visit to Bratislava"
            let isGoal = word == words.to && (told.isPurpose && index < telling.lowerBound || isVisit(index - 1, sentence))
            guard word == words.in_ || word == words.at || word == words.near || isGoal else { continue }
            guard isGoal || !isAttached(index, told.trigger, told.core),
                let place = placeName(after: index, sentence, isVenue: word == words.at)
            else { continue }
            // A venue yields to the town.
            let distance =
                (index >= telling.lowerBound ? max(0, index - telling.upperBound) : telling.lowerBound - index + 6)
                + (place.country == nil ? 8 : 0)
            if distance <= 24, best == nil || distance < best!.distance { best = (distance, place) }
        }
        if let best { return best.place }
        // "would head for Abuja to resume talks"
        if told.isPurpose, let place = goal(before: told.trigger.lowerBound, sentence) { return place }
        if clause.contains(where: { tokens[$0].word == words.here }) { return here }
        return nil
    }

    /// The place to which the verb of motion before a position leads.
    private func goal(before end: Int, _ sentence: Range<Int>) -> Place? {
        for index in span(sentence.lowerBound, end).reversed() where tokens[index].tag.isVerbal {
            for phrase in lexicon.phrases(at: index, end, tokens) where [.visit, .arrive, .depart].contains(phrase.role) {
                return goal(of: phrase, index + phrase.words.count, sentence)?.place
            }
        }
        return nil
    }

    private func isVisit(_ index: Int, _ sentence: Range<Int>) -> Bool {
        index >= sentence.lowerBound
            && lexicon.phrases(at: index, sentence.upperBound, tokens).contains { $0.role == .noun && $0.kind == .visit }
    }

    /// "the situation in Korea": the place belongs to the noun before it, unless that is one of the telling.
    private func isAttached(_ preposition: Int, _ trigger: Range<Int>, _ core: Range<Int>) -> Bool {
        let before = preposition - 1
        guard before >= 0, before + 1 != trigger.upperBound, before + 1 != core.upperBound, tokens[before].kind == .word,
            !namesParty(before)
        else {
            return false
        }
        return (tokens[before].tag == .noun || tokens[before].tag == .nouns) && !isTime(before)
            && mentions.match(at: before) == nil && tokens[before].word != words.place
    }

    /// The place of the dateline.
    var here: Place? {
        datelinePlace.map { name in
            let country = document.sentences.first.flatMap { sentence in
                sentence.lazy.compactMap { mentions.match(at: $0) }.first { document.text(of: $0.range) == name }?.country
            }
            return Place(name: name, country: country.map { gazetteer.countries[$0.index].code }, end: 0)
        }
    }

    /// The clause of a trigger: no further than semicolons, dashes, quotation marks, other clauses and cues.
    func clause(around telling: Range<Int>, _ sentence: Range<Int>) -> Range<Int> {
        let quotation = document.quotationOf[telling.lowerBound]
        func bounds(_ index: Int) -> Bool {
            document.quotationOf[index] != quotation || tokens[index].kind == .semicolon || isDash(index)
                || tokens[index].kind == .colon
        }
        var start = telling.lowerBound
        while start > sentence.lowerBound, !bounds(start - 1),
            !(tokens[start - 1].word == words.that && tokens[start - 1].tag == .preposition),
            !(phrases.word(start - 1).contains(.coordinator) && tokens[start].tag.isFinite)
        { start -= 1 }
        var end = telling.upperBound
        while end < sentence.upperBound, !bounds(end) {
            let word = phrases.word(end)
            // "…, and will host him", "…, X said", "… where X", "… while X"
            if word.contains(.coordinator), end + 1 < sentence.upperBound,
                tokens[end + 1].tag.isFinite || tokens[end + 1].tag == .gerund
            {
                break
            }
            if word.contains(.subordinator), end > telling.upperBound, hasVerb(end + 1, sentence) { break }
            if cues.verb(tokens[end].word) != nil, tokens[end].tag.isFinite, end > telling.upperBound + 1 { break }
            end += 1
        }
        return start..<end
    }

    /// Whether a finite verb follows within a few words.
    private func hasVerb(_ start: Int, _ sentence: Range<Int>) -> Bool {
        span(start, min(sentence.upperBound, start + 6)).contains { tokens[$0].tag.isFinite || tokens[$0].tag == .gerund }
    }

    /// The place after a preposition: "Paris", "the White House", "the rebel-held city of Lubumbashi", "the Nigerian capital
    /// Abuja", not "the Ukraine war". With names that no table knows.
    func placeName(after preposition: Int, _ sentence: Range<Int>, isVenue: Bool) -> Place? {
        var index = preposition + 1
        let ceiling = min(sentence.upperBound, preposition + 12)
        var owner: Country?
        while index < ceiling {
            if index > preposition + 1, lexicon.phrases(at: index, ceiling, tokens).contains(where: { $0.role == .noun }) {
                return nil
            }
            if let match = mentions.match(at: index), match.range.lowerBound == index, mentions.personOf[index] < 0 {
                if let country = match.country {
                    // "Singapore" is an adjective, too.
                    if country.kind == .adjective || country.kind == .demonym,
                        document.text(of: match.range) != gazetteer.countries[country.index].name
                    {
                        owner = gazetteer.countries[country.index]
                        index = match.range.upperBound
                        continue
                    }
                    if tokens[safe: match.range.upperBound]?.kind == .possessive {
                        owner = gazetteer.countries[country.index]
                        index = match.range.upperBound + 1
                        continue
                    }
                    return modifies(match.range) ? nil : place(of: match.range, country)
                }
                if match.organization != nil || match.title != nil, !isVenue { return nil }
            }
            let token = tokens[index]
            if token.word == words.capital, let owner, let capital = owner.capitals.first, !namesFollow(index, ceiling) {
                return Place(name: capital, country: owner.code, end: index + 1)
            }
            if token.tag == .name, token.isCapitalised, !isTime(index), mentions.personOf[index] < 0 {
                guard isVenue || index == preposition + 1 || owner != nil || tokens[index - 1].word == words.of else {
                    return nil
                }
                return unknownPlace(at: index, sentence)
            }
            guard
                token.kind == .hyphen || token.kind == .dash && !isDash(index) || token.word == words.of
                    || token.kind == .word
                        && (token.tag == .determiner || token.tag == .adjective || token.tag == .participle || token.tag == .past
                            || token.tag == .gerund
                            || token.tag.isNominal || token.tag == .possessivePronoun),
                !isTime(index)
            else { return nil }
            index += 1
        }
        return nil
    }

    func place(of range: Range<Int>, _ country: (index: Int, kind: CountryName)) -> Place {
        let isTown = country.kind == .capital || country.kind == .city || country.kind == .seat
        let isShort = country.kind == .abbreviation || country.kind == .adjective || country.kind == .demonym
        // Who meets at the Kremlin, meets in Moscow.
        let seat = country.kind == .seat ? gazetteer.countries[country.index].capitals.first : nil
        return Place(
            name: seat ?? (isShort ? gazetteer.countries[country.index].name : document.text(of: range)),
            country: gazetteer.countries[country.index].code, end: range.upperBound, isCountry: !isTown)
    }

    private func namesFollow(_ index: Int, _ ceiling: Int) -> Bool {
        var next = index + 1
        while next < ceiling, tokens[next].word == words.of || tokens[next].word == words.city || tokens[next].kind == .comma {
            next += 1
        }
        return next < ceiling && tokens[next].isCapitalised
    }

    /// "the Ukraine war", "Brussels-based": the name belongs to what follows.
    private func modifies(_ range: Range<Int>) -> Bool {
        guard let next = tokens[safe: range.upperBound] else { return false }
        if next.kind == .hyphen { return true }
        return next.kind == .word && next.tag.isNominal && !isTime(range.upperBound) && !next.isCapitalised
    }

    /// A capitalised name that no table knows: "Mar del Plata", "Xi'an".
    private func unknownPlace(at start: Int, _ sentence: Range<Int>) -> Place? {
        var end = start + 1
        while end < sentence.upperBound, mentions.personOf[end] < 0, !isTime(end),
            tokens[end].tag == .name && tokens[end].isCapitalised
                || phrases.word(end).contains(.particle) && (tokens[safe: end + 1]?.isCapitalised ?? false)
        { end += 1 }
        guard lexicon.sign(.region, at: start, tokens) == nil, mentions.acronym(at: start) == nil, !tokens[start].isUpperCase,
            tokens[safe: end]?.kind != .possessive,
            tokens[safe: end]?.kind != .hyphen, phrases.word(end - 1).isDisjoint(with: [.weekday, .month, .body, .modal])
        else { return nil }
        let owner = countryBehind(end, sentence)
        return Place(
            name: document.text(of: start..<end), country: owner.map { gazetteer.countries[$0].code }, end: end)
    }

    /// "Kelowna, Canada", "Haikou, capital of south China's Hainan": the country that a comma phrase names.
    private func countryBehind(_ end: Int, _ sentence: Range<Int>) -> Int? {
        guard tokens[safe: end]?.kind == .comma else { return nil }
        for index in span(end + 1, min(sentence.upperBound, end + 8)) {
            if let country = mentions.match(at: index)?.country {
                return index == end + 1 || tokens[end + 1].tag.isNominal || tokens[end + 1].tag == .determiner
                    ? country.index : nil
            }
            if tokens[index].kind == .comma || tokens[index].tag.isFinite || phrases.word(index).contains(.coordinator) {
                return nil
            }
        }
        return nil
    }
}

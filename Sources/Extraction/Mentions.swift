// Who and what an article names: persons with their offices, and the gazetteer's countries, organizations and titles.

import Gazetteer
import Language

/// A person of one article, over all mentions.
struct Person: Sendable {
    /// The fullest form of the name.
    var name: String
    var names: [String]
    /// Word texts of the fullest form, folded to lower case.
    var words: [String]
    var gender: Gender?
    var office: String?
    var officeKind: String?
    var country: String?
    var organization: String?
    /// Position among the gazetteer's office holders.
    var holder: Int?
    /// Token ranges of the mentions.
    var mentions: [Range<Int>]

    /// The word by which the article calls the person.
    var family: String { words[words.count - 1] }
}

/// All mentions of a document.
struct Mentions: Sendable {
    let matches: [NameAutomaton.Match]
    /// For each token the position of the match that covers it, or -1.
    let matchOf: [Int32]
    var persons: [Person] = []
    /// For each token the person that a mention covering it names, or -1.
    var personOf: [Int32]
    /// Token ranges of title words that belong to a person's mention, by person.
    var titleOf: [Int32]
    /// Organizations that the article abbreviates, and for each token the one that it names, or -1.
    var acronyms: [Acronym] = []
    var acronymOf: [Int32]

    func acronym(at token: Int) -> Acronym? {
        acronymOf.indices.contains(token) && acronymOf[token] >= 0 ? acronyms[Int(acronymOf[token])] : nil
    }

    func match(at token: Int) -> NameAutomaton.Match? {
        matchOf.indices.contains(token) && matchOf[token] >= 0 ? matches[Int(matchOf[token])] : nil
    }

    func person(at token: Int) -> Int? { personOf.indices.contains(token) && personOf[token] >= 0 ? Int(personOf[token]) : nil }
}

extension NameAutomaton.Match {
    var title: (index: Int, plural: Bool)? {
        for case .title(let index, let plural) in entries { return (index, plural) }
        return nil
    }
    var holder: Int? {
        for case .holder(let index) in entries { return index }
        return nil
    }
    var organization: Int? {
        for case .organization(let index) in entries { return index }
        return nil
    }
    var country: (index: Int, kind: CountryName)? {
        for case .country(let index, let kind) in entries where kind != .demonym || entries.count == 1 { return (index, kind) }
        return nil
    }
    var topic: Int? {
        for case .topic(let index) in entries { return index }
        return nil
    }
}

/// Finds persons: capitalised names with titles, honorifics, appositions and counterparts, joined over the article.
struct MentionFinder {
    let document: Document
    let tokens: [Token]
    let gazetteer: Gazetteer
    let classes: WordClasses
    let phrases: Phrases
    let published: CivilDate?
    let words: Attributor.Words
    let lexicon: Lexicon

    /// A name as it stands, with what its neighbours tell.
    private struct Candidate {
        var range: Range<Int>
        var title: Range<Int>?
        var titleIndex: Int?
        /// From the first of several titles to the name.
        var titles: Range<Int>
        var country: String?
        var organization: String?
        var gender: Gender?
        var isCounterpart = false
        var holder: Int?
        var evidence: Bool
    }

    func mentions() -> Mentions {
        let matches = gazetteer.names.matches(in: document)
        var matchOf = [Int32](repeating: -1, count: tokens.count)
        for (position, match) in matches.enumerated() {
            for index in match.range { matchOf[index] = Int32(position) }
        }
        let none = [Int32](repeating: -1, count: tokens.count)
        var mentions = Mentions(matches: matches, matchOf: matchOf, personOf: none, titleOf: none, acronymOf: none)
        (mentions.acronymOf, mentions.acronyms) = AcronymFinder(document: document, tokens: tokens, gazetteer: gazetteer).acronyms(mentions)
        var candidates = candidates(mentions)
        // Full names first, so that a family name alone finds its person even before the full mention.
        for pass in 0..<2 {
            for position in candidates.indices where (candidates[position].range.count > 1) == (pass == 0) {
                enter(&candidates[position], &mentions)
            }
        }
        for index in mentions.persons.indices {
            mentions.persons[index].mentions.sort { $0.lowerBound < $1.lowerBound }
        }
        completeFromContext(&mentions)
        return mentions
    }

    // MARK: Names

    private func candidates(_ mentions: Mentions) -> [Candidate] {
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
    private func namesBody(_ name: Range<Int>) -> Bool {
        name.contains { tokens[$0].kind == .hyphen } && tokens[safe: name.upperBound]?.isCapitalised ?? false
            && !phrases.word(name.upperBound).isDisjoint(with: [.body, .generic, .government])
    }

    private func isNameWord(_ index: Int, _ mentions: Mentions) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word, tokens[index].isCapitalised, tokens[index].tag == .name else { return false }
        let word = phrases.word(index)
        if !word.isDisjoint(with: [.weekday, .month, .he, .she, .they, .it, .first]) { return false }
        // "Bill" and "Grace" are names before a name only.
        if !word.isDisjoint(with: [.body, .generic, .government]), !(isGivenName(index) && tokens[safe: index + 1]?.isCapitalised ?? false) { return false }
        if gazetteer.honorific(tokens[index].word) != nil { return false }
        if mentions.acronym(at: index) != nil { return false }
        guard let match = mentions.match(at: index) else { return true }
        if match.holder != nil { return true }
        if match.title != nil || match.organization != nil || match.topic != nil && match.entries.count == 1 { return false }
        if let country = match.country {
            // Some cities and countries are family names too ("Washington", "Jordan"): after a given name they are.
            return country.kind == .city && match.range.count == 1 && index > 0 && isGivenName(index - 1)
        }
        return true
    }

    private func isGivenName(_ index: Int) -> Bool {
        tokens[index].kind == .word && tokens[index].isCapitalised && gazetteer.gender(givenName: tokens[index].word) != nil
    }

    /// The personal name that may begin at `start`: capitalised words, particles, initials, hyphens.
    private func name(at start: Int, _ mentions: Mentions) -> Range<Int>? {
        if let match = mentions.match(at: start), match.holder != nil, match.range.lowerBound == start { return extended(match.range, mentions) }
        guard isNameWord(start, mentions) || isParticleName(start, mentions) else { return nil }
        return extended(start..<(start + 1), mentions)
    }

    private func isParticleName(_ index: Int, _ mentions: Mentions) -> Bool {
        tokens[index].isCapitalised && phrases.word(index).contains(.particle) && index + 2 < tokens.count && tokens[index + 1].kind == .hyphen
            && isNameWord(index + 2, mentions)
    }

    private func extended(_ range: Range<Int>, _ mentions: Mentions) -> Range<Int> {
        var end = range.upperBound
        while end < tokens.count, !tokens[end].startsParagraph {
            if isNameWord(end, mentions), tokens[end - 1].kind != .stop {
                end += 1
            } else if phrases.word(end).contains(.particle) || tokens[end].kind == .hyphen {
                // Particles and hyphens count only between name words.
                var next = end + 1
                while next < tokens.count, phrases.word(next).contains(.particle) || tokens[next].kind == .hyphen, next < end + 3 { next += 1 }
                guard next < tokens.count, tokens[next].kind == .word, tokens[next].isCapitalised || (tokens[end].kind == .hyphen && !tokens[next].spaceBefore && range.count + end < next + 4),
                    isNameWord(next, mentions) || tokens[end].kind == .hyphen
                else { break }
                if tokens[end].kind == .hyphen, !tokens[next].isCapitalised, !isKoreanSyllable(next) { break }
                end = next + 1
            } else if phrases.word(end).contains(.suffix) {
                end += 1
            } else if tokens[end].kind == .comma, end + 1 < tokens.count, phrases.word(end + 1).contains(.suffix), tokens[end + 1].isCapitalised {
                end += 2
            } else {
                break
            }
        }
        return range.lowerBound..<end
    }

    /// "Dae-jung": the second part of a hyphenated given name is written small.
    private func isKoreanSyllable(_ index: Int) -> Bool {
        tokens[index].end - tokens[index].start <= 6 && index >= 2 && tokens[index - 2].isCapitalised && index >= 3
            && tokens[index - 3].isCapitalised && tokens[index - 2].tag == .name
    }

    // MARK: What stands around a name

    private func describe(_ name: Range<Int>, _ mentions: Mentions) -> Candidate {
        var candidate = Candidate(range: name, titles: name.lowerBound..<name.lowerBound, evidence: false)
        candidate.holder = mentions.match(at: name.lowerBound)?.holder
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
        if candidate.title != nil || candidate.isCounterpart {
            readOwner(before: index, &candidate, mentions)
        }
        readApposition(&candidate, mentions)
        readOfCountry(&candidate, mentions)
        return candidate
    }

    /// Titles of rank and birth say less than an office.
    private func isLesser(_ title: Int) -> Bool { gazetteer.titles[title].kind == "other" || gazetteer.titles[title].kind == "military" }

    /// The country or organization before a title: "Russian", "Saudi Arabia's", "State Department", "former US".
    private func readOwner(before index: Int, _ candidate: inout Candidate, _ mentions: Mentions) {
        var index = index
        var steps = 0
        while index >= 0, steps < 5 {
            if tokens[index].kind == .possessive || tokens[index].kind == .hyphen || tokens[index].tag == .adjective && mentions.match(at: index) == nil
                || tokens[index].tag == .noun && mentions.match(at: index) == nil && !tokens[index].isCapitalised
            {
                index -= 1
                steps += 1
                continue
            }
            guard let match = mentions.match(at: index) else { return }
            if let country = match.country, country.kind != .city {
                candidate.country = candidate.country ?? gazetteer.countries[country.index].code
                return
            }
            if let organization = match.organization {
                candidate.organization = candidate.organization ?? gazetteer.organizations[organization].id
                candidate.country = candidate.country ?? gazetteer.organizations[organization].country
                return
            }
            return
        }
    }

    /// "NAME, the Saudi foreign minister", "NAME, president of Peru", and before: "the Saudi foreign minister, NAME".
    private func readApposition(_ candidate: inout Candidate, _ mentions: Mentions) {
        let end = candidate.range.upperBound
        guard end + 1 < tokens.count, tokens[end].kind == .comma, candidate.titleIndex == nil else { return }
        let ceiling = min(tokens.count, end + 12)
        for index in (end + 1)..<max(end + 1, ceiling) {
            if tokens[index].kind == .comma || tokens[index].kind == .stop || tokens[index].tag.isFinite { return }
            guard let match = mentions.match(at: index), let title = match.title, !title.plural, match.range.lowerBound == index else { continue }
            // A name right behind the title takes it: "Smith, President Bush said".
            if isNameWord(match.range.upperBound, mentions) { return }
            candidate.title = match.range
            candidate.titleIndex = title.index
            candidate.evidence = true
            readOwner(before: index - 1, &candidate, mentions)
            if candidate.country == nil, candidate.organization == nil { readOwner(after: match.range.upperBound, &candidate, mentions) }
            return
        }
    }

    /// "minister of Peru", "ambassador to the United Nations", "spokesman for the Foreign Ministry".
    private func readOwner(after index: Int, _ candidate: inout Candidate, _ mentions: Mentions) {
        guard index + 1 < tokens.count, tokens[index].tag == .preposition || tokens[index].tag == .to else { return }
        var start = tokens[index + 1].tag == .determiner ? index + 2 : index + 1
        while start < min(tokens.count, index + 5), mentions.match(at: start) == nil, tokens[start].tag == .adjective || tokens[start].tag == .participle { start += 1 }
        guard let match = mentions.match(at: start) else { return }
        if let country = match.country, tokens[index].word != words.to {
            candidate.country = gazetteer.countries[country.index].code
        } else if let organization = match.organization {
            candidate.organization = gazetteer.organizations[organization].id
            candidate.country = candidate.country ?? gazetteer.organizations[organization].country
        }
    }

    /// "Prime Minister Kaja Kallas of Estonia", "President of Russia Vladimir Putin".
    private func readOfCountry(_ candidate: inout Candidate, _ mentions: Mentions) {
        let end = candidate.range.upperBound
        if candidate.title != nil, candidate.country == nil, end + 1 < tokens.count, tokens[end].tag == .preposition, !phrases.word(end).contains(.subordinator),
            let country = mentions.match(at: end + 1)?.country, country.kind == .name || country.kind == .official, isOf(end)
        {
            candidate.country = gazetteer.countries[country.index].code
        }
        guard candidate.titleIndex == nil else { return }
        // The title, "of", a country, then the name.
        var index = candidate.range.lowerBound - 1
        guard index >= 2, let match = mentions.match(at: index), let country = match.country else { return }
        index = match.range.lowerBound - 1
        if index > 0, tokens[index].tag == .determiner { index -= 1 }
        guard index > 0, isOf(index), let title = mentions.match(at: index - 1), let found = title.title, !found.plural else { return }
        candidate.title = title.range
        candidate.titleIndex = found.index
        candidate.country = gazetteer.countries[country.index].code
        candidate.evidence = true
    }

    private func isOf(_ index: Int) -> Bool { tokens[index].end - tokens[index].start == 2 && document.bytes[Int(tokens[index].start)] | 0x20 == UInt8(ascii: "o") }

    // MARK: Joining

    private func folded(_ range: Range<Int>) -> [String] {
        range.compactMap { tokens[$0].kind == .word ? document.text(tokens[$0].range).lowercased() : nil }
            .filter { !["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"].contains($0) }
    }

    private func enter(_ candidate: inout Candidate, _ mentions: inout Mentions) {
        let words = folded(candidate.range)
        guard !words.isEmpty else { return }
        let person = same(words, candidate, mentions) ?? new(words, &candidate, &mentions)
        guard let person else { return }
        merge(candidate, words, into: &mentions.persons[person])
        for index in candidate.range { mentions.personOf[index] = Int32(person) }
        for index in candidate.titles { mentions.titleOf[index] = Int32(person) }
        if let title = candidate.title { for index in title { mentions.titleOf[index] = Int32(person) } }
    }

    /// The person of the article who goes by these words.
    private func same(_ words: [String], _ candidate: Candidate, _ mentions: Mentions) -> Int? {
        var best: Int?
        for (index, person) in mentions.persons.enumerated() {
            if let holder = candidate.holder, let other = person.holder {
                if holder == other { return index }
                continue
            }
            if let gender = candidate.gender, let other = person.gender, gender != other, words.count == 1 { continue }
            let matches: Bool
            if words.count == 1 {
                matches = person.family == words[0] || (person.words.count > 1 && isFamilyFirst(person) && person.words[0] == words[0])
                    || (person.words.count > 2 && person.words.contains(words[0]) && particleFamily(person, words[0]))
            } else {
                matches = person.family == words[words.count - 1] && (person.words.count == 1 || compatible(person.words, words))
                    || person.words.count > words.count && Set(words).isSubset(of: person.words)
            }
            if matches {
                if let country = candidate.country, let other = person.country, country != other, words.count > 1 { continue }
                // The latest person of that name before the mention; else the first after it.
                if let current = best, let last = mentions.persons[current].mentions.last(where: { $0.lowerBound <= candidate.range.lowerBound }),
                    let other = person.mentions.last(where: { $0.lowerBound <= candidate.range.lowerBound }), last.lowerBound > other.lowerBound
                {
                    continue
                }
                best = index
            }
        }
        return best
    }

    private func particleFamily(_ person: Person, _ word: String) -> Bool { word == person.words[person.words.count - 2] && word.count > 3 }

    private func isFamilyFirst(_ person: Person) -> Bool {
        guard let holder = person.holder else {
            // Chinese, Korean and Vietnamese names put the family first; their given names are in no Western list.
            return gazetteer.gender(givenName: tokens[person.mentions[0].lowerBound].word) == nil
        }
        return gazetteer.holders[holder].family.lowercased() == person.words[0]
    }

    /// "George W. Bush" and "George Bush", "J. Smith" and "John Smith".
    private func compatible(_ a: [String], _ b: [String]) -> Bool {
        guard let x = a.first, let y = b.first else { return false }
        if x == y {
            let initials = (a.dropFirst().dropLast() + b.dropFirst().dropLast()).filter { $0.count == 2 && $0.hasSuffix(".") }
            return Set(initials).count <= 1
        }
        return (x.hasSuffix(".") && y.hasPrefix(x.dropLast())) || (y.hasSuffix(".") && x.hasPrefix(y.dropLast()))
    }

    private func new(_ words: [String], _ candidate: inout Candidate, _ mentions: inout Mentions) -> Int? {
        if candidate.holder == nil, words.count == 1 || candidate.titleIndex != nil {
            let last = candidate.range.last { document.text(tokens[$0].range).lowercased() == words[words.count - 1] }
            candidate.holder = last.flatMap { prominent(tokens[$0].word, words, candidate) }
        }
        if candidate.holder == nil {
            guard candidate.evidence || (words.count > 1 && looksLikePerson(candidate)) else { return nil }
            if words.count == 1, candidate.title == nil, candidate.gender == nil { return nil }
            // "Official Visit": a common word behind a vague title is no name.
            if words.count == 1, lexicon.isCommon(tokens[candidate.range.lowerBound].word), candidate.titleIndex.map(isLesser) ?? false { return nil }
        }
        let name = document.text(of: candidate.range)
        mentions.persons.append(
            Person(name: name, names: [], words: words, gender: candidate.gender, holder: candidate.holder, mentions: []))
        return mentions.persons.count - 1
    }

    /// Two or three capitalised words that act: a cue or another verb follows, or an age, or a title in apposition.
    private func looksLikePerson(_ candidate: Candidate) -> Bool {
        guard candidate.range.count <= 4 else { return false }
        var next = candidate.range.upperBound
        while next < tokens.count, tokens[next].tag == .adverb { next += 1 }
        guard next < tokens.count else { return false }
        if tokens[next].tag == .past || tokens[next].tag == .third { return tokens[candidate.range.lowerBound].tag == .name }
        return candidate.range.lowerBound > 0 && tokens[candidate.range.lowerBound - 1].tag == .past && tokens[candidate.range.lowerBound - 1].kind == .word
    }

    /// The office holder whom a family name means on the day of the article: a leader or minister for a bare name; with a title or
    /// other given names ("President Joseph R. Biden") whoever of that family holds such an office.
    private func prominent(_ family: Vocabulary.ID, _ words: [String], _ candidate: Candidate) -> Int? {
        guard family >= 0 else { return nil }
        let kind = candidate.titleIndex.map { gazetteer.titles[$0].kind }
        let kinds: Set<String> = ["head_of_state", "head_of_government", "foreign_minister", "secretary_general", "defence_minister"]
        var best: Int?
        for holder in gazetteer.holders(family: family) {
            let known = gazetteer.holders[holder].name.lowercased().split(separator: " ").map(String.init)
            if words.count > 1, known.count > 1, known[0].first != words[0].first { continue }
            let fits = gazetteer.holders[holder].tenures.contains { tenure in
                guard kind == nil ? kinds.contains(tenure.kind) : tenure.kind == kind else { return false }
                if let country = candidate.country, tenure.country != country { return false }
                if let organization = candidate.organization, let other = tenure.organization, other != organization { return false }
                guard let published else { return candidate.country != nil || tenure.until == nil }
                return Gazetteer.holds(tenure, on: published)
            }
            guard fits else { continue }
            if best != nil { return nil }
            best = holder
        }
        return best
    }

    private func merge(_ candidate: Candidate, _ words: [String], into person: inout Person) {
        let text = document.text(of: candidate.range)
        if !person.names.contains(text) { person.names.append(text) }
        if words.count > person.words.count {
            person.words = words
            person.name = text
        }
        person.gender = person.gender ?? candidate.gender
        person.holder = person.holder ?? candidate.holder
        person.mentions.append(candidate.range)
        person.country = person.country ?? candidate.country
        person.organization = person.organization ?? candidate.organization
        if let title = candidate.title, let index = candidate.titleIndex, person.office == nil || person.officeKind == "other" && gazetteer.titles[index].kind != "other" {
            person.office = document.text(of: title)
            person.officeKind = gazetteer.titles[index].kind
        }
        if candidate.isCounterpart, person.office == nil { person.office = "" }
    }

    // MARK: What only the article or the gazetteer as a whole tells

    private func completeFromContext(_ mentions: inout Mentions) {
        completeFromGazetteer(&mentions)
        for index in mentions.persons.indices where mentions.persons[index].office != nil {
            guard mentions.persons[index].country == nil, mentions.persons[index].organization == nil else { continue }
            let mention = mentions.persons[index].mentions[0]
            let guesses = [
                countryOfOffice(mentions.persons[index], mentions), countryAround(mention, sentences: 1, mentions), dominantCountry(mentions),
                countryAround(mention, sentences: 2, mentions), commonCountry(mentions),
            ]
            mentions.persons[index].country = guesses.lazy.compactMap { $0 }.first { !isTaken(index, $0, mentions) }
        }
    }

    private func completeFromGazetteer(_ mentions: inout Mentions) {
        for index in mentions.persons.indices {
            if mentions.persons[index].office == "" { completeCounterpart(index, &mentions) }
            if let holder = mentions.persons[index].holder {
                let known = gazetteer.holders[holder]
                mentions.persons[index].gender = mentions.persons[index].gender ?? known.gender
                let tenures = gazetteer.tenures(of: holder, on: published)
                let tenure = tenures.first { mentions.persons[index].officeKind == nil || $0.kind == mentions.persons[index].officeKind } ?? tenures.first
                // A country that the neighbourhood suggests yields to the one that the office is of.
                let sameKind = tenures.filter { $0.kind == mentions.persons[index].officeKind && $0.country != nil }
                if let country = mentions.persons[index].country, !sameKind.isEmpty, !sameKind.contains(where: { $0.country == country }) {
                    mentions.persons[index].country = sameKind[0].country
                }
                if let tenure {
                    if mentions.persons[index].office == nil {
                        mentions.persons[index].office = tenure.title
                        mentions.persons[index].officeKind = tenure.kind
                    }
                    if mentions.persons[index].country == nil, mentions.persons[index].organization == nil {
                        mentions.persons[index].country = tenure.country
                        mentions.persons[index].organization = tenure.organization
                    }
                }
                if mentions.persons[index].words.count == 1 { mentions.persons[index].name = known.name }
            }
        }
    }

    /// A counterpart holds the office of the one whose counterpart he is: the last person before him who has one.
    private func completeCounterpart(_ index: Int, _ mentions: inout Mentions) {
        let start = mentions.persons[index].mentions[0].lowerBound
        let other = mentions.persons.indices.filter { $0 != index && !(mentions.persons[$0].office ?? "").isEmpty }
            .compactMap { person in mentions.persons[person].mentions.last { $0.lowerBound < start }.map { ($0.lowerBound, person) } }
            .max { $0.0 < $1.0 }?.1
        mentions.persons[index].office = other.flatMap { mentions.persons[$0].office }
        mentions.persons[index].officeKind = other.flatMap { mentions.persons[$0].officeKind }
    }

    /// The country whose office of that kind the article names elsewhere without its holder: "Macedonia's president".
    private func countryOfOffice(_ person: Person, _ mentions: Mentions) -> String? {
        guard let kind = person.officeKind, let office = person.office?.lowercased() else { return nil }
        for match in mentions.matches {
            guard let title = match.title, gazetteer.titles[title.index].kind == kind,
                kind != "other" && kind != "minister" || gazetteer.titles[title.index].title == office
            else { continue }
            var before = match.range.lowerBound - 1
            if before >= 0, tokens[before].kind == .possessive { before -= 1 }
            if let country = mentions.match(at: before)?.country, country.kind != .city { return gazetteer.countries[country.index].code }
        }
        return nil
    }

    /// The country that a title without one belongs to: the last one named before it in its sentence or the sentences before.
    private func countryAround(_ mention: Range<Int>, sentences: Int, _ mentions: Mentions) -> String? {
        let sentence = Int(document.sentenceOf[mention.lowerBound])
        let floor = document.sentences[max(0, sentence - sentences + 1)].lowerBound
        var index = mention.lowerBound - 1
        while index >= floor {
            if let match = mentions.match(at: index), let country = match.country, country.kind != .city, country.kind != .capital {
                return gazetteer.countries[country.index].code
            }
            index -= 1
        }
        return nil
    }

    /// A country has one president and one foreign minister: another of the article's persons may hold the office already.
    private func isTaken(_ index: Int, _ country: String, _ mentions: Mentions) -> Bool {
        let kind = mentions.persons[index].officeKind
        guard kind == "head_of_state" || kind == "head_of_government" || kind == "foreign_minister" || kind == "defence_minister" else { return false }
        return mentions.persons.indices.contains { $0 != index && mentions.persons[$0].officeKind == kind && mentions.persons[$0].country == country }
    }

    /// The country of most of the article's officials.
    private func commonCountry(_ mentions: Mentions) -> String? {
        var counts: [String: Int] = [:]
        for person in mentions.persons {
            if let country = person.country { counts[country, default: 0] += person.mentions.count }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// The country that the article names far more often than any other.
    private func dominantCountry(_ mentions: Mentions) -> String? {
        var counts: [Int: Int] = [:]
        for match in mentions.matches {
            if let country = match.country { counts[country.index, default: 0] += 1 }
        }
        let total = counts.values.reduce(0, +)
        guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value >= 3, most.value * 2 >= total else { return nil }
        return gazetteer.countries[most.key].code
    }
}

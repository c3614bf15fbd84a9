// Finds the persons of an article: names first, then what stands around them, then who is the same.

import Gazetteer
import Language

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
    struct Candidate {
        var range: Range<Int>
        var title: Range<Int>?
        var titleIndex: Int?
        /// From the first of several titles to the name.
        var titles: Range<Int>
        var country: String?
        var organization: String?
        var gender: Gender?
        var isCounterpart = false
        /// Whether the title stands behind the name: it tells of the person, but not which person is meant.
        var isApposed = false
        /// Whether the office is one that the person held before: "former president".
        var isFormer = false
        /// Whether the title is a plural that stands before several names.
        var holdsPlural = false
        var holder: Int?
        var evidence: Bool
    }

    func mentions() -> Mentions {
        let matches = gazetteer.matches(in: document, on: published)
        var matchOf = [Int32](repeating: -1, count: tokens.count)
        for (position, match) in matches.enumerated() {
            for index in match.range { matchOf[index] = Int32(position) }
        }
        let none = [Int32](repeating: -1, count: tokens.count)
        var mentions = Mentions(matches: matches, matchOf: matchOf, personOf: none, titleOf: none, acronymOf: none)
        (mentions.acronymOf, mentions.acronyms) = AcronymFinder(document: document, tokens: tokens, gazetteer: gazetteer)
            .acronyms(mentions)
        for match in matches {
            if let country = match.country { mentions.countries.insert(gazetteer.countries[country.index].code) }
            // "Brussels" stands for the European Union, but is not its name.
            guard let organization = match.organization, match.country == nil else { continue }
            let name = document.text(of: match.range)
            let usual = gazetteer.organizations[organization].name
            let before = mentions.organizationNames[organization]
            if name == usual || before != usual && name.utf8.count > before?.utf8.count ?? 0 {
                mentions.organizationNames[organization] = name
            }
        }
        var candidates = candidates(mentions)
        // Full names first, so that a family name alone finds its person even before the full mention.
        for position in candidates.indices where candidates[position].range.count > 1 { enter(&candidates[position], &mentions) }
        completeFromOpening(&mentions)
        candidates += familyNames(mentions)
        for position in candidates.indices where candidates[position].range.count == 1 { enter(&candidates[position], &mentions) }
        for index in mentions.persons.indices {
            mentions.persons[index].mentions.sort { $0.lowerBound < $1.lowerBound }
        }
        completeFromContext(&mentions)
        return mentions
    }

    func folded(_ range: Range<Int>) -> [String] {
        range.compactMap { tokens[$0].kind == .word ? document.text(tokens[$0].range).lowercased() : nil }
            .filter { !["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"].contains($0) }
    }

    func enter(_ candidate: inout Candidate, _ mentions: inout Mentions) {
        let words = folded(candidate.range)
        guard !words.isEmpty else { return }
        let person = same(words, candidate, mentions) ?? new(words, &candidate, &mentions)
        guard let person else { return }
        merge(candidate, words, into: &mentions.persons[person])
        if let holder = mentions.persons[person].holder { mentions.personOfHolder[holder] = person }
        for word in words where !(mentions.personsByWord[word]?.contains(person) ?? false) {
            mentions.personsByWord[word, default: []].append(person)
        }
        for index in candidate.range { mentions.personOf[index] = Int32(person) }
        for index in candidate.titles { mentions.titleOf[index] = Int32(person) }
        if let title = candidate.title { for index in title { mentions.titleOf[index] = Int32(person) } }
    }

    /// The person of the article who goes by these words.
    func same(_ words: [String], _ candidate: Candidate, _ mentions: Mentions) -> Int? {
        if let holder = candidate.holder, let person = mentions.personOfHolder[holder] { return person }
        let sharing = Set(words.flatMap { mentions.personsByWord[$0] ?? [] }).sorted()
        let fitting = sharing.filter { names(mentions.persons[$0], words, candidate) }
        guard fitting.count > 1 else { return fitting.first }
        let ranks = fitting.map { rank(mentions.persons[$0], candidate) }
        return zip(fitting, ranks).max { $0.1 < $1.1 }?.0
    }

    /// How likely a name means one of several persons who bear it: one of the office named with it, then a leader beside lesser ones,
    /// then who was mentioned last before, then who is mentioned first after.
    private func rank(_ person: Person, _ candidate: Candidate) -> (Int, Int) {
        let start = candidate.range.lowerBound
        // Names of one pass come in their order: a few from the end are enough.
        let last =
            person.mentions.suffix(8).lazy.map(\.lowerBound).filter { $0 <= start }.max()
            ?? person.mentions.first.map(\.lowerBound).flatMap { $0 <= start ? $0 : nil }
        var rank = last == nil ? -3 : 0
        if let title = candidate.titleIndex, !isLesser(title) {
            rank += gazetteer.titles[title].kind == person.officeKind ? 4 : 0
        }
        if let last {
            let distance = document.sentenceOf[start] - document.sentenceOf[last]
            if distance <= 3, candidate.range.count == 1, Self.leading.contains(person.officeKind ?? "") { rank += 1 }
        }
        return (rank, last ?? -person.mentions[0].lowerBound)
    }

    private static let leading: Set<String> = ["head_of_state", "head_of_government"]

    /// Whether a person goes by these words.
    private func names(_ person: Person, _ words: [String], _ candidate: Candidate) -> Bool {
        if words.count > 1, let holder = candidate.holder, let other = person.holder { return holder == other }
        if candidate.isFormer, let other = person.holder, holdsNow(other, candidate.titleIndex) { return false }
        if let gender = candidate.gender, let other = person.gender, gender != other, words.count == 1 { return false }
        if words.count == 1, let country = candidate.country, let other = person.country, country != other { return false }
        if words.count == 1 {
            // "Defence minister Kim" is not the North Korean leader of that name.
            if let title = candidate.titleIndex, !candidate.isApposed, !isLesser(title), let kind = person.officeKind,
                kind != "other", kind != "military",
                kind != gazetteer.titles[title].kind, candidate.country != nil || gazetteer.titles[title].kind != "minister"
            {
                return false
            }
            // "President Samia", "Sheikh Mohammed": the first name, where the office is the same or the title one of rank.
            if person.words.count > 1, person.words[0] == words[0], let title = candidate.titleIndex,
                gazetteer.titles[title].kind == person.officeKind || isLesser(title)
            {
                return true
            }
            return person.family == words[0] || (person.words.count > 1 && isFamilyFirst(person) && person.words[0] == words[0])
                || (person.words.count > 2 && person.words.contains(words[0]) && particleFamily(person, words[0]))
        }
        guard
            person.family == words[words.count - 1] && (person.words.count == 1 || compatible(person.words, words))
                || person.words.count > words.count && Set(words).isSubset(of: person.words)
        else { return false }
        if let country = candidate.country, let other = person.country { return country == other }
        return true
    }

    func particleFamily(_ person: Person, _ word: String) -> Bool {
        word == person.words[person.words.count - 2] && word.count > 3
    }

    /// Chinese, Korean and Vietnamese names put the family first; their given names are in no Western list.
    func isFamilyFirst(_ person: Person) -> Bool {
        if let holder = person.holder, gazetteer.holders[holder].family.lowercased() == person.words[0] { return true }
        return gazetteer.gender(givenName: tokens[person.mentions[0].lowerBound].word) == nil
    }

    /// "George W. Bush" and "George Bush", "J. Smith" and "John Smith".
    func compatible(_ a: [String], _ b: [String]) -> Bool {
        guard let x = a.first, let y = b.first else { return false }
        if x == y {
            let initials = (a.dropFirst().dropLast() + b.dropFirst().dropLast()).filter { $0.count == 2 && $0.hasSuffix(".") }
            return Set(initials).count <= 1
        }
        return (x.hasSuffix(".") && y.hasPrefix(x.dropLast())) || (y.hasSuffix(".") && x.hasPrefix(y.dropLast()))
    }

    func new(_ words: [String], _ candidate: inout Candidate, _ mentions: inout Mentions) -> Int? {
        if candidate.holder == nil, words.count == 1 || candidate.titleIndex != nil {
            let last = candidate.range.last { document.text(tokens[$0].range).lowercased() == words[words.count - 1] }
            candidate.holder = last.flatMap { prominent(tokens[$0].word, words, candidate, mentions) }
            // Another spelling of a name that is there already: "Zelenskyy" beside "Volodymyr Zelenskiy".
            if let person = candidate.holder.flatMap({ mentions.personOfHolder[$0] }) { return person }
        }
        if candidate.holder == nil {
            guard candidate.evidence || (words.count > 1 && looksLikePerson(candidate)) else { return nil }
            if words.count == 1, candidate.title == nil, candidate.gender == nil { return nil }
            // "Official Visit": a common word behind a vague title is no name.
            if words.count == 1, lexicon.isCommon(tokens[candidate.range.lowerBound].word),
                candidate.titleIndex.map(isLesser) ?? false
            {
                return nil
            }
        }
        let name = document.text(of: candidate.range)
        mentions.persons.append(
            Person(name: name, names: [], words: words, gender: candidate.gender, holder: candidate.holder, mentions: []))
        return mentions.persons.count - 1
    }

    /// Two or three capitalised words that act: a cue or another verb follows, or an age, or a title in apposition.
    func looksLikePerson(_ candidate: Candidate) -> Bool {
        guard candidate.range.count <= 4 else { return false }
        var next = candidate.range.upperBound
        while next < tokens.count, tokens[next].tag == .adverb { next += 1 }
        guard next < tokens.count else { return false }
        if tokens[next].tag == .past || tokens[next].tag == .third { return tokens[candidate.range.lowerBound].tag == .name }
        return candidate.range.lowerBound > 0 && tokens[candidate.range.lowerBound - 1].tag == .past
            && tokens[candidate.range.lowerBound - 1].kind == .word
    }

    /// The office holder whom a family name means on the day of the article: a leader or minister for a bare name; with a title or
    /// other given names ("President Joseph R. Biden") whoever of that family holds such an office.
    func prominent(_ family: Vocabulary.ID, _ words: [String], _ candidate: Candidate, _ mentions: Mentions) -> Int? {
        guard family >= 0 else { return nil }
        let kind = candidate.titleIndex.map { gazetteer.titles[$0].kind }
        let kinds: Set<String> = [
            "head_of_state", "head_of_government", "foreign_minister", "secretary_general", "defence_minister",
        ]
        var best: Int?
        for holder in gazetteer.holders(family: family) {
            let known = gazetteer.holders[holder].name.lowercased().split(separator: " ").map(String.init)
            if words.count > 1, known.count > 1, known[0].first != words[0].first { continue }
            let fits = gazetteer.holders[holder].tenures.contains { tenure in
                guard kind == nil ? kinds.contains(tenure.kind) || spoken(tenure, mentions) : tenure.kind == kind else {
                    return false
                }
                // Kinds that hold many offices need the same title.
                if let title = candidate.titleIndex, kind == "other" || kind == "minister" || kind == "legislator",
                    !tenure.title.lowercased().contains(gazetteer.titles[title].title)
                {
                    return false
                }
                if let country = candidate.country, tenure.country != country { return false }
                if let organization = candidate.organization, let other = tenure.organization, other != organization {
                    return false
                }
                guard let published else { return candidate.country != nil || tenure.until == nil }
                if candidate.isFormer { return tenure.until.map { published.iso.prefix($0.count) > $0 } ?? false }
                return Gazetteer.holds(tenure, on: published)
            }
            guard fits else { continue }
            if best != nil { return nil }
            best = holder
        }
        return best
    }

    /// Whether somebody holds an office of a title's kind on the day of the article.
    func holdsNow(_ holder: Int, _ title: Int?) -> Bool {
        guard let published, let title else { return false }
        return gazetteer.holders[holder].tenures.contains {
            $0.kind == gazetteer.titles[title].kind && Gazetteer.holds($0, on: published)
        }
    }

    /// A spokesperson or negotiator counts where the article names the country.
    private func spoken(_ tenure: OfficeHolder.Tenure, _ mentions: Mentions) -> Bool {
        guard tenure.kind == "spokesperson" || tenure.kind == "envoy", let country = tenure.country else { return false }
        return mentions.countries.contains(country)
    }

    func merge(_ candidate: Candidate, _ words: [String], into person: inout Person) {
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
        if let title = candidate.title, let index = candidate.titleIndex,
            person.office == nil || person.officeKind == "other" && gazetteer.titles[index].kind != "other"
        {
            // "judges A and B": each is a judge.
            person.office = candidate.holdsPlural ? gazetteer.titles[index].title : document.text(of: title)
            person.officeKind = gazetteer.titles[index].kind
        }
        if let title = candidate.titleIndex, person.gender == nil {
            person.gender = Self.gender(ofTitle: gazetteer.titles[title].title)
        }
        if candidate.isCounterpart, person.office == nil { person.office = "" }
    }

    /// "spokeswoman", "chairman": the gender that the word itself tells.
    static func gender(ofTitle title: String) -> Gender? {
        title.hasSuffix("woman") ? .female : title.hasSuffix("man") ? .male : nil
    }
}

// Pronouns and the persons whom they mean, by how present each is at that place.

import Gazetteer
import Language

/// A place where a person is spoken of: by name, by office, or by a pronoun.
struct Reference: Sendable {
    let position: Int
    let person: Int
    let isSubject: Bool
    /// Whether the words are the source of a statement.
    let speaks: Bool
    /// Less than 1 for owners ("Zarif's deputy") and within what others say.
    let weight: Double
}

extension SpeakerResolver {
    /// Goes through the text once and notes whom it speaks of where; pronouns and offices are resolved by what stands before them
    /// (after Lappin and Leass 1994, "An algorithm for pronominal anaphora resolution").
    mutating func readReferences(of sources: [Range<Int>], _ contents: [Range<Int>]) {
        for content in contents { for index in content { isContent[index] = true } }
        var isSource = [Bool](repeating: false, count: tokens.count)
        for source in sources { for index in source { isSource[index] = true } }
        var index = document.content.lowerBound
        while index < document.content.upperBound {
            let start = index
            index += 1
            if let person = mentions.person(at: start) {
                while index < tokens.count, mentions.person(at: index) == person { index += 1 }
                note(person, start..<index, speaks: isSource[index - 1])
            } else if mentions.titleOf[start] < 0, let match = mentions.match(at: start), match.range.lowerBound == start,
                let title = match.title, !title.plural
            {
                let phrase = definitePhrase(before: match.range)
                guard let phrase,
                    let person = holder(of: title.index, match.range, in: phrase, plural: false)
                        ?? (isSource[start] ? incumbent(title.index, match.range, phrase) : nil)
                else { continue }
                index = match.range.upperBound
                note(person, match.range, speaks: isSource[start])
            } else if document.quotationOf[start] < 0 {
                let word = phrases.word(start)
                guard let gender: Gender = word.contains(.he) ? .male : word.contains(.she) ? .female : nil else { continue }
                if let person = person(before: start, gender: gender) {
                    antecedents[start] = person
                    note(person, start..<index, speaks: isSource[start])
                }
            }
        }
    }

    private mutating func note(_ person: Int, _ range: Range<Int>, speaks: Bool) {
        let owns = tokens[safe: range.upperBound]?.kind == .possessive || tokens[range.lowerBound].tag == .possessivePronoun
        let isSpokenOf = document.quotationOf[range.lowerBound] >= 0 ? 0.3 : isContent[range.lowerBound] ? 0.6 : 1
        references.append(
            Reference(
                position: range.lowerBound, person: person, isSubject: !owns && (speaks || isSubject(range)),
                speaks: speaks && !owns,
                weight: (owns ? 0.8 : 1) * isSpokenOf))
    }

    /// "The Russian president said", where the article does not name him: who held the office on its day, added to the persons.
    private mutating func incumbent(_ title: Int, _ range: Range<Int>, _ phrase: Range<Int>) -> Int? {
        let kind = gazetteer.titles[title].kind
        guard let published, MentionFinder.seats.contains(kind),
            !phrase.contains(where: { phrases.word($0).contains(.succession) }),
            let country = owner(in: phrase, before: range.lowerBound).map({ gazetteer.countries[$0].code }),
            let holder = incumbent(kind, country, published)
        else { return nil }
        if let person = mentions.personOfHolder[holder] { return person }
        let known = gazetteer.holders[holder]
        let person = mentions.persons.count
        mentions.persons.append(
            Person(
                name: known.name, names: [], words: known.name.lowercased().split(separator: " ").map(String.init),
                gender: known.gender, office: document.text(of: range), officeKind: kind, country: country, holder: holder,
                mentions: [phrase]))
        mentions.personOfHolder[holder] = person
        officers.append(person)
        return person
    }

    /// The table is long: each office is looked up once an article.
    private mutating func incumbent(_ kind: String, _ country: String, _ day: CivilDate) -> Int? {
        let key = kind + country
        if let known = incumbents[key] { return known }
        let found = gazetteer.holders.incumbent(kind: kind, country: country, on: day)
        incumbents[key] = .some(found)
        return found
    }

    /// "the minister", "his deputy", "Russia's foreign minister": the phrase that a title ends, where it means a certain person.
    private func definitePhrase(before title: Range<Int>) -> Range<Int>? {
        var start = title.lowerBound
        let floor = max(document.sentences[Int(document.sentenceOf[start])].lowerBound, start - 7)
        while start > floor {
            let token = tokens[start - 1]
            if token.tag == .determiner { return token.end - token.start > 2 ? (start - 1)..<title.upperBound : nil }
            guard token.tag == .adjective || token.tag.isNominal || token.kind == .possessive || token.kind == .hyphen,
                mentions.personOf[start - 1] < 0
            else { break }
            start -= 1
        }
        return start < title.lowerBound && (start..<title.lowerBound).contains { tokens[$0].kind == .possessive }
            ? start..<title.upperBound : nil
    }

    /// The antecedent of a pronoun: the most salient compatible one before it.
    func pronoun(_ index: Int) -> Party? {
        let word = phrases.word(index)
        if !word.isDisjoint(with: [.he, .she]) {
            let gender: Gender = word.contains(.he) ? .male : .female
            let person = antecedents[index] ?? person(before: index, gender: gender)
            if let unnamed = unnamedSpeaker(before: index, gender: gender) { return unnamed }
            return person.map(party(ofPerson:))
        }
        if word.contains(.they) {
            if let last = history.suffix(40).last(where: { $0.position < index }), isPlural(last) { return last.party }
            return together(before: index, count: nil)
        }
        if word.contains(.it) {
            return history.suffix(40).last {
                $0.position < index && ($0.party.kind == .organization || $0.party.kind == .country)
            }?.party
                ?? nearestBody(before: index)
        }
        return nil
    }

    /// "A senior diplomat said …, he added": who spoke last is nobody whom the article names, and nobody was the subject since who is
    /// known to be of that gender, where the speaker is ("a spokeswoman").
    private func unnamedSpeaker(before index: Int, gender: Gender) -> Party? {
        guard let last = history.last, last.position < index, last.party.kind == .unnamed, !isPlural(last),
            let phrase = phrases.nounPhrase(startingAt: last.position, ceiling: tokens.count),
            mentions.match(at: head(of: phrase))?.title != nil, distance(from: last.position, to: index) <= 2
        else { return nil }
        let told = MentionFinder.gender(ofTitle: last.party.name)
        if let told, told != gender { return nil }
        let since = references[firstReference(from: last.position)...].prefix { $0.position < index }
        let hasRival = since.contains { reference in
            reference.isSubject && tokens[reference.position].tag != .pronoun
                && (told == nil || mentions.persons[reference.person].gender == gender)
        }
        return hasRival ? nil : last.party
    }

    func isPlural(_ entry: (party: Party, position: Int)) -> Bool {
        entry.party.name.contains(" and ") || tokens[entry.position].tag == .nouns || entry.party.kind == .organization
            || entry.party.kind == .unnamed && entry.party.name.hasSuffix("s")
    }

    /// The person whom "he" or "she" means: the most salient one of that gender.
    func person(before index: Int, gender: Gender) -> Int? {
        if let owner = relativeOwner(before: index), mentions.persons[owner].gender != opposite(gender) { return owner }
        var best: (score: Double, person: Int)?
        for (person, score) in salience(before: index, reach: 6).sorted(by: { $0.key < $1.key }) {
            guard mentions.persons[person].gender != opposite(gender) else { continue }
            // A known gender counts for more than an unknown one.
            let weighed = mentions.persons[person].gender == gender ? score : score * 0.85
            if best == nil || weighed > best!.score { best = (weighed, person) }
        }
        return best?.person
    }

    /// The most salient person at a position, whatever the gender.
    func mostSalient(before index: Int) -> Int? {
        salience(before: index, reach: 6).max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }

    /// How present each person is at a position: recency, subjects and speakers weighed, and how much of the article is about them.
    func salience(before index: Int, reach: Int) -> [Int: Double] {
        var scores: [Int: (best: Double, count: Int)] = [:]
        for reference in references[..<firstReference(from: index)].reversed().prefix(60) {
            let distance = distance(from: reference.position, to: index)
            guard distance <= reach else { break }
            var weight = 100 / Double(distance * 2 + 1)
            if reference.isSubject { weight += 80 / Double(distance * distance + 1) }
            if reference.speaks { weight += 30 / Double(distance + 1) }
            // "After talks with Putin, he said": an adjunct of the same sentence is hardly meant.
            if distance == 0, !reference.isSubject { weight = 40 }
            // "The emir will travel to Washington, he said": of whom it is said, does not say it.
            if distance == 0, isContent[reference.position], !isContent[index], mentions.person(at: reference.position) != nil {
                weight *= 0.5
            }
            weight *= reference.weight
            let before = scores[reference.person] ?? (0, 0)
            scores[reference.person] = (max(before.best, weight), before.count + 1)
        }
        return scores.reduce(into: [:]) { result, entry in
            let share = Double(mentions.persons[entry.key].mentions.count) / Double(mentioned)
            result[entry.key] = entry.value.best + 3 * Double(min(entry.value.count, 5)) + 20 * share
        }
    }

    /// The place among the references of the first that stands at a position or after it.
    private func firstReference(from position: Int) -> Int {
        var (low, high) = (0, references.count)
        while low < high {
            let middle = (low + high) / 2
            if references[middle].position < position { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How many sentences lie between two positions; those that are but a part of a quotation do not count.
    private func distance(from one: Int, to other: Int) -> Int {
        Int(narrative[Int(document.sentenceOf[other])] - narrative[Int(document.sentenceOf[one])])
    }

    /// For each sentence how many before it, itself included, are more than a part of a quotation.
    static func narrative(_ document: Document) -> [Int32] {
        var count: Int32 = 0
        return document.sentences.map { sentence in
            let isQuoted =
                document.quotationOf[sentence.lowerBound] >= 0
                && document.quotationOf[sentence.upperBound - 1] == document.quotationOf[sentence.lowerBound]
            if !isQuoted { count += 1 }
            return count
        }
    }

    /// "Putin's statement last week, in which he said": the owner of what the relative clause is about.
    func relativeOwner(before index: Int) -> Int? {
        guard index > 1, phrases.word(index - 1).contains(.relative), tokens[index - 2].tag == .preposition else { return nil }
        let sentence = document.sentences[Int(document.sentenceOf[index])]
        for position in (sentence.lowerBound..<index).reversed() where tokens[position].kind == .possessive {
            if let person = mentions.person(at: position - 1) { return person }
        }
        return nil
    }

    func opposite(_ gender: Gender) -> Gender { gender == .male ? .female : .male }

    /// Whether a mention is the subject of a clause: a finite verb follows, perhaps behind an apposition, a relative clause, or others
    /// who are the subject too.
    func isSubject(_ mention: Range<Int>) -> Bool {
        let sentence = document.sentences[Int(document.sentenceOf[mention.lowerBound])]
        var next = mention.upperBound
        while next < sentence.upperBound, tokens[next].tag == .adverb { next += 1 }
        guard next < sentence.upperBound else { return false }
        if tokens[next].kind == .word, tokens[next].tag.isFinite { return true }
        if phrases.word(next).contains(.coordinator) {
            let ceiling = min(sentence.upperBound, next + 8)
            guard let other = ((next + 1)..<max(next + 1, ceiling)).first(where: { mentions.person(at: $0) != nil }) else {
                return false
            }
            var end = other
            while end < sentence.upperBound, mentions.person(at: end) == mentions.person(at: other) { end += 1 }
            return tokens[safe: end].map { $0.kind == .word && $0.tag.isFinite } ?? false
        }
        guard tokens[next].kind == .comma, next + 1 < sentence.upperBound else { return false }
        // The name is an apposition itself: "Zarif's deputy, Abbas Araghchi, said".
        if tokens[next + 1].kind == .word, tokens[next + 1].tag.isFinite { return true }
        let ceiling = min(sentence.upperBound - 1, next + 25)
        guard let close = ((next + 1)..<max(next + 1, ceiling)).first(where: { tokens[$0].kind == .comma }) else { return false }
        return tokens[close + 1].kind == .word && tokens[close + 1].tag.isFinite
    }
}

// Pronouns and the persons whom they mean, by how present each is at that place.

import Gazetteer
import Language

extension SpeakerResolver {
    /// The antecedent of a pronoun: the most salient compatible one before it.
    func pronoun(_ index: Int) -> Party? {
        let word = phrases.word(index)
        if word.contains(.he) { return person(before: index, gender: .male).map(party(ofPerson:)) }
        if word.contains(.she) { return person(before: index, gender: .female).map(party(ofPerson:)) }
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

    func isPlural(_ entry: (party: Party, position: Int)) -> Bool {
        entry.party.name.contains(" and ") || tokens[entry.position].tag == .nouns || entry.party.kind == .organization
            || entry.party.kind == .unnamed && entry.party.name.hasSuffix("s")
    }

    func nearestBody(before index: Int) -> Party? {
        var position = index - 1
        let floor = document.sentences[max(0, Int(document.sentenceOf[index]) - 1)].lowerBound
        var fallback: Party?
        while position >= floor {
            if let match = mentions.match(at: position), match.range.lowerBound == position, mentions.personOf[position] < 0,
                mentions.titleOf[position] < 0
            {
                if let organization = match.organization {
                    fallback = party(ofOrganization: organization)
                } else if let country = match.country, country.kind != .adjective, country.kind != .city, country.kind != .demonym
                {
                    fallback = party(ofCountry: country.index)
                }
            }
            position -= 1
        }
        return fallback
    }

    /// The person whom "he" or "she" means: the most salient one of that gender.
    func person(before index: Int, gender: Gender) -> Int? {
        if let owner = relativeOwner(before: index), mentions.persons[owner].gender != opposite(gender) { return owner }
        var best: (score: Double, person: Int)?
        for (person, score) in salience(before: index, reach: 5).sorted(by: { $0.key < $1.key }) {
            guard mentions.persons[person].gender != opposite(gender) else { continue }
            // A known gender counts for more than an unknown one.
            let weighed = mentions.persons[person].gender == gender ? score : score * 0.6
            if best == nil || weighed > best!.score { best = (weighed, person) }
        }
        return best?.person
    }

    /// How present each person is at a position: recency, subjects and the last speaker weighed (after Lappin and Leass 1994).
    func salience(before index: Int, reach: Int) -> [Int: Double] {
        let sentence = Int(document.sentenceOf[index])
        let floor = document.sentences[max(0, sentence - reach)].lowerBound
        var scores: [Int: Double] = [:]
        var position = floor
        while position < index {
            guard let person = mentions.person(at: position) else {
                position += 1
                continue
            }
            let start = position
            while position < index, mentions.person(at: position) == person { position += 1 }
            let distance = sentence - Int(document.sentenceOf[start])
            var weight = 100 / Double(distance * 2 + 1)
            if isSubject(start..<position) { weight += 60 / Double(distance + 1) }
            if document.quotationOf[start] >= 0 { weight *= 0.3 }
            scores[person] = max(scores[person] ?? 0, weight) + 2
        }
        if let last = history.suffix(40).last(where: { $0.position < index }), let speaker = last.party.official {
            let distance = sentence - Int(document.sentenceOf[last.position])
            if distance < reach { scores[speaker, default: 0] += 70 / Double(distance + 1) + 20 }
        }
        return scores
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

    func isSubject(_ mention: Range<Int>) -> Bool {
        var next = mention.upperBound
        while next < tokens.count, tokens[next].tag == .adverb { next += 1 }
        return next < tokens.count && tokens[next].kind == .word && tokens[next].tag.isFinite
    }
}

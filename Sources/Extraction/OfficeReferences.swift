// Officials who are meant by their office: "the Russian Foreign Minister", "his spokesman".

import Gazetteer
import Language

extension SpeakerResolver {
    /// "the Russian Foreign Minister", "the spokesman": the person of the article who holds that office.
    func holder(of title: Int, _ range: Range<Int>, in source: Range<Int>, plural: Bool) -> Int? {
        guard !plural else { return nil }
        let wanted = gazetteer.titles[title]
        let country = ownerCode(in: source, before: range.lowerBound)
        let lastWord = wanted.title.split(separator: " ").last.map(String.init) ?? wanted.title
        // Pages with more officials than these are lists: whom they mean by an office nobody can tell.
        let fitting = officers.prefix(200).filter { index in
            let person = mentions.persons[index]
            guard let office = person.office?.lowercased() else { return false }
            if let country, let other = person.country, country != other { return false }
            // "the Russian leader": whoever leads the country.
            if lastWord == "leader", country != nil, country == person.country,
                person.officeKind == "head_of_state" || person.officeKind == "head_of_government"
            {
                return true
            }
            return person.heldKinds.contains(wanted.kind) || isCalled(wanted, office, person.officeKind)
        }
        if tokens[source.lowerBound].tag == .determiner, tokens[source.lowerBound].end - tokens[source.lowerBound].start <= 2 {
            return wanted.kind == "spokesperson" ? unnamedAtFirst(fitting, source) : nil
        }
        if fitting.count < 2 { return fitting.first }
        // The most salient before the source, else the first named after it.
        let scores = salience(before: source.lowerBound, reach: 12)
        return fitting.max {
            (scores[$0] ?? 0, -mentions.persons[$0].mentions[0].lowerBound) < (
                scores[$1] ?? 0, -mentions.persons[$1].mentions[0].lowerBound
            )
        }
    }

    /// Whether the holder of an office may be called by a title: by one of its kind, or by its first or last words ("the minister", "the
    /// Secretary"); a vice president is not the president.
    private func isCalled(_ title: OfficeTitle, _ office: String, _ kind: String?) -> Bool {
        if kind == title.kind, kind != "other", kind != "minister" { return true }
        if kind != title.kind, kind == "head_of_state" || title.kind == "head_of_state" { return false }
        return office == title.title || office.hasSuffix(" " + title.title) || title.title.hasSuffix(" " + office)
            || office.hasPrefix(title.title + " ")
    }

    /// "The President and Prime Minister agreed": the holders of both offices.
    func holders(in source: Range<Int>) -> Party? {
        guard source.contains(where: { phrases.word($0).contains(.coordinator) }) else { return nil }
        var persons: [Int] = []
        var index = source.lowerBound
        while index < source.upperBound {
            if let match = mentions.match(at: index), let title = match.title, !title.plural, mentions.titleOf[index] < 0 {
                let phrase = source.lowerBound..<match.range.upperBound
                guard let person = holder(of: title.index, match.range, in: phrase, plural: false), !persons.contains(person)
                else {
                    return nil
                }
                persons.append(person)
                index = match.range.upperBound
            } else {
                guard tokens[index].tag == .determiner || phrases.word(index).contains(.coordinator) else { return nil }
                index += 1
            }
        }
        return persons.count > 1 ? joint(persons) : nil
    }

    /// "a US spokesman said" in the opening sentences is the one whom the article names further on; "a spokesman" elsewhere the only one
    /// named; "a White House spokesman" is somebody.
    private func unnamedAtFirst(_ fitting: [Int], _ source: Range<Int>) -> Int? {
        guard fitting.count == 1, let person = fitting.first else { return nil }
        if source.count == 2 { return person }
        let first = document.sentenceOf[document.content.lowerBound]
        let opens = document.sentenceOf[source.lowerBound] - first < 2
        return opens && mentions.persons[person].mentions[0].lowerBound > source.upperBound ? person : nil
    }

    /// The country for which the holder of an office in a source speaks: named as its owner, or that of the person whose it is
    /// ("Putin's spokesman", "his defence minister", "a spokesman for Mr. Blair").
    func ownerCode(in source: Range<Int>, before head: Int) -> String? {
        if let country = owner(in: source, before: head) { return gazetteer.countries[country].code }
        for index in source where index < head {
            if let person = antecedents[index] { return mentions.persons[person].country }
            if let person = mentions.person(at: index), mentions.person(at: index + 1) != person {
                return mentions.persons[person].country
            }
            if let organization = mentions.match(at: index)?.organization,
                let code = gazetteer.organizations[organization].country
            {
                return code
            }
        }
        var index = head
        while index < source.upperBound, mentions.match(at: index)?.title != nil { index += 1 }
        guard index < source.upperBound, tokens[index].tag == .preposition else { return nil }
        return (index..<source.upperBound).lazy.compactMap { index -> String? in
            if let person = mentions.person(at: index) { return mentions.persons[person].country }
            return mentions.match(at: index)?.organization.flatMap { gazetteer.organizations[$0].country }
        }.first
    }

    /// The country named in a source before its head: "the Russian side", "Moscow's ambassador".
    func owner(in source: Range<Int>, before head: Int) -> Int? {
        for index in (source.lowerBound..<max(source.lowerBound, min(head, source.upperBound))).reversed() {
            if let country = mentions.match(at: index)?.country, country.kind != .city { return country.index }
        }
        // "the government of Japan", not "the ambassador to Japan".
        for index in head..<max(head, source.upperBound) where isOf(index) {
            for next in (index + 1)..<min(index + 4, source.upperBound + 1) {
                if let country = mentions.match(at: next)?.country, country.kind != .city { return country.index }
            }
        }
        return nil
    }
}

// What only the day tells: which state of several a name means, and who belonged to an alliance.

import Language
import Resources

extension Gazetteer {
    /// The names of a document in order, without overlaps. A name that a historical state shares with another country ("Moscow",
    /// "Prague Castle") means that state while it existed, and the other one before, after, and where the day is not known.
    public func matches(in document: Document, on day: CivilDate?) -> [NameAutomaton.Match] {
        names.matches(in: document).map { match in
            let codes = Set(match.entries.compactMap(\.country))
            guard codes.count > 1, codes.contains(where: { countries[$0].until != nil }) else { return match }
            let past = codes.filter { countries[$0].until != nil }
            let meant = past.filter { countries[$0].exists(on: day) }
            let kept = meant.isEmpty ? codes.subtracting(past) : meant
            guard !kept.isEmpty else { return match }
            return NameAutomaton.Match(
                range: match.range, entries: match.entries.filter { $0.country.map(kept.contains) ?? true })
        }
    }

    /// The states that belong to an organization on a day, by their codes in order; without a day, those of today. Empty where
    /// the gazetteer knows no members.
    public func members(of organization: String, on day: CivilDate?) -> [String] {
        memberships.matching(organization).filter { row in
            let (from, until) = (row[2].text, row[3].text)
            guard let iso = day?.iso else { return until.isEmpty }
            return iso.prefix(from.count) >= from && iso.prefix(until.count) <= until
        }.map { $0[1].text }.sorted()
    }
}

extension NameAutomaton.Entry {
    /// Position of the country, if it is one.
    fileprivate var country: Int? { if case .country(let index, _) = self { index } else { nil } }
}

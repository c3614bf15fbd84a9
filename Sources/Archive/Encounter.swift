// One article's account of a meeting, and when two accounts are of one meeting.

import Extraction
import Language

/// An account of a meeting, as far as recognising the meeting elsewhere needs it.
struct Encounter {
    var article: Int64
    var kind: Meeting.Kind
    /// Folded.
    var place: String?
    /// Whether the place is a whole country.
    var isCountry = false
    /// Code of the country of the place.
    var country: String?
    /// Days, as ordinals; nil where they are not known to the day or week.
    var days: ClosedRange<Int>?
    /// Those who met: countries, organizations or persons, with the officials who stood for them.
    var sides: [String: Set<Int64>] = [:]
    /// Whether somebody took part who has no name.
    var hasUnnamed = false

    /// Those who met as one key; nil where the account tells too little to recognise the meeting elsewhere.
    var key: String? {
        guard days != nil, !sides.isEmpty, sides.count > 1 || !hasUnnamed else { return nil }
        return sides.keys.sorted().joined(separator: "|")
    }

    /// Place of a meeting of many, of whom each article names some.
    var gathering: String? {
        guard days != nil, !sides.isEmpty, kind == .summit || kind == .conference, !isCountry else { return nil }
        return place
    }

    /// Whether the two may be accounts of one meeting.
    func isLinked(to other: Encounter) -> Bool {
        guard let key, let otherKey = other.key else { return false }
        if let gathering, gathering == other.gathering {
            let (a, b) = (Set(sides.keys), Set(other.sides.keys))
            return a.isSubset(of: b) || b.isSubset(of: a)
        }
        guard key == otherKey else { return false }
        // Of one side alone, only the same person at the same place on the same day tells the meeting.
        if sides.count == 1 {
            return kind == other.kind && place != nil && place == other.place && days == other.days && sides == other.sides
        }
        return true
    }

    /// Whether the two are of different meetings.
    func isApart(from other: Encounter) -> Bool {
        if article == other.article || !Self.fit(kind, other.kind) { return true }
        guard let days, let others = other.days else { return true }
        if !days.overlaps(others) { return true }
        if let country, let otherCountry = other.country, country != otherCountry { return true }
        if let place, let otherPlace = other.place, place != otherPlace, !isCountry, !other.isCountry { return true }
        if gathering != nil, gathering == other.gathering { return false }
        let (a, b) = (Set(sides.keys), Set(other.sides.keys))
        if !a.isSubset(of: b), !b.isSubset(of: a) { return true }
        // An official and his country stand for each other, two officials do not.
        return sides.contains { side, officials in
            other.sides[side].map { !officials.isEmpty && !$0.isEmpty && officials.isDisjoint(with: $0) } ?? false
        }
    }

    /// Whether articles may have one meeting under the two kinds: talks are part of a visit or a summit.
    static func fit(_ a: Meeting.Kind, _ b: Meeting.Kind) -> Bool {
        if a == b { return true }
        switch (a, b) {
        case (.phoneCall, _), (_, .phoneCall), (.pressConference, _), (_, .pressConference), (.signing, _), (_, .signing):
            return false
        case (.conference, let other), (let other, .conference): return other == .summit
        default: return true
        }
    }
}

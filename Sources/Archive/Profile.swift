// What articles tell alike of a person, and the name by which decisions of the user remember him in every database.

import Extraction
import Language

/// All mentions of one name with one country and one sort of office: the least thing that is a person's as a whole.
struct Profile: Hashable {
    /// Offices that nobody holds at one time with one of another class.
    enum Class: String {
        case principal, subordinate, neutral

        init(kind: String?) {
            switch kind.flatMap(Official.OfficeKind.init) {
            case .headOfState, .headOfGovernment, .foreignMinister, .defenceMinister, .secretaryGeneral: self = .principal
            case .spokesperson, .ambassador: self = .subordinate
            default: self = .neutral
            }
        }
    }

    var folded: String
    var country: String?
    /// Kind of office; of persons named in full it does not tell profiles apart beyond its class.
    var kind: String?
    /// Title of the office, folded, where the kind tells little.
    var title: String?
    /// The article, where a family name is all that it tells.
    var article: Int64?

    /// - Parameter isSingle: whether the name is one word, so that it needs the office to tell persons apart.
    init(folded: String, country: String?, kind: String?, title: String?, article: Int64, isSingle: Bool) {
        self.folded = folded
        self.country = country
        guard isSingle else {
            self.kind = Class(kind: kind).rawValue
            return
        }
        self.kind = kind
        if kind == nil || kind == "other" || kind == "minister" { self.title = title.map(fold) }
        if country == nil, kind == nil { self.article = article }
    }

    /// The profile in words, the same in all databases.
    var identity: String {
        "article:" + [folded, country ?? "", kind ?? "", title ?? ""].joined(separator: "|")
    }

    /// The folded name in an identity; nil in that of the gazetteer.
    static func name(ofIdentity identity: String) -> String? {
        guard identity.hasPrefix("article:") else { return nil }
        return identity.dropFirst("article:".count).split(separator: "|", omittingEmptySubsequences: false).first.map(String.init)
    }

    /// The country in an identity.
    static func country(ofIdentity identity: String) -> String? {
        let parts = identity.split(separator: "|", omittingEmptySubsequences: false)
        return identity.hasPrefix("article:") && parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : nil
    }
}

/// A profile with what its mentions tell.
struct Evidenced {
    var profile: Profile
    var name: PersonName
    /// Kinds of office given.
    var kinds: Set<String> = []
    /// Titles of office given, folded.
    var titles: Set<String> = []
    /// First and last day of the articles, as ordinals; nil where none has a day.
    var days: ClosedRange<Int>?

    mutating func add(kind: String?, title: String?, day: Int?) {
        if let kind { kinds.insert(kind) }
        if let title { titles.insert(fold(title)) }
        if let day { days = min(day, days?.lowerBound ?? day)...max(day, days?.upperBound ?? day) }
    }

    var office: Profile.Class { Profile.Class(rawValue: profile.kind ?? "") ?? .neutral }

    /// Kinds that say what somebody is.
    var tellingKinds: Set<String> { kinds.subtracting(["other", "minister"]) }

    /// Whether both tell of one office.
    func sharesOffice(with other: Evidenced) -> Bool {
        !tellingKinds.isDisjoint(with: other.tellingKinds) || !titles.isDisjoint(with: other.titles)
    }

    /// Whether the two tell of a principal and a subordinate of one time.
    func excludesOffice(of other: Evidenced) -> Bool {
        guard office != .neutral, other.office != .neutral, office != other.office else { return false }
        guard let days, let others = other.days else { return true }
        return days.lowerBound - Self.change <= others.upperBound && others.lowerBound - Self.change <= days.upperBound
    }

    /// Days within which nobody goes from a subordinate office to a principal one.
    private static let change = 31
}

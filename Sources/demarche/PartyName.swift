// Names given to options, and the official, country, organization or topic that each stands for.

import Archive
import ArgumentParser
import Extraction
import Language

/// What a name stands for.
struct NamedParty {
    var key: NamedEntity.Key
    /// The usual name.
    var name: String

    var isTopic: Bool { if case .topic = key { true } else { false } }
}

extension Archive {
    /// The one that a name stands for: a country, organization or topic before an official; an official also by number.
    /// - Parameters:
    ///   - option: the option that has the name, for a remark where there are others of that name; "" for an argument.
    ///   - kinds: what it may be.
    /// - Throws: `ExitCode` 1, after saying so, where there is none.
    func party(
        _ name: String, option: String, of kinds: Set<Subject.Kind> = [.official, .country, .organization]
    ) throws -> NamedParty {
        let found = try lookup(name: name).filter { kinds.contains($0.kind) }
        if let other = found.first(where: { $0.kind != .official && $0.form != "city" && fold($0.matched) == fold(name) }) {
            return NamedParty(key: other.key, name: other.name)
        }
        if let number = Int64(name.hasPrefix("#") ? name.dropFirst() : name[...]),
            let id = try officials(named: "\(number)").first,
            let row = try rows(Query(sql: "SELECT name FROM officials WHERE id = :id", arguments: ["id": .integer(id)])).rows
                .first
        {
            return NamedParty(key: .official(id), name: row[0].text ?? "")
        }
        guard let first = found.first else {
            let what = kinds.contains(.topic) ? "official, country, organization or topic" : "official, country or organization"
            throw nothingFound(try unknown(name, kinds, what, in: self))
        }
        let others = found.dropFirst().filter { $0.occurrences > 0 }
        if !others.isEmpty {
            note(
                "\(option.isEmpty ? "" : option + " ")\(name): \(first.name); also "
                    + others.prefix(5).map(\.name).joined(separator: ", "))
        }
        return NamedParty(key: first.key, name: first.name)
    }
}

/// A day, or a month or year, as a bound of days: YYYY-MM-DD, YYYY-MM or YYYY.
struct DayBound: ExpressibleByArgument {
    /// The text as it was given, which compares with days.
    var iso: String

    init?(argument: String) {
        let day: CivilDate? =
            switch argument.utf8.count {
            case 4: CivilDate(iso: argument + "-01-01")
            case 7: CivilDate(iso: argument + "-01")
            case 10: CivilDate(iso: argument)
            default: nil
            }
        guard day != nil else { return nil }
        iso = argument
    }
}

// `demarche meetings`: who met whom, and what the articles say of one meeting.

import Archive
import ArgumentParser
import Extraction
import Language

struct MeetingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meetings",
        abstract: "List meetings, or show what the articles say of one.",
        discussion: """
            EXAMPLES:
              demarche meetings --with Lavrov
              demarche meetings --with Russia --with Japan --since 2024-01-01
              demarche meetings --in Geneva --kind talks --status planned
              demarche meetings 12

            Meetings of a country are also those of its officials. Accounts of one meeting in several articles are one \
            meeting; its number, in brackets before it, shows what each of them says.
            """)

    @Argument(help: "Number of a meeting, as the list has it.")
    var number: MeetingNumber?
    @Option(name: .customLong("with"), help: ArgumentHelp("Official, country or organization who took part.", valueName: "name"))
    var parties: [String] = []
    @Option(name: .customLong("in"), help: ArgumentHelp("City or country where it was.", valueName: "place"))
    var place: String?
    @Option(help: ArgumentHelp("First day, YYYY-MM-DD.", valueName: "date"))
    var since: CivilDate?
    @Option(help: ArgumentHelp("Last day, YYYY-MM-DD.", valueName: "date"))
    var until: CivilDate?
    @Option(
        help: ArgumentHelp(
            "Kind of meeting: \(Meeting.Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
    var kind: String?
    @Option(help: ArgumentHelp("\(Meeting.Status.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "status"))
    var status: String?
    @OptionGroup var listing: ListingOptions

    func validate() throws {
        func check(_ value: String?, _ option: String, _ known: [String]) throws {
            guard let value, !known.contains(value) else { return }
            throw ValidationError("\(option) \"\(neutral(value))\" is none of \(known.joined(separator: ", "))")
        }
        try check(kind, "--kind", Meeting.Kind.allCases.map(\.rawValue))
        try check(status, "--status", Meeting.Status.allCases.map(\.rawValue))
        if let since, let until, since > until { throw ValidationError("--since is after --until") }
    }

    func run() throws {
        let archive = try listing.database.currentArchive()
        if let number { return try archive.meeting(number.number).print(as: listing.format) }
        var filter = MeetingsFilter()
        filter.parties = try parties.map { try party($0, archive) }
        filter.place = place
        (filter.since, filter.until) = (since?.iso, until?.iso)
        (filter.kind, filter.status) = (kind.flatMap(Meeting.Kind.init), status.flatMap(Meeting.Status.init))
        try listing.print(archive.meetings(filter), of: archive, asPassages: true) {
            let conditions =
                parties.map { "with \($0)" }
                + [place.map { "in \($0)" }, since.map { "since \($0)" }, until.map { "until \($0)" }].compactMap(\.self)
            let what = [status, kind.map { $0.split(separator: "_").joined(separator: " ") } ?? "meeting"].compactMap(\.self)
            return "no " + (what + conditions).joined(separator: " ") + (conditions.isEmpty ? "" : ": drop a condition")
        }
    }

    /// The one that a name stands for: a country or organization before an official.
    private func party(_ name: String, _ archive: Archive) throws -> NamedEntity.Key {
        let found = try archive.lookup(name: name).filter { $0.kind != .topic }
        if let other = found.first(where: { $0.kind != .official && $0.form != "city" && fold($0.matched) == fold(name) }) {
            return other.key
        }
        if let number = Int64(name.hasPrefix("#") ? name.dropFirst() : name[...]),
            let id = try archive.officials(named: "\(number)").first
        {
            return .official(id)
        }
        guard let first = found.first else {
            throw nothingFound(
                try unknown(name, [.official, .country, .organization], "official, country or organization", in: archive))
        }
        let others = found.dropFirst().filter { $0.occurrences > 0 }
        if !others.isEmpty {
            note("--with \(name): \(first.name); also \(others.prefix(5).map(\.name).joined(separator: ", "))")
        }
        return first.key
    }
}

/// A number of a meeting.
struct MeetingNumber: ExpressibleByArgument {
    var number: Int64

    init?(argument: String) {
        guard let number = Int64(argument.hasPrefix("#") ? argument.dropFirst() : argument[...]) else { return nil }
        self.number = number
    }
}

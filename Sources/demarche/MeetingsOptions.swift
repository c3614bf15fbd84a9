// Which meetings: the options that `meetings`, `calendar` and `graph` share.

import Archive
import ArgumentParser
import Extraction
import Language

struct MeetingsOptions: ParsableArguments {
    @Option(
        name: .customLong("with"), help: ArgumentHelp("Official, country or organization who took part.", valueName: "name"),
        completion: .parties)
    var parties: [String] = []
    @Option(name: .customLong("in"), help: ArgumentHelp("City or country where it was.", valueName: "place"), completion: .places)
    var place: String?
    @OptionGroup var time: MeetingTimeOptions
    @Option(
        help: ArgumentHelp("\(Meeting.Status.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "status"),
        completion: .list(Meeting.Status.allCases.map(\.rawValue)))
    var status: String?

    func validate() throws { try check(status, "--status", Meeting.Status.allCases.map(\.rawValue)) }

    /// What the options say, names looked up.
    func filter(_ archive: Archive) throws -> MeetingsFilter {
        var filter = time.filter
        filter.parties = try parties.map { try archive.party($0, option: "--with").key }
        filter.place = place
        filter.status = status.flatMap(Meeting.Status.init)
        return filter
    }

    /// "no planned talks with Lavrov since 2025-01-01: drop a condition"
    var nothing: String {
        let conditions =
            parties.map { "with \($0)" } + [place.map { "in \($0)" }].compactMap(\.self) + time.conditions
        let what = [status, time.kind.map { $0.split(separator: "_").joined(separator: " ") } ?? "meeting"].compactMap(\.self)
        return "no " + (what + conditions).joined(separator: " ") + (conditions.isEmpty ? "" : ": drop a condition")
    }
}

/// When, and what kind of meeting.
struct MeetingTimeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("First day, YYYY-MM-DD.", valueName: "date"))
    var since: CivilDate?
    @Option(help: ArgumentHelp("Last day, YYYY-MM-DD.", valueName: "date"))
    var until: CivilDate?
    @Option(
        help: ArgumentHelp(
            "Kind of meeting: \(Meeting.Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"),
        completion: .list(Meeting.Kind.allCases.map(\.rawValue)))
    var kind: String?

    func validate() throws {
        try check(kind, "--kind", Meeting.Kind.allCases.map(\.rawValue))
        if let since, let until, since > until { throw ValidationError("--since is after --until") }
    }

    /// What the options say.
    var filter: MeetingsFilter {
        var filter = MeetingsFilter()
        (filter.since, filter.until) = (since?.iso, until?.iso)
        filter.kind = kind.flatMap(Meeting.Kind.init)
        return filter
    }

    /// "since 2025-01-01", "until 2025-12-31"
    var conditions: [String] { [since.map { "since \($0)" }, until.map { "until \($0)" }].compactMap(\.self) }
}

/// Refuses a value that is none of those known.
private func check(_ value: String?, _ option: String, _ known: [String]) throws {
    guard let value, !known.contains(value) else { return }
    throw ValidationError("\(option) \"\(neutral(value))\" is none of \(known.joined(separator: ", "))")
}

// `demarche calendar`: meetings as an iCalendar file.

import Archive
import ArgumentParser
import Export
import Language

struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Meetings as an iCalendar file, for calendar programs.",
        discussion: """
            EXAMPLES:
              demarche calendar --with Lavrov --output lavrov.ics
              demarche calendar --status planned --since 2025-01-01
              demarche calendar --in Geneva --kind talks > geneva.ics

            Each meeting is an event of whole days: held ones are confirmed, planned ones tentative, cancelled and refused ones \
            cancelled. Those of which no day is known are left out, and counted. An event has the same UID in every export as \
            long as day, kind, place and participants are the same.
            """)

    @OptionGroup var meetings: MeetingsOptions
    @OptionGroup var destination: DestinationOption
    @OptionGroup var database: DatabaseOption

    func run() throws {
        let archive = try database.currentArchive()
        let rows = try archive.rows(archive.calendar(meetings.filter(archive)))
        var uids: [String: Int] = [:]
        let events = rows.rows.compactMap { row -> CalendarEvent? in
            let cells = Dictionary(zip(rows.columns, row)) { first, _ in first }
            guard var event = CalendarEvent(meeting: cells) else { return nil }
            // Two meetings that nothing tells apart are numbered.
            uids[event.uid, default: 0] += 1
            if let number = uids[event.uid], number > 1 { event.uid = "\(number)-" + event.uid }
            return event
        }
        guard !rows.rows.isEmpty else {
            say(meetings.nothing)
            throw ExitCode(1)
        }
        let left = rows.rows.count - events.count
        if left > 0 { note("left out: \(left) meeting\(left == 1 ? "" : "s") of which no day is known") }
        if events.isEmpty { throw ExitCode(1) }
        let name = "Meetings" + (meetings.parties.isEmpty ? "" : " of " + meetings.parties.joined(separator: " with "))
        try OutputFile.receiving(destination.path) {
            var output = StandardOutput()
            output.write(iCalendar(events, name: name))
            output.flush()
        }
    }
}

extension CalendarEvent {
    /// The event of a row of `Archive.calendar`; nil where no day is known.
    fileprivate init?(meeting: [String: Value]) {
        func text(_ column: String) -> String? { meeting[column]?.text }
        guard text("held_precision") == "day", let first = text("held_from").flatMap({ CivilDate(iso: $0) }),
            let last = text("held_until").flatMap({ CivilDate(iso: $0) })
        else { return nil }
        let participants = text("participants") ?? "unknown participants"
        let kind = (text("kind") ?? "").split(separator: "_").joined(separator: " ")
        let place = text("place")
        let country = text("country").flatMap { $0 == place ? nil : $0 }
        let location = [place, country].compactMap(\.self).joined(separator: ", ")
        let others = Int(meeting["articles"]?.integer ?? 1) - 1
        let articles = others > 0 ? " and \(others) more article\(others == 1 ? "" : "s")" : ""
        let source = [text("title").map { "In: \($0)\(articles)" }, text("url")].compactMap(\.self)
        let status: Status =
            switch text("status") {
            case "held": .confirmed
            case "planned": .tentative
            default: .cancelled
            }
        self.init(
            uid: Self.uid(of: [first.iso, text("kind") ?? "", place ?? "", participants]), first: first, last: last,
            status: status, summary: "\(participants): \(kind)", location: location.isEmpty ? nil : location,
            description: source.joined(separator: "\n"), url: text("url"), category: kind,
            stamp: text("published").flatMap { CivilDate(iso: $0) } ?? first)
    }
}

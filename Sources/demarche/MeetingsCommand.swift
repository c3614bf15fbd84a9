// `demarche meetings`: who met whom, and what the articles say of one meeting.

import Archive
import ArgumentParser

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
    @OptionGroup var meetings: MeetingsOptions
    @OptionGroup var listing: ListingOptions

    func run() throws {
        let archive = try listing.database.currentArchive()
        if let number { return try archive.meeting(number.number).print(with: listing.output) }
        try listing.print(archive.meetings(meetings.filter(archive)), of: archive, asPassages: true) { meetings.nothing }
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

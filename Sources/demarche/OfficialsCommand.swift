// `demarche officials`: who is known, and which of them are one.

import Archive
import ArgumentParser
import Language

struct OfficialsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "officials",
        abstract: "List officials, show what is known of one, or make two of them one.",
        discussion: """
            EXAMPLES:
              demarche officials
              demarche officials Lavrov
              demarche officials --country Kyrgyzstan --office "foreign minister" --on 2025-07-04
              demarche officials --country Russia --format csv
              demarche officials merge "Muammar Gaddafi" "Colonel Qaddafi"
              demarche officials split "Muammar Gaddafi"
              demarche officials merges

            Without a condition those are listed whom articles name; with one, those of the gazetteer, too. A name that is one \
            official's shows names, offices with their days and where they are known from, counts, and the articles' words.

            merge makes the second official the first; split undoes what was merged into an official. Both hold for all \
            articles, for those ingested later as well. Officials are given by name, by the number of the list (12 or '#12'), \
            or by the gazetteer's identifier. `demarche officials list --help` tells the options of the list.
            """,
        subcommands: [ListOfficials.self, MergeOfficials.self, SplitOfficial.self, ListMerges.self],
        defaultSubcommand: ListOfficials.self)
}

struct ListOfficials: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List officials, or show what is known of one (the default).",
        discussion: """
            --office takes a kind of office (head_of_state, head_of_government, foreign_minister, defence_minister, minister, \
            ambassador, envoy, spokesperson, secretary_general, legislator, military, other) or words of a title. With --on \
            those are listed who held the office on that day, as the gazetteer or the articles of that time have it.
            """)

    @Argument(help: "Name of an official, or a part of it, or a number.", completion: .names([.official]))
    var name: [String] = []
    @Option(help: "Only those of a country: name, adjective, capital or code.", completion: .names([.country]))
    var country: String?
    @Option(
        help: ArgumentHelp("Only those in an office: its kind, or words of its title.", valueName: "kind-or-words"),
        completion: .column("SELECT kind FROM offices GROUP BY kind ORDER BY kind"))
    var office: String?
    @Option(help: ArgumentHelp("The day on which they held it, YYYY-MM-DD.", valueName: "date"))
    var on: CivilDate?
    @OptionGroup var listing: ListingOptions

    func run() throws {
        let archive = try listing.database.currentArchive()
        var filter = OfficialsFilter(office: office, day: on?.iso)
        if let country {
            filter.country = try archive.country(named: country)
            if filter.country == nil { throw nothingFound(try unknown(country, [.country], "country", in: archive)) }
        }
        if !name.isEmpty {
            let text = name.joined(separator: " ")
            let ids = try archive.officials(named: text)
            guard let first = ids.first else { throw nothingFound(try unknown(text, [.official], "official", in: archive)) }
            if ids.count == 1, country == nil, office == nil, on == nil {
                return try archive.official(first).print(with: listing.output)
            }
            filter.ids = ids
        }
        try listing.print(archive.officials(filter), of: archive) {
            let conditions = [
                name.isEmpty ? nil : "called \"\(name.joined(separator: " "))\"", country.map { "of \($0)" },
                office.map { "in an office \"\($0)\"" }, on.map { "on \($0)" },
            ].compactMap(\.self)
            return conditions.isEmpty
                ? "no official in the articles" : "no official " + conditions.joined(separator: " ") + ": drop a condition"
        }
    }
}

struct MergeOfficials: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Make two officials one.",
        discussion: """
            The first official stays and has all statements, meetings, names and offices of the second. The merge is kept by \
            name and country, or by the gazetteer's identifier, so that it holds for all later ingests, too. \
            `demarche officials split` undoes it.
            """)

    @Argument(
        help: "The official who stays: name, number, or identifier of the gazetteer.", completion: .names([.official]))
    var kept: String
    @Argument(help: "The official who is the same.", completion: .names([.official]))
    var merged: String
    @OptionGroup var database: DatabaseOption

    func run() throws { Swift.print(try Curation(of: database.path).merge(kept, merged).sentence) }
}

struct SplitOfficial: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split", abstract: "Undo the merges into an official.",
        discussion: "Everything is as if they had not been merged. Who was merged into one of them before stays so.")

    @Argument(
        help: "The official: name, number, or identifier of the gazetteer.",
        completion: .column("SELECT kept_name FROM official_merges ORDER BY id"))
    var name: String
    @OptionGroup var database: DatabaseOption

    func run() throws { Swift.print(try Curation(of: database.path).split(name).sentence) }
}

struct ListMerges: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "merges", abstract: "List the officials who were merged.")

    @OptionGroup var database: DatabaseOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let query = Query(sql: "SELECT kept_name AS kept, merged_name AS merged FROM official_merges ORDER BY id")
        if try output.print(query, of: database.currentArchive()) == 0 { throw ExitCode(1) }
    }
}

extension Curation.Outcome {
    /// What was done, for the person who asked for it.
    var sentence: String {
        switch self {
        case .merged(let kept, let merged, let articles):
            neutral("\(merged) is \(kept) now, in \(articles) article\(articles == 1 ? "" : "s")")
        case .mergedBefore(let kept, let merged): neutral("\(merged) was \(kept) already: nothing changed")
        case .split(let kept, let others):
            neutral("\(others.joined(separator: " and ")) \(others.count == 1 ? "is" : "are") no longer \(kept)")
        case .named(let name, let alias): neutral("\(alias) is a name of \(name) now")
        case .namedBefore(let name, let alias): neutral("\(alias) was a name of \(name) already: nothing changed")
        case .unnamed(let names, let alias): neutral("\(alias) is no longer a name of \(names.joined(separator: " and "))")
        }
    }
}

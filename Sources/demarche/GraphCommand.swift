// `demarche graph`: who met whom, as a graph.

import Archive
import ArgumentParser
import Export
import Extraction

struct GraphCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract: "Who met whom, as a graph: a table of pairs, GraphML, DOT, JSON or a picture.",
        discussion: """
            EXAMPLES:
              demarche graph
              demarche graph --with Lavrov --output lavrov.svg
              demarche graph --by country --since 2024-01-01 --least 2
              demarche graph --format graphml > meetings.graphml
              demarche graph --format dot

            The nodes are officials, countries and organizations; with --by country officials count as their country. Two are \
            joined by the meetings that were held and in which both took part; those of one country are one side, and are \
            joined only where no other side was there. --with keeps one, all whom it met, and who of these met whom.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case table, csv, json, graphml, dot, svg }
    enum Grain: String, CaseIterable, ExpressibleByArgument { case official, country }

    @Option(
        name: .customLong("with"),
        help: ArgumentHelp("Only this official, country or organization, and those around it.", valueName: "name"),
        completion: .parties)
    var centre: String?
    @OptionGroup var time: MeetingTimeOptions
    @Option(parsing: .unconditional, help: ArgumentHelp("Only pairs with so many meetings.", valueName: "meetings"))
    var least = 1
    @Option(help: "What the nodes are: official (and countries and organizations as such) or country.")
    var by: Grain = .official
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Nodes at most, those with most meetings (default: 60 in a picture, else all).", valueName: "nodes"))
    var limit: Int?
    @Option(
        help: """
            How to print it: table, csv (a pair a line), json (nodes and edges), graphml, dot or svg (default: as the name of \
            --output ends, else table).
            """)
    var format: Format?
    @OptionGroup var destination: DestinationOption
    @OptionGroup var database: DatabaseOption

    /// Nodes that a picture shows where nothing else is asked for.
    private static let shown = 60

    func validate() throws {
        if least < 1 { throw ValidationError("--least must be at least 1") }
        if let limit, limit < 2 { throw ValidationError("--limit must be at least 2") }
        guard format == nil, let ending = destination.ending, Format(ending: ending) == nil else { return }
        throw ValidationError(
            "--output: the ending .\(neutral(ending)) tells no format: give --format, or one of .graphml, .dot, .gv, .svg, .json, "
                + ".csv, .txt")
    }

    func run() throws {
        let archive = try database.currentArchive()
        let party = try centre.map { try archive.party($0, option: "--with") }
        var filter = time.filter
        filter.status = .held
        if let party, by == .country, case .official = party.key { filter.parties = [party.key] }
        let participants = try Participants(archive.rows(archive.participants(filter)), by: by)
        var network = Network(participants.gatherings).withPairs(of: least)
        if let party, filter.parties.isEmpty {
            let centres = participants.ids(of: party.key)
            network = network.around { centres.contains($0.id) }
        }
        let format = format ?? destination.ending.flatMap(Format.init(ending:)) ?? .table
        guard !network.nodes.isEmpty else {
            let conditions =
                [centre.map { "with \($0)" }, least > 1 ? "\(least) times" : nil].compactMap(\.self) + time.conditions
            say((["no held meeting"] + conditions).joined(separator: " ") + (conditions.isEmpty ? "" : ": drop a condition"))
            throw ExitCode(1)
        }
        let all = network.nodes.count
        if let most = limit ?? (format == .svg ? Self.shown : nil), most < all { network = network.largest(most) }
        try OutputFile.receiving(destination.path) { try print(network, as: format, of: party?.name, outOf: all) }
        if network.nodes.count < all {
            note("\(network.nodes.count) of \(all) nodes shown, those with most meetings: --limit \(all) gives all")
        }
    }

    private func print(_ network: Network, as format: Format, of name: String?, outOf all: Int) throws {
        var output = StandardOutput()
        switch format {
        case .graphml: output.write(network.graphML)
        case .dot: output.write(network.dot)
        case .json: output.write(bytes: network.json)
        case .svg:
            let size =
                network.nodes.count < all
                ? "the \(network.nodes.count) of \(all) parties with most meetings" : "\(all) parties"
            let note = ([size, "\(network.edges.count) pairs"] + time.conditions).joined(separator: ", ")
            output.write(network.svg(title: name.map { "Whom \($0) met" } ?? "Who met whom", note: note))
        case .table, .csv:
            var printer = RowPrinter(format == .csv ? .csv : .table)
            try printer.begin(["party", "met", "meetings", "first", "last"])
            for edge in network.edges {
                let names = edge.ends.map { Value.text(network.nodes[$0].party.name) }
                try printer.print(
                    names + [
                        .integer(Int64(edge.meetings)), edge.first.map(Value.text) ?? .null, edge.last.map(Value.text) ?? .null,
                    ])
            }
            printer.end()
        }
        output.flush()
    }
}

extension GraphCommand.Format {
    /// The format that the ending of a file's name tells.
    fileprivate init?(ending: String) {
        switch ending {
        case "gv": self = .dot
        case "txt": self = .table
        case "xml": self = .graphml
        default: self.init(rawValue: ending)
        }
    }
}

/// Rows of `Archive.participants` as gatherings of nodes.
private struct Participants {
    private(set) var gatherings: [Network.Gathering] = []
    /// Nodes by the code of their country.
    private var ofCountry: [String: Set<String>] = [:]

    /// Those who have no country, where nodes are countries, are left out, but for organizations.
    init(_ rows: Rows, by grain: GraphCommand.Grain) {
        var meeting: Value?
        for row in rows.rows {
            if row[0] != meeting {
                gatherings.append(Network.Gathering(parties: [], first: row[1].text, last: row[2].text))
                meeting = row[0]
            }
            let (code, country) = (row[6].text, row[7].text)
            let party: Network.Party
            if grain == .country, row[3].text != Network.Kind.organization.rawValue {
                guard let code, let country else { continue }
                party = Network.Party(id: "country:\(code)", name: country, kind: .country, country: country)
            } else {
                guard let kind = row[3].text.flatMap(Network.Kind.init) else { continue }
                party = Network.Party(
                    id: "\(kind.rawValue):\(row[4].plain)", name: row[5].text ?? "", kind: kind, country: country)
            }
            gatherings[gatherings.count - 1].parties.append(party)
            if let code, party.kind != .organization { ofCountry[code, default: []].insert(party.id) }
        }
    }

    /// The nodes that stand for a party; of a country also its officials.
    func ids(of key: NamedEntity.Key) -> Set<String> {
        switch key {
        case .official(let id): ["official:\(id)"]
        case .country(let code): ofCountry[code] ?? []
        case .organization(let id): ["organization:\(id)"]
        case .topic: []
        }
    }
}

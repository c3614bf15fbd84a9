// `demarche search`: statements or articles with words, the best matches first.

import Archive
import ArgumentParser
import Extraction
import Language

extension Search.Place: ExpressibleByArgument {}
extension Search.Order: ExpressibleByArgument {}

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Search the words of statements, or of whole articles.",
        discussion: """
            All words must occur; case and accents do not matter. "Words in quotation marks" must stand together, and an \
            asterisk stands for any end of a word. A text that others reprint is given once, with the number of reprints.

            EXAMPLES:
              demarche search security guarantees
              demarche search '"security guarantees" ukrain*' --since 2025-01
              demarche search sanctions --by Germany --order newest
              demarche search grain corridor --in articles --format json
              demarche search --match 'ceasefire NOT gaza'
            """)

    @Argument(help: "The words to look for.")
    var words: [String] = []
    @Option(
        name: .customLong("match"), help: ArgumentHelp("Look for a pattern in the syntax of FTS5 instead.", valueName: "pattern"))
    var pattern: String?
    @Option(name: .customLong("in"), help: "Where to look: statements or articles.")
    var place: Search.Place = .statements
    @Option(help: "What comes first: the best match (rank), the newest or the oldest.")
    var order: Search.Order = .rank
    @Option(
        help: ArgumentHelp("Only what this official, country or organization says.", valueName: "name"),
        completion: .parties)
    var by: String?
    @Option(
        help: ArgumentHelp("Only what is about this official, country, organization or topic.", valueName: "name"),
        completion: .subjects)
    var about: String?
    @Option(help: ArgumentHelp("First day, month or year.", valueName: "date"))
    var since: String?
    @Option(help: ArgumentHelp("Last day, month or year.", valueName: "date"))
    var until: String?
    @Option(parsing: .unconditional, help: "Rows at most.")
    var limit = 20
    @OptionGroup var database: DatabaseOption
    @Option(help: "How to print: table, json, jsonl (an object a line), csv, tsv or markdown (default: for reading).")
    var format: OutputFormat?

    func validate() throws {
        guard limit >= 1 else { throw ValidationError("--limit must be at least 1") }
        guard words.isEmpty == (pattern != nil) else {
            throw ValidationError(pattern == nil ? "give the words to look for" : "give either words or --match, not both")
        }
        for (name, date) in [("since", since), ("until", until)] {
            if let date, !Self.isDate(date) { throw ValidationError("--\(name): write YYYY, YYYY-MM or YYYY-MM-DD") }
        }
        if let since, let until, since > until + "~" { throw ValidationError("--since is after --until") }
    }

    func run() throws {
        guard let typed = pattern ?? FullText.typed(words.joined(separator: " ")) else {
            say("nothing found: there is no word to look for")
            throw ExitCode(1)
        }
        let archive = try database.currentArchive()
        var search = Search(pattern: typed, limit: limit)
        (search.place, search.order, search.since, search.until) = (place, order, since, until)
        search.by = try by.map { try Self.entity($0, [.official, .country, .organization], "speaker", archive) }
        search.about = try about.map { try Self.entity($0, Set(Subject.Kind.allCases), "subject", archive) }
        let found: Int
        do {
            if let format {
                found = try OutputOptions.print(search.query, of: archive, as: format)
            } else {
                search.marks = ("\u{E000}", "\u{E001}")
                found = try printPassages(search.query, archive)
            }
        } catch ArchiveError.sql(let message, _, _) where pattern != nil {
            say("--match \"\(typed.prefix(60))\": \(message): put words with other signs than letters and digits in \"…\"")
            throw ExitCode(2)
        }
        guard found == 0 else { return }
        say("nothing found")
        throw ExitCode(1)
    }

    private func printPassages(_ query: Query, _ archive: Archive) throws -> Int {
        var output = StandardOutput()
        var columns: [String] = []
        var count = 0
        try archive.stream(
            query, header: { columns = $0 },
            row: { row in
                count += 1
                var text = passage(columns, row, width: Terminal.columns)
                if case .integer(let reprints)? = zip(columns, row).first(where: { $0.0 == "reprints" })?.1, reprints > 0 {
                    text += Terminal.dim("      and \(reprints) reprint\(reprints == 1 ? "" : "s")") + "\n"
                }
                output.write((count == 1 ? "" : "\n") + Self.marked(text))
                output.flushWhenDue()
                return true
            })
        output.flush()
        return count
    }

    /// The words found in bold on a terminal, else between « and ».
    private static func marked(_ text: String) -> String {
        text.replacing("\u{E000}", with: Terminal.hasColour ? "\u{1B}[1m" : "«")
            .replacing("\u{E001}", with: Terminal.hasColour ? "\u{1B}[0m" : "»")
    }

    private static func entity(
        _ name: String, _ kinds: Set<Subject.Kind>, _ what: String, _ archive: Archive
    ) throws -> NamedEntity {
        if let found = try archive.lookup(name: name).first(where: { kinds.contains($0.kind) }) { return found }
        throw nothingFound(try unknown(name, kinds, what, in: archive))
    }

    private static func isDate(_ text: String) -> Bool {
        switch text.utf8.count {
        case 4: CivilDate(iso: text + "-01-01") != nil
        case 7: CivilDate(iso: text + "-01") != nil
        case 10: CivilDate(iso: text) != nil
        default: false
        }
    }
}

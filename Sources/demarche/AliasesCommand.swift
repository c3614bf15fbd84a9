// `demarche aliases`: the user's own names of officials, countries and organizations.

import Archive
import ArgumentParser
import Extraction

struct AliasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aliases",
        abstract: "Add, remove or list names of your own for officials, countries and organizations.",
        discussion: """
            EXAMPLES:
              demarche aliases add "Sergey Lavrov" "Mr. Nyet"
              demarche aliases add Switzerland Helvetia
              demarche aliases remove Helvetia
              demarche aliases list --format csv

            Questions, queries and the other commands know an alias at once. A person of an article who bears the alias of an \
            official, and whom extraction does not know from the gazetteer, is that official: in the articles that are there \
            and in those ingested later. Extraction itself does not find names by aliases, so that an alias of a country or \
            organization serves questions, and later articles only where extraction hands on that very name without knowing \
            what it stands for. Aliases stay when the gazetteer is renewed.
            """,
        subcommands: [AddAlias.self, RemoveAlias.self, ListAliases.self], defaultSubcommand: ListAliases.self)
}

/// What an alias may be given to.
enum AliasKind: String, CaseIterable, ExpressibleByArgument {
    case official, country, organization

    var subject: Subject.Kind {
        switch self {
        case .official: .official
        case .country: .country
        case .organization: .organization
        }
    }
}

struct AddAlias: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Give an official, country or organization another name.")

    @Argument(help: "Who or what is meant: a name, or the number of an official.", completion: .parties)
    var name: String
    @Argument(help: "The other name.")
    var alias: String
    @Option(help: "What the name is of, where it may be several things: official, country or organization.")
    var kind: AliasKind?
    @OptionGroup var database: DatabaseOption

    func validate() throws {
        if fold(alias).isEmpty { throw ValidationError("the alias has no letters") }
    }

    func run() throws { print(try Curation(of: database.path).addAlias(alias, to: name, kind: kind?.subject).sentence) }
}

struct RemoveAlias: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "Take an alias away.")

    @Argument(help: "The alias.", completion: .column("SELECT alias FROM aliases ORDER BY folded"))
    var alias: String
    @Option(help: ArgumentHelp("Only of this official, country or organization.", valueName: "name"), completion: .parties)
    var of: String?
    @OptionGroup var database: DatabaseOption

    func run() throws { print(try Curation(of: database.path).removeAlias(alias, of: of).sentence) }
}

struct ListAliases: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the aliases (the default).")

    @OptionGroup var database: DatabaseOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let query = Query(sql: "SELECT alias, kind, name FROM aliases ORDER BY folded, kind, name")
        if try output.print(query, of: database.currentArchive()) == 0 { throw ExitCode(1) }
    }
}

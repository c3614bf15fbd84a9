// `demarche gazetteer`: checks a user's own gazetteer tables.

import ArgumentParser
import Gazetteer

struct GazetteerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gazetteer",
        abstract: "Check your own tables of names before they are used.",
        discussion: """
            EXAMPLES:
              demarche gazetteer check own/
              demarche gazetteer check own/ --topics topics.tsv
              demarche ingest articles/ --gazetteer own/ --topics topics.tsv

            A folder of --gazetteer holds tables of names and facts that Demarche lacks, or has otherwise. Each is a text file \
            in UTF-8 with tabs between cells; its first line names its columns. Any of them will do, with those of the columns \
            that have something to say; the ones marked * are needed:
              officials           id* name* family gender
              official_names      id* name* (other full forms of a name)
              tenures             id* title* kind* country organization from until known
              countries           code* name* alpha3 official_name from until successors
              country_names       code* name* kind
              organizations       id* name* kind country
              organization_names  id* name* kind
              memberships         organization* country* from until
              office_titles       title* kind* plural person_title
              topics              id* parent name terms (separated by |)
              topic_terms         topic* term*
              given_names         name* gender*
              honorifics          honorific* gender

            Dates are 2004, 2004-03 or 2004-03-09. A row with the id (or code, name, title, term) of one of Demarche's own takes \
            its place; where a column is left out, what stood there stays. Terms are written in small letters, but for names and \
            for acronyms, which count in capitals only.

            --topics names a single file in the form of topics.tsv. A topic may have one of Demarche's as its parent.

            A database keeps the tables it was given last, and goes by them in every later ingest and explain, until others are \
            given or --no-gazetteer drops them. What was found in articles before stays as it was found; whom it names, and \
            which accounts are of one meeting, is settled anew where the tables have changed.
            """,
        subcommands: [Check.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Check tables of your own; exit status 2 where they have faults.",
            discussion: """
                EXAMPLES:
                  demarche gazetteer check own/
                  demarche gazetteer check --topics topics.tsv
                """)

        @Argument(help: ArgumentHelp("Folder of tables.", valueName: "folder"), completion: .directory)
        var folder: String?
        @Option(help: ArgumentHelp("Table of topics: id, parent, name, terms.", valueName: "file"), completion: .file())
        var topics: String?

        func validate() throws {
            if folder == nil, topics == nil { throw ValidationError("give a folder of tables, or --topics with a table") }
        }

        func run() throws {
            var output = StandardOutput()
            for (table, rows) in try Overlay(folder: folder, topics: topics).counts {
                output.write("\(table): \(rows) row\(rows == 1 ? "" : "s")\n")
            }
            output.flush()
        }
    }
}

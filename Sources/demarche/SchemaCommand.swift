// `demarche schema`: the tables, views and columns, with their comments.

import ArgumentParser
import Resources

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the schema of the database, with comments for people who write SQL.",
        discussion: """
            EXAMPLES:
              demarche schema
              demarche schema | grep -A 30 'VIEW v_statements'
            """)

    func run() {
        var output = StandardOutput()
        output.write(bytes: Resource.at("schema.sql").bytes)
        output.flush()
    }
}

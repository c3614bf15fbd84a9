// `demarche schema`: the tables, views, columns and functions, with their comments.

import Archive
import ArgumentParser
import Resources

struct SchemaCommand: ParsableCommand {
    enum Form: String, CaseIterable, ExpressibleByArgument { case text, json }

    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Describe tables, views, columns and functions for people who write SQL.",
        discussion: """
            EXAMPLES:
              demarche schema
              demarche schema v_statements
              demarche schema functions
              demarche schema v_meetings --format json
              demarche schema --sql
            """)

    @Argument(help: "A table or view, or \"functions\"; without it, everything is described.", completion: .tables)
    var name: String?
    @Flag(help: "Print the SQL that makes a database.")
    var sql = false
    @Option(help: "How to print: text or json.")
    var format: Form = .text

    func run() throws {
        var out = StandardOutput()
        if sql {
            out.write(bytes: Resource.at("schema.sql").bytes)
        } else if format == .json {
            out.write(bytes: try json())
        } else {
            out.write(try SchemaText(width: Terminal.columns).text(of: name))
        }
        out.flush()
    }

    /// `[{"name","kind","description","columns":[{"name","type","description"}]}]`; a function has its signature as its name.
    private func json() throws -> [UInt8] {
        let schema = SchemaDescription.current
        let tables = schema.tables.filter { name == nil || $0 == schema.table(named: name ?? "") }
        let functions = name == nil || name == "functions" ? SQLFunction.all : []
        if tables.isEmpty, functions.isEmpty { throw UnknownTable(name: name ?? "") }
        var json = JSONText()
        json.array { json in
            for table in tables {
                json.object { json in
                    json.member("name", table.name)
                    json.member("kind", table.kind.rawValue)
                    json.member("description", table.description)
                    json.member("columns", table.columns) { json, column in
                        json.object { json in
                            json.member("name", column.name)
                            json.member("type", column.type.isEmpty ? nil : column.type)
                            json.member("description", column.description)
                        }
                    }
                }
            }
            for function in functions {
                json.object { json in
                    json.member("name", function.signature)
                    json.member("kind", "function")
                    json.member("description", function.description)
                    json.member("columns", [String]())
                }
            }
        }
        json.newline()
        return json.bytes
    }
}

// What the schema's comments say of tables and columns, against the database itself.

import Testing

@testable import Archive

struct SchemaDescriptionTests {
    @Test func everyTableAndColumnOfTheDatabaseIsDescribed() throws {
        let archive = try Scratch().archive()
        let schema = SchemaDescription.current
        let names = try archive.rows(
            Query(
                sql: """
                    SELECT name FROM pragma_table_list WHERE type IN ('table', 'view', 'virtual') AND name NOT LIKE 'sqlite%'
                    """)
        ).rows.compactMap { $0[0].text }
        #expect(names.count > 30)
        #expect(Set(names) == Set(schema.tables.map(\.name)))
        for table in schema.tables {
            let columns = try archive.rows(
                Query(sql: "SELECT name FROM pragma_table_info(:name)", arguments: ["name": .text(table.name)])
            ).rows.compactMap { $0[0].text }
            #expect(table.columns.map(\.name) == columns, "\(table.name)")
            #expect(!table.description.isEmpty, "\(table.name)")
            if table.kind == .table { #expect(table.columns.allSatisfy { !$0.description.isEmpty }, "\(table.name)") }
        }
    }

    @Test func commentsAreWhole() throws {
        let schema = SchemaDescription.current
        #expect(
            schema.guide.first
                == " The Demarche database: who said what, and who met whom, with the exact words of the articles as evidence.")
        let names = try #require(schema.table(named: "country_names"))
        #expect(
            names.columns[2]
                == .init(name: "kind", type: "TEXT NOT NULL", description: "kind of name; 'alias': one that the user added"))
        #expect(names.columns[0].type == "TEXT NOT NULL REFERENCES countries (code)")
        let view = try #require(schema.table(named: "V_STATEMENTS"))
        #expect(view.kind == .view)
        #expect(view.columns[4] == .init(name: "speaker", type: "", description: "name of the speaker, whatever it is"))
        #expect(schema.table(named: "nosuch") == nil)
        #expect(schema.nearest(to: "v_statement") == "v_statements")
    }
}

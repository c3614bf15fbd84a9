// Tables, views, columns and functions with their comments, laid out for reading.

import Archive

/// No table of a name.
struct UnknownTable: Error, CustomStringConvertible {
    let name: String
    var description: String {
        let remedy =
            SchemaDescription.current.nearest(to: name).map { "did you mean \($0)?" }
            ?? "`demarche schema` lists tables and views"
        return "no table or view \"\(name.prefix(60))\": \(remedy)"
    }
}

struct SchemaText {
    let width: Int
    private let schema = SchemaDescription.current

    init(width: Int) { self.width = width }

    /// What there is under a name, or everything: the views first, which join what is usually wanted.
    /// - Throws: `UnknownTable`
    func text(of name: String?) throws -> String {
        if let name {
            if let table = schema.table(named: name) { return text(of: table) }
            guard name == "functions" else { throw UnknownTable(name: name) }
            return functions
        }
        let views = schema.tables.filter { $0.kind == .view }
        let others = schema.tables.filter { $0.kind != .view }
        return ([schema.guide.map { $0 + "\n" }.joined()] + (views + others).map(text(of:)) + [functions])
            .joined(separator: "\n")
    }

    private func text(of table: SchemaDescription.Table) -> String {
        let rows = table.columns.map { ($0.name, $0.type, $0.description) }
        return Terminal.bold(table.name) + " (\(table.kind.rawValue))\n" + indented(table.description, by: 2) + "\n"
            + columns(rows)
    }

    private var functions: String {
        Terminal.bold("functions") + "\n" + columns(SQLFunction.all.map { ($0.signature, "", $0.description) })
    }

    /// Names, types and descriptions, the last wrapped beside the first two.
    private func columns(_ rows: [(name: String, type: String, description: String)]) -> String {
        let name = rows.map(\.name.count).max() ?? 0
        let type = rows.map(\.type.count).max() ?? 0
        // Long types stand on their own line, as descriptions beside them would get too little room.
        let column = min(type, 20)
        let indent = 2 + name + 2 + (type > 0 ? column + 2 : 0)
        return rows.map { row in
            var line = "  " + row.name.padded(to: name + 2)
            if type > 0 { line += row.type.padded(to: column + 2) }
            guard !row.description.isEmpty else { return line.trimmedEnd + "\n" }
            if row.type.count > column { line = line.trimmedEnd + "\n" + String(repeating: " ", count: indent) }
            return line + indented(row.description, by: indent).drop { $0 == " " }
        }.joined()
    }

    private func indented(_ text: String, by indent: Int) -> String {
        wrap(text, width: max(20, width - indent), breakingWords: false)
            .map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - displayWidth(self))) }

    fileprivate var trimmedEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}

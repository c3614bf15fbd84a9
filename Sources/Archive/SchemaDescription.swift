// What schema.sql says of tables, views and columns, for people who write SQL.

import Resources

/// The tables and views of a database, with the comments of the schema.
public struct SchemaDescription: Sendable {
    public enum Kind: String, Sendable { case table, view, index = "full-text index" }

    public struct Column: Sendable, Hashable {
        public var name: String
        /// Type, and what else the schema demands, such as "TEXT NOT NULL"; "" in views.
        public var type: String
        public var description: String
    }

    public struct Table: Sendable, Hashable {
        public var name: String
        public var kind: Kind
        public var description: String
        public var columns: [Column]
    }

    /// The comment at the head of the schema, its lines as they stand.
    public private(set) var guide: [String] = []
    /// In the order of the schema.
    public private(set) var tables: [Table] = []

    /// The schema of this version.
    public static let current = SchemaDescription(Resource.at("schema.sql").text)

    /// The table of a name, in whatever case.
    public func table(named name: String) -> Table? { tables.first { $0.name == fold(name) } }

    /// The table whose name is spelt most like it.
    public func nearest(to name: String) -> String? { spelling(name, of: tables.map(\.name)) }

    init(_ sql: String) {
        var comment: [String] = []
        var lines = sql.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = lines.popFirst() {
            if line.hasPrefix("--") {
                comment.append(String(line.dropFirst(2)))
                continue
            }
            if guide.isEmpty, !comment.isEmpty { guide = comment }
            if line.hasPrefix("CREATE ") {
                var statement = [line]
                // A line that is no column ends the statement; those of triggers end with END.
                while statement.last.map({ $0.trimmed.hasSuffix(";") }) == false, let next = lines.popFirst() {
                    statement.append(next)
                }
                if let table = Self.table(statement, comment.map(\.trimmed).joined(separator: " ")) { tables.append(table) }
            }
            comment = []
        }
    }

    private static func table(_ lines: [Substring], _ description: String) -> Table? {
        let words = lines[0].split { " (".contains($0) }
        let kind: Kind? =
            switch words.dropFirst().first {
            case "TABLE": .table
            case "VIEW": .view
            case "VIRTUAL": .index
            default: nil
            }
        guard let kind, let name = words.dropFirst(kind == .index ? 3 : 2).first else { return nil }
        let body = lines.dropFirst().map(String.init)
        var list = kind == .view ? Array(body.drop { !$0.hasPrefix("SELECT") }) : body
        if kind == .view, let first = list.first { list[0] = String(first.dropFirst("SELECT".count)) }
        let items = Items(list).items
        let columns = items.compactMap { kind == .view ? viewColumn($0) : tableColumn($0) }
        return Table(name: String(name), kind: kind, description: description, columns: columns)
    }

    /// `name TEXT NOT NULL REFERENCES ...`
    private static func tableColumn(_ item: Items.Item) -> Column? {
        let words = item.code.split(separator: " ").map(String.init)
        guard let name = words.first,
            !["PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "content", "content_rowid", "tokenize"].contains(name)
        else { return nil }
        var type = words.dropFirst().prefix { !["CHECK", "DEFERRABLE", "DEFAULT", "ON"].contains($0) }.joined(separator: " ")
        if let end = type.firstIndex(of: ")") { type = String(type[...end]) }
        return Column(name: name, type: type, description: item.comment)
    }

    /// `expression AS name`, or `table.name`
    private static func viewColumn(_ item: Items.Item) -> Column? {
        guard let last = item.code.split(separator: " ").last?.split(separator: ".").last else { return nil }
        return Column(name: String(last), type: "", description: item.comment)
    }

    /// The parts of a list between commas, with the comments behind them.
    private struct Items {
        struct Item {
            var code = ""
            var comment = ""
        }
        private(set) var items: [Item] = []

        init(_ lines: [String]) {
            var item = Item()
            var depth = 0
            func finish() {
                if !item.code.trimmed.isEmpty { items.append(Item(code: item.code.trimmed, comment: item.comment)) }
                item = Item()
            }
            for line in lines {
                let parts = line.firstRange(of: "--").map { (line[..<$0.lowerBound], line[$0.upperBound...].trimmed) }
                let code = parts?.0 ?? line[...]
                if depth == 0, code.trimmed.hasPrefix("FROM ") { break }
                for character in code {
                    if character == "(" { depth += 1 }
                    if character == ")" { depth -= 1 }
                    if depth < 0 { break }
                    if character == ",", depth == 0 { finish() } else { item.code.append(character) }
                }
                item.code += " "
                if let comment = parts?.1 {
                    // Behind a comma the comment is of what stands before it.
                    if item.code.trimmed.isEmpty, let last = items.indices.last {
                        items[last].comment += (items[last].comment.isEmpty ? "" : " ") + comment
                    } else {
                        item.comment += (item.comment.isEmpty ? "" : " ") + comment
                    }
                }
                if depth < 0 { break }
            }
            finish()
        }
    }
}

/// `nearest(to:of:)`, whose name a method has as well.
private func spelling(_ name: String, of known: [String]) -> String? { nearest(to: name, of: known) }

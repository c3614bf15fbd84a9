// Reads the rows of a user's tables and finds what is wrong with them: all of it, not just the first fault.

import Language
import Resources

/// Gathers the rows and the faults of an overlay.
struct OverlayCheck {
    private(set) var rows: [String: [Overlay.Row]] = [:]
    private(set) var faults: [GazetteerError.Fault] = []
    /// What stands in the first columns of tables, also in rows at fault: those who refer to them are not.
    private var keys: [String: Set<String>] = [:]
    /// Tables whose rows cannot be read.
    private var unread: Set<String> = []
    /// Longest cell but for lists, in bytes.
    private static let mostBytes = 200
    /// The column of a topic's terms, beside those of the table.
    private static let terms = "terms"

    mutating func report(_ path: String, line: Int? = nil, _ message: String) {
        faults.append(GazetteerError.Fault(path: path, line: line, message: message))
    }

    /// Reads the rows of a table.
    mutating func add(_ file: Overlay.File) {
        guard let form = TableForm.of(file.table) else {
            return report(file.path, "no table of the gazetteer is called \(file.table)")
        }
        var header: [String]?
        var text = Substring(file.text)
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(Self.trimmed)
            guard let columns = header else {
                header = cells
                // Without a sound header no row can be read.
                guard isSound(cells, form, file.path, index + 1) else {
                    unread.insert(form.name)
                    return
                }
                continue
            }
            if let first = columns.firstIndex(of: form.columns[0].name), first < cells.count {
                keys[form.name, default: []].insert(cells[first])
            }
            guard cells.count == columns.count else {
                report(
                    file.path, line: index + 1,
                    "\(cells.count) cell\(cells.count == 1 ? "" : "s") where the header names \(columns.count): "
                        + "put one tab between cells, also beside empty ones")
                continue
            }
            add(cells, columns, form, file.path, index + 1)
        }
        if header == nil { report(file.path, "empty: begin it with a line of column names, of \(Self.names(form))") }
    }

    private static func trimmed(_ cell: Substring) -> String {
        let start = cell.drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }

    private static func names(_ form: TableForm) -> String {
        (form.columns.map(\.name) + (form.name == "topics" ? [terms] : [])).joined(separator: ", ")
    }

    private mutating func isSound(_ header: [String], _ form: TableForm, _ path: String, _ line: Int) -> Bool {
        let before = faults.count
        let others = ["source", "licence"] + (form.name == "topics" ? [Self.terms] : [])
        for (index, name) in header.enumerated() {
            if form.position(name) == nil, !others.contains(name) {
                report(
                    path, line: line, "no column \"\(name.prefix(40))\" in \(form.name).tsv: its columns are \(Self.names(form))")
            } else if header[..<index].contains(name) {
                report(path, line: line, "column \(name) twice: leave one out")
            }
        }
        for column in form.columns where !header.contains(column.name) {
            if case .required = column.need { report(path, line: line, "no column \(column.name): add it") }
        }
        return faults.count == before
    }

    private mutating func add(_ cells: [String], _ header: [String], _ form: TableForm, _ path: String, _ line: Int) {
        let before = faults.count
        var row = Overlay.Row(cells: Array(repeating: nil, count: form.columns.count), path: path, line: line)
        for (name, cell) in zip(header, cells) {
            if let position = form.position(name) {
                row.cells[position] = cell
                check(cell, form.columns[position], path, line)
            }
        }
        if let from = form.position("from").flatMap({ row.cells[$0] }),
            let until = form.position("until").flatMap({ row.cells[$0] })
        {
            let length = min(from.count, until.count)
            if length > 0, from.prefix(length) > until.prefix(length) {
                report(path, line: line, "until \(until) lies before from \(from): swap them")
            }
        }
        guard faults.count == before else { return }
        rows[form.name, default: []].append(row)
        if let list = header.firstIndex(of: Self.terms), let id = row.cells[0] {
            for term in cells[list].split(separator: "|").map(Self.trimmed) where !term.isEmpty {
                check(term, TableForm.Column(Self.terms), path, line)
                rows["topic_terms", default: []].append(Overlay.Row(cells: [id, term], path: path, line: line))
            }
        }
    }

    private mutating func check(_ cell: String, _ column: TableForm.Column, _ path: String, _ line: Int) {
        func fault(_ remedy: String) { report(path, line: line, "\(column.name) \"\(cell.prefix(40))\" \(remedy)") }
        guard !cell.isEmpty else {
            if case .required = column.need { report(path, line: line, "\(column.name) is empty: fill it in") }
            return
        }
        guard cell.utf8.count <= Self.mostBytes else { return fault("has more than \(Self.mostBytes) bytes: shorten it") }
        guard !cell.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) else {
            return fault("has a control character in it: remove it")
        }
        switch column.content {
        case .text, .reference, .references:
            if !cell.contains(where: { $0.isLetter || $0.isNumber }) { fault("has no letter in it: write a name") }
        case .identifier:
            if !cell.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_+.".contains($0)) }) {
                fault("is no identifier: use letters, digits and hyphens")
            }
        case .countryCode:
            if cell.utf8.count != 2 || !cell.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
                fault("is no country code: use two capital letters (XA to XZ are free for own use)")
            }
        case .date:
            let padded = cell + "0000-01-01".dropFirst(cell.count)
            if ![4, 7, 10].contains(cell.count) || CivilDate(iso: padded)?.iso != padded {
                fault("is no date: write 2004, 2004-03 or 2004-03-09")
            }
        case .choice(let choices):
            if !choices.contains(cell) { fault("is unknown: it is one of \(choices.joined(separator: ", "))") }
        }
    }

    /// What only all tables together tell: rows twice, references to nothing, topics in a circle.
    mutating func finish() {
        for form in TableForm.all { findRepeated(form) }
        var known: [String: Set<String>] = [:]
        for form in TableForm.all {
            for row in rows[form.name] ?? [] {
                for (column, cell) in zip(form.columns, row.cells) {
                    guard let cell, !cell.isEmpty else { continue }
                    switch column.content {
                    case .reference(let table): refer(cell, to: table, column.name, row, &known)
                    case .references(let table):
                        for cell in cell.split(separator: " ") { refer(String(cell), to: table, column.name, row, &known) }
                    default: break
                    }
                }
            }
        }
        findCircles()
        let order = Dictionary(grouping: faults, by: \.path).keys.sorted()
        faults.sort { (order.firstIndex(of: $0.path)!, $0.line ?? 0) < (order.firstIndex(of: $1.path)!, $1.line ?? 0) }
    }

    private mutating func findRepeated(_ form: TableForm) {
        var first: [[String]: Overlay.Row] = [:]
        for row in rows[form.name] ?? [] {
            let key = form.key.map { row.cells[$0] ?? form.standard($0, row.cells) }
            guard let other = first[key] else {
                first[key] = row
                continue
            }
            let names = form.key.map { form.columns[$0].name }.joined(separator: ", ")
            let place = other.path == row.path ? "line \(other.line)" : "\(other.path):\(other.line)"
            report(row.path, line: row.line, "the same \(names) as in \(place): leave one of them out")
        }
    }

    private mutating func refer(
        _ id: String, to table: String, _ column: String, _ row: Overlay.Row, _ known: inout [String: Set<String>]
    ) {
        if known[table] == nil {
            known[table] = Set(Table.Rows(Resource.at("Gazetteer/\(table).tsv")).map { $0[0].text })
                .union(keys[table] ?? [])
        }
        guard !unread.contains(table), known[table]?.contains(id) != true else { return }
        report(row.path, line: row.line, "\(column) \"\(id.prefix(40))\" is no row of \(table).tsv: correct it, or add it there")
    }

    private mutating func findCircles() {
        let own = rows["topics"] ?? []
        guard let parent = TableForm.of("topics")?.position("parent"), own.contains(where: { $0.cells[parent] != nil }) else {
            return
        }
        var parents: [String: String] = [:]
        for row in Table.Rows(Resource.at("Gazetteer/topics.tsv")) { parents[row[0].text] = row[parent].text }
        for row in own { if let id = row.cells[0], let above = row.cells[parent] { parents[id] = above } }
        for row in own {
            var seen: [String] = []
            var topic = row.cells[0] ?? ""
            while !topic.isEmpty, !seen.contains(topic) {
                seen.append(topic)
                topic = parents[topic] ?? ""
            }
            // Told once, at that row of the user's in it which is the first by name.
            let inIt = own.compactMap { $0.cells[0] }.filter(seen.contains)
            guard !topic.isEmpty, topic == row.cells[0], inIt.allSatisfy({ topic <= $0 }) else { continue }
            report(
                row.path, line: row.line,
                "topic \(topic) is above itself (\((seen + [topic]).joined(separator: " < "))): change a parent")
        }
    }
}

extension TableForm {
    /// What stands in a cell that is left empty or has no column, given the other cells of the row.
    func standard(_ position: Int, _ cells: [String?]) -> String {
        func cell(_ column: String) -> String { self.position(column).flatMap { cells[$0] } ?? "" }
        switch columns[position].need {
        case .required, .optional: return ""
        case .byDefault(let text): return text
        case .sameAs(let column): return cell(column)
        case .lastWordOf(let column): return cell(column).split(separator: " ").last.map(String.init) ?? ""
        }
    }
}

// The gazetteer's tables: those in the binary, or with a user's own rows in them.

import Resources

/// The tables of the gazetteer by their names, such as "officials". Without an overlay none is copied.
public struct Tables: Sendable {
    /// The tables to which the overlay adds.
    private var changed: [String: Resource] = [:]

    /// Whether no overlay adds to them.
    public var isEmbedded: Bool { changed.isEmpty }

    /// The embedded tables, with the rows of an overlay added or put in place of those of the same key. Columns that the overlay
    /// does not have keep what the row in its place has. Countries and organizations go by their own names in any case.
    public init(overlay: Overlay? = nil) {
        guard var rows = overlay?.rows else { return }
        for (owners, names) in [("countries", "country_names"), ("organizations", "organization_names")] {
            for row in rows[owners] ?? [] {
                guard let form = TableForm.of(owners), let name = form.position("name"), let own = row.cells[name] else {
                    continue
                }
                let named = Overlay.Row(cells: [row.cells[0], own, nil], path: row.path, line: row.line)
                if !(rows[names] ?? []).contains(where: { $0.cells[0] == named.cells[0] && $0.cells[1] == own }) {
                    rows[names, default: []].append(named)
                }
            }
        }
        for (name, rows) in rows {
            guard let form = TableForm.of(name) else { continue }
            changed[name] = Self.merged(form, rows)
        }
    }

    /// The table of a name. One that does not exist is a fault of the program, so it traps.
    public subscript(name: String) -> Resource { changed[name] ?? Resource.at("Gazetteer/\(name).tsv") }

    /// All tables, in order of their names.
    public var all: [Resource] { TableForm.all.map { self[$0.name] } }

    /// A table with a user's rows before its own, or all sorted where it has to be.
    private static func merged(_ form: TableForm, _ own: [Overlay.Row]) -> Resource {
        let table = Table(Resource.at("Gazetteer/\(form.name).tsv"))
        let places = Dictionary(grouping: table.rows.indices) { place in form.key.map { table.rows[place][$0] } }
        var replaced: Set<Int> = []
        var rows: [[String]] = []
        for row in own {
            let key = form.key.map { row.cells[$0] ?? form.standard($0, row.cells) }
            let old = places[key] ?? []
            replaced.formUnion(old)
            rows.append(
                form.columns.indices.map { position in
                    if let cell = row.cells[position], !cell.isEmpty { return cell }
                    if row.cells[position] == nil, let old = old.first { return table.rows[old][position] }
                    return form.standard(position, row.cells)
                })
        }
        for place in table.rows.indices where !replaced.contains(place) {
            rows.append(Array(table.rows[place].prefix(form.columns.count)))
        }
        if form.isSorted { rows.sort { $0[0].utf8.lexicographicallyPrecedes($1[0].utf8) } }
        let lines = ([form.columns.map(\.name)] + rows).map { $0.joined(separator: "\t") + "\n" }
        return Resource(path: "Gazetteer/\(form.name).tsv", copying: Array(lines.joined().utf8))
    }
}

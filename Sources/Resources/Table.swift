// A tab-separated table with a header row: the form of all gazetteer and lexicon files.

/// A TSV file: a header row of column names, then rows of as many cells. Lines that begin with `#` are comments.
public struct Table: Sendable {
    /// The column names, in order.
    public let columns: [String]
    /// The rows; each has as many cells as there are columns (missing trailing cells are empty).
    public let rows: [[String]]

    /// Parses an embedded table.
    public init(_ resource: Resource) {
        self.init(bytes: resource.bytes)
    }

    /// Parses the bytes of a table.
    public init(bytes: UnsafeBufferPointer<UInt8>) {
        var rows = Rows(bytes: bytes)
        let columns = rows.next()?.cells ?? []
        self.columns = columns
        self.rows = rows.map { row in
            let cells = row.cells
            return cells + Array(repeating: "", count: max(0, columns.count - cells.count))
        }
    }

    /// The position of a column. A missing one is a fault of the data file, so it traps.
    public func column(_ name: String) -> Int {
        guard let position = columns.firstIndex(of: name) else { preconditionFailure("no column \(name) in \(columns)") }
        return position
    }
}

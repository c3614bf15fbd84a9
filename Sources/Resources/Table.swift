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
        var columns: [String] = []
        var rows: [[String]] = []
        var lineStart = 0
        var index = 0
        while index <= bytes.count {
            guard index == bytes.count || bytes[index] == UInt8(ascii: "\n") else { index += 1; continue }
            if index > lineStart, bytes[lineStart] != UInt8(ascii: "#") {
                var cells: [String] = []
                cells.reserveCapacity(max(8, columns.count))
                var cellStart = lineStart
                for end in lineStart...index where end == index || bytes[end] == UInt8(ascii: "\t") {
                    cells.append(String(decoding: bytes[cellStart..<end], as: UTF8.self))
                    cellStart = end + 1
                }
                if columns.isEmpty {
                    columns = cells
                } else {
                    while cells.count < columns.count { cells.append("") }
                    rows.append(cells)
                }
            }
            index += 1
            lineStart = index
        }
        self.columns = columns
        self.rows = rows
    }

    /// The position of a column. A missing one is a fault of the data file, so it traps.
    public func column(_ name: String) -> Int {
        guard let position = columns.firstIndex(of: name) else { preconditionFailure("no column \(name) in \(columns)") }
        return position
    }
}

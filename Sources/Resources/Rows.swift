// The rows of a table where they lie in the binary: for the large tables that every start of the program reads.

extension Table {
    /// A cell of a row: UTF-8 bytes.
    public typealias Cell = UnsafeBufferPointer<UInt8>

    /// A row in place: no cell is copied or becomes a string unless it is asked for.
    public struct Row: Sendable {
        nonisolated(unsafe) fileprivate let line: Cell

        /// The bytes of a cell, empty beyond the last one.
        public subscript(column: Int) -> Cell {
            var start = 0
            for _ in 0..<column {
                while start < line.count, line[start] != UInt8(ascii: "\t") { start += 1 }
                guard start < line.count else { return Cell(start: nil, count: 0) }
                start += 1
            }
            var end = start
            while end < line.count, line[end] != UInt8(ascii: "\t") { end += 1 }
            return Cell(rebasing: line[start..<end])
        }

        /// All cells as strings.
        var cells: [String] {
            line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
        }
    }

    /// The rows of a table in order. Empty lines and lines that begin with `#` are no rows.
    public struct Rows: Sequence, IteratorProtocol, Sendable {
        nonisolated(unsafe) private let bytes: Cell
        private var position = 0

        /// The rows of an embedded table below its header.
        public init(_ resource: Resource) {
            self.init(bytes: resource.bytes)
            _ = next()
        }

        /// All rows of a table's bytes, the header first. The bytes have to live longer than the rows.
        init(bytes: Cell) { self.bytes = bytes }

        public mutating func next() -> Row? {
            while position < bytes.count {
                let line = line(at: position)
                position += line.count + 1
                if let first = line.first, first != UInt8(ascii: "#") { return Row(line: line) }
            }
            return nil
        }

        /// The rows that have `key` in their first cell, found by bisection: the table has to be sorted by the bytes of that column.
        public func matching(_ key: String) -> [Row] {
            var found = self
            var end = bytes.count
            while found.position < end {
                var middle = (found.position + end) / 2
                while middle > found.position, bytes[middle - 1] != UInt8(ascii: "\n") { middle -= 1 }
                let line = line(at: middle)
                if Row(line: line)[0].lexicographicallyPrecedes(key.utf8) {
                    found.position = middle + line.count + 1
                } else {
                    end = middle
                }
            }
            return Array(found.prefix { $0[0].elementsEqual(key.utf8) })
        }

        private func line(at start: Int) -> Cell {
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
            return Cell(rebasing: bytes[start..<end])
        }
    }
}

extension Table.Cell {
    /// The bytes as a string.
    public var text: String { String(decoding: self, as: UTF8.self) }
}

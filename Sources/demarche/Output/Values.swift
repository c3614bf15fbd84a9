// Values of SQLite as people read them.

import Archive

extension Value {
    /// The value as text; nothing for null, hexadecimal digits for a blob.
    var plain: String {
        switch self {
        case .null: ""
        case .integer(let number): String(number)
        case .real(let number): "\(number)"
        case .text(let text): text
        case .blob(let bytes): hexadecimal(bytes)
        }
    }

    /// Bytes of a text or blob.
    var size: Int {
        switch self {
        case .null, .integer, .real: 0
        case .text(let text): text.utf8.count
        case .blob(let bytes): bytes.count
        }
    }

    var isNumber: Bool {
        switch self {
        case .integer, .real: true
        case .null, .text, .blob: false
        }
    }
}

/// Two digits a byte.
func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}

extension Rows {
    /// The rows without the columns in which nothing stands.
    var withoutEmptyColumns: Rows {
        let kept = columns.indices.filter { column in rows.contains { !$0[column].plain.isEmpty } }
        return Rows(columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
    }
}

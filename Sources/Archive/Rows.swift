// Queries and what they return: column names and typed values.

/// A value of SQLite.
public enum Value: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(nilLiteral: ()) { self = .null }

    /// The text, where the value is one.
    public var text: String? { if case .text(let text) = self { text } else { nil } }
    /// The integer, where the value is one.
    public var integer: Int64? { if case .integer(let integer) = self { integer } else { nil } }
    /// The number, where the value is one.
    public var number: Double? {
        switch self {
        case .integer(let integer): Double(integer)
        case .real(let real): real
        default: nil
        }
    }
}

/// One SELECT with the values of its named parameters (`:name`), keyed without the colon.
public struct Query: Sendable, Hashable {
    public var sql: String
    public var arguments: [String: Value]

    public init(sql: String, arguments: [String: Value] = [:]) {
        self.sql = sql
        self.arguments = arguments
    }
}

/// The result of a query.
public struct Rows: Sendable, Hashable {
    public var columns: [String]
    public var rows: [[Value]]

    public init(columns: [String], rows: [[Value]] = []) {
        self.columns = columns
        self.rows = rows
    }

    /// The values of one column. A missing column is a programmer's error, so it traps.
    public subscript(column name: String) -> [Value] {
        guard let index = columns.firstIndex(of: name) else { preconditionFailure("no column \(name) in \(columns)") }
        return rows.map { $0[index] }
    }
}

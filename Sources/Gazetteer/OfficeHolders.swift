// The officials of the gazetteer and the offices that they held, read from their tables when asked for.

import Language
import Resources

/// A known official and the offices that he or she has held.
public struct OfficeHolder: Sendable {
    /// An office held for a time.
    public struct Tenure: Sendable, Hashable {
        public let title: String
        public let kind: String
        public let country: String?
        public let organization: String?
        /// ISO dates, perhaps only of a year or a month; nil where unknown or still going on.
        public let from: String?
        public let until: String?

        fileprivate init(_ row: Table.Row) {
            func optional(_ column: Int) -> String? { row[column].isEmpty ? nil : row[column].text }
            title = row[1].text
            kind = row[2].text
            country = optional(3)
            organization = optional(4)
            from = optional(5)
            until = optional(6)
        }
    }
    public let id: String
    public let name: String
    /// The name by which papers call the person: "Lavrov", "Xi".
    public let family: String
    /// Nil where nothing tells it.
    public let gender: Gender?
    /// The tenures of all holders, sorted by their ids.
    private let allTenures: Table.Rows

    fileprivate init(_ row: Table.Row, _ allTenures: Table.Rows) {
        self.allTenures = allTenures
        id = row[0].text
        name = row[1].text
        family = row[2].text
        gender = Gender(rawValue: row[3].text)
    }

    /// In the order of the table.
    public var tenures: [Tenure] { allTenures.matching(id).map(Tenure.init) }
}

/// The officials by their positions in the table. Each is read anew: an article names few of the thousands.
public struct OfficeHolders: RandomAccessCollection, Sendable {
    private var rows: [Table.Row] = []
    private let tenures: Table.Rows

    /// None so far; `tenures` is the table of what they held.
    init(tenures: Table.Rows) { self.tenures = tenures }

    mutating func append(_ row: Table.Row) { rows.append(row) }

    /// The one who held the office of a kind and country on a day; nil where the table knows nobody or several.
    public func incumbent(kind: String, country: String, on day: CivilDate) -> Int? {
        var found: String?
        for row in tenures where row[2].elementsEqual(kind.utf8) && row[3].elementsEqual(country.utf8) {
            guard Gazetteer.holds(OfficeHolder.Tenure(row), on: day) else { continue }
            let id = row[0].text
            if let found, found != id { return nil }
            found = id
        }
        return found.flatMap { id in rows.firstIndex { $0[0].elementsEqual(id.utf8) } }
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { rows.count }
    public subscript(position: Int) -> OfficeHolder { OfficeHolder(rows[position], tenures) }
}

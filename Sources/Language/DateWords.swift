// The words of dates and datelines: datelines.tsv by kind.

import Resources

/// Words in small letters; months and weekdays with their numbers.
enum DateWords {
    /// 1...12
    static let months = names("month")
    /// 0 for Monday … 6 for Sunday
    static let weekdays = names("weekday")
    /// Words that stand before a date, such as "published" and "updated".
    static let labels = Set(names("label").keys)
    /// Words that open a paragraph as a place would, such as "exclusive" and "in".
    static let openers = Set(names("opener").keys)
    /// Small words inside of the name of a place, such as "de".
    static let particles = Set(names("particle").keys)

    private static let table = Table(Resource.at("Lexicon/datelines.tsv"))

    private static func names(_ kind: String) -> [String: Int] {
        let (name, kinds, number) = (table.column("name"), table.column("kind"), table.column("number"))
        var found: [String: Int] = [:]
        for row in table.rows where row[kinds] == kind { found[row[name]] = Int(row[number]) ?? 0 }
        return found
    }
}

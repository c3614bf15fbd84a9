// The form of the gazetteer's tables: their columns, what may stand in each, and by what a row is known.

/// What a table of the gazetteer looks like. Every table has the columns `source` and `licence` besides.
struct TableForm: Sendable {
    /// What may stand in a cell that is not empty.
    enum Content: Sendable {
        /// One line of text with a letter or digit in it.
        case text
        /// What rows of other tables refer to: letters, digits, `-`, `_`, `+` and `.`.
        case identifier
        /// Two capital letters.
        case countryCode
        /// The first cell of a row of another table.
        case reference(String)
        /// Several of them, separated by spaces.
        case references(String)
        /// A year, month or day: "2004", "2004-03", "2004-03-09".
        case date
        case choice([String])
    }

    /// What stands in a cell that a user's table leaves empty or has no column for.
    enum Need: Sendable {
        /// Nothing may.
        case required
        case optional
        case byDefault(String)
        /// What the column has.
        case sameAs(String)
        /// The last word of what the column has.
        case lastWordOf(String)
    }

    struct Column: Sendable {
        let name: String
        let content: Content
        let need: Need

        init(_ name: String, _ content: Content = .text, _ need: Need = .optional) {
            self.name = name
            self.content = content
            self.need = need
        }
    }

    let name: String
    let columns: [Column]
    /// The columns that together name a row, by their positions.
    let key: [Int]
    /// Whether rows are looked up by their first cell, and so have to be sorted by it.
    let isSorted: Bool

    private init(_ name: String, key: [String], isSorted: Bool = false, _ columns: [Column]) {
        self.name = name
        self.columns = columns
        self.key = key.compactMap { name in columns.firstIndex { $0.name == name } }
        self.isSorted = isSorted
    }

    /// The position of a column.
    func position(_ column: String) -> Int? { columns.firstIndex { $0.name == column } }

    /// The form of a table, nil where there is no such table.
    static func of(_ name: String) -> TableForm? { all.first { $0.name == name } }

    /// The codes of `offices.kind` in schema.sql.
    static let officeKinds = [
        "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "minister", "ambassador", "envoy",
        "spokesperson", "secretary_general", "legislator", "military", "other",
    ]
    private static let gender = Content.choice(["m", "f"])

    /// All tables, by name.
    static let all = [
        TableForm(
            "countries", key: ["code"],
            [
                Column("code", .countryCode, .required), Column("alpha3"), Column("name", .text, .required),
                Column("official_name", .text, .sameAs("name")), Column("from", .date), Column("until", .date),
                Column("successors", .references("countries")),
            ]),
        TableForm(
            "country_names", key: ["code", "name", "kind"],
            [
                Column("code", .reference("countries"), .required), Column("name", .text, .required),
                Column("kind", .choice(CountryName.allCases.map(\.rawValue)), .byDefault("name")),
            ]),
        TableForm("given_names", key: ["name"], [Column("name", .text, .required), Column("gender", gender, .required)]),
        TableForm("honorifics", key: ["honorific"], [Column("honorific", .text, .required), Column("gender", gender)]),
        TableForm(
            "memberships", key: ["organization", "country", "from"], isSorted: true,
            [
                Column("organization", .reference("organizations"), .required),
                Column("country", .reference("countries"), .required), Column("from", .date), Column("until", .date),
            ]),
        TableForm(
            "office_titles", key: ["title"],
            [
                Column("title", .text, .required), Column("plural"), Column("kind", .choice(officeKinds), .required),
                Column("person_title", .choice(["0", "1"]), .byDefault("1")),
            ]),
        TableForm(
            "official_names", key: ["id", "name"],
            [Column("id", .reference("officials"), .required), Column("name", .text, .required)]),
        TableForm(
            "officials", key: ["id"],
            [
                Column("id", .identifier, .required), Column("name", .text, .required),
                Column("family", .text, .lastWordOf("name")), Column("gender", gender),
            ]),
        TableForm(
            "organization_names", key: ["name"],
            [
                Column("id", .reference("organizations"), .required), Column("name", .text, .required),
                Column("kind", .choice(["name", "abbreviation", "metonym", "adjective"]), .byDefault("name")),
            ]),
        TableForm(
            "organizations", key: ["id"],
            [
                Column("id", .identifier, .required), Column("name", .text, .required),
                Column("kind", .choice(Organization.Kind.allCases.map(\.rawValue)), .byDefault("other")),
                Column("country", .reference("countries")),
            ]),
        TableForm(
            "tenures", key: ["id", "title", "country", "organization", "from"], isSorted: true,
            [
                Column("id", .reference("officials"), .required), Column("title", .text, .required),
                Column("kind", .choice(officeKinds), .required), Column("country", .reference("countries")),
                Column("organization", .reference("organizations")), Column("from", .date), Column("until", .date),
                Column("known", .date),
            ]),
        TableForm(
            "topic_terms", key: ["term"], [Column("topic", .reference("topics"), .required), Column("term", .text, .required)]),
        TableForm(
            "topics", key: ["id"],
            [Column("id", .identifier, .required), Column("parent", .reference("topics")), Column("name", .text, .sameAs("id"))]),
    ]
}

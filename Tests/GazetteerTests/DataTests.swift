// Lint of the data files: form, order, duplicates, references and codes of the gazetteer's and the lexicon's tables.

import Foundation
import Language
import Resources
import Testing

@testable import Gazetteer

extension TableForm: CustomTestStringConvertible {
    var table: Table { Table(Resource.at("Gazetteer/\(name).tsv")) }
    public var testDescription: String { name }
}

/// The cells of one column, row by row.
private func cells(_ table: String, _ column: String) -> [String] {
    let table = Table(Resource.at("Gazetteer/\(table).tsv"))
    let position = table.column(column)
    return table.rows.map { $0[position] }
}

/// The values that occur more than once.
private func repeated(_ values: [String]) -> [String] {
    Dictionary(grouping: values, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
}

struct GazetteerDataTests {
    @Test func everyTableIsKnownHere() {
        #expect(Resource.folder("Gazetteer").map(\.path) == TableForm.all.map { "Gazetteer/\($0.name).tsv" })
    }

    @Test(arguments: TableForm.all)
    func hasItsColumnsAndRows(_ form: TableForm) {
        #expect(form.table.columns == form.columns.map(\.name) + ["source", "licence"])
        #expect(!form.table.rows.isEmpty)
        #expect(form.table.rows.filter { $0.count != form.columns.count + 2 } == [])
    }

    @Test(arguments: TableForm.all)
    func isSortedByBytes(_ form: TableForm) {
        let rows = form.table.rows.map { Array($0.joined(separator: "\0").utf8) }
        let misplaced = zip(rows, rows.dropFirst()).filter { !$0.lexicographicallyPrecedes($1) }
        #expect(misplaced.map { String(decoding: $1, as: UTF8.self) } == [])
    }

    @Test(arguments: TableForm.all)
    func hasNoRowTwice(_ form: TableForm) {
        let table = form.table
        #expect(repeated(table.rows.map { row in form.key.map { row[$0] }.joined(separator: "|") }) == [])
    }

    @Test(arguments: TableForm.all)
    func hasNoEmptyOrPaddedCell(_ form: TableForm) {
        let table = form.table
        // What a user's tables may leave out, and these may not.
        let besides = ["countries": ["alpha3"], "office_titles": ["plural"], "memberships": ["from"]][form.name] ?? []
        let filled = form.columns.filter { column in
            if case .optional = column.need { besides.contains(column.name) } else { true }
        }
        for column in filled.map(\.name) + ["source", "licence"] {
            let position = table.column(column)
            #expect(table.rows.filter { $0[position].isEmpty } == [], "empty \(column)")
        }
        let padded = table.rows.joined().filter {
            $0.first?.isWhitespace ?? false || $0.last?.isWhitespace ?? false || $0.contains("  ")
        }
        #expect(Array(padded) == [])
    }

    @Test(arguments: [
        ("country_names", "code", "countries", "code"), ("organizations", "country", "countries", "code"),
        ("organization_names", "id", "organizations", "id"), ("official_names", "id", "officials", "id"),
        ("tenures", "id", "officials", "id"), ("tenures", "country", "countries", "code"),
        ("tenures", "organization", "organizations", "id"), ("topics", "parent", "topics", "id"),
        ("topic_terms", "topic", "topics", "id"), ("memberships", "organization", "organizations", "id"),
        ("memberships", "country", "countries", "code"),
    ])
    func refersToRowsThatExist(_ table: String, _ column: String, _ target: String, _ key: String) {
        let known = Set(cells(target, key))
        #expect(cells(table, column).filter { !$0.isEmpty && !known.contains($0) } == [])
    }

    @Test(arguments: [
        ("countries", "code", "country_names", "code"), ("organizations", "id", "organization_names", "id"),
        ("officials", "id", "tenures", "id"),
    ])
    func isReferredToByTheOther(_ table: String, _ column: String, _ other: String, _ key: String) {
        let referring = Set(cells(other, key))
        #expect(cells(table, column).filter { !referring.contains($0) } == [])
    }

    @Test func kindsAreTheAllowedOnes() {
        func strangers(_ table: String, _ column: String, _ allowed: Set<String>) -> Set<String> {
            Set(cells(table, column)).subtracting(allowed)
        }
        #expect(strangers("country_names", "kind", Set(CountryName.allCases.map(\.rawValue))) == [])
        #expect(strangers("organizations", "kind", Set(Organization.Kind.allCases.map(\.rawValue))) == [])
        #expect(strangers("organization_names", "kind", ["name", "abbreviation", "metonym", "adjective"]) == [])
        #expect(strangers("office_titles", "kind", Set(TableForm.officeKinds)) == [])
        #expect(strangers("office_titles", "person_title", ["0", "1"]) == [])
        #expect(strangers("tenures", "kind", Set(TableForm.officeKinds)) == [])
        #expect(strangers("given_names", "gender", ["m", "f"]) == [])
        #expect(strangers("honorifics", "gender", ["m", "f", ""]) == [])
        #expect(strangers("officials", "gender", ["m", "f", ""]) == [])
    }

    @Test(arguments: [
        ("countries", "from"), ("countries", "until"), ("tenures", "from"), ("tenures", "until"), ("tenures", "known"),
        ("memberships", "from"), ("memberships", "until"),
    ])
    func datesAreDays(_ table: String, _ column: String) {
        #expect(cells(table, column).filter { !$0.isEmpty && !Self.isDate($0) } == [])
    }

    @Test(arguments: ["countries", "memberships", "tenures"])
    func nothingEndsBeforeItBegins(_ table: String) {
        let table = Table(Resource.at("Gazetteer/\(table).tsv"))
        let (from, until) = (table.column("from"), table.column("until"))
        let reversed = table.rows.filter { row in
            let length = min(row[from].count, row[until].count)
            return length > 0 && row[from].prefix(length) > row[until].prefix(length)
        }
        #expect(reversed == [])
    }

    /// A year, a month or a day of the calendar: "2004", "2004-03", "2004-03-09".
    static func isDate(_ text: String) -> Bool {
        let padded = text + "0000-01-01".dropFirst(text.count)
        return [4, 7, 10].contains(text.count) && CivilDate(iso: padded)?.iso == padded
    }

    @Test(arguments: [
        ("2004", true), ("2004-03", true), ("2004-02-29", true), ("2005-02-29", false), ("2004-13", false), ("04", false),
        ("2004-3", false),
    ])
    func tellsDates(_ text: String, _ isDate: Bool) {
        #expect(Self.isDate(text) == isDate)
    }

    @Test func topicsHangTogether() {
        let parents = Dictionary(uniqueKeysWithValues: zip(cells("topics", "id"), cells("topics", "parent")))
        for id in parents.keys {
            var (ancestor, steps) = (id, 0)
            while let parent = parents[ancestor], !parent.isEmpty, steps < 5 { (ancestor, steps) = (parent, steps + 1) }
            #expect(parents[ancestor] == "", "\(id) has no root")
            #expect(id.allSatisfy { $0.isLowercase || $0 == "-" })
        }
        #expect(Set(parents.keys).subtracting(cells("topic_terms", "topic")) == [])
        // Small letters throughout, except that an acronym is found only in capitals.
        #expect(cells("topic_terms", "term").filter { $0 != $0.lowercased() && !$0.prefix(2).allSatisfy(\.isUppercase) } == [])
    }

    /// A name of one kind means one country, but that a historical state shares its capital and its seats with a successor.
    @Test func namesAreSharedWithHistoricalStatesOnly() {
        let past = Set(zip(cells("countries", "code"), cells("countries", "until")).filter { !$1.isEmpty }.map(\.0))
        let rows = zip(cells("country_names", "code"), zip(cells("country_names", "name"), cells("country_names", "kind")))
        let shared = Dictionary(grouping: rows, by: { "\($0.1.1) \($0.1.0)" }).filter { $0.value.count > 1 }
        #expect(shared.keys.contains("capital Moscow"))
        for (name, rows) in shared {
            #expect(rows.filter { !past.contains($0.0) }.count == 1, "\(name)")
            #expect(["capital", "seat"].contains(rows[0].1.1), "\(name)")
        }
    }

    /// Words that running text uses for other things, which would be found everywhere.
    @Test func namesAreNoCommonWords() {
        let common: Set = [
            "talks", "power", "state", "will", "may", "said", "party", "house", "head", "reading", "nice", "mobile",
        ]
        for (table, column) in [
            ("topic_terms", "term"), ("given_names", "name"), ("country_names", "name"), ("organization_names", "name"),
        ] {
            #expect(cells(table, column).filter { common.contains($0.lowercased()) } == [])
        }
    }
}

struct LexiconDataTests {
    @Test(arguments: [
        ("abbreviations", ["word", "kind"], 1), ("acts", ["phrase", "act"], 1),
        ("cues", ["cue", "pos", "frames", "act", "forms"], 2),
        ("meetings", ["phrase", "class", "value"], 2), ("tags", ["word", "tag"], 1),
        ("time_words", ["class", "value", "words"], 2),
        ("word_classes", ["class", "words"], 1),
    ])
    func hasItsColumnsAndNoRowTwice(_ name: String, _ columns: [String], _ keyLength: Int) {
        let table = Table(Resource.at("Lexicon/\(name).tsv"))
        #expect(table.columns == columns)
        #expect(!table.rows.isEmpty)
        #expect(table.rows.filter { $0.count != columns.count || $0[0].isEmpty } == [])
        #expect(repeated(table.rows.map { $0.prefix(keyLength).joined(separator: "|") }) == [])
    }
}

struct EmbeddingTests {
    static let embedded = URL(filePath: #filePath).appending(path: "../../../Sources/Embedded").standardized

    @Test(arguments: ["Completions", "Gazetteer", "Lexicon", "Queries"])
    func embedsEveryFileOfTheFolder(_ folder: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.embedded.appending(path: folder).path)
        let files = names.filter { [".tsv", ".sql", ".bash", ".zsh", ".fish"].contains(where: $0.hasSuffix) }.map {
            "\(folder)/\($0)"
        }
        #expect(Resource.folder(folder).map(\.path).sorted() == files.sorted())
    }

    @Test func embedsTheFilesAsTheyStand() throws {
        for resource in Resource.all where resource.path != "schema.sql" {
            let file = try Data(contentsOf: Self.embedded.appending(path: resource.path))
            #expect(resource.bytes.elementsEqual(file), "\(resource.path) differs: run Sources/Embedded/generate.sh and build")
        }
    }
}

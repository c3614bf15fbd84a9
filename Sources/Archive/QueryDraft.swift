// A canned query made of a query and its values: the values become the defaults of its parameters.

import Extraction
import Language

/// A canned query in the making.
///
/// Numbers of officials differ between databases, and codes are not what people write: where a parameter is nothing but an
/// official, a country or an organization, the query looks the name up, and the name is the default.
struct QueryDraft {
    private var sql: String
    private var parameters: [CannedQuery.Parameter] = []
    private let arguments: [String: Value]

    init(_ query: Query, in archive: Archive) throws {
        sql = query.sql
        arguments = query.arguments
        let names = try lookUpNames(in: archive)
        makePatterns()
        for name in NamedParameters(in: sql).names {
            parameters.append(try names[name] ?? parameter(name))
        }
        // Whole months and years, as the type allows them, last until their ends.
        for parameter in parameters where parameter.type == .date {
            replace(parameter.name, after: "<= ") { ":\($0) || '~'" }
            replace(parameter.name, after: "date(") { "substr(:\($0) || '-01-01', 1, 10)" }
        }
    }

    /// The text of the file.
    func text(title: String, description: String) -> String {
        var lines = ["-- title: \(Self.oneLine(title))", "-- description: \(Self.oneLine(description))"]
        for parameter in parameters {
            let need =
                if case .byDefault(let value) = parameter.need { "default \(QueryHeader.quoted(value))" } else { "optional" }
            lines.append("-- parameter: \(parameter.name) (\(parameter.type.name), \(need)) \(parameter.description)")
        }
        return lines.joined(separator: "\n") + "\n" + sql + ";\n"
    }

    /// Makes columns that are compared with parameters of their own kind take names; returns those parameters.
    private mutating func lookUpNames(in archive: Archive) throws -> [String: CannedQuery.Parameter] {
        let comparison = #/(official|country|organization)_(?:id|code) (?:= :(\w+)|IN \(:(\w+)((?:, :\w+)*)\))/#
        let places = NamedParameters(in: sql).places.map(\.name)
        let found = sql.matches(of: comparison)
        var parameters: [String: CannedQuery.Parameter] = [:]
        for name in Set(found.compactMap { $0.output.2 ?? $0.output.3 }.map(String.init)) {
            let own = found.filter { ($0.output.2 ?? $0.output.3).map(String.init) == name }
            guard let kind = own.first?.output.1, own.allSatisfy({ $0.output.1 == kind }),
                places.count(where: { $0 == name }) == own.count, let value = arguments[name],
                let known = try Self.name(of: value, String(kind), archive), let type = CannedQuery.ParameterType(String(kind))
            else { continue }
            let description = type == .official ? "Name, or part of it" : "Name or code"
            parameters[name] = CannedQuery.Parameter(name: name, type: type, need: .byDefault(known), description: description)
        }
        sql = sql.replacing(comparison) { match in
            let whole = String(sql[match.range])
            guard let name = (match.output.2 ?? match.output.3).map(String.init), parameters[name] != nil else { return whole }
            let kind = match.output.1
            let condition = kind == "official" ? "named(folded, :\(name))" : "folded = fold(:\(name))"
            let column = whole.prefix { $0 != " " }
            return "\(column) IN (SELECT id FROM v_names WHERE kind = '\(kind)' AND \(condition))"
        }
        return parameters
    }

    /// The name of a row of officials, countries or organizations.
    private static func name(of value: Value, _ kind: String, _ archive: Archive) throws -> String? {
        let sql =
            switch kind {
            case "official": "SELECT name FROM officials WHERE id = :value"
            case "country": "SELECT name FROM countries WHERE code = :value"
            default: "SELECT name FROM organizations WHERE id = :value"
            }
        return try archive.rows(Query(sql: sql, arguments: ["value": value])).rows.first?[0].text
    }

    /// Makes full-text patterns of plain words take the words.
    private mutating func makePatterns() {
        for (name, value) in arguments {
            guard let pattern = value.text, let words = Self.words(pattern) else { continue }
            replace(name, after: "MATCH ") { "\(words.function)(:\($0))" }
        }
    }

    /// The words of a full-text pattern that the function makes of them.
    private static func words(_ pattern: String) -> (text: String, function: String)? {
        let text = pattern.replacing("\" AND \"", with: " ").replacing("\"", with: "")
        if FullText.words(text) == pattern { return (text, "words") }
        return FullText.phrase(text) == pattern ? (text, "phrase") : nil
    }

    /// Replaces a parameter where it stands after some text.
    private mutating func replace(_ name: String, after before: String, _ replacement: (String) -> String) {
        for place in NamedParameters(in: sql).places.reversed()
        where place.name == name && sql[..<place.range.lowerBound].hasSuffix(before) {
            sql.replaceSubrange(place.range, with: replacement(name))
        }
    }

    /// A parameter whose type its value tells.
    private func parameter(_ name: String) throws -> CannedQuery.Parameter {
        func make(_ type: CannedQuery.ParameterType, _ value: String, _ description: String) -> CannedQuery.Parameter {
            CannedQuery.Parameter(name: name, type: type, need: .byDefault(value), description: description)
        }
        switch arguments[name] {
        case .integer(let number): return make(.integer, String(number), "Whole number")
        case .real(let number): return make(.number, "\(number)", "Number")
        case .text(let text):
            if CivilDate(iso: text) != nil { return make(.date, text, "Day, month or year") }
            if sql.contains("act IN (:"), Extraction.Statement.Act(rawValue: text) != nil { return make(.act, text, "The act") }
            guard sql.contains("MATCH :\(name)") || sql.contains("words(:\(name))") || sql.contains("phrase(:\(name))") else {
                return make(.text, text, "Text")
            }
            if let words = Self.words(text) { return make(.text, words.text, "Words of the statement") }
            return make(.pattern, text, "Words, or a full-text pattern")
        case .null, .blob, nil:
            return CannedQuery.Parameter(name: name, type: .text, need: .optional, description: "Text")
        }
    }

    /// The text without anything that would end a comment.
    private static func oneLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension CannedQuery {
    /// Writes a query into a folder as a canned one, whose parameters have its values as their defaults.
    /// - Parameter replaces: whether a file of the name is replaced.
    /// - Returns: the canned query, with its path.
    /// - Throws: `ArchiveError.queryName`, `.queryFile`
    public static func write(
        name: String, title: String, description: String, query: Query, of archive: Archive, to folder: String,
        replaces: Bool = false
    ) throws -> CannedQuery {
        try checkName(name)
        let path = "\(folder)/\(name).sql"
        let text = try QueryDraft(query, in: archive).text(title: title, description: description)
        let canned = try CannedQuery(name: name, sql: text, path: path)
        _ = try archive.unusedArgument(of: canned.query([:]))
        try PrivateFile.write(text, to: path, replaces: replaces)
        return canned
    }
}

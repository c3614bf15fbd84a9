// Canned queries: one SQL file each, whose header comment declares title, description, parameters and an example.

import Extraction
import Language
import Resources

/// A query of `Queries/NAME.sql`. The header's lines are
///
///     -- title: What an official has said
///     -- description: ...
///     -- parameter: NAME (TYPE, required | optional | default VALUE) DESCRIPTION
///     -- example: NAME=VALUE NAME="VALUE"
public struct CannedQuery: Sendable, Hashable {
    /// Types of parameters.
    public enum ParameterType: String, Sendable, CaseIterable {
        case text, integer
        /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
        case date
        /// A name, or part of it.
        case official
        /// A name, adjective or code.
        case country
        /// A name or abbreviation.
        case organization
        /// Anything a statement may be about.
        case subject
        /// A code of `Statement.Act`.
        case act
    }
    public struct Parameter: Sendable, Hashable {
        public enum Need: Sendable, Hashable {
            case required
            case optional
            case byDefault(String)
        }
        public var name: String
        public var type: ParameterType
        public var need: Need
        public var description: String
    }
    public let name: String
    public let title: String
    public let description: String
    public let parameters: [Parameter]
    /// Values of the example, in order.
    public let example: [(name: String, value: String)]
    /// The whole file.
    public let sql: String

    /// All canned queries, by name.
    public static func all() throws -> [CannedQuery] { try Resource.folder("Queries").map(CannedQuery.init) }

    /// The canned query of a name.
    /// - Throws: `ArchiveError.unknownQuery`
    public static func of(name: String) throws -> CannedQuery {
        let all = try all()
        guard let query = all.first(where: { $0.name == name }) else {
            let known = all.map(\.name)
            throw ArchiveError.unknownQuery(name: name, nearest: nearest(to: name, of: known), known: known)
        }
        return query
    }

    /// The name spelt most like `name`, or the only one that begins with it.
    private static func nearest(to name: String, of known: [String]) -> String? {
        let wanted = Array(fold(name).unicodeScalars)
        guard wanted.count > 2, wanted.count < 60 else { return nil }
        let distances = known.compactMap { known in
            editDistance(wanted, Array(fold(known).unicodeScalars), atMost: max(1, wanted.count / 3)).map { (known, $0) }
        }
        if let nearest = distances.min(by: { $0.1 < $1.1 }) { return nearest.0 }
        let longer = known.filter { fold($0).hasPrefix(fold(name)) }
        return longer.count == 1 ? longer[0] : nil
    }

    init(_ file: Resource) throws {
        let name = file.path.split(separator: "/").last.map { $0.hasSuffix(".sql") ? $0.dropLast(4) : $0 } ?? ""
        try self.init(name: String(name), sql: file.text)
    }

    /// Parses the text of a file.
    /// - Throws: `ArchiveError.header`
    public init(name: String, sql: String) throws {
        self.name = name
        self.sql = sql
        var fields: [String: String] = [:]
        var parameters: [Parameter] = []
        for line in sql.split(separator: "\n") {
            guard line.hasPrefix("-- ") else { break }
            let parts = line.dropFirst(3).split(separator: ":", maxSplits: 1).map { $0.trimmed }
            guard parts.count == 2 else { throw ArchiveError.header(query: name, message: "no \"key: value\" in \"\(line)\"") }
            switch parts[0] {
            case "parameter": parameters.append(try Self.parameter(parts[1], of: name))
            case "title", "description", "example":
                guard fields.updateValue(parts[1], forKey: parts[0]) == nil else {
                    throw ArchiveError.header(query: name, message: "two lines \(parts[0])")
                }
            default: throw ArchiveError.header(query: name, message: "unknown key \(parts[0])")
            }
        }
        guard let title = fields["title"], let description = fields["description"], let example = fields["example"] else {
            throw ArchiveError.header(query: name, message: "title, description or example is missing")
        }
        self.title = title
        self.description = description
        self.parameters = parameters
        self.example = try Self.assignments(example, of: name)
    }

    /// Parses `official (official, required) Name, or part of it`.
    private static func parameter(_ text: String, of query: String) throws -> Parameter {
        let fault = ArchiveError.header(query: query, message: "cannot read the parameter \"\(text)\"")
        guard let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") else { throw fault }
        let inside = text[text.index(after: open)..<close].split(separator: ",", maxSplits: 1).map { $0.trimmed }
        guard inside.count == 2, let type = ParameterType(rawValue: inside[0]) else { throw fault }
        let need: Parameter.Need
        switch inside[1] {
        case "required": need = .required
        case "optional": need = .optional
        case let value where value.hasPrefix("default "): need = .byDefault(String(value.dropFirst(8)))
        default: throw fault
        }
        return Parameter(
            name: text[..<open].trimmed, type: type, need: need, description: text[text.index(after: close)...].trimmed)
    }

    /// Parses `official=Lavrov since="2025-01-01"`.
    private static func assignments(_ text: String, of query: String) throws -> [(name: String, value: String)] {
        var assignments: [(name: String, value: String)] = []
        var rest = text[...]
        while let equals = rest.firstIndex(of: "=") {
            let name = rest[..<equals].trimmed
            rest = rest[rest.index(after: equals)...]
            let isQuoted = rest.first == "\""
            if isQuoted { rest = rest.dropFirst() }
            let end = rest.firstIndex(of: isQuoted ? "\"" : " ") ?? rest.endIndex
            assignments.append((name, String(rest[..<end])))
            rest = end == rest.endIndex ? "" : rest[rest.index(after: end)...]
        }
        return assignments
    }

    /// The query with values for its parameters, as a person gave them.
    /// - Throws: `ArchiveError.missingParameter`, `.unknownParameter`, `.badParameter`
    public func query(_ values: [String: String]) throws -> Query {
        let known = parameters.map(\.name)
        if let name = values.keys.sorted().first(where: { !known.contains($0) }) {
            throw ArchiveError.unknownParameter(query: self.name, name: name, known: known)
        }
        var arguments: [String: Value] = [:]
        for parameter in parameters {
            switch (values[parameter.name], parameter.need) {
            case (let text?, _), (nil, .byDefault(let text)): arguments[parameter.name] = try parameter.value(text)
            case (nil, .optional): arguments[parameter.name] = .null
            case (nil, .required):
                throw ArchiveError.missingParameter(query: self.name, name: parameter.name, known: known)
            }
        }
        return Query(sql: sql, arguments: arguments)
    }

    public static func == (a: CannedQuery, b: CannedQuery) -> Bool { a.name == b.name && a.sql == b.sql }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(sql)
    }
}

extension CannedQuery.Parameter {
    /// The value of a text that a person gave.
    fileprivate func value(_ text: String) throws -> Value {
        func bad(_ expected: String) -> ArchiveError { .badParameter(name: name, value: text, expected: expected) }
        switch type {
        case .integer:
            guard let integer = Int64(text) else { throw bad("a whole number") }
            return .integer(integer)
        case .date:
            let isDay =
                switch text.utf8.count {
                case 4: CivilDate(iso: text + "-01-01") != nil
                case 7: CivilDate(iso: text + "-01") != nil
                case 10: CivilDate(iso: text) != nil
                default: false
                }
            guard isDay else { throw bad("a date: write YYYY, YYYY-MM or YYYY-MM-DD") }
            return .text(text)
        case .act:
            let acts = Extraction.Statement.Act.allCases.map(\.rawValue)
            guard acts.contains(text) else { throw bad("an act: write one of \(acts.joined(separator: ", "))") }
            return .text(text)
        case .text, .official, .country, .organization, .subject:
            guard !text.allSatisfy(\.isWhitespace) else { throw bad("a text") }
            return .text(text)
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

// Canned queries: one SQL file each, whose header comment declares title, description, parameters and an example.

import Resources

/// A query of a file `NAME.sql`, whose header begins
///
///     -- title: What an official has said
///     -- description: ...
///     -- parameter: NAME (TYPE, required | optional | default VALUE) DESCRIPTION
///     -- example: NAME=VALUE NAME="VALUE"
///
/// A value with spaces at its ends, brackets or quotation marks stands in quotation marks, `\"` and `\n` in it.
public struct CannedQuery: Sendable, Hashable {
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

        public init(name: String, type: ParameterType, need: Need, description: String) {
            self.name = name
            self.type = type
            self.need = need
            self.description = description
        }
    }

    /// A value for a parameter.
    public struct Assignment: Sendable, Hashable {
        public var name: String
        public var value: String
    }

    public let name: String
    public let title: String
    public let description: String
    public let parameters: [Parameter]
    /// Values of the example, in order.
    public let example: [Assignment]
    /// The whole file.
    public let sql: String
    /// The file it was read from; nil for those that come with Demarche.
    public let path: String?

    /// The canned queries that come with Demarche, by name.
    public static func all() throws -> [CannedQuery] {
        try Resource.folder("Queries").map { file in
            let name = file.path.split(separator: "/").last.map { $0.hasSuffix(".sql") ? $0.dropLast(4) : $0 } ?? ""
            return try CannedQuery(name: String(name), sql: file.text)
        }
    }

    /// The canned query of a name, of those that come with Demarche.
    /// - Throws: `ArchiveError.unknownQuery`
    public static func of(name: String) throws -> CannedQuery { try QueryCatalogue(folders: []).query(named: name) }

    /// Parses the text of a file.
    /// - Parameter path: the file, where it is one of the user's.
    /// - Throws: `ArchiveError.header`
    public init(name: String, sql: String, path: String? = nil) throws {
        let header = try QueryHeader(sql, path: path ?? name + ".sql")
        self.name = name
        self.sql = sql
        self.path = path
        title = header.title
        description = header.description
        parameters = header.parameters
        example = header.example
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
}

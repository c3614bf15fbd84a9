// The header comment of a canned query, parsed: what is wrong with it is said with its line.

/// Title, description, parameters and example of a canned query's file.
struct QueryHeader {
    private(set) var title = ""
    private(set) var description = ""
    private(set) var parameters: [CannedQuery.Parameter] = []
    private(set) var example: [CannedQuery.Assignment] = []

    private let path: String
    /// The line that is read, from 1.
    private var line = 0

    /// - Throws: `ArchiveError.header`
    init(_ sql: String, path: String) throws {
        self.path = path
        var lines: [String: Int] = [:]
        for text in sql.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            line += 1
            guard text.hasPrefix("--") else { break }
            guard text.trimmed != "--" else { continue }
            let parts = text.dropFirst(2).split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(\.trimmed)
            guard parts.count == 2 else { throw fault("no \"key: value\": write title, description, parameter or example") }
            guard parts[0] == "parameter" || lines.updateValue(line, forKey: parts[0]) == nil else {
                throw fault("a second line \"\(parts[0])\"")
            }
            switch parts[0] {
            case "parameter": parameters.append(try parameter(parts[1]))
            case "title": title = parts[1]
            case "description": description = parts[1]
            case "example": example = try assignments(parts[1])
            default: throw fault("unknown key \"\(parts[0].prefix(40))\": write title, description, parameter or example")
            }
        }
        for (key, isMissing) in [("title", title.isEmpty), ("description", description.isEmpty)] where isMissing {
            line = lines[key] ?? 1
            throw fault("there is no \(key): begin the file with lines such as \"-- \(key): ...\"")
        }
        try check(lines["example"] ?? max(1, line), sql)
    }

    /// Parameters, example and SQL fit together.
    private mutating func check(_ exampleLine: Int, _ sql: String) throws {
        let used = NamedParameters(in: sql)
        for parameter in parameters where used.line(of: parameter.name) == nil {
            throw fault("the query has no :\(parameter.name), which the header declares")
        }
        for name in used.names where !parameters.contains(where: { $0.name == name }) {
            line = used.line(of: name) ?? 1
            throw fault("the header does not declare the parameter :\(name)")
        }
        line = exampleLine
        for assignment in example {
            guard let parameter = parameters.first(where: { $0.name == assignment.name }) else {
                throw fault("the example has a value for \(assignment.name), which is no parameter")
            }
            try check(assignment.value, of: parameter)
        }
        for parameter in parameters where parameter.need == .required {
            guard example.contains(where: { $0.name == parameter.name }) else {
                throw fault("the example has no value for the parameter \(parameter.name), which is required")
            }
        }
    }

    private func check(_ value: String, of parameter: CannedQuery.Parameter) throws {
        do {
            _ = try parameter.value(value)
        } catch {
            throw fault("\(error)")
        }
    }

    /// Parses `official (official, required) Name, or part of it`.
    private func parameter(_ text: String) throws -> CannedQuery.Parameter {
        let form = "write NAME (TYPE, required | optional | default VALUE) DESCRIPTION"
        guard let open = text.firstIndex(of: "("), let comma = text[open...].firstIndex(of: ",") else {
            throw fault("cannot read the parameter: \(form)")
        }
        let name = text[..<open].trimmed
        guard NamedParameters.isName(name) else {
            throw fault("\"\(name.prefix(40))\" cannot be the name of a parameter: \(form)")
        }
        guard !parameters.contains(where: { $0.name == name }) else { throw fault("a second parameter \(name)") }
        let typeName = text[text.index(after: open)..<comma].trimmed
        guard let type = CannedQuery.ParameterType(typeName) else {
            let near = nearest(to: typeName, of: CannedQuery.ParameterType.names.components(", "))
            let remedy = near.map { "did you mean \($0)?" } ?? "the types are \(CannedQuery.ParameterType.names), one|another"
            throw fault("unknown type \"\(typeName.prefix(40))\": \(remedy)")
        }
        var rest = text[text.index(after: comma)...].drop(while: \.isWhitespace)
        var need: CannedQuery.Parameter.Need
        if rest.hasPrefix("default ") {
            rest = rest.dropFirst(8).drop(while: \.isWhitespace)
            need = .byDefault(try value(&rest, until: ")"))
        } else {
            switch try value(&rest, until: ")") {
            case "required": need = .required
            case "optional": need = .optional
            default: throw fault("cannot read the parameter \(name): \(form)")
            }
        }
        guard rest.first == ")" else { throw fault("cannot read the parameter \(name): \(form)") }
        let parameter = CannedQuery.Parameter(name: name, type: type, need: need, description: rest.dropFirst().trimmed)
        if case .byDefault(let value) = need { try check(value, of: parameter) }
        return parameter
    }

    /// Parses `official=Lavrov since="2025-01-01"`.
    private func assignments(_ text: String) throws -> [CannedQuery.Assignment] {
        var assignments: [CannedQuery.Assignment] = []
        var rest = text.drop(while: \.isWhitespace)
        while !rest.isEmpty {
            guard let equals = rest.firstIndex(of: "=") else {
                throw fault("the example is no NAME=VALUE: \"\(rest.prefix(40))\"")
            }
            let name = rest[..<equals].trimmed
            rest = rest[rest.index(after: equals)...]
            assignments.append(CannedQuery.Assignment(name: name, value: try value(&rest, until: " ")))
            rest = rest.drop(while: \.isWhitespace)
        }
        return assignments
    }

    /// Takes a value that is quoted or ends before `end`.
    private func value(_ text: inout Substring, until end: Character) throws -> String {
        guard text.first == "\"" else {
            let plain = text.prefix { $0 != end }
            text = text[plain.endIndex...]
            return plain.trimmed
        }
        text.removeFirst()
        var value = ""
        while let character = text.popFirst() {
            switch character {
            case "\"":
                text = end == ")" ? text.drop(while: \.isWhitespace) : text
                return value
            case "\\":
                guard let escaped = text.popFirst() else { break }
                value.append(escaped == "n" ? "\n" : escaped)
            default: value.append(character)
            }
        }
        throw fault("a quotation mark has no end")
    }

    /// A value as `value(_:until:)` reads it.
    static func quoted(_ value: String) -> String {
        let isPlain = !value.isEmpty && value.allSatisfy { $0.isLetter || $0.isNumber || "-_.:/".contains($0) }
        guard !isPlain else { return value }
        let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return "\"\(escaped)\""
    }

    private func fault(_ message: String) -> ArchiveError { .header(path: path, line: line, message: message) }
}

extension String {
    fileprivate func components(_ separator: String) -> [String] { split(separator: separator).map(String.init) }
}

// A JSON object as an article record: which of its fields hold what, and their values.

import Language

/// The fields of an object that an article is made of.
struct Record {
    private let scanner: JSONScanner
    private var values: [FieldNames.Field: (value: JSONScanner.Value, rank: Int)] = [:]
    /// The other values that may hold records.
    private var containers: [JSONScanner.Value] = []
    /// The first names of its fields, for messages.
    private(set) var keys: [String] = []

    /// Reads the object at the scanner and moves past it. Of a repeated name, the last counts.
    init(_ scanner: inout JSONScanner, names: FieldNames) throws(JSONFault) {
        let text = scanner
        var values: [FieldNames.Field: (value: JSONScanner.Value, rank: Int)] = [:]
        var containers: [JSONScanner.Value] = []
        var keyValues: [JSONScanner.Value] = []
        let start = scanner.at
        try scanner.eachField { key, value in
            if keyValues.count < 8 { keyValues.append(key) }
            if value.kind == .object || value.kind == .array { containers.append(value) }
            let name = key.kind == .string ? FieldNames.key(text.bytes[key.range]) : FieldNames.key(text.string(key).utf8)
            guard let place = names.place(of: name), Self.isUsable(value, for: place.field, text) else { return }
            if let known = values[place.field], known.rank < place.rank { return }
            values[place.field] = (value, place.rank)
        }
        for (field, paths) in names.nested {
            for path in paths {
                guard let value = text.value(at: path.keys, in: start), Self.isUsable(value, for: field, text) else { continue }
                if let known = values[field], known.rank < path.rank { continue }
                values[field] = (value, path.rank)
            }
        }
        self.scanner = text
        self.values = values
        self.containers = containers
        if values[.text] == nil { keys = keyValues.map { String(text.string($0).prefix(40)) } }
    }

    /// Whether the value can be what the field is; null never is.
    private static func isUsable(_ value: JSONScanner.Value, for field: FieldNames.Field, _ text: JSONScanner) -> Bool {
        switch (field, value.kind) {
        case (_, .null), (_, .literal): false
        case (_, .string), (_, .escapedString): true
        case (.text, .array): text.elements(of: value).allSatisfy { $0.kind == .string || $0.kind == .escapedString }
        case (.author, .array), (.author, .object), (.source, .object), (.source, .array): true
        case (.published, .number), (.id, .number): true
        default: false
        }
    }

    func has(_ field: FieldNames.Field) -> Bool { values[field] != nil }

    /// The text as it stands; paragraphs given as an array are joined by empty lines. Nil where there is none.
    func text() -> String? {
        guard let value = values[.text]?.value else { return nil }
        guard value.kind == .array else { return scanner.string(value) }
        return scanner.elements(of: value).map(scanner.string).joined(separator: "\n\n")
    }

    /// A string without the white space around it, nil where there is none or it is empty.
    func string(_ field: FieldNames.Field) -> String? {
        guard let value = values[field]?.value, value.kind == .string || value.kind == .escapedString else { return nil }
        let text = scanner.string(value)
        let trimmed = text.drop(while: \.isWhitespace)
        guard let last = trimmed.lastIndex(where: { !$0.isWhitespace }) else { return nil }
        return String(trimmed[...last])
    }

    /// A string in one line.
    func line(_ field: FieldNames.Field) -> String? {
        guard let text = string(field) else { return nil }
        guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The identifier, a string or a number.
    var identifier: String? {
        guard let value = values[.id]?.value, value.kind == .number else { return string(.id) }
        return String(decoding: scanner.bytes[value.range], as: UTF8.self)
    }

    /// The day, nil where there is none or it cannot be read.
    /// - Parameter dayFirst: whether "03/09/2022" is in September.
    func date(dayFirst: Bool = false) -> CivilDate? {
        guard let value = values[.published]?.value else { return nil }
        if value.kind == .number {
            return Double(String(decoding: scanner.bytes[value.range], as: UTF8.self)).flatMap { CivilDate(epoch: $0) }
        }
        let text = scanner.string(value)
        return CivilDate(iso: text) ?? CivilDate(written: text, dayFirst: dayFirst)
    }

    /// The language's two-letter code, from "en", "en-US" or "en_GB".
    var language: String? {
        guard let text = string(.language)?.lowercased() else { return nil }
        let code = text.prefix { $0 != "-" && $0 != "_" }
        return code.utf8.count == 2 ? String(code) : nil
    }

    /// A name: a string, an object with a "name", or several of them.
    func name(_ field: FieldNames.Field) -> String? {
        guard let value = values[field]?.value else { return nil }
        switch value.kind {
        case .object: return scanner.name(of: value)
        case .array:
            let names = scanner.elements(of: value).compactMap(scanner.name)
            return names.isEmpty ? nil : names.joined(separator: ", ")
        default: return line(field)
        }
    }

    /// The arrays in the object, or in an object in it, that hold objects with a text.
    func arrays(of names: FieldNames) -> [Range<Int>] { containers.flatMap { scanner.arrays(in: $0, names: names, depth: 3) } }
}

extension JSONScanner {
    /// The elements of an array, which has been scanned before.
    func elements(of value: Value) -> [Value] {
        var elements: [Value] = []
        var inner = JSONScanner(bytes, at: value.range.lowerBound)
        try? inner.eachElement { elements.append($0) }
        return elements
    }

    /// The fields of an object, which has been scanned before.
    fileprivate func fields(of value: Value) -> [(key: UInt64, value: Value)] {
        var fields: [(UInt64, Value)] = []
        var inner = JSONScanner(bytes, at: value.range.lowerBound)
        try? inner.eachField { fields.append((FieldNames.key(string($0).utf8), $1)) }
        return fields
    }

    fileprivate func name(of value: Value) -> String? {
        switch value.kind {
        case .string, .escapedString:
            let text = string(value)
            return text.utf8.contains { $0 > 0x20 } ? text : nil
        case .object:
            let key = FieldNames.key("name".utf8)
            return fields(of: value).last { $0.key == key && ($0.value.kind == .string || $0.value.kind == .escapedString) }
                .flatMap { name(of: $0.value) }
        default: return nil
        }
    }

    /// The value at a path of names from the object at an offset.
    fileprivate func value(at path: [UInt64], in object: Int) -> Value? {
        var value = Value(kind: .object, range: object..<object)
        for key in path {
            guard value.kind == .object, let field = fields(of: value).last(where: { $0.key == key }) else { return nil }
            value = field.value
        }
        return value
    }

    fileprivate func arrays(in value: Value, names: FieldNames, depth: Int) -> [Range<Int>] {
        guard depth > 0 else { return [] }
        if value.kind == .object { return fields(of: value).flatMap { arrays(in: $0.value, names: names, depth: depth - 1) } }
        guard value.kind == .array else { return [] }
        let holdsRecords = elements(of: value).contains { element in
            guard element.kind == .object else { return false }
            var inner = JSONScanner(bytes, at: element.range.lowerBound)
            return (try? Record(&inner, names: names))?.has(.text) ?? false
        }
        return holdsRecords ? [value.range] : []
    }
}

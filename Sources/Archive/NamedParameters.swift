// Where the named parameters of a statement stand: outside of its comments, texts and quoted names.

/// The parameters `:name` of an SQL text.
struct NamedParameters {
    /// The places of a parameter in the text, its colon included.
    private(set) var places: [(name: String, range: Range<String.Index>)] = []
    private let sql: String

    init(in sql: String) {
        self.sql = sql
        var rest = sql[...]
        while let character = rest.first {
            let start = rest.startIndex
            rest.removeFirst()
            switch character {
            case "-" where rest.first == "-": rest = rest.drop { !$0.isNewline }
            case "/" where rest.first == "*":
                rest = rest.dropFirst()
                while !rest.isEmpty, !rest.hasPrefix("*/") { rest.removeFirst() }
                rest = rest.dropFirst(2)
            case "'", "\"", "`": rest = rest.drop { $0 != character }.dropFirst()
            case "[": rest = rest.drop { $0 != "]" }.dropFirst()
            case ":":
                let name = rest.prefix(while: Self.isNamePart)
                guard !name.isEmpty else { continue }
                rest = rest[name.endIndex...]
                places.append((String(name), start..<name.endIndex))
            default: continue
            }
        }
    }

    /// The names, in the order of their first places.
    var names: [String] {
        var seen: Set<String> = []
        return places.map(\.name).filter { seen.insert($0).inserted }
    }

    /// The line at which a parameter first stands, from 1.
    func line(of name: String) -> Int? {
        guard let place = places.first(where: { $0.name == name }) else { return nil }
        return sql[..<place.range.lowerBound].count(where: \.isNewline) + 1
    }

    static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.allSatisfy(isNamePart) && text.first?.isNumber == false
    }

    private static func isNamePart(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber) || character == "_"
    }
}

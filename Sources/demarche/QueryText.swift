// What a canned query is and takes, for reading.

import Archive

enum QueryText {
    /// `subject= [since=] [limit=100]`
    static func usage(of query: CannedQuery) -> String {
        query.parameters.map { parameter in
            switch parameter.need {
            case .required: "\(parameter.name)="
            case .optional: "[\(parameter.name)=]"
            case .byDefault(let value): "[\(parameter.name)=\(quoted(value))]"
            }
        }.joined(separator: " ")
    }

    /// Title, description, parameters and example, as a help text has them.
    static func description(of query: CannedQuery) -> String {
        var text = "\(query.title)\n\(query.description)\n\nUSAGE: demarche query \(query.name) \(usage(of: query))\n"
        if !query.parameters.isEmpty {
            let rows = query.parameters.map { parameter in
                let need =
                    switch parameter.need {
                    case .required: "required"
                    case .optional: "optional"
                    case .byDefault(let value): "default \(quoted(value))"
                    }
                return (parameter.name, "\(parameter.type.name), \(need)", parameter.description)
            }
            let widths = (rows.map(\.0.count).max() ?? 0, rows.map(\.1.count).max() ?? 0)
            text += "\nPARAMETERS:\n"
            for row in rows { text += "  \(row.0.padded(to: widths.0))  \(row.1.padded(to: widths.1))  \(row.2)\n" }
        }
        let example = query.example.map { "\($0.name)=\(quoted($0.value))" }
        text += "\nEXAMPLE:\n  demarche query \(([query.name] + example).joined(separator: " "))\n"
        if let path = query.path { text += "\nFILE: \(path)\n" }
        return neutral(text, keepingLines: true)
    }

    /// The value as a shell takes it.
    private static func quoted(_ value: String) -> String {
        let isPlain = !value.isEmpty && value.allSatisfy { $0.isLetter || $0.isNumber || "-_.:/,+".contains($0) }
        return isPlain ? value : "'" + value.replacing("'", with: "'\\''") + "'"
    }
}

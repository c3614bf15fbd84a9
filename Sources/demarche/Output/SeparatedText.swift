// Rows as CSV, TSV, Markdown, HTML and JSON, one at a time.

import Archive

/// The text of rows that follow one another, in a format in which no row depends on those after it.
struct RowText {
    enum Format { case json, jsonl, csv, tsv, markdown, html }

    private let format: Format
    private let columns: [String]
    private let hasHeader: Bool
    private var isBegun = false

    /// - Parameter hasHeader: whether the names of the columns stand before the rows; JSON has them in each row.
    init(_ format: Format, columns: [String], hasHeader: Bool = true) {
        self.format = format
        self.hasHeader = hasHeader
        self.columns = format == .json || format == .jsonl ? unique(columns) : columns
    }

    /// A row, after the first with what stands before all rows.
    mutating func text(of row: [Value]) -> [UInt8] {
        let lead = begin(row)
        switch format {
        case .json: return lead + object(row)
        case .jsonl: return object(row) + "\n".utf8
        case .csv: return lead + commaSeparated(row.map(\.plain)).utf8
        case .tsv: return lead + tabSeparated(row.map(\.plain)).utf8
        case .markdown: return lead + markdown(row.map { markdown($0.plain) }).utf8
        case .html: return lead + htmlRow(row).utf8
        }
    }

    /// What stands after all rows.
    mutating func end() -> [UInt8] {
        let isEmpty = !isBegun
        let lead = isEmpty ? begin([]) : []
        switch format {
        case .json: return Array((isEmpty ? "[]\n" : "\n]\n").utf8)
        case .html: return lead + htmlFoot.utf8
        case .jsonl, .csv, .tsv, .markdown: return lead
        }
    }

    /// What stands before the row: the titles before the first one, in JSON what divides it from the one before.
    private mutating func begin(_ row: [Value]) -> [UInt8] {
        defer { isBegun = true }
        switch format {
        case .jsonl: return []
        case .json: return Array((row.isEmpty ? "" : isBegun ? ",\n" : "[\n").utf8)
        case _ where isBegun: return []
        case .html: return Array(htmlHead(columns, hasHeader: hasHeader).utf8)
        case _ where !hasHeader: return []
        case .csv: return Array(commaSeparated(columns).utf8)
        case .tsv: return Array(tabSeparated(columns).utf8)
        case .markdown:
            // Columns whose first value is a number are set to the right.
            let marks = columns.indices.map { row.indices.contains($0) && row[$0].isNumber ? "---:" : "---" }
            return Array((markdown(columns.map { markdown($0) }) + markdown(marks)).utf8)
        }
    }

    private func object(_ row: [Value]) -> [UInt8] {
        var json = JSONText()
        json.object { object in
            for (column, value) in zip(columns, row) { object.member(column, value) }
        }
        return json.bytes
    }

    /// A line after RFC 4180: CRLF at its end, quotation marks where needed, controls other than tabs and line ends neutralised.
    private func commaSeparated(_ fields: [String]) -> String {
        fields.map { text in
            let text = neutral(text, keepingLines: true, keepingTabs: true)
            let special: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D]
            guard text.utf8.contains(where: { special.contains($0) }) else { return text }
            return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }.joined(separator: ",") + "\r\n"
    }

    /// A line with `\t`, `\n`, `\r` and `\\` written as two characters, other controls neutralised.
    private func tabSeparated(_ fields: [String]) -> String {
        fields.map { text in
            var result = String.UnicodeScalarView()
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\t": result.append(contentsOf: "\\t".unicodeScalars)
                case "\n": result.append(contentsOf: "\\n".unicodeScalars)
                case "\r": result.append(contentsOf: "\\r".unicodeScalars)
                case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
                default: result.append(scalar)
                }
            }
            return neutral(String(result))
        }.joined(separator: "\t") + "\n"
    }

    /// A line of a GitHub-flavoured Markdown table.
    private func markdown(_ fields: [String]) -> String { "| " + fields.joined(separator: " | ") + " |\n" }

    /// A text whose marks of Markdown and HTML are escaped.
    private func markdown(_ text: String) -> String {
        // An address alone becomes a link as it stands.
        if text.hasPrefix("https://") || text.hasPrefix("http://"),
            !text.contains(where: { $0.isWhitespace || "|<>\\".contains($0) })
        {
            return neutral(text)
        }
        var result = ""
        for character in neutral(text, keepingLines: true) {
            switch character {
            case "|", "\\", "`", "*", "_", "[", "]", "#": result += "\\\(character)"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\n", "\r\n": result += "<br>"
            default: result.append(character)
            }
        }
        return result
    }
}

/// The names, those that came before with a number: `a`, `a:1`.
func unique(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
        var unique = name
        var number = 1
        while !taken.insert(unique).inserted {
            unique = "\(name):\(number)"
            number += 1
        }
        return unique
    }
}

extension JSONText {
    mutating func member(_ name: String, _ cell: Value) {
        key(name)
        switch cell {
        case .null: null()
        case .integer(let number): value(number)
        case .real(let number): value(number)
        case .text(let text): value(text)
        case .blob(let bytes): value(hexadecimal(bytes))
        }
    }
}

// Rows as CSV, TSV, Markdown and JSON.

import Archive

/// CSV after RFC 4180: CRLF line ends, quotation marks where needed. `neutralised` is for a terminal: pipes get the bytes.
func commaSeparated(_ grid: Rows, neutralised: Bool) -> String {
    func field(_ text: String) -> String {
        let text = neutralised ? neutral(text, keepingLines: true) : text
        let special: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D]
        let needsQuotes = text.utf8.contains { special.contains($0) }
        guard needsQuotes else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
    func line(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\r\n" }
    return line(grid.columns) + grid.rows.map { line($0.map(\.plain)) }.joined()
}

/// TSV with `\t`, `\n`, `\r` and `\\` written as two characters, other controls neutralised.
func tabSeparated(_ grid: Rows) -> String {
    func field(_ text: String) -> String {
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
    }
    func line(_ fields: [String]) -> String { fields.map(field).joined(separator: "\t") + "\n" }
    return line(grid.columns) + grid.rows.map { line($0.map(\.plain)) }.joined()
}

/// A GitHub-flavoured Markdown table; marks of Markdown and HTML in the text are escaped.
func markdownText(_ grid: Rows) -> String {
    func field(_ text: String) -> String {
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
    func line(_ fields: [String]) -> String { "| " + fields.joined(separator: " | ") + " |\n" }
    let numeric = grid.columns.indices.map { isNumeric(grid, column: $0) }
    return line(grid.columns.map(field)) + line(numeric.map { $0 ? "---:" : "---" })
        + grid.rows.map { line($0.map { field($0.plain) }) }.joined()
}

/// A JSON array with an object a line, or JSON Lines. Of columns of one name the last is taken, as SQL tools do.
func jsonText(_ grid: Rows, lines: Bool) -> [UInt8] {
    let wanted = grid.columns.indices.filter { index in grid.columns.lastIndex(of: grid.columns[index]) == index }
    var bytes: [UInt8] = lines ? [] : Array("[".utf8)
    for (number, row) in grid.rows.enumerated() {
        var json = JSONText()
        json.object { object in
            for index in wanted { object.member(grid.columns[index], row[index]) }
        }
        if !lines { bytes.append(contentsOf: (number == 0 ? "\n" : ",\n").utf8) }
        bytes.append(contentsOf: json.bytes)
        if lines { bytes.append(UInt8(ascii: "\n")) }
    }
    if !lines { bytes.append(contentsOf: (grid.rows.isEmpty ? "]\n" : "\n]\n").utf8) }
    return bytes
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

/// Whether a column holds numbers only, so that it is set to the right.
func isNumeric(_ grid: Rows, column: Int) -> Bool {
    var found = false
    for row in grid.rows where row[column] != .null {
        guard row[column].isNumber else { return false }
        found = true
    }
    return found
}

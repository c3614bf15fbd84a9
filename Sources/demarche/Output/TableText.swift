// A table for people: columns aligned and wrapped to the width at hand, nothing cut.

import Archive

/// The rows as an aligned table of at most `width` columns; where they do not fit side by side, a block of lines for each row.
/// - Parameter hasHeader: whether the names of the columns stand above it; blocks have them in each line.
func tableText(_ grid: Rows, width: Int, hasHeader: Bool = true) -> String {
    guard !grid.columns.isEmpty else { return "" }
    let cells = grid.rows.map { $0.map { neutral($0.plain, keepingLines: true) } }
    let header = grid.columns.map { neutral($0) }
    let titles = header.map { hasHeader ? displayWidth($0) : 1 }
    let natural = grid.columns.indices.map { column in
        cells.reduce(titles[column]) { max($0, widestLine($1[column])) }
    }
    // A column narrower than its title or its longest word reads badly.
    let least = grid.columns.indices.map { column in
        cells.reduce(titles[column]) { max($0, min(24, longestWord($1[column]))) }
    }
    guard let widths = fitted(natural, least: least, into: width - 2 * (natural.count - 1)) else {
        return blocks(header, cells, width: width)
    }
    let numeric = grid.columns.indices.map { isNumeric(grid, column: $0) }

    func lines(_ fields: [String]) -> [String] {
        let wrapped = zip(fields, widths).map { wrap($0, width: $1) }
        let height = wrapped.map(\.count).max() ?? 1
        return (0..<height).map { row in
            var line = ""
            for column in fields.indices {
                let text = row < wrapped[column].count ? wrapped[column][row] : ""
                let space = String(repeating: " ", count: max(0, widths[column] - displayWidth(text)))
                if column > 0 { line += "  " }
                line += numeric[column] ? space + text : text + space
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
    let body = cells.map(lines)
    // Rows of several lines need air between them to be told apart.
    let gap = body.contains { $0.count > 1 } ? "\n" : ""
    var result = ""
    if hasHeader {
        result = lines(header).map { Terminal.bold($0) + "\n" }.joined()
        result += Terminal.dim(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")) + "\n"
    }
    result += body.map { $0.map { $0 + "\n" }.joined() }.joined(separator: gap)
    return result
}

/// The text broken into lines of at most `width` columns, at spaces where there are any. Longer words are broken, or stand out.
func wrap(_ text: String, width: Int, breakingWords: Bool = true) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
        var line = ""
        var lineWidth = 0
        for word in paragraph.split(separator: " ", omittingEmptySubsequences: false) {
            let wordWidth = displayWidth(word)
            if !line.isEmpty || lineWidth > 0 {
                if lineWidth + 1 + wordWidth <= width {
                    line += " " + word
                    lineWidth += 1 + wordWidth
                    continue
                }
                lines.append(line)
                line = ""
                lineWidth = 0
            }
            for character in word {
                let columns = displayWidth(character)
                if breakingWords, lineWidth + columns > width, lineWidth > 0 {
                    lines.append(line)
                    line = ""
                    lineWidth = 0
                }
                line.append(character)
                lineWidth += columns
            }
        }
        lines.append(line)
    }
    return lines
}

/// Widths that fit `space`: short columns keep theirs, the long ones share what is left; nil where one would get too little.
private func fitted(_ natural: [Int], least: [Int], into space: Int) -> [Int]? {
    guard natural.reduce(0, +) > space else { return natural }
    var widths = natural
    var open = Set(natural.indices)
    var left = space
    while !open.isEmpty {
        let share = left / open.count
        let short = open.filter { natural[$0] <= share }
        if short.isEmpty {
            for column in open { widths[column] = share }
            break
        }
        for column in short {
            left -= natural[column]
            open.remove(column)
        }
    }
    return zip(widths, least).allSatisfy { $0 >= $1 } ? widths : nil
}

private func longestWord(_ text: String) -> Int {
    text.split(whereSeparator: \.isWhitespace).reduce(0) { max($0, displayWidth($1)) }
}

private func widestLine(_ text: String) -> Int {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).reduce(0) { max($0, displayWidth($1)) }
}

private func blocks(_ header: [String], _ cells: [[String]], width: Int) -> String {
    let label = header.map { displayWidth($0) }.max() ?? 0
    return cells.map { row in
        zip(header, row).filter { !$1.isEmpty }.map { name, text in
            let lines = wrap(text, width: max(10, width - label - 2), breakingWords: false)
            let indent = String(repeating: " ", count: label + 2)
            let title = Terminal.dim(name) + String(repeating: " ", count: label - displayWidth(name) + 2)
            return title + lines.joined(separator: "\n" + indent) + "\n"
        }.joined()
    }.joined(separator: "\n")
}

/// Whether a column holds numbers only, so that it is set to the right.
private func isNumeric(_ grid: Rows, column: Int) -> Bool {
    var found = false
    for row in grid.rows where row[column] != .null {
        guard row[column].isNumber else { return false }
        found = true
    }
    return found
}

// Statements as passages for reading: who and when, the words, and where they stand.

import Archive

/// The lines of a statement, meeting or article, at most `width` columns wide; of a `numbered` meeting with its number.
func passage(_ columns: [String], _ cells: [Value], width: Int, numbered: Bool = false) -> String {
    let row = Row(cells: Dictionary(zip(columns, cells)) { $1 })
    let width = min(width, 100)
    var lines =
        if row.cells["meeting_id"] != nil {
            meeting(row, width: width)
        } else if row.cells["passage"] != nil {
            article(row, width: width)
        } else {
            statement(row, width: width)
        }
    if numbered, let number = row["meeting_id"] { lines[0] = Terminal.dim("[\(number)]") + " " + lines[0] }
    return lines.map { $0 + "\n" }.joined()
}

private struct Row {
    let cells: [String: Value]

    /// The cell as harmless text; nil where it is empty.
    subscript(_ column: String) -> String? {
        guard let text = cells[column]?.plain, !text.isEmpty else { return nil }
        return neutral(text)
    }
}

private func meeting(_ row: Row, width: Int) -> [String] {
    let kind = (row["kind"] ?? "meeting").split(separator: "_").joined(separator: " ")
    let status = row["status"].flatMap { $0 == "held" ? nil : " (\($0))" } ?? ""
    let place = row["place"].map { " in \($0)" } ?? ""
    let when = day(row["held_from"], row["held_precision"], published: row["published"])
    let until =
        row["held_precision"] == "day" ? row["held_until"].flatMap { $0 == row["held_from"] ? nil : " to \($0)" } ?? "" : ""
    let others =
        row["articles"].flatMap(Int.init).flatMap { $0 > 1 ? " and \($0 - 1) more article\($0 == 2 ? "" : "s")" : nil } ?? ""
    var lines = wrap(
        "\(when)\(until)  \(Terminal.bold(row["participants"] ?? "unknown participants")): \(kind)\(status)\(place)", width: width
    )
    if let title = row["title"] { lines += labelled("in", title + others, width: width) }
    if let url = row["url"] { lines.append(Terminal.dim("      \(url)")) }
    return lines
}

private func statement(_ row: Row, width: Int) -> [String] {
    let speaker = row["speaker"] ?? "unknown speaker"
    let role = [row["office"], row["country"].flatMap { $0 == speaker ? nil : $0 }].compactMap(\.self).joined(separator: ", ")
    let who = Terminal.bold(speaker) + (role.isEmpty ? "" : " (\(role))")
    let number = Terminal.dim("#\(row["statement_id"] ?? "")")
    var lines = ["\(day(row["said_on"], row["said_precision"], published: row["published"]))  \(who)  \(number)"]
    let words = neutral(row.cells["words"]?.plain ?? "", keepingLines: true)
    lines += wrap(words, width: max(20, width - 4)).map { $0.isEmpty ? "" : "    " + $0 }
    if let subjects = row["subjects"] { lines += labelled("about", subjects, width: width) }
    if let title = row["title"] {
        lines += labelled("in", [title, row["source"]].compactMap(\.self).joined(separator: ", "), width: width)
    }
    if let url = row["url"] { lines.append(Terminal.dim("      \(url)")) }
    return lines
}

private func article(_ row: Row, width: Int) -> [String] {
    let title = wrap("\(row["published"] ?? "undated")  \(Terminal.bold(row["title"] ?? "untitled"))", width: width)
    let words = wrap(row["passage"] ?? "", width: max(20, width - 4)).map { "    " + $0 }
    return title + words + (row["source"].map { labelled("in", $0, width: width) } ?? [])
        + (row["url"].map { [Terminal.dim("      \($0)")] } ?? [])
}

private func labelled(_ label: String, _ text: String, width: Int) -> [String] {
    let indent = "      "
    let wrapped = wrap("\(label) \(text)", width: max(20, width - indent.count))
    return wrapped.enumerated().map { Terminal.dim(indent + ($0.offset > 0 ? "  " : "") + $0.element) }
}

/// "2025-07-04", "2025-07", "2025", or for what has no date of its own that of the article.
private func day(_ date: String?, _ precision: String?, published: String?) -> String {
    guard let date else { return published.map { "reported \($0)" } ?? "undated" }
    switch precision {
    case "year": return String(date.prefix(4))
    case "month": return String(date.prefix(7))
    case "week": return "week of \(date)"
    default: return date
    }
}

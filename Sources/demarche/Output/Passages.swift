// Statements as passages for reading: who and when, the words, and where they stand.

import Archive

/// A paragraph for each statement, at most `width` columns wide.
func passages(_ rows: Rows, width: Int) -> String {
    rows.rows.map { passage(Dictionary(zip(rows.columns, $0)) { $1 }, width: min(width, 100)) }.joined(separator: "\n")
}

private func passage(_ row: [String: Value], width: Int) -> String {
    func text(_ column: String) -> String? {
        guard let text = row[column]?.plain, !text.isEmpty else { return nil }
        return neutral(text)
    }
    let speaker = text("speaker") ?? "unknown speaker"
    let role = [text("office"), text("country").flatMap { $0 == speaker ? nil : $0 }].compactMap(\.self).joined(separator: ", ")
    let who = Terminal.bold(speaker) + (role.isEmpty ? "" : " (\(role))")
    let number = Terminal.dim("#\(row["statement_id"]?.plain ?? "")")
    var lines = ["\(day(text("said_on"), text("said_precision"), published: text("published")))  \(who)  \(number)"]
    let words = neutral(row["words"]?.plain ?? "", keepingLines: true)
    lines += wrap(words, width: max(20, width - 4)).map { $0.isEmpty ? "" : "    " + $0 }
    if let subjects = text("subjects") { lines += labelled("about", subjects, width: width) }
    if let title = text("title") { lines += labelled("in", [title, text("source")].compactMap(\.self).joined(separator: ", "), width: width) }
    if let url = text("url") { lines.append(Terminal.dim("      \(url)")) }
    return lines.map { $0 + "\n" }.joined()
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

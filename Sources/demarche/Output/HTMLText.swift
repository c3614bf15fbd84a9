// A table as a small HTML page of its own: no script, nothing loaded, each cell in the direction of its text.

import Archive
import Export

/// What stands before the rows of the table.
func htmlHead(_ columns: [String], hasHeader: Bool) -> String {
    let head = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>Demarche</title>
        <style>
        :root { color-scheme: light dark; }
        body { font: 15px/1.45 system-ui, sans-serif; margin: 1.5rem; }
        table { border-collapse: collapse; }
        th, td { padding: .35rem .7rem; text-align: start; vertical-align: top; border-bottom: 1px solid #8886; }
        th { border-bottom-width: 2px; position: sticky; top: 0; background: Canvas; }
        td { max-width: 48rem; overflow-wrap: anywhere; white-space: pre-line; }
        td.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
        </style>
        </head>
        <body>
        <table>

        """
    let titles = columns.map { "<th scope=\"col\" dir=\"auto\">\(markup($0))</th>" }.joined()
    return head + (hasHeader ? "<thead>\n<tr>\(titles)</tr>\n</thead>\n" : "") + "<tbody>\n"
}

/// A row of the table; addresses of the web are links.
func htmlRow(_ row: [Value]) -> String {
    let cells = row.map { value -> String in
        let text = markup(value.plain)
        if value.isNumber { return "<td class=\"number\">\(text)</td>" }
        let isAddress =
            (value.plain.hasPrefix("https://") || value.plain.hasPrefix("http://"))
            && !value.plain.contains { $0.isWhitespace }
        return isAddress
            ? "<td><a href=\"\(text)\" rel=\"noopener noreferrer\">\(text)</a></td>" : "<td dir=\"auto\">\(text)</td>"
    }
    return "<tr>\(cells.joined())</tr>\n"
}

/// What stands after the rows of the table.
let htmlFoot = "</tbody>\n</table>\n</body>\n</html>\n"

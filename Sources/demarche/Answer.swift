// The answer to a question as people read it: passages with their sources, pairs, bars, or a table.

import Archive
import Export
import Inquiry
import Language

struct Answer {
    /// Passages that are shown where nothing else is asked for.
    private static let shown = 20
    /// How far the others are counted.
    private static let counted = 1000
    /// Meetings that are told in full.
    private static let told = 3

    let inquiry: Inquiry
    let archive: Archive
    let output: OutputOptions
    /// Rows that the reader asked for with --limit.
    let limit: Int?
    let seconds: Double?

    /// Prints the answer and returns how many rows it has.
    func print() throws -> Int {
        switch inquiry.intent {
        case .statements, .quotation, .meetings: try passages { passage($0, $1, width: Terminal.columns) }
        case .positionChange: try passages { pair($0, $1, first: "earlier_", second: "later_") }
        case .disagreement: try passages { pair($0, $1, first: "", second: "other_") }
        case .meetingAccount: try accounts()
        case .timeline: try bars()
        case .count: try count()
        case .speakers, .holders, .persons, .officials, .articles: try table()
        }
    }

    private func table() throws -> Int {
        try OutputOptions.print(inquiry.query, of: archive, as: .table, dropsEmptyColumns: true, seconds: seconds)
    }

    /// Prints rows for reading, not too many unless asked, and returns how many there were.
    private func passages(_ text: ([String], [Value]) -> String) throws -> Int {
        let most = limit == nil ? Self.shown : Int.max
        var some = inquiry
        if limit == nil { some.limit = min(most + 1, inquiry.limit ?? Int.max) }
        var output = StandardOutput()
        var columns: [String] = []
        var count = 0
        try archive.stream(
            some.query, seconds: seconds, header: { columns = $0 },
            row: { row in
                count += 1
                guard count <= most else { return false }
                output.write((count == 1 ? "" : "\n") + text(columns, row))
                output.flushWhenDue()
                return true
            })
        output.flush()
        if count > most { try noteOthers(most) }
        return count
    }

    private func noteOthers(_ most: Int) throws {
        guard [.statements, .quotation, .meetings].contains(inquiry.intent) else {
            return note("the first \(most) are shown: --limit NUMBER gives more, --format all")
        }
        var counted = inquiry
        counted.limit = min(Self.counted + 1, inquiry.limit ?? Int.max)
        let total = Int(try archive.rows(counted.extent).rows[0][0].integer ?? 0)
        note(
            total > Self.counted
                ? "\(most) of more than \(Self.counted) shown: --limit NUMBER gives more, --format all"
                : "\(most) of \(total) shown: --limit \(total) or --format gives all")
    }

    /// "12 statements, 2014-03-01 to 2025-06-30"
    private func count() throws -> Int {
        guard let row = try archive.rows(inquiry.query, seconds: seconds).rows.first else { return 0 }
        let total = Int(row[0].integer ?? 0)
        let what = inquiry.isOfMeetings ? "meeting" : "statement"
        var output = StandardOutput()
        let days = row[1] == .null ? "" : row[1] == row[2] ? ", \(row[1].plain)" : ", \(row[1].plain) to \(row[2].plain)"
        output.write("\(total) \(what)\(total == 1 ? "" : "s")\(days)\n")
        output.flush()
        return total
    }

    /// A bar for each month, the empty ones too.
    private func bars() throws -> Int {
        let rows = try archive.rows(inquiry.query, seconds: seconds).rows
        let counts = Dictionary(
            rows.compactMap { row in row[0].text.flatMap(Month.init(iso:)).map { ($0, Int(row[1].integer ?? 0)) } }
        ) { $0 + $1 }
        guard let first = counts.keys.min(), let last = counts.keys.max() else { return try table() }
        let length = PeriodLength.fitting(first...last)
        let periods = Export.Period.all(in: first...last, by: length)
        var sums = Array(repeating: 0, count: periods.count)
        for (month, count) in counts { sums[Export.Period.step(of: month, from: first, by: length)] += count }
        let what = inquiry.isOfMeetings ? "meetings" : "statements"
        let chart = BarChart(
            title: inquiry.paraphrase, subtitle: "by \(length.rawValue)", periods: periods.map(\.label),
            series: [BarChart.Series(name: what, counts: sums)])
        var output = StandardOutput()
        output.write(chart.text(width: min(Terminal.columns, 100), dim: Terminal.dim))
        output.flush()
        return rows.count
    }

    /// What the articles tell of the meetings, the latest first.
    private func accounts() throws -> Int {
        var meetings = inquiry
        meetings.intent = .meetings
        meetings.limit = min(Self.told + 1, inquiry.limit ?? Int.max)
        let query = meetings.query
        let found = try archive.rows(query, seconds: seconds)
        guard let column = found.columns.firstIndex(of: "meeting_id") else { return 0 }
        for row in found.rows.prefix(Self.told) {
            if let id = row[column].integer { try archive.meeting(id).printFacts(output) }
        }
        if found.rows.count > Self.told {
            note("the latest \(Self.told) meetings are told: name a day or place, or ask \"meetings of …\" for the list")
        }
        return found.rows.count
    }

    /// Two statements beside each other: who, when, what act, and the words.
    private func pair(_ columns: [String], _ cells: [Value], first: String, second: String) -> String {
        let row = Dictionary(zip(columns, cells)) { $1 }
        func cell(_ name: String) -> String? { row[name].map { neutral($0.plain) }.flatMap { $0.isEmpty ? nil : $0 } }
        var text = ""
        if let subjects = cell("subjects") { text += Terminal.dim("on \(subjects)") + "\n" }
        if let change = cell("change") { text += Terminal.dim(change) + "\n" }
        for side in [first, second] {
            let when = cell(side + "day") ?? "undated"
            let speaker = cell(side + "speaker") ?? ""
            let number = cell(side + "statement_id").map { Terminal.dim("  #\($0)") } ?? ""
            text += "\(when)  \(Terminal.bold(speaker)), \(cell(side + "act") ?? "")\(number)\n"
            for line in wrap(cell(side + "words") ?? "", width: min(Terminal.columns, 100) - 4) { text += "    \(line)\n" }
        }
        return text
    }
}

// `demarche timeline`: statements and meetings over time, as bars.

import Archive
import ArgumentParser
import Export
import Language

extension PeriodLength: ExpressibleByArgument {}

struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Show how many statements and meetings someone has over time, as bars.",
        discussion: """
            EXAMPLES:
              demarche timeline Lavrov
              demarche timeline Russia --about NATO --since 2024
              demarche timeline "nuclear weapons" --by year
              demarche timeline Finland --svg finland.svg
              demarche timeline NATO --format csv

            Of an official, country or organization the statements are counted, and the meetings that were held; those of \
            officials count for their country, too. Of a topic the statements about it are counted. Reprints are left out. A \
            statement stands on the day on which it was said, or else on that of the article.
            """)

    @Argument(help: "An official, country, organization or topic.", completion: .subjects)
    var name: [String]
    @Option(
        help: ArgumentHelp("Only statements about this official, country, organization or topic.", valueName: "name"),
        completion: .subjects)
    var about: String?
    @Option(help: "How long a bar is: month, quarter or year (default: by the time that there is).")
    var by: PeriodLength?
    @Option(help: ArgumentHelp("From this day, month or year on: YYYY-MM-DD, YYYY-MM or YYYY.", valueName: "date"))
    var since: DayBound?
    @Option(help: ArgumentHelp("Until this day, month or year.", valueName: "date"))
    var until: DayBound?
    @Option(help: ArgumentHelp("Draw the bars into this file, as an SVG picture.", valueName: "file"), completion: .file())
    var svg: String?
    @OptionGroup var database: DatabaseOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let since, let until, since.iso > until.iso + "~" { throw ValidationError("--since is after --until") }
    }

    func run() throws {
        let archive = try database.currentArchive()
        let party = try archive.party(
            name.joined(separator: " "), option: "", of: [.official, .country, .organization, .topic])
        let subject = try about.map {
            try archive.party($0, option: "--about", of: [.official, .country, .organization, .topic])
        }
        let query = archive.timeline(of: party.key, about: subject?.key, since: since?.iso, until: until?.iso)
        let counts = try Counts(archive.rows(query), hasMeetings: subject == nil && !party.isTopic)
        guard let months = counts.months(since: since?.iso, until: until?.iso) else {
            say("nothing of \(party.name)\(subject.map { " about \($0.name)" } ?? "") with a day: drop a condition")
            throw ExitCode(1)
        }
        let length = by ?? .fitting(months)
        let chart = counts.chart(
            months, by: length, title: party.name + (subject.map { " on \($0.name)" } ?? ""), ofTopic: party.isTopic)
        try print(chart)
        if let svg { try OutputFile.write(chart.svg().utf8, to: svg) }
        if let left = counts.left(by: length) { note(left) }
    }

    /// Bars for reading, or rows.
    private func print(_ chart: BarChart) throws {
        guard output.chosenFormat == nil else {
            var rows = Rows(columns: ["period"] + chart.series.map(\.name))
            rows.rows = chart.periods.indices.map { index in
                [.text(chart.periods[index])] + chart.series.map { .integer(Int64($0.counts[index])) }
            }
            return try output.print(rows)
        }
        try output.deliver {
            var text = StandardOutput()
            text.write(Terminal.bold(neutral(chart.title)) + ": " + chart.subtitle + "\n\n")
            text.write(chart.text(width: min(Terminal.columns, 100), dim: Terminal.dim))
            text.flush()
        }
    }
}

/// What happened in which month.
private struct Counts {
    /// By event: "statement", "meeting".
    private var byMonth: [String: [Month: Int]] = [:]
    /// Those of which only the year is known, under its January.
    private var byYear: [String: [Month: Int]] = [:]
    private var undated: [String: Int] = [:]
    private let hasMeetings: Bool

    init(_ rows: Rows, hasMeetings: Bool) {
        self.hasMeetings = hasMeetings
        for row in rows.rows {
            let event = row[0].text ?? ""
            let count = Int(row[3].integer ?? 0)
            if let month = row[1].text.flatMap(Month.init(iso:)) {
                if row[2] == 1 { byYear[event, default: [:]][month, default: 0] += count }
                if row[2] != 1 { byMonth[event, default: [:]][month, default: 0] += count }
            } else {
                undated[event, default: 0] += count
            }
        }
    }

    private var events: [String] { hasMeetings ? ["statement", "meeting"] : ["statement"] }

    /// The months from the first to the last of something, or from and to those that were asked for; nil where there is nothing.
    func months(since: String?, until: String?) -> ClosedRange<Month>? {
        let known = (Array(byMonth.values) + Array(byYear.values)).flatMap(\.keys)
        guard let first = known.min(), let last = known.max() else { return nil }
        let start = since.flatMap { Month(iso: $0.count == 4 ? $0 + "-01" : $0) } ?? first
        let end = until.flatMap { Month(iso: $0.count == 4 ? $0 + "-12" : $0) } ?? last
        return min(start, first)...max(end, last)
    }

    func chart(_ months: ClosedRange<Month>, by length: PeriodLength, title: String, ofTopic: Bool) -> BarChart {
        let periods = Period.all(in: months, by: length)
        let series = events.map { event in
            var counts = Array(repeating: 0, count: periods.count)
            for (month, count) in byMonth[event] ?? [:] {
                counts[Period.step(of: month, from: months.lowerBound, by: length)] += count
            }
            if length == .year {
                for (month, count) in byYear[event] ?? [:] {
                    counts[Period.step(of: month, from: months.lowerBound, by: length)] += count
                }
            }
            return BarChart.Series(name: event + "s", counts: counts)
        }
        let what = ofTopic ? "statements about it" : hasMeetings ? "statements and meetings" : "statements"
        let span = periods.first.map { first in
            first.label == periods.last?.label ? first.label : "\(first.label) to \(periods.last?.label ?? "")"
        }
        return BarChart(
            title: title, subtitle: "\(what) by \(length.rawValue), \(span ?? "")", periods: periods.map(\.label),
            series: series)
    }

    /// "left out: 3 statements without a day, 2 meetings of which only the year is known"
    func left(by length: PeriodLength) -> String? {
        let parts = events.flatMap { event -> [String] in
            func counted(_ count: Int, _ what: String) -> String? {
                count == 0 ? nil : "\(count) \(event)\(count == 1 ? "" : "s") \(what)"
            }
            let years = length == .year ? 0 : (byYear[event] ?? [:]).values.reduce(0, +)
            return [
                counted(undated[event] ?? 0, "without a day"), counted(years, "of which only the year is known"),
            ].compactMap(\.self)
        }
        return parts.isEmpty ? nil : "left out: " + parts.joined(separator: ", ")
    }
}

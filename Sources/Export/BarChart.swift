// Counts over time as bars: lines of block characters for a terminal, and an SVG picture.

/// Counts of one or more things, a bar for each period.
public struct BarChart: Sendable, Hashable {
    /// What is counted.
    public struct Series: Sendable, Hashable {
        /// "statements", "meetings"
        public var name: String
        /// A count a period.
        public var counts: [Int]

        public init(name: String, counts: [Int]) { (self.name, self.counts) = (name, counts) }
    }
    /// Who or what it is about.
    public var title: String
    /// What is counted, and since when.
    public var subtitle: String
    /// Names of the periods, the oldest first.
    public var periods: [String]
    public var series: [Series]

    public init(title: String, subtitle: String, periods: [String], series: [Series]) {
        (self.title, self.subtitle, self.periods, self.series) = (title, subtitle, periods, series)
    }
}

extension BarChart {
    /// Lines of at most `width` columns: a period each, a bar and its count for each series, all on one scale, which the last
    /// line tells.
    public func text(width: Int, dim: (String) -> String = { $0 }) -> String {
        let label = periods.map(\.count).max() ?? 0
        let peaks = series.map { $0.counts.max() ?? 0 }
        let digits = zip(series, peaks).map { max(String($1).count, 1) }
        // Each series needs a gap, its bars and its counts.
        let room = width - label - digits.reduce(0) { $0 + $1 + 3 }
        let unit = Self.unit(ofCells: max(4 * series.count, room), for: peaks)
        let cells = zip(series, peaks).map { max(Self.cells($1, unit), $0.name.count - 1) }

        var lines = [
            String(repeating: " ", count: label)
                + zip(zip(series, cells), digits).map { column, digits in
                    "  " + column.0.name.padded(column.1 + 1 + digits)
                }.joined()
        ]
        for (index, period) in periods.enumerated() {
            var line = period.padded(label)
            for (column, series) in series.enumerated() {
                let count = series.counts[index]
                let bar = Self.bar(Double(count) / unit)
                line += "  " + bar + (bar.isEmpty ? "" : " ") + "\(count)"
                let used = bar.count + (bar.isEmpty ? 0 : 1) + String(count).count
                line += String(repeating: " ", count: max(0, cells[column] + 1 + digits[column] - used))
            }
            lines.append(line)
        }
        let scale = unit >= 1 ? "█ is \(Int(unit))" : String(repeating: "█", count: Int((1 / unit).rounded())) + " is 1"
        return lines.map { $0.trimmingEnd + "\n" }.joined() + dim(scale) + "\n"
    }

    private static func cells(_ count: Int, _ unit: Double) -> Int { Int((Double(count) / unit).rounded(.up)) }

    /// What a full block stands for: the least of 1/4, 1/2, 1, 2, 5, 10, 20, … with which the bars have room.
    private static func unit(ofCells room: Int, for peaks: [Int]) -> Double {
        for unit in [0.25, 0.5] where peaks.reduce(0, { $0 + cells($1, unit) }) <= room { return unit }
        var decade = 1.0
        while true {
            for step in [1.0, 2, 5] where peaks.reduce(0, { $0 + cells($1, decade * step) }) <= room { return decade * step }
            decade *= 10
        }
    }

    /// A bar of that many blocks, to an eighth of one; something for anything above nothing.
    private static func bar(_ length: Double) -> String {
        let eighths = length > 0 ? max(1, Int((length * 8).rounded())) : 0
        let rest = eighths % 8 == 0 ? "" : String(Array("▏▎▍▌▋▊▉")[eighths % 8 - 1])
        return String(repeating: "█", count: eighths / 8) + rest
    }
}

extension BarChart {
    private static let colours = ["#2463a8", "#b4561f", "#1d7a5a"]
    private static let margin = 24.0
    /// Below each row of bars, for the names of the periods.
    private static let gap = 58.0

    /// An SVG picture: a row of bars for each series, one below the other over the same periods.
    public func svg() -> String {
        let plotWidth = min(1600.0, max(560, Double(periods.count) * 28))
        let left = Self.margin + 40
        let width = left + plotWidth + Self.margin
        let panelHeight = series.count == 1 ? 260.0 : 170
        let top = 86.0
        let height = top + Double(series.count) * (panelHeight + Self.gap) + 26
        var picture = Picture(width: width, height: height)
        picture.text(title, x: Self.margin, y: 36, size: 20, isBold: true)
        picture.text(subtitle, x: Self.margin, y: 58, size: 13, colour: Picture.faint)

        let step = plotWidth / Double(max(1, periods.count))
        for (number, series) in series.enumerated() {
            let floor = top + Double(number) * (panelHeight + Self.gap) + panelHeight
            let colour = Self.colours[number % Self.colours.count]
            let scale = Scale(to: series.counts.max() ?? 0)
            picture.text(series.name, x: left, y: floor - panelHeight + 2, size: 13, colour: colour, isBold: true)
            let plotHeight = panelHeight - 26
            for tick in scale.ticks {
                let y = floor - Double(tick) / Double(scale.top) * plotHeight
                picture.line(
                    from: Point(x: left, y: y), to: Point(x: left + plotWidth, y: y),
                    colour: tick == 0 ? Picture.faint : Picture.line)
                picture.text("\(tick)", x: left - 8, y: y + 4, size: 12, anchor: .end, colour: Picture.faint)
            }
            let barWidth = min(46, step * 0.76)
            let peak = series.counts.max() ?? 0
            let showsAll = step >= textWidth("\(peak)", size: 11) + 4
            for (index, count) in series.counts.enumerated() where count > 0 {
                let barHeight = max(1, Double(count) / Double(scale.top) * plotHeight)
                let middle = left + (Double(index) + 0.5) * step
                picture.rectangle(
                    x: middle - barWidth / 2, y: floor - barHeight, width: barWidth, height: barHeight, fill: colour,
                    about: "\(periods[index]): \(count) \(series.name)")
                if showsAll || count == peak {
                    picture.text("\(count)", x: middle, y: floor - barHeight - 4, size: 11, anchor: .middle, halo: true)
                }
            }
            labels(&picture, left: left, floor: floor, step: step)
        }
        return picture.svg(title: title, description: description)
    }

    /// The names of the periods below the bars, as many as have room: years below the first month of each.
    private func labels(_ picture: inout Picture, left: Double, floor: Double, step: Double) {
        let parts = periods.map { $0.split(separator: "-").map(String.init) }
        let hasParts = parts.contains { $0.count > 1 }
        let widest = parts.map { textWidth($0.last ?? "", size: 11) }.max() ?? 0
        let every = max(1, Int(((widest + 8) / step).rounded(.up)))
        let yearWidth = textWidth("0000", size: 12, isBold: true) + 6
        var lastYear = -Double.infinity
        for (index, part) in parts.enumerated() {
            let middle = left + (Double(index) + 0.5) * step
            let isFirst = index == 0 || parts[index - 1].first != part.first
            if hasParts {
                if every == 1 {
                    picture.text(part.last ?? "", x: middle, y: floor + 15, size: 11, anchor: .middle, colour: Picture.faint)
                } else if isFirst {
                    picture.line(from: Point(x: middle, y: floor), to: Point(x: middle, y: floor + 6), colour: Picture.faint)
                }
                // A year's name stands where its months begin, unless a name before needs the room, or that of the next year does.
                let next = parts[(index + 1)...].firstIndex { $0.first != part.first }
                let isCrowded = next.map { Double($0 - index) * step < yearWidth } ?? false
                if isFirst, middle - lastYear >= yearWidth, !isCrowded || index > 0 {
                    picture.text(
                        part.first ?? "", x: middle, y: floor + (every == 1 ? 31 : 20), size: 12, anchor: .middle, isBold: true)
                    lastYear = middle
                }
            } else if index % every == 0 {
                picture.text(part.first ?? "", x: middle, y: floor + 16, size: 12, anchor: .middle)
            }
        }
    }

    /// The chart in words.
    private var description: String {
        let sums = series.map { series in
            let total = series.counts.reduce(0, +)
            let peak = series.counts.max() ?? 0
            let when = series.counts.firstIndex(of: peak).map { periods[$0] } ?? ""
            return "\(series.name): \(total)" + (total > 0 ? ", most in \(when): \(peak)" : "")
        }
        return "Bar chart of \(subtitle). " + sums.joined(separator: "; ") + "."
    }
}

/// The numbers beside an axis from nothing upwards.
private struct Scale {
    /// The number at the upper end.
    var top: Int
    /// The numbers that are written.
    var ticks: [Int]

    init(to peak: Int) {
        var step = 1
        var decade = 1
        search: while true {
            for factor in [1, 2, 5] {
                step = decade * factor
                if step * 5 >= peak { break search }
            }
            decade *= 10
        }
        top = max(step, (peak + step - 1) / step * step)
        ticks = Array(stride(from: 0, through: top, by: step))
    }
}

extension String {
    /// With spaces up to a width.
    fileprivate func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    fileprivate var trimmingEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

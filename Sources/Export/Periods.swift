// Months, quarters and years: the steps of a time line, with none left out between the first and the last.

import Language

/// How long the steps of a time line are.
public enum PeriodLength: String, CaseIterable, Sendable {
    case month, quarter, year

    /// Months in a step.
    public var months: Int {
        switch self {
        case .month: 1
        case .quarter: 3
        case .year: 12
        }
    }

    /// The shortest steps that make no more than some three dozen of the months from the first to the last.
    public static func fitting(_ months: ClosedRange<Month>) -> PeriodLength {
        let count = months.upperBound.index - months.lowerBound.index + 1
        return count <= 36 ? .month : count <= 120 ? .quarter : .year
    }
}

/// A month of a year.
public struct Month: Sendable, Hashable, Comparable {
    /// Months since the year 0.
    public var index: Int

    /// The month of a text that begins with YYYY-MM; nil where it does not, or the calendar has no such month.
    public init?(iso text: some StringProtocol) {
        guard let day = CivilDate(iso: text.prefix(7) + "-01") else { return nil }
        index = day.year * 12 + day.month - 1
    }

    init(index: Int) { self.index = index }

    public static func < (a: Month, b: Month) -> Bool { a.index < b.index }
}

/// A step of a time line.
public struct Period: Sendable, Hashable {
    public var length: PeriodLength
    /// The first month.
    public var start: Month

    /// "2025-07", "2025-Q3" or "2025"
    public var label: String {
        let year = String(start.index / 12)
        let padded = String(repeating: "0", count: max(0, 4 - year.count)) + year
        let month = start.index % 12
        switch length {
        case .month: return "\(padded)-\(month < 9 ? "0" : "")\(month + 1)"
        case .quarter: return "\(padded)-Q\(month / 3 + 1)"
        case .year: return padded
        }
    }

    /// Every step from that of the first month to that of the last.
    public static func all(in months: ClosedRange<Month>, by length: PeriodLength) -> [Period] {
        let steps = months.lowerBound.index / length.months...months.upperBound.index / length.months
        return steps.map { Period(length: length, start: Month(index: $0 * length.months)) }
    }

    /// The number of the step of a month, counted from that of `first`.
    public static func step(of month: Month, from first: Month, by length: PeriodLength) -> Int {
        month.index / length.months - first.index / length.months
    }
}

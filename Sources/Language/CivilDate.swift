// Calendar days without time or zone, and intervals of them.

/// A day of the proleptic Gregorian calendar.
public struct CivilDate: Sendable, Hashable, Comparable {
    public var year: Int
    /// 1...12
    public var month: Int
    /// 1...31
    public var day: Int

    /// The day, or nil where the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Parses the leading `YYYY-MM-DD` of an ISO 8601 date or time; nil when there is none.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(10))
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard byte >= 48, byte <= 57 else { return nil }
                value = value * 10 + Int(byte) - 48
            }
            return value
        }
        guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45,
            let year = number(0..<4), let month = number(5..<7), let day = number(8..<10)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms").
    public var ordinal: Int {
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day that lies `ordinal` days after 1970-01-01.
    public init(ordinal: Int) {
        let z = ordinal + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// 0 for Monday … 6 for Sunday.
    public var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 }

    /// The day that many days later.
    public func adding(days: Int) -> CivilDate { CivilDate(ordinal: ordinal + days) }

    /// The first day of the month that many months later.
    public func firstOfMonth(adding months: Int = 0) -> CivilDate {
        let index = year * 12 + month - 1 + months
        return CivilDate(year: index / 12, month: index % 12 + 1, day: 1) ?? self
    }

    /// The last day of this day's month.
    public var endOfMonth: CivilDate {
        var date = self
        date.day = Self.days(in: month, of: year)
        return date
    }

    public static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public static func < (a: CivilDate, b: CivilDate) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

    /// `YYYY-MM-DD`
    public var iso: String {
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

extension CivilDate: CustomStringConvertible {
    public var description: String { iso }
}

/// An interval of days, both ends included, with the precision that the text supports.
public struct Period: Sendable, Hashable {
    public enum Precision: String, Sendable, CaseIterable { case day, week, month, year, unknown }
    public var from: CivilDate
    public var until: CivilDate
    public var precision: Precision

    public init(from: CivilDate, until: CivilDate, precision: Precision) {
        self.from = from
        self.until = until
        self.precision = precision
    }

    /// A single day.
    public init(_ day: CivilDate) {
        self.init(from: day, until: day, precision: .day)
    }
}

extension Period {
    /// The week of a day, from Monday to Sunday.
    public static func week(of day: CivilDate) -> Period {
        let monday = day.adding(days: -day.weekday)
        return Period(from: monday, until: monday.adding(days: 6), precision: .week)
    }

    /// The month of a day.
    public static func month(of day: CivilDate) -> Period {
        Period(from: day.firstOfMonth(), until: day.endOfMonth, precision: .month)
    }

    /// So many months of which the first is given, nil outside of the calendar; twelve of them are a year.
    public static func months(_ count: Int, from month: Int, of year: Int) -> Period? {
        guard let from = CivilDate(year: year, month: month, day: 1), year < 9990 else { return nil }
        let until = from.firstOfMonth(adding: count - 1).endOfMonth
        return Period(from: from, until: until, precision: count == 12 ? .year : .month)
    }

    /// A year, nil outside of the calendar.
    public static func year(_ year: Int) -> Period? { months(12, from: 1, of: year) }

    /// Three months; a quarter is counted from 1.
    public static func quarter(_ number: Int, of year: Int) -> Period? { months(3, from: 3 * number - 2, of: year) }

    /// Ten years from a given one on.
    public static func decade(from year: Int) -> Period? {
        guard let first = Period.year(year), let last = Period.year(year + 9) else { return nil }
        return Period(from: first.from, until: last.until, precision: .year)
    }

    /// The early (0), middle (1) or late (2) part of a week, month, season, year or decade: of a month ten days, of a year four
    /// months.
    public func third(_ part: Int) -> Period {
        let days = until.ordinal - from.ordinal + 1
        switch days {
        case ...2: return self
        case ...7:
            // Early in the week is Monday and Tuesday, late is from Thursday on.
            let (start, length) = part == 0 ? (0, 2) : part == 1 ? (2, 1) : (3, 4)
            return Period(from: from.adding(days: start), until: from.adding(days: start + length - 1), precision: .week)
        case ...31:
            let start = from.adding(days: 10 * part)
            return Period(from: start, until: part == 2 ? until : start.adding(days: 9), precision: .week)
        case ...366:
            let months = (until.year - from.year) * 12 + until.month - from.month + 1
            let start = from.firstOfMonth(adding: months * part / 3)
            return Period(
                from: start, until: from.firstOfMonth(adding: months * (part + 1) / 3 - 1).endOfMonth, precision: .month)
        default:
            let years = until.year - from.year + 1
            let (start, end) = (from.year + (years * part + 2) / 3, from.year + (years * (part + 1) + 2) / 3 - 1)
            guard let first = Period.year(start), let last = Period.year(end) else { return self }
            return Period(from: first.from, until: last.until, precision: .year)
        }
    }

    /// The beginning (0), middle (1) or end (2) of a week, month, season, year or decade: of a year one month, else as `third`.
    public func edge(_ part: Int) -> Period {
        let days = until.ordinal - from.ordinal + 1
        guard (32...366).contains(days), part != 1 else { return third(part) }
        return .month(of: part == 0 ? from : until)
    }

    /// The first (1) or second (2) half of a month or year, nil for others.
    public func half(_ number: Int) -> Period? {
        guard number == 1 || number == 2 else { return nil }
        switch precision {
        case .month:
            let middle = from.adding(days: 15)
            return number == 1
                ? Period(from: from, until: middle.adding(days: -1), precision: .week)
                : Period(from: middle, until: until, precision: .week)
        case .year where from.year == until.year: return .months(6, from: 6 * number - 5, of: from.year)
        default: return nil
        }
    }

    /// Whether it is a single day.
    public var isDay: Bool { from == until && precision == .day }
}

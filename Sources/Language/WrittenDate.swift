// Dates as people and programs write them: "July 4", "Fri, 04 Jul 2025", "04.07.2025", "2025-07-04T10:00:00Z".

/// A day as written, whose year may be missing.
public struct WrittenDate: Sendable, Hashable {
    public var year: Int?
    /// 1...12
    public var month: Int
    /// 1...31
    public var day: Int
    /// 0 for Monday … 6 for Sunday, where the day of the week is named.
    public var weekday: Int?

    public init(year: Int? = nil, month: Int, day: Int, weekday: Int? = nil) {
        self.year = year
        self.month = month
        self.day = day
        self.weekday = weekday
    }

    /// The day, where the year is written and the calendar has such a day.
    public var civilDate: CivilDate? { year.flatMap { CivilDate(year: $0, month: month, day: day) } }

    /// The written day, or the most recent one that fits and is not after `today`.
    public func mostRecent(notAfter today: CivilDate) -> CivilDate? {
        if year != nil { return civilDate }
        // A day of the year falls on a given weekday at least once in 40 years, 29 February included.
        return (0...40).lazy.compactMap { fitting(today.year - $0) }.first { $0 <= today }
    }

    /// The written day, or the one that fits and is nearest to `other`.
    public func nearest(to other: CivilDate) -> CivilDate? {
        if year != nil { return civilDate }
        func distance(_ date: CivilDate) -> Int { abs(date.ordinal - other.ordinal) }
        let years = [other.year, other.year - 1, other.year + 1]
        let named = years.compactMap(fitting).min { distance($0) < distance($1) }
        return named ?? years.compactMap { CivilDate(year: $0, month: month, day: day) }.min { distance($0) < distance($1) }
    }

    /// Whether the written day can be one within a week of `other`.
    package func isNear(_ other: CivilDate) -> Bool {
        nearest(to: other).map { abs($0.ordinal - other.ordinal) <= 7 } ?? false
    }

    private func fitting(_ year: Int) -> CivilDate? {
        guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
        return weekday == nil || date.weekday == weekday ? date : nil
    }
}

extension WrittenDate {
    /// Reads a date at the cursor and moves past it.
    ///
    /// Between slashes or hyphens the month comes first unless it exceeds 12; between full stops the day comes first.
    /// - Parameters:
    ///   - shortYears: whether "4 Jul 25" has a year.
    ///   - dayFirst: whether the day comes first between slashes or hyphens, too, unless the month then exceeds 12.
    static func take(_ cursor: inout ByteCursor, shortYears: Bool = false, dayFirst: Bool = false) -> WrittenDate? {
        var trial = cursor
        var weekday: Int?
        let first = trial.peekWord()
        if let number = DateWords.weekdays[first.word] {
            weekday = number
            trial.at = first.end
            _ = trial.take(".")
            trial.skipBlanks()
            _ = trial.take(",")
            trial.skipBlanks()
        }
        let found = trial.byte.isDigit ? takeNumeric(&trial, shortYears, dayFirst) : takeMonthFirst(&trial)
        guard var date = found else { return nil }
        // Whatever the year, the month has no more days than in a leap year.
        guard CivilDate(year: date.year ?? 2000, month: date.month, day: date.day) != nil else { return nil }
        date.weekday = weekday
        cursor = trial
        return date
    }

    /// "July 4", "Nov. 17th, 2006"
    private static func takeMonthFirst(_ cursor: inout ByteCursor) -> WrittenDate? {
        guard let month = takeMonth(&cursor) else { return nil }
        cursor.skipBlanks()
        guard let day = takeDay(&cursor) else { return nil }
        return WrittenDate(year: takeYear(&cursor), month: month, day: day)
    }

    /// "4 July 2025", "4th of July", "04-Jul-2025", "2025-07-04", "2025/07/04", "04.07.2025", "07/04/2025", "20250704"
    private static func takeNumeric(_ cursor: inout ByteCursor, _ shortYears: Bool, _ dayFirst: Bool) -> WrittenDate? {
        var compact = cursor
        if let number = compact.takeNumber(8...8) {
            cursor = compact
            return WrittenDate(year: number / 10000, month: number / 100 % 100, day: number % 100)
        }
        var trial = cursor
        if let year = trial.takeNumber(4...4) {
            guard year >= 1000, let separator = takeSeparator(&trial), let month = trial.takeNumber(1...2),
                takeSeparator(&trial) == separator, let day = trial.takeNumber(1...2)
            else { return nil }
            cursor = trial
            return WrittenDate(year: year, month: month, day: day)
        }
        guard let first = trial.takeNumber(1...2) else { return nil }
        if let separator = takeSeparator(&trial), let second = trial.takeNumber(1...2), takeSeparator(&trial) == separator {
            guard let year = trial.takeNumber(4...4) else { return nil }
            cursor = trial
            let dayFirst = separator == UInt8(ascii: ".") || first > 12 || (dayFirst && second <= 12)
            return WrittenDate(year: year, month: dayFirst ? second : first, day: dayFirst ? first : second)
        }
        guard let day = takeDay(&cursor) else { return nil }
        let hyphened = cursor.take("-")
        cursor.skipBlanks()
        if cursor.peekWord().word == "of" {
            cursor.at += 2
            cursor.skipBlanks()
        }
        guard let month = takeMonth(&cursor) else { return nil }
        if hyphened {
            guard cursor.take("-"), let year = cursor.takeNumber(4...4) else { return nil }
            return WrittenDate(year: year, month: month, day: day)
        }
        if let year = takeYear(&cursor) { return WrittenDate(year: year, month: month, day: day) }
        var short = cursor
        short.skipBlanks()
        if shortYears, let year = short.takeNumber(2...2), short.byte != UInt8(ascii: ":") {
            cursor = short
            return WrittenDate(year: year < 70 ? 2000 + year : 1900 + year, month: month, day: day)
        }
        return WrittenDate(month: month, day: day)
    }

    private static func takeSeparator(_ cursor: inout ByteCursor) -> UInt8? {
        let byte = cursor.byte
        guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") else { return nil }
        cursor.at += 1
        return byte
    }

    private static func takeMonth(_ cursor: inout ByteCursor) -> Int? {
        let name = cursor.peekWord()
        guard let month = DateWords.months[name.word] else { return nil }
        cursor.at = name.end
        _ = cursor.take(".")
        return month
    }

    /// A day of the month, with or without "st", "nd", "rd", "th".
    private static func takeDay(_ cursor: inout ByteCursor) -> Int? {
        var trial = cursor
        guard let day = trial.takeNumber(1...2), (1...31).contains(day) else { return nil }
        let suffix = trial.peekWord()
        if ["st", "nd", "rd", "th"].contains(suffix.word) {
            trial.at = suffix.end
        } else if !suffix.word.isEmpty {
            return nil
        }
        cursor = trial
        return day
    }

    /// A year of four digits, after a comma or not; not the hour of "10:00" nor a count such as "2,000".
    private static func takeYear(_ cursor: inout ByteCursor) -> Int? {
        var trial = cursor
        trial.skipBlanks()
        _ = trial.take(",")
        trial.skipBlanks()
        guard let year = trial.takeNumber(4...4), (1000...2999).contains(year), !trial.byte.isLetter else { return nil }
        cursor = trial
        return year
    }
}

extension CivilDate {
    /// Parses a date in the forms that metadata use: ISO 8601, RFC 822, "July 4, 2025", "4 July 2025", "04.07.2025",
    /// "07/04/2025" (month first unless it exceeds 12), `20250704`, or a number of seconds or milliseconds since 1970 (UTC).
    /// Text before and after it, such as the time, is passed over; the day is the one written, in its own time zone.
    /// - Parameter dayFirst: whether the day comes first between slashes, too, unless the month then exceeds 12.
    public init?(written text: some StringProtocol, dayFirst: Bool = false) {
        var text = String(text)
        let found: CivilDate? = text.withUTF8 { bytes in
            var cursor = ByteCursor(bytes, 0..<bytes.count)
            while !cursor.isAtEnd {
                if cursor.byte.isDigit || cursor.byte.isLetter {
                    if let date = Self.stated(&cursor, dayFirst) { return date }
                    // Past this word or number.
                    while cursor.byte.isDigit || cursor.byte.isLetter { cursor.at += 1 }
                } else {
                    cursor.at += 1
                }
            }
            return nil
        }
        if let found {
            self = found
        } else if let number = Double(text.filter { $0 != " " }), let date = CivilDate(epoch: number) {
            self = date
        } else {
            return nil
        }
    }

    /// The day (UTC) of a number of seconds, milliseconds or microseconds since 1970, told apart by their size;
    /// eight digits such as 20250704 are a year, month and day. Other numbers are no date.
    public init?(epoch number: Double) {
        let size = abs(number)
        let seconds: Double
        switch size {
        case 1e8..<1e11: seconds = number
        case 1e11..<1e14: seconds = number / 1e3
        case 1e14..<1e17: seconds = number / 1e6
        case 1e7..<1e8 where number == number.rounded() && number > 0:
            let digits = Int(number)
            self.init(year: digits / 10000, month: digits / 100 % 100, day: digits % 100)
            return
        default: return nil
        }
        let date = CivilDate(ordinal: Int((seconds / 86400).rounded(.down)))
        self.init(year: date.year, month: date.month, day: date.day)
    }

    /// A date with its year at the cursor; the year may follow the time, as in "Fri Jul 4 10:00:00 +0000 2025".
    private static func stated(_ cursor: inout ByteCursor, _ dayFirst: Bool) -> CivilDate? {
        var trial = cursor
        guard var date = WrittenDate.take(&trial, shortYears: true, dayFirst: dayFirst) else { return nil }
        if let day = date.civilDate { return day }
        while !trial.isAtEnd {
            if trial.byte.isDigit {
                let sign = trial.bytes[trial.at - 1]
                if let year = trial.takeNumber(4...4) {
                    if year >= 1000, sign != UInt8(ascii: "+"), sign != UInt8(ascii: "-") {
                        date.year = year
                        return date.civilDate
                    }
                }
                while trial.byte.isDigit { trial.at += 1 }
            } else {
                trial.at += 1
            }
        }
        return nil
    }
}

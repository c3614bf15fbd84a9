// How long a thing lasts that is said to begin or to end on a day.

extension TimeScan {
    /// "a two-day visit from Monday", "began a five-day visit on Sunday", "wraps up a three-day visit on Friday": all days of it.
    func lasting(_ point: Point) -> Period {
        let (floor, ceiling) = (max(range.lowerBound, point.start - 16), min(range.upperBound, point.end + 12))
        func days(_ index: Int) -> Int? {
            guard let count = number(index), isKind(index + 1, .hyphen), let unit = unit(index + 2),
                unit == .day || unit == .week,
                case .unit = meaning(index + 2)
            else { return nil }
            let days = unit == .day ? count : 7 * count
            return (2...31).contains(days) ? days : nil
        }
        func isBarred(_ between: Range<Int>) -> Bool {
            between.contains { index in
                isKind(index, .semicolon) || isKind(index, .stop) && !tokens[index].isStopped || document.quotationOf[index] >= 0
            }
        }
        func role(_ between: Range<Int>, _ role: TimeWords.Role) -> Bool { between.contains { roles($0).contains(role) } }
        var index = point.start - 1
        while index >= floor {
            if let days = days(index) {
                guard !isBarred(index..<point.start) else { break }
                let verbs = max(floor, index - 7)..<index
                // What stands between the length and the day decides before what stands before them.
                let between = index + 3..<point.start
                if role(between, .starts) || wordBefore(point.start) == words.from {
                    return Period(from: point.period.from, until: point.period.from.adding(days: days - 1), precision: .day)
                }
                if role(between, .ends) || role(verbs, .ends) {
                    return Period(from: point.period.from.adding(days: 1 - days), until: point.period.from, precision: .day)
                }
                guard role(verbs, .starts) else { break }
                return Period(from: point.period.from, until: point.period.from.adding(days: days - 1), precision: .day)
            }
            index -= 1
        }
        index = point.end
        while index < ceiling {
            if let days = days(index) {
                let before = floor..<point.start
                guard !isBarred(point.end..<index), !role(point.end..<index, .ends),
                    role(point.end..<index, .starts) || role(before, .starts) && !role(before, .ends)
                else { break }
                return Period(from: point.period.from, until: point.period.from.adding(days: days - 1), precision: .day)
            }
            index += 1
        }
        return point.period
    }
}

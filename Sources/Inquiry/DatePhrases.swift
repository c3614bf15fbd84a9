// Dates and intervals in the words of a question: "since May", "in the last three months", "between 2 and 5 July 2025".

import Language

/// Finds date phrases in the words of a question, relative to a day.
struct DatePhrases {
    let words: [Question.Word]
    let today: CivilDate
    var classes = WordClasses.shared

    /// Something found: the words after it, and the days.
    typealias Found = (end: Int, interval: Inquiry.Interval)
    private typealias Point = (end: Int, period: Period)

    /// All phrases, and the interval that satisfies all of them.
    /// What is part of a name, such as "Good Friday Agreement", is no date.
    func all(protecting names: [Range<Int>] = []) -> (ranges: [Range<Int>], interval: Inquiry.Interval?) {
        var ranges: [Range<Int>] = []
        var interval: Inquiry.Interval?
        var index = 0
        while index < words.count {
            if let name = names.first(where: { $0.lowerBound == index }) {
                index = name.upperBound
                continue
            }
            if let found = phrase(at: index) {
                ranges.append(index..<found.end)
                interval = interval.map { Self.join($0, found.interval) } ?? found.interval
                index = found.end
            } else {
                index += 1
            }
        }
        return (ranges, interval)
    }

    /// The days that both have; "October 2023 - January 2024" are all days from the one to the other.
    private static func join(_ one: Inquiry.Interval, _ other: Inquiry.Interval) -> Inquiry.Interval {
        let both = one.intersection(other)
        if let from = both.from, let until = both.until, from > until {
            return Inquiry.Interval(
                from: [one.from, other.from].compactMap(\.self).min(), until: [one.until, other.until].compactMap(\.self).max())
        }
        return both
    }

    /// The phrase that begins at a word, preposition and all.
    func phrase(at start: Int) -> Found? {
        // "quotes by May" and "views of May" speak of a person.
        if let next = skip(["by", "of", "from", "for", "at", "about", "after"], at: start), word(next) == "may",
            year(next + 1) == nil,
            dayNumber(next + 1) == nil
        {
            return nil
        }
        if let next = skip(["between"], at: start), let first = point(at: next), let middle = skip(["and"], at: first.end) {
            if let second = point(at: middle, after: first.period) { return span(first.period, second) }
        }
        if let next = skip(["from", "dated from", "dating from", "since", "between"], at: start), let first = point(at: next) {
            if let middle = skip(["to", "until", "till", "through", "up to"], at: first.end),
                let second = point(at: middle, after: first.period)
            {
                return span(first.period, second)
            }
            if word(start) == "since" { return (first.end, .init(from: first.period.from)) }
            if ["on", "onward", "onwards"].contains(word(first.end)) { return (first.end + 1, .init(from: first.period.from)) }
            if word(start) == "from", word(next) == "beginning" || word(next + 1) == "beginning" {
                return (first.end, .init(from: first.period.from))
            }
            return (first.end, .init(from: first.period.from, until: first.period.until))
        }
        if let next = skip(["starting", "starting in", "starting from", "beginning in"], at: start), let first = point(at: next) {
            return (first.end, .init(from: first.period.from))
        }
        if let next = skip(["after", "later than", "following"], at: start), let first = point(at: next) {
            return (first.end, .init(from: first.period.until.adding(days: 1)))
        }
        if let next = skip(["before", "prior to", "earlier than", "ahead of"], at: start), let first = point(at: next) {
            return (first.end, .init(until: first.period.from.adding(days: -1)))
        }
        if let next = skip(["until", "till", "up to", "by", "through", "as late as"], at: start), let first = point(at: next) {
            return (first.end, .init(until: first.period.until))
        }
        let prepositions = [
            "back in", "as of", "over the course of", "in the course of", "in the year", "in the years", "over the period",
            "in the period", "during the period", "years", "dated", "dating", "in", "on", "during", "for", "of", "over",
            "throughout", "within", "around", "at",
        ]
        if let next = skip(prepositions, at: start), let found = range(at: next) {
            return word(start) == "on" && isBareMonth(next, found.end) ? nil : found
        }
        guard let found = range(at: start), !isBareMonth(start, found.end) else { return nil }
        return found
    }

    /// "July to September 2025", "2020-2022" or a single point.
    private func range(at start: Int) -> Found? {
        if let years = yearRange(start) { return years }
        // "September-December 2022"
        if let (next, value) = classes.match("month", words, at: start), let month = Int(value),
            let second = monthOrDay(next, after: nil), second.period.precision == .month,
            let from = CivilDate(year: second.period.until.year, month: month, day: 1), from < second.period.from
        {
            return (second.end, .init(from: from, until: second.period.until))
        }
        guard let first = point(at: start) else { return nil }
        if let middle = skip(["to", "until", "till", "through"], at: first.end),
            let second = point(at: middle, after: first.period)
        {
            return span(first.period, second)
        }
        return (first.end, .init(from: first.period.from, until: first.period.until))
    }

    /// A first point takes the year of the second, where only that one has it: "between January and March 2025".
    private func span(_ first: Period, _ second: Point) -> Found {
        var from = first.from
        if from > second.period.until {
            from = CivilDate(year: second.period.until.year, month: from.month, day: from.day) ?? from
        } else if second.period.until.year < from.year {
            return (second.end, .init(from: second.period.from, until: first.until))
        }
        return (second.end, .init(from: from, until: second.period.until))
    }

    /// "may" and "march" alone are a name and a verb as well.
    private func isBareMonth(_ start: Int, _ end: Int) -> Bool {
        guard end == start + 1, let (_, month) = classes.match("month", words, at: start) else { return false }
        return !words[start].followsComma && (month == "3" || month == "5" || word(start - 1) != nil && word(start - 1) == "on")
    }

    // MARK: Points

    /// A day, week, month, season or year, and the words after it. A second point of a pair takes its year from the first.
    private func point(at start: Int, after first: Period? = nil) -> Point? {
        guard start < words.count, !words[start].isQuotation else { return nil }
        let start = word(start) == "the" ? start + 1 : start
        if let point = iso(start) ?? relativeDay(start) ?? relative(start) ?? ago(start) { return point }
        if let point = partOfYear(start) ?? monthOrDay(start, after: first) { return point }
        if let point = season(start) ?? decade(start) { return point }
        return year(start).map { ($0.end, wholeYear($0.year)) }
    }

    private func iso(_ start: Int) -> Point? {
        guard let raw = raw(start) else { return nil }
        if raw.utf8.count == 10, let day = CivilDate(iso: raw) { return (start + 1, Period(day)) }
        let dotted = raw.split(separator: ".").map { Int($0) }
        if dotted.count == 3, let day = dotted[0], let month = dotted[1], let year = dotted[2] {
            return CivilDate(year: year, month: month, day: day).map { (start + 1, Period($0)) }
        }
        // "24/2/22": the day first, unless only the month can be.
        let slashed = raw.split(separator: "/").map { Int($0) }
        if slashed.count == 3, var day = slashed[0], var month = slashed[1], var year = slashed[2] {
            if month > 12 { swap(&day, &month) }
            if year < 100 { year += year <= today.year % 100 + 10 ? 2000 : 1900 }
            return CivilDate(year: year, month: month, day: day).map { (start + 1, Period($0)) }
        }
        let parts = raw.split(separator: "-").map { Int($0) }
        if raw.utf8.count == 7, parts.count == 2, let year = parts[0], let month = parts[1] {
            return CivilDate(year: year, month: month, day: 1).map { (start + 1, .month(of: $0)) }
        }
        return nil
    }

    private func relativeDay(_ start: Int) -> Point? {
        switch word(start) {
        case "today": (start + 1, Period(today))
        case "yesterday": (start + 1, Period(today.adding(days: -1)))
        case "tomorrow": (start + 1, Period(today.adding(days: 1)))
        default: nil
        }
    }

    /// "last month", "this week", "the past 30 days", "last Monday", "next year", "last May".
    private func relative(_ start: Int) -> Point? {
        guard let lead = word(start), ["this", "last", "past", "previous", "next", "current", "coming"].contains(lead) else {
            return nil
        }
        let shift = lead == "this" || lead == "current" ? 0 : lead == "next" || lead == "coming" ? 1 : -1
        var index = start + 1
        if let (end, count) = number(index), let (unitEnd, unit) = classes.match("unit", words, at: end) {
            return (unitEnd, rolling(count, unit, forward: shift > 0))
        }
        if word(index) == "calendar" { index += 1 }
        if let (end, unit) = classes.match("unit", words, at: index) {
            if lead == "past" { return (end, rolling(1, unit, forward: false)) }
            switch unit {
            case "day": return (end, Period(today.adding(days: shift)))
            case "week":
                return (end, .week(of: today.adding(days: 7 * shift)))
            case "month": return (end, .month(of: today.firstOfMonth(adding: shift)))
            default: return (end, wholeYear(today.year + shift))
            }
        }
        if let (end, value) = classes.match("weekday", words, at: index), let weekday = Int(value) {
            var back = (today.weekday - weekday + 7) % 7
            if shift < 0, back == 0 { back = 7 }
            return (end, Period(today.adding(days: shift > 0 ? 7 - back : -back)))
        }
        if let (end, value) = classes.match("month", words, at: index), let month = Int(value) {
            let latest = latestMonth(month)
            return (end, .month(of: shift > 0 ? latest.firstOfMonth(adding: 12) : latest))
        }
        if let (end, value) = classes.match("season", words, at: index), let month = Int(value) {
            return (end, season(month, of: latestMonth(month).year + max(0, shift)))
        }
        return nil
    }

    /// "three weeks ago"
    private func ago(_ start: Int) -> Point? {
        guard let (end, count) = number(start), let (unitEnd, unit) = classes.match("unit", words, at: end),
            word(unitEnd) == "ago"
        else {
            return nil
        }
        switch unit {
        case "day": return (unitEnd + 1, Period(today.adding(days: -count)))
        case "week":
            return (unitEnd + 1, .week(of: today.adding(days: -7 * count)))
        case "month": return (unitEnd + 1, .month(of: today.firstOfMonth(adding: -count)))
        default: return (unitEnd + 1, wholeYear(today.year - count))
        }
    }

    /// "early 2024", "first half of 2024", "Q1 2024"
    private func partOfYear(_ start: Int) -> Point? {
        var start = start
        var leading: String?
        // "mid-2024" is one word.
        if let raw = raw(start), let dash = raw.firstIndex(of: "-"), let year = Int(raw[raw.index(after: dash)...]),
            (1000...2999).contains(year)
        {
            leading = raw[..<dash].lowercased()
            guard let part = ["early": 0, "mid": 1, "late": 2][leading ?? ""] else { return nil }
            return (start + 1, months(part * 4 + 1, 4, of: year))
        }
        for (name, length) in [("part", 4), ("half", 6), ("quarter", 3)] {
            guard let (end, value) = classes.match(name, words, at: start), let part = Int(value) else { continue }
            start = end
            if let (end, value) = classes.match("month", words, at: start), let month = Int(value), name == "part" {
                return monthPart(part, month, end)
            }
            guard let (end, year) = year(start) else { return nil }
            return (end, months((part - 1) * length + 1, length, of: year))
        }
        return nil
    }

    /// "early July 2025": its first, second or last ten days.
    private func monthPart(_ part: Int, _ month: Int, _ end: Int) -> Point? {
        let found = year(end)
        let first = found.flatMap { CivilDate(year: $0.year, month: month, day: 1) } ?? latestMonth(month)
        return (found?.end ?? end, Period.month(of: first).third(part - 1))
    }

    /// "4 July 2025", "July 4th", "the 4th of July", "July 2025", "July".
    private func monthOrDay(_ start: Int, after first: Period?) -> Point? {
        if let (end, weekday) = classes.match("weekday", words, at: start) {
            // The weekday says nothing beside a date.
            if let day = monthOrDay(end, after: first), day.period.precision == .day { return day }
            guard let weekday = Int(weekday) else { return nil }
            return (end, Period(today.adding(days: -((today.weekday - weekday + 7) % 7))))
        }
        if let day = dayNumber(start) {
            let next = word(start + 1) == "of" ? start + 2 : start + 1
            if let (end, value) = classes.match("month", words, at: next), let month = Int(value) {
                return date(day, month, yearAt: end, after: first)
            }
            // "between 2 and 5 July", "from July 2 to 5"
            if word(start + 1) == "and" || word(start + 1) == "to", let second = monthOrDay(start + 2, after: nil),
                second.period.precision == .day
            {
                let date = CivilDate(year: second.period.from.year, month: second.period.from.month, day: day)
                return date.map { (start + 1, Period($0)) }
            }
            if let first, let date = CivilDate(year: first.until.year, month: first.until.month, day: day),
                first.precision == .day
            {
                if let (end, year) = year(start + 1) {
                    return CivilDate(year: year, month: date.month, day: day).map { (end, Period($0)) }
                }
                return (start + 1, Period(date))
            }
            return nil
        }
        guard let (end, value) = classes.match("month", words, at: start), let month = Int(value) else { return nil }
        if let day = dayNumber(end) { return date(day, month, yearAt: end + 1, after: first) }
        if let (yearEnd, year) = year(word(end) == "of" ? end + 1 : end), let date = CivilDate(year: year, month: month, day: 1) {
            return (yearEnd, .month(of: date))
        }
        if let first, let date = CivilDate(year: first.from.year, month: month, day: 1) {
            return (end, .month(of: date < first.from.firstOfMonth() ? date.firstOfMonth(adding: 12) : date))
        }
        return (end, .month(of: latestMonth(month)))
    }

    private func date(_ day: Int, _ month: Int, yearAt index: Int, after first: Period?) -> Point? {
        if let (end, year) = year(index) { return CivilDate(year: year, month: month, day: day).map { (end, Period($0)) } }
        if let first, let date = CivilDate(year: first.from.year, month: month, day: day) { return (index, Period(date)) }
        for year in stride(from: today.year, to: today.year - 8, by: -1) {
            if let date = CivilDate(year: year, month: month, day: day), date <= today { return (index, Period(date)) }
        }
        return nil
    }

    private func season(_ start: Int) -> Point? {
        guard let (end, value) = classes.match("season", words, at: start), let month = Int(value) else { return nil }
        if let (yearEnd, year) = year(word(end) == "of" ? end + 1 : end) { return (yearEnd, season(month, of: year)) }
        return nil
    }

    private func decade(_ start: Int) -> Point? {
        guard let raw = word(start), raw.utf8.count == 5, raw.hasSuffix("0s"), let year = Int(raw.dropLast()),
            let from = CivilDate(year: year, month: 1, day: 1), let until = CivilDate(year: year + 9, month: 12, day: 31)
        else { return nil }
        return (start + 1, Period(from: from, until: until, precision: .year))
    }

    private func yearRange(_ start: Int) -> Found? {
        guard let raw = raw(start) else { return nil }
        let years = raw.split(whereSeparator: { "-–./".contains($0) }).map { Int($0) }
        // "1998-99"
        if raw.count == 7, years.count == 2, let first = years[0], let second = years[1], (1800...2199).contains(first),
            second > first % 100, second < 100
        {
            return (start + 1, .init(from: wholeYear(first).from, until: wholeYear(first - first % 100 + second).until))
        }
        guard raw.count == 9 || raw.count == 10, years.count == 2, let first = years[0], let second = years[1], first <= second,
            (1800...2199).contains(first), (1800...2199).contains(second)
        else { return nil }
        return (start + 1, .init(from: wholeYear(first).from, until: wholeYear(second).until))
    }

    private func year(_ index: Int) -> (end: Int, year: Int)? {
        guard let word = word(index), word.utf8.count == 4, let year = Int(word), (1800...2199).contains(year) else { return nil }
        return (index + 1, year)
    }

    // MARK: Intervals

    private func wholeYear(_ year: Int) -> Period { months(1, 12, of: year) }

    private func months(_ first: Int, _ count: Int, of year: Int) -> Period {
        Period.months(count, from: first, of: year) ?? Period(today)
    }

    /// Three months from `month`; winter runs into the next year.
    private func season(_ month: Int, of year: Int) -> Period { months(month, 3, of: year) }

    /// The month's first day in the most recent year in which it has begun.
    private func latestMonth(_ month: Int) -> CivilDate {
        let year = month <= today.month ? today.year : today.year - 1
        return CivilDate(year: year, month: month, day: 1) ?? today
    }

    /// That many units up to today, or from today on.
    private func rolling(_ count: Int, _ unit: String, forward: Bool) -> Period {
        let count = min(count, 5000)
        let sign = forward ? 1 : -1
        let other: CivilDate
        switch unit {
        case "day": other = today.adding(days: sign * count)
        case "week": other = today.adding(days: sign * 7 * count)
        default:
            let first = today.firstOfMonth(adding: sign * min(count * (unit == "year" ? 12 : 1), 12 * (today.year - 1)))
            other =
                CivilDate(
                    year: first.year, month: first.month, day: min(today.day, CivilDate.days(in: first.month, of: first.year)))
                ?? first
        }
        return Period(from: min(today, other), until: max(today, other), precision: .day)
    }

    // MARK: Words

    private func word(_ index: Int) -> String? {
        index >= 0 && index < words.count && !words[index].isQuotation ? words[index].folded : nil
    }

    /// The word as typed, where it is one that `iso` dates are: fold would drop their marks.
    private func raw(_ index: Int) -> String? { index < words.count && !words[index].isQuotation ? words[index].raw : nil }

    private func number(_ index: Int) -> (end: Int, count: Int)? {
        if let (end, value) = classes.match("number", words, at: index), let count = Int(value) { return (end, count) }
        guard let word = word(index), word.utf8.count <= 3, let count = Int(word), count > 0 else { return nil }
        return (index + 1, count)
    }

    /// "4", "4th", "22nd"
    private func dayNumber(_ index: Int) -> Int? {
        guard var word = word(index) else { return nil }
        if let ending = ["st", "nd", "rd", "th"].first(where: { word.hasSuffix($0) }) { word.removeLast(ending.count) }
        guard word.utf8.count <= 2, let day = Int(word), (1...31).contains(day) else { return nil }
        return day
    }

    /// The index after one of these words or word sequences.
    private func skip(_ alternatives: [String], at start: Int) -> Int? {
        for alternative in alternatives {
            let parts = alternative.split(separator: " ")
            let end = start + parts.count
            if end < words.count, (start..<end).allSatisfy({ !words[$0].isQuotation && words[$0].folded == parts[$0 - start] }) {
                return end
            }
        }
        return nil
    }
}

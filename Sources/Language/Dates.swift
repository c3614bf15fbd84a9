// Dates and weekdays as a text writes them, alone or from one to another.

extension TimeScan {
    // MARK: Days

    /// "July 4, 2025", "4 July", "Friday, July 4", "Tuesday (Nov. 14)", "2025-07-04", "13/02/2015"
    private func written(_ start: Int) -> (date: WrittenDate, end: Int, isMonthFirst: Bool)? {
        switch meaning(start) {
        case .weekday(let weekday), .shortWeekday(let weekday):
            guard tokens[start].isCapitalised else { return nil }
            var next = start + 1
            if isKind(next, .stop) { next += 1 }
            if isKind(next, .comma) { next += 1 }
            let isBracketed = isKind(next, .openBracket)
            if isBracketed { next += 1 }
            guard meaning(next).map({ if case .month = $0 { true } else { false } }) ?? isKind(next, .number),
                let inner = written(next)
            else { return nil }
            var (date, end) = (inner.date, inner.end)
            date.weekday = weekday
            if isBracketed {
                guard isKind(end, .closeBracket) else { return nil }
                end += 1
            }
            return (date, end, inner.isMonthFirst)
        case .month(let month):
            guard tokens[start].isCapitalised, let day = dayOfMonth(start + 1), !isCount(start + 1, after: start) else {
                return nil
            }
            let stated = yearAfter(start + 2)
            return (WrittenDate(year: stated?.year, month: month, day: day), stated?.end ?? start + 2, true)
        default:
            if let numeric = numeric(start) { return (numeric.date, numeric.end, false) }
            guard let day = dayOfMonth(start) else { return nil }
            let named = isWord(start + 1, words.of) ? start + 2 : start + 1
            guard let month = month(named) else { return nil }
            let stated = yearAfter(named + 1)
            return (WrittenDate(year: stated?.year, month: month, day: day), stated?.end ?? named + 1, false)
        }
    }

    /// "In March 12 soldiers died": a number that counts.
    func isCount(_ number: Int, after month: Int) -> Bool {
        wordBefore(month) == words.in_ && range.contains(number + 1) && tokens[number + 1].tag == .nouns
            && !tokens[number + 1].isCapitalised
    }

    /// "2025-07-04", "2025/07/04", "04.07.2025", and "13/02/2015" where the order is plain.
    private func numeric(_ start: Int) -> (date: WrittenDate, end: Int)? {
        if let dotted = dotted(start) { return (dotted, start + 1) }
        guard isJoined(start + 1), isJoined(start + 2), isJoined(start + 3), isJoined(start + 4),
            let first = digits(start), let second = digits(start + 2), let third = digits(start + 4),
            first.ending == .none, second.ending == .none, third.ending == .none, second.count <= 2,
            document.bytes[Int(tokens[start + 1].start)] == document.bytes[Int(tokens[start + 3].start)]
        else { return nil }
        let isSlashed = document.bytes[Int(tokens[start + 1].start)] == UInt8(ascii: "/")
        guard isSlashed || isKind(start + 1, .hyphen) else { return nil }
        let date: WrittenDate
        if first.count == 4, third.count <= 2, (1800...2100).contains(first.value) {
            date = WrittenDate(year: first.value, month: second.value, day: third.value)
        } else if isSlashed, first.count <= 2, third.count == 4, (1800...2100).contains(third.value),
            (first.value > 12) != (second.value > 12) || first.value == second.value
        {
            let (day, month) = first.value > 12 ? (first.value, second.value) : (second.value, first.value)
            date = WrittenDate(year: third.value, month: month, day: day)
        } else {
            return nil
        }
        return date.civilDate == nil ? nil : (date, start + 5)
    }

    /// Whether no space stands before a token of the range.
    private func isJoined(_ position: Int) -> Bool { range.contains(position) && !tokens[position].spaceBefore }

    /// "04.07.2025"
    private func dotted(_ position: Int) -> WrittenDate? {
        guard isKind(position, .number) else { return nil }
        var parts = [0]
        let bytes = tokens[position].range
        guard (8...10).contains(bytes.count) else { return nil }
        for byte in document.bytes[bytes] {
            if byte == UInt8(ascii: ".") {
                parts.append(0)
            } else if byte.isDigit, parts[parts.count - 1] < 1000 {
                parts[parts.count - 1] = parts[parts.count - 1] * 10 + Int(byte - 48)
            } else {
                return nil
            }
        }
        guard parts.count == 3, (1800...2100).contains(parts[2]) else { return nil }
        let date = WrittenDate(year: parts[2], month: parts[1], day: parts[0])
        return date.civilDate == nil ? nil : date
    }

    /// A date, or two of them joined: "July 4-6", "4 to 6 July", "29 June – 2 July 2025".
    func dates(_ start: Int) -> Point? {
        if let joined = daysBeforeMonth(start) { return joined }
        guard let first = written(start) else { return nil }
        if let joint = joint(first.end), !isMoved(start) {
            // "July 4-6, 2025"
            if first.isMonthFirst, first.date.year == nil, let day = dayOfMonth(joint.next), month(joint.next + 1) == nil,
                joins(joint.kind, first.date.day, day, start), joint.kind != .dash || !isOrdinaryNoun(joint.next + 1)
            {
                let stated = yearAfter(joint.next + 1)
                let last = WrittenDate(year: stated?.year, month: first.date.month, day: day)
                return span(first.date, last, start, stated?.end ?? joint.next + 1)
            }
            if let second = written(joint.next), joint.kind != .and || isBetween(start) || isNext(first.date, second.date) {
                return span(first.date, second.date, start, second.end)
            }
        }
        guard let day = event(first.date, first.end) ?? resolve(first.date, at: start..<first.end) else { return nil }
        return Point(start, first.end, Period(day))
    }

    /// "4-6 July", "4 and 5 July 2025"
    private func daysBeforeMonth(_ start: Int) -> Point? {
        guard let day = dayOfMonth(start), let joint = joint(start + 1), dayOfMonth(joint.next) != nil,
            let last = written(joint.next), !last.isMonthFirst, joins(joint.kind, day, last.date.day, start)
        else { return nil }
        return span(WrittenDate(month: last.date.month, day: day), last.date, start, last.end)
    }

    /// Whether two days of a month make an interval: "4 to 6", "4 and 5", "between 4 and 6".
    private func joins(_ joint: Joint, _ first: Int, _ last: Int, _ start: Int) -> Bool {
        first < last && (joint != .and || last == first + 1 || isBetween(start))
    }

    private func isNext(_ first: WrittenDate, _ second: WrittenDate) -> Bool {
        let year = second.year ?? 2001
        guard let first = CivilDate(year: first.year ?? year, month: first.month, day: first.day),
            let second = CivilDate(year: year, month: second.month, day: second.day)
        else { return false }
        return first.adding(days: 1) == second
    }

    /// The days from one date to another, of which one may name the year for both.
    private func span(_ first: WrittenDate, _ last: WrittenDate, _ start: Int, _ end: Int) -> Point? {
        let range = start..<end
        let from: CivilDate
        if first.year == nil, let year = last.year {
            var first = first
            first.year = (first.month, first.day) > (last.month, last.day) ? year - 1 : year
            guard let day = first.civilDate else { return nil }
            from = day
        } else {
            guard let day = resolve(first, at: range) else { return nil }
            from = day
        }
        var last = last
        last.year = last.year ?? ((last.month, last.day) < (from.month, from.day) ? from.year + 1 : from.year)
        guard let until = last.civilDate, from <= until, until.ordinal - from.ordinal < 370 else { return nil }
        return Point(start, end, Period(from: from, until: until, precision: .day))
    }

    /// "the September 11 attacks": the day that is known by that name.
    private func event(_ date: WrittenDate, _ end: Int) -> CivilDate? {
        guard date.year == nil, range.contains(end) else { return nil }
        return words.events.first {
            $0.date.month == date.month && $0.date.day == date.day && $0.words.contains(tokens[end].word)
        }?.date
    }

    /// The day that a date means: where the year is missing, the nearest one on the side that its clause tells of.
    private func resolve(_ date: WrittenDate, at range: Range<Int>) -> CivilDate? {
        if date.year != nil { return date.civilDate }
        guard let reference else { return nil }
        let tense = tense(of: range)
        // A day some weeks ahead is more often meant than one of last year, whatever the verb.
        let isPast = tense == .past || tense == .unknown && !hint
        guard let day = resolve(date.month, date.day, reference, isPast ? nil : tense) else { return nil }
        // The weekday tells the year where the nearest one is doubtful.
        if let weekday = date.weekday, day.weekday != weekday, let fitting = date.nearest(to: day), fitting.weekday == weekday,
            abs(fitting.ordinal - reference.ordinal) < 400
        {
            return fitting
        }
        return day
    }

    func resolve(_ month: Int, _ day: Int, _ reference: CivilDate, _ tense: Tense?) -> CivilDate? {
        let isFuture = tense == .future || tense == .unknown && hint
        func inYear(_ offset: Int) -> CivilDate? { CivilDate(year: reference.year + offset, month: month, day: day) }
        guard let same = inYear(0) else {
            // 29 February
            return (1...8).lazy.compactMap { inYear(isFuture ? $0 : -$0) }.first
        }
        let distance = same.ordinal - reference.ordinal
        if isFuture, distance < -31 { return inYear(1) ?? same }
        if !isFuture, distance > (tense == .past ? 1 : tense == .present ? 183 : 60) { return inYear(-1) ?? same }
        if tense == .present, distance < -183 { return inYear(1) ?? same }
        return same
    }

    /// A day that has a name of its own: "New Year's Day".
    func holiday(_ start: Int) -> Point? {
        for holiday in words.holidays where tokens[start].word == holiday.words[0] {
            var index = start + 1
            let isNamed = holiday.words.dropFirst().allSatisfy { word in
                if isKind(index, .possessive) { index += 1 }
                guard isWord(index, word) else { return false }
                index += 1
                return true
            }
            guard isNamed else { continue }
            let stated = yearAfter(index)
            let date = WrittenDate(year: stated?.year, month: holiday.month, day: holiday.day)
            let end = stated?.end ?? index
            return resolve(date, at: start..<end).map { Point(start, end, Period($0)) }
        }
        return nil
    }

    /// "on the 15th"
    func dayOfThisMonth(_ start: Int) -> Point? {
        guard let reference, let digits = digits(start), digits.ending == .ordinal, (1...31).contains(digits.value),
            !isOrdinaryNoun(start + 1), !isKind(start + 1, .hyphen),
            !(range.contains(start + 1) && (tokens[start + 1].tag == .adjective || tokens[start + 1].tag == .name)),
            !isWord(start + 1, words.of)
        else { return nil }
        let tense = tense(of: start..<start + 1)
        let isFuture = tense == .future || tense == .present || tense == .unknown && hint
        for offset in 0...12 {
            let month = reference.firstOfMonth(adding: isFuture ? offset : -offset)
            guard let day = CivilDate(year: month.year, month: month.month, day: digits.value) else { continue }
            if isFuture ? day >= reference : day <= reference { return Point(start, start + 1, Period(day)) }
        }
        return nil
    }

    // MARK: Weekdays

    /// "Friday", "Friday night", "Thursday last week", "Monday to Wednesday", "Monday and Tuesday"
    func weekdays(_ start: Int) -> Point? {
        guard let reference, case .weekday(let weekday) = meaning(start), !isName(start) else { return nil }
        if let week = weekBeside(start + 1, reference) {
            return Point(start, week.end, Period(week.monday.adding(days: weekday)))
        }
        let end = afterPart(start + 1)
        if let joint = joint(end), case .weekday(let last) = meaning(joint.next), tokens[joint.next].isCapitalised,
            !isMoved(start),
            joint.kind != .and || isBetween(start) || last == (weekday + 1) % 7, weekBeside(joint.next + 1, reference) == nil
        {
            let length = (last - weekday + 6) % 7 + 1
            let range = start..<joint.next + 1
            let tense = tense(of: range)
            var from = day(weekday, reference, tense)
            let recent = day(weekday, reference, .past)
            if tense == .present || tense == .unknown, recent.adding(days: length) >= reference { from = recent }
            if tense == .past, from.adding(days: length) > reference { from = from.adding(days: -7) }
            return Point(
                start, afterPart(range.upperBound), Period(from: from, until: from.adding(days: length), precision: .day))
        }
        return Point(start, end, Period(day(weekday, reference, tense(of: start..<end))))
    }

    /// "Good Friday", "Friday prayers", "the Sunday Times"
    private func isName(_ start: Int) -> Bool {
        if start > 0, tokens[start - 1].isCapitalised, roles(start - 1).contains(.feast) { return true }
        guard range.contains(start + 1) else { return false }
        if roles(start + 1).contains(.prayer) { return true }
        return wordBefore(start) == words.the && tokens[start + 1].isCapitalised && tokens[start + 1].tag == .name
    }

    /// The week that a weekday is said to be of: "last week", "of next week", and its Monday.
    private func weekBeside(_ position: Int, _ reference: CivilDate) -> (monday: CivilDate, end: Int)? {
        let start = isWord(position, words.of) ? position + 1 : position
        guard case .shift(let offset) = meaning(start), case .unit(.week) = meaning(start + 1) else { return nil }
        return (reference.adding(days: 7 * offset - reference.weekday), start + 2)
    }

    /// Past the part of a day: "Friday night".
    func afterPart(_ position: Int) -> Int {
        if case .part = meaning(position), !tokens[position].isCapitalised { position + 1 } else { position }
    }

    /// The weekday that is nearest to the reference day, itself included, on the side that the tense tells.
    func day(_ weekday: Int, _ reference: CivilDate, _ tense: Tense) -> CivilDate {
        let isFuture = tense == .future || tense == .present || tense == .unknown && hint
        return reference.adding(
            days: isFuture ? (weekday - reference.weekday + 7) % 7 : -((reference.weekday - weekday + 7) % 7))
    }
}

// Times told by their distance from today or from a time named before: "last week", "two days later", "early next year".

extension TimeScan {
    // MARK: From today

    /// "yesterday", "tomorrow night"
    func relativeDay(_ offset: Int, _ start: Int) -> Point? {
        guard let reference else { return nil }
        // "USA Today"
        if tokens[start].isCapitalised, start > 0, !tokens[start].startsParagraph, tokens[start - 1].isCapitalised,
            tokens[start - 1].kind == .word, tokens[start - 1].tag == .name
        {
            return nil
        }
        return Point(start, afterPart(start + 1), Period(reference.adding(days: offset)))
    }

    /// The night before the reference day, unless another day stands beside it.
    func overnight(_ start: Int, after last: TimeExpression?) -> Point? {
        guard let reference, last?.range.upperBound != start else { return nil }
        let next = isWord(start + 1, words.on) || isWord(start + 1, words.to) ? start + 2 : start + 1
        if case .weekday = meaning(next) { return nil }
        return Point(start, start + 1, Period(from: reference.adding(days: -1), until: reference, precision: .day))
    }

    /// "last week", "this morning", "next Tuesday", "last March", "next two days"
    func shifted(_ offset: Int, _ start: Int) -> Point? {
        guard let reference else { return weekOfMonth(5, start, start + 1, isLast: offset < 0) }
        let next = start + 1
        switch meaning(next) {
        case .past where offset == 0: return past(next, from: start)
        case .part:
            if offset == 0 { return Point(start, next + 1, Period(reference)) }
            return offset < 0 ? Point(start, next + 1, Period(reference.adding(days: -1))) : nil
        case .weekday(let weekday):
            guard tokens[next].isCapitalised else { return nil }
            return Point(start, afterPart(next + 1), Period(shifted(weekday, offset, reference, start..<next + 1)))
        case .month(let month):
            guard tokens[next].isCapitalised, dayOfMonth(next + 1) == nil else { return nil }
            return shiftedMonth(month, offset, reference).map { Point(start, next + 1, $0) }
        case .season(let month): return season(month, offset, reference).map { Point(start, next + 1, $0) }
        case .unit(let unit):
            if let point = weekOfMonth(5, start, next, isLast: offset < 0) { return point }
            let isOf = isWord(next + 1, words.of)
            switch unit {
            case .day:
                return offset > 0 && !isOf ? relativeToMention(1, start, from: start) : nil
            case .week, .month, .year, .decade:
                // "the last week": the days up to today; "the last year of his term" is none of them.
                if offset != 0, wordBefore(start) == words.the {
                    if isOf || tokens[safe: next + 1]?.tag == .preposition && offset < 0 { return nil }
                    if offset < 0 { return rolling(unit, -1, reference).map { Point(start, next + 1, $0) } }
                }
                if unit == .decade {
                    return offset < 0 ? rolling(unit, -1, reference).map { Point(start, next + 1, $0) } : nil
                }
            case .weekend: break
            }
            return interval(unit, offset, reference).map { Point(start, next + 1, $0) }
        case .quarter:
            guard !isWord(next + 1, words.century) else { return nil }
            let first = reference.firstOfMonth(adding: 3 * offset - (reference.month - 1) % 3)
            return Period.months(3, from: first.month, of: first.year).map { Point(start, next + 1, $0) }
        default:
            guard offset != 0, let count = number(next), let unit = unit(next + 1), !isWord(next + 2, words.of) else {
                return nil
            }
            return rolling(unit, offset * count, reference).map { Point(start, next + 2, $0) }
        }
    }

    private func shifted(_ weekday: Int, _ offset: Int, _ reference: CivilDate, _ range: Range<Int>) -> CivilDate {
        switch offset {
        case 0:
            let tense = tense(of: range)
            return day(weekday, reference, tense == .unknown ? .future : tense)
        // "last Friday" and "next Friday" are never today.
        case ..<0: return day(weekday, reference.adding(days: -1), .past)
        default: return day(weekday, reference.adding(days: 1), .future)
        }
    }

    private func shiftedMonth(_ month: Int, _ offset: Int, _ reference: CivilDate) -> Period? {
        let year: Int
        switch offset {
        case 0: year = reference.year
        case ..<0: year = month < reference.month ? reference.year : reference.year - 1
        default: year = month > reference.month ? reference.year : reference.year + 1
        }
        return Period.months(1, from: month, of: year)
    }

    /// "past two weeks", "this past weekend", "past year"
    func past(_ position: Int, from start: Int) -> Point? {
        guard let reference, start < position || isPastTime(position) else { return nil }
        let next = position + 1
        switch meaning(next) {
        case .unit(.weekend): return interval(.weekend, -1, reference).map { Point(start, next + 1, $0) }
        case .unit(let unit) where !isWord(next + 1, words.of):
            return rolling(unit, -1, reference).map { Point(start, next + 1, $0) }
        case .weekday, .month, .season:
            return start < position ? shifted(-1, position).map { Point(start, $0.end, $0.period) } : nil
        default:
            guard let count = number(next), let unit = unit(next + 1), !isWord(next + 2, words.of) else { return nil }
            return rolling(unit, -count, reference).map { Point(start, next + 2, $0) }
        }
    }

    /// Not "walked past two days …".
    private func isPastTime(_ position: Int) -> Bool {
        guard position > 0 else { return false }
        let tag = tokens[position - 1].tag
        return tag == .determiner || tag == .preposition || tag == .possessivePronoun
    }

    /// "over the weekend"
    func weekend(_ start: Int) -> Point? {
        guard let reference, wordBefore(start) == words.the, !isOrdinaryNoun(start + 1), !isWord(start + 1, words.of),
            start >= 2, tokens[start - 2].tag == .preposition
        else { return nil }
        let isFuture = isFuture(start..<start + 1)
        // On Saturdays and Sundays it is the one that has begun.
        return interval(.weekend, isFuture || reference.weekday >= 5 ? 0 : -1, reference).map { Point(start, start + 1, $0) }
    }

    /// "earlier this week", "later in the day", "earlier today"
    func bounded(_ side: Int, _ start: Int) -> Point? {
        guard let reference else { return nil }
        if case .day(0) = meaning(start + 1) { return Point(start, start + 2, Period(reference)) }
        var next = start + 1
        if isWord(next, words.in_), isWord(next + 1, words.the) {
            next += 1
        } else {
            guard case .shift(0) = meaning(next) else { return nil }
        }
        guard let unit = unit(next + 1) else { return nil }
        if unit == .day { return Point(start, next + 2, mentionedDay(-1) ?? Period(reference)) }
        guard let whole = interval(unit, 0, reference) else { return nil }
        let period =
            side < 0
            ? Period(from: whole.from, until: max(whole.from, reference), precision: unit.precision)
            : Period(from: reference, until: max(whole.until, reference), precision: unit.precision)
        return Point(start, next + 2, period)
    }

    /// "two weeks ago", "a year ago today", "a day earlier", "two days later", "two weeks from now"
    func counted(_ start: Int) -> Point? {
        guard let count = number(start), let unit = unit(start + 1), start == 0 || !roles(start - 1).contains(.more) else {
            return nil
        }
        let next = start + 2
        if isWord(next, words.ago) {
            guard let reference else { return nil }
            if case .day(0) = meaning(next + 1), let past = rolling(unit, -count, reference) {
                return Point(start, next + 2, Period(past.from))
            }
            return interval(unit, -count, reference).map { Point(start, next + 1, $0) }
        }
        if isWord(next, words.from), isWord(next + 1, words.now) || isWord(next + 1, words.today) {
            return reference.flatMap { interval(unit, count, $0) }.map { Point(start, next + 2, $0) }
        }
        if case .bound(let side) = meaning(next), !isWord(next + 1, words.than) {
            return fromMention(unit, side * count).map { Point(start, next + 1, $0) }
        }
        if isWord(next, words.before) || isWord(next, words.after), endsPhrase(next + 1) {
            return fromMention(unit, isWord(next, words.before) ? -count : count).map { Point(start, next + 1, $0) }
        }
        return nil
    }

    /// "in two weeks", "within a month", "in two years' time"; not "for the first time in two years".
    private func span(_ start: Int) -> Point? {
        guard let reference, let count = number(start + 1), let unit = unit(start + 2), !isWord(start + 3, words.of),
            !isWord(start + 3, words.after)
        else { return nil }
        var end = start + 3
        let isTime = tokens[safe: end]?.kind == .possessive || tokens[safe: end]?.kind == .other
        if isTime, isWord(end + 1, words.time) { end += 2 } else if isTime { return nil }
        let tense = tense(of: start..<end)
        if end == start + 3 {
            let before = max(range.lowerBound, start - 8)..<start
            guard !before.contains(where: { roles($0).contains(.ranked) }) else { return nil }
            guard tense == .future || tense == .unknown && hint || tense == .present && isWord(start, words.within) else {
                return nil
            }
        }
        let period = isWord(start, words.within) ? rolling(unit, count, reference) : interval(unit, count, reference)
        return period.map { Point(start, end, $0) }
    }

    // MARK: From a time named before

    /// What "the", "in" and "within" open: "the day after tomorrow", "the same day", "in two weeks".
    func opened(_ start: Int) -> Point? {
        guard isWord(start, words.the) else {
            return span(start)
        }
        switch meaning(start + 1) {
        case .mention(let offset): return relativeToMention(offset, start + 1, from: start)
        case .shift(1): return unit(start + 2) == .day ? relativeToMention(1, start + 1, from: start) : nil
        case .unit(let unit):
            let isBefore = isWord(start + 2, words.before)
            guard isBefore || isWord(start + 2, words.after) else { return nil }
            if unit == .day, case .day(let offset) = meaning(start + 3), offset == (isBefore ? -1 : 1), let reference {
                return Point(start, start + 4, Period(reference.adding(days: 2 * offset)))
            }
            guard endsPhrase(start + 3) else { return nil }
            return fromMention(unit, isBefore ? -1 : 1).map { Point(start, start + 3, $0) }
        case .part where isWord(start + 2, words.before) && endsPhrase(start + 3):
            return fromMention(.day, -1).map { Point(start, start + 3, $0) }
        default:
            if digits(start + 1)?.ending == .ordinal, wordBefore(start) == words.on, let day = dayOfThisMonth(start + 1) {
                return day
            }
            return nil
        }
    }

    /// "the previous day", "the same year", "the following Monday"
    func relativeToMention(_ offset: Int, _ position: Int, from start: Int) -> Point? {
        let next = position + 1
        if case .weekday(let weekday) = meaning(next), tokens[next].isCapitalised, offset != 0, start < position {
            guard let day = mentionedDay(offset)?.from ?? (offset < 0 ? reference : nil) else { return nil }
            return Point(start, next + 1, Period(self.day(weekday, day.adding(days: offset), offset < 0 ? .past : .future)))
        }
        guard let unit = unit(next), !isWord(next + 1, words.of), case .unit = meaning(next) else { return nil }
        return fromMention(unit, offset).map { Point(start, next + 1, $0) }
    }

    /// So many units before or after the time named before; where none is, before the reference day.
    private func fromMention(_ unit: TimeUnit, _ offset: Int) -> Period? {
        let named = unit == .day ? mentionedDay(offset) : mention(offset)
        if let named, named.until.ordinal - named.from.ordinal < 3700 {
            if unit == .month, named.precision == .year { return nil }
            if unit == .week, named.precision == .month || named.precision == .year { return nil }
            return interval(unit, offset, offset < 0 ? named.from : named.until)
        }
        guard offset < 0, let reference else { return nil }
        return interval(unit, offset, reference)
    }

    private func mentionedDay(_ offset: Int) -> Period? { mention(offset).flatMap { $0.precision == .day ? $0 : nil } }

    /// The time named last: in the same paragraph, or in the one before where later times are counted from it.
    private func mention(_ offset: Int) -> Period? {
        if let mentioned { return paragraphs <= (offset < 0 ? 0 : 1) ? mentioned : nil }
        guard looksBack, whole.lowerBound > 0 else { return nil }
        var start = whole.lowerBound
        var begun = paragraphs
        while start > 0, whole.lowerBound - start < 120, begun <= (offset < 0 ? 0 : 1) {
            start -= 1
            if tokens[start].startsParagraph { begun += 1 }
        }
        var before = TimeScan(
            words: words, document: document, range: start..<whole.lowerBound, reference: reference, hint: false)
        before.looksBack = false
        return before.expressions().last { !$0.isAttributive }?.period
    }

    /// Whether a phrase ends before a token: "the day before." and not "the day before the vote".
    private func endsPhrase(_ position: Int) -> Bool {
        guard range.contains(position) else { return true }
        switch tokens[position].kind {
        case .word:
            // A clause behind "before" would begin with its subject.
            let tag = tokens[position].tag
            return tag == .conjunction || tag.isFinite || tag == .whPronoun || tag == .whAdverb || isWord(position, words.in_)
        case .number, .openQuote: return false
        default: return true
        }
    }

    // MARK: Parts

    /// "early July", "mid-2005", "late last year", "the early 1990s"
    func third(_ part: Int, _ start: Int) -> Point? {
        let next = isKind(start + 1, .hyphen) ? start + 2 : start + 1
        return whole(next, start, isPlain: true).map { Point(start, $0.end, $0.period.third(part)) }
    }

    /// "the end of March", "the beginning of next year", "end of the month"
    func edge(_ part: Int, _ start: Int) -> Point? {
        guard isWord(start + 1, words.of) || isKind(start + 1, .hyphen) else { return nil }
        return whole(start + 2, start, isPlain: false).map { Point(start, $0.end, $0.period.edge(part)) }
    }

    /// "by year's end", "by year-end"
    func endOfCurrent(_ start: Int) -> Point? {
        guard let reference, isKind(start + 1, .possessive) || isKind(start + 1, .hyphen), case .edge(2) = meaning(start + 2),
            let unit = unit(start), let whole = interval(unit, 0, reference)
        else { return nil }
        return Point(start, start + 3, whole.edge(2))
    }

    /// "first half of 2005", "third quarter", "first week of May", with the number in words or digits.
    func ordinal(_ start: Int) -> Point? {
        guard let digits = digits(start), digits.ending == .ordinal else { return nil }
        return ordinal(digits.value, start)
    }

    func ordinal(_ number: Int, _ start: Int) -> Point? {
        let next = start + 1
        switch meaning(next) {
        case .half:
            guard isWord(next + 1, words.of), let whole = whole(next + 2, start, isPlain: false) else { return nil }
            return whole.period.half(number).map { Point(start, whole.end, $0) }
        case .quarter where (1...4).contains(number):
            if isWord(next + 1, words.of), let whole = whole(next + 2, start, isPlain: false), whole.period.precision == .year {
                return Period.quarter(number, of: whole.period.from.year).map { Point(start, whole.end, $0) }
            }
            guard wordBefore(start) == words.the || year(next + 1) != nil, !isWord(next + 1, words.of),
                !isOrdinaryNoun(next + 1)
            else { return nil }
            return quarter(number, start, next + 1)
        default: return weekOfMonth(number, start, next, isLast: false)
        }
    }

    /// "the first week of May", "the last week of July 2005"
    private func weekOfMonth(_ number: Int, _ start: Int, _ position: Int, isLast: Bool) -> Point? {
        guard case .unit(.week) = meaning(position), isWord(position + 1, words.of), isLast || (1...4).contains(number),
            let whole = whole(position + 2, start, isPlain: false), whole.period.precision == .month,
            whole.period.until.ordinal - whole.period.from.ordinal <= 31
        else { return nil }
        let from = isLast ? whole.period.until.adding(days: -6) : whole.period.from.adding(days: 7 * (number - 1))
        return Point(start, whole.end, Period(from: from, until: from.adding(days: 6), precision: .week))
    }

    /// The month, year, season or week of which a part is told: "March 2005", "next year", "the month".
    private func whole(_ start: Int, _ outer: Int, isPlain: Bool) -> (period: Period, end: Int)? {
        if let month = month(start) {
            // "late May 4" is no part of a month.
            guard dayOfMonth(start + 1) == nil else { return nil }
            let stated = yearAfter(isWord(start + 1, words.of) ? start + 2 : start + 1)
            let end = stated?.end ?? start + 1
            return wholeMonth(month, stated?.year, outer..<end).map { (.month(of: $0), end) }
        }
        if let stated = year(start) {
            guard isPlain || !roles(stated.end).contains(.count) else { return nil }
            return Period.year(stated.year).map { ($0, stated.end) }
        }
        let next = isWord(start, words.the) ? start + 1 : start
        if let decade = decade(next) { return (decade.period, decade.end) }
        switch meaning(next) {
        case .season(let month):
            let stated = year(isWord(next + 1, words.of) ? next + 2 : next + 1)
            guard let stated else { return nil }
            return Period.months(3, from: month, of: stated.year).map { ($0, stated.end) }
        case .shift(let offset) where next == start:
            guard let reference, let unit = unit(next + 1), unit != .day, case .unit = meaning(next + 1) else { return nil }
            return interval(unit, offset, reference).map { ($0, next + 2) }
        case .unit(let unit) where next > start && unit != .day:
            guard let reference, !isWord(next + 1, words.of) else { return nil }
            return interval(unit, 0, reference).map { ($0, next + 1) }
        default: return nil
        }
    }

    // MARK: Units

    /// The unit that lies so many units from the one of a day.
    func interval(_ unit: TimeUnit, _ offset: Int, _ day: CivilDate) -> Period? {
        switch unit {
        case .day: return Period(day.adding(days: offset))
        case .week: return .week(of: day.adding(days: 7 * offset))
        case .weekend:
            let monday = day.adding(days: -day.weekday + 7 * (offset > 0 ? 1 : offset))
            return Period(from: monday.adding(days: 5), until: monday.adding(days: 6), precision: .day)
        case .month: return .month(of: day.firstOfMonth(adding: offset))
        case .year: return .year(day.year + offset)
        case .decade: return abs(offset) > 100 ? nil : .year(day.year + 10 * offset)
        }
    }

    /// So many units up to a day, or from it on.
    func rolling(_ unit: TimeUnit, _ count: Int, _ day: CivilDate) -> Period? {
        let other: CivilDate?
        switch unit {
        case .day, .weekend: other = day.adding(days: count)
        case .week: other = day.adding(days: 7 * count)
        case .month, .year, .decade:
            let months = count * (unit == .month ? 1 : unit == .year ? 12 : 120)
            let index = day.year * 12 + day.month - 1 + months
            guard index > 12, index / 12 < 9990 else { return nil }
            let (year, month) = (index / 12, index % 12 + 1)
            other = CivilDate(year: year, month: month, day: min(day.day, CivilDate.days(in: month, of: year)))
        }
        return other.map { Period(from: min(day, $0), until: max(day, $0), precision: unit.precision) }
    }
}

// Months, seasons, quarters, years and decades as a text writes them, alone or from one to another.

extension TimeScan {
    // MARK: Months, seasons, quarters

    /// "July", "July 2025", "July of 2025", "from March to May 2005"
    func months(_ month: Int, _ start: Int) -> Point? {
        // "February 30" is no day, and no month either.
        if dayOfMonth(start + 1) != nil, !isCount(start + 1, after: start) { return nil }
        let stated = yearAfter(isWord(start + 1, words.of) ? start + 2 : start + 1)
        let end = stated?.end ?? start + 1
        if stated == nil, entry(start).isAmbiguous, !isLedByWord(start) { return nil }
        if let joint = joint(end), let last = self.month(joint.next), dayOfMonth(joint.next + 1) == nil,
            joint.kind != .and || isBetween(start), !isMoved(start),
            !entry(joint.next).isAmbiguous || joint.kind != .dash
        {
            let lastStated = yearAfter(joint.next + 1)
            let end = lastStated?.end ?? joint.next + 1
            let year = stated?.year ?? lastStated.map { month <= last ? $0.year : $0.year - 1 }
            guard let from = wholeMonth(month, year, start..<end) else { return nil }
            let until = stated == nil ? nil : lastStated.map { ($0.year - from.year) * 12 + last - month + 1 }
            let count = until ?? (last - month + 12) % 12 + 1
            guard (1...600).contains(count) else { return nil }
            return Period.months(count, from: month, of: from.year).map { Point(start, end, $0) }
        }
        return wholeMonth(month, stated?.year, start..<end).map { Point(start, end, .month(of: $0)) }
    }

    /// The first day of a month.
    func wholeMonth(_ month: Int, _ year: Int?, _ range: Range<Int>) -> CivilDate? {
        if let year { return CivilDate(year: year, month: month, day: 1) }
        guard let reference else { return nil }
        let tense = tense(of: range)
        // "the May elections" may lie ahead even where the clause tells of the past.
        let isAdjunct = range.lowerBound > 0 && tokens[range.lowerBound - 1].tag == .preposition
        return resolve(month, 1, reference, tense == .past && !isAdjunct ? nil : tense == .present ? nil : tense)
    }

    /// Whether a word that a month may follow stands before: "in May", "mid-May", not "Theresa May", "told May".
    func isLedByWord(_ index: Int) -> Bool {
        guard index > 0, !tokens[index].startsParagraph else { return false }
        let before = tokens[index - 1]
        switch before.kind {
        case .hyphen: return true
        case .comma, .dash:
            if index > 1, case .month = words.entry(tokens[index - 2].word).meaning { return true }
            return false
        case .word:
            let isLead = isLead(before)
            switch before.tag {
            case .preposition, .to, .determiner, .adjective, .adverb, .conjunction: return !before.isCapitalised || isLead
            default: return isLead
            }
        default: return false
        }
    }

    /// Whether the word is one of time itself: "Last", "In", "Early".
    private func isLead(_ token: Token) -> Bool {
        let entry = words.entry(token.word)
        switch entry.meaning {
        case .shift, .third, .past: return true
        default: return entry.roles.contains(.yearLead)
        }
    }

    /// "summer 2005", "the spring of 2004", "in the autumn"
    func season(_ month: Int, _ start: Int) -> Point? {
        let stated = isWord(start + 1, words.of) ? year(start + 2) : year(start + 1)
        if let stated { return Period.months(3, from: month, of: stated.year).map { Point(start, stated.end, $0) } }
        guard let reference, !tokens[start].isCapitalised, tokens[safe: start + 1]?.tag.isNominal != true,
            tokens[safe: start + 1]?.kind != .hyphen
        else { return nil }
        if isWord(start + 1, words.of), case .shift(let offset) = meaning(start + 2), unit(start + 3) == .year {
            return Period.months(3, from: month, of: reference.year + offset).map { Point(start, start + 4, $0) }
        }
        guard !isWord(start + 1, words.of) else { return nil }
        var lead = start - 1
        if wordBefore(start) == words.the { lead -= 1 }
        guard lead >= 0, roles(lead).contains(.yearLead), tokens[lead].word != words.of,
            lead < start - 1 || tokens[start].tag.isNominal
        else { return nil }
        let isFuture = isFuture(start..<start + 1)
        return season(month, isFuture ? 1 : -1, reference, isBegun: true).map { Point(start, start + 1, $0) }
    }

    /// The season before, around or after the reference day. One that has begun counts as before it, too, if asked for.
    func season(_ month: Int, _ offset: Int, _ reference: CivilDate, isBegun: Bool = false) -> Period? {
        let seasons = (-2...2).compactMap { Period.months(3, from: month, of: reference.year + $0) }
        switch offset {
        case 0:
            func distance(_ season: Period) -> Int {
                max(season.from.ordinal - reference.ordinal, reference.ordinal - season.until.ordinal, 0)
            }
            // Beside winters, "this spring" is the one of the year.
            return seasons.first { month < 12 && $0.from.year == reference.year } ?? seasons.min { distance($0) < distance($1) }
        case ..<0: return seasons.last { isBegun ? $0.from <= reference : $0.until < reference }
        default: return seasons.first { isBegun ? $0.until >= reference : $0.from > reference }
        }
    }

    /// "Q3 2024", "Q3"
    func quarter(_ number: Int, _ start: Int, _ end: Int) -> Point? {
        if let stated = year(isWord(end, words.of) ? end + 1 : end) {
            return Period.quarter(number, of: stated.year).map { Point(start, stated.end, $0) }
        }
        guard let reference else { return nil }
        let isFuture = isFuture(start..<end)
        let quarters = (-1...1).compactMap { Period.quarter(number, of: reference.year + $0) }
        let quarter = isFuture ? quarters.first { $0.until >= reference } : quarters.last { $0.from <= reference }
        return quarter.map { Point(start, end, $0) }
    }

    // MARK: Years

    /// "in 2025", "since '97", "the 1990s", "from 2003 to 2005", "1994-1998"
    func years(_ start: Int, after last: TimeExpression?) -> Point? {
        if let decade = decade(start) { return decade }
        guard let first = year(start) else { return nil }
        if let joint = joint(first.end), joint.kind != .and || isBetween(start), joint.kind != .dash,
            let second = year(joint.next) ?? shortYear(joint.next, first.year), first.year < second.year,
            joint.kind != .hyphen || isKind(start, .number) && !isKind(second.end, .hyphen),
            joint.kind == .hyphen || isLedYear(start, first.end, after: last),
            let from = Period.year(first.year), let until = Period.year(second.year)
        {
            return Point(start, second.end, Period(from: from.from, until: until.until, precision: .year))
        }
        guard isLedYear(start, first.end, after: last) else { return nil }
        return Period.year(first.year).map { Point(start, first.end, $0) }
    }

    /// The last two digits of a year behind a hyphen: "2003-05".
    private func shortYear(_ position: Int, _ first: Int) -> (year: Int, end: Int)? {
        guard isKind(position - 1, .hyphen), let digits = digits(position), digits.count == 2, digits.ending == .none else {
            return nil
        }
        let year = first / 100 * 100 + digits.value
        return digits.value > 12 || year > first + 1 ? (year, position + 1) : nil
    }

    /// "the 1990s", "the '90s"
    func decade(_ start: Int) -> Point? {
        let isShort = isKind(start, .number) ? false : range.contains(start) && opensYear(start)
        guard let digits = digits(isShort ? start + 1 : start), digits.ending == .plural, digits.value % 10 == 0,
            digits.count == (isShort ? 2 : 4), isShort || (1800...2100).contains(digits.value)
        else { return nil }
        return Period.decade(from: isShort ? fullYear(digits.value) : digits.value).map {
            Point(start, isShort ? start + 2 : start + 1, $0)
        }
    }

    /// Whether what stands around a number makes it a year: "in 2005", "the 2015 agreement", "in 2004 and 2005".
    private func isLedYear(_ start: Int, _ end: Int, after last: TimeExpression?) -> Bool {
        guard start > 0, !tokens[start].startsParagraph, !roles(end).contains(.count), !isKind(end, .hyphen) else { return false }
        if isKind(end, .other), document.bytes[Int(tokens[end].start)] == 0x25 { return false }
        let isRound = (digits(start)?.value ?? 1) % 100 == 0
        let countsNouns = tokens[safe: end]?.tag == .nouns && tokens[safe: end]?.isCapitalised == false
        let before = tokens[start - 1]
        if before.word == words.the || before.kind == .possessive || before.tag == .possessivePronoun {
            return !(countsNouns && isRound) && range.contains(end) && isOrdinaryNoun(end)
                || range.contains(end) && tokens[end].tag == .adjective && !isRound
        }
        if countsNouns, isRound || before.word != words.in_ && before.word != words.since { return false }
        if roles(start - 1).contains(.yearLead) || isBetween(start) { return true }
        // The second of two years.
        guard before.word == words.and || before.kind == .comma, let last, last.period.precision == .year else { return false }
        return last.range.upperBound == start - 1
    }
}

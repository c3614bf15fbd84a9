// Expressions of time and the days they mean, relative to the day of the article.

import Resources

/// A time expression of a document.
public struct TimeExpression: Sendable, Hashable {
    /// Token positions.
    public var range: Range<Int>
    public var period: Period
}

/// Finds time expressions and resolves them against a reference day.
///
/// A bare weekday is the most recent such day, the reference day included; under a cue of the future it is the next one.
public struct TimeExpressions: Sendable {
    /// What a word of time_words.tsv says.
    fileprivate enum Meaning: Sendable {
        case weekday(Int), month(Int), number(Int), unit(Unit)
        /// Days from the reference day: "yesterday".
        case day(Int)
        /// Units or weekdays from the present one: "last", "this", "next".
        case shift(Int)
        /// The part of a unit before (-1) or after (1) the reference day: "earlier", "later".
        case bound(Int)
        /// A part of a day.
        case part
        /// A word before a year that stands alone.
        case yearLead

        init?(class name: Substring, value: Substring) {
            let number = Int(value)
            switch (name, number) {
            case ("weekday", let number?): self = .weekday(number)
            case ("month", let number?): self = .month(number)
            case ("number", let number?): self = .number(number)
            case ("day", let number?): self = .day(number)
            case ("shift", let number?): self = .shift(number)
            case ("bound", let number?): self = .bound(number)
            case ("part", _): self = .part
            case ("year-lead", _): self = .yearLead
            case ("unit", _):
                guard let unit = Unit(rawValue: String(value)) else { return nil }
                self = .unit(unit)
            default: return nil
            }
        }
    }

    fileprivate enum Unit: String, Sendable {
        case day, week, weekend, month, year
        var precision: Period.Precision {
            switch self {
            case .day: .day
            case .week, .weekend: .week
            case .month: .month
            case .year: .year
            }
        }
    }

    /// Words that single rules name.
    fileprivate struct Words: Sendable {
        let of, ago, night: Vocabulary.ID
        init(_ lexicon: inout Lexicon) {
            of = lexicon.vocabulary.intern("of")
            ago = lexicon.vocabulary.intern("ago")
            night = lexicon.vocabulary.intern("night")
        }
    }

    fileprivate let meanings: [Vocabulary.ID: Meaning]
    /// Months whose names are common words too: "May", "March".
    fileprivate let ambiguous: Set<Vocabulary.ID>
    fileprivate let words: Words

    public init(lexicon: inout Lexicon) {
        let table = Table(Resource.at("Lexicon/time_words.tsv"))
        let (names, values, forms) = (table.column("class"), table.column("value"), table.column("words"))
        var meanings: [Vocabulary.ID: Meaning] = [:]
        var ambiguous: Set<Vocabulary.ID> = []
        for row in table.rows {
            guard let meaning = Meaning(class: row[names][...], value: row[values][...]) else {
                preconditionFailure("time_words.tsv: bad row \(row)")
            }
            for form in row[forms].split(separator: " ") {
                let id = lexicon.vocabulary.intern(String(form))
                meanings[id] = meaning
                if case .month = meaning, lexicon.isCommon(id) { ambiguous.insert(id) }
            }
        }
        self.meanings = meanings
        self.ambiguous = ambiguous
        words = Words(&lexicon)
    }

    /// The expressions of a range of tokens, in order. Without a reference day only dates that name their year are found.
    public func find(in range: Range<Int>, of document: Document, reference: CivilDate?, future: Bool) -> [TimeExpression] {
        let scan = Scan(times: self, document: document, range: range, reference: reference, future: future)
        var found: [TimeExpression] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if let expression = scan.expression(at: index) {
                found.append(expression)
                index = max(expression.range.upperBound, index + 1)
            } else {
                index += 1
            }
        }
        return found
    }

    /// One search.
    fileprivate struct Scan {
        let times: TimeExpressions
        let document: Document
        let range: Range<Int>
        let reference: CivilDate?
        let future: Bool
    }
}

// MARK: - What is written

extension TimeExpressions.Scan {
    fileprivate typealias Meaning = TimeExpressions.Meaning
    fileprivate typealias Unit = TimeExpressions.Unit

    /// The expression that begins at a token.
    func expression(at index: Int) -> TimeExpression? {
        let token = document.tokens[index]
        switch meaning(index) {
        case .month(let month): return token.isCapitalised ? monthFirst(month, index) : nil
        case .weekday(let weekday): return token.isCapitalised ? self.weekday(weekday, index) : nil
        case .day(let offset): return reference.map { make(index, index + 1, Period($0.adding(days: offset))) }
        case .shift(let offset): return shifted(offset, index)
        case .bound(let side): return bounded(side, index)
        case .number: return ago(index)
        case nil where token.kind == .number: return dayFirst(index) ?? yearAlone(index) ?? ago(index)
        default: return nil
        }
    }

    private func meaning(_ position: Int) -> Meaning? {
        position < range.upperBound ? times.meanings[document.tokens[position].word] : nil
    }

    private func isWord(_ position: Int, _ word: Vocabulary.ID) -> Bool {
        position < range.upperBound && document.tokens[position].word == word
    }

    private func isKind(_ position: Int, _ kind: Token.Kind) -> Bool {
        position < range.upperBound && document.tokens[position].kind == kind
    }

    private func make(_ start: Int, _ end: Int, _ period: Period) -> TimeExpression {
        TimeExpression(range: start..<end, period: period)
    }

    /// A number in words, or in digits with or without "st", "nd", "rd", "th".
    private func number(_ position: Int) -> Int? {
        if case .number(let value) = meaning(position) { return value }
        guard isKind(position, .number) else { return nil }
        let text = document.text(document.tokens[position].range)
        let digits = text.prefix { $0.isNumber }
        let rest = text.dropFirst(digits.count)
        guard rest.isEmpty || ["st", "nd", "rd", "th"].contains(rest) else { return nil }
        return Int(digits)
    }

    private func year(_ position: Int) -> Int? { number(position).flatMap { (1800...2100).contains($0) ? $0 : nil } }

    private func dayOfMonth(_ position: Int) -> Int? { number(position).flatMap { (1...31).contains($0) ? $0 : nil } }

    /// A year after a month or day, and the position behind it: "2025", ", 2025".
    private func yearAfter(_ position: Int) -> (year: Int, end: Int)? {
        let start = isKind(position, .comma) ? position + 1 : position
        return year(start).map { ($0, start + 1) }
    }

    private func unit(_ position: Int) -> Unit? {
        if case .unit(let unit) = meaning(position) { unit } else { nil }
    }

    /// "July 4, 2025", "July 4-6", "July 2025", "July of 2025", "July"
    private func monthFirst(_ month: Int, _ index: Int) -> TimeExpression? {
        guard let day = dayOfMonth(index + 1) else { return wholeMonth(month, index) }
        var end = index + 2
        var last = day
        if isKind(end, .hyphen) || isKind(end, .dash), let until = dayOfMonth(end + 1), until > day {
            last = until
            end += 2
        }
        let stated = yearAfter(end)
        guard let from = resolve(month, day, stated?.year), let until = CivilDate(year: from.year, month: month, day: last)
        else { return nil }
        return make(index, stated?.end ?? end, Period(from: from, until: until, precision: .day))
    }

    private func wholeMonth(_ month: Int, _ index: Int) -> TimeExpression? {
        let stated = yearAfter(isWord(index + 1, times.words.of) ? index + 2 : index + 1)
        if stated == nil, times.ambiguous.contains(document.tokens[index].word), !isLedByWord(index) { return nil }
        guard let from = resolve(month, 1, stated?.year) else { return nil }
        return make(index, stated?.end ?? index + 1, Period(from: from, until: from.endOfMonth, precision: .month))
    }

    /// Whether a word that a month may follow stands before: "in May", "last March", "mid-May", not "Theresa May", "told May".
    private func isLedByWord(_ index: Int) -> Bool {
        guard index > 0, !document.tokens[index].startsParagraph else { return false }
        let before = document.tokens[index - 1]
        switch before.kind {
        case .hyphen: return true
        case .comma, .dash:
            if index > 1, case .month = times.meanings[document.tokens[index - 2].word] { return true }
            return false
        case .word:
            switch before.tag {
            case .preposition, .to, .determiner, .adjective, .adverb, .conjunction: return !before.isCapitalised || isLead(before)
            default: return isLead(before)
            }
        default: return false
        }
    }

    /// Whether the word is one of time itself: "Last", "In", "Early".
    private func isLead(_ token: Token) -> Bool {
        switch times.meanings[token.word] {
        case .shift, .yearLead: true
        default: false
        }
    }

    /// "4 July 2025", "3rd of July"
    private func dayFirst(_ index: Int) -> TimeExpression? {
        let named = isWord(index + 1, times.words.of) ? index + 2 : index + 1
        guard let day = dayOfMonth(index), case .month(let month) = meaning(named), document.tokens[named].isCapitalised else {
            return nil
        }
        let stated = year(named + 1)
        return resolve(month, day, stated).map { make(index, stated == nil ? named + 1 : named + 2, Period($0)) }
    }

    /// "in 2025"
    private func yearAlone(_ index: Int) -> TimeExpression? {
        guard let year = year(index), index > 0, case .yearLead = times.meanings[document.tokens[index - 1].word],
            let from = CivilDate(year: year, month: 1, day: 1), let until = CivilDate(year: year, month: 12, day: 31)
        else { return nil }
        return make(index, index + 1, Period(from: from, until: until, precision: .year))
    }

    /// "Friday", also behind "last" and "next"
    private func weekday(_ weekday: Int, _ index: Int) -> TimeExpression? {
        guard let reference else { return nil }
        let back = (reference.weekday - weekday + 7) % 7
        let ahead = (weekday - reference.weekday + 7) % 7
        var shift = 0
        if index > 0, case .shift(let offset) = times.meanings[document.tokens[index - 1].word] { shift = offset }
        // "last Friday" and "next Friday" are never today.
        let days = shift > 0 ? (ahead == 0 ? 7 : ahead) : shift < 0 ? -(back == 0 ? 7 : back) : future ? ahead : -back
        return make(index, index + 1, Period(reference.adding(days: days)))
    }

    /// "last night", "this morning", "next week"
    private func shifted(_ offset: Int, _ index: Int) -> TimeExpression? {
        guard let reference else { return nil }
        if offset < 0, isWord(index + 1, times.words.night) {
            return make(index, index + 2, Period(reference.adding(days: -1)))
        }
        if offset == 0, case .part = meaning(index + 1) { return make(index, index + 2, Period(reference)) }
        return unit(index + 1).map { make(index, index + 2, interval($0, offset, reference)) }
    }

    /// "earlier this week", "later this year"
    private func bounded(_ side: Int, _ index: Int) -> TimeExpression? {
        guard let reference, case .shift(0) = meaning(index + 1), let unit = unit(index + 2) else { return nil }
        let whole = interval(unit, 0, reference)
        let period =
            side < 0
            ? Period(from: whole.from, until: max(whole.from, reference), precision: unit.precision)
            : Period(from: reference, until: max(whole.until, reference), precision: unit.precision)
        return make(index, index + 3, period)
    }

    /// "three days ago"
    private func ago(_ index: Int) -> TimeExpression? {
        guard let reference, let count = number(index), count < 400, let unit = unit(index + 1),
            isWord(index + 2, times.words.ago)
        else { return nil }
        return make(index, index + 3, interval(unit, -count, reference))
    }
}

// MARK: - What it means

extension TimeExpressions.Scan {
    /// The unit that lies so many units from the reference day's own.
    private func interval(_ unit: Unit, _ offset: Int, _ reference: CivilDate) -> Period {
        switch unit {
        case .day: return Period(reference.adding(days: offset))
        case .week:
            let monday = reference.adding(days: -reference.weekday + 7 * offset)
            return Period(from: monday, until: monday.adding(days: 6), precision: .week)
        case .weekend:
            let monday = reference.adding(days: -reference.weekday + 7 * (offset > 0 ? 1 : offset))
            return Period(from: monday.adding(days: 5), until: monday.adding(days: 6), precision: .day)
        case .month:
            let first = reference.firstOfMonth(adding: offset)
            return Period(from: first, until: first.endOfMonth, precision: .month)
        case .year:
            var from = reference
            from.year += offset
            from.month = 1
            from.day = 1
            var until = from
            until.month = 12
            until.day = 31
            return Period(from: from, until: until, precision: .year)
        }
    }

    /// The day that a month and day mean: where the year is missing, the nearest one on the side that the context asks for.
    private func resolve(_ month: Int, _ day: Int, _ year: Int?) -> CivilDate? {
        if let year { return CivilDate(year: year, month: month, day: day) }
        guard let reference else { return nil }
        func inYear(_ offset: Int) -> CivilDate? { CivilDate(year: reference.year + offset, month: month, day: day) }
        guard let same = inYear(0) else {
            // 29 February
            return (1...8).lazy.compactMap { inYear(future ? $0 : -$0) }.first
        }
        let distance = same.ordinal - reference.ordinal
        if future, distance < -31 { return inYear(1) ?? same }
        if !future, distance > 60 { return inYear(-1) ?? same }
        return same
    }
}

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
    private let vocabulary: Vocabulary
    private let weekdays: [Vocabulary.ID: Int]
    private let months: [Vocabulary.ID: Int]
    private let numbers: [Vocabulary.ID: Int]
    private let words: [String: Vocabulary.ID]

    public init(lexicon: inout Lexicon) {
        var weekdays: [Vocabulary.ID: Int] = [:]
        var months: [Vocabulary.ID: Int] = [:]
        var numbers: [Vocabulary.ID: Int] = [:]
        for row in Table(Resource.at("Lexicon/time_words.tsv")).rows {
            for form in row[2].split(separator: " ") {
                let id = lexicon.vocabulary.intern(String(form))
                switch row[0] {
                case "weekday": weekdays[id] = Int(row[1])
                case "month": months[id] = Int(row[1])
                default: numbers[id] = Int(row[1])
                }
            }
        }
        var words: [String: Vocabulary.ID] = [:]
        for word in [
            "today", "yesterday", "tomorrow", "tonight", "last", "next", "this", "earlier", "later", "week", "month", "year",
            "day", "ago",
            "weekend", "in", "early", "late", "mid", "days", "weeks", "months", "years", "since", "on", "previous", "coming",
            "past", "of", "now",
            "night", "morning", "afternoon", "evening",
        ] { words[word] = lexicon.vocabulary.intern(word) }
        self.weekdays = weekdays
        self.months = months
        self.numbers = numbers
        self.words = words
        vocabulary = lexicon.vocabulary
    }

    /// The expressions of a range of tokens, in order. Without a reference day only dates that name their year are found.
    public func find(in range: Range<Int>, of document: Document, reference: CivilDate?, future: Bool) -> [TimeExpression] {
        var found: [TimeExpression] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if let expression = expression(at: index, range.upperBound, document, reference, future) {
                found.append(expression)
                index = max(expression.range.upperBound, index + 1)
            } else {
                index += 1
            }
        }
        return found
    }

    private func expression(
        at index: Int, _ ceiling: Int, _ document: Document, _ reference: CivilDate?, _ future: Bool
    ) -> TimeExpression? {
        let tokens = document.tokens
        let token = tokens[index]
        func isWord(_ position: Int, _ word: String) -> Bool { position < ceiling && tokens[position].word == words[word]! }
        func number(_ position: Int) -> Int? {
            guard position < ceiling else { return nil }
            if let value = numbers[tokens[position].word] { return value }
            guard tokens[position].kind == .number else { return nil }
            let text = document.text(tokens[position].range)
            let digits = text.prefix { $0.isNumber }
            let rest = text.dropFirst(digits.count)
            guard rest.isEmpty || ["st", "nd", "rd", "th"].contains(rest) else { return nil }
            return Int(digits)
        }
        func year(_ position: Int) -> Int? { number(position).flatMap { (1800...2100).contains($0) ? $0 : nil } }
        func make(_ end: Int, _ period: Period?) -> TimeExpression? {
            period.map { TimeExpression(range: index..<end, period: $0) }
        }

        if let month = month(token), token.isCapitalised {
            // "July 4, 2025", "July 4-6", "July 2025", "July"
            if let day = number(index + 1), (1...31).contains(day), year(index + 1) == nil {
                var end = index + 2
                var last = day
                if end + 1 < ceiling, tokens[end].kind == .hyphen || tokens[end].kind == .dash, let until = number(end + 1),
                    until > day, until <= 31
                {
                    last = until
                    end += 2
                }
                var stated = year(end)
                if stated != nil {
                    end += 1
                } else if end < ceiling, tokens[end].kind == .comma, let after = year(end + 1) {
                    stated = after
                    end += 2
                }
                guard let from = resolve(month, day, stated, reference, future),
                    let until = CivilDate(year: from.year, month: month, day: last)
                else { return nil }
                return make(end, Period(from: from, until: until, precision: .day))
            }
            var end = index + 1
            var stated = year(end)
            if stated != nil {
                end += 1
            } else if end < ceiling, tokens[end].kind == .comma, let after = year(end + 1) {
                stated = after
                end += 2
            } else if isWord(end, "of"), let after = year(end + 1) {
                stated = after
                end += 2
            }
            guard let from = resolve(month, 1, stated, reference, future) else { return nil }
            return make(end, Period(from: from, until: from.endOfMonth, precision: .month))
        }
        let named = isWord(index + 1, "of") ? index + 2 : index + 1
        if let day = number(index), (1...31).contains(day), named < ceiling, let month = month(tokens[named]),
            tokens[named].isCapitalised
        {
            // "4 July 2025", "3rd of July"
            let stated = year(named + 1)
            return make(stated == nil ? named + 1 : named + 2, resolve(month, day, stated, reference, future).map { Period($0) })
        }
        if let stated = year(index), index > 0,
            ["in", "since", "of", "early", "late", "mid"].contains(where: { tokens[index - 1].word == words[$0]! }),
            let from = CivilDate(year: stated, month: 1, day: 1), let until = CivilDate(year: stated, month: 12, day: 31)
        {
            return make(index + 1, Period(from: from, until: until, precision: .year))
        }
        guard let reference else { return nil }
        if let weekday = weekdays[token.word], token.isCapitalised {
            let next = index > 0 && (tokens[index - 1].word == words["next"]! || tokens[index - 1].word == words["coming"]!)
            // "last Friday" is never today.
            let last = index > 0 && tokens[index - 1].word == words["last"]!
            let back = last && reference.weekday == weekday ? 7 : (reference.weekday - weekday + 7) % 7
            let ahead = (weekday - reference.weekday + 7) % 7
            return make(
                index + 1,
                Period(
                    next
                        ? reference.adding(days: ahead == 0 ? 7 : ahead)
                        : future ? reference.adding(days: ahead) : reference.adding(days: -back)))
        }
        if isWord(index, "today") || isWord(index, "tonight") { return make(index + 1, Period(reference)) }
        if isWord(index, "last"), isWord(index + 1, "night") { return make(index + 2, Period(reference.adding(days: -1))) }
        if isWord(index, "this"), isWord(index + 1, "morning") || isWord(index + 1, "afternoon") || isWord(index + 1, "evening") {
            return make(index + 2, Period(reference))
        }
        if isWord(index, "yesterday") { return make(index + 1, Period(reference.adding(days: -1))) }
        if isWord(index, "tomorrow") { return make(index + 1, Period(reference.adding(days: 1))) }
        if isWord(index, "earlier"), isWord(index + 1, "this"), let unit = unit(index + 2, ceiling, tokens) {
            let whole = interval(unit, 0, reference)
            return make(index + 3, Period(from: whole.from, until: max(whole.from, reference), precision: unit.precision))
        }
        if isWord(index, "later"), isWord(index + 1, "this"), let unit = unit(index + 2, ceiling, tokens) {
            let whole = interval(unit, 0, reference)
            return make(index + 3, Period(from: reference, until: max(whole.until, reference), precision: unit.precision))
        }
        if isWord(index, "last") || isWord(index, "previous"), let unit = unit(index + 1, ceiling, tokens) {
            return make(index + 2, interval(unit, -1, reference))
        }
        if isWord(index, "next") || isWord(index, "coming"), let unit = unit(index + 1, ceiling, tokens) {
            return make(index + 2, interval(unit, 1, reference))
        }
        if isWord(index, "this"), let unit = unit(index + 1, ceiling, tokens) {
            return make(index + 2, interval(unit, 0, reference))
        }
        if let count = number(index), count < 400, index + 2 < ceiling, isWord(index + 2, "ago"),
            let unit = unit(index + 1, ceiling, tokens)
        {
            return make(index + 3, interval(unit, -count, reference))
        }
        return nil
    }

    private func month(_ token: Token) -> Int? { months[token.word] }

    private enum Unit {
        case day, week, month, year, weekend
        var precision: Period.Precision {
            switch self {
            case .day: .day
            case .week, .weekend: .week
            case .month: .month
            case .year: .year
            }
        }
    }

    private func unit(_ position: Int, _ ceiling: Int, _ tokens: [Token]) -> Unit? {
        guard position < ceiling else { return nil }
        let word = tokens[position].word
        if word == words["week"]! || word == words["weeks"]! { return .week }
        if word == words["month"]! || word == words["months"]! { return .month }
        if word == words["year"]! || word == words["years"]! { return .year }
        if word == words["day"]! || word == words["days"]! { return .day }
        return word == words["weekend"]! ? .weekend : nil
    }

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

    /// The day that a month and day without a year mean: the nearest one on the side that the context asks for.
    private func resolve(_ month: Int, _ day: Int, _ year: Int?, _ reference: CivilDate?, _ future: Bool) -> CivilDate? {
        if let year { return CivilDate(year: year, month: month, day: day) }
        guard let reference, let same = CivilDate(year: reference.year, month: month, day: day) else { return nil }
        let distance = same.ordinal - reference.ordinal
        if future, distance < -31 { return CivilDate(year: reference.year + 1, month: month, day: day) }
        if !future, distance > 60 { return CivilDate(year: reference.year - 1, month: month, day: day) }
        return same
    }
}

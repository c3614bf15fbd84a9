// One walk over tokens in search of expressions of time.

/// A search for expressions of time in a range of tokens.
struct TimeScan {
    let words: TimeWords
    let document: Document
    let tokens: [Token]
    /// All tokens that are searched, and those of the sentence at hand: no expression goes beyond it.
    let whole: Range<Int>
    var range: Range<Int>
    let reference: CivilDate?
    /// Whether times lie ahead of which their own clause does not tell.
    let hint: Bool
    /// The time named last, from which "the following day" counts.
    var mentioned: Period?
    /// How many paragraphs have begun since.
    var paragraphs = 0
    /// Whether the text before the range may name such a time.
    var looksBack = true

    init(words: TimeWords, document: Document, range: Range<Int>, reference: CivilDate?, hint: Bool) {
        self.words = words
        self.document = document
        whole = range.clamped(to: document.tokens.indices)
        self.range = whole
        self.reference = reference
        self.hint = hint
        tokens = document.tokens
    }

    /// Something found: where it begins and ends, and the days it means.
    struct Point {
        var start: Int
        var end: Int
        var period: Period

        init(_ start: Int, _ end: Int, _ period: Period) {
            self.start = start
            self.end = end
            self.period = period
        }
    }

    mutating func expressions() -> [TimeExpression] {
        var found: [TimeExpression] = []
        var start = whole.lowerBound
        while start < whole.upperBound {
            let sentence = document.sentences[Int(document.sentenceOf[start])].clamped(to: whole)
            range = start..<max(sentence.upperBound, start + 1)
            scan(&found)
            start = range.upperBound
        }
        return found
    }

    /// The expressions of the sentence at hand.
    private mutating func scan(_ found: inout [TimeExpression]) {
        var index = range.lowerBound
        while index < range.upperBound {
            if tokens[index].startsParagraph { paragraphs += 1 }
            let position = words.position(tokens[index].word)
            guard position > 0 || tokens[index].kind == .number || opensYear(index),
                var point = point(at: index, words.entries[position], after: found.last)
            else {
                index += 1
                continue
            }
            if point.period.isDay { point.period = lasting(point) }
            let isAttributive = isAttributive(point)
            if !isAttributive || point.period.precision == .day {
                mentioned = point.period
                paragraphs = 0
            }
            found.append(TimeExpression(range: point.start..<point.end, period: point.period, isAttributive: isAttributive))
            index = max(point.end, index + 1)
        }
    }

    /// The expression that begins at a token.
    private func point(at index: Int, _ entry: TimeWords.Entry, after last: TimeExpression?) -> Point? {
        let isCapitalised = tokens[index].isCapitalised
        if entry.roles.contains(.holiday), isCapitalised, let holiday = holiday(index) { return holiday }
        if entry.roles.contains(.opener), let point = opened(index) { return point }
        switch entry.meaning {
        case .month(let month): return isCapitalised ? dates(index) ?? months(month, index) : nil
        case .weekday, .shortWeekday: return isCapitalised ? dates(index) ?? weekdays(index) : nil
        case .day(let offset): return relativeDay(offset, index)
        case .overnight: return overnight(index, after: last)
        case .shift(let offset): return shifted(offset, index)
        case .past: return past(index, from: index)
        case .bound(let side): return bounded(side, index)
        case .third(let part): return third(part, index)
        case .edge(let part): return edge(part, index)
        case .mention(let offset): return relativeToMention(offset, index, from: index)
        case .ordinal(let number): return ordinal(number, index)
        case .season(let month): return season(month, index)
        case .quarterName(let number): return quarter(number, index, index + 1)
        case .number: return counted(index)
        case .unit(.weekend): return weekend(index)
        case .unit(.year), .unit(.month): return endOfCurrent(index)
        case nil where tokens[index].kind == .number:
            return dates(index) ?? ordinal(index) ?? years(index, after: last) ?? counted(index)
        case nil where opensYear(index): return years(index, after: last)
        default: return nil
        }
    }
}

// MARK: - Tokens

extension TimeScan {
    func entry(_ position: Int) -> TimeWords.Entry {
        range.contains(position) ? words.entries[words.position(tokens[position].word)] : TimeWords.Entry()
    }

    func meaning(_ position: Int) -> TimeWords.Meaning? { entry(position).meaning }

    /// The roles of a word, also of one outside of the range.
    func roles(_ position: Int) -> TimeWords.Role {
        tokens.indices.contains(position) ? words.entries[words.position(tokens[position].word)].roles : []
    }

    func isWord(_ position: Int, _ word: Vocabulary.ID) -> Bool { range.contains(position) && tokens[position].word == word }

    func isKind(_ position: Int, _ kind: Token.Kind) -> Bool { range.contains(position) && tokens[position].kind == kind }

    /// The word just before a token of the same paragraph, outside of the range, too.
    func wordBefore(_ position: Int) -> Vocabulary.ID {
        position > 0 && !tokens[position].startsParagraph ? tokens[position - 1].word : Vocabulary.unknown
    }

    func isOrdinaryNoun(_ position: Int) -> Bool {
        range.contains(position) && tokens[position].kind == .word && tokens[position].tag.isNominal
            && !tokens[position].isCapitalised
    }

    /// What stands behind the digits of a number.
    enum Ending { case none, ordinal, plural }

    /// The value of up to four digits, how many there are and what stands behind them: "2005", "15th", "1990s".
    func digits(_ position: Int) -> (value: Int, count: Int, ending: Ending)? {
        guard isKind(position, .number) else { return nil }
        let bytes = tokens[position].range
        var (value, index) = (0, bytes.lowerBound)
        while index < bytes.upperBound, document.bytes[index].isDigit {
            value = value * 10 + Int(document.bytes[index] - 48)
            index += 1
            guard index - bytes.lowerBound <= 4 else { return nil }
        }
        let count = index - bytes.lowerBound
        switch bytes.upperBound - index {
        case 0: return (value, count, .none)
        case 1: return document.bytes[index] | 0x20 == UInt8(ascii: "s") ? (value, count, .plural) : nil
        case 2:
            switch (document.bytes[index] | 0x20, document.bytes[index + 1] | 0x20) {
            case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
                (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
                return (value, count, .ordinal)
            default: return nil
            }
        default: return nil
        }
    }

    /// A number in words or digits, small enough to count units.
    func number(_ position: Int) -> Int? {
        if case .number(let value) = meaning(position) { return value }
        guard let digits = digits(position), digits.ending == .none, digits.value < 400 else { return nil }
        return digits.value
    }

    /// The day of a month; not a count as in "20 percent", not the hour of "10:30".
    func dayOfMonth(_ position: Int) -> Int? {
        guard let digits = digits(position), digits.ending != .plural, digits.count <= 2, (1...31).contains(digits.value),
            !roles(position + 1).contains(.count)
        else { return nil }
        if isKind(position + 1, .colon), isKind(position + 2, .number), !tokens[position + 1].spaceBefore { return nil }
        if isKind(position + 1, .other), !tokens[position + 1].spaceBefore,
            document.bytes[Int(tokens[position + 1].start)] == 0x25
        {
            return nil
        }
        return digits.value
    }

    /// Whether an apostrophe before two digits stands here: "'97".
    func opensYear(_ position: Int) -> Bool {
        let token = tokens[position]
        guard token.kind == .other || token.kind == .openQuote, isKind(position + 1, .number), !tokens[position + 1].spaceBefore
        else {
            return false
        }
        let byte = document.bytes[Int(token.start)]
        return byte == UInt8(ascii: "'") || byte == 0xE2 && token.range.count == 3 && document.bytes[Int(token.start) + 2] != 0x9C
    }

    /// A year of four digits, or of two behind an apostrophe, and the position behind it.
    func year(_ position: Int) -> (year: Int, end: Int)? {
        if let digits = digits(position) {
            guard digits.count == 4, digits.ending == .none, (1800...2100).contains(digits.value) else { return nil }
            return (digits.value, position + 1)
        }
        guard range.contains(position), opensYear(position), let digits = digits(position + 1), digits.count == 2,
            digits.ending == .none
        else { return nil }
        return (fullYear(digits.value), position + 2)
    }

    /// The year of two digits: not more than a few years ahead.
    func fullYear(_ short: Int) -> Int {
        let latest = (reference?.year ?? 2040) + 5
        return short + (latest - short) / 100 * 100
    }

    /// A year after a month or day: "2025", ", 2025", "this year", "of last year".
    func yearAfter(_ position: Int) -> (year: Int, end: Int)? {
        if let year = year(isKind(position, .comma) ? position + 1 : position) { return year }
        let start = isWord(position, words.of) ? position + 1 : position
        guard let reference, case .shift(let offset) = meaning(start), case .unit(.year) = meaning(start + 1) else { return nil }
        return (reference.year + offset, start + 2)
    }

    func unit(_ position: Int) -> TimeUnit? {
        switch meaning(position) {
        case .unit(let unit), .units(let unit): unit
        default: nil
        }
    }

    /// A capitalised month.
    func month(_ position: Int) -> Int? {
        if case .month(let month) = meaning(position), tokens[position].isCapitalised { return month }
        return nil
    }

    /// What joins two times, and the position behind it.
    enum Joint { case to, and, hyphen, dash }

    func joint(_ position: Int) -> (kind: Joint, next: Int)? {
        guard range.contains(position), position + 1 < range.upperBound else { return nil }
        let token = tokens[position]
        switch token.kind {
        case .hyphen: return (.hyphen, position + 1)
        case .dash: return (.dash, position + 1)
        case .word:
            if token.word == words.to || token.word == words.until || token.word == words.till || token.word == words.through {
                return (.to, position + 1)
            }
            return token.word == words.and ? (.and, position + 1) : nil
        default: return nil
        }
    }

    /// "between Monday and Friday"
    func isBetween(_ position: Int) -> Bool { wordBefore(position) == words.between }

    /// "moved from Monday to Friday": two times, no interval.
    func isMoved(_ position: Int) -> Bool {
        var index = position - 1
        while index >= 0, position - index <= 8, tokens[index].kind == .word || tokens[index].kind == .number {
            if roles(index).contains(.moved) { return true }
            index -= 1
        }
        return false
    }

    /// Whether the expression tells the time of the thing beside it.
    private func isAttributive(_ point: Point) -> Bool {
        if isKind(point.end, .possessive) { return true }
        guard point.start > 0 else { return false }
        let before = tokens[point.start - 1]
        if tokens[point.start].startsParagraph { return false }
        if before.word == words.of { return true }
        // "a plan for 2007", not "scheduled for 2007"
        if before.word == words.for_, point.start > 1, tokens[point.start - 2].tag.isNominal { return true }
        guard isOrdinaryNoun(point.end), unit(point.end) == nil, before.kind == .word || before.kind == .possessive else {
            return false
        }
        // "discussed late Tuesday prospects"
        if case .third = words.entry(before.word).meaning { return false }
        switch before.tag {
        case .determiner, .possessivePronoun, .adjective: return true
        case .preposition, .to:
            return month(point.start) != nil && point.period.isDay && before.word != words.on && before.word != words.in_
        default: return before.kind == .possessive || month(point.start) != nil && point.period.isDay
        }
    }
}

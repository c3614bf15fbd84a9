// When a meeting is held: expressions of time in its clause, and how long it lasts.

import Language

extension MeetingFinder {
    /// The period that the clause of a telling names. `shared` allows the time of the cue that the meeting is an adjunct of.
    func date(of told: MeetingTelling, _ sentence: Range<Int>, shared: Bool) -> (period: Period, isEnding: Bool, isWeekday: Bool)?
    {
        let (telling, days) = (told.core, told.days)
        let isAhead = told.status == .planned || told.status == .cancelled
        var found = times.find(in: sentence, of: document, reference: published, future: isAhead)
        if isAhead, let published, isPast(before: told.trigger.upperBound, sentence),
            found.contains(where: { $0.period.from.ordinal > published.ordinal + 60 })
        {
            found = times.find(in: sentence, of: document, reference: published, future: false)
        }
        if told.status == .held, !told.isToldOf, let published {
            // "the agenda for the meeting on 18 November": of what no verb tells, the time nearest to the article's day.
            let ahead = times.find(in: sentence, of: document, reference: published, future: true)
            for index in found.indices where index < ahead.count && ahead[index].range == found[index].range {
                let (back, forth) = (
                    published.ordinal - found[index].period.from.ordinal, ahead[index].period.from.ordinal - published.ordinal
                )
                if back > 200, (0...45).contains(forth) { found[index] = ahead[index] }
            }
        }
        let own = found.filter { belongs($0.range, to: told, shared: false, sentence) }
        let candidates = own.isEmpty && shared ? found.filter { belongs($0.range, to: told, shared: true, sentence) } : own
        func distance(_ expression: TimeExpression) -> Int {
            if telling.overlaps(expression.range) { return 0 }
            return expression.range.lowerBound >= telling.upperBound
                ? expression.range.lowerBound - telling.upperBound : telling.lowerBound - expression.range.upperBound + 3
        }
        guard let nearest = candidates.min(by: { distance($0) < distance($1) }) else { return nil }
        // "November this year": of two that stand together the more exact one.
        let beside = candidates.filter {
            abs($0.range.lowerBound - nearest.range.upperBound) <= 2 || abs(nearest.range.lowerBound - $0.range.upperBound) <= 2
        }
        func length(_ expression: TimeExpression) -> Int { expression.period.until.ordinal - expression.period.from.ordinal }
        var exact = ([nearest] + beside).min { length($0) < length($1) } ?? nearest
        // "November this year"
        if let published, exact.period.precision == .month,
            let year = beside.first(where: { $0.period.precision == .year && $0.period.from.year == $0.period.until.year })?
                .period.from.year,
            year != exact.period.from.year, abs(exact.period.from.ordinal - published.ordinal) < 800
        {
            exact.period = moved(exact.period, years: year - exact.period.from.year)
        }
        // "is expected at a summit in July": what is planned lies ahead.
        if told.status == .planned, let published, exact.period.precision == .month, exact.period.until < published,
            !exact.range.contains(where: { tokens[$0].kind == .number }), published.ordinal - exact.period.until.ordinal < 365
        {
            exact.period = moved(exact.period, years: 1)
        }
        let isEnding =
            told.isEnding
            || span(max(sentence.lowerBound, exact.range.lowerBound - 4), exact.range.lowerBound).contains {
                lexicon.sign(.ending, at: $0, tokens) != nil
            }
        let isWeekday = exact.range.count <= 2 && exact.range.contains { phrases.word($0).contains(.weekday) }
        guard let days, days > 1, exact.period.from == exact.period.until else { return (exact.period, isEnding, isWeekday) }
        // "ended a two-day visit on Friday" tells the last day, all else the first.
        let day = exact.period.from
        return isEnding
            ? (Period(from: day.adding(days: 1 - days), until: day, precision: .day), false, isWeekday)
            : (Period(from: day, until: day.adding(days: days - 1), precision: .day), false, isWeekday)
    }

    /// "had been scheduled for November": what was planned lies back.
    private func isPast(before end: Int, _ sentence: Range<Int>) -> Bool {
        span(end, min(sentence.upperBound, end + 8)).contains { index in
            tokens[index].word == words.had && index + 1 < sentence.upperBound && phrases.word(index + 1).contains(.be)
        }
    }

    /// Whether a time is the meeting's: no other clause and no cue between, unless the meeting is told of beside it.
    private func belongs(_ time: Range<Int>, to told: MeetingTelling, shared: Bool, _ sentence: Range<Int>) -> Bool {
        let telling = told.core
        if telling.overlaps(time) { return true }
        let isAfter = time.lowerBound >= telling.upperBound
        let between = isAfter ? span(telling.upperBound, time.lowerBound) : span(time.upperBound, telling.lowerBound)
        var verbs = 0
        for index in between {
            let token = tokens[index]
            if token.kind == .semicolon || token.kind == .colon || isDash(index) { return false }
            if document.quotationOf[index] != document.quotationOf[telling.lowerBound] { return false }
            if let governor = told.governor, index <= governor, index >= governor - 3, cues.verb(token.word) == nil { continue }
            if token.kind == .word, token.tag.isFinite, lexicon.sign(.planned, at: index, tokens) == nil || token.tag == .modal {
                if cues.verb(token.word) != nil, lexicon.sign(.support, at: index, tokens) == nil, !shared { return false }
                verbs += 1
            }
            // "a summit which started on Tuesday", not "with X, who came on Tuesday"
            if token.tag == .whPronoun || token.word == words.that && token.tag != .determiner {
                guard isAfter, tellsOfCourse(span(index, time.lowerBound)) else { return false }
                break
            }
            if isAfter, lexicon.sign(.apart, at: index, tokens) != nil, index + 1 < time.lowerBound { return false }
            // "an agenda for the meeting scheduled for May": another meeting's.
            if lexicon.phrases(at: index, sentence.upperBound, tokens).contains(where: { $0.role == .noun }), !shared {
                return false
            }
        }
        if !isAfter, told.isPurpose { return false }
        // "on Friday reiterated, meeting X": the time before a cue is the cue's.
        if !isAfter, !shared, verbs > 0 { return false }
        // "X said Tuesday that he met": behind a cue the time is the cue's.
        var before = time.lowerBound - 1
        while before > sentence.lowerBound, tokens[before].tag == .preposition || isTime(before) || tokens[before].tag == .adverb
        {
            before -= 1
        }
        if !shared, before >= sentence.lowerBound, !telling.contains(before), cues.verb(tokens[before].word) != nil,
            lexicon.sign(.support, at: before, tokens) == nil,
            tokens[before].tag.isFinite
        {
            return false
        }
        // "was postponed on Thursday": the day of the news, not of the visit.
        if told.status == .cancelled || told.status == .refused {
            let isPlan = between.contains { lexicon.sign(.planned, at: $0, tokens) != nil }
            return isAfter && (verbs == 0 || verbs == 1 && isPlan)
        }
        return verbs <= (isAfter && !told.isSubject && !shared ? 0 : 1)
    }

    /// "which started", "that had been scheduled for": the time of the meeting.
    private func tellsOfCourse(_ range: Range<Int>) -> Bool {
        range.count < 8
            && range.contains { index in
                [.opening, .ending, .planned].contains { lexicon.sign($0, at: index, tokens) != nil }
                    && phrases.word(index).isDisjoint(with: [.be])
            }
    }

    /// The days that "a four-day visit" and "two days of talks" take.
    func days(in range: Range<Int>) -> Int? {
        for index in range where [words.day, words.days, words.hour, words.hours].contains(tokens[index].word) {
            let isHours = tokens[index].word == words.hour || tokens[index].word == words.hours
            var number = index - 1
            if number > 0, tokens[number].kind == .hyphen { number -= 1 }
            if number < 0 { continue }
            let count =
                lexicon.sign(.count, at: number, tokens).flatMap { Int($0.value) } ?? Int(document.text(tokens[number].range))
            guard let count, count < 200, !isHours || count >= 24 else { continue }
            return isHours ? count / 24 : count < 32 ? count : nil
        }
        return nil
    }

    /// What is told as the occasion of a saying, was on the day of the saying: that which the article opens with.
    func dateOfSaying(_ sentence: Range<Int>, _ trigger: Range<Int>) -> Period? {
        guard let main = mainVerb(of: trigger.lowerBound), cues.verb(tokens[main].word) != nil, let published,
            let lead = document.sentences.first(where: { scope.contains($0.lowerBound) && $0.count > 8 })
        else { return nil }
        let days = times.find(in: lead, of: document, reference: published, future: false).map(\.period).filter {
            $0.from == $0.until
        }
        return days.first { $0.from == published || $0.from == published.adding(days: -1) }
    }

    /// "said this when meeting X": the day of the sentence before, which tells what was said.
    func dateBefore(_ sentence: Range<Int>, _ trigger: Range<Int>) -> Period? {
        let position = Int(document.sentenceOf[sentence.lowerBound])
        guard position > 0,
            span(sentence.lowerBound, trigger.lowerBound).contains(where: {
                cues.noun(tokens[$0].word) != nil
                    || cues.verb(tokens[$0].word) != nil && phrases.word($0 + 1).contains(.demonstrative)
            })
        else { return nil }
        let before = document.sentences[position - 1]
        return times.find(in: before, of: document, reference: published, future: false).first {
            $0.period.from == $0.period.until && document.quotationOf[$0.range.lowerBound] < 0
        }?.period
    }

    /// The same days of another year; the end of a month stays one.
    private func moved(_ period: Period, years: Int) -> Period {
        func moved(_ day: CivilDate) -> CivilDate {
            guard let first = CivilDate(year: day.year + years, month: day.month, day: 1) else { return day }
            if day == day.endOfMonth { return first.endOfMonth }
            return CivilDate(year: first.year, month: day.month, day: day.day) ?? first.endOfMonth
        }
        return Period(from: moved(period.from), until: moved(period.until), precision: period.precision)
    }
}

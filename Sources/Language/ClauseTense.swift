// Whether the clause of an expression of time tells of what was or of what is to come.

extension TimeScan {
    /// When a clause takes place, as its verb tells.
    enum Tense { case past, present, future, unknown }

    func isFuture(_ range: Range<Int>) -> Bool {
        let tense = tense(of: range)
        return tense == .future || tense == .unknown && hint
    }

    /// The tense of the clause that an expression stands in: of the verb before it, or of the one behind it where the expression
    /// opens its clause or belongs to the subject.
    func tense(of expression: Range<Int>) -> Tense {
        let tense = clauseTense(expression)
        // "After Sunday's vote it is clear …"
        let before = wordBefore(expression.lowerBound)
        return tense == .present && (before == words.after || before == words.since) ? .past : tense
    }

    private func clauseTense(_ expression: Range<Int>) -> Tense {
        let sentence = bounds(expression.lowerBound)
        var last = expression.upperBound
        // "called a strike for Monday", not "the figures for March"
        if wordBefore(expression.lowerBound) == words.for_, namesDay(expression.lowerBound) { return .future }
        // "Thursday's talks would …", "the summit on Friday will …": the subject holds the expression.
        if last < sentence.upperBound, tokens[last].kind == .possessive {
            last += 1
            if roles(last).contains(.fixed) { return .future }
            while last < sentence.upperBound, last - expression.upperBound < 6,
                tokens[last].tag.isNominal || tokens[last].tag == .adjective
            {
                last += 1
            }
        }
        if last < sentence.upperBound, tokens[last].tag.isFinite,
            last > expression.upperBound || !follows(expression.lowerBound, sentence)
        {
            return tense(ofVerb: last, sentence)
        }
        // "said last week", "will meet on Friday"
        var index = expression.lowerBound - 1
        var isOpening = true
        var begins = false
        while index >= sentence.lowerBound {
            // "ahead of a summit on Friday"
            if tokens[index].word == words.ahead, tokens[index + 1].word == words.of { return .future }
            if let tense = verbTense(index, sentence), tense != .unknown { return tense }
            begins = begins || tokens[index].tag == .gerund && roles(index).contains(.starts)
            if opensClause(index) {
                // Nothing but prepositions between the boundary and the expression: the verb stands behind it.
                if isOpening, let tense = tenseBehind(last, sentence) { return tense }
                isOpening = false
                if tokens[index].kind == .semicolon || tokens[index].kind == .colon { return .unknown }
            } else if !isAdjunct(index) {
                isOpening = false
            }
            index -= 1
        }
        // "a visit starting Wednesday"
        return tenseBehind(last, sentence) ?? (begins || isHeadline(sentence) ? .future : .unknown)
    }

    private func namesDay(_ start: Int) -> Bool {
        switch meaning(start) {
        case .weekday: true
        case .month: dayOfMonth(start + 1) != nil
        default: dayOfMonth(start) != nil
        }
    }

    /// Whether a verb stands right before, as in "the deal signed on Monday takes effect".
    private func follows(_ start: Int, _ sentence: Range<Int>) -> Bool {
        var index = start - 1
        while index >= sentence.lowerBound, tokens[index].tag == .preposition || tokens[index].tag == .adverb { index -= 1 }
        return index >= sentence.lowerBound && tokens[index].kind == .word && tokens[index].tag.isVerbal
    }

    /// How far a verb may stand from the expression whose tense it tells, in tokens.
    private static let reach = 60

    /// The sentence of a token, or the quotation in it, as far as a verb may reach.
    private func bounds(_ index: Int) -> Range<Int> {
        let sentence = document.sentences[Int(document.sentenceOf[index])].clamped(to: index - Self.reach..<index + Self.reach)
        let quotation = document.quotationOf[index]
        if quotation >= 0 {
            var (start, end) = (index, index + 1)
            while start > sentence.lowerBound, document.quotationOf[start - 1] == quotation { start -= 1 }
            while end < sentence.upperBound, document.quotationOf[end] == quotation { end += 1 }
            return start..<end
        }
        var (start, end) = (index, index + 1)
        while start > sentence.lowerBound, tokens[start - 1].kind != .closeQuote || !document.isQuoted(start - 1) { start -= 1 }
        while end < sentence.upperBound, !document.isQuoted(end) { end += 1 }
        return start..<end
    }

    private func opensClause(_ index: Int) -> Bool {
        let token = tokens[index]
        switch token.kind {
        case .comma, .semicolon, .colon, .dash: return true
        case .word:
            return token.word == words.that || token.word == words.which || token.word == words.who || token.word == words.when
                || token.word == words.where_ || token.word == words.while_ || token.word == words.but || token.word == words.and
        default: return false
        }
    }

    /// Whether a token between the start of a clause and an expression leaves the verb still to come.
    private func isAdjunct(_ index: Int) -> Bool {
        switch tokens[index].tag {
        case .preposition, .determiner, .adverb, .to, .number: true
        default: meaning(index) != nil
        }
    }

    /// The tense of the first finite verb behind an expression, in the same clause.
    private func tenseBehind(_ start: Int, _ sentence: Range<Int>) -> Tense? {
        for index in start..<max(start, min(sentence.upperBound, start + 40)) {
            if tokens[index].kind == .semicolon { return nil }
            if tokens[index].tag.isFinite { return tense(ofVerb: index, sentence) }
        }
        return nil
    }

    /// "Lavrov to visit Paris on Friday": an infinitive and no other verb.
    private func isHeadline(_ sentence: Range<Int>) -> Bool {
        !sentence.contains { tokens[$0].tag.isFinite }
            && sentence.dropFirst(2).contains { tokens[$0].tag == .verb && tokens[$0 - 1].word == words.to }
    }

    // MARK: Verbs

    /// The tense of a token where it is a verb.
    private func verbTense(_ index: Int, _ sentence: Range<Int>) -> Tense? {
        guard tokens[index].kind == .word, tokens[index].tag.isVerbal || roles(index).contains(.awaited) else { return nil }
        if !tokens[index].tag.isVerbal {
            // "due on Friday", "the decision to meet"
            return roles(index).contains(.fixed) && tokens[index].tag == .adjective || tokens[safe: index + 1]?.word == words.to
                ? .future : nil
        }
        if document.isQuoted(index), !document.isQuoted(sentence.lowerBound) { return nil }
        return tense(ofVerb: index, sentence)
    }

    private func tense(ofVerb index: Int, _ sentence: Range<Int>) -> Tense {
        let role = roles(index)
        switch tokens[index].tag {
        case .modal: return tense(ofModal: index, sentence)
        case .past:
            if role.contains(.fixed), isPassive(index, sentence) { return .future }
            // "was to meet", "were due to meet"
            if role.contains(.bePast), lies(ahead: index + 1, sentence) { return .future }
            return .past
        case .present, .third:
            if role.contains(.saying) { return .past }
            if role.contains(.have) { return hasParticiple(index + 1, sentence) ? .past : .present }
            if role.contains(.bePresent), lies(ahead: index + 1, sentence) { return .future }
            return .present
        case .verb: return tense(ofInfinitive: index, sentence)
        case .participle: return tense(ofParticiple: index, sentence)
        case .gerund: return tense(ofGerund: index, sentence)
        default: return .unknown
        }
    }

    /// "will", but "would have said"
    private func tense(ofModal index: Int, _ sentence: Range<Int>) -> Tense {
        if roles(index).contains(.pastModal), sentence.contains(index + 1), roles(index + 1).contains(.have),
            hasParticiple(index + 2, sentence)
        {
            return .past
        }
        return roles(index).contains(.futureModal) ? .future : .unknown
    }

    private func hasParticiple(_ start: Int, _ sentence: Range<Int>) -> Bool {
        (start..<min(start + 3, sentence.upperBound)).contains { index in
            index >= start && (tokens[index].tag == .participle || tokens[index].tag == .past)
        }
    }

    /// Behind a form of "be": "to meet", "due", "expected", "meeting".
    private func lies(ahead start: Int, _ sentence: Range<Int>) -> Bool {
        var index = start
        while index < sentence.upperBound, index - start < 3 {
            if roles(index).contains(.fixed) || roles(index).contains(.awaited) && tokens[safe: index + 1]?.word == words.to {
                return true
            }
            if tokens[index].word == words.to { return index + 1 < sentence.upperBound && tokens[index + 1].tag == .verb }
            if tokens[index].tag == .gerund { return roles(start - 1).contains(.bePresent) }
            guard tokens[index].tag == .adverb else { return false }
            index += 1
        }
        return false
    }

    private func isPassive(_ index: Int, _ sentence: Range<Int>) -> Bool {
        index == sentence.lowerBound || tokens[index - 1].kind == .comma || tokens[index - 1].tag.isNominal
            || !roles(index - 1).isDisjoint(with: [.bePast, .bePresent])
    }

    /// The auxiliary of a verb, adverbs and verbs beside it passed over: "will probably meet and speak".
    private func auxiliary(of index: Int, _ sentence: Range<Int>, _ roles: TimeWords.Role) -> Int? {
        var position = index - 1
        while position >= sentence.lowerBound, index - position <= 5 {
            if !self.roles(position).isDisjoint(with: roles) { return position }
            let tag = tokens[position].tag
            guard tag == .adverb || tag == .verb || tag == .conjunction || tag == .participle || tag == .pronoun else {
                return nil
            }
            position -= 1
        }
        return nil
    }

    private func tense(ofInfinitive index: Int, _ sentence: Range<Int>) -> Tense {
        // "plans to meet", "to visit and to speak"
        var to = index - 1
        while to >= sentence.lowerBound, tokens[to].tag == .adverb { to -= 1 }
        if to >= sentence.lowerBound, tokens[to].word == words.to {
            var governor = to - 1
            while governor >= sentence.lowerBound, tokens[governor].kind == .word, to - governor <= 8 {
                if roles(governor).contains(.awaited) { return .future }
                if !roles(governor).isDisjoint(with: [.bePast, .bePresent]), governor == to - 1 { return .future }
                if tokens[governor].tag.isVerbal { return tense(ofVerb: governor, sentence) }
                governor -= 1
            }
            // An infinitive of purpose goes with the verb before it.
            return .unknown
        }
        guard let auxiliary = auxiliary(of: index, sentence, [.futureModal, .pastModal, .doPast]) else { return .unknown }
        return roles(auxiliary).contains(.doPast) ? .past : tense(ofModal: auxiliary, sentence)
    }

    private func tense(ofParticiple index: Int, _ sentence: Range<Int>) -> Tense {
        // "more than expected"
        if index > sentence.lowerBound, tokens[index - 1].word == words.than { return .unknown }
        if roles(index).contains(.fixed), !(index > sentence.lowerBound && roles(index - 1).contains(.have)) { return .future }
        guard let auxiliary = auxiliary(of: index, sentence, [.futureModal, .pastModal, .have, .bePast, .bePresent]) else {
            return .past
        }
        let role = roles(auxiliary)
        if role.contains(.have) || role.contains(.bePast) {
            // "will have met", "would have been told", "has been"
            return self.auxiliary(of: auxiliary, sentence, .futureModal).map { roles($0).contains(.pastModal) ? .past : .future }
                ?? .past
        }
        if role.contains(.futureModal) { return .future }
        return self.auxiliary(of: auxiliary, sentence, .futureModal) == nil ? .present : .future
    }

    private func tense(ofGerund index: Int, _ sentence: Range<Int>) -> Tense {
        if let auxiliary = auxiliary(of: index, sentence, [.futureModal, .bePast, .bePresent]) {
            let role = roles(auxiliary)
            if role.contains(.bePast) { return .past }
            return role.contains(.futureModal) || self.auxiliary(of: auxiliary, sentence, .futureModal) != nil
                ? .future : .present
        }
        // A gerund alone goes with the verb before it: "after meeting", "will be shut starting Wednesday".
        return .unknown
    }
}

extension Document {
    /// Whether a token stands in quotation marks.
    func isQuoted(_ index: Int) -> Bool { quotationOf[index] >= 0 }
}

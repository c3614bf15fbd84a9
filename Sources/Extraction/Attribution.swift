// Attributions of a document: cue, source and content as token ranges, before anyone knows who speaks.

import Language

/// A cue with its source and content. Positions are token positions.
struct Attribution: Sendable {
    var content: [Range<Int>]
    var source: Range<Int>?
    var cue: Range<Int>?
    /// Position of the cue in the lexicon; nil for "according to" and for bare quotations.
    var lexeme: Int?
    /// Name of the rule that found it.
    var rule: Rule
    /// The outlet that reported it.
    var outlet: Range<Int>?
    /// For a bare quotation: the attribution whose speaker goes on.
    var continues: Int?

    var start: Int { content.first?.lowerBound ?? 0 }
    var end: Int { content.last?.upperBound ?? 0 }
}

/// The rules that find attributions; the raw value names them in the database.
enum Rule: String, Sendable, CaseIterable {
    case quoteThenCue = "quote-then-cue"
    case cueThenQuote = "cue-then-quote"
    case clauseThenCue = "clause-then-cue"
    case thatClause = "that-clause"
    case bareClause = "bare-clause"
    case whetherClause = "whether-clause"
    case directive
    case infinitive
    case object
    case naming
    case participle
    case passive
    case nounClause = "noun-clause"
    case accordingTo = "according-to"
    case colon
    case bareQuotation = "bare-quotation"
}

/// Finds attributions by the frames of the cue lexicon and by quotation marks.
struct Attributor {
    let document: Document
    let tokens: [Token]
    let phrases: Phrases
    let cues: Cues
    let words: Words
    /// Token positions that are neither boilerplate nor title.
    let scope: Range<Int>

    /// Words that single rules name.
    struct Words: Sendable {
        let that, to, as_, according, quoted, by, for_, not, and, but, while_, with: Vocabulary.ID
        init(_ lexicon: inout Lexicon) {
            that = lexicon.vocabulary.intern("that")
            to = lexicon.vocabulary.intern("to")
            as_ = lexicon.vocabulary.intern("as")
            according = lexicon.vocabulary.intern("according")
            quoted = lexicon.vocabulary.intern("quoted")
            by = lexicon.vocabulary.intern("by")
            for_ = lexicon.vocabulary.intern("for")
            not = lexicon.vocabulary.intern("not")
            and = lexicon.vocabulary.intern("and")
            but = lexicon.vocabulary.intern("but")
            while_ = lexicon.vocabulary.intern("while")
            with = lexicon.vocabulary.intern("with")
        }
    }

    init(document: Document, phrases: Phrases, cues: Cues, words: Words, scope: Range<Int>) {
        self.document = document
        self.phrases = phrases
        self.cues = cues
        self.words = words
        self.scope = scope
        tokens = document.tokens
    }

    /// All attributions in the order of the text.
    func attributions() -> [Attribution] {
        var found: [Attribution] = []
        for sentence in document.sentences where scope.contains(sentence.lowerBound) {
            let first = found.count
            findCues(in: sentence, &found)
            findAccordingTo(in: sentence, first, &found)
        }
        found.sort { ($0.start, $0.end) < ($1.start, $1.end) }
        attributeQuotations(&found)
        return found.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    func isQuoted(_ index: Int) -> Bool { document.quotationOf[index] >= 0 }

    func quotation(at index: Int) -> Int? {
        guard tokens.indices.contains(index), document.quotationOf[index] >= 0 else { return nil }
        return Int(document.quotationOf[index])
    }

    /// Position of the final stop of a sentence, or its end.
    func contentCeiling(_ sentence: Range<Int>) -> Int {
        var end = sentence.upperBound
        while end > sentence.lowerBound, tokens[end - 1].kind == .stop { end -= 1 }
        return end
    }

    // MARK: Cues

    private func findCues(in sentence: Range<Int>, _ found: inout [Attribution]) {
        for index in sentence where tokens[index].kind == .word && !isQuoted(index) {
            if let cue = cues.verb(tokens[index].word), tokens[index].tag.isVerbal {
                if let attribution = attribution(ofVerb: index, cue, sentence) { found.append(attribution) }
            } else if let cue = cues.noun(tokens[index].word), tokens[index].tag == .noun || tokens[index].tag == .nouns {
                if let attribution = attribution(ofNoun: index, cue, sentence) { found.append(attribution) }
            }
        }
    }

    private func attribution(ofVerb verb: Int, _ lexeme: Int, _ sentence: Range<Int>) -> Attribution? {
        let cue = cues.all[lexeme]
        let floor = self.floor(of: verb, sentence)
        switch tokens[verb].tag {
        case .gerund:
            return participial(verb, lexeme, sentence, floor)
        case .verb:
            return infinitival(verb, lexeme, sentence, floor)
        case .participle where passive(verb, floor):
            return passiveAttribution(verb, lexeme, sentence, floor)
        default:
            break
        }
        if negated(verb, floor) { return nil }
        if let inverted = inverted(verb, lexeme, sentence, floor) { return inverted }
        let source = phrases.subject(of: verb, floor: floor)
        if let source, source.lowerBound > floor, phrases.word(source.lowerBound - 1).contains(.causative) { return nil }
        if let source, cue.frames.contains(.quotation), let trailing = trailing(verb, lexeme, source, sentence, floor) { return trailing }
        guard let complement = complement(of: verb, cue, sentence) else { return nil }
        let cueStart = auxiliaries(before: verb, floor)
        return Attribution(
            content: complement.content, source: source, cue: cueStart..<complement.cueEnd, lexeme: lexeme, rule: complement.rule)
    }

    /// Where the clause of a token may begin: after a quotation that closes before it in the sentence.
    private func floor(of index: Int, _ sentence: Range<Int>) -> Int {
        var floor = sentence.lowerBound
        var position = index - 1
        while position >= sentence.lowerBound {
            if tokens[position].kind == .closeQuote, let quote = quotation(at: position), isUtterance(quote) {
                floor = position + 1
                break
            }
            position -= 1
        }
        while floor < index, tokens[floor].kind == .comma || tokens[floor].kind == .dash || tokens[floor].kind == .closeQuote { floor += 1 }
        return floor
    }

    private func auxiliaries(before verb: Int, _ floor: Int) -> Int {
        var start = verb
        while start > floor, phrases.isAuxiliary(start - 1) || tokens[start - 1].tag == .adverb { start -= 1 }
        while start < verb, tokens[start].tag == .adverb { start += 1 }
        return start
    }

    /// "did not say", "will say", "could not confirm": nothing was said.
    private func negated(_ verb: Int, _ floor: Int) -> Bool {
        var index = verb - 1
        while index >= floor, phrases.isAuxiliary(index) || tokens[index].tag == .adverb {
            if !phrases.word(index).isDisjoint(with: [.negation, .modal]) { return true }
            index -= 1
        }
        return false
    }

    private func passive(_ verb: Int, _ floor: Int) -> Bool {
        var index = verb - 1
        while index >= floor, phrases.isAuxiliary(index) || tokens[index].tag == .adverb {
            if phrases.word(index).contains(.be) { return true }
            index -= 1
        }
        return false
    }

    // MARK: Content before the cue

    /// `"…," said Lavrov` and `…, said Lavrov`.
    private func inverted(_ verb: Int, _ lexeme: Int, _ sentence: Range<Int>, _ floor: Int) -> Attribution? {
        guard cues.all[lexeme].frames.contains(.quotation), verb > 0, verb + 1 < sentence.upperBound else { return nil }
        let afterMark = tokens[verb - 1].kind == .closeQuote || (verb > 1 && tokens[verb - 2].kind == .closeQuote)
        // "X, the minister, told reporters": the one addressed follows, not the source.
        guard afterMark || cues.all[lexeme].frames.isDisjoint(with: [.addressee, .directive, .object]) else { return nil }
        guard isBoundary(verb - 1), let source = phrases.nounPhrase(startingAt: verb + 1, ceiling: sentence.upperBound) else { return nil }
        if let after = tokens[safe: source.upperBound], after.tag.isFinite, after.kind == .word { return nil }
        guard let content = contentBefore(verb - 1, sentence) else { return nil }
        return withContinuation(
            Attribution(
                content: content.ranges, source: source, cue: verb..<(verb + 1), lexeme: lexeme,
                rule: content.isQuotation ? .quoteThenCue : .clauseThenCue), after: source.upperBound, sentence)
    }

    /// `"…," Lavrov said` and `…, Lavrov said`.
    private func trailing(_ verb: Int, _ lexeme: Int, _ source: Range<Int>, _ sentence: Range<Int>, _ floor: Int) -> Attribution? {
        var before = source.lowerBound - 1
        while before > sentence.lowerBound, tokens[before].tag == .adverb || tokens[before].tag == .conjunction || isTime(before) { before -= 1 }
        guard before >= sentence.lowerBound || (before >= 0 && endsQuotedQuestion(before)), isBoundary(before),
            let content = contentBefore(before, sentence)
        else { return nil }
        let complement = complement(of: verb, cues.all[lexeme], sentence)
        if !content.isQuotation, complement != nil { return nil }
        if content.isQuotation, let complement, complement.rule != .cueThenQuote { return nil }
        let cueStart = auxiliaries(before: verb, source.upperBound)
        var attribution = Attribution(
            content: content.ranges, source: source, cue: cueStart..<(verb + 1), lexeme: lexeme,
            rule: content.isQuotation ? .quoteThenCue : .clauseThenCue)
        if let complement, content.isQuotation { attribution.content += complement.content }
        return complement == nil ? withContinuation(attribution, after: verb + 1, sentence) : attribution
    }

    private func isTime(_ index: Int) -> Bool { !phrases.word(index).isDisjoint(with: [.weekday, .time]) }

    private func isBoundary(_ index: Int) -> Bool {
        switch tokens[index].kind {
        case .comma, .closeQuote, .dash, .ellipsis: true
        case .question, .exclamation: true
        default: false
        }
    }

    /// A sentence that follows `"…?"` may be its attribution: `"Will you?" Lavrov asked.`
    private func endsQuotedQuestion(_ index: Int) -> Bool {
        guard tokens[index].kind == .closeQuote, index > 0 else { return false }
        switch tokens[index - 1].kind {
        case .question, .exclamation, .ellipsis, .dash: return true
        default: return false
        }
    }

    /// What was said before a boundary: the quotation that closes there, or the clause from the sentence's start.
    private func contentBefore(_ boundary: Int, _ sentence: Range<Int>) -> (ranges: [Range<Int>], isQuotation: Bool)? {
        var last = boundary
        while last >= 0, tokens[last].kind == .comma || tokens[last].kind == .dash { last -= 1 }
        guard last >= 0 else { return nil }
        if tokens[last].kind == .closeQuote, let quote = quotation(at: last) {
            let (open, parts) = chain(quote)
            let opening = document.sentences[Int(document.sentenceOf[open])]
            let lead = clauseStart(opening.lowerBound, before: open)
            // Words before the quotation in its sentence belong to it, unless they are an attribution themselves.
            if lead < open, parts.count == 1, !attributes(lead..<open) {
                return ([lead..<(last + 1)], !phrases.hasFiniteVerb(lead..<open) && lead + 3 > open)
            }
            guard isUtterance(quote) || parts.count > 1 || last - open > 1 else { return nil }
            return (parts, true)
        }
        let start = clauseStart(sentence.lowerBound, before: last)
        guard last - start >= 2, phrases.hasFiniteVerb(start..<(last + 1)), !isQuoted(start) || opens(start) else { return nil }
        return ([start..<(last + 1)], false)
    }

    private func opens(_ index: Int) -> Bool {
        guard let quote = quotation(at: index) else { return false }
        return document.quotations[quote].open == index
    }

    /// Skips a dateline, an opening conjunction and marks at the start of a sentence.
    private func clauseStart(_ start: Int, before end: Int) -> Int {
        var index = start
        while index < end, tokens[index].kind == .dash || tokens[index].kind == .hyphen || tokens[index].kind == .other { index += 1 }
        if index < end, tokens[index].tag == .conjunction { index += 1 }
        return index
    }

    /// Whether a stretch before a quotation is an attribution of its own: it ends with a cue, a colon, or a cue and "that".
    private func attributes(_ range: Range<Int>) -> Bool {
        range.contains { index in
            cues.verb(tokens[index].word) != nil && tokens[index].tag.isVerbal && !isQuoted(index)
        } || tokens[range.upperBound - 1].kind == .colon
    }

    /// The passages of a quotation that goes over several paragraphs, as one range each, and its first mark.
    func chain(_ quote: Int) -> (open: Int, parts: [Range<Int>]) {
        var parts: [Range<Int>] = []
        var current: Int? = quote
        var open = document.quotations[quote].open
        while let position = current {
            let quotation = document.quotations[position]
            parts.insert(quotation.inside, at: 0)
            open = quotation.open
            current = quotation.continues
        }
        return (open, parts.filter { !$0.isEmpty })
    }

    /// Whether a quotation reads like something said, and not like a name or a phrase in marks.
    func isUtterance(_ quote: Int) -> Bool {
        let quotation = document.quotations[quote]
        let inside = quotation.inside
        guard inside.count >= 2 else { return inside.count == 1 && endsLikeSentence(quotation) }
        return endsLikeSentence(quotation) || (inside.count >= 5 && phrases.hasFiniteVerb(inside))
    }

    private func endsLikeSentence(_ quotation: Quotation) -> Bool {
        switch tokens[max(quotation.open, quotation.close - 1)].kind {
        case .comma, .stop, .question, .exclamation, .ellipsis, .dash: true
        default: tokens[safe: quotation.close + 1]?.kind == .comma && tokens[safe: quotation.open + 1]?.isCapitalised ?? false
        }
    }

    /// Adds the quotation that goes on after the cue in the same sentence: `"A," he said, "B."`
    private func withContinuation(_ attribution: Attribution, after index: Int, _ sentence: Range<Int>) -> Attribution {
        var result = attribution
        guard attribution.rule == .quoteThenCue else { return result }
        var position = index
        while position < sentence.upperBound, tokens[position].kind != .openQuote {
            if cues.verb(tokens[position].word) != nil, tokens[position].tag.isVerbal { return result }
            position += 1
        }
        guard position < sentence.upperBound, let quote = quotation(at: position), isUtterance(quote) else { return result }
        result.content.append(document.quotations[quote].inside)
        return result
    }

    // MARK: Participles, infinitives, passives, nouns

    /// "…, adding that …", "Stressing that …, the council urged …", "was quoted as saying".
    private func participial(_ verb: Int, _ lexeme: Int, _ sentence: Range<Int>, _ floor: Int) -> Attribution? {
        let cue = cues.all[lexeme]
        guard !negated(verb, floor) else { return nil }
        if verb >= 2, tokens[verb - 1].word == words.as_, tokens[verb - 2].word == words.quoted || reportVerb(in: floor..<(verb - 1)) != nil {
            return quotedAs(verb, lexeme, sentence, floor)
        }
        if verb > floor, phrases.word(verb - 1).contains(.be) || (tokens[verb - 1].tag == .adverb && verb - 1 > floor && phrases.word(verb - 2).contains(.be)) {
            guard let complement = complement(of: verb, cue, sentence) else { return nil }
            let cueStart = auxiliaries(before: verb, floor)
            return Attribution(
                content: complement.content, source: phrases.subject(of: cueStart, floor: floor), cue: cueStart..<complement.cueEnd,
                lexeme: lexeme, rule: complement.rule)
        }
        guard let complement = complement(of: verb, cue, sentence) else { return nil }
        guard carriesAttribution(verb, cue, sentence) else { return nil }
        if complement.rule == .object || complement.rule == .naming, verb > floor, tokens[verb - 1].kind == .word, !followsWith(verb, floor) { return nil }
        var attribution = Attribution(
            content: complement.content, cue: verb..<complement.cueEnd, lexeme: lexeme, rule: .participle)
        if verb == sentence.lowerBound || (verb == floor && !hasSubject(sentence.lowerBound..<verb)) {
            // The subject follows the participle's clause: "Stressing that …, the council urged".
            guard let first = complement.content.first, let comma = commaBeforeClause(first) else { return nil }
            attribution.content = [first.lowerBound..<comma]
            attribution.source = phrases.nounPhrase(startingAt: comma + 1, ceiling: sentence.upperBound)
        } else if verb > floor, tokens[verb - 1].tag.isNominal {
            // "a statement saying", "reports suggesting"
            attribution.source = phrases.nounPhrase(endingAt: verb - 1, floor: floor)
        } else {
            attribution.source = phrases.clauseSubject(before: verb, floor: sentence.lowerBound)
                ?? phrases.clauseSubject(before: verb, floor: floor)
        }
        return attribution
    }

    /// Participles that only point at something ("citing", "referring to") belong to the statement that they qualify.
    func carriesAttribution(_ verb: Int, _ cue: Cue, _ sentence: Range<Int>) -> Bool {
        guard cue.act == .comment, let complement = complement(of: verb, cue, sentence) else { return true }
        return complement.rule != .object && complement.rule != .naming
    }

    /// "with Putin accusing NATO"
    private func followsWith(_ verb: Int, _ floor: Int) -> Bool {
        guard let subject = phrases.nounPhrase(endingAt: verb - 1, floor: floor), subject.lowerBound > floor else { return false }
        return tokens[subject.lowerBound - 1].word == words.with
    }

    private func hasSubject(_ range: Range<Int>) -> Bool { phrases.hasFiniteVerb(range) }

    private func commaBeforeClause(_ range: Range<Int>) -> Int? {
        range.first { index in
            guard tokens[index].kind == .comma, let phrase = phrases.nounPhrase(startingAt: index + 1, ceiling: range.upperBound) else { return false }
            var next = phrase.upperBound
            while next < range.upperBound, tokens[next].tag == .adverb { next += 1 }
            return next < range.upperBound && tokens[next].tag.isFinite
        }
    }

    private func reportVerb(in range: Range<Int>) -> Int? {
        range.last { tokens[$0].word == words.quoted }
    }

    /// "Lavrov was quoted as saying", "Interfax quoted Lavrov as saying".
    private func quotedAs(_ verb: Int, _ lexeme: Int, _ sentence: Range<Int>, _ floor: Int) -> Attribution? {
        guard let quoted = reportVerb(in: floor..<verb) else { return nil }
        let isPassive = passive(quoted, floor)
        let source = isPassive
            ? phrases.subject(of: auxiliaries(before: quoted, floor), floor: floor)
            : phrases.nounPhrase(startingAt: quoted + 1, ceiling: verb - 1)
        let outlet = isPassive
            ? (tokens[quoted + 1].word == words.by ? phrases.nounPhrase(startingAt: quoted + 2, ceiling: verb - 1) : nil)
            : phrases.subject(of: quoted, floor: floor)
        let cue = (isPassive ? auxiliaries(before: quoted, floor) : verb - 1)..<(verb + 1)
        if let source, isBoundary(max(sentence.lowerBound, source.lowerBound - 1)), source.lowerBound > sentence.lowerBound,
            let content = contentBefore(source.lowerBound - 1, sentence)
        {
            return Attribution(
                content: content.ranges, source: source, cue: cue, lexeme: lexeme,
                rule: content.isQuotation ? .quoteThenCue : .clauseThenCue, outlet: outlet)
        }
        guard let complement = complement(of: verb, cues.all[lexeme], sentence) else { return nil }
        return Attribution(content: complement.content, source: source, cue: cue, lexeme: lexeme, rule: complement.rule, outlet: outlet)
    }

    /// "continues to deny", "went on to say".
    private func infinitival(_ verb: Int, _ lexeme: Int, _ sentence: Range<Int>, _ floor: Int) -> Attribution? {
        guard verb > floor + 1, tokens[verb - 1].word == words.to, !negated(verb, floor) else { return nil }
        var governor = verb - 2
        if governor > floor, !phrases.word(governor).contains(.governor) { governor -= 1 }
        guard phrases.word(governor).contains(.governor), let complement = complement(of: verb, cues.all[lexeme], sentence) else { return nil }
        return Attribution(
            content: complement.content, source: phrases.subject(of: governor, floor: floor), cue: governor..<complement.cueEnd,
            lexeme: lexeme, rule: complement.rule)
    }

    /// "it was announced that", "was described by local media as", "was told that".
    private func passiveAttribution(_ verb: Int, _ lexeme: Int, _ sentence: Range<Int>, _ floor: Int) -> Attribution? {
        let cue = cues.all[lexeme]
        guard !negated(verb, floor) else { return nil }
        let start = auxiliaries(before: verb, floor)
        if tokens[safe: verb + 1]?.word == words.by,
            let source = phrases.nounPhrase(startingAt: verb + 2, ceiling: sentence.upperBound),
            let subject = phrases.subject(of: start, floor: floor), !cue.frames.isDisjoint(with: [.object, .naming])
        {
            return Attribution(content: [subject], source: source, cue: start..<(verb + 2), lexeme: lexeme, rule: .passive)
        }
        guard tokens[safe: verb + 1]?.word == words.that, cue.frames.contains(.thatClause) else { return nil }
        return Attribution(
            content: [(verb + 2)..<clauseEnd(verb + 2, verb, sentence)], source: nil, cue: start..<(verb + 1), lexeme: lexeme, rule: .passive)
    }

    /// "her claim that …", "Moscow's warning that …".
    private func attribution(ofNoun noun: Int, _ lexeme: Int, _ sentence: Range<Int>) -> Attribution? {
        let cue = cues.all[lexeme]
        guard noun > sentence.lowerBound, tokens[safe: noun + 1]?.word == words.that, cue.frames.contains(.thatClause),
            tokens[noun].tag != .participle, noun + 2 < sentence.upperBound
        else { return nil }
        var source: Range<Int>?
        var index = noun - 1
        while index >= sentence.lowerBound, tokens[index].tag == .adjective || tokens[index].tag == .noun { index -= 1 }
        if index >= sentence.lowerBound, tokens[index].tag == .possessivePronoun {
            source = index..<(index + 1)
        } else if index > sentence.lowerBound, tokens[index].kind == .possessive {
            source = phrases.nounPhrase(endingAt: index - 1, floor: sentence.lowerBound)
        }
        guard let source else { return nil }
        let range = (noun + 2)..<clauseEnd(noun + 2, noun, sentence)
        guard phrases.hasFiniteVerb(range) else { return nil }
        return Attribution(content: [range], source: source, cue: noun..<(noun + 1), lexeme: lexeme, rule: .nounClause)
    }
}

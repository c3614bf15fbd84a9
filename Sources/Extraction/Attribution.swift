// Attributions of a document: cue, source and content as token ranges, before anyone knows who speaks.

import AttributionNetwork
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
    /// For a bare quotation: the source of the statement that it goes on from.
    var antecedent: Range<Int>?
    /// What the network made of it; nil where rules alone found it.
    var frame: Frame?

    /// Whether the content has any of these tokens.
    func claims(_ range: Range<Int>) -> Bool { content.contains { $0.overlaps(range) } }

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
    /// The network alone, against or without the rules.
    case network
    /// A headline's colon; found beside the network, which does not know it.
    case headline
}

/// Finds attributions by the frames of the cue lexicon and by quotation marks.
struct Attributor {
    let document: Document
    let tokens: [Token]
    let phrases: Phrases
    let cues: Cues
    let words: Words
    /// Token positions that are no boilerplate.
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

    func findCues(in sentence: Range<Int>, _ found: inout [Attribution]) {
        let first = found.count
        for index in sentence where tokens[index].kind == .word && !isQuoted(index) && !isCompounded(index) {
            if let cue = cues.verb(tokens[index].word), tokens[index].tag.isVerbal {
                if var attribution = attribution(ofVerb: index, cue, sentence) {
                    if attribution.rule == .participle, let speaking = speaking(before: index, found[first...]) {
                        attribution.source = speaking
                    }
                    // A quotation between two cues is said once: `He said: "…," said the source.`
                    if !found[first...].contains(where: { $0.content == attribution.content }) { found.append(attribution) }
                }
            } else if let cue = cues.noun(tokens[index].word), tokens[index].tag == .noun || tokens[index].tag == .nouns {
                if let attribution = attribution(ofNoun: index, cue, sentence) { found.append(attribution) }
            }
        }
    }

    /// "initiatives announced during the visit": abstract nouns say nothing.
    private func isAbstract(_ source: Range<Int>) -> Bool {
        let end = source.first { $0 > source.lowerBound && tokens[$0].tag == .preposition } ?? source.upperBound
        guard let head = (source.lowerBound..<end).last(where: { tokens[$0].tag.isNominal }), !tokens[head].isCapitalised,
            phrases.word(head).isDisjoint(with: [.body, .government, .statement, .group])
        else { return false }
        let text = document.text(tokens[head].range)
        return ["tion", "tions", "ment", "ments", "ness", "ism", "ity", "ities", "tive", "tives"].contains { text.hasSuffix($0) }
    }

    /// "declined to comment": there are no words to keep.
    private func isSilence(_ content: Range<Int>) -> Bool {
        content.count <= 6 && content.prefix(3).contains { phrases.word($0).contains(.reticence) }
    }

    /// "long-disputed", "so-called": a part of a compound attributes nothing.
    private func isCompounded(_ index: Int) -> Bool {
        tokens[safe: index - 1]?.kind == .hyphen || tokens[safe: index + 1]?.kind == .hyphen
    }

    /// The source whose saying a participle goes on with: "…, he stressed, adding that …".
    private func speaking(before participle: Int, _ earlier: ArraySlice<Attribution>) -> Range<Int>? {
        guard participle > 0, tokens[participle - 1].kind == .comma || tokens[participle - 1].tag == .conjunction else {
            return nil
        }
        let trailing = earlier.last { attribution in
            (attribution.rule == .quoteThenCue || attribution.rule == .clauseThenCue)
                && attribution.cue.map { $0.upperBound <= participle } ?? false
        }
        return (trailing ?? earlier.first { $0.cue.map { $0.upperBound <= participle } ?? false })?.source
    }

    func attribution(ofVerb verb: Int, _ lexeme: Int, _ sentence: Range<Int>) -> Attribution? {
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
        if let inverted = inverted(verb, lexeme, sentence) { return inverted }
        let source = phrases.subject(of: verb, floor: floor)
        // "Nobody said", "if Lavrov says": nothing was said.
        if let source,
            phrases.word(source.lowerBound).contains(.negation)
                || source.lowerBound > floor && !phrases.word(source.lowerBound - 1).isDisjoint(with: [.negation, .condition])
        {
            return nil
        }
        if let source, source.lowerBound > floor, phrases.word(source.lowerBound - 1).contains(.causative) { return nil }
        if let source, cue.frames.contains(.quotation), let trailing = trailing(verb, lexeme, source, sentence) {
            return trailing
        }
        if source == nil, verb == floor || tokens[verb - 1].kind == .comma || tokens[verb - 1].kind == .dash { return nil }
        guard let complement = complement(of: verb, cue, sentence) else { return nil }
        if let source, complement.rule != .thatClause, isAbstract(source) { return nil }
        if complement.rule == .infinitive, isSilence(complement.content[0]) { return nil }
        let cueStart = auxiliaries(before: verb, floor)
        return Attribution(
            content: complement.content, source: source, cue: cueStart..<complement.cueEnd, lexeme: lexeme, rule: complement.rule)
    }

    /// Where the clause of a token may begin: after a quotation that closes before it in the sentence.
    func floor(of index: Int, _ sentence: Range<Int>) -> Int {
        var floor = sentence.lowerBound
        var position = index - 1
        while position >= sentence.lowerBound {
            if tokens[position].kind == .closeQuote, let quote = quotation(at: position), isUtterance(quote) {
                floor = position + 1
                break
            }
            position -= 1
        }
        while floor < index, tokens[floor].kind == .comma || tokens[floor].kind == .dash || tokens[floor].kind == .closeQuote {
            floor += 1
        }
        return floor
    }

    func auxiliaries(before verb: Int, _ floor: Int) -> Int {
        var start = verb
        while start > floor, phrases.isAuxiliary(start - 1) || tokens[start - 1].tag == .adverb { start -= 1 }
        while start < verb, tokens[start].tag == .adverb { start += 1 }
        return start
    }

    /// "did not say", "will say", "could not confirm": nothing was said.
    func negated(_ verb: Int, _ floor: Int) -> Bool {
        var index = verb - 1
        while index >= floor, phrases.isAuxiliary(index) || tokens[index].tag == .adverb {
            if !phrases.word(index).isDisjoint(with: [.negation, .modal]) { return true }
            index -= 1
        }
        return false
    }

    func passive(_ verb: Int, _ floor: Int) -> Bool {
        var index = verb - 1
        while index >= floor, phrases.isAuxiliary(index) || tokens[index].tag == .adverb {
            if phrases.word(index).contains(.be) { return true }
            index -= 1
        }
        return false
    }
}

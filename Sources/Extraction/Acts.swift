// Speech acts: what a speaker does by saying it, by the cue and by phrases of the content.

import Language
import Resources

/// The act of a statement, after the verbal classes of CAMEO (Gerner et al. 2002) and PLOVER: the cue's own act, unless a neutral
/// cue ("said") leaves it to the words of the content.
struct Acts: Sendable {
    /// A phrase of `acts.tsv`.
    private struct Phrase: Sendable {
        /// Only where a clause begins.
        var opensClause = false
        var parts: [Part] = []
        let act: Statement.Act

        /// How much it counts: its words, and a gap like one.
        var weight: Int { parts.reduce(0) { $0 + ($1.isOptional ? 0 : 1) + ($1.followsGap ? 1 : 0) } }
    }

    private struct Part: Sendable {
        /// The words that fit.
        var words: Set<Vocabulary.ID>
        var isOptional = false
        /// Other words of the sentence may stand before it.
        var followsGap = false
    }

    private struct Match {
        let range: Range<Int>
        let weight: Int
        let act: Statement.Act
    }

    /// Words that "…" may stand for; without a bound, a sentence without end would take its square.
    private static let longestGap = 60

    /// Phrases by each word that their first part can be.
    private let phrases: [Vocabulary.ID: [Phrase]]
    private let negations: Set<Vocabulary.ID>
    /// Words after which a clause begins: "that", "and".
    private let openers: Set<Vocabulary.ID>

    init(lexicon: inout Lexicon) {
        var classes = Acts.cueForms(&lexicon)
        for row in Table(Resource.at("Lexicon/act_words.tsv")).rows {
            classes[row[0]] = Set(row[1].split(separator: " ").map { lexicon.vocabulary.intern(String($0)) })
        }
        var phrases: [Vocabulary.ID: [Phrase]] = [:]
        for row in Table(Resource.at("Lexicon/acts.tsv")).rows {
            guard let act = Statement.Act(rawValue: row[1]) else { preconditionFailure("no act \(row[1])") }
            var phrase = Phrase(act: act)
            var followsGap = false
            for word in row[0].split(separator: " ") {
                switch word {
                case "^": phrase.opensClause = true
                case "…": followsGap = true
                default:
                    let isOptional = word.last == "?"
                    let name = String(isOptional ? word.dropLast() : word)
                    // A compound is several words.
                    let parts: [Set<Vocabulary.ID>] = classes[name].map { [$0] } ?? lexicon.intern(name: name).map { [$0] }
                    for words in parts {
                        phrase.parts.append(Part(words: words, isOptional: isOptional, followsGap: followsGap))
                        followsGap = false
                    }
                }
            }
            // It may begin with any of the parts up to the first that must be there.
            let ahead = phrase.parts.prefix { $0.isOptional }.count + 1
            let first = phrase.parts.prefix(ahead).reduce(into: Set<Vocabulary.ID>()) { $0.formUnion($1.words) }
            for word in first { phrases[word, default: []].append(phrase) }
        }
        self.phrases = phrases
        negations = classes["NOT"] ?? []
        openers = classes["OPENER"] ?? []
    }

    /// The forms of the verb cues by the name of their act in capitals: "REJECT" is "reject", "refuses" and so on. Verbs whose act
    /// hangs on a construction or a particle ("call for", "rule out") are left out.
    private static func cueForms(_ lexicon: inout Lexicon) -> [String: Set<Vocabulary.ID>] {
        let cues = Cues(lexicon: &lexicon)
        var forms: [String: Set<Vocabulary.ID>] = [:]
        for word in 0..<Vocabulary.ID(lexicon.vocabulary.count) {
            guard let position = cues.verb(word) else { continue }
            let cue = cues.all[position]
            if cue.acts.isEmpty, !cue.frames.isEmpty { forms[cue.act.rawValue.uppercased(), default: []].insert(word) }
        }
        return forms
    }

    func act(cue: Cue?, rule: Rule, content: [Range<Int>], of document: Document) -> Statement.Act {
        let own = cue.map { $0.acts[rule] ?? $0.act } ?? .comment
        guard own == .comment || own == .promise else { return own }
        let told = act(of: content, document)
        // Some promises are threats: "vowed to retaliate".
        return own == .comment || told == .threaten ? told : own
    }

    /// The act that most words of the content speak for, of equal ones the first.
    private func act(of content: [Range<Int>], _ document: Document) -> Statement.Act {
        var matches: [Match] = []
        for range in content {
            for index in range {
                for phrase in phrases[document.tokens[index].word] ?? [] {
                    if phrase.opensClause ? !opensClause(index, range, document) : isNegated(index, range, document) { continue }
                    if let end = end(of: phrase.parts[...], from: index, range.upperBound, document) {
                        matches.append(Match(range: index..<end, weight: phrase.weight, act: phrase.act))
                    }
                }
            }
        }
        guard !matches.isEmpty else { return .comment }
        // Of phrases that overlap the longest counts, of equal ones the last: "we will" gives way to "will retaliate".
        matches.sort { ($0.weight, $0.range.lowerBound) > ($1.weight, $1.range.lowerBound) }
        var taken: Set<Int> = []
        var votes: [Statement.Act: (weight: Int, first: Int)] = [:]
        for match in matches where taken.isDisjoint(with: match.range) {
            taken.formUnion(match.range)
            guard match.act != .comment else { continue }
            let vote = votes[match.act] ?? (0, match.range.lowerBound)
            votes[match.act] = (vote.weight + match.weight, min(vote.first, match.range.lowerBound))
        }
        return votes.max { ($0.value.weight, -$0.value.first) < ($1.value.weight, -$1.value.first) }?.key ?? .comment
    }

    /// The position after the parts, read from `start`; adverbs, hyphens and quotation marks may stand between them.
    private func end(of parts: ArraySlice<Part>, from start: Int, _ ceiling: Int, _ document: Document) -> Int? {
        guard let part = parts.first else { return start }
        var index = start
        while index < ceiling {
            let token = document.tokens[index]
            if part.words.contains(token.word) {
                if let end = end(of: parts.dropFirst(), from: index + 1, ceiling, document) { return end }
                guard part.followsGap else { break }
            } else if part.followsGap {
                guard index - start < Acts.longestGap else { break }
                if token.kind == .stop || token.kind == .question || token.kind == .semicolon { break }
            } else {
                let isBetween = token.tag == .adverb && !negations.contains(token.word) || token.kind == .hyphen
                guard isBetween || token.kind == .openQuote || token.kind == .closeQuote else { break }
            }
            index += 1
        }
        return part.isOptional ? end(of: parts.dropFirst(), from: start, ceiling, document) : nil
    }

    private func opensClause(_ index: Int, _ range: Range<Int>, _ document: Document) -> Bool {
        guard index > range.lowerBound else { return true }
        switch document.tokens[index - 1].kind {
        case .comma, .stop, .question, .exclamation, .colon, .semicolon, .ellipsis, .dash, .openQuote: return true
        default: return openers.contains(document.tokens[index - 1].word)
        }
    }

    private func isNegated(_ index: Int, _ range: Range<Int>, _ document: Document) -> Bool {
        index > range.lowerBound && negations.contains(document.tokens[index - 1].word)
    }
}

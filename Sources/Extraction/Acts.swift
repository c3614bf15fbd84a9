// Speech acts: what a speaker does by saying it, by the cue and by phrases of the content.

import Language
import Resources

/// The act of a statement, after the verbal classes of CAMEO (Gerner et al. 2002) and PLOVER: the cue's own act, unless a neutral cue
/// ("said") leaves it to the words of the content.
struct Acts: Sendable {
    private let phrases: [Vocabulary.ID: [(words: [Vocabulary.ID], act: Statement.Act)]]

    init(lexicon: inout Lexicon) {
        var phrases: [Vocabulary.ID: [(words: [Vocabulary.ID], act: Statement.Act)]] = [:]
        for row in Table(Resource.at("Lexicon/acts.tsv")).rows {
            guard let act = Statement.Act(rawValue: row[1]) else { preconditionFailure("no act \(row[1])") }
            let words = lexicon.intern(name: row[0])
            guard let first = words.first else { continue }
            phrases[first, default: []].append((words, act))
        }
        self.phrases = phrases
    }

    func act(cue: Cue?, rule: Rule, content: [Range<Int>], of document: Document) -> Statement.Act {
        if let act = cue.map({ $0.acts[rule] ?? $0.act }), act != .comment { return act }
        var votes: [Statement.Act: Int] = [:]
        var firstAct: Statement.Act?
        for range in content {
            for index in range {
                guard let candidates = phrases[document.tokens[index].word] else { continue }
                for candidate in candidates where matches(candidate.words, at: index, range.upperBound, document) {
                    votes[candidate.act, default: 0] += candidate.words.count
                    firstAct = firstAct ?? candidate.act
                }
            }
        }
        guard let most = votes.values.max() else { return .comment }
        if let firstAct, votes[firstAct] == most { return firstAct }
        return votes.filter { $0.value == most }.keys.min { $0.rawValue < $1.rawValue } ?? .comment
    }

    private func matches(_ words: [Vocabulary.ID], at index: Int, _ ceiling: Int, _ document: Document) -> Bool {
        var position = index
        for word in words {
            while position < ceiling, document.tokens[position].kind == .hyphen { position += 1 }
            guard position < ceiling, document.tokens[position].word == word else { return false }
            position += 1
        }
        return true
    }
}

// The phrases that tell of meetings and of their status.

import Language
import Resources

/// Phrases of meetings, found by their first word.
struct MeetingLexicon: Sendable {
    enum Class: String, Sendable {
        /// "met": subject and object meet.
        case verb
        /// "received": the subject is the host.
        case host
        /// "visited": the object is a place or a host.
        case visit
        /// "talks": participants stand around it.
        case noun
        case planned, cancelled
    }
    struct Phrase: Sendable {
        let words: [Vocabulary.ID]
        let role: Class
        let kind: Meeting.Kind
    }

    private let phrases: [Vocabulary.ID: [Phrase]]

    init(lexicon: inout Lexicon) {
        var phrases: [Vocabulary.ID: [Phrase]] = [:]
        for row in Table(Resource.at("Lexicon/meetings.tsv")).rows {
            guard let role = Class(rawValue: row[1]), let kind = Meeting.Kind(rawValue: row[2]) else {
                preconditionFailure("no meeting class \(row)")
            }
            let words = lexicon.intern(name: row[0])
            phrases[words[0], default: []].append(Phrase(words: words, role: role, kind: kind))
        }
        self.phrases = phrases.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }

    /// The phrases that stand at a position, longest first.
    func phrases(at index: Int, _ ceiling: Int, _ tokens: [Token]) -> [Phrase] {
        guard tokens[index].kind == .word, let candidates = phrases[tokens[index].word] else { return [] }
        return candidates.filter { phrase in
            index + phrase.words.count <= ceiling
                && phrase.words.indices.allSatisfy { tokens[index + $0].word == phrase.words[$0] }
        }
    }
}

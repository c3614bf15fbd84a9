// The phrases that tell of meetings, and the words around them that tell of their status.

import Language
import Resources

/// Phrases of meetings, found by their first word.
struct MeetingLexicon: Sendable {
    enum Class: String, Sendable {
        /// "met": subject and object meet.
        case meet
        /// "received": the subject is the host.
        case host
        /// "visited", "arrived in": the object is a place or a host.
        case visit
        /// "arrived": the place is "here" or stands further on.
        case arrive
        /// "left": the place stands behind "for".
        case depart
        /// "signed": the object is an agreement.
        case sign
        /// "talks": participants stand around it.
        case noun
        /// "dialogue": a meeting only where both sides are named.
        case weak
        /// "held", "attended": the subject takes part in what the object names.
        case support
        case planned, cancelled, refused
        /// "called for": what is wished for is no meeting yet.
        case wished
        /// "suspended": what is its object is cancelled, but "suspended talks" have been held.
        case halted
        /// "often": of many times no meeting is told.
        case habit
        /// "appetite for": what may be.
        case prospect
        /// "a range of": those who stand behind "of" are meant.
        case quantity
        /// "Africa": too wide for the place of a meeting.
        case region
        /// "failed to": nobody meets.
        case unmet
        /// "several", "rounds of": more than one meeting.
        case plural
        case ordinal, count
        /// "concluded": the time is that of the last day.
        case ending
        /// "during": the subject of the clause takes part.
        case occasion
        /// "to begin": what a meeting is to do.
        case opening
        /// "peace": words before "talks" that make them negotiations.
        case bargain
        /// "countries": who "the two countries" are.
        case pair
        /// "including": before those who take part.
        case including
        /// "the last": not the meeting told of before.
        case other
        /// "brokered": the subject mediates.
        case mediation
        /// "after deadly clashes last week": the time is not the meeting's.
        case apart
        /// "the start of": what belongs to a meeting.
        case part
        /// "agreement": what is signed.
        case deal
        /// "cabinet", "committee": words before "meeting" that make it a session.
        case session

        var tellsOfMeeting: Bool {
            switch self {
            case .meet, .host, .visit, .arrive, .depart, .sign, .noun, .weak: true
            default: false
            }
        }
    }
    struct Phrase: Sendable {
        let words: [Vocabulary.ID]
        let role: Class
        let value: String
        var kind: Meeting.Kind { Meeting.Kind(rawValue: value) ?? .other }
    }

    private var triggers: [Vocabulary.ID: [Phrase]] = [:]
    private var signs: [Vocabulary.ID: [Phrase]] = [:]

    init(lexicon: inout Lexicon) {
        for row in Table(Resource.at("Lexicon/meetings.tsv")).rows {
            guard let role = Class(rawValue: row[1]), !role.tellsOfMeeting || Meeting.Kind(rawValue: row[2]) != nil else {
                preconditionFailure("no meeting class \(row)")
            }
            for name in Self.forms(row[0]) {
                let phrase = Phrase(words: lexicon.intern(name: name), role: role, value: row[2])
                if role.tellsOfMeeting {
                    triggers[phrase.words[0], default: []].append(phrase)
                } else {
                    signs[phrase.words[0], default: []].append(phrase)
                }
            }
        }
        triggers = triggers.mapValues { $0.sorted { $0.words.count > $1.words.count } }
        signs = signs.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }

    /// "speak/spoke by phone" stands for two phrases.
    private static func forms(_ pattern: String) -> [String] {
        pattern.split(separator: " ").reduce([""]) { forms, word in
            word.split(separator: "/").flatMap { form in forms.map { $0.isEmpty ? String(form) : $0 + " " + form } }
        }
    }

    /// The phrases that tell of a meeting at a position, longest first.
    func phrases(at index: Int, _ ceiling: Int, _ tokens: [Token]) -> [Phrase] { found(in: triggers, index, ceiling, tokens) }

    /// The phrase of that class that begins at a position.
    func sign(_ role: Class, at index: Int, _ tokens: [Token]) -> Phrase? {
        guard tokens.indices.contains(index) else { return nil }
        return found(in: signs, index, tokens.count, tokens).first { $0.role == role }
    }

    private func found(in table: [Vocabulary.ID: [Phrase]], _ index: Int, _ ceiling: Int, _ tokens: [Token]) -> [Phrase] {
        guard tokens[index].kind == .word || tokens[index].kind == .number, let candidates = table[tokens[index].word] else {
            return []
        }
        return candidates.filter { phrase in
            index + phrase.words.count <= ceiling
                && phrase.words.indices.allSatisfy { tokens[index + $0].word == phrase.words[$0] }
        }
    }
}

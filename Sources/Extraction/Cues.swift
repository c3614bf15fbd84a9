// The cue lexicon: verbs and nouns that attribute, with the constructions that they take.

import Language
import Resources

/// A cue and its frames.
struct Cue: Sendable {
    /// What may follow (or precede) a cue.
    struct Frames: OptionSet, Sendable {
        let rawValue: UInt16
        static let quotation = Frames(rawValue: 1)
        /// A clause with or without "that".
        static let clause = Frames(rawValue: 2)
        static let thatClause = Frames(rawValue: 4)
        static let whetherClause = Frames(rawValue: 8)
        /// One addressed, then a clause or a quotation.
        static let addressee = Frames(rawValue: 16)
        /// One addressed, then an infinitive.
        static let directive = Frames(rawValue: 32)
        static let infinitive = Frames(rawValue: 64)
        static let object = Frames(rawValue: 128)
        /// An object that is not a guest: "welcomed the decision", not "welcomed the President to Paris".
        static let eventObject = Frames(rawValue: 512)
        /// "called it a success"
        static let naming = Frames(rawValue: 256)

        init(rawValue: UInt16) { self.rawValue = rawValue }
        init?(code: Substring) {
            switch code {
            case "q": self = .quotation
            case "c": self = [.clause, .thatClause]
            case "t": self = .thatClause
            case "w": self = .whetherClause
            case "a": self = .addressee
            case "x": self = .directive
            case "i": self = .infinitive
            case "o": self = .object
            case "e": self = .eventObject
            case "n": self = .naming
            default: return nil
            }
        }
    }

    let lemma: String
    let isNoun: Bool
    /// What it does as a rule, and where a rule of attribution tells of something else ("called it a success").
    let act: Statement.Act
    let acts: [Rule: Statement.Act]
    var frames: Frames
    /// Frames after a particle: "call" + "for" takes an object.
    var particles: [(words: [Vocabulary.ID], frames: Frames)]
}

/// All cues by the ids of their forms.
struct Cues: Sendable {
    enum Form: UInt8, Sendable { case base, third, past, gerund, participle, singular, plural }

    let all: [Cue]
    /// For each word id the position of its verb cue or -1, and of its noun cue or -1.
    private let verbs: [Int32]
    private let nouns: [Int32]

    init(lexicon: inout Lexicon) {
        var all: [Cue] = []
        var verbs: [Int32] = []
        var nouns: [Int32] = []
        func enter(_ form: String, _ cue: Int, _ list: inout [Int32]) {
            let id = Int(lexicon.vocabulary.intern(form))
            while list.count <= id { list.append(-1) }
            if list[id] < 0 { list[id] = Int32(cue) }
        }
        for row in Table(Resource.at("Lexicon/cues.tsv")).rows {
            let parts = row[3].split(separator: ",").map(String.init)
            guard let act = Statement.Act(rawValue: parts[0]) else { preconditionFailure("no act \(row[3])") }
            var acts: [Rule: Statement.Act] = [:]
            for part in parts.dropFirst() {
                let pair = part.split(separator: "=").map(String.init)
                guard pair.count == 2, let rule = Rule(rawValue: pair[0]), let other = Statement.Act(rawValue: pair[1]) else {
                    preconditionFailure("no act \(part)")
                }
                acts[rule] = other
            }
            var cue = Cue(lemma: row[0], isNoun: row[1] == "n", act: act, acts: acts, frames: [], particles: [])
            for code in row[2].split(separator: ",") {
                let parts = code.split(separator: ">")
                guard let frames = Cue.Frames(code: parts[parts.count - 1]) else { preconditionFailure("no frame \(code)") }
                if parts.count == 2 {
                    cue.particles.append((parts[0].split(separator: "_").map { lexicon.vocabulary.intern(String($0)) }, frames))
                } else {
                    cue.frames.formUnion(frames)
                }
            }
            if cue.isNoun {
                for form in [row[0], Inflection.plural(row[0])] { enter(form, all.count, &nouns) }
            } else {
                let irregular = row[4].split(separator: ",").map(String.init)
                for form in Inflection.verbForms(row[0]) where irregular.isEmpty || !form.hasSuffix("ed") {
                    enter(form, all.count, &verbs)
                }
                for form in irregular { enter(form, all.count, &verbs) }
            }
            all.append(cue)
        }
        self.all = all
        self.verbs = verbs
        self.nouns = nouns
    }

    /// The cue whose verb form this is.
    func verb(_ id: Vocabulary.ID) -> Int? {
        guard id >= 0, Int(id) < verbs.count, verbs[Int(id)] >= 0 else { return nil }
        return Int(verbs[Int(id)])
    }

    func noun(_ id: Vocabulary.ID) -> Int? {
        guard id >= 0, Int(id) < nouns.count, nouns[Int(id)] >= 0 else { return nil }
        return Int(nouns[Int(id)])
    }
}

/// Regular inflection of English.
package enum Inflection {
    private static func isVowel(_ letter: Character) -> Bool { "aeiou".contains(letter) }

    /// Base, third person, past and present participle.
    package static func verbForms(_ base: String) -> [String] {
        let letters = Array(base)
        let last = letters[letters.count - 1]
        let before = letters.count > 1 ? letters[letters.count - 2] : last
        var stem = base
        var forms = [base]
        if last == "y", !isVowel(before) {
            stem = String(base.dropLast())
            forms += [stem + "ies", stem + "ied", base + "ing"]
        } else if last == "e" {
            stem = String(base.dropLast())
            forms += [base + "s", base + "d", stem + "ing"]
        } else {
            let sibilant = last == "s" || last == "x" || last == "z" || base.hasSuffix("ch") || base.hasSuffix("sh")
            forms.append(base + (sibilant || base == "go" ? "es" : "s"))
            // A short word of consonant, vowel, consonant doubles its end: quip, quipped.
            let doubles =
                letters.count >= 3 && letters.count <= 4 && !isVowel(last) && isVowel(before)
                && !isVowel(letters[letters.count - 3])
                && last != "w" && last != "x" && last != "y"
            let root = doubles || base == "quip" || base == "brag" ? base + String(last) : base
            forms += [root + "ed", root + "ing"]
        }
        return forms
    }

    static func plural(_ noun: String) -> String {
        if noun.hasSuffix("y"), let before = noun.dropLast().last, !isVowel(before) { return noun.dropLast() + "ies" }
        return noun + (noun.hasSuffix("s") || noun.hasSuffix("ch") || noun.hasSuffix("sh") ? "es" : "s")
    }
}

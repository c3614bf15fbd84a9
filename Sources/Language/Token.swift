// Tokens of a body and their parts of speech.

/// A word, number or mark of the body.
public struct Token: Sendable, Hashable {
    /// What a token is, as far as its characters tell.
    public enum Kind: UInt8, Sendable {
        case word, number
        /// The clitic "'s" or a bare apostrophe after a plural.
        case possessive
        case comma, stop, question, exclamation, colon, semicolon, ellipsis
        /// A dash between clauses, or "--".
        case dash
        /// A hyphen inside a compound.
        case hyphen
        case openQuote, closeQuote, openBracket, closeBracket
        case other
    }

    /// UTF-8 byte offsets into the body, half open.
    public var start: Int32
    public var end: Int32
    /// The lower-case word's id, or `Vocabulary.unknown`.
    public var word: Vocabulary.ID = Vocabulary.unknown
    public var kind: Kind
    public var tag: Tag = .mark
    /// Begins with an upper-case letter.
    public var isCapitalised = false
    /// Has two letters or more, all upper case.
    public var isUpperCase = false
    /// Ends with a full stop of its own: "U.S.", "Mr.", "W.".
    public var isStopped = false
    /// White space stands before it.
    public var spaceBefore = false
    /// First token of a paragraph.
    public var startsParagraph = false

    public var range: Range<Int> { Int(start)..<Int(end) }
}

/// Parts of speech: the Penn Treebank's, without the finer distinctions that no rule here needs.
public enum Tag: UInt8, Sendable, CaseIterable {
    case noun, nouns, name, pronoun, possessivePronoun, determiner, adjective, adverb
    /// Base form; past tense; present participle; past participle; present tense, not third person; third person.
    case verb, past, gerund, participle, present, third
    case modal, preposition, to, conjunction, number, whPronoun, whAdverb, there, particle, interjection
    case mark

    public var isNominal: Bool { self == .noun || self == .nouns || self == .name }
    /// Finite by form: past, present, third person or modal.
    public var isFinite: Bool { self == .past || self == .present || self == .third || self == .modal }
    public var isVerbal: Bool { isFinite || self == .verb || self == .gerund || self == .participle }

    /// The tag of a Penn Treebank code.
    public init(penn: String) {
        switch penn {
        case "NN": self = .noun
        case "NNS": self = .nouns
        case "NNP", "NNPS": self = .name
        case "PRP": self = .pronoun
        case "PRP$", "WP$": self = .possessivePronoun
        case "DT", "PDT": self = .determiner
        case "JJ", "JJR", "JJS": self = .adjective
        case "RB", "RBR", "RBS": self = .adverb
        case "VB": self = .verb
        case "VBD": self = .past
        case "VBG": self = .gerund
        case "VBN": self = .participle
        case "VBP": self = .present
        case "VBZ": self = .third
        case "MD": self = .modal
        case "IN": self = .preposition
        case "TO": self = .to
        case "CC": self = .conjunction
        case "CD": self = .number
        case "WDT", "WP": self = .whPronoun
        case "WRB": self = .whAdverb
        case "EX": self = .there
        case "RP": self = .particle
        case "UH": self = .interjection
        default: self = .mark
        }
    }
}

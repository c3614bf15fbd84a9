// Closed classes of words, as bits of a word's id.

import Language
import Resources

/// Classes of English words that the rules name.
struct WordClass: OptionSet, Sendable {
    let rawValue: UInt64
    static let names: [String] = [
        "be", "have", "do", "negation", "modal", "weekday", "month", "time", "subordinator", "clause", "relative", "coordinator",
        "audience", "he", "she", "it", "they", "first", "statement", "group", "governor", "naming", "demonstrative",
        "body", "government", "particle", "suffix", "counterpart", "generic", "causative", "condition", "reticence", "both",
        "topic", "refusal", "nations", "company", "moment", "collective", "outlet", "money", "bygone", "memoir", "issued",
        "forthcoming", "during", "succession", "bygone-holder",
    ]
    private init(_ name: String) { self.init(rawValue: 1 << UInt64(Self.names.firstIndex(of: name)!)) }
    init(rawValue: UInt64) { self.rawValue = rawValue }
    static let be = WordClass("be")
    static let have = WordClass("have")
    static let negation = WordClass("negation")
    static let modal = WordClass("modal")
    static let weekday = WordClass("weekday")
    static let month = WordClass("month")
    static let time = WordClass("time")
    static let subordinator = WordClass("subordinator")
    static let clause = WordClass("clause")
    static let relative = WordClass("relative")
    static let coordinator = WordClass("coordinator")
    static let audience = WordClass("audience")
    static let he = WordClass("he")
    static let she = WordClass("she")
    static let it = WordClass("it")
    static let they = WordClass("they")
    static let first = WordClass("first")
    static let statement = WordClass("statement")
    static let group = WordClass("group")
    static let governor = WordClass("governor")
    static let demonstrative = WordClass("demonstrative")
    /// Head nouns of organizations.
    static let body = WordClass("body")
    /// Head nouns that stand for a state.
    static let government = WordClass("government")
    /// Lower-case parts of personal names.
    static let particle = WordClass("particle")
    /// Verbs that take a bare infinitive: "help Ukraine defend".
    static let causative = WordClass("causative")
    /// Words that count two.
    static let both = WordClass("both")
    /// What those do who decline to speak.
    static let reticence = WordClass("reticence")
    /// Words by which one does not do what follows: "declined to say".
    static let refusal = WordClass("refusal")
    /// Verbs whose object is what was spoken of: "discussed trade".
    static let topic = WordClass("topic")
    /// Words for several states.
    static let nations = WordClass("nations")
    /// Lower-case nouns behind the name of an organization: "the MENA news agency".
    static let outlet = WordClass("outlet")
    /// Words for those who held an office before or will hold it.
    static let succession = WordClass("succession")
    /// Words for those who held an office before.
    static let bygoneHolder = WordClass("bygone-holder")
    /// Currencies: "2 billion US dollars" is not about the United States.
    static let money = WordClass("money")
    /// Words for those who decide in an organization: "NATO leaders".
    static let collective = WordClass("collective")
    /// Head nouns of the names of companies and societies.
    static let company = WordClass("company")
    /// Spans of time that are not among the `time` words.
    static let moment = WordClass("moment")
    /// Adverbs of an earlier occasion, or of many: "once said".
    static let bygone = WordClass("bygone")
    /// Books in which one tells of the past.
    static let memoir = WordClass("memoir")
    /// What is done with words that are made known: "a statement issued on Monday".
    static let issued = WordClass("issued")
    /// What follows them comes later: "before the vote".
    static let forthcoming = WordClass("forthcoming")
    /// Prepositions of the occasion on which something is said: "after the talks".
    static let during = WordClass("during")
    static let condition = WordClass("condition")
    static let suffix = WordClass("suffix")
    static let counterpart = WordClass("counterpart")
    /// Head nouns of capitalised names that are no persons.
    static let generic = WordClass("generic")
}

/// The classes of every known word.
struct WordClasses: Sendable {
    private var bits: [WordClass] = []

    init(lexicon: inout Lexicon) {
        for row in Table(Resource.at("Lexicon/word_classes.tsv")).rows {
            guard let position = WordClass.names.firstIndex(of: row[0]) else { preconditionFailure("no word class \(row[0])") }
            for word in row[1].split(separator: " ") {
                let id = Int(lexicon.vocabulary.intern(String(word)))
                while bits.count <= id { bits.append([]) }
                bits[id].insert(WordClass(rawValue: 1 << UInt64(position)))
            }
        }
    }

    subscript(_ id: Vocabulary.ID) -> WordClass { id >= 0 && Int(id) < bits.count ? bits[Int(id)] : [] }
}

// The outline of a question: its cues (verbs of saying and meeting, nouns such as "statements") and the phrases between them.

/// Cues and phrases of a question in their order; what each phrase is to the question, `Roles` tells.
struct Outline {
    /// A word or words that tell what is asked for.
    struct Cue: Hashable {
        /// Class of question_words.tsv: "say", "act", "meet", "meetingnoun", …
        var name: String
        var value: String
        var range: Range<Int>
        /// Number of phrases before it.
        var phrases: Int
    }

    /// Words between cues: a name, an office, or words that are neither.
    struct Phrase: Hashable {
        /// The word that joins it to the question, by its class: "by", "from", "with", "in", …; "" for none.
        var marker: String
        var range: Range<Int>
        /// What it names; nil for words that name nothing.
        var named: NounPhrases.Phrase?
        /// Whether "'s" follows.
        var isPossessive = false
        /// Whether it goes on with the phrase before it: "and Rubio".
        var isJoined = false
        /// Number of cues before it.
        var cues: Int
    }

    var cues: [Cue] = []
    var phrases: [Phrase] = []
    /// What something is about: the words after "about", "on", or after the verb of an act.
    var subjects: [Range<Int>] = []
    var quotations: [Range<Int>] = []
    /// First of "who", "what", "which", "when", "where", "how", "why".
    var interrogative: String?
    /// Tense of the first auxiliary: "past", "present", "future".
    var tense: String?
    var order: Inquiry.Order?
    var isNext = false
    var number: Int?
    var status: String?
    var statementKind: String?
    /// Whether "first", "last" and "when" stand with a verb: one time is meant.
    var isOnce = false
    var hasFormer = false
    /// Places of pronouns: "he", "they".
    var pronouns: [Int] = []
    /// Where clauses with "that" begin.
    var clauses: Set<Int> = []
    /// "by whom": those before the verb are its object.
    var asksForAgent = false
    /// Whether the question word belongs to a noun that is no speaker: "which promises".
    var asksForThings = false

    func cue(_ names: Set<String>) -> Cue? { cues.first { names.contains($0.name) } }

    func has(_ names: String...) -> Bool { cues.contains { names.contains($0.name) } }
}

/// Reads the outline of a question from left to right.
struct OutlineReading {
    let question: Question
    let nouns: NounPhrases
    private(set) var outline = Outline()

    private var marker = ""
    private var isJoined = false
    private var lastMarker = ""
    /// Where the words about which something is said began.
    private var subjectStart: Int?
    /// Whether the next words are the object of a verb.
    private var takesObject = false
    /// Whether the last word was an article, a possessive or an adjective, so that a noun follows.
    private var expectsNoun = true
    private var hasAuxiliary = false
    private let classes = WordClasses.shared

    /// Verbs and nouns that make a question one of statements or meetings.
    static let heads: Set = [
        "say", "inform", "mention", "act", "actnoun", "meet", "meetingnoun", "visit", "statement", "stance", "articles",
        "disagree",
        "change", "happen", "time", "rule",
    ]
    private static let verbs: Set = [
        "say", "inform", "mention", "act", "meet", "visit", "rule", "change", "disagree", "hold", "published",
    ]
    /// Classes that are no cues: of dates, titles, and of other places in the grammar.
    private static let otherClasses: Set = [
        "stop", "tail", "please", "title", "month", "weekday", "unit", "half", "quarter", "part", "season", "said", "relative",
    ]
    private static let nounHeads: Set = ["statement", "stance", "actnoun", "meetingnoun", "articles", "officials", "officework"]

    init(question: Question, nouns: NounPhrases) {
        self.question = question
        self.nouns = nouns
    }

    mutating func read() throws -> Outline {
        var index = 0
        while index < question.words.count {
            index = subjectStart == nil ? try step(at: index) : try stepInSubject(at: index)
        }
        endSubject(at: question.words.count)
        return outline
    }

    private func word(_ index: Int) -> String? {
        question.words.indices.contains(index) && !question.words[index].isQuotation ? question.words[index].folded : nil
    }

    // MARK: Outside of subjects

    private mutating func step(at index: Int) throws -> Int {
        let word = question.words[index]
        if word.isQuotation {
            outline.quotations.append(index..<index + 1)
            takesObject = false
            return index + 1
        }
        if word.folded == "'s" {
            if !outline.phrases.isEmpty { outline.phrases[outline.phrases.count - 1].isPossessive = true }
            expectsNoun = true
            return index + 1
        }
        if ["the", "a", "an", "this", "these", "those", "its", "his", "her", "their", "our", "my"].contains(word.folded) {
            if ["its", "his", "her", "their"].contains(word.folded) { outline.pronouns.append(index) }
            expectsNoun = true
            // "The Gambia", "the United States": the article belongs to nothing else.
            if word.folded != "the" || nouns.names(at: index).isEmpty { return index + 1 }
        }
        if let number = Int(word.folded), word.folded.utf8.count <= 3, number > 0, nouns.names(at: index).isEmpty {
            outline.number = number
            expectsNoun = true
            return index + 1
        }
        var phrase = try nouns.phrase(at: index)
        let cue = self.cue(at: index)
        // "the Dayton Accords" are a topic and no city.
        if let topic = nouns.names(at: index).first, topic.count > 1, topic.upperBound > phrase?.range.upperBound ?? 0,
            topic.upperBound > cue?.range.upperBound ?? 0, try !nouns.lookup(topic, [.topic]).isEmpty
        {
            if takesObject { return beginSubject(at: index) }
            let endsInMeeting = classes.match("meetingnoun", question.words, at: topic.upperBound - 1)?.end == topic.upperBound
            if !endsInMeeting {
                add(topic, nil)
                return topic.upperBound
            }
            phrase = phrase.flatMap { $0.range.upperBound < topic.upperBound ? $0 : nil }
        }
        if let phrase, cue.map({ phrase.range.upperBound > $0.range.upperBound }) ?? true || isAcronym(word, phrase.range) {
            // The object of a verb that has its speaker: "did Iran reject NATO's plan".
            if takesObject { return beginSubject(at: index) }
            add(phrase.range, phrase)
            return phrase.range.upperBound
        }
        if word.folded == "that" || word.folded == "whether", let last = outline.cues.last,
            ["say", "act", "inform"].contains(last.name),
            last.phrases <= outline.phrases.count, index + 1 < question.words.count
        {
            outline.clauses.insert(index + 1)
            return beginSubject(at: index + 1)
        }
        if var cue {
            // "which ministers of foreign affairs": the office is asked for, and no "which ministers".
            if cue.name == "wh", cue.range.count == 2, let office = try nouns.phrase(at: index + 1), office.office != nil {
                cue.range = index..<index + 1
                cue.value = "which"
            }
            return take(cue)
        }
        if takesObject { return beginSubject(at: index) }
        add(index..<index + 1, nil)
        return index + 1
    }

    /// "WHO", "IT" in a question that is not all in capitals.
    private func isAcronym(_ word: Question.Word, _ range: Range<Int>) -> Bool {
        range.count == 1 && word.raw.count > 1 && word.raw == word.raw.uppercased() && word.raw.contains(where: \.isLetter)
            && question.text.contains(where: \.isLowercase)
    }

    private mutating func add(_ range: Range<Int>, _ phrase: NounPhrases.Phrase?) {
        // "Tinubu, Ramaphosa and Ruto", "lammy barrot wadephul", but "Milei, Malvinas"
        if let last = outline.phrases.last, last.range.upperBound == range.lowerBound, !last.isPossessive, let named = last.named,
            let phrase,
            isPerson(named) == isPerson(phrase), isPerson(phrase) || question.words[range.lowerBound].followsComma,
            !nouns.isPlaceName(named) || nouns.isPlaceName(phrase)
        {
            isJoined = true
        }
        // Words that name nothing are one phrase.
        if phrase == nil, let last = outline.phrases.last, last.named == nil, last.range.upperBound == range.lowerBound,
            last.cues == outline.cues.count, !last.isPossessive
        {
            outline.phrases[outline.phrases.count - 1].range = last.range.lowerBound..<range.upperBound
        } else {
            outline.phrases.append(
                Outline.Phrase(marker: marker, range: range, named: phrase, isJoined: isJoined, cues: outline.cues.count))
        }
        expectsNoun = phrase != nil && phrase?.office == nil
        isJoined = false
        if phrase != nil { lastMarker = marker; marker = "" }
    }

    private mutating func beginSubject(at index: Int) -> Int {
        subjectStart = index
        takesObject = false
        return index
    }

    /// The class that fits best among the longest cues at a word.
    private func cue(at index: Int) -> Outline.Cue? {
        let all = classes.matches(question.words, at: index).filter { !Self.otherClasses.contains($0.name) }
        guard let longest = all.first?.words.count else { return nil }
        let entries = all.filter { $0.words.count == longest }
        func cue(_ names: Set<String>) -> Outline.Cue? {
            entries.first { names.contains($0.name) }.map {
                Outline.Cue(
                    name: $0.name, value: $0.value, range: index..<index + longest, phrases: outline.phrases.count)
            }
        }
        let hasNoun = outline.has("statement", "stance", "actnoun", "meetingnoun")
        if hasNoun, let light = cue(["light"]) { return light }
        if outline.interrogative == "what" || outline.interrogative == "which" || !outline.cues.isEmpty,
            let issue = cue(["issue"])
        {
            return issue
        }
        if outline.order == .most || outline.number != nil, outline.cues.isEmpty, let asked = cue(["asked"]) { return asked }
        // "how does Beijing see the war"
        if outline.interrogative == "how" || outline.interrogative == "what", let mention = cue(["mention"]), cue(["meet"]) != nil
        {
            return mention
        }
        let noun = cue(Self.nounHeads)
        let verb = cue(Self.verbs)
        if let noun, let verb { return readsAsVerb(at: index, longest) ? verb : noun }
        if index == 0, let first = cue(["wh"]) { return first }
        // "have held", "is in": a verb before an auxiliary of the same form.
        if let auxiliary = cue(["aux"]) {
            if let verb, verb.name == "hold", hasAuxiliary { return verb }
            return auxiliary
        }
        return cue(["about"]) ?? noun ?? verb ?? cue(["wh"])
            ?? entries.first.map {
                Outline.Cue(name: $0.name, value: $0.value, range: index..<index + longest, phrases: outline.phrases.count)
            }
    }

    /// Whether a word that is a verb or a noun is a verb here: "did Lavrov comment", "who supports", "Erdogan visits".
    private func readsAsVerb(at index: Int, _ length: Int) -> Bool {
        let last = outline.phrases.last
        if last?.isPossessive == true, last?.range.upperBound == index - 1 { return false }
        let before = index > 0 ? word(index - 1) : nil
        if let before,
            ["the", "a", "an", "any", "all", "some", "his", "her", "their", "its", "of", "many", "much", "no"].contains(before)
        {
            return false
        }
        if let before,
            classes.matches([Question.Word(folded: before, range: question.words[0].range, raw: before)], at: 0)
                .contains(where: {
                    ["order", "status", "direct", "selected", "wh"].contains($0.name) && $0.value != "who" && $0.value != "how"
                })
        {
            return false
        }
        if outline.has("say", "mention", "act", "meet", "visit", "statement", "stance", "meetingnoun", "actnoun", "articles") {
            return false
        }
        let isAfterPronoun = before.map { ["he", "she", "they", "it"].contains($0) } ?? false
        let isAfterPhrase = last?.range.upperBound == index || isAfterPronoun
        if hasAuxiliary { return isAfterPhrase || outline.interrogative == "who" || isAfterAdverb(index) }
        if outline.interrogative == "who" { return true }
        // "Erdogan visits Moscow", but "Putin visits", "Lavrov comments on Syria"
        let written = word(index) ?? ""
        return isAfterPhrase
            && (written.hasSuffix("ed")
                || ["met", "meets", "visits", "tells", "spoke"].contains(written) && index + length < question.words.count)
    }

    private func isAfterAdverb(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        return classes.match("adverb", question.words, at: index - 1)?.end == index
    }

    private mutating func take(_ cue: Outline.Cue) -> Int {
        let end = cue.range.upperBound
        let wasNoun = expectsNoun
        expectsNoun = false
        switch cue.name {
        case "wh":
            if cue.value == "agent" { outline.asksForAgent = true }
            // "every statement in which Annan addressed Iraq"
            let isRelative = ["which", "who"].contains(cue.value) && outline.cues.contains { Self.nounHeads.contains($0.name) }
            if outline.interrogative == nil, !isRelative {
                outline.interrogative = ["things": "what", "agent": "who"][cue.value] ?? cue.value
            }
            marker = ""
        case "aux":
            hasAuxiliary = true
            if outline.tense == nil || cue.value == "future", !cue.value.isEmpty { outline.tense = cue.value }
            marker = ""
        case "about":
            // "on which issues": what is asked for is no subject.
            if classes.match("wh", question.words, at: end) != nil, outline.interrogative == nil { break }
            if end < question.words.count { subjectStart = end }
            takesObject = false
        case "act", "mention":
            outline.cues.append(cue)
            marker = ""
            takesObject = true
        case "actnoun":
            outline.cues.append(cue)
            marker = ""
            if let before = word(cue.range.lowerBound - 1), ["which", "what"].contains(before) { outline.asksForThings = true }
        case "say", "inform", "meet", "visit", "statement", "stance", "meetingnoun", "articles", "disagree", "change", "happen",
            "time", "rule", "hold", "officework", "officials", "count", "published", "chart", "contrast":
            outline.cues.append(cue)
            marker = cue.name == "inform" ? "to" : ""
            takesObject =
                cue.name == "published" && ["mentioning", "quoting", "featuring"].contains(word(cue.range.lowerBound) ?? "")
            if cue.name == "count" { expectsNoun = true }
            if Self.nounHeads.contains(cue.name), let before = word(cue.range.lowerBound - 1), ["which", "what"].contains(before)
            {
                outline.asksForThings = true
            }
        case "order":
            takesObject = false
            if cue.value == "next" {
                (outline.order, outline.isNext) = (.oldestFirst, true)
            } else {
                outline.order = cue.value == "first" ? .oldestFirst : cue.value == "last" ? .newestFirst : .most
            }
            if hasAuxiliary, !wasNoun || outline.interrogative != "what" { outline.isOnce = true }
            expectsNoun = true
        case "number":
            if let number = Int(cue.value), !["a", "an", "few", "a few", "couple"].contains(word(cue.range.lowerBound) ?? "") {
                outline.number = number
            }
            expectsNoun = true
        case "status":
            outline.status = cue.value
            expectsNoun = true
        case "direct":
            outline.statementKind = cue.value
            if outline.cue(["statement"]) == nil {
                outline.cues.append(Outline.Cue(name: "statement", value: "", range: cue.range, phrases: outline.phrases.count))
            }
            marker = ""
        case "light":
            hasAuxiliary = true
            if outline.tense == nil, ["have", "had"].contains(word(cue.range.lowerBound) ?? "") { outline.tense = "perfect" }
        case "issue":
            hasAuxiliary = true
            outline.asksForThings = true
        case "asked": outline.interrogative = outline.interrogative ?? "who"
        case "former": outline.hasFormer = true
        case "pronoun": outline.pronouns.append(cue.range.lowerBound)
        case "by", "from", "of", "with", "between", "in", "to", "as", "according":
            if takesObject, cue.name != "by", cue.name != "according", !(cue.name == "in" && meetingFollows(at: end)) {
                // "accused of", "agreed with", "critical of": what follows is the object.
                subjectStart = end
                takesObject = false
                return end
            }
            takesObject = false
            if cue.name == "with",
                ["and", "or", "&", "nor", "as", "+", "vs", "v", "versus", "plus"].contains(word(cue.range.lowerBound)),
                !outline.phrases.isEmpty
            {
                isJoined =
                    outline.phrases.last?.range.upperBound == cue.range.lowerBound
                    || outline.phrases.last?.isPossessive == true
                marker = isJoined ? lastMarker : "with"
            } else {
                marker = cue.name
            }
        default: break
        }
        return end
    }

    // MARK: Subjects

    private mutating func stepInSubject(at index: Int) throws -> Int {
        guard let start = subjectStart else { return index }
        if question.words[index].isQuotation {
            if outline.quotations.isEmpty, index == start || outline.interrogative == "who" {
                endSubject(at: index)
                return index
            }
            return index + 1
        }
        if index > start, try closesSubject(at: index, start) {
            endSubject(at: index)
            return index
        }
        // A name of several words is passed as one.
        if let name = nouns.names(at: index).first, name.count > 1 { return name.upperBound }
        return index + 1
    }

    private mutating func endSubject(at index: Int) {
        guard let start = subjectStart else { return }
        subjectStart = nil
        var range = question.trimmed(start..<index)
        while let last = range.last, let word = word(last), ["and", "or", "with"].contains(word), range.upperBound == index {
            range.removeLast()
        }
        if !range.isEmpty { outline.subjects.append(range) }
        marker = ""
        expectsNoun = false
    }

    /// Whether a word of a subject begins something else: "by Lavrov", "in Paris", "at the summit", "what did …".
    private func closesSubject(at index: Int, _ start: Int) throws -> Bool {
        guard let here = word(index) else { return false }
        let hasSpeaker = outline.phrases.contains { $0.named != nil }
        let entries = classes.matches(question.words, at: index)
        func begins(_ name: String) -> Bool { entries.contains { $0.name == name } }
        let hasHead = outline.cues.contains { Self.heads.contains($0.name) }
        // "…, verbatim", "…, latest three", "…, which were made"
        if question.words[index].followsComma,
            entries.contains(where: {
                ["direct", "order", "wh", "aux", "anything", "statement", "count", "adverb", "issue"].contains($0.name)
            })
        {
            return true
        }
        if begins("time") || begins("according") { return true }
        if begins("published"), outline.has("articles") { return true }
        // "was the zone over Libya endorsed by"
        if !hasHead, let verb = entries.first(where: { $0.name == "act" || $0.name == "mention" }),
            word(index + verb.words.count) == "by"
        {
            return true
        }
        switch here {
        case "by":
            return try nouns.phrase(at: index + 1) != nil || outline.tense != nil || !hasSpeaker
        case "from":
            guard let phrase = try nouns.phrase(at: index + 1) else { return false }
            return !hasSpeaker && (isNamedWhole(start..<index) || phrase.office != nil || phrase.isGroup || isPerson(phrase))
        case "to":
            guard let phrase = try nouns.phrase(at: index + 1), outline.has("say") else { return false }
            return phrase.office != nil || isPerson(phrase)
        case "with", "between", "of":
            guard here != "of", outline.has("meetingnoun", "disagree", "meet"), outline.phrases.count < 2 else { return false }
            return try nouns.phrase(at: index + 1) != nil
        case "in", "at", "during":
            if meetingFollows(at: index + 1) { return !outline.has("meetingnoun", "meet", "happen") }
            guard here != "during" else { return false }
            let place =
                nouns.names(at: index + 1).first { $0.upperBound == question.words.count }
                ?? nouns.names(at: index + 1).first
            guard let place else { return false }
            if outline.has("meet", "meetingnoun", "visit") { return !nouns.isOrganization(place) }
            return try nouns.isCity(place) && place.upperBound == question.words.count && isNamedWhole(start..<index)
                && nouns.lookup(question.trimmed(start..<index), [.topic]).isEmpty
        case "as":
            return try nouns.phrase(at: index + 1)?.office != nil
        default: break
        }
        if !hasHead, begins("wh"), index + 1 < question.words.count || question.words.count > 2 { return true }
        if !hasHead
            || !hasSpeaker && outline.has("statement", "stance", "actnoun", "meetingnoun") && outline.interrogative != "who",
            begins("aux"), index + 1 < question.words.count
        {
            return true
        }
        // "has Germany's position on Russia changed", "how do A and B on X differ"
        if begins("change") || begins("disagree"), outline.interrogative == "how" || hasAuxiliary {
            return entries.contains {
                ["change", "disagree"].contains($0.name) && index + $0.words.count >= question.words.count - 2
            }
                && !outline.has("say", "act", "mention")
        }
        // "sanctions statements", "Ukraine quotes by …": the noun after its subject.
        if !hasHead, outline.interrogative == nil, begins("statement") || begins("meetingnoun") || begins("articles") {
            return true
        }
        if begins("order"), index + (entries.first { $0.name == "order" }?.words.count ?? 1) == question.words.count {
            return true
        }
        if begins("count"), entries.contains(where: { $0.name == "count" && $0.value == "most" }) { return true }
        // "about the EU that Orban made", "what has … said … when he was"
        if ["that", "which"].contains(here), try nouns.phrase(at: index + 1) != nil,
            outline.has("statement", "stance", "articles"),
            !hasSpeaker
        {
            return true
        }
        return false
    }

    /// Whether a noun of meeting follows within four words: "at the Alaska summit", "during talks with".
    private func meetingFollows(at start: Int) -> Bool {
        (start..<min(start + 4, question.words.count)).contains { classes.match("meetingnoun", question.words, at: $0) != nil }
    }

    private func isPerson(_ phrase: NounPhrases.Phrase) -> Bool {
        if phrase.office != nil { return true }
        return (try? nouns.names(of: phrase))?.first?.kind == .official
    }

    /// Whether words are one name, so that what follows is no part of them.
    private func isNamedWhole(_ range: Range<Int>) -> Bool {
        let range = question.trimmed(range)
        return nouns.names(at: range.lowerBound).contains { $0.upperBound == range.upperBound }
    }
}

extension NounPhrases {
    /// Whether a phrase is the name of a city.
    func isPlaceName(_ phrase: Phrase) -> Bool { phrase.name.map { isCity($0) } ?? false }

    func isOrganization(_ range: Range<Int>) -> Bool {
        ((try? lookup(range, NounPhrases.owners)) ?? []).first?.kind == .organization
    }
}

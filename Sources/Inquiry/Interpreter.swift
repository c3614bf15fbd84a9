// From a question to what it asks for: words, dates, outline, intent, roles.

import Archive
import Language
import Resources

/// Understands questions in English: finds the cues of question_words.tsv and the names of a database in them, and tells from
/// both what is asked for.
public struct Interpreter {
    let names: Names

    /// A question of each kind, as documentation.
    public static let examples: [(intent: Inquiry.Intent, question: String)] = {
        let table = Table(Resource.at("Lexicon/questions.tsv"))
        let (intent, example) = (table.column("intent"), table.column("example"))
        return table.rows.map { row in
            guard let intent = Inquiry.Intent(rawValue: row[intent]) else { preconditionFailure("unknown intent \(row[intent])") }
            return (intent, row[example])
        }
    }()

    public init(names: Names) {
        self.names = names
    }

    /// What `text` asks for; `today` is the day that "last month" counts from. "He" and "they" are those of `context`.
    /// - Throws: `InquiryError`, and what the names throw.
    public func inquiry(_ text: String, today: CivilDate, context: Inquiry? = nil) throws -> Inquiry {
        let names = self.names.remembering()
        var question = try Question(text)
        question.dropTail()
        question.dropPoliteness()
        if let quotation = Self.reportedWords(question, today: today) { return quotation }

        let known = try NounPhrases(question: question, names: names)
        let dates = DatePhrases(words: question.words, today: today).all(protecting: known.multiwordNames)
        var timed = question
        for range in dates.ranges.reversed() { timed.words.removeSubrange(range) }
        timed.dropTail()
        var failure: InquiryError?
        for (question, period) in [(timed, dates.interval), (question, nil)] where !question.words.isEmpty {
            do {
                return try inquiry(names, question, period, today, context)
            } catch let error as InquiryError {
                // Perhaps a date phrase was none: "what has May said".
                failure = failure ?? error
                if dates.ranges.isEmpty { break }
            }
        }
        guard let failure else {
            throw InquiryError.unknownForm(question: text, forms: Self.shownForms, nearest: [])
        }
        if case .unknownForm = failure {
            throw try InquiryError.unknownForm(question: text, forms: Self.shownForms, nearest: nearest(to: question, names))
        }
        throw failure
    }

    private func inquiry(
        _ names: Names, _ question: Question, _ period: Inquiry.Interval?, _ today: CivilDate, _ context: Inquiry?
    ) throws -> Inquiry {
        let nouns = try NounPhrases(question: question, names: names)
        var reading = OutlineReading(question: question, nouns: nouns)
        let outline = try reading.read()
        let asksForPersons = try outline.phrases.contains { phrase in
            guard let named = phrase.named, named.office == nil else { return false }
            return try nouns.names(of: named).first?.kind == .official
        }
        guard let intent = outline.intent(asksForPersons: asksForPersons) else {
            throw InquiryError.unknownForm(question: question.text, forms: [], nearest: [])
        }
        var inquiry = Inquiry(question: question.text, intent: intent, today: today)
        inquiry.period = period
        var roles = Roles(
            names: names, question: question, nouns: nouns, outline: outline, inquiry: inquiry, context: context)
        return try roles.fill()
    }

    /// "who said that a ceasefire is near": the words themselves are looked for, dates and names in them too.
    private static func reportedWords(_ question: Question, today: CivilDate) -> Inquiry? {
        let classes = WordClasses.shared
        func word(_ index: Int) -> String? { index < question.words.count ? question.words[index].folded : nil }
        guard !question.words.contains(where: \.isQuotation), let (afterWho, who) = classes.match("wh", question.words, at: 0),
            who == "who"
        else {
            return nil
        }
        var index = afterWho
        while let (end, _) = classes.match("aux", question.words, at: index) ?? classes.match("order", question.words, at: index)
            ?? classes.match("adverb", question.words, at: index) ?? classes.match("pronoun", question.words, at: index)
            ?? (index > afterWho ? classes.match("wh", question.words, at: index) : nil),
            classes.match("said", question.words, at: index) == nil
        { index = end }
        guard let (afterSaid, _) = classes.match("said", question.words, at: index) else { return nil }
        var start = afterSaid
        let hasThat = word(start) == "that"
        if hasThat { start += 1 }
        guard start < question.words.count else { return nil }
        let opens = classes.matches(question.words, at: start).map(\.name)
        let follows: Set = ["about", "to", "with", "in", "by", "from", "anything", "as", "order", "count", "direct", "statement"]
        guard hasThat || !opens.contains(where: follows.contains) else { return nil }
        var inquiry = Inquiry(question: question.text, intent: .quotation, today: today)
        inquiry.words = question.plainText(start..<question.words.count)
        return inquiry
    }

    /// The questions that a message shows: one of each kind.
    private static var shownForms: [String] {
        var intents: Set<Inquiry.Intent> = []
        return examples.filter { intents.insert($0.intent).inserted }.map(\.question)
    }

    /// Names like the capitalised words of the question.
    private func nearest(to question: Question, _ names: Names) throws -> [String] {
        var found: [String] = []
        for word in question.words where !word.isQuotation && word.raw.first?.isUppercase == true && word.folded.count > 3 {
            if try names.lookup(word.raw).isEmpty { found += try names.nearest(word.raw).prefix(3).map(\.name) }
        }
        return Array(found.prefix(6))
    }
}

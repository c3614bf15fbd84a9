// From a question to what it asks for: the first form of the grammar whose slots can be filled.

import Language
import Resources

/// Understands questions in the forms of `questions.tsv`.
public struct Interpreter {
    let names: Names

    /// The forms of the grammar, in the order in which they are tried.
    static let forms: [Form] = {
        let table = Table(Resource.at("Lexicon/questions.tsv"))
        let (intent, form, example) = (table.column("intent"), table.column("form"), table.column("example"))
        return table.rows.map { row in
            guard let intent = Inquiry.Intent(rawValue: row[intent]) else { preconditionFailure("unknown intent \(row[intent])") }
            return Form(intent: intent, text: row[form], example: row[example])
        }
    }()

    /// A question for each form, as documentation.
    public static var examples: [(intent: Inquiry.Intent, question: String)] { forms.map { ($0.intent, $0.example) } }

    /// The forms that a message shows: one of each kind.
    private static let shownForms = [
        "what has Lavrov said about NATO", "what did the Kremlin say in July 2025", "Germany on sanctions since 2022",
        "quotes by Putin about Ukraine", "who said \"we are ready for talks\"", "who has spoken about Crimea",
        "who has Biden met from Japan", "when did Blinken last meet Wang Yi", "did Macron meet Scholz in Paris",
        "who is the foreign minister of Russia", "who was president of France in 2015",
    ]

    public init(names: Names) {
        self.names = names
    }

    /// What `text` asks for; `today` is the day that "last month" counts from.
    /// - Throws: `InquiryError`, and what the names throw.
    public func inquiry(_ text: String, today: CivilDate) throws -> Inquiry {
        let names = self.names.remembering()
        var question = try Question(text)
        question.dropTail()
        var timed = question
        let dates = DatePhrases(words: question.words, today: today).all()
        for range in dates.ranges.reversed() { timed.words.removeSubrange(range) }

        var unknown: InquiryError?
        if !timed.words.isEmpty, let inquiry = try attempt(names, timed, whole: question, period: dates.interval, today, &unknown)
        {
            return inquiry
        }
        // Perhaps a date phrase was none: "what has May said".
        if !dates.ranges.isEmpty, let inquiry = try attempt(names, question, whole: question, period: nil, today, &unknown) {
            return inquiry
        }
        throw try unknown ?? .unknownForm(question: text, forms: Self.shownForms, nearest: nearest(to: question))
    }

    private func attempt(
        _ names: Names, _ question: Question, whole: Question, period: Inquiry.Interval?, _ today: CivilDate,
        _ unknown: inout InquiryError?
    ) throws -> Inquiry? {
        var start = 0
        while let (end, _) = WordClasses.shared.match("please", question.words, at: start), end < question.words.count {
            start = end
        }
        let candidates = start > 0 ? [start, 0] : [0]
        var failure: (any Error)?
        for start in candidates {
            var asked = question
            asked.words.removeFirst(start)
            for form in Self.forms {
                var found: Inquiry?
                _ = form.match(asked.words, classes: .shared) { binding in
                    do {
                        var slots = Slots(
                            names: names, question: asked,
                            inquiry: Inquiry(question: whole.text, intent: form.intent, today: today))
                        slots.inquiry.period = period
                        if binding.slots["words"] != nil {
                            // Words looked for keep what would be a date elsewhere.
                            guard let words = wholeWords(asked, whole, binding) else { return false }
                            slots.words = words
                            slots.inquiry.period = nil
                        }
                        found = try slots.fill(binding)
                        return true
                    } catch let error as InquiryError {
                        if case .unknownName = error, unknown == nil { unknown = error }
                        return false
                    } catch {
                        failure = error
                        return true
                    }
                }
                if let failure { throw failure }
                if let found { return found }
            }
        }
        return nil
    }

    /// The text of the slot `words` in the question before dates were taken out: from its first word to the end.
    private func wholeWords(_ question: Question, _ whole: Question, _ binding: Form.Binding) -> String? {
        guard let range = binding.slots["words"], range.upperBound == question.words.count else { return nil }
        let start = question.words[range.lowerBound].range.lowerBound
        let end = whole.words.last?.range.upperBound ?? start
        return start < end ? String(whole.text[start..<end]) : nil
    }

    /// Names like the capitalised words of the question.
    private func nearest(to question: Question) throws -> [String] {
        var found: [String] = []
        for word in question.words where !word.isQuotation && word.raw.first?.isUppercase == true && word.folded.count > 3 {
            if try names.lookup(word.raw).isEmpty { found += try names.nearest(word.raw).prefix(3) }
        }
        return Array(found.prefix(6))
    }
}

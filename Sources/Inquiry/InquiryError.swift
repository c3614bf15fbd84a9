// Why a question gets no answer, worded for the person who asked.

/// A question that was not understood.
public enum InquiryError: Error, Hashable {
    /// Nothing was asked.
    case empty
    /// More words than any question has.
    case tooLong(words: Int)
    /// No known form fits; `nearest` are names like those in the question.
    case unknownForm(question: String, forms: [String], nearest: [String])
    /// A form fits, but a name in it is unknown.
    case unknownName(written: String, role: String, nearest: [String])
}

extension InquiryError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty:
            return "empty question: ask, for example, \"what has Lavrov said about NATO\""
        case .tooLong(let words):
            return
                "question of \(words) word\(words == 1 ? "" : "s"): ask in at most \(Question.longest), and \(Question.mostBytes) bytes"
        case .unknownForm(let question, let forms, let nearest):
            let shown = question.count > 60 ? question.prefix(60) + "…" : question[...]
            let names = nearest.isEmpty ? "" : "\nnames like those in it: \(nearest.joined(separator: ", "))"
            return "question not understood: \"\(shown)\"\(names)\nask in a form like these:\n"
                + forms.map { "  " + $0 }.joined(separator: "\n")
        case .unknownName(let written, let role, let nearest):
            let shown = written.count > 60 ? written.prefix(60) + "…" : written[...]
            let remedy =
                nearest.isEmpty
                ? "demarche status tells what the database holds"
                : "did you mean \(nearest.dropLast().joined(separator: ", "))\(nearest.count > 1 ? " or " : "")\(nearest[nearest.count - 1])?"
            return "no \(role) called \"\(shown)\": \(remedy)"
        }
    }
}

// The types of a canned query's parameters, and what a person may write for each.

import Extraction
import Language

extension CannedQuery {
    /// What the values of a parameter are.
    public enum ParameterType: Sendable, Hashable {
        case text, integer, number
        /// Words, or a full-text pattern of FTS5 with its words in quotation marks.
        case pattern
        /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
        case date
        /// A name, or part of it.
        case official
        /// A name, adjective or code.
        case country
        /// A name or abbreviation.
        case organization
        /// A name or term of a topic.
        case topic
        /// Anything a statement may be about.
        case subject
        /// A code of `statements.act`.
        case act
        /// One of some words, written `held|planned`.
        case choice([String])

        private static let named: [String: ParameterType] = [
            "text": .text, "integer": .integer, "number": .number, "pattern": .pattern, "date": .date, "official": .official,
            "country": .country, "organization": .organization, "topic": .topic, "subject": .subject, "act": .act,
        ]

        /// The names of types, for messages.
        static let names = named.keys.sorted().joined(separator: ", ")

        /// The type that a header names.
        init?(_ text: String) {
            if let type = Self.named[text] { self = type; return }
            let words = text.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed }
            guard words.count > 1, !words.contains("") else { return nil }
            self = .choice(words)
        }

        /// The type as a header names it.
        public var name: String {
            if case .choice(let words) = self { return words.joined(separator: "|") }
            return Self.named.first { $0.value == self }?.key ?? ""
        }

        /// What a value may name; empty where it names nothing.
        public var kinds: Set<Subject.Kind> {
            switch self {
            case .official: [.official]
            case .country: [.country]
            case .organization: [.organization]
            case .topic: [.topic]
            case .subject: [.official, .country, .organization, .topic]
            case .text, .integer, .number, .pattern, .date, .act, .choice: []
            }
        }
    }
}

extension CannedQuery.Parameter {
    /// The value of a text that a person gave.
    /// - Throws: `ArchiveError.badParameter`
    func value(_ text: String) throws -> Value {
        func bad(_ expected: String) -> ArchiveError { .badParameter(name: name, value: text, expected: expected) }
        func oneOf(_ words: [String], _ what: String) throws -> Value {
            guard !words.contains(text) else { return .text(text) }
            let near = nearest(to: text, of: words).map { "did you mean \($0)?" }
            throw bad("\(what): " + (near ?? "write one of \(words.joined(separator: ", "))"))
        }
        switch type {
        case .integer:
            guard let integer = Int64(text) else { throw bad("a whole number") }
            return .integer(integer)
        case .number:
            guard let number = Double(text), number.isFinite else { throw bad("a number") }
            return .real(number)
        case .date:
            let isDay =
                switch text.utf8.count {
                case 4: CivilDate(iso: text + "-01-01") != nil
                case 7: CivilDate(iso: text + "-01") != nil
                case 10: CivilDate(iso: text) != nil
                default: false
                }
            guard isDay else { throw bad("a date: write YYYY, YYYY-MM or YYYY-MM-DD") }
            return .text(text)
        case .pattern: return .text(text.contains("\"") ? text : FullText.words(text))
        case .act: return try oneOf(Extraction.Statement.Act.allCases.map(\.rawValue), "an act")
        case .choice(let words): return try oneOf(words, "one of them")
        case .text, .official, .country, .organization, .topic, .subject:
            guard !text.allSatisfy(\.isWhitespace) else { throw bad("a text") }
            return .text(text)
        }
    }
}

/// The name spelt most like `name`, or the only one that begins with it.
func nearest(to name: String, of known: [String]) -> String? {
    let wanted = Array(fold(name).utf8)
    guard wanted.count > 2, wanted.count < 60 else { return nil }
    let distances = known.compactMap { known in
        editDistance(wanted, Array(fold(known).utf8), atMost: max(1, wanted.count / 3)).map { (known, $0) }
    }
    if let nearest = distances.min(by: { $0.1 < $1.1 }) { return nearest.0 }
    let longer = known.filter { fold($0).hasPrefix(fold(name)) }
    return longer.count == 1 ? longer[0] : nil
}

extension StringProtocol {
    /// The text without white space at its ends.
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

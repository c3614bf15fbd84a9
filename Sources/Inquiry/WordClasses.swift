// The word classes of the question grammar, read from `question_words.tsv`.

import Resources

/// Words that may stand for each other in a question, by class, with the value that they stand for.
struct WordClasses: Sendable {
    struct Entry: Sendable {
        var words: [String]
        var value: String
    }

    /// Entries by class; those of more words come first.
    private let entries: [String: [Entry]]

    /// The grammar of the binary.
    static let shared = WordClasses(Table(Resource.at("Lexicon/question_words.tsv")))

    init(_ table: Table) {
        let (name, value, words) = (table.column("class"), table.column("value"), table.column("words"))
        var entries: [String: [Entry]] = [:]
        for row in table.rows {
            for alternative in row[words].split(separator: "|") {
                let entry = Entry(words: alternative.split(separator: " ").map(String.init), value: row[value])
                entries[row[name], default: []].append(entry)
            }
        }
        self.entries = entries.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }

    func has(_ name: String) -> Bool { entries[name] != nil }

    /// All entries of `name` that stand at `start`, those of more words first: where they end, and their values.
    func matches(_ name: String, _ words: [Question.Word], at start: Int) -> [(end: Int, value: String)] {
        (entries[name] ?? []).compactMap { entry in
            let end = start + entry.words.count
            guard end <= words.count, (start..<end).allSatisfy({ words[$0].folded == entry.words[$0 - start] }) else {
                return nil
            }
            return (end, entry.value)
        }
    }

    /// The longest entry of `name` at `start`.
    func match(_ name: String, _ words: [Question.Word], at start: Int) -> (end: Int, value: String)? {
        matches(name, words, at: start).first
    }
}

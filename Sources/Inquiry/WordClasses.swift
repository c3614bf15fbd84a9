// The word classes of the question grammar: those of `question_words.tsv`, and the verbs of `cues.tsv`.

import Extraction
import Resources

/// Words that may stand for each other in a question, by class, with the value that they stand for.
struct WordClasses: Sendable {
    /// Words that stand for a value of a class.
    struct Entry: Sendable, Hashable {
        var name: String
        var value: String
        var words: [String]
    }

    /// Entries by their first word; those of more words come first.
    private var entries: [String: [Entry]] = [:]

    /// The grammar of the binary.
    static let shared = WordClasses()

    private init() {
        let table = Table(Resource.at("Lexicon/question_words.tsv"))
        let (name, value, words) = (table.column("class"), table.column("value"), table.column("words"))
        for row in table.rows {
            for alternative in row[words].split(separator: "|") {
                let forms =
                    alternative.hasSuffix("~") ? Inflection.verbForms(String(alternative.dropLast())) : [String(alternative)]
                for form in forms { add(Entry(name: row[name], value: row[value], words: Self.split(form))) }
            }
        }
        addCueVerbs()
        for word in entries.keys { entries[word]?.sort { $0.words.count > $1.words.count } }
    }

    /// Verbs of saying tell no act; those of an act do.
    private mutating func addCueVerbs() {
        let table = Table(Resource.at("Lexicon/cues.tsv"))
        let (cue, part, act, forms) = (
            table.column("cue"), table.column("pos"), table.column("act"), table.column("forms")
        )
        for row in table.rows where row[part] == "v" {
            let code = String(row[act].prefix { $0 != "," })
            let irregular = row.count > forms ? row[forms].split(separator: ",").map(String.init) : []
            for form in Inflection.verbForms(row[cue]) + irregular where !isVerb(form) {
                add(Entry(name: code == "comment" ? "say" : "act", value: code == "comment" ? "" : code, words: [form]))
            }
        }
    }

    /// Whether the table has the word as a verb already.
    private func isVerb(_ word: String) -> Bool {
        (entries[word] ?? []).contains {
            $0.words.count == 1 && ["say", "act", "mention", "meet", "visit", "inform"].contains($0.name)
        }
    }

    private mutating func add(_ entry: Entry) { entries[entry.words[0], default: []].append(entry) }

    private static func split(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    /// All entries that stand at `start`, those of more words first.
    func matches(_ words: [Question.Word], at start: Int) -> [Entry] {
        guard start < words.count, !words[start].isQuotation else { return [] }
        return (entries[words[start].folded] ?? []).filter { entry in
            let end = start + entry.words.count
            return end <= words.count && (start..<end).allSatisfy { words[$0].folded == entry.words[$0 - start] }
        }
    }

    /// Whether a single word is one of the grammar: "us", "who", "may".
    func isWord(_ folded: String) -> Bool { entries[folded]?.contains { $0.words.count == 1 } ?? false }

    /// The longest entry of the class `name` at `start`: where it ends, and its value.
    func match(_ name: String, _ words: [Question.Word], at start: Int) -> (end: Int, value: String)? {
        matches(words, at: start).first { $0.name == name }.map { (start + $0.words.count, $0.value) }
    }

    /// Entries of a class, as documentation and look-up tables need them.
    func all(_ name: String) -> [Entry] { entries.values.flatMap { $0.filter { $0.name == name } } }
}

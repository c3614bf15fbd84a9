// A question as words: contractions opened, possessives apart, quotations whole.

import Archive

/// The words of a question with their places in its text.
struct Question {
    /// More words than this are no question.
    static let longest = 60
    /// Longer texts are no question, whatever their words.
    static let mostBytes = 4000

    struct Word: Hashable {
        /// Lower case, without diacritics, full stops and apostrophes; "" for a quotation, "'s" for a possessive.
        var folded: String
        /// The word in the question.
        var range: Range<String.Index>
        /// The word as typed.
        var raw: String
        /// Whether it is a text in quotation marks; `range` is then what is between them.
        var isQuotation = false
        /// Whether a comma stands before it.
        var followsComma = false
    }

    let text: String
    var words: [Word] = []

    /// - Throws: `InquiryError.empty`, `.tooLong`.
    init(_ text: String) throws {
        guard text.utf8.count <= Self.mostBytes else {
            throw InquiryError.tooLong(words: text.split(whereSeparator: \.isWhitespace).count)
        }
        self.text = text
        var index = text.startIndex
        var followsComma = false
        while index < text.endIndex {
            let character = text[index]
            let known = words.count
            defer {
                if words.count > known {
                    words[known].followsComma = followsComma
                    followsComma = false
                }
                if character == "," || character == ";" { followsComma = true }
            }
            if let closing = Self.closing[character], let (inner, after) = Self.quotation(in: text, from: index, closing: closing)
            {
                words.append(Word(folded: "", range: inner, raw: String(text[inner]), isQuotation: true))
                index = after
            } else if character.isWhitespace || Self.punctuation.contains(character) || Self.breaks.contains(character) {
                index = text.index(after: index)
            } else {
                let end = text[index...].firstIndex { $0.isWhitespace || Self.breaks.contains($0) } ?? text.endIndex
                append(index..<end)
                index = end
            }
            if words.count > Self.longest { break }
        }
        if words.isEmpty { throw InquiryError.empty }
        if words.count > Self.longest { throw InquiryError.tooLong(words: text.split(whereSeparator: \.isWhitespace).count) }
    }

    /// Drops words at the end that ask for nothing: "lately", "so far", "please".
    mutating func dropTail() {
        var start = max(0, words.count - 3)
        while start > 0, start < words.count {
            if let (end, _) = WordClasses.shared.match("tail", words, at: start), end == words.count {
                words.removeLast(words.count - start)
                start = max(0, words.count - 3)
            } else {
                start += 1
            }
        }
    }

    /// Drops words at the beginning that ask for nothing: "please show me".
    mutating func dropPoliteness() {
        while let (end, _) = WordClasses.shared.match("please", words, at: 0), end < words.count { words.removeFirst(end) }
    }

    /// The text of the question from one word to another, as typed.
    func text(_ range: Range<Int>) -> String {
        let range = trimmed(range)
        guard let first = range.first, let last = range.last else { return "" }
        return String(text[words[first].range.lowerBound..<words[last].range.upperBound])
    }

    /// The text of the question from one word to another, as typed, with nothing left out.
    func plainText(_ range: Range<Int>) -> String {
        String(text[words[range.lowerBound].range.lowerBound..<words[range.upperBound - 1].range.upperBound])
    }

    /// The words without articles and possessive marks around them.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let first = range.first, words[first].folded == "the" || words[first].folded == "'s" { range.removeFirst() }
        while let last = range.last, words[last].folded == "'s" { range.removeLast() }
        return range
    }

    private static let closing: [Character: Character] = ["\"": "\"", "“": "”", "„": "“", "«": "»", "‘": "’", "'": "'"]
    private static let punctuation: Set<Character> = [
        ",", ";", ":", "!", "?", "(", ")", "”", "»", "\"", ".", "…", "-", "–", "—", "'", "’",
    ]
    private static let dashes: Set<Character> = ["-", "–", "—", "/"]
    private static let breaks: Set<Character> = [",", ";", "!", "?", "(", ")", "\"", "“", "”", "«", "»", "…"]

    private static func quotation(in text: String, from start: String.Index, closing: Character) -> (
        Range<String.Index>, String.Index
    )? {
        let inner = text.index(after: start)
        let isApostrophe = closing == "'"
        // "Lavrov's" has an apostrophe; a quotation has marks at the ends of words.
        if isApostrophe, start > text.startIndex, !text[text.index(before: start)].isWhitespace { return nil }
        let end = text[inner...].indices.first { index in
            guard text[index] == closing else { return false }
            let after = text.index(after: index)
            return !isApostrophe || after == text.endIndex || !text[after].isLetter && !text[after].isNumber
        }
        guard let end, text[inner..<end].contains(where: { !$0.isWhitespace }) else {
            return nil
        }
        return (inner..<end, text.index(after: end))
    }

    /// Adds one word, or the two of a contraction or possessive.
    private mutating func append(_ range: Range<String.Index>) {
        var range = range
        // "U.S." keeps its full stop; that of a sentence's end goes.
        while let last = text[range].last,
            last == ":" || last == "'" || last == "’" || last == "." && !text[range].dropLast().contains(".")
        {
            if last == "'" || last == "’", text[range].dropLast().last == "s" {
                let mark = text.index(before: range.upperBound)
                append(word: range.lowerBound..<mark)
                add("'s", mark..<range.upperBound)
                return
            }
            range = range.lowerBound..<text.index(before: range.upperBound)
        }
        guard let mark = text[range].lastIndex(where: { $0 == "'" || $0 == "’" }) else { return append(word: range) }
        let stem = range.lowerBound..<mark
        let ending = text[text.index(after: mark)..<range.upperBound].lowercased()
        let stemText = text[stem].lowercased()
        switch ending {
        case "s" where Self.questionWords.contains(stemText):
            append(word: stem)
            add("is", mark..<range.upperBound)
        case "s":
            append(word: stem)
            add("'s", mark..<range.upperBound)
        case "re", "ve", "ll", "d", "m":
            append(word: stem)
            let isOwn = ["i", "we", "you"].contains(stemText)
            let opened = ["re": "are", "m": "am", "ve": "have", "ll": "will", "d": isOwn ? "would" : "did"]
            add(opened[ending] ?? ending, mark..<range.upperBound)
        case "t" where stemText.hasSuffix("n"):
            let verb = stemText == "won" ? "will" : stemText == "can" ? "can" : String(stemText.dropLast())
            add(verb, range)
        default: append(word: range)
        }
    }

    private mutating func append(word range: Range<String.Index>) {
        guard !range.isEmpty else { return }
        // "US-China" are two words, "2024-07-04" and "mid-2024" one.
        if !text[range].contains(where: \.isNumber) {
            let parts = text[range].split(whereSeparator: { Self.dashes.contains($0) })
            for part in parts where words.count <= Self.longest { append(part: part.startIndex..<part.endIndex) }
            return
        }
        append(part: range)
    }

    private mutating func append(part range: Range<String.Index>) {
        let folded = fold(String(text[range]))
        // "whos", "whats" lack their apostrophe.
        if folded.hasSuffix("s"), text[range].utf8.count == folded.utf8.count,
            Self.questionWords.contains(String(folded.dropLast())),
            folded.count > 3, folded != "its"
        {
            let mark = text.index(before: range.upperBound)
            add(String(folded.dropLast()), range.lowerBound..<mark)
            return add("is", mark..<range.upperBound)
        }
        if !folded.isEmpty { add(folded, range) }
    }

    private mutating func add(_ folded: String, _ range: Range<String.Index>) {
        words.append(Word(folded: folded, range: range, raw: String(text[range])))
    }

    private static let questionWords: Set<String> = ["what", "who", "when", "where", "how", "that", "there", "it"]
}

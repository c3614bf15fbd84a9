// The part of a text in which words stand, with the words marked.

/// Excerpts of texts.
enum Excerpt {
    /// Characters, where no other width is asked for.
    static let usualWidth = 160

    /// The words in a text that are looked at: those after them are not marked.
    private static let mostHits = 2000

    /// The words that an excerpt shows, folded once for many texts.
    final class Words {
        fileprivate let folded: Set<String>

        init(_ text: String) { folded = Set(FullText.tokens(text).map { fold(String($0)) }.filter { !$0.isEmpty }) }
    }

    /// About `width` characters of the text, on one line, where most of the words stand, each marked «»; the beginning of the
    /// text where none does. Case and diacritics do not matter.
    static func of(_ text: String, _ words: Words, width: Int) -> String {
        let width = min(max(width, 20), 1000)
        var hits: [(place: Substring, word: String)] = []
        if !words.folded.isEmpty {
            for place in FullText.tokens(text) {
                let word = fold(String(place))
                if words.folded.contains(word) { hits.append((place, word)) }
                if hits.count == mostHits { break }
            }
        }
        guard let hit = densest(hits, in: text, width: width) else {
            let end = text.index(text.startIndex, offsetBy: width, limitedBy: text.endIndex) ?? text.endIndex
            return oneLine(text, text.startIndex..<wordEnd(end, in: text), marking: [])
        }
        // The hits stand in the middle, unless the text begins or ends there.
        let inside = text.distance(from: hit.lowerBound, to: hit.upperBound)
        let before = max(0, width - inside) / 2
        let start = text.index(hit.lowerBound, offsetBy: -before, limitedBy: text.startIndex) ?? text.startIndex
        let end = text.index(start, offsetBy: max(width, inside), limitedBy: text.endIndex) ?? text.endIndex
        let range = min(hit.lowerBound, wordStart(start, in: text))..<max(hit.upperBound, wordEnd(end, in: text))
        return oneLine(text, range, marking: hits.map(\.place))
    }

    /// From the first to the last of the hits that most of which, counted by different words, stand within the width.
    private static func densest(
        _ hits: [(place: Substring, word: String)], in text: String, width: Int
    ) -> Range<String.Index>? {
        var best: (range: Range<String.Index>, words: Int)?
        for (index, first) in hits.enumerated() {
            var words: Set<String> = []
            var end = first.place.endIndex
            for hit in hits[index...] {
                // Bytes bound the characters from above: the exact count is not worth its time.
                let bytes = text.utf8.distance(from: first.place.startIndex, to: hit.place.endIndex)
                guard words.isEmpty || bytes <= width else { break }
                words.insert(hit.word)
                end = hit.place.endIndex
            }
            if words.count > best?.words ?? 0 { best = (first.place.startIndex..<end, words.count) }
        }
        return best?.range
    }

    private static func wordStart(_ index: String.Index, in text: String) -> String.Index {
        guard index > text.startIndex, !text[text.index(before: index)].isWhitespace else { return index }
        return text[index...].firstIndex(where: \.isWhitespace).map { text.index(after: $0) } ?? index
    }

    private static func wordEnd(_ index: String.Index, in text: String) -> String.Index {
        guard index < text.endIndex, !text[index].isWhitespace else { return index }
        return text[..<index].lastIndex(where: \.isWhitespace) ?? index
    }

    private static func oneLine(_ text: String, _ range: Range<String.Index>, marking hits: [Substring]) -> String {
        var marked = ""
        var position = range.lowerBound
        for hit in hits where hit.startIndex >= position && hit.endIndex <= range.upperBound {
            marked += text[position..<hit.startIndex] + "«" + hit + "»"
            position = hit.endIndex
        }
        marked += text[position..<range.upperBound]
        let line = marked.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return (range.lowerBound > text.startIndex ? "… " : "") + line + (range.upperBound < text.endIndex ? " …" : "")
    }
}

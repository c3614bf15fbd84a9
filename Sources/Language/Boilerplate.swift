// Tells an article's text from what a web page leaves around it: menus, comment forms, related links, notices.

import Resources

/// Boilerplate of web pages, judged paragraph by paragraph from phrases and shape; nothing is cut out of the middle of a text.
public enum Boilerplate {
    /// The bytes of `body` from the first to the last paragraph of the article; empty where there is only boilerplate.
    public static func content(of body: String) -> Range<Int> {
        var body = body
        return body.withUTF8 { content(of: paragraphs($0), in: $0) }
    }

    /// A paragraph, without the white space around it.
    public struct Paragraph: Sendable, Hashable {
        public enum Kind: Sendable, Hashable {
            /// Running text.
            case prose
            /// A line without a sentence: a title, a byline, an item of a list.
            case line
            /// A few capitalised words, as menus have them.
            case menuItem
            /// Comment forms and what heads them: the article is over.
            case end
            /// A heading of links.
            case linksHeading
            /// A notice or a button: not part of the article.
            case notice
            /// No letter in it: "###", "* * *", "-30-".
            case mark

            /// Whether it can belong to an article without being a sentence.
            var isLine: Bool { self == .line || self == .menuItem || self == .mark }
        }
        /// UTF-8 bytes of the text.
        public var range: Range<Int>
        public var kind: Kind
    }

    /// Where the article lies among `paragraphs`, as byte offsets.
    public static func content(of paragraphs: [Paragraph], in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let kept = kept(paragraphs, in: bytes)
        guard !kept.isEmpty else { return 0..<0 }
        return paragraphs[kept.lowerBound].range.lowerBound..<paragraphs[kept.upperBound - 1].range.upperBound
    }

    /// Indices of the paragraphs from the article's first to its last.
    public static func kept(_ paragraphs: [Paragraph], in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        guard let firstProse = paragraphs.firstIndex(where: { $0.kind == .prose }) else { return keptLines(paragraphs) }
        let stop = end(paragraphs, from: firstProse)
        let lastProse = paragraphs[firstProse..<stop].lastIndex { $0.kind == .prose } ?? firstProse
        let introducesList = paragraphs[lastProse].range.last.map { bytes[$0] == UInt8(ascii: ":") } ?? false
        let tailEnd = paragraphs[lastProse + 1..<stop].firstIndex { !$0.kind.isLine } ?? stop
        // Nothing but menu items up to the end, or to the form or notice there.
        var menuStart = tailEnd
        var items = 0
        for index in (lastProse + 1..<tailEnd).reversed() where paragraphs[index].kind != .mark {
            guard paragraphs[index].kind == .menuItem else { break }
            menuStart = index
            items += 1
        }
        let isMenu = !introducesList && items > 0 && (items >= 3 || tailEnd < paragraphs.count)
        let last = paragraphs[lastProse..<(isMenu ? menuStart : tailEnd)].lastIndex { $0.kind != .mark } ?? lastProse
        let head = paragraphs[..<firstProse].lastIndex { !$0.kind.isLine }
        return (head.map { $0 + 1 } ?? 0)..<last + 1
    }

    /// The index at which the article is over: at a comment form, or at a heading that more links than text follow.
    private static func end(_ paragraphs: [Paragraph], from firstProse: Int) -> Int {
        let form = paragraphs[firstProse...].firstIndex { $0.kind == .end } ?? paragraphs.count
        guard let lastProse = paragraphs[firstProse..<form].lastIndex(where: { $0.kind == .prose }) else { return form }
        // Paragraphs of prose from the heading on.
        var prose = paragraphs[firstProse...lastProse].count { $0.kind == .prose }
        for index in firstProse..<form {
            if paragraphs[index].kind == .prose { prose -= 1 }
            guard paragraphs[index].kind == .linksHeading else { continue }
            if index > lastProse || lastProse - index - prose >= prose { return index }
        }
        return form
    }

    /// What is kept of a text without a sentence, such as a bare headline.
    private static func keptLines(_ paragraphs: [Paragraph]) -> Range<Int> {
        guard let first = paragraphs.firstIndex(where: { $0.kind == .line || $0.kind == .menuItem }) else { return 0..<0 }
        let lines = paragraphs[first...].prefix { $0.kind.isLine }
        let last = lines.lastIndex { $0.kind != .mark } ?? first
        return first..<last + 1
    }
}

// MARK: - Paragraphs

extension Boilerplate {
    /// The paragraphs of a text and what each is. A paragraph is a line, or a block of lines that are one text wrapped.
    public static func paragraphs(_ bytes: UnsafeBufferPointer<UInt8>) -> [Paragraph] {
        var found: [Paragraph] = []
        var block: [Range<Int>] = []
        func finishBlock() {
            if block.count > 1, isWrapped(block, bytes) {
                found.append(paragraph(block[0].lowerBound..<block[block.count - 1].upperBound, bytes))
            } else {
                for line in block { found.append(paragraph(line, bytes)) }
            }
            block.removeAll(keepingCapacity: true)
        }
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
            let line = trimmed(start..<end, bytes)
            if line.isEmpty { finishBlock() } else { block.append(line) }
            start = end + 1
            if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { start += 1 }
        }
        finishBlock()
        return found
    }

    /// Whether the lines of a block are one text broken at a column: hardly a line would have had room for the next word, and
    /// most end within a sentence.
    private static func isWrapped(_ lines: [Range<Int>], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let lengths = lines.map { line in bytes[line].count { $0 & 0xC0 != 0x80 } }
        let width = lengths.max() ?? 0
        guard (40...130).contains(width) else { return false }
        let full = lines.indices.dropLast().count { index in
            let nextWord = bytes[lines[index + 1]].prefix { $0 > 0x20 }.count
            return lengths[index] + 1 + nextWord > width
        }
        let open = lines.dropLast().count { !endsSentence($0, bytes) }
        return full * 5 >= (lines.count - 1) * 4 && open * 2 > lines.count - 1
    }

    private static func paragraph(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Paragraph {
        switch BoilerplatePhrases.shared.effect(of: bytes, in: range) {
        case .end: return Paragraph(range: range, kind: .end)
        case .after: return Paragraph(range: range, kind: .linksHeading)
        case .drop: return Paragraph(range: range, kind: .notice)
        case nil: break
        }
        var words = 0
        var hasLetter = false
        var smallWords = 0
        var isPlain = true
        var index = range.lowerBound
        while index < range.upperBound, words <= 40 {
            while index < range.upperBound, bytes[index] <= 0x20 { index += 1 }
            let start = index
            while index < range.upperBound, bytes[index] > 0x20 {
                if bytes[index].isLetter || bytes[index] >= 0xC3 { hasLetter = true }
                if ",;:\"()*-".utf8.contains(bytes[index]) { isPlain = false }
                index += 1
            }
            words += 1
            // Menus write "of" and "for" small.
            if bytes[start].isLower, index - start >= 4 { smallWords += 1 }
        }
        if !hasLetter, words <= 10 { return Paragraph(range: range, kind: .mark) }
        let isSentence = endsSentence(range, bytes) && words >= 3 && (smallWords > 0 || words > 12)
        if isSentence || words > 20 { return Paragraph(range: range, kind: .prose) }
        let isMenuItem = words <= 5 && smallWords == 0 && isPlain && !endsSentence(range, bytes)
        return Paragraph(range: range, kind: isMenuItem ? .menuItem : .line)
    }

    /// Whether the text ends in a full stop, question or exclamation mark or ellipsis, closing marks aside.
    public static func endsSentence(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var end = range.upperBound
        while end > range.lowerBound {
            let byte = bytes[end - 1]
            if ".!?".utf8.contains(byte) { return true }
            if "\"')]* ".utf8.contains(byte) {
                end -= 1
            } else if byte == 0xBB, end - 2 >= range.lowerBound, bytes[end - 2] == 0xC2 {
                end -= 2
            } else if end - 3 >= range.lowerBound, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80 {
                // … ends a sentence; ’ ” › may follow its mark.
                if byte == 0xA6 { return true }
                guard byte == 0x99 || byte == 0x9D || byte == 0xBA else { return false }
                end -= 3
            } else if end - 3 >= range.lowerBound, bytes[end - 3] == 0xE3, bytes[end - 2] == 0x80, byte == 0x82 {
                return true
            } else if end - 2 >= range.lowerBound, bytes[end - 2] == 0xD8, byte == 0x9F {
                return true
            } else {
                return false
            }
        }
        return false
    }

    /// Whether the text ends in an abbreviation such as "Jr." or "Inc.", so that its full stop need not end a sentence.
    public static func endsInAbbreviation(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard range.count >= 2, bytes[range.upperBound - 1] == UInt8(ascii: ".") else { return false }
        let stem = bytes[range].dropLast()
        let start = stem.lastIndex { !$0.isLetter }.map { $0 + 1 } ?? range.lowerBound
        // The last letter of "U.S." and "D.C." is one by itself.
        if start > range.lowerBound, bytes[start - 1] == UInt8(ascii: ".") { return true }
        let word = String(decoding: bytes[start..<stem.endIndex].lazy.map(\.lowered), as: UTF8.self)
        return abbreviations.contains(word) || DateWords.weekdays[word] != nil || DateWords.months[word] != nil
    }

    private static let abbreviations: Set<String> = {
        let table = Table(Resource.at("Lexicon/abbreviations.tsv"))
        let word = table.column("word")
        return Set(table.rows.map { $0[word] })
    }()

    /// The line without white space at its ends, zero-width and no-break spaces included.
    private static func trimmed(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var (start, end) = (line.lowerBound, line.upperBound)
        while start < end {
            if bytes[start] <= 0x20 {
                start += 1
            } else if let width = blank(at: start, before: end, bytes) {
                start += width
            } else {
                break
            }
        }
        while end > start {
            if bytes[end - 1] <= 0x20 {
                end -= 1
            } else if end - 2 >= start, blank(at: end - 2, before: end, bytes) == 2 {
                end -= 2
            } else if end - 3 >= start, blank(at: end - 3, before: end, bytes) == 3 {
                end -= 3
            } else {
                break
            }
        }
        return start..<end
    }

    /// The width in bytes of U+00A0, U+200B or U+FEFF at an offset.
    private static func blank(at index: Int, before end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        if index + 2 <= end, bytes[index] == 0xC2, bytes[index + 1] == 0xA0 { return 2 }
        guard index + 3 <= end else { return nil }
        let scalar = (bytes[index], bytes[index + 1], bytes[index + 2])
        return scalar == (0xE2, 0x80, 0x8B) || scalar == (0xEF, 0xBB, 0xBF) ? 3 : nil
    }
}

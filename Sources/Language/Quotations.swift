// Quotation marks paired over the whole body.

/// A passage in quotation marks that stands in no other: marks within it are part of what is quoted.
public struct Quotation: Sendable, Hashable {
    /// Token position of the opening mark.
    public var open: Int
    /// Token position of the closing mark; the position after the last token inside where none closes it.
    public var close: Int
    /// Whether a closing mark stands at `close`.
    public var isClosed: Bool
    /// Position (among the document's quotations) of the one of the paragraph before, which this one goes on.
    public var continues: Int?

    /// Token positions of the words inside.
    public var inside: Range<Int> { (open + 1)..<max(open + 1, close) }
}

/// Pairs the marks of a body: double ones of every style, each of which may stand in one of another style, and single ones where
/// they cannot be apostrophes. A paragraph that opens with a mark after one that was left open goes on with its quotation.
struct Quotations {
    /// What a mark looks like; marks of different styles nest.
    private enum Style {
        case straight, doubled, curly, low, guillemet, reversedGuillemet, angle
    }

    func pair(_ tokens: inout [Token], _ bytes: UnsafeBufferPointer<UInt8>) -> [Quotation] {
        var quotations: [Quotation] = []
        var paragraphStart = 0
        var carried: Int?
        while paragraphStart < tokens.count {
            var end = paragraphStart + 1
            while end < tokens.count, !tokens[end].startsParagraph { end += 1 }
            let doubles = pairDoubles(&tokens, paragraphStart..<end, bytes)
            var found = pairSingles(&tokens, paragraphStart..<end, bytes, doubles)
            if let carried, found.first?.open == paragraphStart { found[0].continues = carried }
            carried = found.last.map { !$0.isClosed } ?? false ? quotations.count + found.count - 1 : nil
            quotations += found
            paragraphStart = end
        }
        return dropEmpty(quotations)
    }

    // MARK: - Double marks

    /// The outermost quotations of a paragraph in double marks.
    private func pairDoubles(_ tokens: inout [Token], _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> [Quotation] {
        var found: [Quotation] = []
        var open: [(index: Int, style: Style)] = []
        // Quotations that closed inside of the outermost one that is open.
        var inner: [Quotation] = []
        func close(_ depth: Int, at index: Int) {
            tokens[index].kind = .closeQuote
            let quotation = Quotation(open: open[depth].index, close: index, isClosed: true)
            open.removeSubrange(depth...)
            inner.removeAll { $0.open > quotation.open }
            if depth == 0 { found.append(quotation) } else { inner.append(quotation) }
        }
        for index in range {
            guard var style = Self.style(tokens[index], bytes) else { continue }
            var opens = tokens[index].kind == .openQuote
            let isGlued = !tokens[index].spaceBefore && index > range.lowerBound
            if tokens[index].kind == .other {
                opens = open.isEmpty
            } else if style == .guillemet, open.contains(where: { $0.style == .reversedGuillemet }) {
                style = .reversedGuillemet
                opens = !opens
            } else if style == .guillemet, !opens, open.isEmpty, !isGlued, precedesWord(tokens, index, range) {
                style = .reversedGuillemet
                opens = true
            } else if style == .straight, !opens, open.isEmpty, index == range.lowerBound {
                opens = true
            }
            if opens, isGlued, let last = open.last, index > last.index + 1, Self.isClauseEnd(tokens[index - 1].kind) {
                // An opening mark that was written for a closing one.
                opens = false
            }
            let depth = open.lastIndex { $0.style == style }
            if !opens {
                // „ is closed by ” as well; a mark of another style closes what is open where its own style is not.
                if let depth { close(depth, at: index) } else if !open.isEmpty { close(open.count - 1, at: index) }
                continue
            }
            if style == .curly, open.last?.style == .low, isGlued {
                close(open.count - 1, at: index)
                continue
            }
            if let depth {
                // Of two that open, the later one counts.
                if depth == 0 { found.append(Quotation(open: open[0].index, close: index, isClosed: false)) }
                inner.removeAll { $0.open > open[depth].index }
                open.removeSubrange(depth...)
            }
            tokens[index].kind = .openQuote
            open.append((index, style))
        }
        guard let outermost = open.first else { return found }
        let goesOn = range.upperBound < tokens.count && Self.style(tokens[range.upperBound], bytes) == outermost.style
        if let first = inner.first, !goesOn {
            // A stray mark does not make one quotation of all that follows.
            found.append(Quotation(open: outermost.index, close: first.open, isClosed: false))
            return found + inner
        }
        found.append(Quotation(open: outermost.index, close: range.upperBound, isClosed: false))
        return found
    }

    /// The style of a double mark, nil for another token.
    private static func style(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Style? {
        let start = Int(token.start)
        switch bytes[start] {
        case UInt8(ascii: "\""): return .straight
        case _ where token.kind != .openQuote && token.kind != .closeQuote: return nil
        case UInt8(ascii: "'"), UInt8(ascii: "`"): return .doubled
        case 0xC2: return .guillemet
        default:
            switch bytes[start + 2] {
            case 0x9E: return .low
            case 0xB9, 0xBA: return .angle
            default: return .curly
            }
        }
    }

    private static func isClauseEnd(_ kind: Token.Kind) -> Bool {
        kind == .comma || kind == .stop || kind == .question || kind == .exclamation
    }

    /// Whether a word follows without a space.
    private func precedesWord(_ tokens: [Token], _ index: Int, _ range: Range<Int>) -> Bool {
        index + 1 < range.upperBound && tokens[index + 1].kind == .word && !tokens[index + 1].spaceBefore
    }

    // MARK: - Single marks

    /// The quotations of a paragraph: those in double marks, and those that single marks around or beside them make, as in
    /// British papers. A single mark opens where it begins a word, and closes behind a word or mark.
    private func pairSingles(
        _ tokens: inout [Token], _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ doubles: [Quotation]
    ) -> [Quotation] {
        var singles: [Quotation] = []
        var open: Int?
        // The first mark after an s, which closes only where no other does.
        var plural: Int?
        func close(_ opened: Int, at index: Int) {
            tokens[opened].kind = .openQuote
            tokens[index].kind = .closeQuote
            singles.append(Quotation(open: opened, close: index, isClosed: true))
            (open, plural) = (nil, nil)
        }
        var waiting = doubles[...]
        for index in range {
            while let next = waiting.first, index >= next.close + (next.isClosed ? 1 : 0) { waiting.removeFirst() }
            if let next = waiting.first, index >= next.open { continue }
            guard let mark = Self.single(tokens[index], bytes) else { continue }
            let isGlued = !tokens[index].spaceBefore && index > range.lowerBound
            if mark != .closing, !isGlued, precedesWord(tokens, index, range) {
                if let opened = open {
                    guard mark == .opening, let candidate = plural else { continue }
                    close(opened, at: candidate)
                }
                open = index
            } else if let opened = open, mark != .opening, isGlued, index > opened + 1, !precedesWord(tokens, index, range) {
                let isEnd = Self.isClauseEnd(tokens[index - 1].kind)
                let isCurly = Self.single(tokens[opened], bytes) == .opening
                // A plural's bare apostrophe ("the states' rights") closes nothing, unless a mark follows it.
                let isMarked = tokens[safe: index + 1].map { Self.isClauseEnd($0.kind) && !$0.spaceBefore } ?? false
                if !isEnd, !isMarked, bytes[Int(tokens[index].start) - 1].lowered == UInt8(ascii: "s") {
                    if isCurly { plural = plural ?? index }
                } else if index == opened + 2, tokens[opened + 1].end - tokens[opened + 1].start == 1 {
                    // "rock 'n' roll"
                    open = nil
                } else if isEnd || isCurly || !doubles.contains(where: { opened < $0.open && $0.open < index }) {
                    close(opened, at: index)
                }
            }
        }
        if let opened = open, Self.single(tokens[opened], bytes) == .opening {
            let goesOn = tokens[safe: range.upperBound].map { Self.single($0, bytes) == .opening } ?? false
            if goesOn, opened == range.lowerBound {
                tokens[opened].kind = .openQuote
                singles.append(Quotation(open: opened, close: range.upperBound, isClosed: false))
            } else if let plural {
                close(opened, at: plural)
            }
        }
        guard !singles.isEmpty else { return doubles }
        let beside = doubles.filter { double in !singles.contains { $0.open < double.open && double.open < $0.close } }
        return (beside + singles).sorted { $0.open < $1.open }
    }

    private enum Single { case opening, closing, either }

    /// What a single mark may do, nil for another token.
    private static func single(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Single? {
        let start = Int(token.start)
        guard token.kind == .other else { return nil }
        if bytes[start] == UInt8(ascii: "'") { return .either }
        guard bytes[start] == 0xE2, token.end - token.start == 3, bytes[start + 1] == 0x80 else { return nil }
        switch bytes[start + 2] {
        case 0x98, 0x9B: return .opening
        case 0x99: return .closing
        default: return nil
        }
    }

    /// Leaves out marks that enclose nothing; those that went on from one of them begin anew.
    private func dropEmpty(_ quotations: [Quotation]) -> [Quotation] {
        var kept: [Quotation] = []
        var positions = [Int?](repeating: nil, count: quotations.count)
        for (position, var quotation) in quotations.enumerated() where quotation.close > quotation.open + 1 {
            quotation.continues = quotation.continues.flatMap { positions[$0] }
            positions[position] = kept.count
            kept.append(quotation)
        }
        return kept
    }
}

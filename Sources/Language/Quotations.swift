// Quotation marks paired over the whole body.

/// A passage in quotation marks.
public struct Quotation: Sendable, Hashable {
    /// Token position of the opening mark.
    public var open: Int
    /// Token position of the closing mark; the position after the paragraph's last token where none closes it.
    public var close: Int
    /// Whether a closing mark stands at `close`.
    public var isClosed: Bool
    /// Position (among the document's quotations) of the one of the paragraph before, which this one goes on.
    public var continues: Int?

    /// Token positions of the words inside.
    public var inside: Range<Int> { (open + 1)..<max(open + 1, close) }
}

/// Pairs the marks of a body: double, guillemets, doubled singles, and single ones where they cannot be apostrophes. A paragraph that
/// opens with a mark after one that was left open goes on with its quotation.
struct Quotations {
    func pair(_ tokens: inout [Token], _ bytes: UnsafeBufferPointer<UInt8>) -> [Quotation] {
        var quotations: [Quotation] = []
        var paragraphStart = 0
        var carried: Int?
        while paragraphStart < tokens.count {
            var end = paragraphStart + 1
            while end < tokens.count, !tokens[end].startsParagraph { end += 1 }
            let first = quotations.count
            pairDoubles(&tokens, paragraphStart..<end, bytes, &quotations)
            if let carried, quotations.count > first, quotations[first].open == paragraphStart {
                quotations[first].continues = carried
            }
            if quotations.count == first { pairSingles(&tokens, paragraphStart..<end, bytes, &quotations) }
            carried = quotations.count > first && !quotations[quotations.count - 1].isClosed ? quotations.count - 1 : nil
            paragraphStart = end
        }
        return dropEmpty(quotations)
    }

    private func pairDoubles(
        _ tokens: inout [Token], _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ quotations: inout [Quotation]
    ) {
        var open: Int?
        for index in range {
            var kind = tokens[index].kind
            if kind == .other, bytes[Int(tokens[index].start)] == UInt8(ascii: "\"") {
                kind = open == nil ? .openQuote : .closeQuote
                tokens[index].kind = kind
            }
            if kind == .openQuote {
                if let opened = open {
                    // A mark that opens again is either the close, misread for want of a space, or a slip: the later one counts
                    // unless nothing but the sentence's end stands before it.
                    let previous = tokens[index - 1].kind
                    if index > opened + 1,
                        previous == .comma || previous == .stop || previous == .question || previous == .exclamation,
                        Self.isStraight(tokens[index], bytes), !tokens[index].spaceBefore
                    {
                        tokens[index].kind = .closeQuote
                        quotations.append(Quotation(open: opened, close: index, isClosed: true))
                        open = nil
                        continue
                    }
                    quotations.append(Quotation(open: opened, close: index, isClosed: false))
                }
                open = index
            } else if kind == .closeQuote {
                if let opened = open {
                    quotations.append(Quotation(open: opened, close: index, isClosed: true))
                    open = nil
                } else if Self.isStraight(tokens[index], bytes), index == range.lowerBound {
                    tokens[index].kind = .openQuote
                    open = index
                }
            }
        }
        if let opened = open { quotations.append(Quotation(open: opened, close: range.upperBound, isClosed: false)) }
    }

    private static func isStraight(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes[Int(token.start)] == UInt8(ascii: "\"") || bytes[Int(token.start)] == UInt8(ascii: "'")
    }

    /// Single marks quote in British papers: one that opens a word, and one that closes after a mark or before a space.
    private func pairSingles(
        _ tokens: inout [Token], _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ quotations: inout [Quotation]
    ) {
        var open: Int?
        for index in range where tokens[index].kind == .other && isSingle(tokens[index], bytes) {
            let glued = index + 1 < range.upperBound && !tokens[index + 1].spaceBefore
            let opens = (tokens[index].spaceBefore || index == range.lowerBound) && glued && tokens[index + 1].kind == .word
            if opens, open == nil {
                open = index
            } else if let opened = open, !tokens[index].spaceBefore, !glued || tokens[index + 1].kind != .word {
                // A plural's bare apostrophe ("the states' rights") closes nothing: a closing mark follows a stop or ends the phrase.
                let previous = tokens[index - 1].kind
                let afterMark = previous == .comma || previous == .stop || previous == .question || previous == .exclamation
                let plural = !afterMark && bytes[Int(tokens[index].start) - 1] | 0x20 == UInt8(ascii: "s")
                if !plural, index - opened > 1 {
                    tokens[opened].kind = .openQuote
                    tokens[index].kind = .closeQuote
                    quotations.append(Quotation(open: opened, close: index, isClosed: true))
                    open = nil
                }
            }
        }
    }

    private func isSingle(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(token.start)
        if bytes[start] == UInt8(ascii: "'") { return true }
        return bytes[start] == 0xE2 && token.end - token.start == 3 && bytes[start + 1] == 0x80
            && (0x98...0x9B).contains(bytes[start + 2])
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

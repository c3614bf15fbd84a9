// A body with its tokens, sentences and quotations: what extraction reads.

/// An annotated body. All positions are token positions; tokens carry UTF-8 byte offsets into the body.
public struct Document: Sendable {
    /// The body's UTF-8 bytes.
    public let bytes: [UInt8]
    public let tokens: [Token]
    /// Ranges of token positions, in order, that cover all tokens.
    public let sentences: [Range<Int>]
    public let quotations: [Quotation]
    /// For each token the position of the quotation it stands in (marks included), or -1.
    public let quotationOf: [Int32]
    /// For each token its sentence.
    public let sentenceOf: [Int32]
    /// Token positions of the article's own text: no menus, no comment forms.
    public let content: Range<Int>
    /// The dateline, which is no part of any sentence but a sentence of its own.
    public let dateline: Dateline?

    /// The text of a range of bytes.
    public func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The lower-case form of a range of bytes by which the vocabulary knows a word, written over `lower`.
    public func fold(_ range: Range<Int>, into lower: inout [UInt8]) {
        bytes.withUnsafeBufferPointer { Tokenizer.fold($0, range, into: &lower) }
    }

    /// The bytes that a range of token positions covers.
    public func bytes(of range: Range<Int>) -> Range<Int> {
        range.isEmpty
            ? Int(tokens[safe: range.lowerBound]?.start ?? 0)..<Int(tokens[safe: range.lowerBound]?.start ?? 0)
            : Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
    }

    /// The text of a range of token positions.
    public func text(of range: Range<Int>) -> String { text(bytes(of: range)) }
}

/// Makes documents: tokens, quotation marks, parts of speech, sentences.
public struct Annotator: Sendable {
    public let lexicon: Lexicon
    private let tagger: Tagger

    public init(lexicon: Lexicon) {
        self.lexicon = lexicon
        tagger = Tagger(lexicon: lexicon)
    }

    public func document(_ body: String) -> Document {
        let bytes = Array(body.utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            let paragraphs = Boilerplate.paragraphs(buffer)
            var tokens = Tokenizer(lexicon: lexicon).tokens(of: buffer, paragraphs: paragraphs)
            let quotations = Quotations().pair(&tokens, buffer)
            tagger.tag(&tokens, buffer)
            let kept = Boilerplate.content(of: paragraphs, in: buffer)
            let content = Self.positions(of: kept, tokens)
            let opening = paragraphs.lazy.filter { kept.overlaps($0.range) }.prefix(3)
            let dateline = opening.enumerated().lazy.compactMap {
                Dateline.parse(buffer, in: $0.element.range, opensArticle: $0.offset == 0)
            }.first
            let sentences = Self.split(Sentences(lexicon: lexicon).ranges(of: tokens), at: dateline, tokens)
            var quotationOf = [Int32](repeating: -1, count: tokens.count)
            for (position, quotation) in quotations.enumerated() {
                for index in quotation.open..<min(quotation.close + 1, tokens.count)
                where quotation.isClosed || index < quotation.close {
                    quotationOf[index] = Int32(position)
                }
            }
            var sentenceOf = [Int32](repeating: 0, count: tokens.count)
            for (position, range) in sentences.enumerated() {
                for index in range { sentenceOf[index] = Int32(position) }
            }
            return Document(
                bytes: bytes, tokens: tokens, sentences: sentences, quotations: quotations, quotationOf: quotationOf,
                sentenceOf: sentenceOf,
                content: content, dateline: dateline)
        }
    }

    /// The tokens that lie in a range of bytes.
    private static func positions(of bytes: Range<Int>, _ tokens: [Token]) -> Range<Int> {
        let first = tokens.firstIndex { Int($0.start) >= bytes.lowerBound } ?? tokens.count
        let last = tokens.lastIndex { Int($0.end) <= bytes.upperBound } ?? -1
        return first..<max(first, last + 1)
    }

    /// Makes the dateline a sentence of its own.
    private static func split(_ sentences: [Range<Int>], at dateline: Dateline?, _ tokens: [Token]) -> [Range<Int>] {
        guard let dateline, let end = tokens.firstIndex(where: { Int($0.start) >= dateline.span.upperBound }) else {
            return sentences
        }
        return sentences.flatMap { sentence in
            sentence.lowerBound < end && end < sentence.upperBound
                ? [sentence.lowerBound..<end, end..<sentence.upperBound] : [sentence]
        }
    }
}

extension Array {
    /// The element at a position, or nil outside the array.
    package subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

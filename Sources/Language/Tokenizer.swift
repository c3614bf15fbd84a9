// Bytes of a body → tokens: one pass, no regular expressions, marks of UTF-8 text understood.

/// Splits a body into tokens.
struct Tokenizer {
    let lexicon: Lexicon
    /// The longest word that can be known, in bytes.
    private static let longestWord = 60

    /// The tokens of a text whose paragraphs are known; without any it is one paragraph.
    func tokens(of bytes: UnsafeBufferPointer<UInt8>, paragraphs: [Boilerplate.Paragraph] = []) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(bytes.count / 5)
        var lower: [UInt8] = []
        lower.reserveCapacity(Self.longestWord)
        var index = 0
        var space = true
        var next = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
                space = true
                index += 1
                continue
            }
            let length = Self.spaceLength(bytes, index)
            if length > 0 {
                space = true
                index += length
                continue
            }
            var token = scan(bytes, index, spaceBefore: space, &lower)
            token.spaceBefore = space
            token.startsParagraph = tokens.isEmpty
            while next < paragraphs.count, paragraphs[next].range.lowerBound <= index {
                token.startsParagraph = true
                next += 1
            }
            tokens.append(token)
            index = Int(token.end)
            space = false
        }
        return tokens
    }

    /// No-break and other wide spaces, zero-width marks; 0 for anything else.
    private static func spaceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        if bytes[index] == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 { return 2 }
        if bytes[index] == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] <= 0x8F { return 3 }
        if bytes[index] == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF { return 3 }
        return 0
    }

    private func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, spaceBefore: Bool, _ lower: inout [UInt8]
    ) -> Token {
        let byte = bytes[start]
        if byte.isDigit { return number(bytes, start, &lower) }
        if byte.isLetter || (byte >= 0x80 && Self.isLetter(bytes, start)) { return word(bytes, start, &lower) }
        return mark(bytes, start, spaceBefore: spaceBefore)
    }

    private func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ lower: inout [UInt8]) -> Token {
        var end = start
        while end < bytes.count {
            if bytes[end].isDigit || bytes[end].isLetter {
                end += 1
            } else if bytes[end] == UInt8(ascii: ",") || bytes[end] == UInt8(ascii: "."), end + 1 < bytes.count,
                bytes[end + 1].isDigit
            {
                end += 2
            } else {
                break
            }
        }
        var token = Token(start: Int32(start), end: Int32(end), kind: .number)
        token.tag = .number
        token.word = id(bytes, start..<end, &lower)
        return token
    }

    private func word(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ lower: inout [UInt8]) -> Token {
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            if byte.isLetter || byte.isDigit {
                end += 1
            } else if byte >= 0x80, Self.isLetter(bytes, end) {
                end += Self.scalarLength(byte)
            } else {
                let apostrophe = Self.apostropheLength(bytes, end)
                guard apostrophe > 0, keepsApostrophe(bytes, start, end, apostrophe) else { break }
                end += apostrophe
            }
        }
        end = min(end, bytes.count)
        end = withStops(bytes, start, end)
        var token = Token(start: Int32(start), end: Int32(end), kind: .word)
        var capitals = 0
        var smalls = 0
        for index in start..<end {
            if bytes[index].isUpper { capitals += 1 } else if bytes[index].isLower { smalls += 1 }
        }
        token.isCapitalised = bytes[start].isUpper || (bytes[start] >= 0xC3 && Self.isUpperCase(bytes, start))
        token.isUpperCase = capitals >= 2 && smalls == 0
        token.isStopped = end - start >= 2 && bytes[end - 1] == UInt8(ascii: ".")
        token.word = id(bytes, start..<end, &lower)
        return token
    }

    /// The id of a word or number, `unknown` for one that is too long.
    private func id(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ lower: inout [UInt8]) -> Vocabulary.ID {
        guard range.count < Self.longestWord else { return Vocabulary.unknown }
        Self.fold(bytes, range, into: &lower)
        return lower.withUnsafeBufferPointer { lexicon.vocabulary.id($0) }
    }

    /// The form by which the vocabulary knows a word: in lower case, curly apostrophes made straight.
    static func fold(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into lower: inout [UInt8]) {
        lower.removeAll(keepingCapacity: true)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte < 0x80 {
                lower.append(byte.lowered)
                index += 1
            } else if byte == 0xE2, apostropheLength(bytes, index) == 3 {
                lower.append(UInt8(ascii: "'"))
                index += 3
            } else {
                // Letters beyond ASCII are rare enough to be left to the tables of Unicode.
                var end = index
                while end < range.upperBound, bytes[end] >= 0x80, apostropheLength(bytes, end) == 0 { end += 1 }
                lower.append(contentsOf: String(decoding: bytes[index..<end], as: UTF8.self).lowercased().utf8)
                index = end
            }
        }
    }

    /// Whether the apostrophe at `index` belongs to the word: "don't", "O'Brien", "N'Djamena", not "Russia's", "he'll".
    private func keepsApostrophe(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ index: Int, _ length: Int) -> Bool {
        var end = index + length
        while end < bytes.count, bytes[end].isLetter { end += 1 }
        let rest = bytes[(index + length)..<end]
        switch rest.count {
        case 0: return false
        case 1:
            let letter = rest.first! | 0x20
            if letter == UInt8(ascii: "t") { return bytes[index - 1] | 0x20 == UInt8(ascii: "n") }
            return false
        case 2:
            let first = rest.first! | 0x20
            let second = rest.last! | 0x20
            let clitic =
                (first == UInt8(ascii: "l") && second == UInt8(ascii: "l"))
                || (first == UInt8(ascii: "r") && second == UInt8(ascii: "e"))
                || (first == UInt8(ascii: "v") && second == UInt8(ascii: "e"))
            return !clitic
        default: return true
        }
    }

    /// Takes full stops into "U.S.", "a.m.", "Mr.", "W."; leaves the one that ends a sentence.
    private func withStops(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        guard end < bytes.count, bytes[end] == UInt8(ascii: ".") else { return end }
        if end - start == 1, bytes[start].isLetter {
            var index = end + 1
            while index + 1 < bytes.count, bytes[index].isLetter, bytes[index + 1] == UInt8(ascii: ".") { index += 2 }
            if index > end + 1 { return index }
            return bytes[start].isUpper && bytes[start] != UInt8(ascii: "I") ? end + 1 : end
        }
        guard end - start <= 8 else { return end }
        var lower: [UInt8] = []
        for byte in bytes[start..<end] { lower.append(byte | 0x20) }
        return lower.withUnsafeBufferPointer { lexicon.isAbbreviation($0) } ? end + 1 : end
    }

    private func mark(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, spaceBefore: Bool) -> Token {
        func token(_ kind: Token.Kind, _ length: Int) -> Token {
            Token(start: Int32(start), end: Int32(min(start + length, bytes.count)), kind: kind)
        }
        let next = start + 1 < bytes.count ? bytes[start + 1] : 0x20
        switch bytes[start] {
        case UInt8(ascii: ","): return token(.comma, 1)
        case UInt8(ascii: "."):
            var length = 1
            while start + length < bytes.count, bytes[start + length] == UInt8(ascii: ".") { length += 1 }
            return token(length > 1 ? .ellipsis : .stop, length)
        case UInt8(ascii: "?"): return token(.question, 1)
        case UInt8(ascii: "!"): return token(.exclamation, 1)
        case UInt8(ascii: ":"): return token(.colon, 1)
        case UInt8(ascii: ";"): return token(.semicolon, 1)
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return token(.openBracket, 1)
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return token(.closeBracket, 1)
        case UInt8(ascii: "\""): return token(straightQuote(bytes, start, 1, spaceBefore), 1)
        case UInt8(ascii: "`"):
            return next == UInt8(ascii: "`") ? token(.openQuote, 2) : token(.other, 1)
        case UInt8(ascii: "'"):
            if next == UInt8(ascii: "'") { return token(straightQuote(bytes, start, 2, spaceBefore), 2) }
            return apostrophe(bytes, start, 1, spaceBefore)
        case UInt8(ascii: "-"):
            var length = 1
            while start + length < bytes.count, bytes[start + length] == UInt8(ascii: "-") { length += 1 }
            if length > 1 || spaceBefore { return token(.dash, length) }
            return token(next.isLetter || next.isDigit || next >= 0x80 ? .hyphen : .dash, 1)
        case 0xC2 where next == 0xAB: return token(.openQuote, 2)
        case 0xC2 where next == 0xBB: return token(.closeQuote, 2)
        case 0xE2 where next == 0x80 && start + 2 < bytes.count:
            switch bytes[start + 2] {
            case 0x90, 0x91: return token(.hyphen, 3)
            case 0x92...0x95: return token(.dash, 3)
            case 0x98, 0x9B: return apostrophe(bytes, start, 3, spaceBefore)
            case 0x99: return apostrophe(bytes, start, 3, spaceBefore)
            case 0x9C, 0x9E, 0x9F: return token(.openQuote, 3)
            case 0x9D: return token(.closeQuote, 3)
            case 0xA6: return token(.ellipsis, 3)
            case 0xB9: return token(.openQuote, 3)
            case 0xBA: return token(.closeQuote, 3)
            default: return token(.other, 3)
            }
        default: return token(.other, Self.scalarLength(bytes[start]))
        }
    }

    /// The side of a mark that looks the same on both: what stands before and after decides.
    private func straightQuote(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int, _ spaceBefore: Bool)
        -> Token.Kind
    {
        let after = start + length < bytes.count ? bytes[start + length] : 0x20
        let spaceAfter = after <= 0x20
        if spaceBefore { return spaceAfter ? .other : .openQuote }
        if spaceAfter { return .closeQuote }
        let before = start > 0 ? bytes[start - 1] : 0x20
        let opensAfter =
            before == UInt8(ascii: "(") || before == UInt8(ascii: "[") || before == UInt8(ascii: "-")
            || (start >= 3 && bytes[start - 3] == 0xE2 && bytes[start - 2] == 0x80 && bytes[start - 1] <= 0x95
                && bytes[start - 1] >= 0x92)
        return opensAfter ? .openQuote : .closeQuote
    }

    /// A single mark: possessive, elision, or a single quotation mark (left as `.other`, paired later).
    private func apostrophe(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int, _ spaceBefore: Bool) -> Token {
        var end = start + length
        while end < bytes.count, bytes[end].isLetter { end += 1 }
        let letters = end - start - length
        if !spaceBefore, letters == 1, bytes[end - 1] | 0x20 == UInt8(ascii: "s") {
            return Token(start: Int32(start), end: Int32(end), kind: .possessive)
        }
        if !spaceBefore, letters > 0, letters <= 2 {
            var token = Token(start: Int32(start), end: Int32(end), kind: .word)
            token.tag = .modal
            return token
        }
        return Token(start: Int32(start), end: Int32(start + length), kind: .other)
    }

    private static func apostropheLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        if bytes[index] == UInt8(ascii: "'") { return 1 }
        if bytes[index] == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 { return 3 }
        return 0
    }

    static func scalarLength(_ lead: UInt8) -> Int { lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

    /// Whether the multi-byte scalar at `index` is a letter or digit: everything but the blocks of marks and symbols.
    private static func isLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch bytes[index] {
        case 0x80..<0xC2: false
        case 0xC2: false
        case 0xE2: false
        case 0xE3: index + 1 < bytes.count && bytes[index + 1] != 0x80
        case 0xEF: index + 1 < bytes.count && bytes[index + 1] < 0xBB
        case 0xF0...: false
        default: true
        }
    }

    private static func isUpperCase(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        let length = min(scalarLength(bytes[index]), bytes.count - index)
        let scalar = String(decoding: bytes[index..<(index + length)], as: UTF8.self).unicodeScalars.first
        return scalar?.properties.isUppercase ?? false
    }
}

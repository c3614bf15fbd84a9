// Bytes of a body → tokens: one pass, no regular expressions, marks of UTF-8 text understood.

/// Splits a body into tokens.
struct Tokenizer {
    let lexicon: Lexicon
    private static let maximumWord = 64

    func tokens(of bytes: UnsafeBufferPointer<UInt8>) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(bytes.count / 5)
        let newlineBreaks = Self.singleNewlinesBreak(bytes)
        var lower = [UInt8](repeating: 0, count: Self.maximumWord)
        var index = 0
        var space = true
        var newlines = 2
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x20 || byte == 0x09 || byte == 0x0D {
                space = true
                index += 1
                continue
            }
            if byte == 0x0A {
                space = true
                newlines += 1
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
            token.startsParagraph = newlines >= 2 || (newlines == 1 && newlineBreaks)
            tokens.append(token)
            index = Int(token.end)
            space = false
            newlines = 0
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

    /// Whether a single line feed ends a paragraph: not in texts whose lines are wrapped at a fixed width.
    private static func singleNewlinesBreak(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var lines = 0
        var wrapped = 0
        var lineStart = 0
        for index in bytes.indices where bytes[index] == 0x0A {
            let width = index - lineStart
            lineStart = index + 1
            guard width > 0, index + 1 < bytes.count, bytes[index + 1] != 0x0A, bytes[index + 1] != 0x0D else { continue }
            lines += 1
            let last = bytes[index - 1]
            let ends = last == UInt8(ascii: ".") || last == UInt8(ascii: "\"") || last == UInt8(ascii: ":") || last >= 0x80
            if width >= 50, width <= 100, !ends { wrapped += 1 }
        }
        return wrapped * 2 <= lines
    }

    private func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, spaceBefore: Bool, _ lower: inout [UInt8]
    ) -> Token {
        let byte = bytes[start]
        if byte.isASCIIDigit { return number(bytes, start) }
        if byte.isASCIILetter || (byte >= 0x80 && Self.isLetter(bytes, start)) { return word(bytes, start, &lower) }
        return mark(bytes, start, spaceBefore: spaceBefore)
    }

    private func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Token {
        var end = start
        while end < bytes.count {
            if bytes[end].isASCIIDigit || bytes[end].isASCIILetter {
                end += 1
            } else if bytes[end] == UInt8(ascii: ",") || bytes[end] == UInt8(ascii: "."), end + 1 < bytes.count,
                bytes[end + 1].isASCIIDigit
            {
                end += 2
            } else {
                break
            }
        }
        var token = Token(start: Int32(start), end: Int32(end), kind: .number)
        token.tag = .number
        return token
    }

    private func word(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ lower: inout [UInt8]) -> Token {
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            if byte.isASCIILetter || byte.isASCIIDigit {
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
            if bytes[index] &- 65 < 26 { capitals += 1 } else if bytes[index] &- 97 < 26 { smalls += 1 }
        }
        token.isCapitalised = bytes[start] &- 65 < 26 || (bytes[start] >= 0xC3 && Self.isUpperCase(bytes, start))
        token.isUpperCase = capitals >= 2 && smalls == 0
        token.isStopped = end - start >= 2 && bytes[end - 1] == UInt8(ascii: ".")
        token.word = id(bytes, start, end, &lower)
        return token
    }

    /// The id of the word in lower case, curly apostrophes made straight.
    private func id(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ lower: inout [UInt8]) -> Vocabulary.ID {
        var count = 0
        var index = start
        while index < end {
            guard count < Self.maximumWord - 4 else { return Vocabulary.unknown }
            let byte = bytes[index]
            if byte &- 65 < 26 {
                lower[count] = byte | 0x20
            } else if byte == 0xE2 {
                lower[count] = UInt8(ascii: "'")
                index += 2
            } else if byte == 0xC3, index + 1 < end {
                lower[count] = byte
                lower[count + 1] =
                    bytes[index + 1] >= 0x80 && bytes[index + 1] <= 0x9E ? bytes[index + 1] | 0x20 : bytes[index + 1]
                count += 1
                index += 1
            } else {
                lower[count] = byte
            }
            count += 1
            index += 1
        }
        return lower.withUnsafeBufferPointer { lexicon.vocabulary.id(UnsafeBufferPointer(rebasing: $0[0..<count])) }
    }

    /// Whether the apostrophe at `index` belongs to the word: "don't", "O'Brien", "N'Djamena", not "Russia's", "he'll".
    private func keepsApostrophe(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ index: Int, _ length: Int) -> Bool {
        var end = index + length
        while end < bytes.count, bytes[end].isASCIILetter { end += 1 }
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
        if end - start == 1, bytes[start].isASCIILetter {
            var index = end + 1
            while index + 1 < bytes.count, bytes[index].isASCIILetter, bytes[index + 1] == UInt8(ascii: ".") { index += 2 }
            if index > end + 1 { return index }
            return bytes[start] &- 65 < 26 && bytes[start] != UInt8(ascii: "I") ? end + 1 : end
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
            return token(next.isASCIILetter || next.isASCIIDigit || next >= 0x80 ? .hyphen : .dash, 1)
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
        while end < bytes.count, bytes[end].isASCIILetter { end += 1 }
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

extension UInt8 {
    var isASCIILetter: Bool { (self | 0x20) &- 97 < 26 }
    var isASCIIDigit: Bool { self &- 48 < 10 }
}

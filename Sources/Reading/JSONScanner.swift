// A strict scanner of JSON text (RFC 8259) that finds where values lie without building them.

/// Why a text is not JSON.
struct JSONFault: Error {
    var offset: Int
    var message: String
}

/// A place in a JSON text. Offsets are bytes of the whole text.
struct JSONScanner {
    /// A value and the bytes it takes up; of a string, those between its quotation marks.
    struct Value {
        enum Kind { case object, array, string, escapedString, number, literal, null }
        var kind: Kind
        var range: Range<Int>
    }

    /// Deeper nesting is refused, so that hostile input cannot exhaust the stack.
    static let deepest = 512

    let bytes: UnsafeBufferPointer<UInt8>
    var at: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, at: Int = 0) {
        self.bytes = bytes
        self.at = at
    }

    /// The byte at the position; 0, which no JSON text holds outside of strings, at the end.
    var byte: UInt8 { at < bytes.count ? bytes[at] : 0 }

    mutating func skipSpace() {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x0A, 0x0D, 0x09: at += 1
            default: return
            }
        }
    }

    private func fault(_ message: String) -> JSONFault { JSONFault(offset: at, message: message) }

    private func unexpected(_ wanted: String) -> JSONFault {
        at >= bytes.count ? fault("it ends where \(wanted) is expected") : fault("\(wanted) expected")
    }

    /// Moves past a value, which is checked to its end.
    mutating func skipValue(depth: Int = 0) throws(JSONFault) -> Value {
        skipSpace()
        let start = at
        switch byte {
        case UInt8(ascii: "\""):
            return try skipString()
        case UInt8(ascii: "{"):
            try eachField(depth: depth) { _, _ in }
            return Value(kind: .object, range: start..<at)
        case UInt8(ascii: "["):
            try eachElement(depth: depth) { _ in }
            return Value(kind: .array, range: start..<at)
        case UInt8(ascii: "t"): return Value(kind: .literal, range: try skipWord("true"))
        case UInt8(ascii: "f"): return Value(kind: .literal, range: try skipWord("false"))
        case UInt8(ascii: "n"): return Value(kind: .null, range: try skipWord("null"))
        case UInt8(ascii: "-"), 48...57:
            try skipNumber()
            return Value(kind: .number, range: start..<at)
        default: throw unexpected("a value")
        }
    }

    /// Moves past the object at the position and hands on each field, keys as strings.
    mutating func eachField(depth: Int = 0, _ take: (_ key: Value, _ value: Value) -> Void) throws(JSONFault) {
        guard depth < Self.deepest else { throw fault("nested deeper than \(Self.deepest) levels") }
        at += 1
        skipSpace()
        if byte == UInt8(ascii: "}") {
            at += 1
            return
        }
        while true {
            skipSpace()
            guard byte == UInt8(ascii: "\"") else { throw unexpected("a field name in double quotes") }
            let key = try skipString()
            skipSpace()
            guard byte == UInt8(ascii: ":") else { throw unexpected("\":\" after a field name") }
            at += 1
            take(key, try skipValue(depth: depth + 1))
            skipSpace()
            if byte == UInt8(ascii: ",") {
                at += 1
            } else if byte == UInt8(ascii: "}") {
                at += 1
                return
            } else {
                throw unexpected("\",\" or \"}\"")
            }
        }
    }

    /// Moves past the array at the position and hands on each element.
    mutating func eachElement(depth: Int = 0, _ take: (Value) -> Void) throws(JSONFault) {
        guard depth < Self.deepest else { throw fault("nested deeper than \(Self.deepest) levels") }
        at += 1
        skipSpace()
        if byte == UInt8(ascii: "]") {
            at += 1
            return
        }
        while true {
            take(try skipValue(depth: depth + 1))
            skipSpace()
            if byte == UInt8(ascii: ",") {
                at += 1
            } else if byte == UInt8(ascii: "]") {
                at += 1
                return
            } else {
                throw unexpected("\",\" or \"]\"")
            }
        }
    }

    private mutating func skipWord(_ word: StaticString) throws(JSONFault) -> Range<Int> {
        let start = at
        for index in 0..<word.utf8CodeUnitCount {
            guard at + index < bytes.count, bytes[at + index] == word.utf8Start[index] else { throw unexpected("a value") }
        }
        at += word.utf8CodeUnitCount
        return start..<at
    }

    private mutating func skipDigits() throws(JSONFault) {
        guard byte >= 48, byte <= 57 else { throw unexpected("a digit") }
        while byte >= 48, byte <= 57 { at += 1 }
    }

    private mutating func skipNumber() throws(JSONFault) {
        if byte == UInt8(ascii: "-") { at += 1 }
        if byte == UInt8(ascii: "0") {
            at += 1
            if byte >= 48, byte <= 57 { throw fault("a number must not begin with 0") }
        } else {
            try skipDigits()
        }
        if byte == UInt8(ascii: ".") {
            at += 1
            try skipDigits()
        }
        if byte | 0x20 == UInt8(ascii: "e") {
            at += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { at += 1 }
            try skipDigits()
        }
    }

    private mutating func skipString() throws(JSONFault) -> Value {
        at += 1
        let start = at
        var isEscaped = false
        while true {
            skipPlain()
            guard at < bytes.count else {
                at = start - 1
                throw fault("a string that begins here does not end")
            }
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at += 1
                return Value(kind: isEscaped ? .escapedString : .string, range: start..<at - 1)
            case UInt8(ascii: "\\"):
                isEscaped = true
                try skipEscape()
            case 0..<0x20: throw fault("a control character in a string, which must be escaped")
            default: at += 1
            }
        }
    }

    /// Moves past eight bytes at a time that hold no quotation mark, backslash or control character.
    private mutating func skipPlain() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        let raw = UnsafeRawBufferPointer(bytes)
        while at + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            let quotes = word ^ (ones &* 0x22)
            let slashes = word ^ (ones &* 0x5C)
            let found = ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes) | ((word &- (ones &* 0x20)) & ~word)
            guard found & highs == 0 else { return }
            at += 8
        }
    }

    private mutating func skipEscape() throws(JSONFault) {
        let start = at
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            at += 1
        case UInt8(ascii: "u"):
            at += 1
            for _ in 0..<4 {
                guard byte.hexValue != nil else { throw unexpected("four hexadecimal digits after \\u") }
                at += 1
            }
        default:
            at = start
            throw fault("an unknown escape in a string")
        }
    }
}

// MARK: - Strings

extension JSONScanner {
    /// The characters of a string value; an unpaired surrogate and an invalid byte become U+FFFD.
    func string(_ value: Value) -> String {
        guard value.kind == .escapedString else { return String(decoding: bytes[value.range], as: UTF8.self) }
        return String(unsafeUninitializedCapacity: value.range.count) { unescape(value.range, into: $0) }
    }

    /// Writes the bytes of a string without its escapes, which never take less room than what they stand for; returns how many.
    private func unescape(_ range: Range<Int>, into output: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var index = range.lowerBound
        var count = 0
        func put(_ byte: UInt8) {
            output.initializeElement(at: count, to: byte)
            count += 1
        }
        while index < range.upperBound {
            let plain = bytes[index..<range.upperBound].prefix { $0 != UInt8(ascii: "\\") }
            _ = output[count...].initialize(fromContentsOf: plain)
            count += plain.count
            index += plain.count + 2
            guard index <= range.upperBound else { break }
            switch bytes[index - 1] {
            case UInt8(ascii: "b"): put(0x08)
            case UInt8(ascii: "f"): put(0x0C)
            case UInt8(ascii: "n"): put(0x0A)
            case UInt8(ascii: "r"): put(0x0D)
            case UInt8(ascii: "t"): put(0x09)
            case UInt8(ascii: "u"): UTF8.encode(takeScalar(&index, before: range.upperBound))?.forEach(put)
            case let plain: put(plain)
            }
        }
        return count
    }

    /// The scalar of the hexadecimal digits at `index`, and of the second half of a surrogate pair after them.
    private func takeScalar(_ index: inout Int, before end: Int) -> Unicode.Scalar {
        func unit(at start: Int) -> UInt32 { (0..<4).reduce(0) { $0 << 4 | UInt32(bytes[start + $1].hexValue ?? 0) } }
        let first = unit(at: index)
        index += 4
        if (0xD800..<0xDC00).contains(first), index + 6 <= end, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u"), case let second = unit(at: index + 2), (0xDC00..<0xE000).contains(second)
        {
            index += 6
            return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
        }
        return Unicode.Scalar(first) ?? "\u{FFFD}"
    }
}

extension UInt8 {
    fileprivate var hexValue: UInt8? {
        switch self {
        case 48...57: self - 48
        case 65...70: self - 55
        case 97...102: self - 87
        default: nil
        }
    }
}

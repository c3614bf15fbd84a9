// A position in a run of UTF-8 bytes, with the small steps that the parsers of dates and datelines share.

/// Reads bytes from a place onwards; every `take…` either moves past what it names or leaves the position alone.
struct ByteCursor {
    let bytes: UnsafeBufferPointer<UInt8>
    var at: Int
    let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = bytes
        at = range.lowerBound
        end = range.upperBound
    }

    /// The byte at the position, 0 at the end.
    var byte: UInt8 { at < end ? bytes[at] : 0 }
    /// The byte some places further on, 0 past the end.
    func byte(after distance: Int) -> UInt8 { at + distance < end ? bytes[at + distance] : 0 }
    var isAtEnd: Bool { at >= end }

    /// Space, tab or no-break space: white space within a line.
    mutating func skipBlanks() {
        while at < end {
            if bytes[at] == 0x20 || bytes[at] == 0x09 {
                at += 1
            } else if bytes[at] == 0xC2, byte(after: 1) == 0xA0 {
                at += 2
            } else {
                return
            }
        }
    }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard at < end, bytes[at] == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    /// A run of ASCII digits of a length in `widths`.
    mutating func takeNumber(_ widths: ClosedRange<Int>) -> Int? {
        var value = 0
        var index = at
        while index < end, bytes[index].isDigit {
            guard index - at < widths.upperBound else { return nil }
            value = value * 10 + Int(bytes[index] - 48)
            index += 1
        }
        guard index - at >= widths.lowerBound else { return nil }
        at = index
        return value
    }

    /// A run of ASCII letters, in lower case, "" where there is none; the position does not move.
    func peekWord() -> (word: String, end: Int) {
        var index = at
        while index < end, bytes[index].isLetter { index += 1 }
        return (String(decoding: bytes[at..<index].lazy.map(\.lowered), as: UTF8.self), index)
    }

    /// A dash that stands as punctuation: "-", "--", "---", "–", "—", "―", or the wire services' "_".
    mutating func takeDash() -> Bool {
        let start = at
        while at < end {
            if bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "_") {
                at += 1
            } else if bytes[at] == 0xE2, byte(after: 1) == 0x80, (0x92...0x95).contains(byte(after: 2)) {
                at += 3
            } else {
                break
            }
        }
        return at > start
    }

    /// Text between the positions, as it stands.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// Letters and digits of ASCII.
extension UInt8 {
    var isDigit: Bool { self &- 48 < 10 }
    var isUpper: Bool { self &- 65 < 26 }
    var isLower: Bool { self &- 97 < 26 }
    var isLetter: Bool { (self | 0x20).isLower }
    var lowered: UInt8 { isUpper ? self | 0x20 : self }
}

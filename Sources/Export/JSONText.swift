// JSON written straight to bytes, keys in the order they are given.

/// A JSON text in the making. Values follow one another with commas put where JSON wants them.
public struct JSONText: Sendable {
    /// What is written so far.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// Nothing written yet.
    public init() {}

    /// An object, whose members the closure writes.
    public mutating func object(_ members: (inout JSONText) -> Void) { enclosed("{", "}", members) }
    /// An array, whose elements the closure writes.
    public mutating func array(_ elements: (inout JSONText) -> Void) { enclosed("[", "]", elements) }

    /// The key of the value that is written next.
    public mutating func key(_ name: String) {
        value(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// `null`
    public mutating func null() { literal("null") }
    /// `true` or `false`
    public mutating func value(_ flag: Bool) { literal(flag ? "true" : "false") }
    /// A whole number.
    public mutating func value(_ number: some BinaryInteger) { literal(String(number)) }

    /// A number; JSON has no infinity and no NaN, which become null.
    public mutating func value(_ number: Double) {
        literal(
            number.isFinite ? (number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : "\(number)") : "null")
    }

    /// A text, its controls and direction marks escaped; null for nil.
    public mutating func value(_ text: String?) {
        guard let text else { return null() }
        separate()
        bytes.append(UInt8(ascii: "\""))
        var copy = text
        copy.withUTF8 { escape($0) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// `[start, end]`
    public mutating func value(_ range: Range<Int>) {
        array {
            $0.value(range.lowerBound)
            $0.value(range.upperBound)
        }
    }

    /// A member of an object.
    public mutating func member(_ name: String, _ text: String?) { key(name); value(text) }
    /// A member of an object.
    public mutating func member(_ name: String, _ number: Int?) { key(name); if let number { value(number) } else { null() } }
    /// A member of an object.
    public mutating func member(_ name: String, _ number: Double) { key(name); value(number) }
    /// A member of an object.
    public mutating func member(_ name: String, _ ranges: [Range<Int>]) { member(name, ranges) { $0.value($1) } }
    /// A member of an object.
    public mutating func member(_ name: String, _ texts: [String]) { member(name, texts) { $0.value($1) } }

    /// A member of an object that is an array, whose elements the closure writes.
    public mutating func member<Element>(
        _ name: String, _ elements: [Element], _ write: (inout JSONText, Element) -> Void
    ) {
        key(name)
        array { json in for element in elements { write(&json, element) } }
    }

    /// Ends a line between two values, for JSON Lines.
    public mutating func newline() {
        bytes.append(UInt8(ascii: "\n"))
        needsComma = false
    }

    private mutating func enclosed(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONText) -> Void) {
        separate()
        bytes.append(UInt8(ascii: open))
        needsComma = false
        body(&self)
        bytes.append(UInt8(ascii: close))
        needsComma = true
    }

    private mutating func literal(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        var runStart = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            // C1 controls (C2 80...9F) and the marks U+2028...202E, U+2066...2069, U+200E, U+200F steer terminals: written as \u.
            let length = byte < 0xE0 ? 2 : 3
            let mayNeedEscape =
                byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
            guard mayNeedEscape else { index += 1; continue }
            if byte < 0x80 {
                bytes.append(contentsOf: text[runStart..<index])
                escape(ascii: byte)
                index += 1
                runStart = index
                continue
            }
            let scalar = String(decoding: text[index..<min(text.count, index + length)], as: UTF8.self).unicodeScalars.first
            if let scalar, scalar.steersTerminal {
                bytes.append(contentsOf: text[runStart..<index])
                appendCode(scalar.value)
                runStart = index + length
            }
            index += length
        }
        if runStart < text.count { bytes.append(contentsOf: text[runStart...]) }
    }

    private mutating func escape(ascii byte: UInt8) {
        switch byte {
        case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
        case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
        case 0x0A: bytes.append(contentsOf: [0x5C, UInt8(ascii: "n")])
        case 0x0D: bytes.append(contentsOf: [0x5C, UInt8(ascii: "r")])
        case 0x09: bytes.append(contentsOf: [0x5C, UInt8(ascii: "t")])
        default: appendCode(UInt32(byte))
        }
    }

    private mutating func appendCode(_ value: UInt32) {
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: [0x5C, UInt8(ascii: "u")])
        for shift in [12, 8, 4, 0] { bytes.append(digits[Int(value >> UInt32(shift)) & 15]) }
    }
}

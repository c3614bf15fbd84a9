// The scanner accepts what RFC 8259 accepts, and its strings are those of Foundation's parser.

import Foundation
import Testing

@testable import Reading

@Suite struct JSONScannerTests {
    /// Whether the scanner takes the text as one whole value.
    private func accepts(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer {
            var scanner = JSONScanner($0)
            guard (try? scanner.skipValue()) != nil else { return false }
            scanner.skipSpace()
            return scanner.at == $0.count
        }
    }

    @Test(arguments: [
        "{}", "[]", "[1,2]", " { \"a\" : [ true , false , null ] } ", "\"\\u00e9\\n\\/\"", "0", "-0.5e+10", "1E3", "[[[[]]]]",
        "\"\u{7f}\"",
    ])
    func accepts(_ text: String) { #expect(accepts(Array(text.utf8))) }

    @Test(arguments: [
        "", "{", "[1,]", "[,1]", "{\"a\":1,}", "{a:1}", "{'a':1}", "{\"a\" 1}", "01", "1.", ".5", "+1", "1e", "-", "tru", "nulll",
        "\"a",
        "\"\\x\"", "\"\\u12g4\"", "\"a\nb\"", "\"a\tb\"", "[1 2]", "{} {}", "NaN", "[1]]", "\u{FEFF}{}",
    ])
    func rejects(_ text: String) { #expect(!accepts(Array(text.utf8))) }

    @Test func refusesDeepNesting() {
        #expect(accepts(Array(String(repeating: "[", count: 500).utf8) + Array(String(repeating: "]", count: 500).utf8)))
        #expect(!accepts(Array(String(repeating: "[", count: 100_000).utf8)))
    }

    @Test(arguments: [
        (#""plain""#, "plain"), (#""a\"b\\c\/d""#, "a\"b\\c/d"), (#""\b\f\n\r\t""#, "\u{8}\u{c}\n\r\t"),
        (#""\u00e9\u20AC""#, "é€"),
        (#""\ud83d\ude00!""#, "😀!"), (#""\ud83d""#, "\u{FFFD}"), (#""\ude00\ud83d\u0041""#, "\u{FFFD}\u{FFFD}A"),
        (#""\ud83dx""#, "\u{FFFD}x"),
        (#""""#, ""),
    ])
    func readsString(_ text: String, _ expected: String) throws {
        var text = text
        try text.withUTF8 {
            var scanner = JSONScanner($0)
            let value = try scanner.skipValue()
            #expect(scanner.string(value) == expected)
        }
    }

    @Test func replacesInvalidBytes() throws {
        try ([0x22, 0x61, 0xE9, 0x62, 0x5C, 0x6E, 0x22] as [UInt8]).withUnsafeBufferPointer {
            var scanner = JSONScanner($0)
            let value = try scanner.skipValue()
            #expect(scanner.string(value) == "a\u{FFFD}b\n")
        }
    }

    /// A random value as JSON text, written with random escapes and white space.
    private func randomText(_ random: inout SplitMix, depth: Int = 0) -> String {
        let space = { (random: inout SplitMix) in [" ", "", "", "\n", "\t"].randomElement(using: &random) ?? "" }
        switch Int.random(in: 0..<(depth > 4 ? 5 : 8), using: &random) {
        case 0: return ["true", "false", "null"].randomElement(using: &random) ?? ""
        case 1: return "\(Int.random(in: -1_000_000...1_000_000, using: &random))"
        case 2: return "\(Double.random(in: -1e6...1e6, using: &random))"
        case 3, 4: return randomString(&random)
        case 5, 6:
            let fields = (0..<Int.random(in: 0..<5, using: &random)).map { index in
                let key = randomString(&random).dropLast() + "\(index)\""
                return space(&random) + key + space(&random) + ":" + randomText(&random, depth: depth + 1)
            }
            return "{" + fields.joined(separator: ",") + space(&random) + "}"
        default:
            let elements = (0..<Int.random(in: 0..<5, using: &random)).map { _ in
                space(&random) + randomText(&random, depth: depth + 1) + space(&random)
            }
            return "[" + elements.joined(separator: ",") + "]"
        }
    }

    private func randomString(_ random: inout SplitMix) -> String {
        let pieces = [
            "a", "text", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\u00e9", "\\ud83d\\ude00", "é", "“", "😀", " ", "\\t", "{",
            "]", ":", ",", "'",
        ]
        return "\""
            + (0..<Int.random(in: 0..<12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined() + "\""
    }

    /// Builds what the scanner finds, as Foundation would.
    private func build(_ scanner: JSONScanner, _ value: JSONScanner.Value) throws -> Any {
        var inner = JSONScanner(scanner.bytes, at: value.range.lowerBound)
        switch value.kind {
        case .string, .escapedString: return scanner.string(value)
        case .number, .literal, .null:
            let text = Data(scanner.bytes[value.range])
            return try JSONSerialization.jsonObject(with: text, options: .fragmentsAllowed)
        case .array:
            var found: [JSONScanner.Value] = []
            try inner.eachElement { found.append($0) }
            return try found.map { try build(scanner, $0) }
        case .object:
            var found: [(JSONScanner.Value, JSONScanner.Value)] = []
            try inner.eachField { found.append(($0, $1)) }
            var object: [String: Any] = [:]
            for (key, value) in found { object[scanner.string(key)] = try build(scanner, value) }
            return object
        }
    }

    @Test(arguments: UInt64(1)...8)
    func agreesWithFoundation(_ seed: UInt64) throws {
        var random = SplitMix(state: seed)
        for _ in 0..<100 {
            let text = randomText(&random)
            let expected = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
            var copy = text
            let found = try copy.withUTF8 { bytes in
                var scanner = JSONScanner(bytes)
                let value = try scanner.skipValue()
                return try build(scanner, value)
            }
            #expect((found as? NSObject ?? NSNull()) == (expected as? NSObject ?? NSNull()), "\(text)")
            #expect([found] as NSArray == [expected] as NSArray, "\(text)")
        }
    }

    /// One byte of valid JSON changed: both parsers take it, or neither does.
    @Test(arguments: UInt64(1)...4)
    func agreesWithFoundationOnDamage(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        // No digit and no "e": Foundation refuses numbers that it cannot hold.
        let bytes = Array("{}[]:,\"\\u ntl.-+".utf8)
        for _ in 0..<200 {
            var text = Array(randomText(&random).utf8)
            guard let place = text.indices.randomElement(using: &random), text[place] < 0x80 else { continue }
            text[place] = bytes.randomElement(using: &random) ?? 0
            // Foundation refuses unpaired surrogates, which are read as U+FFFD here.
            if String(decoding: text, as: UTF8.self).contains("\\ud") { continue }
            let isValid = (try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)) != nil
            #expect(accepts(text) == isValid, "\(String(decoding: text, as: UTF8.self))")
        }
    }
}

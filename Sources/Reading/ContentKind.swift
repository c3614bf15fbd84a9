// What kind of content the first bytes of a file show: text, JSON, JSON Lines, another format, binary data.

/// What the first bytes of a file show.
enum ContentKind: Equatable {
    case text
    case json
    case jsonl
    case utf16(bigEndian: Bool)
    /// A known format that is not read, by name.
    case unsupported(String)
    case binary
    case empty

    /// Judges the first bytes of a file, without a byte order mark.
    /// - Parameter claimed: the format that the name of the file claims, which decides where the content leaves it open.
    init(_ bytes: UnsafeBufferPointer<UInt8>, claimed: Reader.Format?) {
        let start = bytes.firstIndex { $0 != 0x20 && !(0x09...0x0D).contains($0) } ?? bytes.count
        if start == bytes.count {
            self = .empty
        } else if let big = Self.utf16(bytes) {
            self = .utf16(bigEndian: big)
        } else if let name = Self.signature(bytes, start) {
            self = .unsupported(name)
        } else if Self.isBinary(bytes) {
            self = .binary
        } else if claimed == .json || claimed == .jsonl || Self.looksLikeJSON(bytes, start) {
            self = Self.hasRecordLines(bytes, start, claimed) ? .jsonl : .json
        } else {
            self = .text
        }
    }

    private static func looksLikeJSON(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        guard let next = bytes[(start + 1)...].first(where: { $0 > 0x20 }) else { return false }
        switch bytes[start] {
        case UInt8(ascii: "{"): return next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
        case UInt8(ascii: "["): return next == UInt8(ascii: "{") || next == UInt8(ascii: "]")
        default: return false
        }
    }

    /// Whether each line is a value of its own: the file's name says so, or one of its first two lines is a whole object and
    /// not the only one.
    private static func hasRecordLines(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ claimed: Reader.Format?) -> Bool {
        func isObject(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
            guard line.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return false }
            var scanner = JSONScanner(UnsafeBufferPointer(rebasing: line))
            guard (try? scanner.skipValue()) != nil else { return false }
            scanner.skipSpace()
            return scanner.at == line.count
        }
        let lines = bytes[start...].split(separator: 0x0A, maxSplits: 2)
        if claimed == .jsonl {
            // A pretty-printed document under the wrong name.
            return bytes[start] != UInt8(ascii: "[") || lines[0].contains(UInt8(ascii: "]"))
        }
        guard bytes[start] == UInt8(ascii: "{"), lines.count > 1 else { return false }
        return isObject(lines[0]) || isObject(lines[1])
    }

    /// Whether the bytes hold a NUL, or too many bytes that no UTF-8 or Latin text holds.
    private static func isBinary(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let sample = bytes.prefix(1 << 16)
        var odd = 0
        for byte in sample {
            if byte == 0 { return true }
            if byte < 0x20, !(0x08...0x0D).contains(byte), byte != 0x1B { odd += 1 }
        }
        if odd * 50 > sample.count { return true }
        let replaced = String(decoding: sample, as: UTF8.self).unicodeScalars.count { $0 == "\u{FFFD}" }
        return replaced * 10 > sample.count
    }

    /// Big or little endian UTF-16 by its byte order mark, or by Latin letters whose other byte is 0.
    private static func utf16(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        guard bytes.count >= 4 else { return nil }
        let first = (bytes[0], bytes[1])
        if first == (0xFE, 0xFF) { return true }
        if first == (0xFF, 0xFE) { return false }
        if bytes[0] == 0, bytes[2] == 0, bytes[1] > 0, bytes[3] > 0 { return true }
        if bytes[1] == 0, bytes[3] == 0, bytes[0] > 0, bytes[2] > 0 { return false }
        return nil
    }

    /// The name of a format that begins with known bytes.
    private static func signature(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> String? {
        let signatures: [(String, [UInt8])] = [
            ("PDF", Array("%PDF-".utf8)), ("RTF", Array("{\\rtf".utf8)), ("ZIP, DOCX or EPUB", [0x50, 0x4B, 0x03, 0x04]),
            ("gzip", [0x1F, 0x8B]), ("PNG", [0x89, 0x50, 0x4E, 0x47]), ("JPEG", [0xFF, 0xD8, 0xFF]),
            ("SQLite", Array("SQLite format 3".utf8)),
        ]
        if let found = signatures.first(where: { bytes.starts(with: $0.1) }) { return found.0 }
        let opening = String(decoding: bytes[start...].prefix(14), as: UTF8.self).lowercased()
        if opening.hasPrefix("<!doctype html") || opening.hasPrefix("<html") || opening.hasPrefix("<head") { return "HTML" }
        return opening.hasPrefix("<?xml") || opening.hasPrefix("<rss") || opening.hasPrefix("<feed") ? "XML" : nil
    }

    /// The UTF-8 bytes of UTF-16 text; a unit that is not part of a character becomes U+FFFD.
    static func utf8(fromUTF16 bytes: UnsafeBufferPointer<UInt8>, bigEndian: Bool) -> [UInt8] {
        let units = (0..<bytes.count / 2).lazy.map { index in
            let (first, second) = (UInt16(bytes[2 * index]), UInt16(bytes[2 * index + 1]))
            return bigEndian ? first << 8 | second : second << 8 | first
        }
        let text = String(decoding: units, as: UTF16.self)
        return Array((text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text).utf8)
    }
}

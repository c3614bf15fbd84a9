// Folding of names, so that "Müller", "MULLER" and "U.S." meet "muller" and "us".

import Foundation

/// Lower-cases; drops diacritics, full stops and apostrophes; makes dashes spaces; runs of white space become one space.
public func fold(_ text: String) -> String {
    if let folded = text.utf8.withContiguousStorageIfAvailable(foldASCII) ?? nil { return folded }
    var scalars = String.UnicodeScalarView()
    for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: continue
        case .control where !scalar.properties.isWhitespace: continue
        case .dashPunctuation: scalars.append(" ")
        default:
            if let letters = undecomposed[scalar] {
                scalars.append(contentsOf: letters.unicodeScalars)
            } else if scalar != "." {
                scalars.append(scalar.properties.isWhitespace ? " " : scalar)
            }
        }
    }
    return String(scalars).split(separator: " ").joined(separator: " ")
}

/// The letters, and apostrophes, that Unicode does not decompose.
private let undecomposed: [Unicode.Scalar: String] = [
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
    "'": "", "’": "", "‘": "", "ʼ": "", "ʻ": "", "ʿ": "", "ʾ": "", "`": "", "´": "",
]

/// Folds plain ASCII; nil where other bytes occur.
private func foldASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    for byte in bytes {
        switch byte {
        case 0x80...: return nil
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): folded.append(byte | 0x20)
        case UInt8(ascii: "."), UInt8(ascii: "'"), UInt8(ascii: "`"): continue
        case UInt8(ascii: " "), UInt8(ascii: "-"), 9, 10, 11, 12, 13:
            if let last = folded.last, last != 0x20 { folded.append(0x20) }
        case 0..<0x20, 0x7F: continue
        default: folded.append(byte)
        }
    }
    if folded.last == 0x20 { folded.removeLast() }
    return String(decoding: folded, as: UTF8.self)
}

/// Whether every word of `text` is a word of the folded name, in any order: "Lavrov Sergey" names "sergey lavrov".
public func named(_ folded: String, _ text: String) -> Bool { NameWords(text).name(folded) }

/// The words of a text that may name somebody, folded once for many names.
final class NameWords {
    private let words: Set<String>

    init(_ text: String) { words = Set(fold(text).split(separator: " ").map(String.init)) }

    /// Whether every word is a word of the folded name.
    func name(_ folded: String) -> Bool {
        guard !words.isEmpty, words.count <= folded.utf8.count else { return false }
        let name = folded.utf8.split(separator: 0x20)
        return words.count <= name.count && words.allSatisfy { word in name.contains { $0.elementsEqual(word.utf8) } }
    }
}

// What the tests of language share: one annotator, texts with marks in them, a repeatable generator.

import Testing

@testable import Language

/// The lexicon is large; all tests read the same one. It knows "U.S." and "U.N." as it does from the gazetteer.
let annotator: Annotator = {
    var lexicon = Lexicon()
    for name in ["U.S.", "U.N."] { _ = lexicon.intern(name: name) }
    return Annotator(lexicon: lexicon)
}()

func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(ordinal: 0) }

/// A text without its marks ⟦ and ⟧, and the UTF-8 ranges that they enclose, in order of their starts.
func unmarked(_ marked: String) -> (body: String, ranges: [Range<Int>]) {
    var body = ""
    var open: [Int] = []
    var ranges: [Range<Int>] = []
    for character in marked {
        switch character {
        case "⟦": open.append(body.utf8.count)
        case "⟧": if let start = open.popLast() { ranges.append(start..<body.utf8.count) }
        default: body.append(character)
        }
    }
    return (body, ranges.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) })
}

/// Texts of random scalars from many scripts, marks and spaces.
struct RandomTexts {
    private var random: SplitMix
    private static let blocks: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0x20...0x40, 0x09...0x0D, 0xA0...0x17F, 0x300...0x36F, 0x370...0x52F, 0x590...0x6FF, 0x900...0x97F,
        0x2000...0x206F,
        0x2200...0x22FF, 0x3000...0x30FF, 0x4E00...0x4FFF, 0xAC00...0xACFF, 0xFB00...0xFEFF, 0x1F300...0x1F6FF, 0xE0100...0xE01EF,
    ]
    private static let snippets = [
        "U.S.", "n't", "'s", "’ll", "''", "``", "“", "”", "«", "»", "--", "...", " ", "\n\n", "Mr.", "1,000.5", "O'Brien", "\"",
    ]

    init(seed: UInt64) { random = SplitMix(state: seed) }

    mutating func next() -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...60, using: &random) {
            if Int.random(in: 0..<4, using: &random) == 0 {
                text.append(contentsOf: Self.snippets.randomElement(using: &random)!.unicodeScalars)
            } else if let scalar = Unicode.Scalar(UInt32.random(in: Self.blocks.randomElement(using: &random)!, using: &random)) {
                text.append(scalar)
            }
        }
        return String(text)
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

// Text from articles and questions made harmless for a terminal: no escape sequence, no reordering of the line.

extension Unicode.Scalar {
    /// Whether a terminal would act upon the scalar rather than show it: controls and the marks that turn the direction of text.
    public var steersTerminal: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// A visible stand-in: `⟨U+001B⟩`.
    public var named: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "⟨U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)⟩"
    }
}

/// The text with everything a terminal would act upon written out; tabs become spaces unless they are kept, and so do line ends.
public func neutral(_ text: String, keepingLines: Bool = false, keepingTabs: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: \.steersTerminal) else { return text }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x09: result.append(keepingTabs ? "\t" : " ")
        case 0x0A: if previous?.value != 0x0D { result.append(keepingLines ? "\n" : " ") }
        case 0x0D, 0x2028, 0x2029: result.append(keepingLines ? "\n" : " ")
        default:
            if scalar.steersTerminal { result.append(contentsOf: scalar.named.unicodeScalars) } else { result.append(scalar) }
        }
        previous = scalar
    }
    return String(result)
}

// How many columns of a terminal a text takes: wide East Asian characters and emoji two, combining marks none.

/// Columns that `text` takes on a terminal; our own colour sequences take none.
func displayWidth(_ text: some StringProtocol) -> Int {
    var width = 0
    var isColour = false
    for character in text {
        if character == "\u{1B}" {
            isColour = true
        } else if isColour {
            isColour = character != "m"
        } else {
            width += displayWidth(character)
        }
    }
    return width
}

/// Columns of one grapheme: those of its widest scalar.
func displayWidth(_ character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii < 32 || ascii == 127 ? 0 : 1 }
    var width = 0
    for scalar in character.unicodeScalars {
        // An emoji presentation selector makes the whole grapheme wide.
        if scalar.value == 0xFE0F { return 2 }
        width = max(width, displayWidth(scalar))
    }
    return width
}

private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    switch scalar.value {
    case 0x1160...0x11FF: return 0
    // East Asian Width W and F (Unicode Standard Annex 11), in ranges that leave out no assigned wide character.
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
        0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x20000...0x3FFFD:
        return 2
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
}

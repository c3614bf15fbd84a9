// XML and HTML: text escaped, elements written with their attributes in the order given.

/// Text that is safe between tags and in quoted attributes of XML and HTML. Controls, which XML has no way to write, and marks
/// that turn the direction of text are written out; tabs and line ends stay.
public func markup(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in neutral(text, keepingLines: true, keepingTabs: true).unicodeScalars {
        switch scalar {
        case "&": result.append(contentsOf: "&amp;".unicodeScalars)
        case "<": result.append(contentsOf: "&lt;".unicodeScalars)
        case ">": result.append(contentsOf: "&gt;".unicodeScalars)
        case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
        case "'": result.append(contentsOf: "&#39;".unicodeScalars)
        case "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
        default: result.append(scalar)
        }
    }
    return String(result)
}

/// Elements written one after another.
struct Markup {
    private(set) var text = ""
    private var depth = 0

    /// An empty element, or one with text in it.
    mutating func element(_ name: String, _ attributes: [(String, String)] = [], text content: String? = nil) {
        text += indent + "<" + name + written(attributes)
        text += content.map { ">\(markup($0))</\(name)>\n" } ?? "/>\n"
    }

    /// An element with elements in it.
    mutating func element(_ name: String, _ attributes: [(String, String)] = [], _ inside: (inout Markup) -> Void) {
        text += indent + "<" + name + written(attributes) + ">\n"
        depth += 1
        inside(&self)
        depth -= 1
        text += indent + "</\(name)>\n"
    }

    /// Text that is markup already.
    mutating func raw(_ line: String) { text += line + "\n" }

    private var indent: String { String(repeating: "  ", count: depth) }

    private func written(_ attributes: [(String, String)]) -> String {
        attributes.map { " \($0)=\"\(markup($1))\"" }.joined()
    }
}

/// A length with at most two decimals, as SVG has it.
func length(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)"
}

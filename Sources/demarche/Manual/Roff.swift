// Text in the language of man pages: the macros of man(7), and escapes for what roff would take for its own.

/// A page in the making.
struct Roff {
    private(set) var text: String

    /// - Parameter title: "demarche-ask"
    init(title: String, version: String) {
        text = ".TH \(Self.quoted(title.uppercased())) 1 \"\" \(Self.quoted("demarche \(version)")) \"Demarche\"\n.nh\n.ad l\n"
    }

    mutating func section(_ title: String) { text += ".SH \(Self.quoted(title))\n" }

    mutating func subsection(_ title: String) { text += ".SS \(Self.quoted(title))\n" }

    /// A paragraph, laid out anew.
    mutating func paragraph(_ words: String) { text += ".PP\n" + Self.escaped(words) + "\n" }

    /// Lines that stay as they are.
    mutating func lines(_ lines: [String]) {
        text += ".PP\n.RS 4\n.nf\n" + lines.map { $0.isEmpty ? "\\&" : Self.escaped($0) }.joined(separator: "\n") + "\n.fi\n.RE\n"
    }

    /// A term in bold, its value in italics, and what it means.
    mutating func term(_ term: String, value: String? = nil, _ meaning: String) {
        let value = value.map { " \\fI\(Self.escaped($0))\\fR" } ?? ""
        text += ".TP\n\\fB\(Self.escaped(term))\\fR\(value)\n\(meaning.isEmpty ? "\\&" : Self.escaped(meaning))\n"
    }

    /// Pieces in one line, of which some stand in bold.
    mutating func line(_ pieces: [(text: String, isBold: Bool)]) {
        text += ".PP\n" + pieces.map { $0.isBold ? "\\fB\(Self.escaped($0.text))\\fR" : Self.escaped($0.text) }.joined() + "\n"
    }

    /// The text with signs that roff would act upon, and others than ASCII, written out.
    static func escaped(_ text: String) -> String {
        var result = ""
        var isStart = true
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case "'": result += "\\(aq"
            case "`": result += "\\(ga"
            case "^": result += "\\(ha"
            case "~": result += "\\(ti"
            case ".": result += isStart ? "\\&." : "."
            case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
            default: result += "\\[u\(hexadecimal(scalar.value))]"
            }
            isStart = scalar == "\n"
        }
        return result
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static func quoted(_ text: String) -> String { "\"" + escaped(text).replacing("\"", with: "\\(dq") + "\"" }
}

// The lines between title and story: byline, date line, dateline.

import Language

/// What the opening of an article says of itself.
struct Opening {
    var byline: String?
    var dateline: Dateline?

    /// Reads a line after the title. Returns whether it holds nothing but a byline or a date, and so is not part of the story.
    /// - Parameter opensArticle: whether nothing but the title stands before it.
    mutating func read(_ line: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, opensArticle: Bool = false) -> Bool {
        if line.count <= 160, readParts(line, bytes) { return true }
        guard dateline?.place == nil, let found = Dateline.parse(bytes, in: line, opensArticle: opensArticle) else {
            return false
        }
        merge(found)
        return found.isLine && !bytes[found.span.upperBound..<line.upperBound].contains { $0 > 0x20 }
    }

    /// "By Jane Doe | July 4, 2025": parts, each a byline or a date.
    private mutating func readParts(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let text = String(decoding: bytes[line], as: UTF8.self)
        var found = Opening()
        for part in text.split(whereSeparator: { $0 == "|" || $0 == "•" || $0 == "·" }) {
            if let name = Self.byline(part) {
                found.byline = found.byline ?? name
            } else if let dateline = Dateline.parse(part), dateline.isLine {
                found.merge(dateline)
            }
        }
        guard found.byline != nil || found.dateline != nil else { return false }
        byline = byline ?? found.byline
        if let dateline = found.dateline { merge(dateline) }
        return true
    }

    private mutating func merge(_ other: Dateline) {
        guard var known = dateline else {
            dateline = other
            return
        }
        known.place = known.place ?? other.place
        known.region = known.region ?? other.region
        known.agency = known.agency ?? other.agency
        if known.date?.year == nil, let date = other.date, known.date == nil || date.year != nil { known.date = date }
        known.reportedWeekday = known.reportedWeekday ?? other.reportedWeekday
        dateline = known
    }

    /// The name in "By Jane Doe"; nil for another text, such as "By Friday, Russia will withdraw".
    static func byline(_ line: some StringProtocol) -> String? {
        let words = line.split { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
        let isBy = { (word: Substring) in ["by", "by:"].contains(word.lowercased()) }
        var rest = words[...]
        if let first = rest.first, ["written", "reported", "story", "posted"].contains(first.lowercased()),
            rest.dropFirst().first.map({ isBy(Substring($0)) }) == true
        {
            rest.removeFirst()
        }
        guard let first = rest.popFirst(), isBy(Substring(first)), (1...12).contains(rest.count) else { return nil }
        let name = rest.joined(separator: " ")
        // A name begins with a capital, is no sentence and no date.
        guard let initial = name.unicodeScalars.first,
            initial.properties.isUppercase || initial.properties.generalCategory == .otherLetter,
            !(name.hasSuffix(".") && rest.count > 5), Dateline.parse(name)?.date == nil,
            !rest.contains(where: { ["will", "is", "has", "was", "have", "are", "to"].contains($0.lowercased()) })
        else { return nil }
        return name
    }
}

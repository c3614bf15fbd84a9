// Names that are spelt a little wrong, and names that nobody has.

import Archive

extension Roles {
    /// What a misspelt name stands for, where one is near enough; the reader is told.
    mutating func fuzzy(_ range: Range<Int>, _ kinds: Set<Inquiry.Party.Kind>) throws -> Inquiry.Party? {
        let range = question.trimmed(range)
        guard !range.isEmpty, range.count <= 4 else { return nil }
        // "Foreign Minister Lavrof": the words after a title; "hawkish Lavrof": the last word.
        var candidates = [range]
        if range.count > 1 { candidates.append(range.upperBound - 1..<range.upperBound) }
        for candidate in candidates {
            let written = question.plainText(candidate)
            let letters = fold(written).count
            guard letters >= 4 else { continue }
            // A word of English in lower case is no name: "zone".
            if written.first?.isLowercase == true || candidate.lowerBound == 0, !written.contains(" "), try names.occurs(written)
            {
                continue
            }
            let near = try names.nearest(written).filter { kinds.contains($0.kind) }
            let most = letters < 5 ? 1 : letters < 9 ? 2 : 3
            guard let best = near.first, best.distance <= most, best.distance < 2 || best.distance * 4 <= letters + 1 else {
                continue
            }
            let others = near.dropFirst().filter { $0.distance == best.distance && $0.id != best.id }
            let more = others.isEmpty ? "" : "; like it: \(others.prefix(3).map(\.name).joined(separator: ", "))"
            inquiry.notes.append("\(written) is taken as \(best.name)\(more)")
            return Inquiry.Party(best, written: best.name)
        }
        return nil
    }

    func unknown(_ range: Range<Int>, _ role: String) throws -> InquiryError {
        let range = question.trimmed(range)
        let written = question.text(range)
        guard !range.isEmpty, range.count <= 4 else { return .unknownForm(question: inquiry.question, forms: [], nearest: []) }
        var nearest = try names.nearest(written)
        if nearest.isEmpty, let last = range.last, range.count > 1 { nearest = try names.nearest(question.text(last..<last + 1)) }
        var shown: [String] = []
        for name in nearest.map(\.name) where !shown.contains(name) { shown.append(name) }
        return .unknownName(written: written, role: role, nearest: Array(shown.prefix(5)))
    }
}

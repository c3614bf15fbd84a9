// What the language itself knows of words: parts of speech and abbreviations.

import Resources

/// The English lexicon. Parts of speech come from the lexicon of Brill's tagger (Brill 1992, "A simple rule-based part of speech
/// tagger"), see `Tools/lexicon/tags.py`.
public struct Lexicon: Sendable {
    /// All known words; other targets add theirs before the first document is made.
    public var vocabulary = Vocabulary(capacity: 1 << 17)
    private var tags: [Tag] = []
    private var abbreviations: [Abbreviation] = []

    /// What follows an abbreviation tells whether its full stop may end a sentence.
    public enum Abbreviation: UInt8, Sendable { case none, title, month, other }

    public init() {
        // Ids are dense and in order of interning, so that tags can be a plain array.
        let bytes = Resource.at("Lexicon/tags.tsv").bytes
        var lineStart = 0
        var header = true
        for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
            let line = lineStart..<index
            lineStart = index + 1
            guard !line.isEmpty, bytes[line.lowerBound] != UInt8(ascii: "#") else { continue }
            if header {
                header = false
                continue
            }
            guard let tab = bytes[line].firstIndex(of: UInt8(ascii: "\t")) else { continue }
            let id = vocabulary.intern(UnsafeBufferPointer(rebasing: bytes[line.lowerBound..<tab]))
            set(Tag(penn: String(decoding: bytes[(tab + 1)..<line.upperBound], as: UTF8.self)), of: id)
        }
        let table = Table(Resource.at("Lexicon/abbreviations.tsv"))
        for row in table.rows {
            let id = Int(vocabulary.intern(row[0]))
            while abbreviations.count <= id { abbreviations.append(.none) }
            abbreviations[id] = row[1] == "title" ? .title : row[1] == "month" ? .month : .other
            vocabulary.intern(row[0] + ".")
        }
    }

    private mutating func set(_ tag: Tag, of id: Vocabulary.ID) {
        while tags.count <= Int(id) { tags.append(.mark) }
        tags[Int(id)] = tag
    }

    /// Whether the word is a common one, not (only) a name.
    public func isCommon(_ id: Vocabulary.ID) -> Bool { tag(of: id) != .mark }

    /// The commonest tag of a word, `.mark` where the lexicon does not know it.
    func tag(of id: Vocabulary.ID) -> Tag {
        id >= 0 && Int(id) < tags.count ? tags[Int(id)] : .mark
    }

    func isAbbreviation(_ lower: UnsafeBufferPointer<UInt8>) -> Bool {
        abbreviation(vocabulary.id(lower)) != .none
    }

    func abbreviation(_ id: Vocabulary.ID) -> Abbreviation {
        id >= 0 && Int(id) < abbreviations.count ? abbreviations[Int(id)] : .none
    }
}

extension Lexicon {
    /// Makes the words of a name known and returns their ids, in order; hyphens, possessive marks and other marks are left out.
    public mutating func intern(name: String) -> [Vocabulary.ID] { intern(written: name).map(\.word) }

    /// Makes the words of a name known and returns them with whether each begins with a capital.
    public mutating func intern(written name: String) -> [(word: Vocabulary.ID, isCapitalised: Bool)] {
        let bytes = Array(name.utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            let tokens = Tokenizer(lexicon: self).tokens(of: buffer)
            var lower: [UInt8] = []
            return tokens.compactMap { token in
                guard token.kind == .word || token.kind == .number else { return nil }
                if token.word >= 0 { return (token.word, token.isCapitalised) }
                Tokenizer.fold(buffer, token.range, into: &lower)
                return (lower.withUnsafeBufferPointer { vocabulary.intern($0) }, token.isCapitalised)
            }
        }
    }
}

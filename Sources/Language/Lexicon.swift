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
        var codes = Vocabulary(capacity: 64)
        var tagOfCode: [Tag] = []
        for row in Table.Rows(Resource.at("Lexicon/tags.tsv")) {
            let code = Int(codes.intern(row[1]))
            if code == tagOfCode.count { tagOfCode.append(Tag(penn: row[1].text)) }
            set(tagOfCode[code], of: vocabulary.intern(row[0]))
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
    public mutating func intern(name: String) -> [Vocabulary.ID] {
        var name = name
        var words: [WrittenWord] = []
        name.withUTF8 { intern(written: $0, into: &words) }
        return words.map(\.id)
    }

    /// Makes the words of a name known and writes them over `words`.
    public mutating func intern(written name: UnsafeBufferPointer<UInt8>, into words: inout [WrittenWord]) {
        words.removeAll(keepingCapacity: true)
        // Nearly all names are letters and digits of ASCII between spaces and hyphens, and need no tokenizer.
        guard name.allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }) else {
            let tokens = Tokenizer(lexicon: self).tokens(of: name)
            for token in tokens where token.kind == .word || token.kind == .number {
                let id =
                    token.word >= 0 ? token.word : vocabulary.intern(folding: UnsafeBufferPointer(rebasing: name[token.range]))
                words.append(WrittenWord(id: id, isCapitalised: token.isCapitalised))
            }
            return
        }
        var start = 0
        for end in 0...name.count where end == name.count || !(name[end].isLetter || name[end].isDigit) {
            if end > start {
                let id = vocabulary.intern(folding: UnsafeBufferPointer(rebasing: name[start..<end]))
                words.append(WrittenWord(id: id, isCapitalised: name[start].isUpper))
            }
            start = end + 1
        }
    }
}

/// A word of a name, and whether it is written with a capital.
public struct WrittenWord: Sendable, Hashable {
    public let id: Vocabulary.ID
    public let isCapitalised: Bool
}

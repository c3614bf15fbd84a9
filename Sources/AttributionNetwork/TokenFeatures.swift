// What the network is told of each token: the same columns in training and in use.

/// The tokens of a document as columns of small integers.
///
/// `TrainingFeatures` prints these columns for the trainer, so that it learns from exactly what the extractor computes.
public struct TokenFeatures: Sendable {
    /// FNV-1a of the lower-case word, its first three and its last three bytes.
    public var word: [UInt64] = []
    public var prefix: [UInt16] = []
    public var suffix: [UInt16] = []
    /// Kind of token and its capitals.
    public var form: [UInt8] = []
    /// Part of speech.
    public var tag: [UInt8] = []
    /// Where it stands to quotation marks: outside, at an opening mark, inside, at a closing mark; +3 inside of mere scare quotes.
    public var quote: [UInt8] = []
    /// 1 begins a sentence, 2 begins a paragraph, 4 ends a sentence.
    public var place: [UInt8] = []
    /// What the gazetteer and the names of persons make of it.
    public var mention: [UInt8] = []
    /// Classes of words and frames of cues, a bit each.
    public var bits: [UInt64] = []
    /// The label that the rules give it (see `Label`) and the number of the rule, 0 for none.
    public var ruleLabel: [UInt8] = []
    public var rule: [UInt8] = []
    /// For each token the quotation in which it stands, or -1; its sentence; its paragraph.
    public var quotation: [Int32] = []
    public var sentence: [Int32] = []
    public var paragraph: [Int32] = []
    /// What the rules found, in the order of the text, and for each token the first of them whose cue covers it, or -1.
    public private(set) var attributions: [RuleAttribution] = []
    public private(set) var attributionOfCue: [Int32] = []

    public init() {}

    /// Room for a number of tokens.
    public mutating func reserveCapacity(_ count: Int) {
        word.reserveCapacity(count)
        prefix.reserveCapacity(count)
        suffix.reserveCapacity(count)
        bits.reserveCapacity(count)
        for column in [\Self.form, \.tag, \.quote, \.place, \.mention] { self[keyPath: column].reserveCapacity(count) }
        for column in [\Self.quotation, \.sentence, \.paragraph] { self[keyPath: column].reserveCapacity(count) }
    }

    /// Enters what the rules found, once all tokens are there.
    public mutating func enter(_ found: [RuleAttribution]) {
        attributions = found
        attributionOfCue = [Int32](repeating: -1, count: count)
        ruleLabel = [UInt8](repeating: 0, count: count)
        rule = ruleLabel
        for (position, attribution) in found.enumerated() {
            func mark(_ range: Range<Int>, _ label: Label) {
                for index in range {
                    ruleLabel[index] = label.rawValue + (index > range.lowerBound ? 1 : 0)
                    rule[index] = attribution.rule
                }
            }
            attribution.content.forEach { mark($0, .beginContent) }
            if let source = attribution.source { mark(source, .beginSource) }
            guard let cue = attribution.cue else { continue }
            mark(cue, .beginCue)
            for index in cue where attributionOfCue[index] < 0 { attributionOfCue[index] = Int32(position) }
        }
    }

    public var count: Int { word.count }

    /// Buckets of the hashed affixes.
    public static let affixes = 2048
}

/// An attribution of the rules, as token positions.
public struct RuleAttribution: Sendable {
    public var content: [Range<Int>]
    public var source: Range<Int>?
    public var cue: Range<Int>?
    public var rule: UInt8

    public init(content: [Range<Int>], source: Range<Int>?, cue: Range<Int>?, rule: UInt8) {
        self.content = content
        self.source = source
        self.cue = cue
        self.rule = rule
    }
}

/// Labels of tokens with respect to one cue: begin and inside of source, cue and content (BIO; Ramshaw and Marcus 1995).
public enum Label: UInt8, Sendable, CaseIterable {
    case outside, beginSource, insideSource, beginCue, insideCue, beginContent, insideContent
}

extension UInt64 {
    /// FNV-1a of bytes.
    public static func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return value
    }
}

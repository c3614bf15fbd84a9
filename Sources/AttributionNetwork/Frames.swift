// Anchors and their labels → attributions, by constrained decoding.

import Foundation

/// An attribution that the network found, as token positions, with the probabilities of its parts.
public struct Frame: Sendable, Hashable {
    /// The token that stands for the cue.
    public var anchor: Int
    public var cue: Range<Int>
    public var source: Range<Int>?
    public var content: [Range<Int>]
    /// Whether the content reaches the first or the last token that the anchor may claim, so that more may belong to it.
    public var isCutBefore: Bool
    public var isCutAfter: Bool
    /// Probability that the anchor attributes speech, and that it attributes a belief or an intention.
    public var speech: Double
    public var belief: Double
    /// Geometric means of the probabilities of the labels of each part's tokens; 1 where there is no source.
    public var sourceProbability: Double
    public var contentProbability: Double
    /// The same over all tokens that it claims: how well source, cue and content go together.
    public var linkProbability: Double
}

extension AttributionNetwork {
    /// Tokens that are read at once, so that time and memory stay bounded; segments end at paragraphs, else at sentences.
    static let longestSegment = 1024

    /// The attributions of all anchors that are likely enough, in their order.
    ///
    /// - Parameters:
    ///   - range: the tokens to read.
    ///   - alone: probability of speech from which an anchor counts.
    ///   - confirmed: probability of speech or belief from which a token counts that stands in a cue of the rules.
    public func frames(of features: TokenFeatures, in range: Range<Int>, alone: Double, confirmed: Double) -> [Frame] {
        var frames: [Frame] = []
        var scratch = Scratch()
        for segment in Self.segments(of: features, in: range) {
            let states = states(of: features, in: segment, &scratch)
            for index in segment {
                let (none, speech, belief) = states.anchor(index)
                guard Double(speech) >= alone || features.attributionOfCue[index] >= 0 && Double(1 - none) >= confirmed else {
                    continue
                }
                let logits = labeller.logits(index, states, features)
                if let frame = frame(index, labeller.window(index, in: segment), logits, Double(speech), Double(belief)) {
                    frames.append(frame)
                }
            }
        }
        return frames
    }

    /// Ranges of at most `longestSegment` tokens that end at paragraphs where they can, else at sentences.
    static func segments(of features: TokenFeatures, in range: Range<Int>) -> [Range<Int>] {
        var segments: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            var end = min(range.upperBound, start + longestSegment)
            if end < range.upperBound {
                func back(_ column: [Int32]) -> Int {
                    var cut = end
                    while cut > start, column[cut] == column[cut - 1] { cut -= 1 }
                    return cut
                }
                let paragraph = back(features.paragraph)
                let cut = paragraph > start ? paragraph : back(features.sentence)
                if cut > start { end = cut }
            }
            segments.append(start..<end)
            start = end
        }
        return segments
    }

    /// The frame of the best labels, or nil where no token is content.
    private func frame(_ anchor: Int, _ window: Range<Int>, _ logits: [Float], _ speech: Double, _ belief: Double) -> Frame? {
        let labels = Self.labels(logits, stride: labeller.stride, count: window.count)
        func runs(_ begin: Label) -> [Range<Int>] {
            var runs: [Range<Int>] = []
            for (position, label) in labels.enumerated() {
                if label == begin.rawValue {
                    runs.append(position..<(position + 1))
                } else if label == begin.rawValue + 1, let last = runs.last, last.upperBound == position {
                    runs[runs.count - 1] = last.lowerBound..<(position + 1)
                }
            }
            return runs
        }
        func probability(_ runs: [Range<Int>]) -> Double {
            let logs = runs.joined().map { position in
                Labeller.logProbability(Int(labels[position]), logits[(position * labeller.stride)...])
            }
            return logs.isEmpty ? 1 : exp(logs.reduce(0, +) / Double(logs.count))
        }
        func tokens(_ range: Range<Int>) -> Range<Int> {
            (range.lowerBound + window.lowerBound)..<(range.upperBound + window.lowerBound)
        }
        let (content, source, cue) = (runs(.beginContent), runs(.beginSource), runs(.beginCue))
        guard !content.isEmpty else { return nil }
        let own = anchor - window.lowerBound
        let chosen = cue.first { $0.contains(own) } ?? cue.first
        return Frame(
            anchor: anchor, cue: chosen.map(tokens) ?? anchor..<(anchor + 1), source: source.first.map(tokens),
            content: content.map(tokens), isCutBefore: content[0].lowerBound == 0,
            isCutAfter: content[content.count - 1].upperBound == window.count, speech: speech, belief: belief,
            sourceProbability: probability(Array(source.prefix(1))),
            contentProbability: probability(content), linkProbability: probability(content + source.prefix(1) + cue))
    }

    /// The likeliest labels in which an inside follows its own begin or inside.
    static func labels(_ logits: [Float], stride: Int, count: Int) -> [UInt8] {
        var labels = [UInt8](repeating: 0, count: count)
        var isValid = true
        logits.withUnsafeBufferPointer { logits in
            var previous = 0
            for position in 0..<count {
                let row = logits.baseAddress! + position * stride
                var top = 0
                for label in 1..<Labeller.labels where row[label] > row[top] { top = label }
                labels[position] = UInt8(top)
                if top > 0, top % 2 == 0, previous != top, previous != top - 1 { isValid = false }
                previous = top
            }
        }
        // Where the best label of each token fits its neighbours', no other path is better.
        return isValid ? labels : best(logits, stride: stride, count: count)
    }

    /// The same by dynamic programming (Viterbi 1967).
    private static func best(_ logits: [Float], stride: Int, count: Int) -> [UInt8] {
        let n = Labeller.labels
        var best = [Float](repeating: -.infinity, count: n)
        var back = [UInt8](repeating: 0, count: count * n)
        for label in 0..<n where label == 0 || label % 2 == 1 { best[label] = logits[label] }
        for position in 1..<max(1, count) {
            let top = best.indices.max { best[$0] < best[$1] }!
            var next = best
            for label in 0..<n {
                // Labels in the order outside, then begin and inside by turns.
                var from = top
                if label > 0, label % 2 == 0 { from = best[label] > best[label - 1] ? label : label - 1 }
                next[label] = best[from] + logits[position * stride + label]
                back[position * n + label] = UInt8(from)
            }
            best = next
        }
        var labels = [UInt8](repeating: 0, count: count)
        labels[count - 1] = UInt8(best.indices.max { best[$0] < best[$1] }!)
        for position in Swift.stride(from: count - 1, to: 0, by: -1) {
            labels[position - 1] = back[position * n + Int(labels[position])]
        }
        return labels
    }
}

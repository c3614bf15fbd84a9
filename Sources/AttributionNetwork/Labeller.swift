// Labels of the tokens around an anchor: which are its source, its cue, its content.

import Foundation
import Kernels

/// Labels each token of an anchor's window from the states of both, their distance, their place to each other, and the rules' labels.
struct Labeller: Sendable {
    static let labels = Label.allCases.count
    private let before: Int
    private let after: Int
    private let hidden: Int
    private let distance: Rows
    private let relation: Rows
    private let found: Rows
    private let out: AttributionNetwork.Matrix
    /// For each offset of the window the row of its distance.
    private let buckets: [Int]

    init(_ weights: Weights, before: Int, after: Int) {
        self.before = before
        self.after = after
        hidden = weights.shape("heads.distance")[1]
        distance = Rows(weights.floats("heads.distance"))
        relation = Rows(weights.floats("heads.relation"))
        found = Rows(weights.floats("heads.found"))
        out = AttributionNetwork.Matrix(weights, "heads.out")
        let edges = [1, 2, 3, 4, 5, 7, 10, 15, 23, 36, 61, 101]
        buckets = (-before..<after).map { offset in
            let side = edges.firstIndex { $0 > abs(offset) } ?? edges.count
            return offset < 0 ? side : side + edges.count
        }
    }

    /// The window of an anchor: the tokens of its segment that it may claim.
    func window(_ anchor: Int, in segment: Range<Int>) -> Range<Int> {
        max(segment.lowerBound, anchor - before)..<min(segment.upperBound, anchor + after)
    }

    /// Logits of the labels: `stride` floats for each token of the window, the first seven of them the labels'.
    func logits(_ anchor: Int, _ states: AttributionNetwork.States, _ features: TokenFeatures) -> [Float] {
        let window = window(anchor, in: states.range)
        let rules = ruleLabels(anchor, window, features)
        var z = [Float](repeating: 0, count: window.count * hidden)
        states.rows.withUnsafeBufferPointer { rows in
            func row(_ index: Int) -> UnsafePointer<Float> {
                rows.baseAddress! + (index - states.range.lowerBound) * states.stride
            }
            let centre = row(anchor) + hidden
            z.withUnsafeMutableBufferPointer { z in
                for (position, index) in window.enumerated() {
                    kernels_meet(
                        row(index), centre, distance.row(buckets[index - anchor + before], hidden),
                        relation.row(Self.relation(index, anchor, features), hidden),
                        found.row(Int(rules[position]), hidden), z.baseAddress! + position * hidden, hidden)
                }
            }
        }
        var logits = [Float](repeating: 0, count: window.count * out.outputs)
        out.product(z, stride: hidden, count: window.count, into: &logits)
        return logits
    }

    /// Floats from a token's logits to the next token's.
    var stride: Int { out.outputs }

    /// Logarithm of a label's probability, of a token's logits.
    static func logProbability(_ label: Int, _ logits: ArraySlice<Float>) -> Double {
        let row = logits.prefix(labels)
        let top = row.max()!
        return Double(row[row.startIndex + label] - top - log(row.reduce(0) { $0 + exp($1 - top) }))
    }

    /// How a token stands to the anchor: in its quotation or not, in its sentence or paragraph, before or after.
    private static func relation(_ index: Int, _ anchor: Int, _ features: TokenFeatures) -> Int {
        let own = features.quotation[anchor]
        let quotation = features.quotation[index]
        let quoted = quotation < 0 ? (own < 0 ? 0 : 2) : own < 0 ? 1 : quotation == own ? 3 : 2
        let place: Int
        if features.sentence[index] == features.sentence[anchor] {
            place = 0
        } else if features.paragraph[index] == features.paragraph[anchor] {
            place = index < anchor ? 1 : 2
        } else {
            place = index < anchor ? 3 : 4
        }
        return quoted * 5 + place
    }

    /// The labels that the rules give the window with respect to a cue that covers the anchor; the last one where they know none.
    private func ruleLabels(_ anchor: Int, _ window: Range<Int>, _ features: TokenFeatures) -> [UInt8] {
        let position = features.attributionOfCue[anchor]
        guard position >= 0 else { return [UInt8](repeating: UInt8(Self.labels), count: window.count) }
        let rule = features.attributions[Int(position)]
        var labels = [UInt8](repeating: 0, count: window.count)
        // A range that begins before the anchor's reach begins with the reach; the segment's edges cut it without that.
        let reach = (anchor - before)..<(anchor + after)
        func mark(_ range: Range<Int>, _ label: Label) {
            let range = range.clamped(to: reach)
            for index in range.clamped(to: window) {
                labels[index - window.lowerBound] = label.rawValue + (index > range.lowerBound ? 1 : 0)
            }
        }
        rule.content.forEach { mark($0, .beginContent) }
        if let source = rule.source { mark(source, .beginSource) }
        if let cue = rule.cue { mark(cue, .beginCue) }
        return labels
    }
}

/// Rows of floats at a fixed address, for the life of the process.
struct Rows: @unchecked Sendable {
    // Allocated once for the weights, never written afterwards and never freed.
    private let start: UnsafePointer<Float>

    init(_ values: [Float]) {
        let copy = UnsafeMutablePointer<Float>.allocate(capacity: values.count)
        copy.initialize(from: values, count: values.count)
        start = UnsafePointer(copy)
    }

    /// The start of a row.
    func row(_ index: Int, _ width: Int) -> UnsafePointer<Float> { start + index * width }
}

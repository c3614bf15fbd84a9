// The first layer: columns of features → a state for each token.

import Kernels

/// Looks up and projects features. The small columns' tables are projected once, at the start.
struct Entry: Sendable {
    let width: Int
    /// Word vectors and affixes of a token, the product's inputs.
    let inputs: Int
    private let matrix: AttributionNetwork.Matrix
    private let prefix: Rows
    private let suffix: Rows
    private let prefixWidth: Int
    private let suffixWidth: Int
    /// Projected rows of form, tag, quote, place, mention, rule's label, rule, bits.
    private let tables: [Rows]
    private let scale: [Float]
    private let shift: [Float]

    init(_ weights: Weights, _ words: Words) {
        let all = weights.floats("enter")
        width = weights.shape("enter")[1]
        var offset = 0
        var tables: [Rows] = []
        for name in ["form", "tag", "quote", "place", "mention", "label", "rule", "bits"] {
            let shape = weights.shape("features." + name)
            let part = Array(all[(offset * width)..<((offset + shape[1]) * width)])
            let slice = AttributionNetwork.Matrix(
                part, bias: [Float](repeating: 0, count: width), inputs: shape[1], outputs: width)
            var rows = [Float](repeating: 0, count: shape[0] * width)
            slice.product(weights.floats("features." + name), stride: shape[1], count: shape[0], into: &rows)
            tables.append(Rows(rows))
            offset += shape[1]
        }
        self.tables = tables
        prefix = Rows(weights.floats("features.prefix"))
        suffix = Rows(weights.floats("features.suffix"))
        prefixWidth = weights.shape("features.prefix")[1]
        suffixWidth = weights.shape("features.suffix")[1]
        inputs = words.gloveWidth + words.ownWidth + prefixWidth + suffixWidth
        matrix = AttributionNetwork.Matrix(
            Array(all[(offset * width)...]), bias: weights.floats("enter.bias"), inputs: inputs, outputs: width)
        scale = weights.floats("norm")
        shift = weights.floats("norm.bias")
    }

    /// Writes the states of a range of tokens, a row of `width` floats each.
    func write(
        _ features: TokenFeatures, _ range: Range<Int>, _ words: Words, to out: UnsafeMutablePointer<Float>,
        _ scratch: inout [Float]
    ) {
        scratch.withUnsafeMutableBufferPointer { buffer in
            var row = buffer.baseAddress!
            for index in range {
                words.write(words.row(features.word[index]), to: row)
                var column = words.gloveWidth + words.ownWidth
                (row + column).update(from: prefix.row(Int(features.prefix[index]), prefixWidth), count: prefixWidth)
                column += prefixWidth
                (row + column).update(from: suffix.row(Int(features.suffix[index]), suffixWidth), count: suffixWidth)
                row += inputs
            }
            matrix.product(buffer.baseAddress!, stride: inputs, count: range.count, into: out)
        }
        for (position, index) in range.enumerated() {
            let row = out + position * width
            add(0, features.form[index], to: row)
            add(1, features.tag[index], to: row)
            add(2, features.quote[index], to: row)
            add(3, features.place[index], to: row)
            add(4, features.mention[index], to: row)
            add(5, features.ruleLabel[index], to: row)
            add(6, features.rule[index], to: row)
            var bits = features.bits[index]
            while bits != 0 {
                add(7, UInt8(bits.trailingZeroBitCount), to: row)
                bits &= bits - 1
            }
        }
        kernels_normalise(out, width, range.count, width, scale, shift)
    }

    private func add(_ table: Int, _ value: UInt8, to row: UnsafeMutablePointer<Float>) {
        let source = tables[table].row(Int(value), width)
        for column in 0..<width { row[column] += source[column] }
    }
}

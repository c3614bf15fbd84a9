// The trained network: features of tokens → anchors of cues, and labels of the tokens around an anchor.

import Foundation
import Kernels
import Resources

/// A recurrent tagger of cues, with a labeller of sources and contents for each cue that it finds.
///
/// Simple recurrent units (Lei et al. 2018) over word vectors and the columns of `TokenFeatures`; for each cue's anchor every token
/// around it is labelled from the two tokens' states, as in semantic role labelling (Cai et al. 2018). Trained by `Training/train.py`.
public struct AttributionNetwork: Sendable {
    /// Tokens before and after an anchor that it may claim, itself among those after.
    public let before: Int
    public let after: Int
    let words: Words
    let entry: Entry
    let layers: [Matrix]
    let heads: Matrix
    let labeller: Labeller

    /// A matrix ready for `kernels_product`, with its bias.
    struct Matrix: Sendable {
        let packed: [Float]
        let bias: [Float]
        let inputs: Int
        let outputs: Int

        init(_ values: [Float], bias: [Float], inputs: Int, outputs: Int) {
            var packed = [Float](repeating: 0, count: inputs * outputs)
            kernels_pack(values, inputs, outputs, &packed)
            self.packed = packed
            self.bias = bias
            self.inputs = inputs
            self.outputs = outputs
        }

        init(_ weights: Weights, _ name: String) {
            let shape = weights.shape(name)
            self.init(weights.floats(name), bias: weights.floats(name + ".bias"), inputs: shape[0], outputs: shape[1])
        }

        /// Rows of `outputs` floats of `count` rows of inputs that lie `stride` floats apart.
        func product(_ rows: UnsafePointer<Float>, stride: Int, count: Int, into out: UnsafeMutablePointer<Float>) {
            kernels_product(rows, stride, packed, bias, out, count, inputs, outputs)
        }
    }

    /// Reads the embedded weights.
    public init() {
        let weights = Weights(Resource.at("Model/attribution.bin").bytes)
        let window = weights.floats("window")
        before = Int(window[0])
        after = Int(window[1])
        words = Words(weights)
        entry = Entry(weights, words)
        layers = (0..<weights.layers).map { Matrix(weights, "layer\($0)") }
        heads = Matrix(weights, "heads")
        labeller = Labeller(weights, before: before, after: after)
    }

    /// Width of a token's state.
    var width: Int { entry.width }

    /// What the network makes of a segment: probabilities of anchors, and states for the labeller.
    struct States {
        let range: Range<Int>
        /// Rows of `heads.outputs` floats: the state as a token, as a centre, and the logits of an anchor.
        var rows: [Float]
        let stride: Int

        /// Probabilities that a token is no anchor, the anchor of speech, or that of a belief.
        func anchor(_ index: Int) -> (none: Float, speech: Float, belief: Float) {
            let at = (index - range.lowerBound) * stride + stride - 16
            let (none, speech, belief) = softmax(rows[at], rows[at + 1], rows[at + 2])
            return (none, speech, belief)
        }
    }

    /// The states of a segment's tokens.
    func states(of features: TokenFeatures, in range: Range<Int>, _ scratch: inout Scratch) -> States {
        let count = range.count
        scratch.reserve(count, width, entry.inputs)
        var rows = [Float](repeating: 0, count: count * heads.outputs)
        scratch.states.withUnsafeMutableBufferPointer { states in
            scratch.products.withUnsafeMutableBufferPointer { products in
                // A row of zeros stands before the first and after the last token, for the convolution.
                let margin = states.baseAddress!
                let x = margin + width
                margin.update(repeating: 0, count: width)
                (x + count * width).update(repeating: 0, count: width)
                entry.write(features, range, words, to: x, &scratch.inputs)
                for layer in layers {
                    let first = layer.inputs == width ? x : margin
                    layer.product(first, stride: width, count: count, into: products.baseAddress!)
                    kernels_recur(products.baseAddress!, x, width, count, width)
                }
                rows.withUnsafeMutableBufferPointer { heads.product(x, stride: width, count: count, into: $0.baseAddress!) }
            }
        }
        return States(range: range, rows: rows, stride: heads.outputs)
    }

    /// Buffers that are used again from segment to segment.
    struct Scratch {
        var states: [Float] = []
        var products: [Float] = []
        var inputs: [Float] = []

        mutating func reserve(_ count: Int, _ width: Int, _ inputs: Int) {
            func grow(_ array: inout [Float], _ size: Int) {
                if array.count < size { array = [Float](repeating: 0, count: size) }
            }
            grow(&states, (count + 2) * width)
            grow(&products, count * 3 * width)
            grow(&self.inputs, count * inputs)
        }
    }
}

/// Probabilities of three logits.
func softmax(_ a: Float, _ b: Float, _ c: Float) -> (Float, Float, Float) {
    let top = max(a, b, c)
    let (x, y, z) = (exp(a - top), exp(b - top), exp(c - top))
    let sum = x + y + z
    return (x / sum, y / sum, z / sum)
}

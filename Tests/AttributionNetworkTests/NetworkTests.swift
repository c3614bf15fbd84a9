// The network in Swift against the same network in PyTorch, and its decoding.

import Extraction
import Foundation
import Testing

@testable import AttributionNetwork

private struct Reference: Decodable {
    let text: String
    let anchors: [[Double]]
    let anchor: Int
    let labels: [[Double]]
}

private let network = AttributionNetwork()
private let extractor = Extractor()

private func references() throws -> [Reference] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Reference/sentences.jsonl")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
        try JSONDecoder().decode(Reference.self, from: Data($0.utf8))
    }
}

@Suite struct NetworkTests {
    @Test func probabilitiesAreTheTrainers() throws {
        let references = try references()
        #expect(references.count == 100)
        var largest = 0.0
        for reference in references {
            let features = extractor.features(of: reference.text).features
            #expect(features.count == reference.anchors.count)
            var scratch = AttributionNetwork.Scratch()
            let states = network.states(of: features, in: 0..<features.count, &scratch)
            for (index, expected) in reference.anchors.enumerated() {
                let anchor = states.anchor(index)
                for (given, wanted) in zip([anchor.none, anchor.speech, anchor.belief], expected) {
                    largest = max(largest, abs(Double(given) - wanted))
                }
            }
            let logits = network.labeller.logits(reference.anchor, states, features)
            let stride = network.labeller.stride
            #expect(logits.count / stride == reference.labels.count)
            for (position, expected) in reference.labels.enumerated() {
                for (label, wanted) in expected.enumerated() {
                    let given = exp(Labeller.logProbability(label, logits[(position * stride)...]))
                    largest = max(largest, abs(given - wanted))
                }
            }
        }
        #expect(largest < 1e-3, "largest difference of a probability: \(largest)")
    }

    @Test func anInsideFollowsItsOwnBegin() {
        // Three tokens: the best label of the second is an inside of content, but nothing has begun; of the third an inside of source.
        let stride = 16
        var logits = [Float](repeating: -5, count: 3 * stride)
        logits[0] = 2
        logits[Int(Label.beginContent.rawValue)] = 1.5
        logits[stride + Int(Label.insideContent.rawValue)] = 3
        logits[2 * stride + Int(Label.insideSource.rawValue)] = 1
        logits[2 * stride + Int(Label.insideContent.rawValue)] = 0.5
        #expect(AttributionNetwork.labels(logits, stride: stride, count: 3) == [5, 6, 6])
    }

    @Test func validLabelsStayAsTheyAre() {
        let stride = 16
        var logits = [Float](repeating: 0, count: 4 * stride)
        for (position, label) in [Label.beginSource, .insideSource, .beginCue, .beginContent].enumerated() {
            logits[position * stride + Int(label.rawValue)] = 4
        }
        #expect(AttributionNetwork.labels(logits, stride: stride, count: 4) == [1, 2, 3, 5])
        #expect(AttributionNetwork.labels([], stride: stride, count: 0) == [])
    }

    @Test(arguments: [0, 1, 1024, 1025, 5000])
    func segmentsCoverAllTokens(count: Int) {
        var features = TokenFeatures()
        features.word = [UInt64](repeating: 7, count: count)
        features.paragraph = (0..<count).map { Int32($0 / 700) }
        features.sentence = (0..<count).map { Int32($0 / 30) }
        let segments = AttributionNetwork.segments(of: features, in: 0..<features.count)
        #expect(segments.map(\.count).reduce(0, +) == count)
        #expect(segments.allSatisfy { $0.count <= AttributionNetwork.longestSegment && !$0.isEmpty })
        #expect(zip(segments, segments.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
        // Each cut falls between paragraphs, since none is longer than a segment.
        #expect(segments.dropLast().allSatisfy { features.paragraph[$0.upperBound] != features.paragraph[$0.upperBound - 1] })
    }

    @Test func aParagraphWithoutEndIsCutAtASentence() {
        var features = TokenFeatures()
        features.word = [UInt64](repeating: 7, count: 3000)
        features.paragraph = [Int32](repeating: 0, count: 3000)
        features.sentence = (0..<3000).map { Int32($0 / 1000) }
        #expect(AttributionNetwork.segments(of: features, in: 0..<features.count) == [0..<1000, 1000..<2000, 2000..<3000])
        features.sentence = features.paragraph
        #expect(AttributionNetwork.segments(of: features, in: 0..<features.count) == [0..<1024, 1024..<2048, 2048..<3000])
    }

    @Test func framesLieInTheText() throws {
        for reference in try references() {
            let features = extractor.features(of: reference.text).features
            for frame in network.frames(of: features, in: 0..<features.count, alone: 0.2, confirmed: 0.1) {
                let ranges = frame.content + [frame.cue] + (frame.source.map { [$0] } ?? [])
                #expect(ranges.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= features.count })
                #expect((0...1).contains(frame.speech) && frame.speech + frame.belief <= 1.0001)
                #expect((0...1.0001).contains(frame.contentProbability) && frame.contentProbability > 0)
                // Content is told in the order of the text and never twice.
                #expect(zip(frame.content, frame.content.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
            }
        }
    }
}

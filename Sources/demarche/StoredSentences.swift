// The sentences of a stored body, as byte ranges.

import Language

private let annotator = Annotator(lexicon: Lexicon())

/// The sentences of a body, in order.
func sentences(of body: String) -> [Range<Int>] {
    let document = annotator.document(body)
    return document.sentences.map { document.bytes(of: $0) }
}

/// The sentences that any of the ranges touches; neighbours are one range.
func sentences(of body: String, touching ranges: [Range<Int>]) -> [Range<Int>] {
    var touched: [Range<Int>] = []
    var previous = -2
    for (position, sentence) in sentences(of: body).enumerated() where ranges.contains(where: sentence.overlaps) {
        if position == previous + 1, let last = touched.popLast() {
            touched.append(last.lowerBound..<sentence.upperBound)
        } else {
            touched.append(sentence)
        }
        previous = position
    }
    return touched
}

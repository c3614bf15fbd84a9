// Expressions of time and the days they mean, relative to the day of the article.

/// A time expression of a document.
public struct TimeExpression: Sendable, Hashable {
    /// Token positions, without the preposition before it.
    public var range: Range<Int>
    /// The days it means.
    public var period: Period
    /// Whether it tells the time of the thing beside it ("Thursday's meeting", "the September 11 attacks", "the treaty of 1994"),
    /// not of what the sentence tells.
    public var isAttributive: Bool

    public init(range: Range<Int>, period: Period, isAttributive: Bool = false) {
        self.range = range
        self.period = period
        self.isAttributive = isAttributive
    }
}

/// Finds time expressions and resolves them against a reference day.
///
/// A bare weekday is the most recent such day, the reference day included; where its clause tells of what is to come it is the
/// next one. Times such as "the following day" are counted from the day named last.
public struct TimeExpressions: Sendable {
    private let words: TimeWords

    public init(lexicon: inout Lexicon) { words = TimeWords(lexicon: &lexicon) }

    /// The expressions of a range of tokens, in order. Without a reference day only dates that name their year are found, and
    /// times counted from these.
    ///
    /// - Parameter future: whether times lie ahead of which their own clause does not tell.
    public func find(in range: Range<Int>, of document: Document, reference: CivilDate?, future: Bool = false) -> [TimeExpression]
    {
        var scan = TimeScan(words: words, document: document, range: range, reference: reference, hint: future)
        return scan.expressions()
    }
}

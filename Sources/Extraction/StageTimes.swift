// How long each stage of extraction takes, for benchmarks.

import Synchronization

/// The time that extraction spent in each stage, over all articles.
public final class StageTimes: Sendable {
    /// The stages in their order.
    public enum Stage: String, Sendable, CaseIterable {
        /// Tokens, tags, sentences, quotations.
        case document
        /// Persons, offices, countries, organizations.
        case names
        /// What the rules find, and the features of the network.
        case rules
        /// The network, and what it and the rules decide together.
        case network
        /// Speakers and coreference.
        case speakers
        /// Meetings.
        case meetings
        /// Days of saying, subjects, acts.
        case statements
    }
    private let total = Mutex<[Stage: Duration]>([:])

    public init() {}

    /// The time spent in a stage.
    public subscript(stage: Stage) -> Duration { total.withLock { $0[stage] ?? .zero } }

    fileprivate func add(_ duration: Duration, to stage: Stage) { total.withLock { $0[stage, default: .zero] += duration } }
}

/// The laps of one article; without `times` nothing is measured.
struct Laps {
    private let times: StageTimes?
    private var start: ContinuousClock.Instant?

    init(_ times: StageTimes?) {
        self.times = times
        start = times.map { _ in .now }
    }

    /// Ends a stage and begins the next.
    mutating func end(_ stage: StageTimes.Stage) {
        guard let times, let before = start else { return }
        let now = ContinuousClock.now
        times.add(now - before, to: stage)
        start = now
    }
}

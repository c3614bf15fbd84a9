// The last resort against a query that stays in one step of SQLite, where its own time limit cannot reach it.

import Foundation
import Synchronization

/// Watches over the time of queries from a thread of its own.
///
/// SQLite looks at the clock between its steps only, and one step may take minutes: instr() of two long texts, the sorting of
/// millions of rows. A process that runs queries of people can then but end.
public enum Overrun {
    private struct Call {
        var deadline: ContinuousClock.Instant
        var seconds: Double
    }

    private static let isWatched = Atomic(false)
    private static let call = Mutex<Call?>(nil)

    /// How long a query may go on past its limit before it counts as stuck.
    private static let grace = Duration.seconds(1)

    /// From now on calls `end` with the limit in seconds, on another thread, where a query is stuck: it is to end the process.
    /// For processes that have one query at a time.
    public static func whenStuck(_ end: @escaping @Sendable (Double) -> Never) {
        guard !isWatched.exchange(true, ordering: .relaxed) else { return }
        Thread.detachNewThread {
            while true {
                Thread.sleep(forTimeInterval: 0.1)
                let stuck = call.withLock { call in call.map { ContinuousClock.now > $0.deadline + grace } == true ? call : nil }
                if let stuck { end(stuck.seconds) }
            }
        }
    }

    /// A call of SQLite begins that should end at `deadline`.
    static func begin(_ deadline: ContinuousClock.Instant, seconds: Double) {
        guard isWatched.load(ordering: .relaxed) else { return }
        call.withLock { $0 = Call(deadline: deadline, seconds: seconds) }
    }

    /// The call came back.
    static func end() {
        guard isWatched.load(ordering: .relaxed) else { return }
        call.withLock { $0 = nil }
    }
}

/// A person's wish that the query which runs now should end, as Ctrl-C says it.
public enum Interruption {
    private static let isWished = Atomic(false)

    /// Ends the query that runs now. May be called in a signal handler.
    public static func wish() { isWished.store(true, ordering: .relaxed) }

    /// Whether it was wished; forgets the wish.
    public static func take() -> Bool { isWished.exchange(false, ordering: .relaxed) }

    static var isPending: Bool { isWished.load(ordering: .relaxed) }
}

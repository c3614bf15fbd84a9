// How long a query of a person may run: the option that `sql`, `query`, `watch` and `ask` share.

import Archive
import ArgumentParser
import Foundation

/// `--time-limit`
struct TimeLimitOption: ParsableArguments {
    @Option(
        name: .customLong("time-limit"), parsing: .unconditional,
        help: ArgumentHelp("Seconds that a query may run; 0 for no limit.", valueName: "seconds"))
    var given = 5.0

    func validate() throws {
        guard given.isFinite, given >= 0 else { throw ValidationError("--time-limit must be 0 seconds or more") }
    }

    /// The limit in seconds; nil for none. From now on a query that cannot be stopped otherwise ends the process.
    var seconds: Double? {
        Overrun.whenStuck { seconds in
            say("\(ArchiveError.timeLimit(seconds: seconds))")
            OutputFile.discard()
            _exit(2)
        }
        return given == 0 ? nil : given
    }
}

// How articles come in: the options that `ingest` and `extract` share.

import ArgumentParser
import Foundation
import Language
import Reading

struct ReadingOptions: ParsableArguments {
    @Option(help: "Format of all files: text, json or jsonl (default: found by content, then by ending).")
    var format: Reader.Format?
    @Option(
        help: ArgumentHelp(
            "Day of articles that state none, YYYY-MM-DD; datelines without a year take the year near it.", valueName: "date"))
    var published: CivilDate?
    @Option(
        name: .customLong("field"),
        help: ArgumentHelp(
            "Field of JSON records that holds a part, such as text=story or title=fields.head.", valueName: "part=name"))
    var fields: [String] = []
    @Option(parsing: .unconditional, help: "Articles worked on at a time (default: one for each core).")
    var jobs: Int?

    func validate() throws {
        guard jobs ?? 1 >= 1 else { throw ValidationError("--jobs must be at least 1") }
        do {
            _ = try FieldNames(fields)
        } catch {
            throw ValidationError("\(error)")
        }
    }

    /// Where `--field` says that texts are.
    var textFields: [String] { fields.filter { $0.hasPrefix("text=") }.map { String($0.dropFirst(5)) } }

    /// How many articles are worked on at a time.
    var concurrency: Int { jobs ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }

    func reader() throws -> Reader { Reader(format: format, fields: try FieldNames(fields), published: published) }
}

extension Reader.Format: ExpressibleByArgument {}

extension CivilDate: ExpressibleByArgument {
    public init?(argument: String) {
        guard argument.utf8.count == 10 else { return nil }
        self.init(iso: argument)
    }
}

// `demarche status`: what the database holds.

import Archive
import ArgumentParser

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what the database holds: counts, the last ingest, the schema version.",
        discussion: """
            EXAMPLES:
              demarche status
              demarche status --format json --db news.db
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let status = try database.archive().status()
        var rows = Rows(columns: ["property", "value"])
        rows.rows = [
            ["database", .text(database.path)],
            ["size_bytes", .integer(Int64(status.fileSize))],
            ["schema_version", .integer(Int64(status.schemaVersion))],
        ]
        rows.rows += status.tables.filter { $0.name != "properties" }.map { [.text($0.name), .integer(Int64($0.rows))] }
        for key in ["started", "finished", "added", "unchanged", "replaced", "failures", "min_confidence"] {
            if let value = status.lastRun?[key] { rows.rows.append([.text("last_run_\(key)"), value]) }
        }
        try output.print(rows)
    }
}

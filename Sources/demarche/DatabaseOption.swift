// Which database a command works on.

import Archive
import ArgumentParser
import Foundation

/// `--db`, else DEMARCHE_DB, else `demarche.db` in the working directory.
struct DatabaseOption: ParsableArguments {
    @Option(
        help: ArgumentHelp("Database file (default: DEMARCHE_DB, else demarche.db in this folder).", valueName: "file"),
        completion: .file())
    var db: String?

    var path: String {
        if let db { return db }
        let named = ProcessInfo.processInfo.environment["DEMARCHE_DB"] ?? ""
        return named.isEmpty ? "demarche.db" : named
    }

    /// The database for reading.
    func archive() throws -> Archive { try Archive(reading: path) }

    /// The database for reading, with all tables of this version.
    func currentArchive() throws -> Archive {
        let archive = try archive()
        try archive.requireCurrent()
        return archive
    }
}

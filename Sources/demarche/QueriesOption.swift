// Where canned queries are looked for: the option that `query` and `watch` share.

import Archive
import ArgumentParser
import Foundation

/// `--queries`, then the user's own folder; Demarche's own queries come last.
struct QueriesOption: ParsableArguments {
    @Option(
        name: .customLong("queries"),
        help: ArgumentHelp(
            "Folder of canned queries, before those of ~/.config/demarche/queries; may be given again.", valueName: "folder"),
        completion: .directory)
    var given: [String] = []

    /// The folders, in the order in which they are searched.
    var folders: [String] { given + [UserFolders.queries] }

    func catalogue() throws -> QueryCatalogue {
        for folder in given {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
                throw ArchiveError.queryFile(path: folder, detail: "there is no such folder")
            }
        }
        return try QueryCatalogue(folders: folders)
    }
}

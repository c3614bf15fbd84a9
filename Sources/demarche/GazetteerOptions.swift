// A user's own gazetteer tables: the options that ingest, extract and explain share.

import Archive
import ArgumentParser
import Gazetteer

struct GazetteerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Folder of your own names: officials.tsv, tenures.tsv, … (see `demarche help gazetteer`).", valueName: "folder"),
        completion: .directory)
    var gazetteer: String?
    @Option(
        help: ArgumentHelp(
            "Your own topics: a table with the columns id, parent, name, terms (separated by |).", valueName: "file"),
        completion: .file())
    var topics: String?

    /// What the options name, read and checked; nil where they name nothing.
    func overlay() throws -> Overlay? {
        guard gazetteer != nil || topics != nil else { return nil }
        return try Overlay(folder: gazetteer, topics: topics)
    }
}

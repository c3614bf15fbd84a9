// What a watch remembers: rows of one query with its values, on one database.

import Foundation
import Testing

@testable import Archive

struct SeenRowsTests {
    private let query = Query(sql: "SELECT :a AS a", arguments: ["a": 1])

    @Test func rowsAreNewOnce() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let archive = try scratch.archive()
        let folder = scratch.folder + "/watch"
        var seen = try SeenRows(of: "q", query, in: archive, folder: folder)
        #expect(seen.isFirst)
        #expect(seen.isNew(["x", 1], ["a", "b"]))
        #expect(!seen.isNew(["x", 1], ["a", "b"]))
        #expect(seen.isNew(["x", "1"], ["a", "b"]))
        #expect(seen.isNew(["x1", ""], ["a", "b"]))
        try seen.save()
        seen = try SeenRows(of: "q", query, in: archive, folder: folder)
        #expect(!seen.isFirst)
        #expect(!seen.isNew(["x", 1], ["a", "b"]))
        #expect(seen.isNew(["x", 2], ["a", "b"]))
        // What is not saved is new again.
        seen = try SeenRows(of: "q", query, in: archive, folder: folder)
        #expect(seen.isNew(["x", 2], ["a", "b"]))
        #expect(try SeenRows.forget("q", query, in: archive, folder: folder))
        #expect(try !SeenRows.forget("q", query, in: archive, folder: folder))
        #expect(try SeenRows(of: "q", query, in: archive, folder: folder).isFirst)
    }

    @Test func numberedRowsAreToldApartByTheirNumbers() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let seen = try SeenRows(of: "q", query, in: scratch.archive(), folder: scratch.folder)
        #expect(seen.isNew([7, "old title"], ["statement_id", "title"]))
        #expect(!seen.isNew([7, "new title"], ["statement_id", "title"]))
        #expect(seen.isNew([8, "old title"], ["statement_id", "title"]))
    }

    @Test func otherValuesSQLNamesAndDatabasesAreOtherWatches() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let archive = try scratch.archive()
        try SeenRows(of: "q", query, in: archive, folder: scratch.folder).save()
        func isFirst(_ name: String, _ query: Query, _ archive: Archive) throws -> Bool {
            try SeenRows(of: name, query, in: archive, folder: scratch.folder).isFirst
        }
        #expect(try !isFirst("q", query, archive))
        #expect(try isFirst("r", query, archive))
        #expect(try isFirst("q", Query(sql: query.sql, arguments: ["a": "1"]), archive))
        #expect(try isFirst("q", Query(sql: query.sql + " ", arguments: ["a": 1]), archive))
        let other = try Scratch()
        try other.ingest([Samples.talks()])
        #expect(try isFirst("q", query, other.archive()))
    }

    @Test func anotherFileIsNoMemory() throws {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        let archive = try scratch.archive()
        let folder = scratch.folder + "/watch"
        try SeenRows(of: "q", query, in: archive, folder: folder).save()
        let file = folder + "/" + (try FileManager.default.contentsOfDirectory(atPath: folder)[0])
        try Data("something".utf8).write(to: URL(fileURLWithPath: file))
        #expect(
            throws: ArchiveError.queryFile(path: file, detail: "is not a file of demarche watch: give --reset to begin anew")
        ) { try SeenRows(of: "q", query, in: archive, folder: folder) }
        #expect(try SeenRows.forget("q", query, in: archive, folder: folder))
    }
}

// The console blocks of README.md and of docs/: each command runs over Samples/, and prints what is shown; and every command,
// option and canned query is told of. RECORD_CASES=1 writes what the commands do print into the documents.

import Archive
import Foundation
import Testing

@testable import demarche

@Suite struct ReadmeTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// README.md and the pages of docs/, by name.
    private static let documents: [String] = {
        let pages = (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("docs").path)) ?? []
        return ["README.md"] + pages.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
    }()

    private static func text(of document: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(document), encoding: .utf8)
    }

    /// A database of Samples/, made once; documents work on copies.
    private static let database: Data? = {
        try? inFolder { place in
            _ = try output(of: "demarche ingest --quiet Samples", in: place)
            return try Data(contentsOf: place.appendingPathComponent("demarche.db"))
        }
    }()

    @Test(arguments: documents) func consoleBlocksAreTrue(_ document: String) throws {
        try Self.inFolder { place in
            var parts = try Self.text(of: document).components(separatedBy: "```console\n")
            #expect(parts.count > 1)
            if document != "README.md" {
                try #require(Self.database).write(to: place.appendingPathComponent("demarche.db"))
            }
            for index in parts.indices.dropFirst() {
                let end = try #require(parts[index].range(of: "```"))
                let block = parts[index][..<end.lowerBound]
                let command = try #require(block.split(separator: "\n").first)
                #expect(command.hasPrefix("$ demarche "))
                let printed = "\(command)\n" + (try Self.output(of: String(command.dropFirst(2)), in: place))
                if CommandTests.records {
                    parts[index] = printed + parts[index][end.lowerBound...]
                } else {
                    #expect(printed == block)
                }
            }
            if CommandTests.records {
                try Data(parts.joined(separator: "```console\n").utf8).write(to: Self.root.appendingPathComponent(document))
            }
        }
    }

    @Test func commandsAndOptionsAreDocumented() throws {
        let text = try Self.documents.map(Self.text).joined(separator: "\n")
        let words = Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init))
        let root = try CommandTree.whole()
        for command in root.commands where command.commandName != "help" {
            for command in [command] + command.commands {
                let name = command.fullName
                #expect(
                    text.contains(name) || command.superCommands?.count == 2 && words.contains(command.commandName),
                    "\(name) is not in the documents")
                for option in command.own where option.shouldDisplay && option.kind != .positional && option.name != "--version" {
                    #expect(words.contains(option.name), "\(name) \(option.name) is not in the documents")
                }
            }
        }
    }

    @Test func cannedQueriesAreDocumented() throws {
        let text = try Self.text(of: "docs/queries.md")
        for query in try CannedQuery.all() {
            #expect(text.contains("`\(query.name)`"), "\(query.name) is not in docs/queries.md")
        }
    }

    @Test func pagesAreLinked() throws {
        let readme = try Self.text(of: "README.md")
        for page in Self.documents.dropFirst() { #expect(readme.contains("(\(page))"), "README.md has no link to \(page)") }
    }

    /// Calls `body` with a folder of its own, in which Samples lies.
    private static func inFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        try FileManager.default.createSymbolicLink(
            at: place.appendingPathComponent("Samples"), withDestinationURL: root.appendingPathComponent("Samples"))
        return try body(place)
    }

    /// What a command prints on both streams.
    private static func output(of command: String, in place: URL) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "\(command) > printed 2>&1"]
        process.currentDirectoryURL = place
        process.environment = [
            "PATH": CommandTests.products.path + ":/usr/bin:/bin", "COLUMNS": "100", "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "HOME": place.path,
        ]
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try String(contentsOf: place.appendingPathComponent("printed"), encoding: .utf8)
    }
}

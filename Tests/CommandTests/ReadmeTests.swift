// The console blocks of README.md: each command runs over Samples/, and prints what the README shows.
// RECORD_CASES=1 writes what it does print into the README.

import Foundation
import Testing

@Suite struct ReadmeTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func consoleBlocksAreTrue() throws {
        let readme = Self.root.appendingPathComponent("README.md")
        let text = try String(contentsOf: readme, encoding: .utf8)
        let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        try FileManager.default.createSymbolicLink(
            at: place.appendingPathComponent("Samples"), withDestinationURL: Self.root.appendingPathComponent("Samples"))
        var parts = text.components(separatedBy: "```console\n")
        #expect(parts.count > 5)
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
        if CommandTests.records { try Data(parts.joined(separator: "```console\n").utf8).write(to: readme) }
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

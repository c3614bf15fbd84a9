// The prompt of `demarche sql`, at the end of a pseudo-terminal.

import Foundation
import Testing

@Suite struct PromptTests {
    /// What the prompt prints when the lines are typed one after another, each after the answer to the one before.
    private static func answers(to lines: [String], home: URL) throws -> (text: String, status: Int32) {
        let main = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var number: Int32 = 0
        // TIOCSPTLCK unlocks the other end, TIOCGPTN tells its number.
        #expect(ioctl(main, 0x4004_5431, &number) == 0 && ioctl(main, 0x8004_5430, &number) == 0)
        let other = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        let process = Process()
        process.executableURL = CommandTests.products.appendingPathComponent("demarche")
        process.arguments = ["sql"]
        process.environment = [
            "HOME": home.path, "DEMARCHE_DB": try #require(CommandTests.database).path, "TERM": "dumb", "COLUMNS": "80",
        ]
        let end = FileHandle(fileDescriptor: other)
        process.standardInput = end
        process.standardOutput = end
        process.standardError = end
        try process.run()
        try end.close()
        var bytes: [UInt8] = []
        /// Reads until nothing comes for a while, or, with `text`, until this has come.
        func read(until text: String?) {
            var buffer = [UInt8](repeating: 0, count: 4096)
            var waiting = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
            while poll(&waiting, 1, 20_000) > 0 {
                let count = Foundation.read(main, &buffer, buffer.count)
                guard count > 0 else { return }
                bytes += buffer[..<count]
                if let text, String(decoding: bytes, as: UTF8.self).hasSuffix(text) { return }
            }
        }
        for line in lines {
            read(until: "> ")
            _ = Array((line + "\n").utf8).withUnsafeBytes { write(main, $0.baseAddress, $0.count) }
        }
        read(until: nil)
        process.waitUntilExit()
        close(main)
        return (String(decoding: bytes, as: UTF8.self), process.terminationStatus)
    }

    @Test func statementsAreReadAndRemembered() throws {
        let home = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: home) }
        let (text, status) = try Self.answers(
            to: [
                "SELECT 40 + 2", "AS answer;", "SELECT nope;", "DELETE FROM articles;", ".schema v_nam", ".tables", ".halp",
                ".plan SELECT 1;", ".quit",
            ], home: home)
        #expect(status == 0)
        for answer in [
            "type a SELECT and a semicolon, .help for help, .quit to end", "answer", "42",
            "demarche: no such column: nope (line 1, column 8 of the query)",
            "demarche: refused: DELETE from articles; a query may only read",
            "demarche: no table or view \"v_nam\": did you mean v_names?", "v_officials",
            "unknown command \".halp\": the commands are .help, .schema, .tables, .plan, .quit", "SCAN CONSTANT ROW",
        ] { #expect(text.contains(answer), "\(answer) in \(text)") }
        let history = home.appendingPathComponent(".local/state/demarche/sql-history").path
        // Without libedit there is no history.
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: history) else { return }
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let lines = try String(contentsOfFile: history, encoding: .utf8).replacing("\\040", with: " ").split(separator: "\n")
        #expect(Array(lines.dropFirst().prefix(2)) == ["SELECT 40 + 2 AS answer;", "SELECT nope;"])
        #expect(lines.last == ".quit")
    }
}

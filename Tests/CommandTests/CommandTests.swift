// Golden command lines: each folder of Cases holds `cmd` and what it must print, on both streams, with its exit status.
// RECORD_CASES=1 writes what it does print; the diff is then for a person to review.

import Foundation
import Testing

@testable import demarche

@Suite struct CommandTests {
    static let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
    static let records = ProcessInfo.processInfo.environment["RECORD_CASES"] == "1"

    /// The folder of built products, where the tests' own executable lies as well.
    static let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

    static let names: [String] = {
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: cases.path)) ?? []
        return folders.filter { FileManager.default.fileExists(atPath: cases.appendingPathComponent("\($0)/cmd").path) }.sorted()
    }()

    /// A database of the shared articles, made once: cases copy it from `$DATABASE`.
    static let database: URL? = {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try? FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = products.appendingPathComponent("demarche")
        process.arguments = ["ingest", "--quiet", "articles.jsonl", "--db", place.appendingPathComponent("demarche.db").path]
        process.currentDirectoryURL = cases.appendingPathComponent("Inputs")
        guard (try? process.run()) != nil else { return nil }
        process.waitUntilExit()
        return process.terminationStatus == 0 ? place.appendingPathComponent("demarche.db") : nil
    }()

    @Test(arguments: names) func commandPrintsWhatIsRecorded(_ name: String) throws {
        let folder = Self.cases.appendingPathComponent(name)
        let outcome = try Self.run(folder)
        for (file, found) in [("stdout", outcome.stdout), ("stderr", outcome.stderr), ("exit", "\(outcome.status)\n")] {
            let url = folder.appendingPathComponent(file)
            if Self.records { try Data(found.utf8).write(to: url) }
            let expected = String(decoding: try Data(contentsOf: url), as: UTF8.self)
            #expect(found == expected, "\(name)/\(file)")
        }
    }

    /// Each example of each help text runs: what it names may be missing, but never its options, queries or parameters.
    @Test func examplesOfHelpTextsRun() throws {
        let examples = Demarche.configuration.subcommands.flatMap { command in
            command.configuration.discussion.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
                .filter { $0.hasPrefix("demarche ") || $0.contains("| demarche ") }
                .map { $0.replacingOccurrences(of: "  +the .*$", with: "", options: .regularExpression) }
        }
        #expect(examples.count >= 20)
        let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let prepare = """
            cp "$DATABASE" demarche.db; cp "$DATABASE" news.db; mkdir articles; cp "$INPUTS/articles.jsonl" articles
            sed 's/"text"/"story"/; s/"date"/"day"/' articles/articles.jsonl > news.jsonl
            gzip -c articles/articles.jsonl > news.jsonl.gz; echo "Norway said it agreed." > article.txt; cp article.txt 2025-07-04.txt
            echo "SELECT 1" > query.sql; mkdir own; printf 'id\\tname\\nlund\\tAstrid Lund\\n' > own/officials.tsv
            printf 'id\\tterms\\nfishing\\tquotas\\n' > topics.tsv
            jq() { cat; }
            mkdir -p ~/.local/share/bash-completion/completions ~/.zfunc ~/.config/fish/completions
            """
        for example in examples {
            let script = "cd \"$(mktemp -d -p \(place.path))\"\n\(prepare)\n\(example) > printed 2>&1; echo $?; tail -3 printed"
            let process = Process()
            let pipe = Pipe()
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", script]
            process.environment = [
                "PATH": Self.products.path + ":/usr/bin:/bin", "DATABASE": try #require(Self.database).path,
                "INPUTS": Self.cases.appendingPathComponent("Inputs").path, "HOME": place.path,
            ]
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = pipe
            try process.run()
            let printed = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
            process.waitUntilExit()
            let isHarmless =
                printed.hasPrefix("0\n") || printed.hasPrefix("1\n") || printed.contains("called \"")
                || ["no statement", "no meeting", "no alias", "nobody was merged"].contains { printed.contains($0) }
            #expect(isHarmless, "\(example): \(printed)")
        }
    }

    @Test func casesAreFound() {
        #expect(Self.names.count >= 30)
    }

    private struct Outcome {
        var stdout: String
        var stderr: String
        var status: Int32
    }

    /// Runs a case in a folder of its own, with the shared inputs and those of the case beside it.
    private static func run(_ folder: URL) throws -> Outcome {
        let files = FileManager.default
        let place = files.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try files.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? files.removeItem(at: place) }
        for source in [cases.appendingPathComponent("Inputs"), folder] {
            for file in try files.contentsOfDirectory(atPath: source.path)
            where !["cmd", "stdout", "stderr", "exit"].contains(file) {
                try files.copyItem(at: source.appendingPathComponent(file), to: place.appendingPathComponent(file))
            }
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [folder.appendingPathComponent("cmd").path]
        process.currentDirectoryURL = place
        process.environment = [
            "PATH": products.path + ":/usr/bin:/bin", "COLUMNS": "80", "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "DATABASE": try #require(database).path, "HOME": place.path,
        ]
        process.standardInput = FileHandle.nullDevice
        // Files rather than pipes: a pipe that nobody reads would stop the process.
        let streams = try ["out", "err"].map { stream -> FileHandle in
            let path = place.appendingPathComponent(".\(stream)").path
            _ = files.createFile(atPath: path, contents: nil)
            guard let handle = FileHandle(forUpdatingAtPath: path) else { throw CocoaError(.fileNoSuchFile) }
            return handle
        }
        process.standardOutput = streams[0]
        process.standardError = streams[1]
        try process.run()
        process.waitUntilExit()
        let texts = try streams.map { handle -> String in
            try handle.seek(toOffset: 0)
            return String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
        }
        return Outcome(stdout: texts[0], stderr: texts[1], status: process.terminationStatus)
    }
}

// Manual pages: every command and option is in them, and roff takes nothing of the text for its own.

import Foundation
import Testing

@testable import demarche

@Suite struct ManualTests {
    @Test func pageOfACommand() throws {
        let root = try CommandTree.whole()
        let page = ManualPage(of: try #require(root.command(named: "search")), in: root)
        #expect(page.fileName == "demarche-search.1")
        #expect(page.roff.hasPrefix(".TH \"DEMARCHE\\-SEARCH\" 1 \"\" \"demarche \(Demarche.version)\" \"Demarche\"\n"))
        #expect(
            page.roff.contains(".SH \"NAME\"\n.PP\ndemarche\\-search \\- search the words of statements, or of whole articles\n"))
        #expect(page.roff.contains(".TP\n\\fB\\-\\-limit\\fR \\fIlimit\\fR\nRows at most. The default is 20.\n"))
        #expect(page.roff.contains("\ndemarche search \\-\\-match \\(aqceasefire NOT gaza\\(aq\n"))
    }

    @Test func everythingIsInThePages() throws {
        let root = try CommandTree.whole()
        for command in root.commands where command.commandName != "help" {
            let page = ManualPage(of: command, in: root).roff
            for command in [command] + command.commands {
                for option in command.own where option.shouldDisplay {
                    #expect(page.contains(Roff.escaped(option.name)), "\(command.fullName): \(option.name)")
                }
            }
        }
        let page = ManualPage(of: root, in: root).roff
        for command in root.commands where command.commandName != "help" {
            #expect(page.contains("\\fBdemarche\\-\(command.commandName)(1)\\fR"))
        }
    }

    @Test func escapes() {
        #expect(Roff.escaped("a-b 'c' \\d ~ “e”") == "a\\-b \\(aqc\\(aq \\ed \\(ti \\[u201C]e\\[u201D]")
        #expect(Roff.escaped(".PP\n.x") == "\\&.PP\n\\&.x")
    }

    private static let groff = "/usr/bin/groff"

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: groff))) func groffHasNoWarnings() throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: place) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", "demarche manual --into '\(place.path)' && \(Self.groff) -man -Tascii -wall -z '\(place.path)'/*.1",
        ]
        process.environment = ["PATH": CommandTests.products.path + ":/usr/bin:/bin"]
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let warnings = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        // A terminal of ASCII lacks some signs; nothing else may be said.
        let others = warnings.split(separator: "\n").filter {
            !$0.contains("can't find special character") && !$0.contains("special character 'u")
        }
        #expect(others == [])
        #expect(process.terminationStatus == 0)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: place.path).count == Demarche.configuration.subcommands.count + 1)
    }
}

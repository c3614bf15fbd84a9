// Completions: what may stand at the end of a line, and what the shells make of it.

import Archive
import Foundation
import Resources
import Testing

@testable import demarche

@Suite struct CompletionTests {
    /// The candidates at the end of a line, without their notes.
    private func candidates(_ line: String) throws -> [String] {
        let words = ShellWords(line)
        let completion = Completion(after: words.arguments(of: "demarche"), typed: words.last, in: try .whole())
        guard case .words(let candidates) = completion else { return [] }
        return candidates.map(\.text)
    }

    /// The same, with the database of the cases.
    private func stored(_ line: String) throws -> [String] {
        let database = try #require(CommandTests.database).path
        let (command, rest) = (line.prefix { $0 != " " }, line.drop { $0 != " " })
        return try candidates("demarche \(command) --db \(database)\(rest)")
    }

    @Test func commands() throws {
        #expect(try candidates("demarche sta") == ["status"])
        #expect(try candidates("demarche cou") == ["countries"])
        #expect(try candidates("demarche officials m") == ["merge", "merges"])
        #expect(try candidates("demarche help ti") == ["timeline"])
        #expect(try candidates("demarche help officials sp") == ["split"])
        #expect(try candidates("demarche manual wa") == ["watch"])
        #expect(try candidates("demarche nothing ") == [])
    }

    @Test func options() throws {
        #expect(try candidates("demarche ask x --f") == ["--format"])
        #expect(try candidates("demarche ask x --format json --f") == [])
        #expect(try candidates("demarche meetings --with Norway --w") == ["--with"])
        #expect(try candidates("demarche query recent --des") == ["--describe"])
        #expect(try candidates("demarche query new x --fr") == ["--from"])
        #expect(try candidates("demarche extract x --stage") == [])
        #expect(try candidates("demarche ask -- --f") == [])
        #expect(try candidates("demarche status ").first == "--db")
    }

    @Test func valuesOfOptions() throws {
        #expect(try candidates("demarche ask x --format j") == ["json", "jsonl"])
        #expect(try candidates("demarche ask x --format=j") == ["--format=json", "--format=jsonl"])
        #expect(try candidates("demarche meetings --status ") == ["held", "planned", "cancelled", "refused"])
        #expect(try candidates("demarche calendar --kind su") == ["summit"])
        #expect(try candidates("demarche completions ") == ["bash", "zsh", "fish"])
        #expect(try candidates("demarche schema v_st") == ["v_statement_speakers", "v_statements"])
    }

    @Test(arguments: [
        ("ingest ", Completion.files), ("ask x --db ", .files), ("status --output=a", .files), ("sql --file ", .files),
        ("query --queries ", .folders), ("gazetteer check ", .folders), ("ingest x --topics ", .files),
    ])
    func paths(_ line: String, _ expected: Completion) throws {
        let words = ShellWords("demarche " + line)
        #expect(Completion(after: words.arguments(of: "demarche"), typed: words.last, in: try .whole()) == expected)
    }

    @Test func names() throws {
        #expect(try stored("officials Ilm").first == "Ilmari Salonen")
        #expect(try stored("officials salon") == ["salonen"])
        #expect(try stored("officials \"Ilmari S") == ["Ilmari Salonen"])
        #expect(try stored("officials Ilmari\\ S") == ["Ilmari Salonen"])
        #expect(try stored("search x --by=Astrid").first == "--by=Astrid Holmsund")
        #expect(try stored("countries norw") == ["norway"])
        #expect(try stored("timeline cote") == ["cote d'Ivoire"])
        #expect(try stored("officials Norw") == [])
        #expect(try stored("timeline ").contains("Ilmari Salonen"))
        #expect(try stored("timeline a").count == 50)
        #expect(try stored("officials x' OR 1 --") == [])
    }

    @Test func queriesAndParameters() throws {
        #expect(try candidates("demarche query statements-a") == ["statements-about", "statements-at-meeting"])
        #expect(try candidates("demarche watch rec") == ["recent"])
        #expect(try candidates("demarche query meetings-of p") == ["party="])
        #expect(try candidates("demarche query meetings-of party=x p") == [])
        #expect(try candidates("demarche query statements-by-act act=den") == ["act=deny"])
        #expect(try stored("query officials-of-country country=Finl") == ["country=Finland"])
        #expect(try stored("query recent --columns speaker,off") == ["speaker,office"])
        #expect(try stored("sql 'SELECT 1 AS one, 2 AS two;' --columns ") == ["one", "two"])
    }

    @Test func withoutDatabaseNothingIsCompletedOrMade() throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let broken = place.appendingPathComponent("broken.db")
        try Data("no database at all".utf8).write(to: broken)
        for name in ["missing.db", "broken.db"] {
            #expect(try candidates("demarche officials --db \(place.path)/\(name) A") == [])
            #expect(try candidates("demarche meetings --db \(place.path)/\(name) --in A") == [])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["broken.db"])
    }

    @Test(arguments: [
        ("demarche ask \"a b\" c", ["ask", "a b"], "c"), ("ls | demarche  x\\ y ", ["x y"], ""),
        ("LC_ALL=C ./bin/demarche ask 'it", ["ask"], "it"), ("d ask \"a\\\"b\\c", ["ask"], "a\"b\\c"),
        ("cd x; demarche '' a", [""], "a"),
    ])
    func linesAsWords(_ line: String, _ arguments: [String], _ last: String) {
        let words = ShellWords(line)
        #expect(words.arguments(of: "demarche") == arguments)
        #expect(words.last == last)
    }

    @Test(arguments: [
        ("Lav", "Sergey Lavrov", "Lavrov"), ("sergey", "Sergey Lavrov", "sergey Lavrov"),
        ("sergey ", "Sergey Lavrov", "sergey Lavrov"), ("mull", "Müller", "muller"), ("us", "U.S.", "us."),
        ("avr", "Sergey Lavrov", nil), ("", "Norway", "Norway"),
    ])
    func whatWasTypedStays(_ typed: String, _ name: String, _ expected: String?) {
        #expect(continued(typed, name, fromAnyWord: true) == expected)
    }

    /// What a shell makes of a line, by its own script.
    private func output(_ shell: String, _ script: String) throws -> [String] {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/" + shell)
        process.arguments = ["-c", script]
        process.environment = [
            "PATH": CommandTests.products.path + ":/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": NSTemporaryDirectory(),
            "DEMARCHE_DB": try #require(CommandTests.database).path,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let printed = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: printed, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static func has(_ shell: String) -> Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/" + shell) }

    @Test(
        .enabled(if: has("bash")),
        arguments: [
            ("demarche officials Ilm", "Ilm", "Ilmari Salonen"), ("demarche ask x --form", "--form", "--format"),
            ("demarche query officials-of-country country=Finl", "Finl", "Finland"),
            ("demarche query officials-of-country country=", "=", "Finland"),
            ("demarche search --by=Astrid\\ H", "Astrid\\ H", "Astrid Holmsund"),
        ])
    func bash(_ line: String, _ current: String, _ expected: String) throws {
        let script = """
            source <(demarche completions bash)
            COMP_LINE='\(line)'; COMP_POINT=${#COMP_LINE}
            _demarche demarche '\(current)' x
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        #expect(try output("bash", script).contains(expected))
    }

    @Test(
        .enabled(if: has("fish")),
        arguments: [
            ("demarche officials Ilm", "Ilmari Salonen"), ("demarche search --by=\"Astrid H", "--by=Astrid Holmsund"),
            ("demarche query rec", "recent"),
        ])
    func fish(_ line: String, _ expected: String) throws {
        #expect(try output("fish", "demarche completions fish | source; complete -C '\(line)'").first == expected)
    }

    @Test(.enabled(if: has("zsh"))) func zshReadsItsScript() throws {
        let script = "autoload -Uz compinit; compinit -u -D; source <(demarche completions zsh); print $_comps[demarche]"
        #expect(try output("zsh", script) == ["_demarche"])
    }
}

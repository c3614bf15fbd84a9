// `demarche manual`: pages for man(1), made of the same definitions as the help.

import ArgumentParser
import Foundation

struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Print the manual page of the program or of a command, for man.",
        discussion: """
            EXAMPLES:
              demarche manual | man -l -
              demarche manual ask | man -l -
              demarche manual --into man1

            --into writes all pages into a folder: demarche.1, demarche-ask.1 and so on. `make install` puts them in their place.
            """)

    @Argument(help: "The command; without it, the page of the program.", completion: .commands)
    var command: String?
    @Option(
        help: ArgumentHelp("Write all pages into this folder, which is made where it lacks.", valueName: "folder"),
        completion: .directory)
    var into: String?

    func validate() throws {
        if command != nil, into != nil { throw ValidationError("give a command or --into, not both") }
    }

    func run() throws {
        let root = try CommandTree.whole()
        let commands = root.commands.filter { $0.commandName != "help" }
        if let into {
            do {
                try FileManager.default.createDirectory(atPath: into, withIntermediateDirectories: true)
            } catch {
                throw OutputError.unwritable(path: into, reason: "no folder can be made there")
            }
            for command in [root] + commands {
                let page = ManualPage(of: command, in: root)
                try OutputFile.write(page.roff.utf8, to: into + "/" + page.fileName)
            }
            return
        }
        guard let command else { return print(root, in: root) }
        guard let found = commands.first(where: { $0.commandName == command }) else {
            let names = commands.map(\.commandName)
            throw ValidationError(
                "no command \"\(neutral(String(command.prefix(60))))\": "
                    + (nearest(to: command, among: names).map { "did you mean \($0)?" }
                        ?? "the commands are \(names.joined(separator: ", "))"))
        }
        print(found, in: root)
    }

    private func print(_ command: CommandTree, in root: CommandTree) {
        var output = StandardOutput()
        output.write(ManualPage(of: command, in: root).roff)
        output.flush()
    }
}

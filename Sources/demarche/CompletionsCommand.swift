// `demarche completions`: scripts by which shells complete commands, options and names.

import ArgumentParser
import Resources

struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Print the script by which a shell completes commands, options, queries and names of the database.",
        discussion: """
            INSTALLING:
              demarche completions bash > ~/.local/share/bash-completion/completions/demarche
              demarche completions zsh > ~/.zfunc/_demarche
              demarche completions fish > ~/.config/fish/completions/demarche.fish

            zsh wants "fpath+=~/.zfunc" before compinit in ~/.zshrc.

            For the running shell alone: `source <(demarche completions bash)`, likewise in zsh, and \
            `demarche completions fish | source`. `make install` installs all three.

            Names are those of the database that the line names with --db, else of DEMARCHE_DB, else of demarche.db in the \
            folder. Where there is none, commands and options are completed all the same.
            """)

    enum Shell: String, CaseIterable, ExpressibleByArgument { case bash, zsh, fish }

    @Argument(help: "bash, zsh or fish.")
    var shell: Shell?
    @Option(parsing: .unconditional, help: ArgumentHelp("Print the candidates at the end of a line.", visibility: .hidden))
    var line: String?

    func validate() throws {
        if shell == nil, line == nil { throw ValidationError("name the shell: bash, zsh or fish") }
    }

    func run() throws {
        var output = StandardOutput()
        if let line {
            let words = ShellWords(line)
            let completion = Completion(
                after: words.arguments(of: "demarche"), typed: words.last, in: try CommandTree.whole())
            // Names come out of articles: what a terminal would obey is no part of a candidate.
            for text in completion.lines(typed: words.last) {
                output.write(text.split(separator: "\t", maxSplits: 1).map { neutral(String($0)) }.joined(separator: "\t") + "\n")
            }
        } else if let shell {
            output.write(bytes: Resource.at("Completions/demarche.\(shell.rawValue)").bytes)
        }
        output.flush()
    }
}

// The program's commands, options and arguments, read out of their own definitions: for completions, manual pages and
// "did you mean".

import ArgumentParser
import Foundation

/// A command and those under it.
struct CommandTree: Decodable {
    let commandName: String
    let superCommands: [String]?
    let abstract: String?
    let discussion: String?
    let defaultSubcommand: String?
    private let shouldDisplay: Bool?
    private let subcommands: [CommandTree]?
    private let arguments: [Parameter]?

    /// All commands of the program.
    static func whole() throws -> CommandTree { try read.get() }

    private static let read = Result {
        struct Dump: Decodable { var command: CommandTree }
        return try JSONDecoder().decode(Dump.self, from: Data(Demarche._dumpHelp().utf8)).command
    }

    /// The commands under it that help texts show.
    var commands: [CommandTree] { (subcommands ?? []).filter { $0.shouldDisplay ?? true } }

    /// Its own options and arguments, the hidden ones among them.
    var own: [Parameter] { arguments ?? [] }

    /// The command that is meant where no command under it is named.
    var usual: CommandTree? { commands.first { $0.commandName == defaultSubcommand } }

    /// What may stand after its name: its own options and arguments, or those of the usual command under it.
    var accepted: [Parameter] { usual?.own ?? own }

    var options: [Parameter] { accepted.filter { $0.kind != .positional } }
    var positionals: [Parameter] { accepted.filter { $0.kind == .positional } }

    /// "demarche officials merge"
    var fullName: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }

    func command(named name: String) -> CommandTree? { commands.first { $0.commandName == name } }

    /// The option or flag of a long or short name, which may be a hidden one.
    func option(named word: some StringProtocol) -> Parameter? { options.first { $0.words.contains(String(word)) } }
}

/// An option, a flag or an argument.
struct Parameter: Decodable {
    enum Kind: String, Decodable { case positional, option, flag }
    struct Name: Decodable {
        enum Kind: String, Decodable { case long, short, longWithSingleDash }
        var kind: Kind
        var name: String
        /// `--limit`
        var word: String { (kind == .long ? "--" : "-") + name }
    }
    /// What completes a value.
    enum Source: Decodable {
        case list(values: [String])
        case file(extensions: [String])
        case directory
        case custom
    }

    let kind: Kind
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    private let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let completionKind: Source?
    let abstract: String?
    let discussion: String?

    /// `--help`, `-h`
    var words: [String] { (names ?? []).map(\.word) }

    /// The long name, `--help`; of an argument the name of its value.
    var name: String { (names ?? []).first { $0.kind == .long }?.word ?? words.first ?? valueName ?? "" }

    /// The words it may have; nil where it may have others.
    var choices: [String]? { if case .list(let values)? = completionKind { values } else { nil } }
}

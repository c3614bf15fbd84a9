// The manual page of a command: its help in the order of man pages.

/// A page, with the commands under the command.
struct ManualPage {
    let fileName: String
    let roff: String

    init(of command: CommandTree, in root: CommandTree) {
        let isRoot = command.commandName == root.commandName
        let title = command.fullName.split(separator: " ").joined(separator: "-")
        fileName = title + ".1"
        var page = Roff(title: title, version: Demarche.version)
        page.section("NAME")
        page.paragraph("\(title) - \(command.abstract.map(Self.asName) ?? "")")
        page.section("SYNOPSIS")
        for synopsis in Self.synopses(of: command, isRoot: isRoot) { page.line(synopsis) }

        let discussion = Discussion(command.discussion ?? "")
        page.section("DESCRIPTION")
        if let abstract = command.abstract { page.paragraph(abstract) }
        discussion.write(to: &page)
        if let usual = command.usual { Discussion(usual.discussion ?? "").write(to: &page) }

        let usual = command.defaultSubcommand
        let options = command.accepted
        if !options.filter(\.shouldDisplay).isEmpty {
            page.section("OPTIONS")
            Self.write(options, to: &page)
        }
        if isRoot {
            page.section("COMMANDS")
            for command in root.commands where command.commandName != "help" {
                page.term("demarche-\(command.commandName)(1)", command.abstract ?? "")
            }
        } else if !command.commands.isEmpty {
            page.section("COMMANDS")
            for command in command.commands where command.commandName != usual {
                page.subsection(command.fullName)
                page.line(Self.synopsis(of: command))
                if let abstract = command.abstract { page.paragraph(abstract) }
                let discussion = Discussion(command.discussion ?? "")
                discussion.write(to: &page)
                Self.write(command.own, to: &page)
                if !discussion.examples.isEmpty { page.lines(discussion.examples) }
            }
        }
        if !discussion.examples.isEmpty {
            page.section("EXAMPLES")
            page.lines(discussion.examples)
        }
        page.section("EXIT STATUS")
        for (status, meaning) in [("0", "Rows were found."), ("1", "None were."), ("2", "An error."), ("64", "Wrong usage.")] {
            page.term(status, meaning)
        }
        if isRoot { Self.writeSurroundings(to: &page) }
        page.section("SEE ALSO")
        let others = isRoot ? root.commands.filter { $0.commandName != "help" }.map { "-\($0.commandName)" } : [""]
        page.paragraph((others.map { "demarche\($0)(1)" } + ["sqlite3(1)"]).joined(separator: ", "))
        roff = page.text
    }

    /// Variables and files that all commands heed.
    private static func writeSurroundings(to page: inout Roff) {
        page.section("ENVIRONMENT")
        page.term("DEMARCHE_DB", "The database where --db names none.")
        page.term("NO_COLOR", "Where it is set and not empty, nothing is coloured, but with --color always.")
        page.term("COLUMNS", "The width in which tables and passages are laid out.")
        page.term("XDG_CONFIG_HOME, XDG_STATE_HOME", "Folders in place of ~/.config and ~/.local/state.")
        page.section("FILES")
        page.term("demarche.db", "The database where neither --db nor DEMARCHE_DB names one.")
        page.term("~/.config/demarche/queries", "Canned queries of your own.")
        page.term("~/.local/state/demarche", "What watch has shown, and what was typed at prompts.")
    }

    private static func write(_ parameters: [Parameter], to page: inout Roff) {
        let shown = parameters.filter { $0.shouldDisplay }
        for parameter in shown.filter({ $0.kind == .positional }) + shown.filter({ $0.kind != .positional }) {
            let value = parameter.valueName.map { parameter.isRepeating && parameter.kind == .positional ? "\($0) ..." : $0 }
            let initial = parameter.defaultValue.map { " The default is \($0)." } ?? ""
            let meaning = [parameter.abstract, parameter.discussion].compactMap(\.self).joined(separator: " ") + initial
            if parameter.kind == .positional {
                page.term(value ?? "", meaning)
            } else {
                page.term(parameter.words.joined(separator: ", "), value: parameter.kind == .option ? value : nil, meaning)
            }
        }
    }

    private static func synopses(of command: CommandTree, isRoot: Bool) -> [[(text: String, isBold: Bool)]] {
        if isRoot { return [[("demarche", true), (" COMMAND [OPTION ...] [ARGUMENT ...]", false)]] }
        guard !command.commands.isEmpty else { return [synopsis(of: command)] }
        let usual = command.usual.map { [synopsis(of: $0, named: command.fullName)] } ?? []
        return usual + command.commands.filter { $0.commandName != command.defaultSubcommand }.map { synopsis(of: $0) }
    }

    /// "demarche meetings [OPTION ...] [number]"
    private static func synopsis(of command: CommandTree, named name: String? = nil) -> [(text: String, isBold: Bool)] {
        let arguments = command.positionals.filter(\.shouldDisplay).map { argument in
            let name = (argument.valueName ?? "") + (argument.isRepeating ? " ..." : "")
            return argument.isOptional ? "[\(name)]" : name
        }
        return [(name ?? command.fullName, true), ((["", "[OPTION ...]"] + arguments).joined(separator: " "), false)]
    }

    /// The abstract as the line of NAME has it: no capital at the start, no full stop.
    private static func asName(_ abstract: String) -> String {
        var text = abstract[...]
        while text.last == "." { text.removeLast() }
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}

/// The long part of a help text: paragraphs, lines that are set apart, and examples.
private struct Discussion {
    private enum Part {
        case paragraph(String)
        case lines([String])
        case title(String)
    }
    private var parts: [Part] = []
    private(set) var examples: [String] = []

    init(_ text: String) {
        var isExamples = false
        for block in text.split(separator: "\n", omittingEmptySubsequences: false).split(separator: "") {
            var words: [Substring] = []
            var lines: [String] = []
            for line in block {
                if line.hasSuffix(":"), line == line.uppercased(), !line.hasPrefix(" ") {
                    isExamples = line == "EXAMPLES:"
                    if !isExamples { parts.append(.title(String(line.dropLast()))) }
                } else if line.hasPrefix("  ") {
                    if isExamples { examples.append(String(line.dropFirst(2))) } else { lines.append(String(line.dropFirst(2))) }
                } else {
                    if !lines.isEmpty { (parts, lines) = (parts + [.lines(lines)], []) }
                    words.append(line)
                    isExamples = false
                }
                if !lines.isEmpty, !words.isEmpty {
                    parts.append(.paragraph(words.joined(separator: " ")))
                    words = []
                }
            }
            if !words.isEmpty { parts.append(.paragraph(words.joined(separator: " "))) }
            if !lines.isEmpty { parts.append(.lines(lines)) }
        }
    }

    /// All but the examples.
    func write(to page: inout Roff) {
        for part in parts {
            switch part {
            case .paragraph(let words): page.paragraph(words)
            case .lines(let lines): page.lines(lines)
            case .title(let title): page.subsection(title.prefix(1) + title.dropFirst().lowercased())
            }
        }
    }
}

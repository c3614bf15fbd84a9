// Words of a command line, read with the program's definitions as far as they go: for completions and "did you mean".

/// How far words lead: to a command, its arguments, and an option that waits for its value.
struct CommandLineScan {
    /// What does not fit the definitions.
    enum Fault {
        /// A word where the name of a command should stand.
        case command(String)
        /// An option that the command does not have, and its place among the words.
        case option(String, index: Int)
        /// A value of an option that is none of those it may have.
        case value(String, of: Parameter)
    }

    /// The commands from the program down to the one that is meant.
    private(set) var path: [CommandTree]
    /// The option whose value comes next.
    private(set) var pending: Parameter?
    private(set) var positionals: [String] = []
    /// Options by name, with the values that they were given, in order.
    private(set) var values: [String: [String]] = [:]
    /// Whether `--` was there, after which nothing is an option.
    private(set) var isTerminated = false
    /// Whether it is `demarche help`, whose words are names of commands.
    private(set) var isHelp = false
    private(set) var faults: [Fault] = []

    var command: CommandTree { path[path.count - 1] }

    /// - Parameter words: those after the program's name.
    init(_ words: some Sequence<String>, of root: CommandTree) {
        path = [root]
        for (index, word) in words.enumerated() { read(word, index) }
    }

    private mutating func read(_ word: String, _ index: Int) {
        if let option = pending {
            pending = nil
            take(word, for: option)
        } else if isTerminated || !word.hasPrefix("-") || word == "-" {
            if isHelp || positionals.isEmpty && !isTerminated, let next = command.command(named: word) {
                if path.count == 1, word == "help" { isHelp = true } else { path.append(next) }
            } else {
                if positionals.isEmpty, !command.commands.isEmpty, command.usual == nil { faults.append(.command(word)) }
                positionals.append(word)
            }
        } else if word == "--" {
            isTerminated = true
        } else {
            let name = word.prefix { $0 != "=" }
            guard let option = command.option(named: name) ?? path[0].option(named: name) else {
                if word.hasPrefix("--") { faults.append(.option(String(name), index: index)) }
                return
            }
            values[option.name, default: []] += []
            guard option.kind == .option else { return }
            if name.endIndex < word.endIndex {
                take(String(word[word.index(after: name.endIndex)...]), for: option)
            } else {
                pending = option
            }
        }
    }

    private mutating func take(_ value: String, for option: Parameter) {
        values[option.name, default: []].append(value)
        if let choices = option.choices, !choices.contains(value) { faults.append(.value(value, of: option)) }
    }
}

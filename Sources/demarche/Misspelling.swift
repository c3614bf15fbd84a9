// "Did you mean": commands, options and values of options that are spelt almost like ones that there are.

import Archive
import Extraction

/// The first word of a command line that the program does not know, with what was meant.
struct Misspelling: CustomStringConvertible {
    let description: String

    /// Nil where the fault of the line is another one.
    init?(in arguments: [String]) {
        guard let root = try? CommandTree.whole() else { return nil }
        let scan = CommandLineScan(arguments, of: root)
        guard let fault = scan.faults.first else { return nil }
        let command = scan.command
        let known: String
        switch fault {
        case .command(let word):
            let names = command.commands.map(\.commandName)
            known =
                "unknown command \"\(word.prefix(60))\": "
                + (nearest(to: word, among: names).map { "did you mean \($0)?" }
                    ?? "the commands are \(names.filter { $0 != "help" }.joined(separator: ", "))")
        case .option(let word, let index):
            if let place = Self.place(of: word, index, arguments, root) {
                known = "option \(word.prefix(60)) stands before the command: write `\(place)`"
            } else {
                let name = command.fullName.dropFirst(root.commandName.count + 1)
                let near = nearest(to: word, among: command.options.filter(\.shouldDisplay).flatMap(\.words))
                known =
                    "unknown option \(word.prefix(60))" + (name.isEmpty ? "" : " of \(name)") + ": "
                    + (near.map { "did you mean \($0)?" } ?? "`\(command.fullName) --help` lists them")
            }
        case .value(let value, let option):
            let choices = option.choices ?? []
            known =
                "\(option.name) \"\(value.prefix(60))\": "
                + (nearest(to: value, among: choices).map { "did you mean \($0)? " } ?? "")
                + "it is one of \(choices.joined(separator: ", "))"
        }
        description = known
    }

    /// "demarche ask --db …" for `--db x ask`, where the command that comes later has the option.
    private static func place(of word: String, _ index: Int, _ arguments: [String], _ root: CommandTree) -> String? {
        guard arguments[..<index].allSatisfy({ $0.hasPrefix("-") }) else { return nil }
        let later = arguments[(index + 1)...].lazy.compactMap { root.command(named: $0) }
        guard let command = later.first(where: { $0.option(named: word) != nil }) else { return nil }
        let value = command.option(named: word)?.kind == .option ? " …" : ""
        return "\(command.fullName) \(word)\(value)"
    }
}

/// The known word that is spelt most like another: at most a third of its letters apart, or the only one that it begins.
func nearest(to word: String, among known: [String]) -> String? {
    func letters(_ text: String) -> [UInt8] { Array(text.lowercased().drop { $0 == "-" }.utf8) }
    let wanted = letters(word)
    guard !wanted.isEmpty, wanted.count < 60 else { return nil }
    let distances = known.compactMap { known in
        editDistance(wanted, letters(known), atMost: max(1, wanted.count / 3)).map { (known, $0) }
    }
    // A word of two letters is alike to all others.
    if wanted.count > 2, let near = distances.min(by: { $0.1 < $1.1 }) { return near.0 }
    let longer = known.filter { letters($0).starts(with: wanted) }
    return longer.count == 1 ? longer[0] : nil
}

// What may stand at the end of a command line: commands, options, and the values of options and arguments.

import ArgumentParser

/// The candidates for a word.
enum Completion: Equatable {
    struct Candidate: Equatable {
        var text: String
        /// What it is, in a few words.
        var note: String?
    }

    /// These words; all begin with what was typed.
    case words([Candidate])
    case files
    case folders

    /// - Parameters:
    ///   - words: those after the program's name and before the word that is completed.
    ///   - typed: the beginning of that word.
    init(after words: [String], typed: String, in root: CommandTree) {
        let scan = CommandLineScan(words, of: root)
        if scan.faults.contains(where: { if case .command = $0 { true } else { false } }) {
            self = .words([])
        } else if let option = scan.pending {
            self = Self.values(of: option, "", typed, words, scan)
        } else if !scan.isTerminated, typed.hasPrefix("--"), let equals = typed.firstIndex(of: "="),
            let option = scan.command.option(named: typed[..<equals])
        {
            let value = String(typed[typed.index(after: equals)...])
            self = Self.values(of: option, String(typed[...equals]), value, words, scan)
        } else if !scan.isTerminated, typed.hasPrefix("-") {
            self = .words(Self.options(typed, scan))
        } else {
            self = Self.arguments(typed, words, scan)
        }
    }

    /// Options that are not given yet, or may be given again.
    private static func options(_ typed: String, _ scan: CommandLineScan) -> [Candidate] {
        scan.command.options.filter { option in
            option.shouldDisplay && option.name.hasPrefix(typed) && (option.isRepeating || scan.values[option.name] == nil)
        }.map { Candidate(text: $0.name, note: $0.abstract?.firstClause) }
    }

    /// Names of commands where one may stand, and the values of the argument whose turn it is; options where there are none.
    private static func arguments(_ typed: String, _ words: [String], _ scan: CommandLineScan) -> Completion {
        var candidates: [Candidate] = []
        if scan.isHelp || scan.positionals.isEmpty {
            candidates = scan.command.commands.filter { $0.commandName.hasPrefix(typed) }
                .map { Candidate(text: $0.commandName, note: $0.abstract?.firstClause) }
        }
        let positionals = scan.isHelp ? [] : scan.command.positionals
        let index = min(scan.positionals.count, positionals.count - 1)
        if index >= 0, index == scan.positionals.count || positionals[index].isRepeating {
            switch values(of: positionals[index], "", typed, words, scan, place: index) {
            case .words(let values): candidates += values
            case let paths: return paths
            }
        }
        if candidates.isEmpty, typed.isEmpty, !scan.isTerminated, !scan.isHelp { candidates = options("--", scan) }
        return .words(candidates)
    }

    /// - Parameters:
    ///   - head: what stands before the value in its word, such as `--by=`.
    ///   - place: the number of an argument among those of its command.
    private static func values(
        of parameter: Parameter, _ head: String, _ typed: String, _ words: [String], _ scan: CommandLineScan, place: Int? = nil
    ) -> Completion {
        let values: [String]
        switch parameter.completionKind {
        case .file: return .files
        case .directory: return .folders
        case .list(let choices): values = choices
        case .custom: values = custom(place.map { "positional@\($0)" } ?? parameter.name, typed, words, scan)
        case nil: values = []
        }
        return .words(values.filter { $0.hasPrefix(typed) }.map { Candidate(text: head + $0) })
    }

    /// Calls the `completion:` of the parameter's own definition, by the protocol of completion scripts.
    private static func custom(_ name: String, _ typed: String, _ words: [String], _ scan: CommandLineScan) -> [String] {
        let command = scan.command.usual.map { scan.path + [$0] } ?? scan.path
        let request = ["---completion"] + command.dropFirst().map(\.commandName) + ["--", name]
        do {
            _ = try Demarche.parseAsRoot(
                request + ["\(words.count + 1)", "\(typed.count)", "demarche"] + words + [typed])
            return []
        } catch {
            guard Demarche.exitCode(for: error) == .success else { return [] }
            return Demarche.message(for: error).split(separator: "\n").map(String.init)
        }
    }

    /// The lines that the scripts read: what kind, the word as it was typed, and the candidates, each with its note after a tab.
    func lines(typed: String) -> [String] {
        switch self {
        case .files: ["files", typed]
        case .folders: ["folders", typed]
        case .words(let candidates):
            ["words", typed] + candidates.map { $0.text + ($0.note.map { "\t" + $0 } ?? "") }
        }
    }
}

extension String {
    /// "Rows at most" of "Rows at most (default: 20)."
    fileprivate var firstClause: String {
        var text = self[..<(self.firstIndex { "(;:\n".contains($0) } ?? endIndex)]
        while let last = text.last, last == "." || last == " " { text.removeLast() }
        return String(text)
    }
}

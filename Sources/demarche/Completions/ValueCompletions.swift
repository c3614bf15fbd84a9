// What completes values of options and arguments: names of the database, canned queries and their parameters, columns.

import Archive
import ArgumentParser
import Extraction
import Foundation

extension CompletionKind {
    /// Names of the database, of some kinds.
    static func names(_ kinds: Set<Subject.Kind>) -> CompletionKind {
        .custom { words, _, typed in
            let line = TypedLine(words, typed)
            return line.archive?.names(beginning: line.typed, of: kinds) ?? []
        }
    }

    /// Officials, countries and organizations.
    static let parties = names([.official, .country, .organization])

    /// All that statements may be about.
    static let subjects = names(Set(Subject.Kind.allCases))

    /// Cities and countries where meetings were.
    static let places: CompletionKind = .custom { words, _, typed in
        let line = TypedLine(words, typed)
        let places = line.column("SELECT place FROM meetings WHERE place IS NOT NULL GROUP BY place ORDER BY count(*) DESC")
        let countries = line.archive?.names(beginning: line.typed, of: [.country]) ?? []
        return Array((places.compactMap { continued(line.typed, $0) } + countries).once.prefix(TypedLine.most))
    }

    /// What a column of the database has, each value once.
    static func column(_ sql: String) -> CompletionKind {
        .custom { words, _, typed in
            let line = TypedLine(words, typed)
            return Array(line.column(sql).compactMap { continued(line.typed, $0) }.once.prefix(TypedLine.most))
        }
    }

    /// Tables and views, and "functions".
    static let tables: CompletionKind = .custom { words, _, typed in
        (SchemaDescription.current.tables.map(\.name) + ["functions"]).filter { $0.hasPrefix(TypedLine(words, typed).typed) }
    }

    /// Commands of the program.
    static let commands: CompletionKind = .custom { words, _, typed in
        let names = ((try? CommandTree.whole())?.commands ?? []).map(\.commandName)
        return names.filter { $0 != "help" && $0.hasPrefix(TypedLine(words, typed).typed) }
    }

    static let cannedQueries: CompletionKind = .custom { words, _, typed in
        let line = TypedLine(words, typed)
        return line.catalogue?.queries.map(\.name).filter { $0.hasPrefix(line.typed) } ?? []
    }

    /// `NAME=`, or values of a parameter after that.
    static let queryParameters: CompletionKind = .custom { words, _, typed in
        let line = TypedLine(words, typed)
        guard let query = line.query else { return [] }
        guard let equals = line.typed.firstIndex(of: "=") else {
            let given = line.scan?.positionals.dropFirst().map { $0.prefix { $0 != "=" } } ?? []
            return query.parameters.map(\.name).filter { name in
                name.hasPrefix(line.typed) && !given.contains { $0 == name }
            }.map { $0 + "=" }
        }
        let head = line.typed[...equals]
        let value = String(line.typed[line.typed.index(after: equals)...])
        guard let type = query.parameters.first(where: { $0.name + "=" == head })?.type else { return [] }
        let values: [String] =
            switch type {
            case .choice(let choices): choices.filter { $0.hasPrefix(value) }
            case .act: Statement.Act.allCases.map(\.rawValue).filter { $0.hasPrefix(value) }
            default: type.kinds.isEmpty ? [] : line.archive?.names(beginning: value, of: type.kinds) ?? []
            }
        return values.map { head + $0 }
    }

    /// Columns of the canned query or SELECT of the line, after those that are there, divided by commas.
    static let columns: CompletionKind = .custom { words, _, typed in
        let line = TypedLine(words, typed)
        let head = line.typed.lastIndex(of: ",").map { line.typed[...$0] } ?? ""
        let given = head.split(separator: ",").map(String.init)
        return line.columns.filter { !given.contains($0) }.map { head + $0 }.filter { $0.hasPrefix(line.typed) }
    }
}

/// A command line on its way, and what its words say of database and query. Whatever is missing or broken gives no candidates.
private struct TypedLine {
    /// Candidates at most.
    static let most = 50

    let scan: CommandLineScan?
    let typed: String

    init(_ words: [String], _ typed: String) {
        // The scripts that ArgumentParser makes hand on words as they stand in the line.
        let isRaw = CompletionShell.requesting != nil
        let words = words.dropFirst().dropLast().map { isRaw ? ShellWords.unquoted($0) : $0 }
        scan = (try? CommandTree.whole()).map { CommandLineScan(words, of: $0) }
        self.typed = isRaw ? ShellWords.unquoted(typed) : typed
    }

    private func path(_ word: String) -> String {
        word.hasPrefix("~/") ? (ProcessInfo.processInfo.environment["HOME"] ?? "~") + word.dropFirst() : word
    }

    var archive: Archive? {
        var option = DatabaseOption()
        option.db = scan?.values["--db"]?.last.map(path)
        return try? option.currentArchive()
    }

    var catalogue: QueryCatalogue? {
        try? QueryCatalogue(folders: (scan?.values["--queries"] ?? []).map(path) + [UserFolders.queries])
    }

    /// The canned query that the line names.
    var query: CannedQuery? { scan?.positionals.first.flatMap { try? catalogue?.query(named: $0) } }

    /// The texts of the first column of a SELECT.
    func column(_ sql: String) -> [String] {
        (try? archive?.rows(Query(sql: sql), seconds: 1))?.rows.compactMap { $0.first?.text } ?? []
    }

    /// The columns of the query of the line, which is not run.
    var columns: [String] {
        let isCanned = ["run", "query", "watch"].contains(scan?.command.commandName)
        guard let sql = isCanned ? query?.sql : scan?.positionals.first, let archive else { return [] }
        let values = (isCanned ? query?.parameters ?? [] : []).map { ($0.name, Value.null) }
        let select = sql.reversed().drop { $0 == ";" || $0.isWhitespace }.reversed()
        var columns: [String] = []
        try? archive.stream(
            Query(sql: "SELECT * FROM (\n\(String(select))\n) LIMIT 0", arguments: Dictionary(uniqueKeysWithValues: values)),
            seconds: 1, header: { columns = $0 }, row: { _ in false })
        return columns
    }
}

extension [String] {
    /// Each value once, in order.
    fileprivate var once: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

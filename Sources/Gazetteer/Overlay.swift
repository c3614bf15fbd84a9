// A user's own tables, in the form of the gazetteer's: which files they are, and what they add.

import Foundation

/// Rows of a user's own that are added to the gazetteer's tables, or replace rows of the same key. Checked when it is made.
public struct Overlay: Sendable, Hashable {
    /// A table as it was read.
    public struct File: Sendable, Hashable {
        /// As messages call it.
        public let path: String
        /// Name of the gazetteer's table that it adds to, such as "officials".
        public let table: String
        /// Tab-separated: a header row of column names, then the rows.
        public let text: String

        public init(path: String, table: String, text: String) {
            self.path = path
            self.table = table
            self.text = text
        }
    }

    /// A row: the cells of its table's columns, nil for columns that the file does not have.
    struct Row: Sendable, Hashable {
        var cells: [String?]
        let path: String
        let line: Int
    }

    /// The tables, in the order in which they were read.
    public let files: [File]
    /// The rows by the names of their tables.
    let rows: [String: [Row]]

    /// How many rows it has, by table, in order of the tables' names.
    public var counts: [(table: String, rows: Int)] {
        TableForm.all.compactMap { form in rows[form.name].map { (form.name, $0.count) } }
    }

    /// Checks tables that were read already.
    /// - Throws: `GazetteerError.overlay`
    public init(files: [File]) throws {
        var check = OverlayCheck()
        for file in files { check.add(file) }
        try self.init(files: files, check)
    }

    /// Reads and checks a folder of tables ("officials.tsv") or a table of topics, or both.
    /// - Throws: `GazetteerError.overlay`
    public init(folder: String?, topics: String?) throws {
        var check = OverlayCheck()
        var files: [File] = []
        for (path, table) in (folder.map { Self.tables(in: $0, &check) } ?? []) + (topics.map { [($0, "topics")] } ?? []) {
            // The folder's own table of topics may be named once more.
            if files.contains(where: { $0.path == path }) { continue }
            guard let text = Self.text(of: path, read: files.reduce(0) { $0 + $1.text.utf8.count }, &check) else { continue }
            files.append(File(path: path, table: table, text: text))
            check.add(files[files.count - 1])
        }
        try self.init(files: files, check)
    }

    private init(files: [File], _ check: OverlayCheck) throws {
        var check = check
        check.finish()
        let faults = check.faults
        guard faults.isEmpty else { throw GazetteerError.overlay(Array(faults.prefix(20)), count: faults.count) }
        self.files = files
        rows = check.rows
    }

    /// All files together, in bytes: the gazetteer numbers its words with 23 bits.
    private static let mostBytes = 16 << 20

    /// The tables of a folder by their paths. Hidden files and notes (.md) are left alone.
    private static func tables(in folder: String, _ check: inout OverlayCheck) -> [(path: String, table: String)] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
            check.report(folder, "no such folder: give one of tables, such as \(TableForm.all[7].name).tsv")
            return []
        }
        guard isFolder.boolValue else {
            check.report(folder, "not a folder: give the folder of the tables (a table of topics alone goes to --topics)")
            return []
        }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            check.report(folder, "cannot be read: allow reading it")
            return []
        }
        let candidates = names.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".md") }.sorted()
        if candidates.isEmpty { check.report(folder, "no table in it: put some there, of \(known)") }
        return candidates.compactMap { name in
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            guard name.hasSuffix(".tsv"), let form = TableForm.of(String(name.dropLast(4))) else {
                check.report(path, "no table of the gazetteer has this name: the tables are \(known)")
                return nil
            }
            return (path, form.name)
        }
    }

    private static let known = TableForm.all.map { $0.name + ".tsv" }.joined(separator: ", ")

    private static func text(of path: String, read: Int, _ check: inout OverlayCheck) -> String? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
            check.report(path, isFolder.boolValue ? "a folder: give a file" : "no such file: give one with tab-separated columns")
            return nil
        }
        guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.read(upToCount: mostBytes - read + 1) else {
            // An empty file yields no data.
            if FileManager.default.isReadableFile(atPath: path) { return "" }
            check.report(path, "cannot be read: allow reading it")
            return nil
        }
        guard read + data.count <= mostBytes else {
            check.report(path, "more than \(mostBytes >> 20) MB in all: leave rows out")
            return nil
        }
        guard let text = String(data: data, encoding: .utf8) else {
            let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            let line = lines.firstIndex { String(data: $0, encoding: .utf8) == nil }
            check.report(path, line: line.map { $0 + 1 }, "not UTF-8: save the file as UTF-8")
            return nil
        }
        return text
    }
}

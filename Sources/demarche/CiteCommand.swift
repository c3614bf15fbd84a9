// `demarche cite`: where a statement stands, for a bibliography.

import Archive
import ArgumentParser
import Export
import Language

struct CiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cite",
        abstract: "Cite statements, meetings or articles: BibTeX, CSL-JSON or text.",
        discussion: """
            EXAMPLES:
              demarche cite 12
              demarche cite 12 '#15' 18 --format csl-json
              demarche cite 3 --meeting --format text
              demarche cite 12 --output sources.bib

            Cited is the article, with the words and who said them in a note; of a meeting the earliest article that tells of it.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case bibtex
        case cslJSON = "csl-json"
        case text
    }

    @Argument(help: ArgumentHelp("Numbers of statements, as `ask` prints them.", valueName: "id"))
    var ids: [StatementNumber]
    @Flag(help: "The numbers are those of meetings.")
    var meeting = false
    @Flag(help: "The numbers are those of articles (articles.id).")
    var article = false
    @Option(
        help:
            "How to print it: bibtex, csl-json or text (default: as the name of --output ends, .bib, .json or .txt, else bibtex)."
    )
    var format: Format?
    @OptionGroup var destination: DestinationOption
    @OptionGroup var database: DatabaseOption

    func validate() throws {
        if meeting, article { throw ValidationError("--meeting and --article: give one of them") }
    }

    func run() throws {
        let archive = try database.currentArchive()
        let what: Archive.Cited = meeting ? .meeting : article ? .article : .statement
        var citations: [Citation] = []
        var missing: [Int64] = []
        for id in ids.map(\.number) {
            if let row = try archive.cited(what, id) {
                let citation = Citation(row, what, id)
                if !citations.contains(citation) { citations.append(citation) }
            } else {
                missing.append(id)
            }
        }
        if !citations.isEmpty {
            try OutputFile.receiving(destination.path) { print(citations) }
        }
        for id in missing { say("no \(what.rawValue) \(id): \(Self.remedy(what))") }
        if !missing.isEmpty { throw ExitCode(1) }
    }

    private func print(_ citations: [Citation]) {
        var output = StandardOutput()
        switch format ?? destination.ending.flatMap(Format.init(ending:)) ?? .bibtex {
        case .bibtex: output.write(citations.map(\.bibTeX).joined(separator: "\n"))
        case .cslJSON: output.write(bytes: cslJSON(citations))
        case .text: output.write(citations.map(\.text).joined(separator: "\n"))
        }
        output.flush()
    }

    private static func remedy(_ what: Archive.Cited) -> String {
        switch what {
        case .statement: "`demarche ask` prints the numbers of statements"
        case .meeting: "`demarche meetings` prints the numbers of meetings"
        case .article: "`demarche sql \"SELECT id, title FROM articles\"` prints the numbers of articles"
        }
    }
}

extension CiteCommand.Format {
    fileprivate init?(ending: String) {
        switch ending {
        case "bib": self = .bibtex
        case "json": self = .cslJSON
        case "txt": self = .text
        default: return nil
        }
    }
}

extension Citation {
    /// The citation of a row of `Archive.cited`.
    fileprivate init(_ row: [String: Value], _ what: Archive.Cited, _ id: Int64) {
        func text(_ column: String) -> String? { row[column]?.text.flatMap { $0.isEmpty ? nil : $0 } }
        let published = text("published").flatMap { CivilDate(iso: $0) }
        let letter = what == .statement ? "s" : what == .meeting ? "m" : "a"
        var about = ""
        switch what {
        case .statement:
            let isAlone = row["speakers"] == 1
            let office = isAlone ? text("office") : nil
            let country = isAlone ? text("country").flatMap { $0 == text("speaker") ? nil : $0 } : nil
            about = [text("speaker"), office, country, Self.time(text("said_on"), text("said_precision"))]
                .compactMap(\.self).joined(separator: ", ")
        case .meeting:
            let kind = (text("kind") ?? "").split(separator: "_").joined(separator: " ")
            let status = text("status").flatMap { $0 == "held" ? nil : " (\($0))" } ?? ""
            about = [
                text("participants"), kind + status + (text("place").map { " in \($0)" } ?? ""),
                Self.time(text("held_from"), text("held_precision")),
            ].compactMap(\.self).joined(separator: ", ")
        case .article: break
        }
        self.init(
            key: Self.key(text("speaker") ?? text("source") ?? "", year: published?.year, number: "\(letter)\(id)"),
            title: text("title") ?? "Without a title", author: text("byline"), source: text("source"), published: published,
            url: text("url"), language: text("language"), about: about, words: text("words"))
    }

    /// The day, month or year.
    private static func time(_ day: String?, _ precision: String?) -> String? {
        switch precision {
        case "year": day.map { String($0.prefix(4)) }
        case "month": day.map { String($0.prefix(7)) }
        case "week": day.map { "week of \($0)" }
        default: day
        }
    }
}

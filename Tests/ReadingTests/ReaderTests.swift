// Files, folders and encodings: what is read, in which order, and what is said of the rest.

import Foundation
import Language
import Testing

@testable import Reading

@Suite struct ReaderTests {
    private static let text = "Title\n\nHe spoke to the press.\n"

    private func read(_ paths: [String], _ reader: Reader = Reader(today: day("2025-07-10"))) -> (
        articles: [Article], failures: [ReadingFailure]
    ) { split(reader.articles(in: paths)) }

    @Test func readsAFolderInOrder() throws {
        let folder = try Folder([
            "b.txt": Self.text, "a/2.md": Self.text, "a/10.text": Self.text, "a/1.jsonl": "{\"text\":\"A.\"}\n{\"text\":\"B.\"}",
            "c": Self.text,
            "d.json": "[{\"text\":\"A.\"}]", ".hidden.txt": Self.text, ".git/x.txt": Self.text, "e.pdf": "%PDF-1.4",
            "f.csv": "a,b",
        ])
        try folder.write([0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1], to: "binary")
        let articles = Reader().articles(in: [folder.path])
        let (found, failures) = split(articles)
        #expect(
            found.map { folder.name($0.origin.path) } == [
                "a/1.jsonl", "a/1.jsonl", "a/10.text", "a/2.md", "b.txt", "c", "d.json",
            ])
        #expect(failures.isEmpty)
        #expect(articles.skippedFiles == 3)
        #expect(articles.openedFiles == 6)
    }

    @Test func endsInALoopOfLinks() throws {
        let folder = try Folder(["a/b/x.txt": Self.text])
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/a/b/up", withDestinationPath: "../..")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/a/self", withDestinationPath: ".")
        #expect(read([folder.path]).articles.count == 1)
    }

    @Test func reportsAFolderWithoutArticles() throws {
        let folder = try Folder(["sub/a.png": "x"])
        let failures = read([folder.path]).failures
        #expect(
            failures.map(\.message) == [
                "no articles in the folder: it holds no .txt, .text, .md, .json, .jsonl or .ndjson file (1 other file skipped)"
            ])
        #expect(failures.map(\.path) == [folder.path])
    }

    @Test func reportsFilesThatCannotBeRead() throws {
        let folder = try Folder([
            "a.txt": Self.text, "empty.txt": " \n", "page.html": "<html>", "page": "<!DOCTYPE html>", "f.docx": "PK",
            "z.txt": Self.text,
        ])
        try folder.write([0, 1, 2, 3], to: "binary.txt")
        try folder.write(Array("%PDF-1.7 \u{1}".utf8), to: "paper.txt")
        let names = ["a.txt", "none.txt", "empty.txt", "page.html", "page", "f.docx", "binary.txt", "paper.txt", "z.txt"]
        let (articles, failures) = read(names.map { folder.path + "/" + $0 })
        #expect(articles.map { folder.name($0.id) } == ["a.txt", "z.txt"])
        let remedy = "convert it to text, JSON or JSON Lines, or force one with --format text|json|jsonl"
        #expect(
            failures.map { folder.name($0.description) } == [
                "none.txt: no such file or folder", "empty.txt: the file is empty",
                "page.html: unsupported format .html: \(remedy)",
                "page: unsupported format HTML: \(remedy)", "f.docx: unsupported format .docx: \(remedy)",
                "binary.txt: not a text file (binary data): convert it to text, JSON or JSON Lines",
                "paper.txt: unsupported format PDF: \(remedy)",
            ])
    }

    @Test func reportsWhatTheSystemSays() {
        let path = "/" + String(repeating: "x", count: 300)
        #expect(read([path]).failures.map(\.reason) == [.unreadable("file name too long")])
        #expect(ReadingFailure(path: "-", line: 3, reason: .notText).description.hasPrefix("standard input:3: not a text file"))
    }

    @Test func forcesAFormat() throws {
        let folder = try Folder(["a.log": "{\"text\":\"A.\"}", "b.dat": Self.text])
        let forced = read([folder.path + "/a.log"], Reader(format: .text)).articles
        #expect(forced.map(\.body) == ["{\"text\":\"A.\"}"])
        #expect(read([folder.path + "/a.log"], Reader(format: .jsonl)).articles.map(\.body) == ["A."])
        #expect(read([folder.path], Reader(format: .text)).articles.count == 2)
        #expect(read([folder.path + "/b.dat"], Reader(format: .json)).failures.map(\.reason) == [.brokenJSON("a value expected")])
    }

    @Test func tellsFormatsByContent() {
        func bodies(_ text: String, _ path: String) -> [String] { ReadingTests.read(text, path: path).articles.map(\.body) }
        #expect(bodies("{\"text\":\"A.\"}\n", "-") == ["A."])
        #expect(bodies("\n [ {\"text\":\"A.\"} ]", "a.txt") == ["A."])
        #expect(bodies("[MOSCOW] He spoke.", "a.txt") == ["[MOSCOW] He spoke."])
        #expect(bodies("{sic} He spoke.", "-") == ["{sic} He spoke."])
        #expect(bodies("[\n{\"text\":\"A.\"}\n]", "a.jsonl") == ["A."])
    }

    // MARK: - Encodings

    @Test func readsUTF8WithAByteOrderMark() {
        #expect(ReadingTests.read("\u{FEFF}" + Self.text, path: "a.txt").articles.first?.title == "Title")
        #expect(ReadingTests.read("\u{FEFF}{\"text\":\"A.\"}").articles.first?.body == "A.")
    }

    @Test(arguments: [true, false], [true, false])
    func readsUTF16(bigEndian: Bool, mark: Bool) {
        let units = ((mark ? "\u{FEFF}" : "") + "Title\n\nHe said “no” 😀.\n").utf16
        let bytes = units.flatMap { unit in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return bigEndian ? pair : pair.reversed()
        }
        let articles = split(Reader().articles(of: bytes, path: "a.txt")).articles
        #expect(articles.map(\.body) == ["He said “no” 😀."])
        #expect(articles.map(\.title) == ["Title"])
    }

    @Test func replacesInvalidBytes() {
        let bytes = Array("Title\n\nAndr".utf8) + [0xE9] + Array(" spoke to the press.".utf8)
        #expect(split(Reader().articles(of: bytes, path: "a.txt")).articles.map(\.body) == ["Andr\u{FFFD} spoke to the press."])
        let json = Array("{\"text\":\"Andr".utf8) + [0xE9] + Array(" spoke.\"}".utf8)
        #expect(split(Reader().articles(of: json, path: "a.json")).articles.map(\.body) == ["Andr\u{FFFD} spoke."])
    }

    // MARK: - Streaming

    @Test func readsLinesLongerThanAPiece() throws {
        let folder = try Folder()
        let long = String(repeating: "He spoke again. ", count: 200_000)
        try folder.write(Array((1...3).map { "{\"id\":\($0),\"text\":\"\(long)\"}" }.joined(separator: "\n").utf8), to: "a.jsonl")
        let articles = read([folder.path + "/a.jsonl"]).articles
        #expect(articles.map(\.id) == ["1", "2", "3"])
        #expect(articles.allSatisfy { $0.body == long })
        #expect(articles.map(\.origin.line) == [1, 2, 3])
    }

    @Test func readsOnlyAsFarAsAsked() throws {
        let folder = try Folder(["a.txt": Self.text])
        let articles = Reader().articles(in: [folder.path + "/a.txt", folder.path + "/none.txt"])
        #expect(try articles.next()?.get().title == "Title")
        try folder.write(Array(Self.text.utf8), to: "none.txt")
        #expect(try articles.next()?.get().title == "Title")
        #expect(articles.next() == nil)
    }

    /// Whatever the bytes, each file yields an article or a failure, and ends.
    @Test(arguments: [nil, Reader.Format.text, .json, .jsonl], UInt64(1)...3)
    func survivesAnything(_ format: Reader.Format?, _ seed: UInt64) {
        var random = SplitMix(state: seed)
        let pieces: [[UInt8]] =
            [
                "{", "}", "[", "]", "\"text\":", "\"", "\\u", "\\", ",", ":", "\n", "\r\n", " ", "July 4", ", 2025", "MOSCOW",
                " (Reuters)", " - ", "/", "(",
                "By ", "Leave a Reply", "He spoke.", "“", "—", "é", "|", "4", "2025-07-0", "Published: ", "-1.5e", "null", ".",
            ].map { Array($0.utf8) } + [[0xE2], [0xC3], [0x80], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0]]
        for _ in 0..<150 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0..<30, using: &random) { bytes += pieces.randomElement(using: &random) ?? [] }
            let (articles, failures) = split(Reader(format: format).articles(of: bytes, path: "a"))
            #expect(articles.count + failures.count > 0, "\(bytes)")
        }
    }
}

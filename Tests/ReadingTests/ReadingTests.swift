// What the tests of reading share: reading from memory, a folder that vanishes, a repeatable generator.

import Foundation
import Language
import Testing

@testable import Reading

/// The articles and failures of a text in memory.
func read(_ text: String, path: String = "a.jsonl", _ reader: Reader = Reader(today: day("2025-07-10"))) -> (
    articles: [Article], failures: [ReadingFailure]
) {
    split(reader.articles(of: Array(text.utf8), path: path))
}

func split(_ results: some Sequence<Result<Article, ReadingFailure>>) -> (articles: [Article], failures: [ReadingFailure]) {
    var articles: [Article] = []
    var failures: [ReadingFailure] = []
    for result in results {
        switch result {
        case .success(let article): articles.append(article)
        case .failure(let failure): failures.append(failure)
        }
    }
    return (articles, failures)
}

func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(ordinal: 0) }

/// A folder of files that is removed with the value.
final class Folder {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("reading-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(Array(text.utf8), to: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ bytes: [UInt8], to name: String) throws {
        let file = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    /// A failure's or article's place without the folder's own path.
    func name(_ path: String) -> String { path.replacingOccurrences(of: self.path + "/", with: "") }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

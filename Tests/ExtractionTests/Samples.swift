// The sample articles of the repository, as the reader reads them.

import Foundation
import Language
import Reading
import Testing

@testable import Extraction

enum Samples {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .appendingPathComponent("Samples").path

    /// All articles, in order of file and line.
    static let articles: [Article] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let paths = files.filter { $0.hasSuffix(".jsonl") }.sorted().map { folder + "/" + $0 }
        return Reader().articles(in: paths).compactMap { try? $0.get() }
    }()
}

extension Article {
    var findings: Findings { extractor.findings(of: body, published: published, place: datelinePlace) }
}

// Articles read, worked on by several cores, and handed on in their order, with a bounded number of them in memory.

import Extraction
import Foundation
import Gazetteer
import Reading

/// An article with what was found in it, or why it could not be read.
typealias Extracted = Result<(article: Article, findings: Findings), ReadingFailure>

/// Extracts the findings of all articles and hands them to `take` in the order of the input.
func extractInParallel(
    _ articles: Articles, gazetteer: Tables, jobs: Int, stages: StageTimes? = nil, _ take: (Extracted) throws -> Void
) async throws {
    let extractor = Extractor(gazetteer: gazetteer, stages: stages)
    @Sendable func extracted(_ article: Article) -> Findings {
        extractor.findings(of: article.body, published: article.published, place: article.datelinePlace)
    }
    if jobs == 1 {
        for result in articles { try take(result.map { ($0, extracted($0)) }) }
        return
    }
    // With a job for each core some more wait, so that no core idles while a batch is written.
    let isFull = jobs >= ProcessInfo.processInfo.activeProcessorCount
    let window = isFull ? 4 * jobs : jobs
    try await withThrowingTaskGroup(of: (Int, Extracted).self) { group in
        var done: [Int: Extracted] = [:]
        var (read, running, handed) = (0, 0, 0)
        var isAtEnd = false
        while true {
            while !isAtEnd, running < window, read - handed < 16 * window {
                guard let result = articles.next() else { isAtEnd = true; break }
                let number = read
                read += 1
                switch result {
                case .failure(let failure): done[number] = .failure(failure)
                case .success(let article):
                    running += 1
                    group.addTask { (number, .success((article, extracted(article)))) }
                }
            }
            while let next = done.removeValue(forKey: handed) {
                handed += 1
                try take(next)
            }
            if running == 0 {
                if isAtEnd { return }
                continue
            }
            if let (number, result) = try await group.next() {
                running -= 1
                done[number] = result
            }
        }
    }
}

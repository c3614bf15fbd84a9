// The table of questions: each must be understood as its row says.

import Archive
import Foundation
import Language
import Testing

@testable import Inquiry

@Suite struct QuestionTests {
    static let today = CivilDate(year: 2025, month: 7, day: 15)!

    struct Row: Sendable, CustomTestStringConvertible {
        var question: String
        var expected: String
        var testDescription: String { question }
    }

    static let rows = lines(of: "questions.tsv").map { Row(question: $0[0], expected: $0[1]) }

    @Test(arguments: rows) func isUnderstoodAsExpected(_ row: Row) throws {
        #expect(Self.outcome(row.question) == row.expected)
    }

    @Test func tableIsLargeAndVaried() {
        #expect(Self.rows.count >= 80)
        #expect(Set(Self.rows.map(\.question)).count == Self.rows.count)
        for intent in Inquiry.Intent.allCases { #expect(Self.rows.contains { $0.expected.hasPrefix(intent.rawValue + ";") }) }
    }

    /// What is understood, in the notation of the table: only what the question says.
    static func outcome(_ question: String) -> String {
        do {
            return try summary(Interpreter(names: .fixture).inquiry(question, today: today))
        } catch let error as InquiryError {
            switch error {
            case .empty: return "error empty"
            case .tooLong: return "error tooLong"
            case .unknownForm: return "error unknownForm"
            case .unknownName: return "error unknownName"
            }
        } catch {
            return "\(error)"
        }
    }

    static func summary(_ inquiry: Inquiry) -> String {
        func names(_ parties: [Inquiry.Party]) -> String? {
            parties.isEmpty
                ? nil : parties.map { $0.kind == .words ? "\"\($0.name)\"" : $0.name }.joined(separator: ", ")
        }
        let parts: [String?] = [
            inquiry.intent.rawValue,
            inquiry.acts.isEmpty ? nil : "acts " + inquiry.acts.joined(separator: ", "),
            inquiry.status,
            inquiry.kinds.isEmpty ? nil : "kinds " + inquiry.kinds.joined(separator: ", "),
            names(inquiry.speakers).map { "by " + $0 },
            names(inquiry.subjects).map { "about " + (inquiry.isAboutAny ? "any of " : "") + $0 },
            names(inquiry.addressees).map { "to " + $0 },
            inquiry.counts ? "counted" : nil,
            names(inquiry.participants).map { "with " + $0 },
            inquiry.affiliation.map { "affiliation " + $0.name },
            inquiry.office.map { "office \($0.isFormer ? "former " : "")\($0.title)/\($0.country ?? $0.organization ?? "")" },
            inquiry.person.map { "person " + $0.name },
            inquiry.words.map { (inquiry.isPhrase ? "phrase " : "words ") + $0 },
            inquiry.place.map { "in \($0)" + (inquiry.placeCountry.map { "/" + $0 } ?? "") },
            inquiry.period?.from.map { "from \($0)" },
            inquiry.period?.until.map { "until \($0)" },
            inquiry.order == .oldestFirst ? "oldest first" : nil,
            inquiry.limit.map { "limit \($0)" },
            inquiry.notes.isEmpty ? nil : "noted",
        ]
        return parts.compactMap(\.self).joined(separator: "; ")
    }
}

/// The rows of a tab-separated file beside the tests, without its header.
func lines(of file: String) -> [[String]] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Tables/\(file)")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
}

extension Names {
    /// The names of `names.tsv`.
    static var fixture: Names {
        var entries: [String: [Name]] = [:]
        for row in lines(of: "names.tsv") {
            guard let kind = Inquiry.Party.Kind(rawValue: row[0]) else { continue }
            let name = Name(
                kind: kind, id: row[1], name: row[2], isPlace: row[4] == "1", isCity: row[4] == "city", occurrences: 1)
            for form in Set([row[2]] + row[3].split(separator: "|").map(String.init)) {
                let folded = fold(form)
                if entries[folded]?.contains(where: { $0.id == name.id && $0.kind == kind }) != true {
                    entries[folded, default: []].append(name)
                }
            }
        }
        let known = entries
        return Names(
            lookup: { known[fold($0)] ?? [] },
            nearest: { name in known.keys.filter { $0.hasPrefix(fold(name).prefix(3)) }.sorted() },
            officeKinds: { OfficeTitles.shared.kinds($0) })
    }
}

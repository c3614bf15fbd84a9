// Rows of statements: the words, the speaker, the spans and the subjects.

import Extraction
import Foundation
import GRDB
import Language

/// Stores statements.
enum StatementRows {
    /// Stores one statement. `accounts` are the rows of the findings' meetings.
    static func store(
        _ statement: Extraction.Statement, ordinal: Int, body: String, article: Int64, findings: Findings,
        accounts: [MeetingRows.Account], parties: inout PartyRows, in db: Database
    ) throws {
        // Of those who speak together the first is the speaker, the others stand in a table of their own.
        let together = statement.speaker.jointly.map { official(findings.officials[$0], at: $0) }
        let states = try statement.speaker.countries.filter { try parties.country($0) != nil }
        let party =
            together.first ?? states.first.map { Party(kind: .country, name: statement.speaker.name, country: $0) }
            ?? statement.speaker
        let speaker = try parties.key(party)
        let country = try parties.country(party.country)
        try db.run(
            """
            INSERT INTO statements (article_id, ordinal, kind, act, text, speaker_type, official_id, speaker_code,
                organization_id, speaker_name, speaker_office, speaker_country, said_on, said_until, said_precision, meeting_id,
                outlet, confidence, rule, mention, account_id)
            VALUES (?, ?, ?, ?, CAST(? AS TEXT), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            article, ordinal, statement.kind.rawValue, statement.act.rawValue, Data(words(of: statement, in: body).utf8),
            speaker.kind.rawValue, speaker.official, speaker.country, speaker.organization, speaker.name,
            party.office, country, statement.said?.from.iso, statement.said?.until.iso,
            (statement.said?.precision ?? .unknown).rawValue,
            statement.meeting.map { accounts[$0].meeting }, statement.outlet, statement.confidence, statement.rule,
            speaker.mention, statement.meeting.map { accounts[$0].id })
        let id = db.lastInsertedRowID
        for (role, spans) in [("content", statement.content), ("source", statement.source), ("cue", statement.cue)] {
            for (ordinal, span) in spans.enumerated() {
                try db.run(
                    "INSERT INTO statement_spans VALUES (?, ?, ?, ?, ?)", id, role, ordinal, span.lowerBound, span.upperBound)
            }
        }
        for other in together.dropFirst() {
            let key = try parties.key(other)
            try db.run(
                """
                INSERT OR IGNORE INTO statement_cospeakers (statement_id, official_id, office, country_code, mention)
                VALUES (?, ?, ?, ?, ?)
                """, id, key.official, other.office, try parties.country(other.country), key.mention)
        }
        for state in states.dropFirst() {
            try db.run("INSERT OR IGNORE INTO statement_cospeaking_countries VALUES (?, ?)", id, state)
        }
        for (ordinal, subject) in statement.subjects.enumerated() {
            try store(subject, ordinal: ordinal, statement: id, parties: &parties, in: db)
        }
    }

    private static func official(_ official: Official, at index: Int) -> Party {
        Party(kind: .official, name: official.name, office: official.office, country: official.country, official: index)
    }

    /// The words of the content, its parts joined by " … ".
    static func words(of statement: Extraction.Statement, in body: String) -> String {
        let bytes = body.utf8
        return statement.content.map { span in
            let start = bytes.index(bytes.startIndex, offsetBy: span.lowerBound)
            return String(decoding: bytes[start..<bytes.index(start, offsetBy: span.count)], as: UTF8.self)
        }.joined(separator: " … ")
    }

    /// Stores a subject; one whose country the gazetteer does not know has no row.
    private static func store(
        _ subject: Subject, ordinal: Int, statement: Int64, parties: inout PartyRows, in db: Database
    ) throws {
        var (country, organization, official, topic): (String?, String?, PartyRows.Key?, String?) = (nil, nil, nil, nil)
        switch subject.kind {
        case .country:
            country = try parties.country(subject.id)
            guard country != nil else { return }
        case .organization:
            organization = try parties.organization(subject.id, name: subject.name, country: nil)
        case .official:
            official = try parties.key(Party(kind: .official, name: subject.name, official: subject.official))
        case .topic:
            try db.run("INSERT OR IGNORE INTO topics (id, name) VALUES (?, ?)", subject.id, subject.name)
            topic = subject.id
        }
        try db.run(
            """
            INSERT INTO statement_subjects (statement_id, ordinal, kind, country_code, organization_id, official_id, topic_id,
                name, start_byte, end_byte, mention)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, statement, ordinal, subject.kind.rawValue, country, organization, official?.official, topic, subject.name,
            subject.span.lowerBound, subject.span.upperBound, official?.mention)
    }
}

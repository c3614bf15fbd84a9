// The findings of an article as one JSON object: a line of `demarche extract`.

import Extraction
import Language
import Reading

extension JSONText {
    /// Writes an article's findings; offsets are UTF-8 bytes into its body.
    mutating func findings(_ findings: Findings, of article: Article, withBody: Bool) {
        object { json in
            json.member("id", article.id)
            json.member("title", article.title)
            json.member("published", article.published?.iso)
            json.member("url", article.url)
            json.member("source", article.source)
            json.member("language", article.language)
            json.member("statements", findings.statements) { json, statement in
                json.statement(statement, findings, in: article.body)
            }
            json.member("meetings", findings.meetings) { json, meeting in json.meeting(meeting) }
            json.member("officials", findings.officials) { json, official in json.official(official) }
            if withBody { json.member("body", article.body) }
        }
    }

    /// Writes a statement of the findings.
    mutating func statement(_ statement: Statement, _ findings: Findings, in body: String) {
        object { json in
            json.member("kind", statement.kind.rawValue)
            json.member("act", statement.act.rawValue)
            json.member("content", statement.content)
            json.member("source", statement.source)
            json.member("cue", statement.cue)
            json.key("speaker")
            json.object { json in
                json.member("type", statement.speaker.kind.rawValue)
                json.member("name", statement.speaker.name)
                json.member("office", statement.speaker.office)
                json.member("country", statement.speaker.affiliation)
                json.member(
                    "jointly", statement.speaker.jointly.map { findings.officials[$0].name } + statement.speaker.countries)
            }
            json.member("subjects", statement.subjects) { json, subject in
                json.object { json in
                    json.member("type", subject.kind.rawValue)
                    json.member("id", subject.id)
                    json.member("name", subject.name)
                    json.key("span")
                    json.value(subject.span)
                }
            }
            json.member("said_on", statement.said?.from.iso)
            json.member("precision", statement.said?.precision.rawValue)
            json.member("meeting", statement.meeting)
            json.member("outlet", statement.outlet)
            json.member("confidence", statement.confidence)
            if let probabilities = statement.probabilities {
                json.key("probabilities")
                json.object { json in
                    json.member("cue", probabilities.cue)
                    json.member("source", probabilities.source)
                    json.member("content", probabilities.content)
                    json.member("link", probabilities.link)
                }
            }
            json.member("rule", statement.rule)
            json.member("text", statement.content.map { text(of: $0, in: body) }.joined(separator: " … "))
        }
    }

    private mutating func meeting(_ meeting: Meeting) {
        object { json in
            json.member("kind", meeting.kind.rawValue)
            json.member("status", meeting.status.rawValue)
            json.member("participants", meeting.participants) { json, participant in
                json.object { json in
                    json.member("type", participant.party.kind.rawValue)
                    json.member("name", participant.party.name)
                    json.member("country", participant.party.affiliation)
                    json.member("role", participant.role.rawValue)
                    json.member("office", participant.party.office)
                }
            }
            json.member("place", meeting.place)
            json.member("country", meeting.country)
            json.member("from", meeting.held?.from.iso)
            json.member("until", meeting.held?.until.iso)
            json.member("precision", meeting.held?.precision.rawValue)
            json.member("mentions", meeting.mentions)
        }
    }

    private mutating func official(_ official: Official) {
        object { json in
            json.member("name", official.name)
            json.member("names", official.names)
            json.member("office", official.office)
            json.member("kind", official.officeKind?.rawValue)
            json.member("country", official.country ?? official.organizationName)
            json.member("mentions", official.mentions)
        }
    }
}

extension Party {
    /// The country, or for officers of organizations the organization.
    fileprivate var affiliation: String? { country ?? (kind == .official ? organization : nil) }
}

/// The text at a range of UTF-8 bytes; without those that lie outside.
func text(of range: Range<Int>, in body: String) -> String {
    String(decoding: body.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
}

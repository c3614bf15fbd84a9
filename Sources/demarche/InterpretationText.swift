// How a question is understood, as JSON and as lines for reading.

import Archive
import Inquiry

extension Inquiry.Interpretation {
    /// `{"question","intent","speakers",…,"sql","parameters"}`, on one line.
    var json: JSONText {
        var json = JSONText()
        json.object { json in
            json.member("question", question)
            json.member("intent", intent)
            json.member("speakers", speakers)
            json.member("speaker_countries", speakerCountries)
            json.member("offices", offices)
            json.member("subjects", subjects)
            json.member("addressees", addressees)
            json.member("participants", participants)
            json.member("place", place)
            json.member("from", from)
            json.member("until", until)
            json.member("acts", acts)
            json.member("kinds", kinds)
            json.member("status", status)
            json.member("words", words)
            json.member("order", order)
            json.member("limit", limit)
            json.member("notes", notes)
            json.member("sql", query.sql)
            json.key("parameters")
            json.object { json in
                for (name, value) in query.arguments.sorted(by: { $0.key < $1.key }) {
                    json.key(name)
                    switch value {
                    case .null: json.null()
                    case .integer(let number): json.value(number)
                    case .real(let number): json.value(number)
                    default: json.value(value.plain)
                    }
                }
            }
        }
        return json
    }

    /// A line for each slot that the question fills.
    var lines: [(name: String, value: String)] {
        let lists = [
            ("speakers", speakers), ("speaker countries", speakerCountries), ("offices", offices), ("subjects", subjects),
            ("addressees", addressees), ("participants", participants), ("acts", acts), ("kinds", kinds),
        ].map { ($0.0, $0.1.isEmpty ? nil : $0.1.joined(separator: ", ")) }
        let single: [(String, String?)] = [
            ("place", place), ("from", from), ("until", until), ("status", status), ("words", words), ("order", order),
            ("limit", limit.map(String.init)),
        ]
        let slots: [(String, String?)] = [("intent", intent)] + lists + single
        return slots.compactMap { name, value in value.map { (name, neutral($0)) } } + notes.map { ("note", neutral($0)) }
    }
}

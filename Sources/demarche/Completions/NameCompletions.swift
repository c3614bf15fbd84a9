// Names of the database that begin as a word does, case and accents apart.

import Archive
import Extraction

extension Archive {
    /// Names that begin with what was typed, at most 50; of officials also the part of a name from any of its words on. Of each
    /// official, country, organization and topic there is one, and those that occur in the articles come first. The beginning
    /// is left as it was typed, so that a shell, which compares letter by letter, takes them for its continuation.
    func names(beginning typed: String, of kinds: Set<Subject.Kind>, limit: Int = 50) -> [String] {
        let folded = fold(typed)
        let condition =
            folded.isEmpty
            ? "n.name = usual AND occurs"
            : """
            n.folded >= :folded AND n.folded < :folded || char(0x10FFFF)
                OR n.kind = 'official' AND instr(n.folded, ' ' || :folded)
            """
        let sql = """
            SELECT n.kind, n.id, n.name,
                CASE n.kind
                    WHEN 'official' THEN (SELECT name FROM officials WHERE id = n.id)
                    WHEN 'country' THEN (SELECT name FROM countries WHERE code = n.id)
                    WHEN 'organization' THEN (SELECT name FROM organizations WHERE id = n.id)
                    ELSE n.name
                END AS usual,
                CASE n.kind
                    WHEN 'official' THEN EXISTS (SELECT 1 FROM official_mentions WHERE official_id = n.id)
                    WHEN 'country' THEN EXISTS (SELECT 1 FROM statements WHERE speaker_country = n.id)
                        OR EXISTS (SELECT 1 FROM statement_subjects WHERE country_code = n.id)
                    WHEN 'organization' THEN EXISTS (SELECT 1 FROM statements WHERE organization_id = n.id)
                        OR EXISTS (SELECT 1 FROM statement_subjects WHERE organization_id = n.id)
                    ELSE EXISTS (SELECT 1 FROM statement_subjects WHERE topic_id = n.id)
                END AS occurs
            FROM v_names n
            WHERE n.form IN ('name', 'official', 'former', 'abbreviation', 'alias')
                AND n.kind IN (\(kinds.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", "))) AND (\(condition))
            ORDER BY occurs DESC, \(folded.isEmpty ? "" : "n.folded >= :folded AND n.folded < :folded || char(0x10FFFF) DESC,") n.name = usual DESC, n.folded, n.name
            """
        var seen: Set<[Value]> = []
        var names: [String] = []
        let arguments: [String: Value] = folded.isEmpty ? [:] : ["folded": .text(folded)]
        // What cannot be read has no names.
        try? stream(
            Query(sql: sql, arguments: arguments), seconds: 1, header: { _ in },
            row: { row in
                guard names.count < limit, let name = row[2].text else { return false }
                guard !seen.contains([row[0], row[1]]) else { return true }
                guard let found = continued(typed, name, fromAnyWord: row[0].text == "official") else { return true }
                seen.insert([row[0], row[1]])
                if !names.contains(found) { names.append(found) }
                return true
            })
        return names
    }
}

/// The name with its beginning as it was typed; nil where it does not begin so, case and accents apart.
/// - Parameter fromAnyWord: whether it may be the part of the name from any of its words on.
func continued(_ typed: String, _ name: String, fromAnyWord: Bool = false) -> String? {
    if name.hasPrefix(typed) { return name }
    let wanted = fold(typed)
    let endsWord = typed.last?.isWhitespace == true
    if wanted.isEmpty { return typed.isEmpty ? name : nil }
    var start = name.startIndex
    while start < name.endIndex {
        var end = start
        while end < name.endIndex {
            end = name.index(after: end)
            guard fold(String(name[start..<end])) == wanted else { continue }
            let rest = name[end...]
            if !endsWord { return typed + rest }
            if rest.first == " " || rest.first == "-" { return typed + rest.dropFirst() }
        }
        guard fromAnyWord, let space = name[start...].firstIndex(of: " ") else { return nil }
        start = name.index(after: space)
    }
    return nil
}

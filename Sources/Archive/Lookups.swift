// What functions of SQL read from the database's own tables, with the statements and names that they keep.

import GRDBSQLite

/// Reads for functions on their own connection, so that they see what its query sees.
final class Lookups {
    private let handle: OpaquePointer
    private var names: [String: String]?
    private var citation: OpaquePointer?

    init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { sqlite3_finalize(citation) }

    /// The lookups of the function that is called.
    static func of(_ context: OpaquePointer?) -> Lookups {
        guard let data = sqlite3_user_data(context) else { preconditionFailure("a function was defined without its lookups") }
        return Unmanaged<Lookups>.fromOpaque(data).takeUnretainedValue()
    }

    /// The name of a country; all of them are read once.
    func countryName(_ code: String) -> String? {
        if names == nil {
            var read: [String: String] = [:]
            var statement: OpaquePointer?
            if sqlite3_prepare_v2(handle, "SELECT code, name FROM countries", -1, &statement, nil) == SQLITE_OK {
                while sqlite3_step(statement) == SQLITE_ROW {
                    if let code = column(statement, 0) { read[code] = column(statement, 1) }
                }
            }
            sqlite3_finalize(statement)
            names = read
        }
        return names?[code] ?? names?[code.uppercased()]
    }

    /// Gives the citation of the statement of a number, or null where there is none.
    func cite(_ context: OpaquePointer?, _ id: OpaquePointer?) {
        if citation == nil {
            let sql = """
                SELECT group_concat(speaker, ' and '), office, country, kind, content, title, source,
                    coalesce(said_on, published), published, url, min(jointly) -- whose row the columns are of
                FROM (SELECT * FROM v_statements WHERE statement_id = ?1 ORDER BY jointly, speaker)
                HAVING count(*) > 0
                """
            guard sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &citation, nil) == SQLITE_OK else {
                return sqlite3_result_error(context, sqlite3_errmsg(handle), -1)
            }
        }
        defer { sqlite3_reset(citation) }
        sqlite3_bind_value(citation, 1, id)
        switch sqlite3_step(citation) {
        case SQLITE_ROW: result(context, line(citation))
        case SQLITE_DONE: sqlite3_result_null(context)
        case let code: sqlite3_result_error_code(context, code)
        }
    }

    /// `Ana Müller (Foreign Minister, Germany), 2025-07-04: “NATO is no threat”. Müller in Bishkek. The Example, 2025-07-05. URL`
    private func line(_ statement: OpaquePointer?) -> String {
        let fields = (0..<10).map { column(statement, $0) }
        let affiliation = [fields[1], fields[2]].compactMap(\.self).filter { $0 != fields[0] }
        let words = fields[4] ?? ""
        var line = fields[0] ?? ""
        if !affiliation.isEmpty { line += " (\(affiliation.joined(separator: ", ")))" }
        if let day = fields[7] { line += ", \(day)" }
        line += ": " + (fields[3] == "direct" ? "“\(words)”" : words)
        let publication = [fields[6], fields[8]].compactMap(\.self).joined(separator: ", ")
        for part in [fields[5], publication, fields[9]].compactMap(\.self) where !part.isEmpty {
            line += line.last.map { ".?!".contains($0) } == true ? " \(part)" : ". \(part)"
        }
        return line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func column(_ statement: OpaquePointer?, _ index: Int32) -> String? {
        sqlite3_column_text(statement, index).map { String(cString: $0) }
    }
}

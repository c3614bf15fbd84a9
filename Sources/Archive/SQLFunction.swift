// The functions that Demarche adds to SQL, with their descriptions for people who write it.

import GRDBSQLite

/// A function of SQL.
public struct SQLFunction: Sendable {
    /// Name and arguments, such as "fold(text)".
    public let signature: String
    /// What it gives.
    public let description: String
    let name: String
    /// How many arguments it takes.
    let counts: ClosedRange<Int32>
    /// Whether it gives the same for the same arguments always, and reads no tables; then views may use it, too.
    let isPure: Bool
    let body: @Sendable @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void

    /// All of them, in the order of their names.
    public static let all: [SQLFunction] = [
        SQLFunction(
            signature: "cite(statement_id)",
            description: "a line that cites a statement: speaker, office, words, title, source, day and address",
            name: "cite", counts: 1...1, isPure: false
        ) { context, _, values in Lookups.of(context).cite(context, values?[0]) },
        SQLFunction(
            signature: "country_name(code)",
            description: "the English name of a country's code; null where there is none",
            name: "country_name", counts: 1...1, isPure: false
        ) { context, _, values in
            guard let code = text(values?[0]) else { return sqlite3_result_null(context) }
            result(context, Lookups.of(context).countryName(code))
        },
        SQLFunction(
            signature: "excerpt(text, words[, width])",
            description: "the part of the text, of about width characters (160), where the words stand, each marked «»",
            name: "excerpt", counts: 2...3, isPure: true
        ) { context, count, values in
            guard let whole = text(values?[0]) else { return sqlite3_result_null(context) }
            let width = count == 3 ? Int(clamping: sqlite3_value_int64(values?[2])) : Excerpt.usualWidth
            let words = kept(context, 1) { text(values?[1]).map { Excerpt.Words($0) } }
            result(context, Excerpt.of(whole, words ?? Excerpt.Words(""), width: width))
        },
        SQLFunction(
            signature: "fold(text)",
            description: "lower case without diacritics, full stops and apostrophes, dashes as spaces: 'U.S.' becomes 'us'",
            name: "fold", counts: 1...1, isPure: true
        ) { context, _, values in result(context, text(values?[0]).map { fold($0) }) },
        SQLFunction(
            signature: "named(folded, text)",
            description: "1 where every word of the text is a word of the folded name, else 0",
            name: "named", counts: 2...2, isPure: true
        ) { context, _, values in
            let words = kept(context, 1) { text(values?[1]).map { NameWords($0) } }
            guard let name = text(values?[0]), let words else { return sqlite3_result_null(context) }
            sqlite3_result_int(context, words.name(name) ? 1 : 0)
        },
        SQLFunction(
            signature: "phrase(text)",
            description: "a full-text pattern of the words of the text in their order",
            name: "phrase", counts: 1...1, isPure: true
        ) { context, _, values in result(context, text(values?[0]).map(FullText.phrase)) },
        SQLFunction(
            signature: "words(text)",
            description: "a full-text pattern of all words of the text, in any order",
            name: "words", counts: 1...1, isPure: true
        ) { context, _, values in result(context, text(values?[0]).map(FullText.words)) },
    ]

    /// Defines all functions on a connection.
    static func defineAll(on handle: OpaquePointer) {
        for function in all {
            let lookups = function.isPure ? nil : Unmanaged.passRetained(Lookups(handle)).toOpaque()
            let flags = function.isPure ? SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS : SQLITE_UTF8 | SQLITE_DIRECTONLY
            for count in function.counts {
                sqlite3_create_function_v2(
                    handle, function.name, count, flags, lookups, function.body, nil, nil,
                    lookups == nil ? nil : { $0.map { Unmanaged<Lookups>.fromOpaque($0).release() } })
            }
        }
    }
}

/// The text of an argument; nil for null.
func text(_ value: OpaquePointer?) -> String? {
    guard let value, let start = sqlite3_value_text(value) else { return nil }
    return String(decoding: UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value))), as: UTF8.self)
}

/// Gives a text, or null, as the function's result.
func result(_ context: OpaquePointer?, _ text: String?) {
    guard var text else { return sqlite3_result_null(context) }
    text.withUTF8 { bytes in
        let start = UnsafeRawBufferPointer(bytes).baseAddress?.assumingMemoryBound(to: CChar.self)
        guard let start else { return sqlite3_result_text(context, "", 0, transient) }
        sqlite3_result_text64(context, start, UInt64(bytes.count), transient, UInt8(SQLITE_UTF8))
    }
}

/// What is made of an argument; where that is constant, SQLite keeps it for all rows.
private func kept<Made: AnyObject>(_ context: OpaquePointer?, _ argument: Int32, _ make: () -> Made?) -> Made? {
    if let kept = sqlite3_get_auxdata(context, argument) { return Unmanaged<Made>.fromOpaque(kept).takeUnretainedValue() }
    guard let made = make() else { return nil }
    sqlite3_set_auxdata(context, argument, Unmanaged.passRetained(made as AnyObject).toOpaque()) { kept in
        if let kept { Unmanaged<AnyObject>.fromOpaque(kept).release() }
    }
    return made
}

// What anybody's SQL may do: read tables, call harmless functions, and no more than some limits allow.

import GRDBSQLite
import SQLiteDefence

/// The rules of a connection that runs SQL of anybody.
enum Sandbox {
    /// The most memory that SQLite may take in this process, in bytes: a query that needs more fails.
    static let mostMemory: Int64 = 1 << 30

    /// The largest value that a query may make, and the largest row that it may give, in bytes.
    static let longestValue = 64 << 20

    /// What one query may have of everything that costs time or memory before the first row comes.
    private static let limits: [Int32: Int32] = [
        SQLITE_LIMIT_ATTACHED: 0,
        SQLITE_LIMIT_LENGTH: Int32(longestValue),
        SQLITE_LIMIT_SQL_LENGTH: 1 << 20,
        SQLITE_LIMIT_COLUMN: 1000,
        SQLITE_LIMIT_EXPR_DEPTH: 500,
        SQLITE_LIMIT_COMPOUND_SELECT: 100,
        SQLITE_LIMIT_VDBE_OP: 500_000,
        SQLITE_LIMIT_FUNCTION_ARG: 100,
        SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1000,
        SQLITE_LIMIT_VARIABLE_NUMBER: 2000,
        SQLITE_LIMIT_TRIGGER_DEPTH: 1,
        SQLITE_LIMIT_WORKER_THREADS: 0,
    ]

    /// Confines a fresh connection, all but the authorizer, without which it has still to read the schema. Returns a result code.
    static func confine(_ handle: OpaquePointer) -> Int32 {
        sqlite3_hard_heap_limit64(mostMemory)
        for (limit, value) in limits { sqlite3_limit(handle, limit, value) }
        let code = sqlite_defend(handle)
        guard code == SQLITE_OK else { return code }
        return sqlite3_exec(
            handle,
            """
            PRAGMA query_only = 1; PRAGMA trusted_schema = 0; PRAGMA cell_size_check = 1; PRAGMA mmap_size = 0;
            PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;
            """, nil, nil, nil)
    }

    /// Why SQLite may not do `action`; nil where it may. A SELECT is allowed, and what FTS5 asks for when it connects its tables.
    static func refusal(of action: Int32, _ first: String?, _ second: String?) -> String? {
        let first = first?.lowercased() ?? ""
        let second = second?.lowercased()
        let isAllowed =
            switch action {
            case SQLITE_SELECT, SQLITE_RECURSIVE: true
            case SQLITE_READ: !hiddenTables.contains(first)
            case SQLITE_FUNCTION: !deniedFunctions.contains(second ?? "")
            case SQLITE_PRAGMA: readablePragmas[first] == (second != nil) || (first == "data_version" && second == nil)
            // Of FTS5, and no write: the schema cannot be written on this connection.
            case SQLITE_UPDATE: first == "sqlite_master"
            default: false
            }
        guard !isAllowed else { return nil }
        if first.hasSuffix("_master") || first.hasPrefix("sqlite_schema") { return "a change of the schema" }
        switch action {
        case SQLITE_FUNCTION: return "function \(second ?? "")"
        case SQLITE_TRANSACTION: return first.uppercased()
        case SQLITE_INSERT: return "INSERT into \(first)"
        case SQLITE_UPDATE: return "UPDATE of \(first)"
        case SQLITE_DELETE: return "DELETE from \(first)"
        case SQLITE_PRAGMA: return "PRAGMA \(first)"
        case SQLITE_ATTACH: return "ATTACH \(first)"
        case SQLITE_READ: return "reading \(first)"
        default: return actionNames[action] ?? "this statement"
        }
    }

    /// Tables that show the bytes of the file.
    private static let hiddenTables: Set<String> = ["sqlite_dbpage", "sqlite_dbdata", "sqlite_dbptr"]

    /// Functions that load code, reach into the index structures, or make gigabytes in one step.
    private static let deniedFunctions: Set<String> = [
        "load_extension", "fts3_tokenizer", "printf", "format", "randomblob", "zeroblob", "optimize", "rtreecheck",
    ]

    /// Pragmas that only describe the schema, and whether they take an argument.
    private static let readablePragmas: [String: Bool] = [
        "table_info": true, "table_xinfo": true, "index_list": true, "index_info": true, "index_xinfo": true,
        "foreign_key_list": true, "table_list": false, "user_version": false, "application_id": false,
    ]

    private static let actionNames: [Int32: String] = [
        SQLITE_DETACH: "DETACH", SQLITE_SAVEPOINT: "SAVEPOINT", SQLITE_ANALYZE: "ANALYZE", SQLITE_REINDEX: "REINDEX",
        SQLITE_ALTER_TABLE: "ALTER TABLE",
    ]
}

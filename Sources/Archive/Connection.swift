// A read-only connection on which anybody's SQL may run: one SELECT, no side effects, bounded in time.

import GRDB
import GRDBSQLite

/// A read-only SQLite connection inside the sandbox, with a time limit for each query.
final class Connection {
    private let handle: OpaquePointer
    private let path: String
    private let watch: UnsafeMutablePointer<Watch>

    /// What the callbacks of SQLite read and write.
    private struct Watch {
        var deadline: ContinuousClock.Instant?
        var refused: String?
    }

    /// Opens the file at `path`. A database whose folder is read-only, and which nobody writes, is opened as immutable.
    init(path: String) throws {
        self.path = path
        watch = .allocate(capacity: 1)
        watch.initialize(to: Watch())
        do {
            handle = try Self.open(path)
        } catch {
            watch.deallocate()
            throw error
        }
        sqlite3_set_authorizer(handle, authorize, watch)
        sqlite3_progress_handler(
            handle, 200,
            { context in
                if Interruption.isPending { return 1 }
                guard let deadline = context?.assumingMemoryBound(to: Watch.self).pointee.deadline else { return 0 }
                return ContinuousClock.now > deadline ? 1 : 0
            }, watch)
    }

    deinit {
        sqlite3_close_v2(handle)
        watch.deinitialize(count: 1)
        watch.deallocate()
    }

    private static func open(_ path: String) throws -> OpaquePointer {
        let name = path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
        var failure = ArchiveError.unwritable(path: path, detail: "unable to open the file")
        for mode in ["mode=ro", "mode=ro&immutable=1"] {
            var opened: OpaquePointer?
            let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
            var code = sqlite3_open_v2("file:\(name)?\(mode)", &opened, flags, nil)
            if code == SQLITE_OK, let opened {
                sqlite3_busy_timeout(opened, 30_000)
                code = Sandbox.confine(opened)
                SQLFunction.defineAll(on: opened)
                if code == SQLITE_OK { code = sqlite3_exec(opened, "SELECT count(*) FROM sqlite_master", nil, nil, nil) }
                if code == SQLITE_OK { return opened }
            }
            let message = opened.map { String(cString: sqlite3_errmsg($0)) }
            sqlite3_close_v2(opened)
            failure = ArchiveError(code: ResultCode(rawValue: code), message: message, path: path)
            guard code & 0xFF == SQLITE_CANTOPEN || code & 0xFF == SQLITE_READONLY else { break }
        }
        throw failure
    }

    /// Runs one SELECT and hands on its column names, then its rows, until `row` returns false.
    func run(
        _ query: Query, seconds: Double?, header: ([String]) throws -> Void, row: ([Value]) throws -> Bool
    ) throws {
        watch.pointee.refused = nil
        var time = Time(seconds: seconds)
        let statement = try within(&time) { try prepare(query.sql) }
        defer { sqlite3_finalize(statement) }
        try bind(query.arguments, to: statement)
        let columns = sqlite3_column_count(statement)
        guard columns > 0 else { throw ArchiveError.forbidden(what: Self.verb(query.sql)) }
        guard sqlite3_stmt_readonly(statement) != 0 else { throw ArchiveError.forbidden(what: "a statement that writes") }
        try header((0..<columns).map { String(cString: sqlite3_column_name(statement, $0)) })
        while true {
            switch try within(&time, { sqlite3_step(statement) }) {
            case SQLITE_ROW:
                guard size(statement, columns) <= Sandbox.longestValue else {
                    throw ArchiveError.tooLong(bytes: Sandbox.longestValue)
                }
                guard try row((0..<columns).map { value(statement, $0) }) else { return }
            case SQLITE_DONE: return
            case SQLITE_INTERRUPT where Interruption.take(): throw ArchiveError.interrupted
            case SQLITE_INTERRUPT: throw ArchiveError.timeLimit(seconds: seconds ?? 0)
            case let code: throw failure(code, in: query.sql)
            }
        }
    }

    /// The time that a query has left. That of the reader who takes its rows does not count.
    private struct Time {
        let seconds: Double?
        var left: Duration

        init(seconds: Double?) {
            self.seconds = seconds
            left = .seconds(seconds ?? 0)
        }
    }

    /// Makes a call of SQLite in the time that is left.
    private func within<Result>(_ time: inout Time, _ call: () throws -> Result) throws -> Result {
        guard let seconds = time.seconds else { return try call() }
        guard time.left > .zero else { throw ArchiveError.timeLimit(seconds: seconds) }
        let start = ContinuousClock.now
        watch.pointee.deadline = start + time.left
        Overrun.begin(start + time.left, seconds: seconds)
        defer {
            Overrun.end()
            watch.pointee.deadline = nil
            time.left -= ContinuousClock.now - start
        }
        return try call()
    }

    /// What a statement without columns is called: its first word.
    private static func verb(_ sql: String) -> String {
        let word = sql.drop { !$0.isLetter }.prefix { $0.isLetter }
        return word.isEmpty ? "this is no SELECT" : word.uppercased()
    }

    /// The names of a query's parameters, without colons.
    func parameters(_ sql: String) throws -> Set<String> {
        watch.pointee.refused = nil
        let statement = try prepare(sql)
        defer { sqlite3_finalize(statement) }
        let count = sqlite3_bind_parameter_count(statement)
        let names = (0..<count).compactMap { sqlite3_bind_parameter_name(statement, $0 + 1) }
        return Set(names.map { String(String(cString: $0).dropFirst()) })
    }

    /// Whether the text ends with a semicolon that ends a statement.
    static func isComplete(_ sql: String) -> Bool { sqlite3_complete(sql) != 0 }

    /// The first value of a SELECT, as an integer.
    func number(_ sql: String) throws -> Int64 {
        var number: Int64 = 0
        try run(
            Query(sql: sql), seconds: nil, header: { _ in },
            row: {
                number = $0.first?.integer ?? 0
                return false
            })
        return number
    }

    /// Whether the file is a database that nothing was written into yet. Refuses foreign and newer ones.
    func isEmptyDatabase(_ path: String) throws -> Bool {
        let id = try number("SELECT application_id FROM pragma_application_id")
        if id == 0, try number("SELECT count(*) FROM sqlite_master") == 0 { return true }
        guard id == Archive.applicationID else { throw ArchiveError.foreign(path: path) }
        let version = Int(try number("SELECT user_version FROM pragma_user_version"))
        if version > Archive.schemaVersion { throw ArchiveError.newer(path: path, version: version) }
        return false
    }

    /// The prepared statement of a text that holds exactly one.
    private func prepare(_ sql: String) throws -> OpaquePointer {
        guard !sql.utf8.contains(0) else { throw ArchiveError.sql(message: "NUL character in the query", line: nil, column: nil) }
        var sql = sql
        return try sql.withUTF8 { bytes in
            let text = UnsafeRawBufferPointer(bytes).baseAddress?.assumingMemoryBound(to: CChar.self)
            var position = 0
            var found: OpaquePointer?
            while position < bytes.count {
                var statement: OpaquePointer?
                var tail: UnsafePointer<CChar>?
                let code = sqlite3_prepare_v2(
                    handle, text.map { $0 + position }, Int32(bytes.count - position), &statement, &tail)
                if found != nil, statement != nil || code != SQLITE_OK {
                    sqlite3_finalize(statement)
                    sqlite3_finalize(found)
                    throw ArchiveError.forbidden(what: "more than one statement")
                }
                guard code == SQLITE_OK else { throw failure(code, in: String(decoding: bytes, as: UTF8.self)) }
                found = found ?? statement
                guard let text, let tail else { break }
                position = tail - text
            }
            guard let found else { throw ArchiveError.sql(message: "empty query", line: nil, column: nil) }
            return found
        }
    }

    private func bind(_ arguments: [String: Value], to statement: OpaquePointer) throws {
        let count = sqlite3_bind_parameter_count(statement)
        guard count > 0 else { return }
        for index in 1...count {
            guard let parameter = sqlite3_bind_parameter_name(statement, index) else {
                throw ArchiveError.sql(message: "parameter without a name: write :name", line: nil, column: nil)
            }
            let name = String(String(cString: parameter).dropFirst())
            guard let value = arguments[name] else {
                throw ArchiveError.sql(message: "no value for the parameter :\(name)", line: nil, column: nil)
            }
            let code =
                switch value {
                case .null: sqlite3_bind_null(statement, index)
                case .integer(let integer): sqlite3_bind_int64(statement, index, integer)
                case .real(let real): sqlite3_bind_double(statement, index, real)
                case .text(let text): bindText(statement, index, text)
                case .blob(let bytes): sqlite3_bind_blob64(statement, index, bytes, UInt64(bytes.count), transient)
                }
            guard code == SQLITE_OK else { throw failure(code, in: nil) }
        }
    }

    private func bindText(_ statement: OpaquePointer, _ index: Int32, _ text: String) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            let start = UnsafeRawBufferPointer(bytes).baseAddress?.assumingMemoryBound(to: CChar.self)
            // An empty string may have no address, which would bind null.
            guard let start else { return sqlite3_bind_text(statement, index, "", 0, transient) }
            return sqlite3_bind_text64(statement, index, start, UInt64(bytes.count), transient, UInt8(SQLITE_UTF8))
        }
    }

    /// Bytes of the texts and blobs of the row at hand.
    private func size(_ statement: OpaquePointer, _ columns: Int32) -> Int {
        (0..<columns).reduce(0) { size, column in
            let type = sqlite3_column_type(statement, column)
            // Asked for its bytes, a number would become a text.
            return size + (type == SQLITE_TEXT || type == SQLITE_BLOB ? Int(sqlite3_column_bytes(statement, column)) : 0)
        }
    }

    private func value(_ statement: OpaquePointer, _ column: Int32) -> Value {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: start == nil ? 0 : count), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(statement, column)
            return .blob(Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))))
        default: return .null
        }
    }

    /// The failure that a result code tells of, with the place in the query.
    private func failure(_ code: Int32, in sql: String?) -> ArchiveError {
        let message = String(cString: sqlite3_errmsg(handle))
        switch code & 0xFF {
        case SQLITE_AUTH, SQLITE_READONLY: return .forbidden(what: watch.pointee.refused ?? message)
        case SQLITE_INTERRUPT: return .timeLimit(seconds: 0)
        case SQLITE_NOMEM: return .memoryLimit(bytes: Int(Sandbox.mostMemory))
        case SQLITE_TOOBIG: return .tooLong(bytes: Sandbox.longestValue)
        case SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_FULL, SQLITE_IOERR, SQLITE_BUSY, SQLITE_CANTOPEN:
            return ArchiveError(code: ResultCode(rawValue: code), message: message, path: path)
        default:
            let refused = watch.pointee.refused
            if let refused { return .forbidden(what: refused) }
            let offset = Int(sqlite3_error_offset(handle))
            guard let sql, offset >= 0 else { return .sql(message: message, line: nil, column: nil) }
            let before = String(decoding: sql.utf8.prefix(offset), as: UTF8.self)
            let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
            return .sql(message: message, line: lines.count, column: (lines.last?.count ?? 0) + 1)
        }
    }

    /// Asks the sandbox, and remembers what it refused.
    private let authorize:
        @convention(c) (
            UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
            UnsafePointer<CChar>?
        ) -> Int32 = { context, action, first, second, _, _ in
            let refusal = Sandbox.refusal(of: action, first.map { String(cString: $0) }, second.map { String(cString: $0) })
            guard let refusal else { return SQLITE_OK }
            context?.assumingMemoryBound(to: Watch.self).pointee.refused = refusal
            return SQLITE_DENY
        }
}

/// SQLITE_TRANSIENT: SQLite copies what is bound.
let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

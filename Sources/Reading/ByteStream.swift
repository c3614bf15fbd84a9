// The bytes of a file or of standard input, a piece at a time.

import Foundation

/// Reads a file in pieces. Buffers that it hands out hold until the next call.
final class ByteStream {
    /// The longest line of a stream, in bytes.
    static let longestLine = 256 << 20
    /// Size of one read, in bytes.
    private static let piece = 1 << 20

    private let descriptor: Int32
    private var storage: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// Bytes read and not yet handed out: `start..<end` of the storage.
    private var start = 0
    private var end = 0
    private var isAtEnd = false
    /// Offset in the file of the first byte not yet handed out.
    private(set) var offset = 0
    private let path: String

    /// Opens a file, or standard input for "-".
    init(path: String) throws(ReadingFailure) {
        self.path = path
        if path == "-" {
            descriptor = STDIN_FILENO
        } else {
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw ReadingFailure(path: path, reason: Self.reason(errno)) }
        }
        capacity = Self.piece
        storage = .allocate(capacity: capacity)
    }

    /// Bytes that are in memory already.
    init(path: String, bytes: [UInt8]) {
        self.path = path
        descriptor = -1
        capacity = max(1, bytes.count)
        storage = .allocate(capacity: capacity)
        bytes.withUnsafeBufferPointer { if let base = $0.baseAddress { storage.initialize(from: base, count: $0.count) } }
        end = bytes.count
        isAtEnd = true
    }

    deinit {
        storage.deallocate()
        if descriptor > STDIN_FILENO { close(descriptor) }
    }

    static func reason(_ code: Int32) -> ReadingFailure.Reason {
        code == ENOENT ? .notFound : .unreadable(String(cString: strerror(code)).lowercased())
    }

    /// The bytes not yet handed out that are in memory.
    var pending: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: storage + start, count: end - start) }

    /// Reads on until at least `count` bytes are pending, or the file ends.
    func prefetch(_ count: Int = piece) throws(ReadingFailure) {
        while end - start < count, !isAtEnd { try fill() }
    }

    /// Passes over pending bytes.
    func skip(_ count: Int) {
        start += count
        offset += count
    }

    /// Everything up to the end of the file, a failure where that is more than `limit` bytes.
    func rest(limit: Int = .max) throws(ReadingFailure) -> UnsafeBufferPointer<UInt8> {
        while !isAtEnd, end - start <= limit { try fill() }
        guard end - start <= limit else { throw ReadingFailure(path: path, reason: .textTooLong(limit: limit)) }
        let rest = pending
        skip(rest.count)
        return rest
    }

    /// The next line without its line feed, nil at the end of the file.
    func line() throws(ReadingFailure) -> UnsafeBufferPointer<UInt8>? {
        var searched = 0
        while true {
            if let found = memchr(storage + start + searched, 0x0A, end - start - searched) {
                let length = found - UnsafeMutableRawPointer(storage + start)
                let line = UnsafeBufferPointer(start: storage + start, count: length)
                skip(length + 1)
                return line
            }
            searched = end - start
            if isAtEnd {
                guard searched > 0 else { return nil }
                let line = pending
                skip(searched)
                return line
            }
            guard searched <= Self.longestLine else {
                throw ReadingFailure(path: path, offset: offset, reason: .lineTooLong(limit: Self.longestLine))
            }
            try fill()
        }
    }

    /// Reads one more piece behind the pending bytes.
    private func fill() throws(ReadingFailure) {
        if start > 0 {
            memmove(storage, storage + start, end - start)
            end -= start
            start = 0
        }
        if capacity - end < Self.piece {
            capacity = max(capacity * 2, end + Self.piece)
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
            larger.initialize(from: storage, count: end)
            storage.deallocate()
            storage = larger
        }
        var count: Int
        repeat { count = read(descriptor, storage + end, Self.piece) } while count < 0 && errno == EINTR
        guard count >= 0 else {
            isAtEnd = true
            throw ReadingFailure(path: path, reason: Self.reason(errno))
        }
        end += count
        if count == 0 { isAtEnd = true }
    }
}

// The articles of files and folders as a sequence, one file open at a time.

/// Articles and failures in the order of their files. It can be iterated once.
public final class Articles: Sequence, IteratorProtocol {
    private let reader: Reader
    /// What is still to be read, the next last.
    private var waiting: [Waiting]
    private var file: OpenFile?
    /// Files in folders that were passed over, because they are of another format.
    public private(set) var skippedFiles = 0
    /// Files that were opened.
    public private(set) var openedFiles = 0

    private enum Waiting {
        case path(String, isNamed: Bool)
        case bytes([UInt8], path: String)
        case failure(ReadingFailure)
        /// The end of a folder that was named, with the counts at its beginning.
        case endOfFolder(String, opened: Int, skipped: Int)
    }

    private enum OpenFile {
        case lines(ByteStream, path: String, line: Int)
        /// A line of JSON Lines, or a whole text of JSON, whose records are not all read yet.
        case records(Records, ByteStream, path: String, line: Int?, isEmpty: Bool)
    }

    private var folders = FolderVisits()

    init(reader: Reader, paths: [String]) {
        self.reader = reader
        waiting = paths.reversed().map { .path($0, isNamed: true) }
    }

    init(reader: Reader, bytes: [UInt8], path: String) {
        self.reader = reader
        waiting = [.bytes(bytes, path: path)]
    }

    /// The next article or failure, nil at the end.
    public func next() -> Result<Article, ReadingFailure>? {
        while true {
            if file != nil {
                if let result = nextOfFile() { return result }
            } else if let next = waiting.popLast() {
                do throws(ReadingFailure) {
                    if let article = try begin(next) { return .success(article) }
                } catch {
                    return .failure(error)
                }
            } else {
                return nil
            }
        }
    }

    private func begin(_ next: Waiting) throws(ReadingFailure) -> Article? {
        switch next {
        case .failure(let failure): throw failure
        case .bytes(let bytes, let path):
            openedFiles += 1
            return try open(ByteStream(path: path, bytes: bytes), path: path, isNamed: true)
        case .endOfFolder(let path, let opened, let skipped):
            if openedFiles == opened {
                throw ReadingFailure(path: path, reason: .noArticles(skipped: skippedFiles - skipped))
            }
            return nil
        case .path(let path, let isNamed):
            if path == "-" {
                openedFiles += 1
                return try open(ByteStream(path: path), path: path, isNamed: true)
            }
            switch try FolderVisits.kind(of: path) {
            case .folder(let identity):
                if isNamed {
                    folders = FolderVisits()
                    waiting.append(.endOfFolder(path, opened: openedFiles, skipped: skippedFiles))
                }
                guard folders.enter(identity) else { return nil }
                waiting += try FolderVisits.entries(of: path).reversed().map {
                    switch $0 {
                    case .success(let entry): .path(entry, isNamed: false)
                    case .failure(let failure): .failure(failure)
                    }
                }
                return nil
            case .file:
                let ending = Reader.Format.ending(of: path)
                if reader.format == nil, Reader.Format(path: path) == nil, !ending.isEmpty {
                    if isNamed { throw ReadingFailure(path: path, reason: .unsupportedFormat("." + ending)) }
                    skippedFiles += 1
                    return nil
                }
                openedFiles += 1
                return try open(ByteStream(path: path), path: path, isNamed: isNamed)
            case .other:
                // Sockets and devices in folders; a named pipe is read where it is named.
                if isNamed {
                    openedFiles += 1
                    return try open(ByteStream(path: path), path: path, isNamed: true)
                }
                skippedFiles += 1
                return nil
            }
        }
    }

    /// Looks at a file's first bytes and opens it as what it is; a text file is read at once.
    private func open(_ stream: ByteStream, path: String, isNamed: Bool) throws(ReadingFailure) -> Article? {
        try stream.prefetch()
        if stream.pending.starts(with: [0xEF, 0xBB, 0xBF]) { stream.skip(3) }
        let claimed = reader.format ?? Reader.Format(path: path)
        let kind = ContentKind(stream.pending, claimed: claimed)
        switch (kind, reader.format) {
        case (.utf16(let bigEndian), _):
            let text = ContentKind.utf8(fromUTF16: try stream.rest(), bigEndian: bigEndian)
            guard !text.contains(0) else { throw ReadingFailure(path: path, reason: .notText) }
            return try open(ByteStream(path: path, bytes: text), path: path, isNamed: isNamed)
        case (.empty, _): throw ReadingFailure(path: path, reason: .emptyFile)
        case (.unsupported(let name), nil): throw ReadingFailure(path: path, reason: .unsupportedFormat(name))
        case (.binary, _),
            (.unsupported, _) where kind == .binary:
            // A file without an ending in a folder is an article only if it looks like one.
            if !isNamed, claimed == nil {
                openedFiles -= 1
                skippedFiles += 1
                return nil
            }
            throw ReadingFailure(path: path, reason: .notText)
        case (_, .text), (.text, nil):
            guard let article = reader.article(text: try stream.rest(limit: reader.longestText), path: path) else {
                throw ReadingFailure(path: path, reason: .onlyBoilerplate)
            }
            return article
        case (_, .jsonl), (.jsonl, nil):
            file = .lines(stream, path: path, line: 0)
            return nil
        default:
            let offset = stream.offset
            let records = Records(try stream.rest(), reader: reader, path: path, offset: offset)
            file = .records(records, stream, path: path, line: nil, isEmpty: true)
            return nil
        }
    }

    /// The next result of the open file; nil where it has to be asked again, or is at its end and closed.
    private func nextOfFile() -> Result<Article, ReadingFailure>? {
        switch file {
        case nil: return nil
        case .records(var records, let stream, let path, let line, let isEmpty):
            // Out of the enumeration while it changes, so that its storage is not copied.
            file = nil
            if let result = records.next() {
                file = .records(records, stream, path: path, line: line, isEmpty: false)
                return result
            }
            if let line {
                file = .lines(stream, path: path, line: line)
            } else if isEmpty {
                return .failure(ReadingFailure(path: path, reason: .noRecords))
            }
            return nil
        case .lines(let stream, let path, let line):
            do throws(ReadingFailure) {
                let offset = stream.offset
                guard let bytes = try stream.line() else {
                    file = nil
                    return line == 0 ? .failure(ReadingFailure(path: path, reason: .noRecords)) : nil
                }
                let content = Records(bytes, reader: reader, path: path, line: line + 1, offset: offset, isLine: true)
                file = .records(content, stream, path: path, line: line + 1, isEmpty: true)
            } catch {
                file = nil
                return .failure(error)
            }
            return nil
        }
    }
}

// Articles out of JSON text: an object, an array of objects, objects one after another, or arrays inside of objects.

import Language

/// Yields the articles of a JSON text, one at a time.
struct Records {
    private let reader: Reader
    private let path: String
    private let bytes: UnsafeBufferPointer<UInt8>
    private var scanner: JSONScanner
    /// The arrays that the position is in, the innermost last.
    private var arrays: [OpenArray] = []
    private var isOver = false
    private var hasValue = false
    /// Number of the last record, from 1.
    private var number = 0
    private let isLine: Bool
    private let firstOffset: Int
    private var line: Int
    private var lineOffset = 0

    private struct OpenArray {
        var scanner: JSONScanner
        var isFresh = true
        /// Whether the text goes on where the array ends.
        var isInline: Bool
    }

    /// - Parameters:
    ///   - line: 1-based line at which `bytes` begin.
    ///   - offset: byte of the file at which they begin.
    ///   - isLine: whether they are one line of JSON Lines.
    init(
        _ bytes: UnsafeBufferPointer<UInt8>, reader: Reader, path: String, line: Int = 1, offset: Int = 0, isLine: Bool = false
    ) {
        self.reader = reader
        self.path = path
        self.bytes = bytes
        scanner = JSONScanner(bytes)
        self.isLine = isLine
        firstOffset = offset
        self.line = line
    }

    /// The next article or failure, nil at the end. Behind broken JSON nothing more is read.
    mutating func next() -> Result<Article, ReadingFailure>? {
        while !isOver {
            do throws(JSONFault) {
                if let result = try step() { return result }
            } catch {
                isOver = true
                return .failure(failure(error.offset, .brokenJSON(error.message)))
            }
        }
        return nil
    }

    /// Moves by one value or one mark; returns what it yields.
    private mutating func step() throws(JSONFault) -> Result<Article, ReadingFailure>? {
        guard let last = arrays.indices.last else {
            scanner.skipSpace()
            guard scanner.at < bytes.count else {
                isOver = true
                return nil
            }
            if hasValue, scanner.byte != UInt8(ascii: "{"), scanner.byte != UInt8(ascii: "[") {
                throw JSONFault(offset: scanner.at, message: "the end or another record expected")
            }
            hasValue = true
            var outer = scanner
            defer { scanner = outer }
            return try value(&outer)
        }
        var inner = arrays[last].scanner
        inner.skipSpace()
        if inner.byte == UInt8(ascii: "]") {
            // Also after "[" alone, and never after ",", which only a value may follow.
            inner.at += 1
            let array = arrays.removeLast()
            if array.isInline {
                if let outer = arrays.indices.last { arrays[outer].scanner = inner } else { scanner = inner }
            }
            return nil
        }
        if !arrays[last].isFresh {
            guard inner.byte == UInt8(ascii: ",") else {
                throw JSONFault(
                    offset: inner.at, message: inner.at < bytes.count ? "\",\" or \"]\" expected" : "it ends inside an array")
            }
            inner.at += 1
            inner.skipSpace()
        }
        arrays[last].isFresh = false
        // An array inside is opened before the place behind it is known.
        arrays[last].scanner = inner
        let depth = arrays.count
        let result = try value(&inner)
        if arrays.count == depth || !arrays[depth].isInline { arrays[depth - 1].scanner = inner }
        return result
    }

    /// Reads the value at the scanner: an object is an article or holds arrays of them, an array holds them.
    private mutating func value(_ scanner: inout JSONScanner) throws(JSONFault) -> Result<Article, ReadingFailure>? {
        let start = scanner.at
        switch scanner.byte {
        case UInt8(ascii: "["):
            guard arrays.count < JSONScanner.deepest else { throw JSONFault(offset: start, message: "nested too deeply") }
            var inner = scanner
            inner.at += 1
            arrays.append(OpenArray(scanner: inner, isInline: true))
            return nil
        case UInt8(ascii: "{"):
            let record = try Record(&scanner, names: reader.fields)
            if !record.has(.text) {
                let inside = record.arrays(of: reader.fields)
                if !inside.isEmpty {
                    for array in inside.reversed() {
                        arrays.append(OpenArray(scanner: JSONScanner(bytes, at: array.lowerBound + 1), isInline: false))
                    }
                    return nil
                }
            }
            number += 1
            return article(record, start..<scanner.at)
        default:
            let value = try scanner.skipValue()
            number += 1
            let kind =
                value.kind == .number
                ? "a number" : value.kind == .literal || value.kind == .null ? "true, false or null" : "a string"
            return .failure(failure(start, .notARecord(kind)))
        }
    }

    private mutating func article(_ record: Record, _ range: Range<Int>) -> Result<Article, ReadingFailure> {
        let start = range.lowerBound
        guard let body = record.text() else {
            return .failure(failure(start, record.has(.text) ? .emptyText : .noText(fields: record.keys)))
        }
        guard body.utf8.contains(where: { $0 > 0x20 }) else { return .failure(failure(start, .emptyText)) }
        guard body.utf8.count <= reader.longestText else {
            return .failure(failure(start, .textTooLong(limit: reader.longestText)))
        }
        let line = line(at: start)
        let url = record.string(.url)
        var article = Article(
            id: record.identifier ?? url ?? place(of: range, line), title: record.line(.title),
            byline: record.name(.author), published: record.date(), url: url, source: record.name(.source),
            language: record.language, body: body, origin: Article.Origin(path: path, line: line))
        let opening = reader.opening(of: article)
        // Of "03/09/2022" the dateline may tell which is the month.
        if let monthFirst = article.published, let dayFirst = record.date(dayFirst: true), dayFirst != monthFirst,
            let date = opening.dateline?.date, date.isNear(dayFirst), !date.isNear(monthFirst)
        {
            article.published = dayFirst
        }
        reader.apply(opening, to: &article)
        return .success(article)
    }

    /// An identifier for a record that has none: the path, and the line or the number where there are several in the file.
    private func place(of range: Range<Int>, _ line: Int) -> String {
        if isLine { return number == 1 ? "\(path)#\(line)" : "\(path)#\(line).\(number)" }
        var rest = JSONScanner(bytes, at: range.upperBound)
        rest.skipSpace()
        return number == 1 && arrays.isEmpty && rest.at == bytes.count ? path : "\(path)#\(number)"
    }

    private mutating func failure(_ offset: Int, _ reason: ReadingFailure.Reason) -> ReadingFailure {
        ReadingFailure(path: path, line: line(at: offset), offset: firstOffset + offset, reason: reason)
    }

    /// The 1-based line of an offset.
    private mutating func line(at offset: Int) -> Int {
        if offset < lineOffset { return line - bytes[offset..<lineOffset].count { $0 == 0x0A } }
        line += bytes[lineOffset..<offset].count { $0 == 0x0A }
        lineOffset = offset
        return line
    }
}

extension Reader {
    /// What the first lines of a body say, which stays as it is: at most a title, a line under it, byline, date and dateline.
    func opening(of article: Article) -> Opening {
        var opening = Opening()
        var body = article.body
        body.withUTF8 { bytes in
            var start = 0
            for count in 0..<6 {
                while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
                var end = start
                while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
                guard start < end else { return }
                let isHeading = opening.read(start..<end, of: bytes, opensArticle: count == 0)
                if !isHeading, end - start > 200 || Boilerplate.endsSentence(start..<end, bytes) { return }
                start = end
            }
        }
        return opening
    }
}

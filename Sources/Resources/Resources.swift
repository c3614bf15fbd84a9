// The data files inside the binary, by path, and their bytes.

import Embedded

/// A file compiled into the binary: gazetteer and lexicon tables, weights, canned queries, `schema.sql`.
public struct Resource: Sendable {
    /// Path as in the repository below `Sources/Embedded`, such as "Gazetteer/countries.tsv", or "schema.sql".
    public let path: String
    nonisolated(unsafe) private let start: UnsafePointer<UInt8>
    private let count: Int

    init(_ file: embedded_file) {
        path = String(cString: file.path)
        start = file.bytes
        count = file.count
    }

    /// A file made by the program, in place of an embedded one. Its bytes are never freed: for what is made once.
    public init(path: String, copying bytes: [UInt8]) {
        self.path = path
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
        bytes.withUnsafeBufferPointer { if let start = $0.baseAddress { copy.initialize(from: start, count: $0.count) } }
        start = UnsafePointer(copy)
        count = bytes.count
    }

    /// The file's bytes; they live as long as the process.
    public var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    /// The file as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Every embedded file.
    public static let all: [Resource] = {
        let lists = [embedded_completions, embedded_gazetteer, embedded_lexicon, embedded_model, embedded_queries]
        return lists.flatMap { list in
            var count = 0
            let files = list(&count)
            return UnsafeBufferPointer(start: files, count: count).map(Resource.init)
        } + [Resource(embedded_schema)]
    }()

    /// The embedded file at `path`. A missing one is a fault of the build, so it traps.
    public static func at(_ path: String) -> Resource {
        guard let file = all.first(where: { $0.path == path }) else { preconditionFailure("no embedded file \(path)") }
        return file
    }

    /// The embedded files of a folder, in order of name.
    public static func folder(_ name: String) -> [Resource] { all.filter { $0.path.hasPrefix(name + "/") } }
}

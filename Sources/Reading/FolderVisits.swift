// What lies at a path, the entries of a folder in order, and which folders have been entered.

import Foundation

/// The folders that have been entered, so that a loop of symbolic links ends.
struct FolderVisits {
    struct Identity: Hashable {
        var device: UInt64
        var number: UInt64
    }

    enum Kind: Equatable {
        case folder(Identity)
        case file
        case other
    }

    private var entered: Set<Identity> = []

    /// Whether the folder was not entered before.
    mutating func enter(_ folder: Identity) -> Bool { entered.insert(folder).inserted }

    /// What lies at the path, symbolic links followed.
    static func kind(of path: String) throws(ReadingFailure) -> Kind {
        var status = stat()
        guard stat(path, &status) == 0 else { throw ReadingFailure(path: path, reason: ByteStream.reason(errno)) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return .folder(Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino)))
        case S_IFREG: return .file
        default: return .other
        }
    }

    /// The paths in a folder that are not hidden, sorted by the bytes of their names.
    static func entries(of folder: String) throws(ReadingFailure) -> [Result<String, ReadingFailure>] {
        guard let directory = opendir(folder) else { throw ReadingFailure(path: folder, reason: ByteStream.reason(errno)) }
        defer { closedir(directory) }
        var names: [String] = []
        var hasForeignName = false
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
            }
            guard let name else {
                hasForeignName = true
                continue
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        return (hasForeignName ? [.failure(ReadingFailure(path: folder, reason: .nameNotUTF8))] : [])
            + names.map { .success(prefix + $0) }
    }
}

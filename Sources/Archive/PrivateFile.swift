// Small files of the user's own, written whole or not at all, and for nobody else to read.

import Foundation

/// Writing of a file that is never half there.
public enum PrivateFile {
    /// Writes the text; the folder is made where it is missing. A link is never followed.
    /// - Parameter replaces: whether a file that is there is replaced.
    /// - Throws: `ArchiveError.queryFile`
    public static func write(_ text: String, to path: String, replaces: Bool) throws {
        let folder = (path as NSString).deletingLastPathComponent
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ArchiveError.queryFile(path: folder, detail: "the folder cannot be made: \(reason(errno))")
        }
        var status = stat()
        if lstat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw ArchiveError.queryFile(path: path, detail: "this is a link or no file: remove it first")
            }
            guard replaces else {
                throw ArchiveError.queryFile(path: path, detail: "is there already: give --force to replace it")
            }
        }
        let draft = "\(path).\(getpid()).draft"
        unlink(draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ArchiveError.queryFile(path: path, detail: "cannot be written: \(reason(errno))") }
        var isWritten = true
        Array(text.utf8).withUnsafeBytes { bytes in
            var start = 0
            while start < bytes.count, isWritten {
                let count = Foundation.write(descriptor, bytes.baseAddress! + start, bytes.count - start)
                if count > 0 { start += count } else if errno != EINTR { isWritten = false }
            }
        }
        isWritten = isWritten && fsync(descriptor) == 0
        isWritten = close(descriptor) == 0 && isWritten
        // A second name fails where there is a file already, which renaming would replace.
        isWritten = isWritten && (replaces ? rename(draft, path) == 0 : link(draft, path) == 0)
        let fault = errno
        unlink(draft)
        guard isWritten else { throw ArchiveError.queryFile(path: path, detail: "cannot be written: \(reason(fault))") }
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}

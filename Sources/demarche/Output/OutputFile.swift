// The file of `--output`: written beside its place under another name, and put there when it is whole.

import ArgumentParser
import Foundation

/// `--output`
struct DestinationOption: ParsableArguments {
    @Option(
        name: .customLong("output"),
        help: ArgumentHelp("Write to this file; it is replaced only when all is written.", valueName: "file"), completion: .file()
    )
    var path: String?

    /// The ending of the file's name in small letters, without the full stop; nil where there is none.
    var ending: String? {
        guard let name = path?.split(separator: "/").last, let dot = name.lastIndex(of: "."), dot > name.startIndex else {
            return nil
        }
        return name[name.index(after: dot)...].lowercased()
    }
}

/// A file that takes the place of standard output for a while.
enum OutputFile {
    /// The path of the file that is being written, for messages.
    nonisolated(unsafe) private(set) static var current: String?
    /// What handled the signals before, to be put back.
    nonisolated(unsafe) private static var handlers: [(number: Int32, before: sigaction)] = []
    /// The unfinished file, for a signal handler to remove.
    nonisolated(unsafe) private static var unfinished: UnsafeMutablePointer<CChar>?

    /// Runs `body` with what it writes to standard output going to the file at `path`, if there is one. Where it fails the file
    /// is what it was before; an exit status is no failure.
    static func receiving<Result>(_ path: String?, _ body: () throws -> Result) throws -> Result {
        guard let path else { return try body() }
        let place = resolved(path)
        var status = stat()
        let isThere = stat(place, &status) == 0
        if isThere, status.st_mode & S_IFMT == S_IFDIR { throw OutputError.folder(path: path) }
        // A device or a pipe is written into as it is.
        let isFile = !isThere || status.st_mode & S_IFMT == S_IFREG
        if isThere, isFile, access(place, W_OK) != 0 { throw OutputError.unwritable(path: path, reason: errorText()) }
        let name = isFile ? "\(place).\(getpid()).unfinished" : place
        let descriptor = open(name, isFile ? O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC : O_WRONLY | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw OutputError.unwritable(path: path, reason: errorText()) }
        if isThere, isFile { fchmod(descriptor, status.st_mode & 0o777) }
        if isFile { remember(name) }
        fflush(nil)
        let standard = dup(STDOUT_FILENO)
        dup2(descriptor, STDOUT_FILENO)
        current = path

        let outcome = Swift.Result { try body() }
        fflush(nil)
        dup2(standard, STDOUT_FILENO)
        close(standard)
        current = nil
        defer { discard() }
        if case .failure(let error) = outcome, !(error is ExitCode) {
            close(descriptor)
            throw error
        }
        let isWritten = (!isFile || fsync(descriptor) == 0) && close(descriptor) == 0 && (!isFile || rename(name, place) == 0)
        guard isWritten else { throw OutputError.unwritable(path: path, reason: errorText()) }
        forget()
        return try outcome.get()
    }

    /// Writes the bytes to a file as a whole.
    static func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
        try receiving(path) {
            var output = StandardOutput()
            output.write(bytes: bytes)
            output.flush()
        }
    }

    /// Removes the unfinished file.
    static func discard() {
        if let unfinished { unlink(unfinished) }
        forget()
    }

    private static func remember(_ name: String) {
        unfinished = strdup(name)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var ours = sigaction()
            ours.__sigaction_handler.sa_handler = { number in
                if let unfinished = OutputFile.unfinished { unlink(unfinished) }
                signal(number, SIG_DFL)
                raise(number)
            }
            var before = sigaction()
            sigaction(number, nil, &before)
            // What ignores the signal, as under nohup, goes on ignoring it.
            guard unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) != 1 else { continue }
            handlers.append((number, before))
            sigaction(number, &ours, nil)
        }
    }

    private static func forget() {
        guard let name = unfinished else { return }
        unfinished = nil
        free(name)
        for (number, before) in handlers {
            var before = before
            sigaction(number, &before, nil)
        }
        handlers = []
    }

    /// The file that a link leads to, so that the link stays.
    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private static func errorText() -> String { String(cString: strerror(errno)) }
}

/// What can go wrong with printing, worded for the person at the terminal.
enum OutputError: Error, Hashable, CustomStringConvertible {
    /// The file of `--output` is a folder.
    case folder(path: String)
    /// The file of `--output` cannot be made or written.
    case unwritable(path: String, reason: String)
    /// A column of `--columns` that the rows do not have.
    case unknownColumn(name: String, known: [String])

    var description: String {
        switch self {
        case .folder(let path): "\(path) is a folder: give --output a file in it"
        case .unwritable(let path, let reason): "cannot write \(path): \(reason)"
        case .unknownColumn(let name, let known):
            "no column \"\(name.prefix(60))\": " + (nearest(to: name, among: known).map { "did you mean \($0)? " } ?? "")
                + "the columns are \(known.joined(separator: ", "))"
        }
    }
}

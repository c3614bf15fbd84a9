// Standard output and standard error: buffered bytes, a reader that went away, and what the terminal can do.

import ArgumentParser
import Foundation

/// What `--color` may say.
enum ColourChoice: String, CaseIterable, ExpressibleByArgument { case auto, always, never }

/// Data goes here. Bytes are kept back until 64 KiB have gathered or `flush` is called.
struct StandardOutput {
    private var buffer: [UInt8] = []
    private var flushed: ContinuousClock.Instant?

    /// Ends the process quietly when the reader has closed the pipe, and with status 2 when the bytes cannot be written.
    mutating func flush() {
        Self.write(buffer, to: STDOUT_FILENO)
        buffer.removeAll(keepingCapacity: true)
    }

    /// Flushes the first time, and then where a tenth of a second has passed: readers need not wait for slow queries.
    mutating func flushWhenDue() {
        let now = ContinuousClock.now
        if let flushed, now - flushed < .milliseconds(100) { return }
        flush()
        flushed = now
    }

    mutating func write(_ text: String) { write(bytes: text.utf8) }

    mutating func write(bytes: some Sequence<UInt8>) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= 1 << 16 { flush() }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var start = 0
        bytes.withUnsafeBytes { raw in
            while start < raw.count {
                let written = Foundation.write(descriptor, raw.baseAddress! + start, raw.count - start)
                if written >= 0 { start += written; continue }
                switch errno {
                case EINTR: continue
                case EPIPE: exit(0)
                default:
                    let reason = String(cString: strerror(errno))
                    say("cannot write \(OutputFile.current ?? "to standard output"): \(reason)")
                    OutputFile.discard()
                    exit(2)
                }
            }
        }
    }
}

/// Writes a message to standard error, with terminal escapes neutralised.
func say(_ message: String) {
    let line = neutral("demarche: " + message, keepingLines: true) + "\n"
    try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
}

/// Writes a line to standard error that is not a message of the program itself: an explanation, a summary.
func note(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((neutral(line, keepingLines: true) + "\n").utf8))
}

/// What is at the other end of standard output and error.
enum Terminal {
    static var showsOutput: Bool { isatty(STDOUT_FILENO) == 1 }
    static let showsErrors = isatty(STDERR_FILENO) == 1

    /// What `--color` says.
    nonisolated(unsafe) static var colour = ColourChoice.auto

    /// Whether to colour: on a terminal, unless NO_COLOR is set or it is a dumb one (https://no-color.org), or as `--color` says.
    static var hasColour: Bool {
        switch colour {
        case .auto: allowsColour && showsOutput
        case .always: true
        case .never: false
        }
    }

    private static let allowsColour: Bool = {
        let environment = ProcessInfo.processInfo.environment
        return (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }()

    /// Columns to lay tables out in: `COLUMNS`, else the terminal's, else 100.
    static var columns: Int {
        if let set = getenv("COLUMNS").flatMap({ Int(String(cString: $0)) }), set > 0 { return max(20, set) }
        var size = winsize()
        if showsOutput, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return max(20, Int(size.ws_col)) }
        return 100
    }

    static func bold(_ text: String) -> String { hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    static func dim(_ text: String) -> String { hasColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}

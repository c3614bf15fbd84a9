// Lines typed at a terminal, with editing, history and completion where the machine can.

import Archive
import Foundation

/// A prompt whose history outlives the process, in a file of its own that nobody else may read.
///
/// Ctrl-C leaves the line that is typed, or ends the query that runs; Ctrl-D ends the input.
final class Prompt {
    private let editor: LineEditor?
    private let history: String
    private var lastLine = ""

    /// The words that may stand where the tabulator is pressed, by the beginning of the word.
    nonisolated(unsafe) private static var completions: (String) -> [String] = { _ in [] }
    /// Those of the word at hand, while they are listed; libedit asks on the thread that waits for the line.
    nonisolated(unsafe) private static var candidates: [String] = []

    /// - Parameters:
    ///   - name: of the history's file, such as "sql".
    ///   - completions: words that begin as the given one.
    init(name: String, completions: ((String) -> [String])? = nil) {
        history = UserFolders.history + "/\(name)-history"
        editor = LineEditor()
        editor?.load(history)
        if let completions {
            Self.completions = completions
            editor?.complete { text, number in
                if number == 0 { Prompt.candidates = Prompt.completions(text.map { String(cString: $0) } ?? "") }
                return Int(number) < Prompt.candidates.count ? strdup(Prompt.candidates[Int(number)]) : nil
            }
        }
        // Without SA_RESTART the call that waits for a line comes back.
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in Interruption.wish() }
        sigaction(SIGINT, &action, nil)
    }

    /// The next line, without its end; "" where the person left it with Ctrl-C, nil at the end of input.
    func line(_ prompt: String) -> String? {
        _ = Interruption.take()
        let line: String?
        if let editor {
            line = editor.line(prompt)
        } else {
            var output = StandardOutput()
            output.write(prompt)
            output.flush()
            line = Self.plainLine()
        }
        guard line == nil else { return line }
        note("")
        return Interruption.take() ? "" : nil
    }

    /// The next line of standard input, byte by byte: nothing behind it is taken.
    private static func plainLine() -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            guard read(STDIN_FILENO, &byte, 1) == 1 else { break }
            if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// Adds what was typed to the history.
    func remember(_ text: String) {
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        // On one line, a comment would end what follows it.
        let entries = text.contains("--") ? lines : [lines.joined(separator: " ")]
        guard let editor, entries.last?.isEmpty == false, entries.last != lastLine else { return }
        lastLine = entries.last ?? ""
        for entry in entries { editor.remember(entry) }
        let folder = UserFolders.history
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        // The file is there, for its owner alone, before anything is written into it.
        let descriptor = open(history, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        fchmod(descriptor, 0o600)
        close(descriptor)
        editor.save(history)
    }
}

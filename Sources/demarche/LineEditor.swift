// libedit, where the machine has it: lines are edited, and those typed before come back.

import Foundation

/// The functions of libedit, which is loaded when it is first wanted: Demarche neither needs it to be built nor to run.
struct LineEditor {
    private typealias ReadLine = @convention(c) (UnsafePointer<CChar>) -> UnsafeMutablePointer<CChar>?
    private typealias OfText = @convention(c) (UnsafePointer<CChar>) -> Int32
    private typealias OfNumber = @convention(c) (Int32) -> Void
    typealias Completion = @convention(c) (UnsafePointer<CChar>?, Int32) -> UnsafeMutablePointer<CChar>?

    private let readLine: ReadLine
    private let addHistory: OfText
    private let readHistory: OfText
    private let writeHistory: OfText
    private let library: UnsafeMutableRawPointer

    /// Nil where the machine has no libedit.
    init?() {
        let names = ["libedit.so.2", "libedit.so.0", "libedit.so"]
        guard let library = names.lazy.compactMap({ (name: String) in dlopen(name, RTLD_NOW) }).first,
            let readLine = dlsym(library, "readline"), let add = dlsym(library, "add_history"),
            let read = dlsym(library, "read_history"), let write = dlsym(library, "write_history")
        else { return nil }
        self.library = library
        self.readLine = unsafeBitCast(readLine, to: ReadLine.self)
        addHistory = unsafeBitCast(add, to: OfText.self)
        readHistory = unsafeBitCast(read, to: OfText.self)
        writeHistory = unsafeBitCast(write, to: OfText.self)
        dlsym(library, "using_history").map { unsafeBitCast($0, to: (@convention(c) () -> Void).self)() }
        dlsym(library, "stifle_history").map { unsafeBitCast($0, to: OfNumber.self)(1000) }
    }

    /// A line without its end; nil at the end of input, or where a signal came.
    func line(_ prompt: String) -> String? {
        guard let line = readLine(prompt) else { return nil }
        defer { free(line) }
        return String(cString: line)
    }

    func remember(_ line: String) { _ = addHistory(line) }
    func load(_ path: String) { _ = readHistory(path) }
    func save(_ path: String) { _ = writeHistory(path) }

    /// Has the tabulator complete words by the function, which is asked again and again with a rising number until it gives nil.
    func complete(by completion: @escaping Completion) {
        dlsym(library, "rl_completion_entry_function")?.assumingMemoryBound(to: Completion?.self).pointee = completion
    }
}

// What can be wrong with a user's own tables, told with file, line and remedy.

/// A failure of the gazetteer.
public enum GazetteerError: Error, Hashable {
    /// A fault of a user's table.
    public struct Fault: Sendable, Hashable, CustomStringConvertible {
        public let path: String
        /// From 1; nil where the whole file or folder is at fault.
        public let line: Int?
        /// What is wrong, and what to do.
        public let message: String

        public var description: String { "\(path)\(line.map { ":\($0)" } ?? ""): \(message)" }
    }

    /// The tables of an overlay have faults: the first ones, and how many there are in all.
    case overlay([Fault], count: Int)
}

extension GazetteerError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .overlay(let faults, let count):
            let rest = count - faults.count
            let head = "\(count) fault\(count == 1 ? "" : "s") in your gazetteer tables, and none of them is used:"
            return ([head] + faults.map(\.description) + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "\n")
        }
    }
}

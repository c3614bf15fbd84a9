// Where a person's own queries and what Demarche remembers for them are kept (XDG Base Directory Specification).

import Foundation

enum UserFolders {
    /// Canned queries of the user's own.
    static var queries: String { base("XDG_CONFIG_HOME", ".config") + "/queries" }
    /// Which rows `watch` has shown.
    static var watch: String { base("XDG_STATE_HOME", ".local/state") + "/watch" }
    /// What was typed at prompts.
    static var history: String { base("XDG_STATE_HOME", ".local/state") }

    /// The folder that the variable names, which counts only where it is absolute, else one in the home folder.
    private static func base(_ variable: String, _ usual: String) -> String {
        let environment = ProcessInfo.processInfo.environment
        if let folder = environment[variable], folder.hasPrefix("/") { return folder + "/demarche" }
        return (environment["HOME"] ?? NSHomeDirectory()) + "/\(usual)/demarche"
    }
}

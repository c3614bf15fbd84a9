// Harmless text and JSON, which every command writes, by their short names.

import Export

typealias JSONText = Export.JSONText

/// See `Export.neutral`.
func neutral(_ text: String, keepingLines: Bool = false, keepingTabs: Bool = false) -> String {
    Export.neutral(text, keepingLines: keepingLines, keepingTabs: keepingTabs)
}

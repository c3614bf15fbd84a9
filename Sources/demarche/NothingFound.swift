// What `ask` says where it finds nothing: names like those asked for, and what else there is.

import Archive
import Inquiry

/// More statements or meetings than these are not counted.
private let most = 1000

/// The remedy, with a colon before it; "" where none is known.
func remedy(_ inquiry: Inquiry, _ archive: Archive) throws -> String {
    for wider in inquiry.wider {
        let extent = try archive.rows(wider.inquiry.extent(atMost: most + 1)).rows[0]
        guard let count = extent[0].integer, count > 0 else { continue }
        let what = inquiry.intent == .meetings ? "meeting" : "statement"
        let adjective = ["cancelled", "planned", "held"].contains(wider.difference)
        let thing = adjective ? "\(wider.difference) \(what)" : what
        guard count <= most else {
            return ": there are more than \(most) \(thing)s" + (adjective ? "" : " \(wider.difference)")
        }
        let days = extent[1] == extent[2] ? " of \(extent[1].plain)" : " from \(extent[1].plain) to \(extent[2].plain)"
        return ": there \(count == 1 ? "is" : "are") \(count) \(thing)\(count == 1 ? "" : "s")"
            + (adjective ? "" : " \(wider.difference)") + (extent[1] == .null ? "" : ",\(days)")
    }
    let who = (inquiry.speakers + inquiry.participants).map(\.name)
    if !who.isEmpty, inquiry.affiliation == nil {
        return ": there is nothing of \(who.joined(separator: inquiry.intent == .meetings ? " with " : " or "))"
            + (inquiry.minConfidence > 0 && inquiry.selectsStatements ? " with that confidence" : "")
    }
    var near: [String] = []
    for subject in inquiry.subjects where subject.kind == .words && !subject.name.contains(" ") {
        near += try archive.nearest(to: subject.name, limit: 2).map(\.name)
    }
    return near.isEmpty ? "" : ": did you mean \(near.joined(separator: " or "))?"
}

// Events of whole days as iCalendar (RFC 5545).

import Language

/// An event of one or more whole days.
public struct CalendarEvent: Sendable, Hashable {
    public enum Status: String, Sendable {
        case confirmed = "CONFIRMED"
        case tentative = "TENTATIVE"
        case cancelled = "CANCELLED"
    }
    /// Globally unique, and the same in every export of the event.
    public var uid: String
    public var first: CivilDate
    public var last: CivilDate
    public var status: Status
    public var summary: String
    public var location: String?
    public var description: String
    public var url: String?
    public var category: String
    /// The day since when it is known.
    public var stamp: CivilDate

    /// An event from `first` to `last`, both whole days of it.
    public init(
        uid: String, first: CivilDate, last: CivilDate, status: Status, summary: String, location: String? = nil,
        description: String, url: String? = nil, category: String, stamp: CivilDate
    ) {
        (self.uid, self.first, self.last, self.status, self.summary) = (uid, first, last, status, summary)
        (self.location, self.description, self.url) = (location, description, url)
        (self.category, self.stamp) = (category, stamp)
    }

    /// An identifier out of what makes the event itself: the same texts have the same one everywhere.
    public static func uid(of texts: [String]) -> String {
        // FNV-1a over 64 bits, twice, with different starts.
        let hashes = [0xcbf2_9ce4_8422_2325, 0x9ae1_6a3b_2f90_404f].map { (start: UInt64) in
            texts.joined(separator: "\u{1F}").utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        }
        return hashes.map { hash in
            let digits = String(hash, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined() + "@demarche"
    }
}

/// A calendar of the events.
/// - Parameter name: shown by programs that subscribe to it.
public func iCalendar(_ events: [CalendarEvent], name: String) -> String {
    var lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Demarche//Demarche//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        "NAME:" + calendarText(name), "X-WR-CALNAME:" + calendarText(name),
    ]
    for event in events {
        lines += [
            "BEGIN:VEVENT", "UID:" + calendarText(event.uid), "DTSTAMP:\(compact(event.stamp))T000000Z",
            "DTSTART;VALUE=DATE:" + compact(event.first),
            "DTEND;VALUE=DATE:" + compact(max(event.first, event.last).adding(days: 1)),
            "SUMMARY:" + calendarText(event.summary), "STATUS:" + event.status.rawValue, "TRANSP:TRANSPARENT",
            "CATEGORIES:" + calendarText(event.category),
        ]
        if let location = event.location { lines.append("LOCATION:" + calendarText(location)) }
        lines.append("DESCRIPTION:" + calendarText(event.description))
        if let url = event.url.flatMap(address) { lines.append("URL:" + url) }
        lines.append("END:VEVENT")
    }
    lines.append("END:VCALENDAR")
    return lines.map { folded($0) + "\r\n" }.joined()
}

/// "20250704"
private func compact(_ day: CivilDate) -> String { day.iso.filter { $0 != "-" } }

/// A value of the type TEXT: backslashes, semicolons, commas and line ends escaped.
private func calendarText(_ text: String) -> String {
    var result = ""
    for character in neutral(text, keepingLines: true) {
        switch character {
        case "\\", ";", ",": result += "\\\(character)"
        case "\n": result += "\\n"
        default: result.append(character)
        }
    }
    return result
}

/// A web address as it may stand in a file: ASCII, everything else as percent signs and hexadecimal digits; nil for other texts.
func address(_ text: String) -> String? {
    guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return nil }
    let digits = Array("0123456789ABCDEF")
    return text.utf8.map { byte in
        byte > 0x20 && byte < 0x7F && !#""<>\^`{|}"#.utf8.contains(byte)
            ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }.joined()
}

/// A line of at most 75 bytes, what is over on lines that begin with a space; never within a character.
private func folded(_ line: String) -> String {
    var result = ""
    var count = 0
    for scalar in line.unicodeScalars {
        let size = UTF8.width(scalar)
        if count + size > 75 {
            result += "\r\n "
            count = 1
        }
        result.unicodeScalars.append(scalar)
        count += size
    }
    return result
}

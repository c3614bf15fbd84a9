// The dateline of a news report: "MOSCOW, July 4 (Reuters) -", "Moscow , July 4 :", "Friday, July 21, 2017".

/// Place, date and agency that a report names before its first sentence.
public struct Dateline: Sendable, Hashable {
    /// The city, such as "Moscow"; names in capitals are given in small letters.
    public var place: String?
    /// The state or country after the city, such as "Ukraine" in "KYIV, Ukraine (AP)".
    public var region: String?
    /// The agency, such as "Reuters".
    public var agency: String?
    public var date: WrittenDate?
    /// Where the date names no day of the week: the one that the first sentence gives ("said on Friday"), 0 for Monday.
    public var reportedWeekday: Int?
    /// The bytes it takes up, up to the first byte of the story.
    public var span: Range<Int>
    /// Whether it stands alone on its line.
    public var isLine: Bool

    /// The dateline that opens a paragraph, or nil. Offsets are UTF-8 bytes from the start of `paragraph`.
    public static func parse(_ paragraph: some StringProtocol) -> Dateline? {
        var text = String(paragraph)
        return text.withUTF8 { parse($0, in: 0..<$0.count) }
    }

    /// The dateline that opens the paragraph at `range` of `bytes`, or nil; its span is in offsets of `bytes`.
    ///
    /// A place in capitals needs no more than a dash after it ("PARIS —"), or a colon where it opens the article ("LAHORE:"); any
    /// other needs a date or an agency as well.
    public static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, opensArticle: Bool = false
    ) -> Dateline? {
        var cursor = ByteCursor(bytes, range)
        while !cursor.isAtEnd, cursor.byte <= 0x20 { cursor.at += 1 }
        return dateLine(cursor) ?? report(cursor, opensArticle)
    }
}

extension Dateline {
    /// "Friday, July 21, 2017", "Published: 4 July 2025, 10:00 GMT", alone on a line or before a capital letter.
    private static func dateLine(_ start: ByteCursor) -> Dateline? {
        var cursor = start
        var isLabelled = false
        while DateWords.labels.contains(cursor.peekWord().word) || (isLabelled && ["on", "at"].contains(cursor.peekWord().word)) {
            isLabelled = true
            cursor.at = cursor.peekWord().end
            _ = cursor.take(":")
            cursor.skipBlanks()
        }
        if !isLabelled, cursor.peekWord().word == "last", cursor.byte(after: 4) == 0x20 {
            var rest = cursor
            rest.at += 5
            if DateWords.labels.contains(rest.peekWord().word), var line = dateLine(rest) {
                line.span = start.at..<line.span.upperBound
                return line
            }
        }
        guard let date = WrittenDate.take(&cursor), date.year != nil || date.weekday != nil || isLabelled else { return nil }
        _ = cursor.take(".")
        let dateEnd = cursor.at
        skipTime(&cursor)
        if isLineEnd(cursor) {
            return Dateline(date: date, span: start.at..<cursor.at, isLine: true)
        }
        // "Thursday, May 7, 2015 On Tuesday, the government …"
        cursor.at = dateEnd
        cursor.skipBlanks()
        guard date.year != nil, date.weekday != nil, cursor.at > dateEnd, cursor.byte.isUpper else { return nil }
        return Dateline(date: date, span: start.at..<cursor.at, isLine: false)
    }

    /// A time of day and zone after a date: digits, marks and short words without a sentence in them.
    private static func skipTime(_ cursor: inout ByteCursor) {
        var trial = cursor
        while !trial.isAtEnd, trial.byte != 0x0A, trial.byte != 0x0D {
            let word = trial.peekWord()
            if word.word.isEmpty {
                guard trial.byte.isDigit || " \t,.:|()+-/".utf8.contains(trial.byte) else { return }
                trial.at += 1
            } else {
                let isZone = (trial.at..<word.end).allSatisfy { trial.bytes[$0].isUpper } && word.word.utf8.count <= 4
                guard isZone || ["am", "pm", "a", "p", "m", "at", "hrs", "h"].contains(word.word) else { return }
                trial.at = word.end
            }
        }
        cursor = trial
    }

    /// "MOSCOW, July 4 (Reuters) - …", "(AFP) — …", "NEW YORK, July 4, 2025 /PRNewswire/ -- …", "GENEVA (4 July 2025) – …"
    private static func report(_ start: ByteCursor, _ opensArticle: Bool) -> Dateline? {
        var cursor = start
        var line = Dateline(span: start.at..<start.at, isLine: false)
        var placeIsCapitals = false
        line.date = WrittenDate.take(&cursor)
        if line.date == nil, let place = takeName(&cursor, limit: 4) {
            let words = cursor.bytes[place]
            placeIsCapitals = !words.contains(where: \.isLower) && words.lazy.filter(\.isUpper).count >= 3
            line.place = placeIsCapitals ? smallLetters(words) : cursor.text(place)
            let first = ByteCursor(cursor.bytes, place).peekWord().word
            if DateWords.openers.contains(first) {
                // "The" opens sentences, and names such as "The Hague".
                guard DateWords.particles.contains(first), words.contains(0x20) else { return nil }
                placeIsCapitals = false
            }
        }
        while true {
            cursor.skipBlanks()
            if isLineEnd(cursor) {
                guard line.date != nil, line.place != nil || line.agency != nil else { return nil }
                line.span = start.at..<cursor.at
                line.isLine = true
                return line
            }
            if cursor.take(",") {
                cursor.skipBlanks()
                if line.date == nil, let date = WrittenDate.take(&cursor) {
                    line.date = date
                } else if line.place != nil, line.region == nil, line.date == nil, line.agency == nil,
                    let region = takeName(&cursor, limit: 3)
                {
                    line.region = cursor.text(region)
                } else {
                    return nil
                }
            } else if cursor.byte == UInt8(ascii: "(") {
                guard let inside = takeEnclosed(&cursor, ")") else { return nil }
                line.readEnclosed(cursor, inside)
            } else if cursor.byte == UInt8(ascii: "/") {
                guard line.agency == nil, let inside = takeEnclosed(&cursor, "/") else { return nil }
                line.agency = cursor.text(inside)
            } else if line.date == nil, line.place != nil, let date = WrittenDate.take(&cursor) {
                line.date = date
            } else if cursor.take(".") {
                // "MOSCOW, July 4. /TASS/. Russia …"
                cursor.skipBlanks()
                if line.agency != nil { break }
                guard cursor.byte == UInt8(ascii: "/"), line.place != nil else { return nil }
            } else if cursor.take(":") {
                guard line.isKnown || (opensArticle && placeIsCapitals && opensReport(start.at..<cursor.at - 1, cursor)) else {
                    return nil
                }
                break
            } else {
                let before = cursor.at
                guard cursor.takeDash() else { return nil }
                let isSpaced = cursor.byte <= 0x20 || cursor.at - before > 1
                cursor.skipBlanks()
                if line.date == nil, let date = takeDateBetweenDashes(&cursor) {
                    line.date = date
                    continue
                }
                guard isSpaced, line.isKnown || placeIsCapitals else { return nil }
                break
            }
        }
        cursor.skipBlanks()
        line.span = start.at..<cursor.at
        line.isLine = isLineEnd(cursor)
        if let date = line.date, date.year == nil, date.weekday == nil { line.reportedWeekday = weekday(reportedAt: cursor) }
        return line
    }

    /// Whether a date or agency shows that the place is one.
    private var isKnown: Bool { agency != nil || (date != nil && (place != nil || date?.year != nil)) }

    /// "Washington – July 4, 2025 – The …", "DOHA (AP) — Aug. 15, 2024 — The …": a date that a mark or the line's end follows.
    private static func takeDateBetweenDashes(_ cursor: inout ByteCursor) -> WrittenDate? {
        var trial = cursor
        guard let date = WrittenDate.take(&trial) else { return nil }
        var after = trial
        after.skipBlanks()
        guard isLineEnd(after) || ":(/".utf8.contains(after.byte) || after.takeDash() else { return nil }
        cursor = trial
        return date
    }

    /// Whether capitals before a colon are a place: one word or two, not a few letters, a sentence behind them, and no other line
    /// of the text that begins in the same way, as the lines of a transcript do.
    private static func opensReport(_ place: Range<Int>, _ cursor: ByteCursor) -> Bool {
        let words = cursor.bytes[place]
        guard words.lazy.filter(\.isUpper).count >= 4, words.lazy.filter({ $0 == 0x20 }).count <= 1, cursor.byte == 0x20,
            Boilerplate.endsSentence(cursor.at..<cursor.end, cursor.bytes)
        else { return false }
        let rest = cursor.bytes[cursor.end...]
        return !rest.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).contains { line in
            guard let colon = line.prefix(40).firstIndex(of: UInt8(ascii: ":")) else { return false }
            let speaker = line.prefix(upTo: colon)
            return speaker.contains(where: \.isUpper) && !speaker.contains { $0.isLower || $0.isDigit }
        }
    }

    /// The day of the week behind "on" in the sentence at the cursor, unless it lies ahead ("will meet on Monday").
    private static func weekday(reportedAt start: ByteCursor) -> Int? {
        var cursor = start
        var previous = ""
        while !isLineEnd(cursor) {
            let word = cursor.peekWord()
            if word.word.isEmpty {
                cursor.at += 1
                let mark = cursor.bytes[cursor.at - 1]
                let isEnd = ".!?".utf8.contains(mark) && cursor.byte <= 0x20
                if isEnd, !Boilerplate.endsInAbbreviation(start.at..<cursor.at, cursor.bytes) { return nil }
                continue
            }
            if word.word == "will" { return nil }
            if previous == "on", cursor.byte.isUpper, let weekday = DateWords.weekdays[word.word] { return weekday }
            previous = word.word
            cursor.at = word.end
        }
        return nil
    }

    /// Up to `limit` words that begin with a capital, joined by blanks: "UNITED NATIONS", "Rio de Janeiro", "St. Petersburg".
    private static func takeName(_ cursor: inout ByteCursor, limit: Int) -> Range<Int>? {
        let start = cursor.at
        var end = start
        var trial = cursor
        for count in 0..<limit + 2 {
            if count > 0 {
                guard trial.byte == 0x20 else { break }
                trial.at += 1
                let word = trial.peekWord()
                if DateWords.particles.contains(word.word), trial.byte.isLower,
                    word.end < trial.end, trial.bytes[word.end] == 0x20
                {
                    trial.at = word.end
                    continue
                }
            }
            guard trial.byte.isUpper || trial.byte >= 0xC3 && trial.byte < 0xE2 else { break }
            if count > 0, DateWords.months[trial.peekWord().word] != nil || DateWords.weekdays[trial.peekWord().word] != nil {
                var date = trial
                if WrittenDate.take(&date) != nil { break }
            }
            let wordStart = trial.at
            while !trial.isAtEnd, isNameByte(trial) { trial.at += 1 }
            // A full stop belongs to an abbreviation ("D.C.", "St.") and not to the end of a sentence.
            if trial.bytes[trial.at - 1] == UInt8(ascii: "."), trial.at - wordStart > 5 { trial.at -= 1 }
            while trial.at - wordStart > 1, trial.bytes[trial.at - 1] == UInt8(ascii: "-") { trial.at -= 1 }
            end = trial.at
            guard count < limit else { return nil }
        }
        guard end > start else { return nil }
        cursor.at = end
        return start..<end
    }

    private static func isNameByte(_ cursor: ByteCursor) -> Bool {
        switch cursor.byte {
        case UInt8(ascii: "."), UInt8(ascii: "'"): true
        case UInt8(ascii: "-"): cursor.byte(after: 1) != UInt8(ascii: "-")
        case UInt8(ascii: "/"): cursor.byte(after: 1).isUpper
        // The right single quotation mark; the other marks of that block are dashes and quotation marks.
        case 0xE2: cursor.byte(after: 1) == 0x80 && cursor.byte(after: 2) == 0x99
        case 0x80...0xBF:
            // Inside a letter, or the rest of that mark.
            true
        case 0xC3...0xE1, 0xE3...0xF4: true
        default: cursor.byte.isLetter
        }
    }

    /// What stands between the mark at the cursor and `close`, on the same line and within 60 bytes.
    private static func takeEnclosed(_ cursor: inout ByteCursor, _ close: Unicode.Scalar) -> Range<Int>? {
        let start = cursor.at + 1
        var index = start
        while index < cursor.end, index - start < 60, cursor.bytes[index] != 0x0A {
            if cursor.bytes[index] == UInt8(ascii: close) {
                guard index > start else { return nil }
                cursor.at = index + 1
                return start..<index
            }
            index += 1
        }
        return nil
    }

    /// "(Reuters)", "(4 July 2025)", "(Xinhua, July 4)"
    private mutating func readEnclosed(_ cursor: ByteCursor, _ inside: Range<Int>) {
        var trial = ByteCursor(cursor.bytes, inside)
        if let date = WrittenDate.take(&trial), trial.isAtEnd {
            self.date = self.date ?? date
            return
        }
        var nameEnd = inside.upperBound
        if let comma = cursor.bytes[inside].firstIndex(of: UInt8(ascii: ",")) {
            trial.at = comma + 1
            trial.skipBlanks()
            if let date = WrittenDate.take(&trial) {
                self.date = self.date ?? date
                nameEnd = comma
            }
        }
        agency = agency ?? cursor.text(inside.lowerBound..<nameEnd)
    }

    /// "MOSCOW" → "Moscow", "WASHINGTON D.C." → "Washington D.C.", "PORT-AU-PRINCE" → "Port-au-Prince"
    private static func smallLetters(_ words: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        let text = String(decoding: words, as: UTF8.self)
        var isFirst = true
        return text.split(separator: " ").map { word in
            if word.dropLast().contains(".") { return String(word) }
            var small = ""
            var part = ""
            func finishPart() {
                let lower = part.lowercased()
                small += !isFirst && DateWords.particles.contains(lower) ? lower : String(part.prefix(1)) + lower.dropFirst()
                (part, isFirst) = ("", false)
            }
            for character in word {
                if character == "-" || character == "/" {
                    finishPart()
                    small.append(character)
                } else {
                    part.append(character)
                }
            }
            finishPart()
            return small
        }.joined(separator: " ")
    }

    private static func isLineEnd(_ cursor: ByteCursor) -> Bool {
        cursor.isAtEnd || cursor.byte == 0x0A || cursor.byte == 0x0D
    }
}

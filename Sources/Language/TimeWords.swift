// The words of time: time_words.tsv by word id.

import Resources

/// What words mean in expressions of time, and what they say of times beside them.
struct TimeWords: Sendable {
    /// What a word means of itself.
    enum Meaning: Sendable {
        case weekday(Int), shortWeekday(Int), month(Int), season(Int), number(Int), ordinal(Int)
        case unit(TimeUnit), units(TimeUnit)
        /// Days from the reference day: "yesterday".
        case day(Int)
        case overnight
        /// Units or weekdays from the present one: "last", "this", "next".
        case shift(Int)
        /// Units that end today: "past".
        case past
        /// The part of a unit before (-1) or after (1) the reference day: "earlier", "later".
        case bound(Int)
        /// "early" 0, "mid" 1, "late" 2
        case third(Int)
        /// "beginning" 0, "middle" 1, "end" 2
        case edge(Int)
        /// Units from the time mentioned before: "previous", "same", "following".
        case mention(Int)
        case half, quarter
        case quarterName(Int)
        /// A part of a day: "morning".
        case part

        init?(class name: String, value: String) {
            if name == "unit" || name == "units" {
                guard let unit = TimeUnit(rawValue: value) else { return nil }
                self = name == "unit" ? .unit(unit) : .units(unit)
                return
            }
            guard let number = Int(value) else { return nil }
            switch name {
            case "weekday": self = .weekday(number)
            case "weekday-short": self = .shortWeekday(number)
            case "month": self = .month(number)
            case "season": self = .season(number)
            case "number": self = .number(number)
            case "ordinal": self = .ordinal(number)
            case "day": self = .day(number)
            case "overnight": self = .overnight
            case "shift": self = .shift(number)
            case "past": self = .past
            case "bound": self = .bound(number)
            case "third": self = .third(number)
            case "edge": self = .edge(number)
            case "mention": self = .mention(number)
            case "half": self = .half
            case "quarter": self = .quarter
            case "quarter-name": self = .quarterName(number)
            case "part": self = .part
            default: return nil
            }
        }
    }

    /// What a word says of the times beside it.
    struct Role: OptionSet, Sendable {
        let rawValue: UInt32
        static let names = [
            "opener", "year-lead", "count", "feast", "prayer", "moved", "starts", "ends", "fixed", "awaited", "saying", "ranked",
            "more",
            "future-modal", "past-modal", "be-past", "be-present", "have", "do-past", "holiday",
        ]
        private static func named(_ name: String) -> Role { Role(rawValue: 1 << UInt32(names.firstIndex(of: name)!)) }
        static let opener = named("opener"), yearLead = named("year-lead"), count = named("count"), feast = named("feast")
        static let prayer = named("prayer"), moved = named("moved"), starts = named("starts"), ends = named("ends")
        static let fixed = named("fixed"), awaited = named("awaited"), saying = named("saying"), ranked = named("ranked"),
            more = named("more")
        static let futureModal = named("future-modal"), pastModal = named("past-modal")
        static let bePast = named("be-past"), bePresent = named("be-present"), have = named("have"), doPast = named("do-past")
        static let holiday = named("holiday")
    }

    /// A word of the table.
    struct Entry: Sendable {
        var meaning: Meaning?
        var roles: Role = []
        /// A month whose name is a common word too: "May", "March".
        var isAmbiguous = false
    }

    /// A day of the year by name.
    struct Holiday: Sendable {
        let month: Int
        let day: Int
        let words: [Vocabulary.ID]
    }

    /// A day that is known by its day and month before one of the words.
    struct Event: Sendable {
        let date: CivilDate
        let words: Set<Vocabulary.ID>
    }

    private(set) var entries: [Entry] = [Entry()]
    /// For each word the position of its entry; 0 for a word that says nothing of time.
    private var positions: [UInt16] = []
    private(set) var holidays: [Holiday] = []
    private(set) var events: [Event] = []

    // Words that single rules name.
    let of, for_, ago, the, to, and, in_, on, within, before, after, from, between, until, till: Vocabulary.ID
    let through, now, today, than, that, which, who, when, where_, while_, but, ahead, since, time, century: Vocabulary.ID

    init(lexicon: inout Lexicon) {
        func id(_ word: String) -> Vocabulary.ID { lexicon.vocabulary.intern(word) }
        of = id("of")
        for_ = id("for")
        ago = id("ago")
        the = id("the")
        to = id("to")
        and = id("and")
        in_ = id("in")
        on = id("on")
        within = id("within")
        before = id("before")
        after = id("after")
        from = id("from")
        between = id("between")
        until = id("until")
        till = id("till")
        through = id("through")
        now = id("now")
        today = id("today")
        than = id("than")
        that = id("that")
        which = id("which")
        who = id("who")
        when = id("when")
        where_ = id("where")
        while_ = id("while")
        but = id("but")
        ahead = id("ahead")
        since = id("since")
        time = id("time")
        century = id("century")
        let table = Table(Resource.at("Lexicon/time_words.tsv"))
        let (names, values, forms) = (table.column("class"), table.column("value"), table.column("words"))
        for row in table.rows {
            let words = row[forms].split(separator: " ").map(String.init)
            guard add(class: row[names], value: row[values], words, &lexicon) else {
                preconditionFailure("time_words.tsv: bad row \(row)")
            }
        }
    }

    private mutating func add(class name: String, value: String, _ words: [String], _ lexicon: inout Lexicon) -> Bool {
        switch name {
        case "holiday":
            let parts = value.split(separator: "-").compactMap { Int($0) }
            guard parts.count == 2 else { return false }
            for word in words {
                let ids = word.split(separator: "_").map { lexicon.vocabulary.intern(String($0)) }
                holidays.append(Holiday(month: parts[0], day: parts[1], words: ids))
                change(ids[0]) { $0.roles.insert(.holiday) }
            }
        case "event":
            guard let date = CivilDate(iso: value) else { return false }
            events.append(Event(date: date, words: Set(words.map { lexicon.vocabulary.intern($0) })))
        default:
            let meaning = Meaning(class: name, value: value)
            let role = Role.names.firstIndex(of: name).map { Role(rawValue: 1 << UInt32($0)) }
            guard meaning != nil || role != nil else { return false }
            for word in words {
                let id = lexicon.vocabulary.intern(word)
                let isCommon = lexicon.isCommon(id)
                change(id) { entry in
                    if let meaning {
                        entry.meaning = meaning
                        if case .month = meaning { entry.isAmbiguous = isCommon }
                    }
                    if let role { entry.roles.insert(role) }
                }
            }
        }
        return true
    }

    private mutating func change(_ id: Vocabulary.ID, _ body: (inout Entry) -> Void) {
        while positions.count <= Int(id) { positions.append(0) }
        if positions[Int(id)] == 0 {
            positions[Int(id)] = UInt16(entries.count)
            entries.append(Entry())
        }
        body(&entries[Int(positions[Int(id)])])
    }

    /// The position of a word's entry in `entries`, 0 for a word that says nothing of time.
    @inline(__always) func position(_ id: Vocabulary.ID) -> Int {
        id >= 0 && Int(id) < positions.count ? Int(positions[Int(id)]) : 0
    }

    func entry(_ id: Vocabulary.ID) -> Entry { entries[position(id)] }
}

/// Units in which times are counted.
enum TimeUnit: String, Sendable {
    case day, week, weekend, month, year, decade

    var precision: Period.Precision {
        switch self {
        case .day, .weekend: .day
        case .week: .week
        case .month: .month
        case .year, .decade: .year
        }
    }
}

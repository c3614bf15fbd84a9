// One telling of a meeting, and how the tellings of an article are joined.

import Language

/// What one verb or noun of a sentence tells of a meeting.
struct MeetingTelling {
    var kind: Meeting.Kind
    var status: Meeting.Status
    var participants: [Meeting.Participant] = []
    var place: MeetingFinder.Place?
    var held: Period?
    /// The words that tell of it, and those of the verb or noun alone.
    var range: Range<Int>
    var trigger: Range<Int>
    /// The phrase of the noun, or the verb: what places and times belong to.
    var core: Range<Int>
    /// "the talks": may mean one told of before.
    var isReference = false
    /// Whether it tells of a meeting without any other telling.
    var suffices = true
    /// Whether it is told of as one known, and yet may be a meeting by itself: "said at the summit".
    var standsAlone = false
    /// Whether its time is only that of its main clause.
    var isTimeShared = false
    /// Whether a verb of its own tells its status, in the past.
    var isToldOf = false
    /// A gerund or an adjunct: it shares the time of its main clause.
    var isReduced = false
    var isAdjunct = false
    /// "several meetings", and "the second round".
    var isPlural = false
    var ordinal: String?
    var days: Int?
    /// "wrapped up a visit": the time is that of the last day.
    var isEnding = false
    /// The verb that governs the noun, whose time is its own.
    var governor: Int?
    /// "The talks will take place": the finite verb belongs to it.
    var isSubject = false
    /// "between the two countries": those who were told of last.
    var isOfBoth = false
    var isOfStates = false
    /// "left for the talks": a time before it is the main clause's alone.
    var isPurpose = false
    /// What else stands before the noun: "the six-party talks".
    var modifiers: Set<Vocabulary.ID> = []

    init(kind: Meeting.Kind, status: Meeting.Status, range: Range<Int>, trigger: Range<Int>) {
        self.kind = kind
        self.status = status
        self.range = range
        self.trigger = trigger
        core = range
    }

    /// Adds those of a phrase who are not among them.
    mutating func take(_ parties: [Party], _ phrase: Range<Int>, _ role: Meeting.Role, _ same: (Party, Party) -> Bool) {
        guard !parties.isEmpty else { return }
        for party in parties where !participants.contains(where: { same($0.party, party) }) {
            participants.append(.init(party: party, role: role))
        }
        range = min(range.lowerBound, phrase.lowerBound)..<max(range.upperBound, phrase.upperBound)
    }
}

/// A meeting as far as the article has told of it.
struct ToldMeeting {
    var telling: MeetingTelling
    var mentions: [Range<Int>]
    /// The last token that told of it.
    var last: Int
}

extension MeetingFinder {
    /// The meetings that tellings, in the order of the text, tell of.
    func joined(_ tellings: [MeetingTelling]) -> [ToldMeeting] {
        var meetings: [ToldMeeting] = []
        // What suffices by itself first: "the talks" may be told of in full only later.
        for telling in tellings where telling.suffices || isAnotherOfItsRow(telling, meetings) {
            var telling = telling
            if !telling.suffices { telling.participants = row(of: telling, meetings) }
            let fitting = meetings.indices.filter { isSame(meetings[$0].telling, telling) }
            if let index = fitting.max(by: { likeness(meetings[$0], telling) < likeness(meetings[$1], telling) }) {
                join(telling, &meetings[index])
            } else {
                meetings.append(ToldMeeting(telling: telling, mentions: [telling.range], last: telling.range.lowerBound))
            }
        }
        for telling in tellings where !telling.suffices && !meetings.contains(where: { $0.mentions.contains(telling.range) }) {
            let all = meetings.indices.filter { refers(telling, to: meetings[$0]) }
            let alike = all.filter { meetings[$0].telling.kind == telling.kind }
            let fitting = alike.isEmpty || telling.kind == .talks ? all : alike
            let before = fitting.filter { meetings[$0].mentions.contains { $0.lowerBound <= telling.trigger.lowerBound } }
            // Nearest first; another kind or status counts as so many words.
            func distance(_ index: Int) -> Int {
                (meetings[index].mentions.map { abs($0.lowerBound - telling.trigger.lowerBound) }.min() ?? 10_000)
                    + (meetings[index].telling.kind == telling.kind ? 0 : 60)
                    + (meetings[index].telling.status == telling.status ? 0 : 60)
            }
            if let index = (before.isEmpty ? fitting : before).min(by: { distance($0) < distance($1) }) {
                join(telling, &meetings[index])
            } else if telling.standsAlone {
                meetings.append(ToldMeeting(telling: telling, mentions: [telling.range], last: telling.range.lowerBound))
            }
        }
        return meetings
    }

    /// "The third summit was held in Quebec": one more of a row, held by the same bodies.
    private func isAnotherOfItsRow(_ telling: MeetingTelling, _ meetings: [ToldMeeting]) -> Bool {
        telling.ordinal != nil && telling.participants.isEmpty && (telling.place != nil || telling.held != nil)
            && !row(of: telling, meetings).isEmpty
    }

    func isIntergovernmental(_ party: Party) -> Bool {
        guard party.kind == .organization, let kind = party.organization.flatMap(gazetteer.organization)?.kind else {
            return false
        }
        return kind == .un || kind == .alliance || kind == .bloc
    }

    private func row(of telling: MeetingTelling, _ meetings: [ToldMeeting]) -> [Meeting.Participant] {
        let last = meetings.last { $0.telling.kind == telling.kind && $0.telling.ordinal != nil }
        guard let last, last.telling.ordinal != telling.ordinal else { return [] }
        return last.telling.participants.filter { $0.party.kind == .organization || $0.party.kind == .country }
    }

    private func join(_ telling: MeetingTelling, _ meeting: inout ToldMeeting) {
        let isOpen =
            meeting.telling.kind == .summit || meeting.telling.kind == .conference || meeting.telling.kind == .pressConference
        if telling.participants.count > meeting.telling.participants.count || isOpen, telling.suffices || telling.standsAlone {
            let known = meeting.telling.participants
            if isOpen {
                for one in telling.participants where !known.contains(where: { stands($0.party, for: one.party) }) {
                    meeting.telling.participants.append(one)
                }
            } else {
                meeting.telling.participants = telling.participants
                for one in known where !telling.participants.contains(where: { stands($0.party, for: one.party) }) {
                    meeting.telling.participants.append(one)
                }
            }
        }
        if meeting.telling.place?.country == nil { meeting.telling.place = telling.place ?? meeting.telling.place }
        if telling.suffices || telling.status == meeting.telling.status {
            meeting.telling.held = narrower(meeting.telling, telling)
            meeting.telling.isEnding = meeting.telling.isEnding && telling.isEnding
        }
        meeting.telling.modifiers.formUnion(telling.modifiers)
        meeting.telling.ordinal = meeting.telling.ordinal ?? telling.ordinal
        if meeting.telling.kind == .talks || meeting.telling.kind == .other && telling.kind == .conference,
            telling.kind != .other, telling.suffices
        {
            meeting.telling.kind = telling.kind
        }
        if telling.status == .cancelled, meeting.telling.status == .planned { meeting.telling.status = .cancelled }
        if !meeting.mentions.contains(where: { $0.overlaps(telling.range) }) { meeting.mentions.append(telling.range) }
        meeting.last = max(meeting.last, telling.range.lowerBound)
    }

    /// Of two times the one that tells more: "from 15 to 26 May" yields to "on 20 May"; what ends on a day began before.
    private func narrower(_ a: MeetingTelling, _ b: MeetingTelling) -> Period? {
        if b.isTimeShared { return a.held }
        guard let x = a.held, let y = b.held else { return a.held ?? b.held }
        if a.isEnding != b.isEnding { return Period(from: min(x.from, y.from), until: max(x.until, y.until), precision: .day) }
        if x.from == y.from || x.until == y.until, y.precision == .day, x.precision == .day {
            return y.until.ordinal - y.from.ordinal > x.until.ordinal - x.from.ordinal ? y : x
        }
        return y.from >= x.from && y.until <= x.until ? y : x
    }

    /// Of several that fit: the one of the same kind and status, then the one told of last.
    private func likeness(_ meeting: ToldMeeting, _ telling: MeetingTelling) -> Int {
        (meeting.telling.kind == telling.kind ? 1 << 20 : 0) + (meeting.telling.status == telling.status ? 1 << 21 : 0)
            + meeting.last
    }

    /// Compatible kind, status, day, place and number; the participants of one among those of the other.
    private func isSame(_ a: MeetingTelling, _ b: MeetingTelling) -> Bool {
        guard fits(a, b),
            a.status == b.status || a.range.overlaps(b.range) || b.isReference && a.status != .held || isCancelling(a, b)
        else {
            return false
        }
        let (few, many) = a.participants.count <= b.participants.count ? (a, b) : (b, a)
        // A summit of two countries is one of their heads.
        let heads = (a.kind == .summit) != (b.kind == .summit)
        let shared = few.participants.filter { one in
            many.participants.contains { stands($0.party, for: one.party, onlyHeads: heads) }
        }
        let isAlike = a.kind == b.kind || isOpen(a.kind) && isOpen(b.kind)
        if shared.count == few.participants.count, isAlike ? !shared.isEmpty : shared.count > 1 { return true }
        // "the meeting of political directors" on the day of the one told of before.
        if b.isReference, b.participants.allSatisfy({ $0.party.kind == .unnamed }), a.held != nil, a.held == b.held {
            return true
        }
        // "the summit" that another attends.
        let isOpen = a.kind == b.kind && (a.kind == .summit || a.kind == .conference || a.kind == .pressConference)
        return isOpen && b.isReference
    }

    private func isOpen(_ kind: Meeting.Kind) -> Bool { kind == .summit || kind == .conference }

    private func isCancelling(_ a: MeetingTelling, _ b: MeetingTelling) -> Bool {
        Set([a.status, b.status]) == [.planned, .cancelled]
    }

    private func fits(_ a: MeetingTelling, _ b: MeetingTelling) -> Bool {
        guard isCompatible(a.kind, b.kind) || b.isReference && a.kind == .pressConference && b.kind == .conference,
            a.isPlural == b.isPlural || !b.suffices
        else { return false }
        if let x = a.ordinal, let y = b.ordinal, x != y { return false }
        if !b.isTimeShared, let x = a.held, let y = b.held, x.until < y.from || y.until < x.from {
            // A day on which it ends: it began up to a week before.
            let (last, other) = a.isEnding ? (x, y) : (y, x)
            guard a.isEnding || b.isEnding, other.until <= last.until, last.until.ordinal - other.from.ordinal < 8 else {
                return false
            }
        }
        // A town and its country are one place.
        if let x = a.place, let y = b.place, x.name != y.name {
            guard x.country != nil, x.country == y.country, x.isCountry || y.isCountry else { return false }
        }
        return true
    }

    private func isCompatible(_ a: Meeting.Kind, _ b: Meeting.Kind) -> Bool {
        if a == b { return true }
        if a == .summit && b == .conference || a == .conference && b == .summit { return true }
        let general: Set<Meeting.Kind> = [.talks, .summit, .negotiation, .other, .conference]
        return general.contains(a) && general.contains(b) && (a == .talks || b == .talks || a == .other || b == .other)
    }

    /// Whether "the talks" may mean that meeting.
    private func refers(_ telling: MeetingTelling, to meeting: ToldMeeting) -> Bool {
        guard fits(meeting.telling, telling), telling.modifiers.isSubset(of: meeting.telling.modifiers),
            telling.status == .held || meeting.telling.status != .held
        else { return false }
        return telling.participants.allSatisfy { one in
            one.party.kind == .unnamed || telling.standsAlone && meeting.telling.kind == telling.kind
                || meeting.telling.participants.contains { stands($0.party, for: one.party) }
        }
            || telling.isReference && (telling.kind == .summit || telling.kind == .conference)
                && telling.kind == meeting.telling.kind
    }

    /// The same one, or an official and his country.
    func stands(_ a: Party, for b: Party, onlyHeads: Bool = false) -> Bool {
        if same(a, b) { return true }
        if onlyHeads, let official = a.official ?? b.official {
            let kind = mentions.persons[official].officeKind
            guard kind == "head_of_state" || kind == "head_of_government" else { return false }
        }
        guard let country = a.country, country == b.country else { return false }
        return a.kind == .country && b.kind == .official || a.kind == .official && b.kind == .country
            || a.kind == .country && b.kind == .country
    }
}

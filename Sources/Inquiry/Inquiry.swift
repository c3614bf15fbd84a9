// What a question asks for, in typed slots.

import Language

/// A question understood: what is wanted, of whom, about what, when and where.
public struct Inquiry: Sendable, Hashable {
    /// What is wanted.
    public enum Intent: String, Sendable, CaseIterable {
        /// Statements, by speaker, subject and time.
        case statements
        /// Who said these words.
        case quotation
        /// Who spoke about a subject, ranked by how often.
        case speakers
        /// How many statements or meetings there are.
        case count
        /// How many statements or meetings there are each month.
        case timeline
        /// Dated statements of one speaker on one subject in pairs, the older first.
        case positionChange = "position_change"
        /// Statements of two speakers on one subject with opposed acts.
        case disagreement
        /// Meetings, by participants, place and time.
        case meetings
        /// What the articles tell of a meeting, and what was said at it.
        case meetingAccount = "meeting_account"
        /// Who holds or held an office.
        case holders = "office_holders"
        /// Which offices a person holds or held.
        case persons = "person"
        /// The officials of a country or an organization.
        case officials
        /// Articles about a subject.
        case articles
    }

    /// Someone or something that speaks, meets or is spoken of.
    public struct Party: Sendable, Hashable {
        /// What the party is; `office` stands for whoever holds it.
        public enum Kind: String, Sendable, CaseIterable { case official, country, organization, topic, office, words }
        public var kind: Kind
        /// Row number of an official, ISO code of a country, identifier of an organization or topic, else "".
        public var id: String
        /// Further rows of officials who are the same person.
        public var otherIDs: [String] = []
        /// Canonical name; of `words` the words themselves.
        public var name: String
        /// The words of the question.
        public var written: String
        /// The office, where `kind` is `office`.
        public var office: Office?
        /// Statements and meetings in which the database has it, where known.
        public var occurrences = 0

        public init(kind: Kind, id: String, name: String, written: String, office: Office? = nil) {
            self.kind = kind
            self.id = id
            self.name = name
            self.written = written
            self.office = office
        }
    }

    /// An office as a question names it: "foreign minister of Russia", "NATO secretary general", "president".
    public struct Office: Sendable, Hashable {
        /// Title as in the question, such as "foreign minister".
        public var title: String
        /// Codes of `offices.kind` that the title stands for; empty where only the title itself tells.
        public var kinds: [String]
        /// ISO code of the country or identifier of the organization, where named.
        public var country: String?
        public var organization: String?
        /// Name of that country or organization.
        public var whose: String?
        /// Whether those are meant who hold it no more.
        public var isFormer = false

        public init(title: String, kinds: [String], country: String? = nil, organization: String? = nil) {
            self.title = title
            self.kinds = kinds
            self.country = country
            self.organization = organization
        }
    }

    /// Days from `from` to `until`, both included; nil where open.
    public struct Interval: Sendable, Hashable {
        public var from: CivilDate?
        public var until: CivilDate?

        public init(from: CivilDate? = nil, until: CivilDate? = nil) {
            self.from = from
            self.until = until
        }

        /// The days that both have.
        public func intersection(_ other: Interval) -> Interval {
            Interval(
                from: [from, other.from].compactMap(\.self).max(), until: [until, other.until].compactMap(\.self).min())
        }
    }

    /// Which rows come first: the oldest, the newest, or those that there are most of.
    public enum Order: String, Sendable, CaseIterable { case oldestFirst = "oldest", newestFirst = "newest", most }

    /// The question as typed.
    public var question: String
    public var intent: Intent
    /// Who said it: any of them.
    public var speakers: [Party] = []
    /// What it is about: all of them, or any where `isAboutAny`.
    public var subjects: [Party] = []
    public var isAboutAny = false
    /// To whom it was said: any of them.
    public var addressees: [Party] = []
    /// Who met: all of them.
    public var participants: [Party] = []
    /// Country or organization from which another participant, or the officials asked for, come.
    public var affiliation: Party?
    /// Office asked for.
    public var office: Office?
    /// Person asked for.
    public var person: Party?
    public var place: String?
    /// ISO code, where the place is a country.
    public var placeCountry: String?
    public var period: Interval?
    /// Codes of `statements.act`.
    public var acts: [String] = []
    /// Codes of `meetings.kind`, also of the meeting at which something was said; codes of `meetings.status`.
    public var kinds: [String] = []
    public var status: String?
    /// Codes of `statements.kind`.
    public var statementKinds: [String] = []
    /// Office that the speakers held when they spoke: "Lavrov as foreign minister".
    public var capacity: Office?
    /// Words looked for.
    public var words: String?
    /// Whether the words are wanted in this order and next to each other.
    public var isPhrase = false
    /// The least confidence of statements, 0...1.
    public var minConfidence = 0.0
    /// The order asked for; nil where the question names none.
    public var order: Order?
    public var limit: Int?
    /// The day that "last month" counts from.
    public var today: CivilDate
    /// Whether it is meetings of which a count or a timeline is asked for.
    public var countsMeetings = false
    /// Whether only meetings that took place are counted or told, though no word of the question says so.
    public var isStatusImplied = false
    /// Whether the period is that of "who is", which no word of the question names.
    public var isPeriodImplied = false
    /// What the reader should know about how names were taken.
    public var notes: [String] = []

    public init(question: String, intent: Intent, today: CivilDate) {
        self.question = question
        self.intent = intent
        self.today = today
    }

    /// Whether meetings are counted, or laid out in time, and not statements.
    public var isOfMeetings: Bool {
        switch intent {
        case .meetings, .meetingAccount: true
        case .count, .timeline: countsMeetings
        default: false
        }
    }

    /// Whether the answer is made of statements: nothing else has a confidence.
    public var selectsStatements: Bool {
        switch intent {
        case .statements, .quotation, .speakers, .positionChange, .disagreement: true
        case .count, .timeline: !isOfMeetings
        case .meetings, .meetingAccount, .holders, .persons, .officials, .articles: false
        }
    }

    /// The inquiry without its least confidence.
    public var ofAnyConfidence: Inquiry {
        var inquiry = self
        inquiry.minConfidence = 0
        return inquiry
    }
}

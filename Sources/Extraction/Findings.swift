// What extraction finds in one article: statements, meetings, officials. Ranges are UTF-8 byte offsets into the body.

import Language

/// Everything found in one article.
public struct Findings: Sendable, Hashable {
    /// Who said what, in the order of the text.
    public var statements: [Statement] = []
    /// Who met whom.
    public var meetings: [Meeting] = []
    /// The persons of office whom the article names.
    public var officials: [Official] = []

    public init() {}
}

/// Someone or something that speaks, meets, or is spoken of.
public struct Party: Sendable, Hashable {
    /// `person`: named, without an office; `unnamed`: as the article writes it, such as "a senior diplomat".
    public enum Kind: String, Sendable, CaseIterable { case official, country, organization, person, unnamed }
    public var kind: Kind
    /// The canonical name: fullest name in the article, usual English name of a country, "" never.
    public var name: String
    /// Title of the office as the article or the gazetteer gives it, such as "Foreign Minister".
    public var office: String?
    /// ISO 3166 alpha-2 code (3166-3 for historical states); nil for several states that speak together.
    public var country: String?
    /// Identifier of `organizations.tsv`, where the gazetteer knows it.
    public var organization: String?
    /// Index into `Findings.officials` for officials.
    public var official: Int?
    /// Indices into `Findings.officials` of all who speak together; empty for a single one.
    public var jointly: [Int]
    /// Codes of all states that speak together; empty for a single one.
    public var countries: [String]

    public init(
        kind: Kind, name: String, office: String? = nil, country: String? = nil, organization: String? = nil,
        official: Int? = nil, jointly: [Int] = [], countries: [String] = []
    ) {
        self.kind = kind
        self.name = name
        self.office = office
        self.country = country
        self.organization = organization
        self.official = official
        self.jointly = jointly
        self.countries = countries
    }
}

/// An attribution: source, cue and content (PARC and PolNeAR's sense; Pareti 2012, Newell et al. 2018).
public struct Statement: Sendable, Hashable {
    /// `direct`: wholly in quotation marks; `indirect`: none; `mixed`: paraphrase with a quoted part.
    public enum Kind: String, Sendable, CaseIterable { case direct, indirect, mixed }
    /// What the speaker does by saying it, after the verbal classes of CAMEO and PLOVER.
    public enum Act: String, Sendable, CaseIterable {
        case comment, demand, propose, promise, agree, accuse, criticise, reject, deny, threaten, praise, apologise
    }
    public var kind: Kind
    public var act: Act
    /// The words said, in order; several ranges where the article breaks them.
    public var content: [Range<Int>]
    /// The words that name the speaker; empty where the article leaves him to the context.
    public var source: [Range<Int>]
    /// The words that attribute; empty for a bare quotation.
    public var cue: [Range<Int>]
    /// Who speaks, after pronouns, titles and metonyms are resolved.
    public var speaker: Party
    /// What the content names, each thing once.
    public var subjects: [Subject]
    /// When it was said, as far as the article tells.
    public var said: Period?
    /// Index into `Findings.meetings` of the meeting at which it was said.
    public var meeting: Int?
    /// 0...1
    public var confidence: Double
    /// Name of the rule or model step that found it, such as "quote-then-cue".
    public var rule: String
    /// Title of the outlet that reported it ("according to a report by RT"), where named.
    public var outlet: String?
    /// What a trained model holds of its parts; nil where a rule alone found it.
    public var probabilities: Probabilities?

    public init(
        kind: Kind, act: Act = .comment, content: [Range<Int>], source: [Range<Int>] = [], cue: [Range<Int>] = [], speaker: Party,
        subjects: [Subject] = [], said: Period? = nil, meeting: Int? = nil, confidence: Double, rule: String,
        outlet: String? = nil, probabilities: Probabilities? = nil
    ) {
        self.kind = kind
        self.act = act
        self.content = content
        self.source = source
        self.cue = cue
        self.speaker = speaker
        self.subjects = subjects
        self.said = said
        self.meeting = meeting
        self.confidence = confidence
        self.rule = rule
        self.outlet = outlet
        self.probabilities = probabilities
    }
}

/// How probable a trained model holds the parts of a statement, each 0...1. What the statement lacks counts nothing.
public struct Probabilities: Sendable, Hashable {
    /// That the cue attributes speech.
    public var cue: Double
    /// That the source is the cue's.
    public var source: Double
    /// That the words of the content were said: the mean over its tokens.
    public var content: Double
    /// That source, cue and content go together.
    public var link: Double

    public init(cue: Double, source: Double, content: Double, link: Double) {
        self.cue = cue
        self.source = source
        self.content = content
        self.link = link
    }
}

/// What a statement is about, and the words of the content that say so.
public struct Subject: Sendable, Hashable {
    /// What kind of thing is spoken of.
    public enum Kind: String, Sendable, CaseIterable { case country, organization, official, topic }
    public var kind: Kind
    /// ISO code, organization identifier, topic identifier, or the official's name.
    public var id: String
    public var name: String
    public var span: Range<Int>
    /// Index into `Findings.officials` for officials.
    public var official: Int?

    public init(kind: Kind, id: String, name: String, span: Range<Int>, official: Int? = nil) {
        self.kind = kind
        self.id = id
        self.name = name
        self.span = span
        self.official = official
    }
}

/// An encounter of officials, countries or organizations.
public struct Meeting: Sendable, Hashable {
    /// Kinds of encounter.
    public enum Kind: String, Sendable, CaseIterable {
        case talks, summit, pressConference = "press_conference", phoneCall = "phone_call", visit, negotiation, conference,
            signing, other
    }
    /// Whether it took place, as far as the article tells.
    public enum Status: String, Sendable, CaseIterable { case held, planned, cancelled, refused }
    /// The part that a participant has in it.
    public enum Role: String, Sendable, CaseIterable { case host, guest, participant, mediator }
    /// One who takes part.
    public struct Participant: Sendable, Hashable {
        /// Who it is.
        public var party: Party
        /// As what.
        public var role: Role
        public init(party: Party, role: Role = .participant) {
            self.party = party
            self.role = role
        }
    }
    public var kind: Kind
    public var status: Status
    public var participants: [Participant]
    /// City or country as named.
    public var place: String?
    /// ISO code of the country of the place.
    public var country: String?
    /// When, as far as the article tells.
    public var held: Period?
    /// The words that tell of it, the clearest first.
    public var mentions: [Range<Int>]

    public init(
        kind: Kind, status: Status, participants: [Participant], place: String? = nil, country: String? = nil,
        held: Period? = nil,
        mentions: [Range<Int>]
    ) {
        self.kind = kind
        self.status = status
        self.participants = participants
        self.place = place
        self.country = country
        self.held = held
        self.mentions = mentions
    }
}

/// A named person who holds or held a public office.
public struct Official: Sendable, Hashable {
    /// Kinds of office, from head of state to legislator.
    public enum OfficeKind: String, Sendable, CaseIterable {
        case headOfState = "head_of_state", headOfGovernment = "head_of_government", foreignMinister = "foreign_minister"
        case defenceMinister = "defence_minister", minister, ambassador, envoy, spokesperson
        case secretaryGeneral = "secretary_general", legislator, military, other
    }
    /// The fullest name in the article.
    public var name: String
    /// Every form of the name in the article.
    public var names: [String]
    public var office: String?
    /// Kind of the office.
    public var officeKind: OfficeKind?
    /// ISO 3166 alpha-2 code.
    public var country: String?
    /// Organization whose officer the person is: identifier, or name where the gazetteer has none.
    public var organization: String?
    /// Name of that organization.
    public var organizationName: String?
    /// Identifier of `officials.tsv`, where the gazetteer knows the person.
    public var gazetteerID: String?
    /// The words that name the person.
    public var mentions: [Range<Int>]

    public init(
        name: String, names: [String] = [], office: String? = nil, officeKind: OfficeKind? = nil, country: String? = nil,
        organization: String? = nil, organizationName: String? = nil, gazetteerID: String? = nil, mentions: [Range<Int>] = []
    ) {
        self.name = name
        self.names = names
        self.office = office
        self.officeKind = officeKind
        self.country = country
        self.organization = organization
        self.organizationName = organizationName
        self.gazetteerID = gazetteerID
        self.mentions = mentions
    }
}

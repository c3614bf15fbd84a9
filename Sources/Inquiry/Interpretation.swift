// An inquiry as other programs read it: canonical names, codes and days, and the SQL that answers it.

import Archive

extension Inquiry {
    /// What a question was understood as. Nothing is in it that the question does not say.
    public struct Interpretation: Sendable, Hashable {
        public var question: String
        public var intent: String
        /// Officials and organizations that speak, or the person asked for.
        public var speakers: [String]
        /// Countries that speak, or whose office or officials are meant.
        public var speakerCountries: [String]
        /// Titles of offices, in lower case.
        public var offices: [String]
        /// Countries, organizations, officials and topics, or words as typed.
        public var subjects: [String]
        /// To whom something was said.
        public var addressees: [String]
        /// Who met.
        public var participants: [String]
        public var place: String?
        /// First and last day, YYYY-MM-DD.
        public var from: String?
        public var until: String?
        /// Codes of `statements.act`.
        public var acts: [String]
        /// Codes of `statements.kind` or `meetings.kind`.
        public var kinds: [String]
        /// Code of `meetings.status`.
        public var status: String?
        /// Words looked for.
        public var words: String?
        /// "newest", "oldest" or "most".
        public var order: String?
        public var limit: Int?
        public var notes: [String]
        public var query: Query
    }

    /// The inquiry for other programs.
    public var interpretation: Interpretation {
        var speakers: [String] = []
        var countries: [String] = []
        var offices: [String] = []
        func add(_ party: Party) {
            if party.kind == .country { countries.append(party.name) } else { speakers.append(party.name) }
        }
        func add(_ office: Office) {
            let title = office.isFormer ? "former \(office.title)" : office.title
            if !offices.contains(title) { offices.append(title) }
            if let whose = office.whose { if office.country != nil { countries.append(whose) } else { speakers.append(whose) } }
        }
        for party in self.speakers { if let office = party.office { add(office) } else { add(party) } }
        if let capacity { add(capacity) }
        if let office { add(office) }
        if let person { add(person) }
        if intent == .officials, let affiliation { add(affiliation) }
        let parties = participants + (intent == .officials ? [] : [affiliation].compactMap(\.self))
        return Interpretation(
            question: question, intent: intent.rawValue, speakers: speakers, speakerCountries: countries, offices: offices,
            subjects: subjects.map(\.name), addressees: addressees.map(\.name), participants: parties.map(\.name), place: place,
            from: isPeriodImplied ? nil : period?.from?.iso, until: isPeriodImplied ? nil : period?.until?.iso, acts: acts,
            kinds: statementKinds + kinds, status: isStatusImplied ? nil : status, words: words, order: order?.rawValue,
            limit: limit, notes: notes,
            query: query)
    }
}

// Which of an article's persons are officials, and their places in the findings.

/// The officials among the persons of an article: those with an office in the text or in the gazetteer.
struct Roster {
    /// Positions among the persons, in order.
    let members: [Int]
    /// For each person the place among the officials.
    private let places: [Int?]

    init(persons: [Person]) {
        members = persons.indices.filter { persons[$0].office != nil || persons[$0].holder != nil }
        var places = [Int?](repeating: nil, count: persons.count)
        for (place, person) in members.enumerated() { places[person] = place }
        self.places = places
    }

    /// A party whose person numbers are places among the officials.
    func renumbered(_ party: Party) -> Party {
        var party = party
        party.official = party.official.flatMap { places[$0] }
        let together = party.jointly.compactMap { places[$0] }
        if together.count < party.jointly.count, !party.jointly.isEmpty { party.kind = .person }
        party.jointly = together.count == party.jointly.count ? together : []
        return party
    }

    func renumbered(_ meeting: Meeting) -> Meeting {
        var meeting = meeting
        for index in meeting.participants.indices {
            meeting.participants[index].party = renumbered(meeting.participants[index].party)
        }
        return meeting
    }

    /// Persons without an office are no subjects of their own.
    func renumbered(_ statement: Statement) -> Statement {
        var statement = statement
        statement.speaker = renumbered(statement.speaker)
        statement.subjects = statement.subjects.compactMap { subject in
            guard subject.kind == .official else { return subject }
            var subject = subject
            subject.official = subject.official.flatMap { places[$0] }
            return subject.official == nil ? nil : subject
        }
        return statement
    }
}

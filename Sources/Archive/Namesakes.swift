// Which profiles of one family name are of one person: a function of all of them, so that no order of articles matters.

/// An official of the gazetteer, as far as recognising him needs it.
struct KnownOfficial {
    var id: String
    /// Names of several words.
    var names: [PersonName] = []
    /// Family names, and other names of one word.
    var singles: [PersonName] = []
    var countries: Set<String> = []
    /// Kinds of office with their country and title, folded.
    var offices: [(kind: String, country: String?, title: String)] = []
}

/// The profiles of one family name, sorted into persons.
struct Namesakes {
    /// Officials of the gazetteer, by index of the profiles.
    private(set) var known: [Int: String] = [:]
    /// Persons whom articles alone know, each as rising indices of profiles.
    private(set) var persons: [[Int]] = []
    private let profiles: [Evidenced]

    /// - Parameter profiles: sorted, so that equal sets give equal results.
    init(_ profiles: [Evidenced], gazetteer: [KnownOfficial]) {
        self.profiles = profiles
        for (index, profile) in profiles.enumerated() {
            let fitting = gazetteer.filter { Self.is(profile, $0, exactly: true) }
            let found = fitting.isEmpty ? gazetteer.filter { Self.is(profile, $0, exactly: false) } : fitting
            if found.count == 1 { known[index] = found[0].id }
        }
        let rest = profiles.indices.filter { known[$0] == nil }
        let full = rest.filter { !profiles[$0].name.isSingle }
        var persons = settle(full.filter { profiles[$0].profile.country != nil })
        persons = attach(full.filter { profiles[$0].profile.country == nil }, to: persons)
        self.persons = attachSingles(rest.filter { profiles[$0].name.isSingle }, to: persons).sorted { $0[0] < $1[0] }
    }

    private static func `is`(_ profile: Evidenced, _ official: KnownOfficial, exactly: Bool) -> Bool {
        let country = profile.profile.country
        guard !profile.name.isSingle else {
            guard let country, official.singles.contains(where: { $0.hasFamily(profile.name) }) else { return false }
            return official.offices.contains { office in
                office.country == country
                    && (profile.tellingKinds.contains(office.kind) || profile.titles.contains(office.title))
            }
        }
        if exactly {
            return official.names.contains { $0.folded == profile.name.folded }
                && country.map(official.countries.contains) != false
        }
        let likeness = official.names.map { $0.likeness(to: profile.name) }.max() ?? .none
        guard likeness > .none else { return false }
        let hasOffice = official.offices.contains { office in
            (profile.tellingKinds.contains(office.kind) || profile.titles.contains(office.title))
                && (country == nil || office.country == nil || office.country == country)
        }
        let hasCountry = country.map(official.countries.contains)
        if hasCountry == false { return false }
        return likeness == .loose ? hasOffice && hasCountry == true : hasOffice || hasCountry == true
    }

    /// Whether two named in full, of one country or both without one, may be one person.
    private func linked(_ a: Int, _ b: Int) -> Bool {
        let (first, second) = (profiles[a], profiles[b])
        let likeness = first.name.likeness(to: second.name)
        switch likeness {
        case .same: return true
        case .none: return false
        case .loose: return first.profile.country != nil && first.sharesOffice(with: second)
        case .fuller, .variant: return first.profile.country != nil || first.sharesOffice(with: second)
        }
    }

    private func apart(_ a: Int, _ b: Int) -> Bool {
        let (first, second) = (profiles[a], profiles[b])
        return first.profile.country != second.profile.country || first.excludesOffice(of: second)
            || first.name.folded != second.name.folded && first.name.excludes(second.name)
    }

    /// Persons among profiles with full names. Of one name in two offices that exclude each other, those who are named without
    /// an office are the principal.
    private func settle(_ indices: [Int]) -> [[Int]] {
        let split = Dictionary(grouping: indices) { Key(profiles[$0].profile) }.values.filter { same in
            same.contains { a in same.contains { profiles[a].excludesOffice(of: profiles[$0]) } }
        }
        let principals = split.flatMap { same in same.filter { profiles[$0].office == .neutral } }
        let hidden = Set(principals)
        let shown = indices.filter { !hidden.contains($0) }
        var persons = components(
            of: shown.count, linked: { linked(shown[$0], shown[$1]) }, apart: { apart(shown[$0], shown[$1]) }
        ).map { $0.map { shown[$0] } }
        for index in principals {
            let key = Key(profiles[index].profile)
            let person = persons.firstIndex { person in
                person.contains { Key(profiles[$0].profile) == key && profiles[$0].office == .principal }
            }
            if let person { persons[person] = (persons[person] + [index]).sorted() }
        }
        return persons
    }

    /// Name and country of a profile.
    private struct Key: Hashable {
        var folded: String
        var country: String?

        init(_ profile: Profile) { (folded, country) = (profile.folded, profile.country) }
    }

    /// Adds those of unknown country to the one person of their name, or, where nobody has just that name, to the one of its
    /// spellings in the same office; the others are persons of their own.
    private func attach(_ indices: [Int], to persons: [[Int]]) -> [[Int]] {
        var attached = persons
        var alone: [Int] = []
        for index in indices {
            let profile = profiles[index]
            func fits(_ person: [Int]) -> Bool { !person.contains { profiles[$0].excludesOffice(of: profile) } }
            let same = persons.indices.filter { number in
                persons[number].contains { profiles[$0].name.folded == profile.name.folded } && fits(persons[number])
            }
            let namesakes = persons.contains { $0.contains { profiles[$0].name.folded == profile.name.folded } }
            let found =
                namesakes
                ? same
                : persons.indices.filter { number in
                    fits(persons[number])
                        && persons[number].contains {
                            profiles[$0].name.likeness(to: profile.name) > .loose && profiles[$0].sharesOffice(with: profile)
                        }
                }
            if found.count == 1 { attached[found[0]].append(index) } else { alone.append(index) }
        }
        return attached.map { $0.sorted() } + settle(alone)
    }

    /// Adds those named by a family name alone to the one person of that name in their office and country.
    private func attachSingles(_ indices: [Int], to persons: [[Int]]) -> [[Int]] {
        var attached = persons
        for index in indices {
            let profile = profiles[index]
            let found = persons.indices.filter { number in
                profile.profile.country != nil
                    && persons[number].contains { other in
                        profiles[other].profile.country == profile.profile.country
                            && profiles[other].name.hasFamily(profile.name) && profiles[other].sharesOffice(with: profile)
                    }
            }
            if found.count == 1 {
                attached[found[0]] = (attached[found[0]] + [index]).sorted()
            } else {
                attached.append([index])
            }
        }
        return attached
    }
}

// Names and memberships that depend on the day: historical states and their successors, alliances and their members.

import Language
import Testing

@testable import Gazetteer

private let (gazetteer, annotator): (Gazetteer, Annotator) = {
    var lexicon = Lexicon()
    let gazetteer = Gazetteer(lexicon: &lexicon)
    return (gazetteer, Annotator(lexicon: lexicon))
}()

struct OnTheDayTests {
    /// The codes of the countries that a text names, in order.
    private func countries(_ text: String, _ day: String?) -> [String] {
        gazetteer.matches(in: annotator.document(text), on: day.flatMap { CivilDate(iso: $0) }).flatMap { match in
            match.entries.compactMap { if case .country(let index, _) = $0 { gazetteer.countries[index].code } else { nil } }
        }
    }

    @Test(arguments: [
        ("Moscow", "1985-03-11", "SU"), ("Moscow", "1991-12-25", "SU"), ("Moscow", "1991-12-26", "RU"),
        ("the Kremlin", "1985-03-11", "SU"), ("the Kremlin", "2004-01-01", "RU"), ("Kinshasa", "1996-11-01", "ZR"),
        ("Kinshasa", "1997-05-17", "CD"), ("Kinshasa", "1965-01-01", "CD"), ("Prague", "1992-12-31", "CS"),
        ("Prague Castle", "1993-01-01", "CZ"), ("Belgrade", "1999-04-01", "YU"), ("Belgrade", "2008-02-18", "RS"),
        ("Aden", "1986-01-13", "YD"), ("Aden", "2015-04-01", "YE"), ("Salisbury", "1975-01-01", "RH"),
        ("Salisbury", "2018-03-04", "GB"),
    ])
    func aSharedNameMeansTheStateOfTheDay(_ name: String, _ day: String, _ code: String) {
        #expect(countries("They spoke with \(name) again.", day) == [code])
    }

    @Test(arguments: [("Moscow", "RU"), ("Prague", "CZ"), ("Belgrade", "RS")])
    func withoutADayTheStateOfTodayIsMeant(_ name: String, _ code: String) {
        #expect(countries("They spoke with \(name) again.", nil) == [code])
    }

    @Test(arguments: [
        ("Yugoslavia", "YU"), ("the Soviet Union", "SU"), ("the USSR", "SU"), ("Zaire", "ZR"), ("Czechoslovakia", "CS"),
        ("East Germany", "DD"), ("South Yemen", "YD"), ("Rhodesia", "RH"), ("Serbia and Montenegro", "YU"),
    ])
    func aNameOfItsOwnMeansAHistoricalStateAtAnyTime(_ name: String, _ code: String) {
        #expect(countries("They spoke of \(name) again.", "2020-01-01") == [code])
    }

    @Test(arguments: [
        ("Yugoslav", "YU"), ("Soviet", "SU"), ("Zairean", "ZR"), ("Czechoslovak", "CS"), ("East German", "DD"),
    ])
    func anAdjectiveToo(_ adjective: String, _ code: String) {
        #expect(Set(countries("The \(adjective) foreign minister left.", "2020-01-01")) == [code])
    }

    @Test func historicalStatesHaveSuccessors() {
        #expect(gazetteer.country("SU")?.until == "1991-12-25")
        #expect(gazetteer.country("RU")?.until == nil)
    }

    @Test(arguments: [
        ("VISEGRAD", "1992-01-01", ["CS", "HU", "PL"]), ("VISEGRAD", "1993-01-01", ["CZ", "HU", "PL", "SK"]),
        ("VISEGRAD", nil, ["CZ", "HU", "PL", "SK"]), ("VISEGRAD", "1991-02-14", []),
        ("NORDIC-COUNCIL", "1953-01-01", ["DK", "IS", "NO", "SE"]),
        ("P5", "1985-01-01", ["CN", "FR", "GB", "SU", "US"]), ("P5", nil, ["CN", "FR", "GB", "RU", "US"]),
        ("G8", "2014-03-24", ["CA", "DE", "FR", "GB", "IT", "JP", "RU", "US"]), ("G8", "2014-03-25", []), ("no-such", nil, []),
    ])
    func membersAreThoseOfTheDay(_ organization: String, _ day: String?, _ members: [String]) {
        #expect(gazetteer.members(of: organization, on: day.flatMap { CivilDate(iso: $0) }) == members)
    }

    @Test(arguments: [
        ("NATO", "1999-03-11", 16), ("NATO", "1999-03-12", 19), ("NATO", "2004-03-29", 26), ("NATO", "2023-04-04", 31),
        ("NATO", nil, 32),
        ("EU", "1995-01-01", 15), ("EU", "2004-05-01", 25), ("EU", "2013-07-01", 28), ("EU", "2020-02-01", 27),
        ("EC", "1993-01-01", 12),
        ("ASEAN", nil, 11), ("AU", nil, 55), ("OAU", "2000-01-01", 53), ("ARAB-LEAGUE", nil, 22), ("OIC", nil, 57),
        ("OECD", nil, 38),
        ("COE", "2022-03-16", 47), ("COE", nil, 46), ("OSCE", nil, 57), ("COMMONWEALTH", nil, 56), ("OPEC", nil, 12),
        ("ECOWAS", "2024-01-01", 15), ("ECOWAS", nil, 12), ("SADC", nil, 16), ("CARICOM", nil, 15), ("APEC", nil, 21),
        ("GCC", nil, 6),
        ("BRICS", nil, 10), ("SCO", nil, 10), ("UNSC", "2015-06-01", 15), ("UNSC", "2003-03-20", 15), ("UNSC", "2026-02-01", 15),
        ("EUROZONE", nil, 21), ("SCHENGEN", nil, 29), ("CIS", nil, 9), ("WARSAW-PACT", "1970-01-01", 7), ("EAC", nil, 8),
        ("CELAC", nil, 33), ("MERCOSUR", nil, 6), ("IGAD", nil, 7), ("OAS", nil, 34), ("PIF", nil, 18),
    ])
    func asManyMembersAsItHas(_ organization: String, _ day: String?, _ count: Int) {
        #expect(gazetteer.members(of: organization, on: day.flatMap { CivilDate(iso: $0) }).count == count)
    }

    /// The Security Council has had fifteen seats since 1966.
    @Test func theSecurityCouncilIsFullEveryYear() {
        let years = (1995...2026).filter { year in
            gazetteer.members(of: "UNSC", on: CivilDate(year: year, month: 7, day: 1)).count != 15
        }
        #expect(years == [])
    }
}

// Officials with their offices and countries.

import Testing

@testable import Extraction

@Suite struct OfficialTests {
    /// Officials of a text, as "name: office, kind, country".
    @Test(arguments: [
        // The title before the name.
        ("President Ola Berg spoke.", "Ola Berg: President, head_of_state, -"),
        ("Norwegian President Ola Berg spoke.", "Ola Berg: President, head_of_state, NO"),
        ("Norway's President Ola Berg spoke.", "Ola Berg: President, head_of_state, NO"),
        ("Former Norwegian President Ola Berg spoke.", "Ola Berg: President, head_of_state, NO"),
        ("Norwegian Foreign Minister Ola Berg spoke.", "Ola Berg: Foreign Minister, foreign_minister, NO"),
        ("Norwegian Defence Minister Ola Berg spoke.", "Ola Berg: Defence Minister, defence_minister, NO"),
        ("Norwegian Ambassador Ola Berg spoke.", "Ola Berg: Ambassador, ambassador, NO"),
        // "of" a country.
        ("Prime Minister Ola Berg of Norway spoke.", "Ola Berg: Prime Minister, head_of_government, NO"),
        ("President of Norway Ola Berg spoke.", "Ola Berg: President, head_of_state, NO"),
        // Apposition.
        ("Ola Berg, the Norwegian foreign minister, spoke.", "Ola Berg: foreign minister, foreign_minister, NO"),
        ("Ola Berg, foreign minister of Norway, spoke.", "Ola Berg: foreign minister, foreign_minister, NO"),
        ("Ola Berg, Norway's foreign minister, spoke.", "Ola Berg: foreign minister, foreign_minister, NO"),
        // Several.
        (
            "Norwegian President Ola Berg met Croatian Prime Minister Ivo Beck.",
            "Ola Berg: President, head_of_state, NO; Ivo Beck: Prime Minister, head_of_government, HR"
        ),
        // Names with particles, initials and hyphens.
        ("Dutch Prime Minister Piet van der Meer spoke.", "Piet van der Meer: Prime Minister, head_of_government, NL"),
        ("President George W. Beck spoke.", "George W. Beck: President, head_of_state, -"),
        ("French Foreign Minister Jean-Luc Beck spoke.", "Jean-Luc Beck: Foreign Minister, foreign_minister, FR"),
        // The gazetteer's.
        ("Sergey Lavrov spoke.", "Sergey Lavrov: Foreign Minister, foreign_minister, RU"),
        // The office's organization.
        ("NATO Secretary General Ola Berg spoke.", "Ola Berg: Secretary General, secretary_general, -"),
        // A title with its country, a comma, and the name.
        ("The President of Norway, Ola Berg, spoke.", "Ola Berg: President, head_of_state, NO"),
        ("Norway's foreign minister, Ola Berg, spoke.", "Ola Berg: foreign minister, foreign_minister, NO"),
    ])
    func finds(_ body: String, _ expected: String) { #expect(officials(body) == expected) }

    @Test func joinsAllForms() {
        let body = "President Joseph Q. Beck spoke. Mr. Beck left. Joseph Beck came back. Beck, the president, sat down."
        let found = findings(body).officials
        #expect(found.map(\.name) == ["Joseph Q. Beck"])
        #expect(found.first?.names.sorted() == ["Beck", "Joseph Beck", "Joseph Q. Beck"])
        #expect(found.first?.mentions.map { text($0, in: body) } == ["Joseph Q. Beck", "Beck", "Joseph Beck", "Beck"])
    }

    @Test func holdsTheOfficeOfTheDay() {
        func office(_ iso: String) -> String? { findings("Dmitry Medvedev spoke.", published: day(iso)).officials.first?.office }
        #expect(office("2010-05-05")?.lowercased() == "president")
        #expect(office("2015-05-05")?.lowercased() == "prime minister")
    }

    @Test(arguments: [
        "The president spoke.", "Norway spoke.", "The White House spoke.", "Baker Street is closed.",
        "The Nobel Peace Prize was given.", "On Monday Easter was over.",
    ])
    func findsNobody(_ body: String) { #expect(officials(body) == "") }

    /// Reasonable cases that are read wrongly.
    @Test(arguments: [
        // A given name that is also a month.
        ("Dutch Prime Minister Jan van der Meer spoke.", "Jan van der Meer: Prime Minister, head_of_government, NL")
    ])
    func known(_ body: String, _ expected: String) {
        withKnownIssue { finds(body, expected) }
    }

    private func officials(_ body: String) -> String {
        findings(body).officials.map { official in
            "\(official.name): \(official.office ?? "-"), \(official.officeKind?.rawValue ?? "-"), \(official.country ?? "-")"
        }.joined(separator: "; ")
    }
}

// The functions that Demarche adds to SQL.

import Testing

@testable import Archive

struct SQLFunctionTests {
    private func value(_ expression: String) throws -> Value {
        let scratch = try Scratch()
        try scratch.ingest([Samples.talks()])
        return try scratch.archive().rows(Query(sql: "SELECT \(expression)")).rows[0][0]
    }

    @Test func citationsAreOneLine() throws {
        #expect(
            try value("cite(1)")
                == """
                Ana Müller (Foreign Minister, Germany), 2025-07-04: “NATO is no threat to Kyrgyzstan … talks … will go on”. \
                Müller in Bishkek. The Example, 2025-07-05. https://news.example/talks
                """)
        #expect(
            try value("cite(3)")
                == "A diplomat, 2025-07-05: agreed. Müller in Bishkek. The Example, 2025-07-05. https://news.example/talks")
        #expect(try value("cite(99)") == .null)
        #expect(try value("cite('x; DROP TABLE articles')") == .null)
        #expect(try value("(SELECT count(cite(statement_id)) FROM v_statements)") == 4)
    }

    @Test func thoseWhoSpokeTogetherAreCitedTogether() throws {
        let scratch = try Scratch()
        var talks = Samples.talks()
        talks.findings.statements[0].speaker.jointly = [0, 1]
        try scratch.ingest([talks])
        let line = try scratch.archive().rows(Query(sql: "SELECT cite(1)")).rows[0][0].text
        #expect(line?.hasPrefix("Ana Müller and Bakyt Asanov (Foreign Minister, Germany), 2025-07-04: “NATO") == true)
    }

    @Test func countriesHaveNames() throws {
        #expect(try value("country_name('KG')") == "Kyrgyzstan")
        #expect(try value("country_name('kg')") == "Kyrgyzstan")
        #expect(try value("country_name('XX')") == .null)
        #expect(try value("country_name(NULL)") == .null)
    }

    @Test func excerptsMarkTheWords() throws {
        #expect(try value("excerpt('Ana Müller met him', 'muller')") == "Ana «Müller» met him")
        #expect(try value("excerpt('one two three four five six seven eight', 'five', 20)") == "… four «five» six …")
        #expect(try value("excerpt('one two three four five six', 'none', 20)") == "one two three four …")
        #expect(try value("excerpt('a' || char(10) || 'b', 'b')") == "a «b»")
        #expect(try value("excerpt(NULL, 'b')") == .null)
        #expect(try value("excerpt('a b', NULL)") == "a b")
        #expect(try value("excerpt('“NATO” is no threat', 'nato threat', 20)") == "“«NATO»” is no «threat»")
    }

    @Test func theOwnSnippetOfFTS5GoesOnWorking() throws {
        #expect(
            try value(
                "(SELECT snippet(statements_fts, 0, '<', '>', '', 3) FROM statements_fts WHERE statements_fts MATCH 'nato')")
                == "<NATO> is no")
    }

    @Test func excerptsShowWhereMostOfTheWordsStand() {
        let text = "Talks began. " + String(repeating: "Nothing was said. ", count: 20) + "Talks on fishing quotas ended in Oslo."
        #expect(
            Excerpt.of(text, Excerpt.Words("talks fishing quotas"), width: 40)
                == "… said. «Talks» on «fishing» «quotas» ended in …")
    }

    @Test func everyFunctionIsDescribed() {
        #expect(SQLFunction.all.map(\.name) == ["cite", "country_name", "excerpt", "fold", "named", "phrase", "words"])
        #expect(SQLFunction.all.allSatisfy { $0.signature.hasPrefix($0.name + "(") && $0.description.count > 20 })
    }
}

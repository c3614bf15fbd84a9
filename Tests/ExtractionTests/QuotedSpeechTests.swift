// Statements by quotation marks: cues before, behind and between them, colons, bare quotations, "according to".

import Testing

@Suite struct QuotedSpeechTests {
    @Test(arguments: [
        #""⟦C:We will not accept it⟧," ⟦S:Lavrov⟧ ⟦K:said⟧."#,
        #""⟦C:We will not accept it⟧," ⟦K:said⟧ ⟦S:Lavrov⟧."#,
        #""⟦C:We will not accept it⟧," ⟦S:he⟧ ⟦K:said⟧ on Friday."#,
        "“⟦C:We will not accept it⟧,” ⟦S:Foreign Minister Ana Horvat⟧ ⟦K:told⟧ reporters on Friday.",
        "“⟦C:We will not accept it⟧,” ⟦K:said⟧ ⟦S:Ana Horvat⟧, the foreign minister of Slovenia.",
        "“⟦C:We will not accept it⟧,” ⟦S:Ana Horvat⟧, the foreign minister of Slovenia, ⟦K:said⟧.",
        "“⟦C:We will not accept it⟧,” ⟦S:Horvat⟧ angrily ⟦K:replied⟧.",
        "“⟦C:Will you come?⟧” ⟦S:Horvat⟧ ⟦K:asked⟧.",
        "“⟦C:Never!⟧” ⟦S:she⟧ ⟦K:added⟧.",
        "''⟦C:The talks have failed⟧,'' ⟦S:the minister⟧ ⟦K:said⟧.",
        "«⟦C:The talks have failed⟧», ⟦K:said⟧ ⟦S:Lavrov⟧.",
        "‘⟦C:The border stays closed⟧,’ ⟦S:the minister⟧ ⟦K:said⟧.",
        "‘⟦C:It’s the states’ border⟧,’ ⟦K:said⟧ ⟦S:the minister⟧.",
        // Broken by the cue.
        #""⟦C:We are ready⟧," ⟦S:Lavrov⟧ ⟦K:said⟧, "⟦C:but we will not beg.⟧""#,
        #""⟦C:We are ready⟧," ⟦K:said⟧ ⟦S:Lavrov⟧. "⟦C:The door is open.⟧""#,
        #""⟦C:We are ready⟧," ⟦S:Lavrov⟧ ⟦K:said⟧. "⟦C:The door is open. It was never shut.⟧""#,
        // Over paragraphs.
        "“⟦C:We have waited for a year.⟧\n\n“⟦C:Now we act⟧,” ⟦S:Lavrov⟧ ⟦K:said⟧.",
        "“⟦C:We have waited.⟧\n\n“⟦C:We have asked.⟧\n\n“⟦C:Now we act⟧,” ⟦S:Lavrov⟧ ⟦K:said⟧.",
        // A quotation inside of the quotation.
        "“⟦C:He told me ‘go away’ and I went⟧,” ⟦S:Horvat⟧ ⟦K:said⟧.",
    ])
    func quoteThenCue(_ marked: String) { expectStatements(marked, "quote-then-cue direct") }

    @Test(arguments: [
        #"⟦S:Lavrov⟧ ⟦K:said⟧: "⟦C:We will not accept it.⟧""#,
        #"⟦S:Lavrov⟧ ⟦K:said⟧, "⟦C:We will not accept it.⟧""#,
        "⟦S:Lavrov⟧ ⟦K:said⟧ on Friday: “⟦C:We will not accept it.⟧”",
        "⟦S:Horvat⟧ ⟦K:told⟧ reporters: “⟦C:We will not accept it.⟧”",
        "⟦S:Ana Horvat⟧, the foreign minister, ⟦K:said⟧: “⟦C:We will not accept it.⟧”",
        "⟦S:She⟧ ⟦K:replied⟧: “⟦C:Never.⟧”",
        "⟦S:The ministry⟧ ⟦K:said⟧ in a statement: “⟦C:We will not accept it.⟧”",
        "⟦S:The ministry⟧ ⟦K:has declared⟧: “⟦C:We will not accept it.⟧”",
        "⟦S:Horvat⟧ ⟦K:wrote⟧, «⟦C:We will not accept it.⟧»",
        "⟦S:Horvat⟧ ⟦K:warned⟧, ‘⟦C:We will not accept it.⟧’",
        // Over paragraphs.
        "⟦S:Lavrov⟧ ⟦K:said⟧: “⟦C:We have waited for a year.⟧\n\n“⟦C:Now we act.⟧”",
        // Several quotations under one cue.
        "⟦S:Lavrov⟧ ⟦K:said⟧: “⟦C:We have waited for a year.⟧” “⟦C:Now we act.⟧”",
    ])
    func cueThenQuote(_ marked: String) { expectStatements(marked, "cue-then-quote direct") }

    @Test(arguments: [
        "⟦S:Lavrov⟧ ⟦K:said⟧ ⟦C:“there is still a small hope” to end the war⟧."
    ])
    func quotedBeginning(_ marked: String) { expectStatements(marked, "cue-then-quote mixed") }

    @Test(arguments: [
        ("⟦S:The minister’s answer⟧ was short⟦K::⟧ “⟦C:We will not accept it.⟧”", "colon direct")
    ])
    func colon(_ marked: String, _ expected: String) { expectStatements(marked, expected) }

    /// A quotation without a cue goes on with the one before it, or is a new statement of its speaker.
    @Test(arguments: [
        (
            "“⟦C:We are ready to talk⟧,” ⟦S:Lavrov⟧ ⟦K:said⟧.\n\n“⟦C:Nobody can say that we closed the door.⟧”",
            "quote-then-cue direct"
        ),
        (
            "“⟦C:We are ready to talk⟧,” ⟦S:Lavrov⟧ ⟦K:said⟧. The hall fell silent.\n\n“⟦C2:Nobody can say that we closed the door.⟧”",
            "quote-then-cue direct, bare-quotation direct"
        ),
    ])
    func bareQuotation(_ marked: String, _ expected: String) { expectStatements(marked, expected) }

    @Test func bareQuotationIsOfTheSpeakerBefore() {
        let found = findings(
            "“We are ready to talk,” Sergey Lavrov said. He smiled.\n\n“Nobody can say that we closed the door.”"
        ).statements
        #expect(found.map(\.speaker.name) == ["Sergey Lavrov", "Sergey Lavrov"])
    }

    @Test(arguments: [
        ("⟦K:According to⟧ ⟦S:the Foreign Ministry⟧, ⟦C:the talks will begin on Monday⟧.", "according-to indirect"),
        ("⟦C:The talks will begin on Monday⟧, ⟦K:according to⟧ ⟦S:the Foreign Ministry⟧.", "according-to indirect"),
        ("⟦C:The talks⟧, ⟦K:according to⟧ ⟦S:Lavrov⟧, ⟦C:will begin on Monday⟧.", "according-to indirect"),
        ("⟦C:The talks “will begin on Monday”⟧, ⟦K:according to⟧ ⟦S:Lavrov⟧.", "according-to mixed"),
    ])
    func accordingTo(_ marked: String, _ expected: String) { expectStatements(marked, expected) }

    @Test func accordingToAnOutletNamesWhoReported() {
        let found = findings("Lavrov said that the talks had failed, according to the Interfax agency.").statements
        #expect(found.count == 1)
        #expect(found.first?.outlet == "the Interfax agency")
        #expect(found.first?.speaker.name == "Sergey Lavrov")
    }

    @Test func accordingToAPlanIsNobodysStatement() {
        #expect(findings("The troops left according to plan.").statements.isEmpty)
    }

    @Test(arguments: [
        // Several speakers one after the other.
        (
            "“⟦C:We will not accept it⟧,” ⟦S:Horvat⟧ ⟦K:said⟧. ⟦S2:Lavrov⟧ ⟦K2:replied⟧: “⟦C2:You will.⟧”",
            "quote-then-cue direct, cue-then-quote direct"
        ),
        (
            "“⟦C:We will not accept it⟧,” ⟦S:⟦S2:Horvat⟧⟧ ⟦K:said⟧, ⟦K2:adding⟧ that ⟦C2:Slovenia would leave⟧.",
            "quote-then-cue direct, participle indirect"
        ),
    ])
    func severalStatements(_ marked: String, _ expected: String) { expectStatements(marked, expected) }

    /// Quotation marks around what nobody said.
    @Test(arguments: [
        #"The so-called "peace plan" failed."#, "Joe “the Fixer” Brown arrived in Oslo.", "He read “War and Peace” on the plane.",
        "The ministers’ “road map” is dead.", "The film ‘Ida’ won the prize.", "",
    ])
    func scareQuotes(_ body: String) { #expect(findings(body).statements.map { text($0.content[0], in: body) } == []) }
}

// Statements without or partly without quotation marks, by the frames of their cues; and verbs and nouns that report nothing.

import Testing

@Suite struct ReportedSpeechTests {
    @Test(arguments: [
        ("⟦S:Lavrov⟧ ⟦K:said⟧ that ⟦C:Russia would not accept it⟧.", "indirect"),
        ("⟦S:Lavrov⟧ ⟦K:has said⟧ that ⟦C:Russia would not accept it⟧.", "indirect"),
        ("⟦S:Lavrov⟧ also ⟦K:said⟧ that ⟦C:Russia would not accept it⟧.", "indirect"),
        ("⟦S:Foreign Minister Ana Horvat⟧ ⟦K:told⟧ reporters that ⟦C:the border would stay closed⟧.", "indirect"),
        ("⟦S:Horvat⟧ ⟦K:told⟧ parliament on Monday that ⟦C:the border would stay closed⟧.", "indirect"),
        ("⟦S:Horvat⟧ ⟦K:warned⟧ Hungary that ⟦C:the border would stay closed⟧.", "indirect"),
        ("⟦S:Horvat⟧ ⟦K:assured⟧ the Italian ambassador that ⟦C:the border would stay open⟧.", "indirect"),
        ("⟦S:Horvat⟧, the foreign minister, ⟦K:said⟧ that ⟦C:the border would stay closed⟧.", "indirect"),
        ("⟦S:Horvat⟧, who arrived on Friday, ⟦K:said⟧ that ⟦C:the border would stay closed⟧.", "indirect"),
        ("⟦S:The two ministers⟧ ⟦K:agreed⟧ that ⟦C:the border would stay closed⟧.", "indirect"),
        ("⟦S:Tehran⟧ ⟦K:denies⟧ that ⟦C:it has such weapons⟧.", "indirect"),
        ("⟦S:Horvat⟧ ⟦K:pointed out⟧ that ⟦C:the border was closed⟧.", "indirect"),
        ("⟦S:Horvat⟧ ⟦K:is insisting⟧ that ⟦C:the border stay closed⟧.", "indirect"),
        ("⟦S:Lavrov⟧ ⟦K:said⟧ that ⟦C:the plan was “a step back”⟧.", "mixed"),
        ("⟦S:Lavrov⟧ ⟦K:said⟧ that ⟦C:the “so-called plan” would not work⟧.", "mixed"),
    ])
    func thatClause(_ marked: String, _ kind: String) { expectStatements(marked, "that-clause \(kind)") }

    @Test(arguments: [
        ("⟦S:Lavrov⟧ ⟦K:said⟧ ⟦C:Russia would not accept it⟧.", "indirect"),
        ("⟦S:Lavrov⟧ ⟦K:said⟧ on Friday ⟦C:the plan would not work⟧.", "indirect"),
        ("⟦S:The minister⟧ ⟦K:said⟧ ⟦C:she had no plans to resign⟧.", "indirect"),
        ("⟦S:Horvat⟧ ⟦K:told⟧ reporters ⟦C:the border would stay closed⟧.", "indirect"),
        ("⟦S:Moscow⟧ ⟦K:claims⟧ ⟦C:it has won⟧.", "indirect"),
        ("⟦S:Lavrov⟧ ⟦K:said⟧ ⟦C:the plan was “a step back”⟧.", "mixed"),
    ])
    func bareClause(_ marked: String, _ kind: String) { expectStatements(marked, "bare-clause \(kind)") }

    @Test(arguments: [
        "⟦S:Horvat⟧ ⟦K:asked⟧ ⟦C:whether the border would stay closed⟧.", "⟦S:Horvat⟧ ⟦K:asked⟧ ⟦C:why the border was closed⟧.",
        "⟦S:Horvat⟧ ⟦K:told⟧ reporters ⟦C:how the border had been closed⟧.",
        "⟦S:Horvat⟧ ⟦K:questioned⟧ ⟦C:whether the plan would work⟧.",
    ])
    func whetherClause(_ marked: String) { expectStatements(marked, "whether-clause indirect") }

    @Test(arguments: [
        "⟦C:Russia would not accept it⟧, ⟦S:Lavrov⟧ ⟦K:said⟧.", "⟦C:Russia would not accept it⟧, ⟦K:said⟧ ⟦S:Lavrov⟧.",
        "⟦C:The talks had failed⟧, ⟦S:he⟧ ⟦K:added⟧.",
        "⟦C:The talks had failed⟧, ⟦S:a spokesman for the ministry⟧ ⟦K:said⟧ on Friday.",
    ])
    func clauseThenCue(_ marked: String) { expectStatements(marked, "clause-then-cue indirect") }

    @Test(arguments: [
        "⟦S:Horvat⟧ ⟦K:urged⟧ ⟦C:Hungary to open the border⟧.", "⟦S:Horvat⟧ ⟦K:called on⟧ ⟦C:Hungary to open the border⟧.",
        "⟦S:The council⟧ ⟦K:urged⟧ ⟦C:all parties in the conflict to lay down their arms⟧.",
        "⟦S:Horvat⟧ ⟦K:warned⟧ ⟦C:Hungary not to close the border⟧.",
        "⟦S:Horvat⟧ ⟦K:asked⟧ ⟦C:the council to send observers⟧.", "⟦S:Horvat⟧ ⟦K:has told⟧ ⟦C:the ambassador to leave⟧.",
        "⟦S:The president⟧ ⟦K:ordered⟧ ⟦C:the army to leave the town⟧.",
        "⟦S:Horvat⟧ ⟦K:appealed to⟧ ⟦C:both sides to show restraint⟧.",
    ])
    func directive(_ marked: String) { expectStatements(marked, "directive indirect") }

    @Test(arguments: [
        "⟦S:Horvat⟧ ⟦K:promised⟧ ⟦C:to open the border⟧.", "⟦S:Horvat⟧ ⟦K:vowed⟧ ⟦C:not to close the border⟧.",
        "⟦S:Horvat⟧ ⟦K:offered⟧ ⟦C:to mediate⟧.",
        "⟦S:Horvat⟧ ⟦K:threatened⟧ on Monday ⟦C:to close the border⟧.", "⟦S:Iran⟧ ⟦K:refused⟧ ⟦C:to open the site⟧.",
        "⟦S:The two ministers⟧ ⟦K:agreed⟧ ⟦C:to meet again in Oslo⟧.",
    ])
    func infinitive(_ marked: String) { expectStatements(marked, "infinitive indirect") }

    @Test(arguments: [
        ("⟦S:Horvat⟧ ⟦K:called for⟧ ⟦C:a new summit⟧.", "indirect"),
        ("⟦S:Horvat⟧ ⟦K:has called for⟧ ⟦C:a new summit⟧.", "indirect"),
        ("⟦S:Horvat⟧ ⟦K:condemned⟧ ⟦C:the attack on the embassy⟧.", "indirect"),
        ("⟦S:Moscow⟧ ⟦K:rejected⟧ ⟦C:the plan⟧.", "indirect"),
        ("⟦S:Horvat⟧ ⟦K:demanded⟧ ⟦C:an apology⟧.", "indirect"), ("⟦S:Iran⟧ ⟦K:denied⟧ ⟦C:any role in the attack⟧.", "indirect"),
        ("⟦S:Horvat⟧ ⟦K:welcomed⟧ ⟦C:the decision of the court⟧.", "indirect"),
        ("⟦S:Horvat⟧ ⟦K:accused⟧ ⟦C:Hungary of closing the border⟧.", "indirect"),
        ("⟦S:Horvat⟧ ⟦K:ruled out⟧ ⟦C:any talks⟧.", "indirect"),
        ("⟦S:Horvat⟧ ⟦K:criticised⟧ ⟦C:the “shameful” attack⟧.", "mixed"),
        ("⟦S:Horvat⟧ ⟦K:apologised for⟧ ⟦C:the delay⟧.", "indirect"),
        ("⟦S:Horvat⟧ ⟦K:thanked⟧ ⟦C:Norway for its help⟧.", "indirect"),
        ("⟦S:Horvat⟧ ⟦K:rejected⟧ ⟦C:the plan⟧, which was made in Oslo.", "indirect"),
    ])
    func object(_ marked: String, _ kind: String) { expectStatements(marked, "object \(kind)") }

    @Test(arguments: [
        ("⟦S:Horvat⟧ ⟦K:called⟧ ⟦C:the plan “a step back”⟧.", "mixed"), ("⟦S:Horvat⟧ ⟦K:called⟧ ⟦C:it a success⟧.", "indirect"),
        ("⟦S:The ministry⟧ ⟦K:labelled⟧ ⟦C:the group terrorist⟧.", "indirect"),
    ])
    func naming(_ marked: String, _ kind: String) { expectStatements(marked, "naming \(kind)") }

    @Test(arguments: [
        ("⟦S:Lavrov⟧ left the hall, ⟦K:saying⟧ that ⟦C:the talks had failed⟧.", "participle indirect"),
        ("⟦S:Lavrov⟧ left the hall, ⟦K:saying⟧: “⟦C:The talks have failed.⟧”", "participle direct"),
        ("⟦K:Stressing⟧ that ⟦C:the talks had failed⟧, ⟦S:the minister⟧ left the hall.", "participle indirect"),
        ("⟦S:The ministry⟧ ⟦K:published a statement saying⟧ that ⟦C:the talks had failed⟧.", "network indirect"),
    ])
    func participle(_ marked: String, _ expected: String) { expectStatements(marked, expected) }

    @Test(arguments: [
        ("It ⟦K:was announced⟧ that ⟦C:the talks had failed⟧.", "passive indirect"),
        ("⟦C:The plan⟧ ⟦K:was condemned by⟧ ⟦S:the ministry⟧.", "passive indirect"),
        // Quoted as saying.
        ("⟦S:Lavrov⟧ ⟦K:was quoted as saying⟧ that ⟦C:the talks had failed⟧.", "that-clause indirect"),
        ("⟦S:Lavrov⟧ ⟦K:was quoted by Interfax as saying⟧ that ⟦C:the talks had failed⟧.", "that-clause indirect"),
        ("“⟦C:The talks have failed⟧,” ⟦S:Lavrov⟧ ⟦K:was quoted as saying⟧.", "quote-then-cue direct"),
        ("Interfax quoted ⟦S:Lavrov⟧ ⟦K:as saying⟧ that ⟦C:the talks had failed⟧.", "that-clause indirect"),
    ])
    func passive(_ marked: String, _ expected: String) { expectStatements(marked, expected) }

    @Test func quotedByAnOutletNamesIt() {
        #expect(
            findings("Sergey Lavrov was quoted by Interfax as saying that the talks had failed.").statements.map(\.outlet) == [
                "Interfax"
            ])
        #expect(
            findings("Interfax quoted Sergey Lavrov as saying that the talks had failed.").statements.map(\.outlet) == [
                "Interfax"
            ])
    }

    @Test(arguments: [
        "They did not hear ⟦S:Lavrov⟧’s latest ⟦K:warning⟧ that ⟦C:the talks would fail⟧."
    ])
    func nounClause(_ marked: String) { expectStatements(marked, "noun-clause indirect") }

    @Test(arguments: [
        // A new cue starts a new statement.
        (
            "⟦S:⟦S2:Lavrov⟧⟧ ⟦K:says⟧ that ⟦C:the talks have failed⟧ and ⟦K2:calls for⟧ ⟦C2:a new summit⟧.",
            "that-clause indirect, object indirect"
        ),
        (
            "⟦S:⟦S2:Lavrov⟧⟧ ⟦K:rejected⟧ ⟦C:the plan⟧, ⟦K2:saying⟧ ⟦C2:it was a step back⟧.",
            "object indirect, participle indirect"
        ),
        (
            "⟦S:Lavrov⟧ ⟦K:said⟧ that ⟦C:the talks had failed⟧, while ⟦S2:Horvat⟧ ⟦K2:said⟧ that ⟦C2:they would go on⟧.",
            "that-clause indirect, that-clause indirect"
        ),
        (
            "⟦S:Lavrov⟧ ⟦K:said⟧ that ⟦C:the talks had failed⟧. ⟦S2:He⟧ ⟦K2:called for⟧ ⟦C2:a new summit⟧.",
            "that-clause indirect, object indirect"
        ),
        (
            "⟦S:Lavrov⟧ ⟦K:said⟧ ⟦C:Russia was ready⟧, but ⟦S2:he⟧ also ⟦K2:denied⟧ ⟦C2:any talks⟧.",
            "bare-clause indirect, object indirect"
        ),
    ])
    func severalStatements(_ marked: String, _ expected: String) { expectStatements(marked, expected) }

    /// Nothing was said.
    @Test(arguments: [
        // Negated, future, possible.
        "Lavrov did not say that the talks had failed.", "Lavrov will say that the talks have failed.",
        "Lavrov would not confirm the talks.",
        "Lavrov never said that the talks had failed.", "Lavrov could not say whether the talks had failed.",
        "Nobody will call for a new summit.",
        // Acts and movements.
        "Lavrov arrived in Oslo on Friday.", "Horvat signed the treaty.", "The parliament voted on the bill.",
        "Horvat welcomed President Macron to Ljubljana.",
        // Nouns that look like cues.
        "The state of the union is strong.", "The report was long.", "His address is in Oslo.", "The calls were short.",
        "The charge was low.",
        "United States forces left.", "The answer to the question was lost.", "The claim was paid.",
        // Beliefs and hopes.
        "Lavrov hopes to win.", "Horvat wants peace.",
        // What a thing says of itself, unlike what someone says.
        "They read a book.", "The bell rang.",
    ])
    func nothingSaid(_ body: String) {
        #expect(findings(body).statements.map { "\($0.rule): \(text($0.content[0], in: body))" } == [])
    }

    /// Cases that were read wrongly once.
    @Test(arguments: [
        // A clause broken by its cue.
        ("⟦C:The plan⟧, ⟦S:Horvat⟧ ⟦K:said⟧, ⟦C:was dead⟧.", "clause-then-cue indirect"),
        // Nobody says it: the subject denies it, or the clause is a condition.
        ("Neither Horvat nor Berg said that the border was closed.", ""),
        ("Nobody said that the border was closed.", ""),
        ("If Horvat says that the plan is dead, it is dead.", ""),
        // A "that" behind adjuncts opens a that-clause, not a bare one.
        ("⟦S:Lavrov⟧ ⟦K:said⟧ on Friday that ⟦C:Russia would not accept it⟧.", "that-clause indirect"),
        ("⟦S:Lavrov⟧ ⟦K:said⟧ in Moscow on Friday that ⟦C:Russia would not accept it⟧.", "that-clause indirect"),
        // A past form behind "and" with an object is the main clause's second verb.
        (
            "⟦S:⟦S2:Lavrov⟧⟧ ⟦K:said⟧ that ⟦C:the talks had failed⟧ and ⟦K2:accused⟧ ⟦C2:Kiev of lying⟧.",
            "that-clause indirect, object indirect"
        ),
        // A time between the subject and its verb.
        ("⟦S:The council⟧ on Monday for the first time ⟦K:demanded⟧ ⟦C:a ceasefire⟧.", "object indirect"),
        // The one addressed and an adjunct are no content of a quotation's cue.
        ("“⟦C:We are driving these changes together⟧,” ⟦S:Xi⟧ ⟦K:told⟧ Putin as he left a dinner.", "quote-then-cue direct"),
        ("“⟦C:He is weak⟧,” ⟦K:said⟧ ⟦S:one diplomat⟧ who asked not to be named.", "quote-then-cue direct"),
        // A participle without a subject asks nothing of its own.
        ("Asked whether he would meet Putin, Macron declined to answer.", ""),
        // A list is the source as a whole.
        ("⟦S:France, Germany and Britain⟧ ⟦K:said⟧ ⟦C:the deal was dead⟧.", "bare-clause indirect"),
    ])
    func mended(_ marked: String, _ expected: String) {
        expectStatements(marked, expected)
    }

    /// Reasonable cases that are read wrongly.
    @Test(arguments: [
        // A source with an adjective and its preposition.
        ("⟦S:Sources close to the talks⟧ ⟦K:said⟧ ⟦C:the plan was dead⟧.", "bare-clause indirect"),
        // A statement inside of a statement: the annotated news that the network learnt from marks the outer one alone.
        ("⟦S:Lavrov⟧ ⟦K:said⟧ that ⟦C:⟦S2:Kiev⟧ ⟦K2:had denied⟧ ⟦C2:the attack⟧⟧.", "that-clause indirect, object indirect"),
        // Clauses behind nouns, which the network seldom trusts.
        ("They do not believe ⟦S:Moscow⟧'s ⟦K:claim⟧ that ⟦C:the war was over⟧.", "noun-clause indirect"),
        ("Few believed ⟦S:her⟧ ⟦K:claim⟧ that ⟦C:the war was over⟧.", "noun-clause indirect"),
        // A past form between its subject and a name is no participle of the name.
        ("Few believed ⟦S:Moscow⟧'s ⟦K:claim⟧ that ⟦C:the war was over⟧.", "noun-clause indirect"),
    ])
    func known(_ marked: String, _ expected: String) {
        withKnownIssue { expectStatements(marked, expected) }
    }
}

// Which quotation marks belong together.

import Testing

@testable import Language

@Suite struct QuotationTests {
    /// Quotations in ⟦⟧, their marks included.
    @Test(arguments: [
        #"He said, ⟦"We will come,"⟧ and left."#, #"⟦"No,"⟧ he said, ⟦"not now."⟧"#, #"He called it ⟦"a success"⟧."#,
        #"He asked, ⟦"Why?"⟧ She left."#,
        #"(⟦"Never,"⟧ he said.)"#, #"It was late—⟦"too late,"⟧ he said."#,
        "He said, ⟦“We will come,”⟧ and left.", "⟦“No,”⟧ he said, ⟦“not now.”⟧", "⟦“He told me ‘go away’ and I went,”⟧ she said.",
        "⟦“It’s the states’ right,”⟧ she said.",
        "⟦«Non»⟧, a-t-il dit.", "⟦''We will come,''⟧ he said.", "⟦``We will come,''⟧ he said.",
        "⟦‘The border stays closed,’⟧ the minister said.", "⟦'The border stays closed,'⟧ the minister said.",
        "⟦‘It’s the end of it,’⟧ he said.",
        "⟦'It isn't over,'⟧ he said.",
        // Apostrophes and plurals quote nothing.
        "The states' rights and the ministers' plans.", "The states’ rights and the ministers’ plans.", "It's O'Brien's.",
        "In the '90s it was so.",
        // Nicknames.
        #"Joe ⟦"the Fixer"⟧ Brown"#,
        // Paragraphs that reopen without closing.
        "⟦“First we talk.⟧\n\n⟦“Then we act,”⟧ he said.", "⟦\"First we talk.⟧\n\n⟦\"Then we act,\"⟧ he said.",
        // Left open.
        "He said, ⟦“We will come.⟧\n\nThe end.", "The end of “", "\"",
        // Marks that stand apart.
        #"He said ⟦" we will come "⟧ today."#,
        // Marks of different styles nest; the outermost counts.
        #"⟦«Le mot "paix" est vide»⟧, dit-il."#, "⟦«Er sagte “nein” und ging»⟧, sagte sie.",
        #"⟦“He told me "no" and left,”⟧ she said."#, #"⟦"He told me 'no' and left,"⟧ she said."#,
        #"⟦‘We met "the Fixer" today,’⟧ he said."#,
        // German and Polish marks, also the guillemets of German books.
        "⟦„Wir kommen“⟧, sagte er.", "⟦„Idziemy”⟧, powiedział.", "⟦»Wir kommen«⟧, sagte er, ⟦»und zwar heute.«⟧",
        // An opening mark written for a closing one.
        "⟦“We will come,“⟧ he said. ⟦\"We will stay.“⟧ She left.",
        // A stray mark of another style.
        "He said ⟦« that⟧ ⟦“We will come,”⟧ and left.",
        // Single marks that end with a plural's s.
        "He spoke of ⟦‘the rights of states’⟧ in Oslo.", "⟦‘We recognise states’⟧, he said.",
        "⟦‘We protect the states’ rights,’⟧ he said.", "⟦'We recognise states'⟧, he said.",
        // Elided words.
        "Rock 'n' roll.", "He told ’em to go, and the ministers’ plans failed.",
        // Single marks beside double ones, in one paragraph.
        #"⟦‘We go on,’⟧ said Joe ⟦"the Fixer"⟧ Brown."#,
        // Single marks over paragraphs.
        "⟦‘First we talk.⟧\n\n⟦‘Then we act,’⟧ he said.",
        // Inches and feet, a closing mark without an opening one.
        "He left.” It was late.",
        "", "\n\n",
    ])
    func pairs(_ marked: String) {
        let (body, expected) = unmarked(marked)
        #expect(quotations(body).map(\.text) == expected.map { Array(body.utf8)[$0] }.map { String(decoding: $0, as: UTF8.self) })
        #expect(quotations(body).map(\.range) == expected)
    }

    @Test func knowsWhatIsClosedAndWhatGoesOn() {
        let document = annotator.document("“One.\n\n“Two.\n\n“Three,” he said. “Four.”")
        #expect(document.quotations.map(\.isClosed) == [false, false, true, true])
        #expect(document.quotations.map(\.continues) == [nil, 0, 1, nil])
        #expect(document.quotations.map { document.text(of: $0.inside) } == ["One.", "Two.", "Three,", "Four."])
    }

    /// Marks that enclose nothing are no quotations, and count for none of the others.
    @Test func emptyQuotationsLeaveNoTrace() {
        let document = annotator.document("He said “”.\n\n“\n\n“One.\n\n“Two,” he said.")
        #expect(document.quotations.map { document.text(of: $0.inside) } == ["One.", "Two,"])
        #expect(document.quotations.map(\.continues) == [nil, 0])
    }

    @Test func everyTokenKnowsItsQuotation() {
        let document = annotator.document("Well, “no,” he said.")
        #expect(document.quotationOf == [-1, -1, 0, 0, 0, 0, -1, -1, -1])
    }

    @Test(arguments: 100..<120 as Range<UInt64>)
    func quotationsLieInOrder(_ seed: UInt64) {
        var texts = RandomTexts(seed: seed)
        for _ in 0..<50 {
            let text = texts.next()
            let document = annotator.document(text)
            for (position, quotation) in document.quotations.enumerated() {
                #expect(quotation.open < quotation.close && quotation.close <= document.tokens.count, "\(text.debugDescription)")
                if quotation.isClosed {
                    #expect(document.tokens[quotation.close].kind == .closeQuote, "\(text.debugDescription)")
                }
                #expect(document.tokens[quotation.open].kind == .openQuote, "\(text.debugDescription)")
                if position > 0 { #expect(document.quotations[position - 1].close <= quotation.open, "\(text.debugDescription)") }
                if let previous = quotation.continues {
                    #expect(previous == position - 1 && !document.quotations[previous].isClosed, "\(text.debugDescription)")
                }
            }
        }
    }

    private func quotations(_ body: String) -> [(text: String, range: Range<Int>)] {
        let document = annotator.document(body)
        return document.quotations.map { quotation in
            let range = document.bytes(of: quotation.open..<(quotation.isClosed ? quotation.close + 1 : quotation.close))
            return (document.text(range), range)
        }
    }
}

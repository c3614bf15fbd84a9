// Tokens: where words end, which marks are which, and that nothing is lost.

import Testing

@testable import Language

@Suite struct TokenizerTests {
    /// Texts and their tokens, separated by "|".
    @Test(arguments: [
        // Apostrophes.
        ("don't", "don't"), ("don’t", "don’t"), ("DON'T", "DON'T"), ("can't, won't", "can't|,|won't"),
        ("Russia's plan", "Russia|'s|plan"), ("Russia’s plan", "Russia|’s|plan"), ("RUSSIA'S", "RUSSIA|'S"),
        ("the states' rights", "the|states|'|rights"), ("the states’ rights", "the|states|’|rights"),
        ("O'Brien left", "O'Brien|left"), ("O’Brien left", "O’Brien|left"), ("N'Djamena", "N'Djamena"),
        ("Côte d'Ivoire", "Côte|d'Ivoire"),
        ("he'll we've they're", "he|'ll|we|'ve|they|'re"), ("I'm he'd", "I|'m|he|'d"), ("O'Brien's", "O'Brien|'s"),
        // Full stops that belong to a word, and those that do not.
        ("the U.S. said", "the|U.S.|said"), ("U.N. envoy", "U.N.|envoy"), ("at 5 p.m. today", "at|5|p.m.|today"),
        ("Mr. Smith", "Mr.|Smith"), ("George W. Bush", "George|W.|Bush"), ("Sen. Lee", "Sen.|Lee"), ("Jan. 5", "Jan.|5"),
        ("He and I.", "He|and|I|."),
        ("It ended.", "It|ended|."), ("Well... no", "Well|...|no"), ("Well… no", "Well|…|no"),
        // Numbers.
        ("1,000.5 tons", "1,000.5|tons"), ("3.5", "3.5"), ("in 2024.", "in|2024|."), ("1,", "1|,"), ("21st", "21st"),
        ("the 1990s", "the|1990s"),
        ("$5bn", "$|5bn"), ("50%", "50|%"), ("10:30", "10|:|30"),
        // Dashes and hyphens.
        ("Russian-speaking", "Russian|-|speaking"), ("no - yes", "no|-|yes"), ("no -- yes", "no|--|yes"), ("no—yes", "no|—|yes"),
        ("2014–2020", "2014|–|2020"), ("co‑operate", "co|‑|operate"),
        // Quotation marks.
        ("\"Yes\"", "\"|Yes|\""), ("“Yes”", "“|Yes|”"), ("«Oui»", "«|Oui|»"), ("„Ja“", "„|Ja|“"), ("''Yes''", "''|Yes|''"),
        ("``Yes''", "``|Yes|''"),
        ("‘Yes’", "‘|Yes|’"), ("(yes)", "(|yes|)"), ("[no]", "[|no|]"),
        // Other scripts.
        ("Зеленский сказал", "Зеленский|сказал"), ("習近平 主席", "習近平|主席"), ("ΝΑΤΟ ναι", "ΝΑΤΟ|ναι"), ("مرحبا بك", "مرحبا|بك"),
        ("नमस्ते जी", "नमस्ते|जी"),
        ("Jose\u{301} left", "Jose\u{301}|left"), ("Erdoğan’s", "Erdoğan|’s"), ("a 🙂 b", "a|🙂|b"),
        // Spaces.
        ("a\u{A0}b", "a|b"), ("a\u{2009}b", "a|b"), ("a\u{200B}b", "a|b"), ("\u{FEFF}a", "a"), ("a\tb\r\nc", "a|b|c"),
        // Nothing, and marks alone.
        ("", ""), ("   \n\n ", ""), ("?!;:", "?|!|;|:"), ("'", "'"), ("\"", "\""), ("-", "-"),
    ])
    func splits(_ text: String, _ tokens: String) {
        #expect(words(text).joined(separator: "|") == tokens)
    }

    @Test(arguments: [
        ("Russia's", 1, Token.Kind.possessive), ("no - yes", 1, .dash), ("no-fly", 1, .hyphen), ("no -- yes", 1, .dash),
        ("a — b", 1, .dash),
        ("“a”", 0, .openQuote), ("“a”", 2, .closeQuote), ("«a»", 0, .openQuote), ("«a»", 2, .closeQuote),
        ("\"a\"", 0, .openQuote), ("\"a\"", 2, .closeQuote),
        ("``a''", 0, .openQuote), ("``a''", 2, .closeQuote), ("(\"a\")", 1, .openQuote), ("—\"a\"", 1, .openQuote),
        ("a…", 1, .ellipsis), ("a...", 1, .ellipsis),
        ("a.", 1, .stop), ("a?", 1, .question), ("a!", 1, .exclamation), ("a:", 1, .colon), ("a;", 1, .semicolon),
        ("a,", 1, .comma), ("3", 0, .number),
        ("3rd", 0, .number), ("$", 0, .other), ("{", 0, .openBracket), ("]", 0, .closeBracket),
    ])
    func tellsMarksApart(_ text: String, _ position: Int, _ kind: Token.Kind) {
        #expect(annotator.document(text).tokens[position].kind == kind)
    }

    @Test func knowsCapitalsSpacesAndParagraphs() {
        let tokens = annotator.document("The UN met.\n\nÉlise, élan A.").tokens
        #expect(tokens.map(\.isCapitalised) == [true, true, false, false, true, false, false, true])
        #expect(tokens.map(\.isUpperCase) == [false, true, false, false, false, false, false, false])
        #expect(tokens.map(\.spaceBefore) == [true, true, true, false, true, false, true, true])
        #expect(tokens.map(\.startsParagraph) == [true, false, false, false, true, false, false, false])
    }

    @Test func wordsAreKnownInSmallLettersAndWithStraightApostrophes() {
        let vocabulary = annotator.lexicon.vocabulary
        let tokens = annotator.document("SAID Said DON’T Don't").tokens
        #expect(tokens.map(\.word) == ["said", "said", "don't", "don't"].map { vocabulary.id($0) })
        #expect(tokens.allSatisfy { $0.word >= 0 })
    }

    /// Names of any alphabet and numbers are known by the form under which they are read.
    @Test(arguments: [
        ("Čaputová", "ČAPUTOVÁ"), ("Łódź", "ŁÓDŹ"), ("Erdoğan", "ERDOĞAN"), ("Đinđić", "ĐINĐIĆ"), ("Зеленский", "ЗЕЛЕНСКИЙ"),
        ("Αθήνα", "ΑΘΉΝΑ"), ("Österreich", "ÖSTERREICH"), ("D’Alembert", "D'ALEMBERT"), ("77", "77"), ("1,000", "1,000"),
    ])
    func wordsOfAllAlphabetsAreKnownInAnyCase(_ name: String, _ written: String) {
        var lexicon = Lexicon()
        let ids = lexicon.intern(name: name)
        let annotator = Annotator(lexicon: lexicon)
        #expect(ids.count == 1)
        #expect(annotator.document(name).tokens.map(\.word) == ids)
        #expect(annotator.document(written).tokens.map(\.word) == ids)
        #expect(annotator.document("4711").tokens.map(\.word) == [Vocabulary.unknown])
    }

    @Test func paragraphsAreThoseOfBoilerplate() {
        let text = """
            A title
            The foreign ministers of the two countries met in the capital on Friday, and will meet again.
            She left. Nobody spoke about the border or about the price of grain.

            The foreign ministers of the two countries met in the capital on
            Friday in order to speak about the border and about the price of
            grain.
            """
        let tokens = annotator.document(text).tokens.filter(\.startsParagraph)
        #expect(tokens.map(\.start) == [0, 8, 102, 172])
    }

    @Test func lineFeedsEndParagraphsUnlessTheTextIsWrapped() {
        let lines = "The ministers met in Oslo.\nThey will meet again."
        #expect(annotator.document(lines).tokens.count(where: \.startsParagraph) == 2)
        let wrapped = """
            The foreign ministers of the two countries met in the capital on
            Friday in order to speak about the border and about the price of
            grain, and they will meet again in the autumn if the parliaments of
            both agree.
            """
        #expect(annotator.document(wrapped).tokens.count(where: \.startsParagraph) == 1)
    }

    @Test func veryLongWordIsOneUnknownToken() {
        let tokens = annotator.document(String(repeating: "a", count: 100_000)).tokens
        #expect(tokens.count == 1)
        #expect(tokens[0].word == Vocabulary.unknown)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func tokensCoverEverythingButSpaces(_ seed: UInt64) {
        var texts = RandomTexts(seed: seed)
        for _ in 0..<50 {
            let text = texts.next()
            let tokens = annotator.document(text).tokens
            let utf8 = text.utf8
            var covered = [Bool](repeating: false, count: utf8.count)
            var last = 0
            for token in tokens {
                #expect(
                    token.range.lowerBound >= last && token.range.lowerBound < token.range.upperBound
                        && token.range.upperBound <= utf8.count, "\(text.debugDescription)")
                last = token.range.upperBound
                for bound in [token.range.lowerBound, token.range.upperBound] {
                    let index = utf8.index(utf8.startIndex, offsetBy: bound)
                    #expect(index.samePosition(in: text.unicodeScalars) != nil, "\(text.debugDescription)")
                }
                for byte in token.range where byte < covered.count { covered[byte] = true }
            }
            var offset = 0
            for scalar in text.unicodeScalars {
                let length = Unicode.UTF8.width(scalar)
                if !isSpace(scalar) {
                    #expect(covered[offset..<(offset + length)].allSatisfy { $0 }, "\(scalar.value) in \(text.debugDescription)")
                }
                offset += length
            }
        }
    }

    private func words(_ text: String) -> [String] {
        let document = annotator.document(text)
        return document.tokens.map { document.text($0.range) }
    }

    private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x2000...0x200F, 0xFEFF: true
        default: false
        }
    }
}

// Parts of speech of words in their contexts.

import Testing

@testable import Language

@Suite struct TaggerTests {
    /// A text whose word in ⟦⟧ has that tag.
    @Test(arguments: [
        // Past tense and participle.
        ("He ⟦signed⟧ the treaty.", Language.Tag.past), ("He has ⟦signed⟧ the treaty.", .participle),
        ("The treaty was ⟦signed⟧ in Paris.", .participle),
        ("The treaty was never formally ⟦signed⟧.", .participle), ("She has never ⟦said⟧ so.", .participle),
        ("Horvat ⟦said⟧ so.", .past),
        ("Officials ⟦warned⟧ that war was near.", .past), ("Officials ⟦warned⟧ the public.", .past),
        ("Officials ⟦said⟧ it was near.", .past),
        ("He read the ⟦proposed⟧ treaty.", .adjective), ("Russia's ⟦proposed⟧ treaty failed.", .adjective),
        // Base form and present tense.
        ("They will ⟦meet⟧ today.", .verb), ("They want to ⟦meet⟧ him.", .verb), ("They ⟦meet⟧ today.", .present),
        ("We ⟦say⟧ so.", .present),
        ("They will not ⟦report⟧ it.", .verb), ("He wants to ⟦report⟧ the crime.", .verb), ("He read the ⟦report⟧.", .noun),
        ("They ⟦report⟧ the crime.", .present),
        ("He read Moscow's ⟦claim⟧.", .noun),
        // A noun by its commonest use, between a pronoun and "to" or "that".
        ("They ⟦plan⟧ to go.", .present), ("We ⟦demand⟧ that he go.", .present),
        // Nouns and verbs in -s.
        ("He ⟦says⟧ so.", .third), ("Moscow ⟦claims⟧ that it won.", .third), ("He ⟦plans⟧ to go.", .third),
        ("Its ⟦claims⟧ were false.", .nouns),
        ("The two ⟦visits⟧ were short.", .nouns), ("The ⟦calls⟧ for peace went on.", .nouns),
        // Gerunds.
        ("He left, ⟦saying⟧ nothing.", .gerund), ("The ⟦meeting⟧ was short.", .noun), ("They are ⟦leaving⟧ today.", .gerund),
        ("They are ⟦meeting⟧ today.", .gerund),
        // "that"
        ("He said ⟦that⟧ prices rose.", .preposition), ("The man ⟦that⟧ said so left.", .whPronoun),
        // Names and their starts.
        ("He met ⟦Blorf⟧ there.", .name), ("⟦Blorf⟧ met him.", .name), ("⟦He⟧ left.", .pronoun), ("⟦The⟧ man left.", .determiner),
        ("Yesterday ⟦NATO⟧ met.", .name),
        ("The man met ⟦Brown⟧ on Friday.", .name), ("The tall man had met Brown there on Friday. ⟦Brown⟧ was late.", .name),
        // Unknown words by their endings.
        ("He ⟦blorfed⟧ the door.", .past), ("He left ⟦blorfly⟧.", .adverb), ("a ⟦blorfous⟧ plan", .adjective),
        ("the ⟦blorfs⟧ left", .nouns), ("the ⟦blorf⟧ left", .noun),
        ("They left, ⟦blorfing⟧ the door.", .gerund),
        // Closed classes.
        ("He ⟦must⟧ go.", .modal), ("He'⟦ll⟧ go.", .modal), ("⟦his⟧ plan", .possessivePronoun), ("in ⟦2024⟧", .number),
        ("the man ⟦who⟧ left", .whPronoun), ("He left ⟦and⟧ came.", .conjunction),
        ("He left, ⟦,⟧", .mark),
    ])
    func tags(_ marked: String, _ tag: Language.Tag) {
        let (body, ranges) = unmarked(marked)
        let token = annotator.document(body).tokens.first { $0.range.upperBound == ranges[0].upperBound }
        #expect(token?.tag == tag)
    }

    @Test func pennCodesHaveTags() {
        #expect(
            ["NN", "NNS", "NNP", "NNPS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"].map(Language.Tag.init(penn:)) == [
                .noun, .nouns, .name, .name, .verb, .past, .gerund, .participle, .present, .third,
            ])
        #expect(
            ["IN", "TO", "CC", "WDT", "WRB", "EX", "RP", "UH", "MD", "?"].map(Language.Tag.init(penn:)) == [
                .preposition, .to, .conjunction, .whPronoun, .whAdverb, .there, .particle, .interjection, .modal, .mark,
            ])
        #expect(Language.Tag.allCases.filter(\.isFinite) == [.past, .present, .third, .modal])
        #expect(Language.Tag.allCases.filter(\.isNominal) == [.noun, .nouns, .name])
    }
}

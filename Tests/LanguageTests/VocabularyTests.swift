// The table of words: ids, growth, collisions.

import Testing

@testable import Language

@Suite struct VocabularyTests {
    @Test func givesDenseIdsInOrder() {
        var vocabulary = Vocabulary(capacity: 4)
        #expect(vocabulary.intern("peace") == 0)
        #expect(vocabulary.intern("war") == 1)
        #expect(vocabulary.intern("peace") == 0)
        #expect(vocabulary.count == 2)
        #expect(vocabulary.id("war") == 1)
        #expect(vocabulary.id("truce") == Vocabulary.unknown)
        #expect(vocabulary.word(1) == "war")
    }

    @Test func keepsEveryWordWhileItGrows() {
        var vocabulary = Vocabulary(capacity: 1)
        let words = (0..<20_000).map { "w\(String($0, radix: 7))" }
        #expect(words.map { vocabulary.intern($0) } == (0..<20_000).map { Vocabulary.ID($0) })
        #expect(words.map { vocabulary.id($0) } == (0..<20_000).map { Vocabulary.ID($0) })
        #expect((0..<20_000).allSatisfy { vocabulary.word(Vocabulary.ID($0)) == words[$0] })
        #expect(vocabulary.id("w7") == Vocabulary.unknown)
    }

    @Test func tellsApartWordsOfTheSameBeginning() {
        var vocabulary = Vocabulary(capacity: 1)
        let words = ["", "a", "aa", "aaa", "ab", "ba", "é", "e\u{301}", "don't", "u.s."]
        #expect(words.map { vocabulary.intern($0) } == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    }

    @Test func isAValue() {
        var first = Vocabulary(capacity: 1)
        first.intern("peace")
        var second = first
        second.intern("war")
        #expect(first.count == 1)
        #expect(first.id("war") == Vocabulary.unknown)
    }

    @Test func lexiconInternsNamesWithoutMarks() {
        var lexicon = Lexicon()
        let ids = lexicon.intern(name: "Zlatorog-Črna O’Blorf's Ltd.")
        #expect(ids.map { lexicon.vocabulary.word($0) } == ["zlatorog", "črna", "o'blorf", "ltd."])
        #expect(lexicon.intern(name: "Zlatorog-Črna O’Blorf's Ltd.") == ids)
    }
    @Test(arguments: [("Peace", "peace"), ("ÉTAT", "état"), ("O’Brien", "o'brien"), ("G20", "g20"), ("", "")])
    func foldsWords(_ written: String, _ folded: String) {
        var vocabulary = Vocabulary(capacity: 1)
        var written = written
        #expect(written.withUTF8 { vocabulary.intern(folding: $0) } == 0)
        #expect(vocabulary.id(folded) == 0)
    }

    /// The short way of plain names gives what the tokenizer gives.
    @Test(arguments: ["G-20", "Boutros Boutros-Ghali", "  Kim  2 ", "-", "", "a1B2 3c", "B52 - F16"])
    func readsPlainNamesAsTheTokenizerDoes(_ name: String) {
        var lexicon = Lexicon()
        var (name, words): (String, [WrittenWord]) = (name, [])
        name.withUTF8 { lexicon.intern(written: $0, into: &words) }
        let tokens = name.withUTF8 { Tokenizer(lexicon: lexicon).tokens(of: $0) }.filter {
            $0.kind == .word || $0.kind == .number
        }
        #expect(words.map(\.id) == tokens.map(\.word))
        #expect(words.map(\.isCapitalised) == tokens.map(\.isCapitalised))
    }
}

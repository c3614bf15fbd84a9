// What the automaton is built of: edges, chains, and the letter case in which names are found.

import Language
import Testing

@testable import Gazetteer

struct AutomatonTests {
    @Test func edgesKeepEveryNodeWhileTheyGrow() {
        var edges = Edges(capacity: 16)
        var nodes: [Int32] = []
        for parent in Int32(0)..<10 {
            for word in Vocabulary.ID(0)..<100 { nodes.append(edges.extend(parent, by: word)) }
        }
        var found: [Int32] = []
        for parent in Int32(0)..<10 {
            for word in Vocabulary.ID(0)..<100 { found.append(edges.target(parent, word)) }
        }
        #expect(nodes == Array(1...1000))
        #expect(found == nodes)
        #expect(edges.extend(3, by: 5) == 306)
        #expect(edges.target(10, 5) == 0)
        #expect(edges.target(3, Vocabulary.unknown) == 0)
    }

    @Test func chainsKeepTheOrder() {
        var chains = Chains<String>(lists: 4, elements: 4)
        for (element, list) in [("a", 5), ("b", 0), ("c", 5), ("d", 2), ("e", 5)] { chains.append(element, to: list) }
        #expect(Array(chains[5]) == ["a", "c", "e"])
        #expect(Array(chains[0]) == ["b"])
        #expect(Array(chains[1]) == [])
        #expect(Array(chains[6]) == [])
        #expect(Array(chains[-1]) == [])
    }

    private func entries(_ names: [(String, NameAutomaton.Entry)], in text: String) -> [[NameAutomaton.Entry]] {
        var lexicon = Lexicon()
        var automaton = NameAutomaton()
        for (name, entry) in names {
            var (name, words): (String, [WrittenWord]) = (name, [])
            name.withUTF8 {
                lexicon.intern(written: $0, into: &words)
                automaton.add($0, words, entry)
            }
        }
        return automaton.matches(in: Annotator(lexicon: lexicon).document(text)).map(\.entries)
    }

    @Test func abbreviationsAreFoundInCapitalsOnly() {
        let names: [(String, NameAutomaton.Entry)] = [("WHO", .organization(0)), ("ÖVP", .organization(1))]
        #expect(entries(names, in: "The WHO asked who the ÖVP is, not Övp.") == [[.organization(0)], [.organization(1)]])
    }

    @Test func theLongestNameWinsAndKeepsTheOrderOfItsEntries() {
        let names: [(String, NameAutomaton.Entry)] = [
            ("Korea", .country(0, .name)), ("South Korea", .country(1, .name)), ("South Korea", .topic(4)),
            ("South Korea", .country(1, .name)),
        ]
        #expect(entries(names, in: "South Korea and Korea") == [[.country(1, .name), .topic(4)], [.country(0, .name)]])
        #expect(entries(names, in: "south korea") == [])
    }
}

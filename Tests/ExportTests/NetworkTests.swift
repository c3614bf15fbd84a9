// Who met whom: sides, counts, parts of a network, and the files that other programs read.

import Foundation
import Testing

@testable import Export

@Suite struct NetworkTests {
    private let noll = Network.Party(id: "official:1", name: "Ana Noll", kind: .official, country: "Norway")
    private let berg = Network.Party(id: "official:2", name: "Bo Berg", kind: .official, country: "Norway")
    private let chen = Network.Party(id: "official:3", name: "Chen \"C\" & Co\u{1B}[2J", kind: .official, country: "China")
    private let un = Network.Party(id: "organization:UN", name: "United Nations", kind: .organization, country: nil)
    private let chad = Network.Party(id: "country:TD", name: "Chad", kind: .country, country: "Chad")

    private var network: Network {
        Network([
            .init(parties: [noll, berg, chen], first: "2025-03-01", last: "2025-03-02"),
            .init(parties: [chen, noll], first: "2024-01-05", last: "2024-01-05"),
            .init(parties: [noll, berg], first: nil, last: nil),
            .init(parties: [un, chen], first: "2025-01-01", last: "2025-01-01"),
            .init(parties: [chad], first: "2025-01-01", last: "2025-01-01"),
        ])
    }

    private func pairs(_ network: Network) -> [String] {
        network.edges.map { edge in
            let names = edge.ends.map { String(network.nodes[$0].party.name.prefix(4)) }.joined(separator: "-")
            return "\(names) \(edge.meetings) \(edge.first ?? "") \(edge.last ?? "")"
        }
    }

    @Test func thoseOfOneCountryAreOneSide() {
        #expect(network.nodes.map { "\($0.party.name.prefix(4)) \($0.meetings)" } == ["Ana  3", "Chen 3", "Bo B 2", "Unit 1"])
        #expect(
            pairs(network) == [
                "Ana -Chen 2 2024-01-05 2025-03-02",
                // Among themselves, with nobody else there.
                "Ana -Bo B 1  ", "Chen-Bo B 1 2025-03-01 2025-03-02", "Chen-Unit 1 2025-01-01 2025-01-01",
            ])
    }

    @Test func theSameHoweverTheMeetingsAreOrdered() {
        let gatherings = [
            Network.Gathering(parties: [noll, chen], first: "2025-01-01", last: "2025-01-01"),
            Network.Gathering(parties: [un, chen], first: "2025-02-01", last: "2025-02-01"),
        ]
        #expect(Network(gatherings) == Network(gatherings.reversed()))
        #expect(Network(gatherings).svg(title: "a", note: "b") == Network(gatherings.reversed()).svg(title: "a", note: "b"))
    }

    @Test func partsOfANetwork() {
        #expect(pairs(network.withPairs(of: 2)) == ["Ana -Chen 2 2024-01-05 2025-03-02"])
        #expect(network.withPairs(of: 2).nodes.map(\.party.id) == ["official:1", "official:3"])
        let around = network.around { $0.id == "organization:UN" }
        #expect(pairs(around) == ["Chen-Unit 1 2025-01-01 2025-01-01"])
        #expect(pairs(network.largest(3)).count == 3)
        #expect(network.withPairs(of: 3).nodes.isEmpty)
    }

    @Test func graphMLIsWellFormedAndTyped() throws {
        let xml = network.graphML
        let names = try elements(of: xml)
        #expect(names["node"] == 4)
        #expect(names["edge"] == 4)
        #expect(names["key"] == 7)
        #expect(xml.contains("<key id=\"edge-meetings\" for=\"edge\" attr.name=\"meetings\" attr.type=\"int\"/>"))
        #expect(xml.contains("<data key=\"node-name\">Chen &quot;C&quot; &amp; Co⟨U+001B⟩[2J</data>"))
        #expect(xml.contains("<edge source=\"official:1\" target=\"official:3\">"))
    }

    @Test func dotQuotesItsNames() {
        let dot = network.dot
        #expect(dot.hasPrefix("graph meetings {\n"))
        #expect(
            dot.contains(
                #"  "official:3" [label="Chen \"C\" & Co⟨U+001B⟩[2J", shape=ellipse, meetings=3, country="China"];"#))
        #expect(
            dot.contains(
                #"  "official:1" -- "official:3" [weight=2, penwidth=1.81, first="2024-01-05", last="2025-03-02"];"#))
    }

    @Test func jsonHasNodesAndEdges() throws {
        let json = try #require(JSONSerialization.jsonObject(with: Data(network.json)) as? [String: Any])
        let edges = try #require(json["edges"] as? [[String: Any]])
        #expect(edges[0]["source"] as? String == "official:1")
        #expect(edges[0]["meetings"] as? Int == 2)
        #expect(edges[1]["first"] is NSNull)
        #expect((json["nodes"] as? [[String: Any]])?.count == 4)
    }

    /// A star with a chain, and pairs apart from it: names of many lengths.
    private var large: Network {
        let parties = (0..<50).map { number in
            Network.Party(
                id: "official:\(number)", name: String(repeating: "Name ", count: number % 6 + 1) + "\(number)", kind: .official,
                country: "Country \(number % 11)")
        }
        var gatherings = (1..<30).map { Network.Gathering(parties: [parties[0], parties[$0]], first: nil, last: nil) }
        gatherings += (29..<40).map { Network.Gathering(parties: [parties[$0], parties[$0 + 1]], first: nil, last: nil) }
        gatherings += stride(from: 42, to: 50, by: 2).map {
            Network.Gathering(parties: [parties[$0], parties[$0 + 1]], first: nil, last: nil)
        }
        return Network(gatherings)
    }

    @Test func noLabelCoversAnother() {
        let network = large
        let footprints = network.nodes.map { node in
            Footprint(side: textWidth(node.party.name, size: 12) / 2, above: 10, below: 30)
        }
        let layout = NetworkLayout(footprints, edges: network.edges, width: 900)
        var overlaps = 0
        for a in footprints.indices {
            for b in footprints.indices where b > a {
                let (place, other) = (layout.places[a], layout.places[b])
                let isBeside = abs(place.x - other.x) >= footprints[a].side + footprints[b].side
                let isBelow =
                    place.y + footprints[a].below <= other.y - footprints[b].above
                    || other.y + footprints[b].below <= place.y - footprints[a].above
                if !isBeside, !isBelow { overlaps += 1 }
            }
        }
        #expect(overlaps == 0)
        #expect(layout.places.allSatisfy { $0.x >= 0 && $0.x <= layout.width && $0.y >= 0 && $0.y <= layout.height })
    }

    @Test func thePictureHasEveryName() throws {
        let svg = large.svg(title: "Who met whom", note: "all of them")
        let names = try elements(of: svg)
        #expect(names["line"] == large.edges.count + 1)
        // One each for the nodes, eight countries of the legend and the others.
        #expect(names["circle"] == 49 + 9)
        #expect(svg.contains(">other countries</text>"))
        #expect(svg.contains("<desc id=\"desc\">Graph of 49 parties and 44 pairs that met; all of them."))
    }
}

// Who met whom: parties as nodes, the meetings that two of them had as an edge.

/// An undirected graph of parties and of how often each two of them met.
public struct Network: Sendable, Hashable {
    public enum Kind: String, CaseIterable, Sendable { case official, country, organization }

    /// Someone who met others.
    public struct Party: Sendable, Hashable {
        /// Unique among the parties, such as "country:RU".
        public var id: String
        public var name: String
        public var kind: Kind
        /// Name of the party's country; nil where it has none.
        public var country: String?

        public init(id: String, name: String, kind: Kind, country: String?) {
            (self.id, self.name, self.kind, self.country) = (id, name, kind, country)
        }
    }
    /// Those who came together once, and when: ISO days, nil where not known.
    public struct Gathering: Sendable, Hashable {
        public var parties: [Party]
        public var first: String?
        public var last: String?

        public init(parties: [Party], first: String?, last: String?) {
            (self.parties, self.first, self.last) = (parties, first, last)
        }
    }
    public struct Node: Sendable, Hashable {
        public var party: Party
        /// Meetings with any other node.
        public var meetings: Int
    }
    public struct Edge: Sendable, Hashable {
        /// Places of the two in `nodes`, the lower one first.
        public var ends: [Int]
        public var meetings: Int
        /// First day of the earliest meeting and last day of the latest, ISO; nil where no day is known.
        public var first: String?
        public var last: String?
    }

    /// Those with most meetings first.
    public private(set) var nodes: [Node] = []
    /// The pairs with most meetings first.
    public private(set) var edges: [Edge] = []

    /// The network of gatherings. Those of one country who come together with others are one side of a meeting, and have not
    /// met one another; where all are of one country, they have.
    public init(_ gatherings: [Gathering]) {
        var parties: [String: Party] = [:]
        var pairs: [[String]: Edge] = [:]
        var meetings: [String: Int] = [:]
        for gathering in gatherings {
            let here = Dictionary(gathering.parties.map { ($0.id, $0) }) { first, _ in first }.values.sorted { $0.id < $1.id }
            let isDomestic = here.allSatisfy { $0.country != nil && $0.country == here[0].country }
            var met: Set<String> = []
            for (index, a) in here.enumerated() {
                for b in here[(index + 1)...] where isDomestic || a.country == nil || a.country != b.country {
                    var edge = pairs[[a.id, b.id]] ?? Edge(ends: [], meetings: 0)
                    edge.meetings += 1
                    edge.first = [edge.first, gathering.first].compactMap(\.self).min()
                    edge.last = [edge.last, gathering.last].compactMap(\.self).max()
                    pairs[[a.id, b.id]] = edge
                    met.formUnion([a.id, b.id])
                }
            }
            for party in here where met.contains(party.id) {
                parties[party.id] = party
                meetings[party.id, default: 0] += 1
            }
        }
        nodes = parties.values.map { Node(party: $0, meetings: meetings[$0.id] ?? 0) }.sorted(by: Self.precedes)
        let places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.party.id, $0) })
        edges = pairs.map { ids, edge in
            var edge = edge
            edge.ends = ids.compactMap { places[$0] }.sorted()
            return edge
        }.sorted { ($1.meetings, $0.ends[0], $0.ends[1]) < ($0.meetings, $1.ends[0], $1.ends[1]) }
    }

    /// Without the pairs that met less often, and those who then have met nobody.
    public func withPairs(of least: Int) -> Network {
        let kept = edges.filter { $0.meetings >= least }
        return part(nodes: Set(kept.flatMap(\.ends)), edges: kept)
    }

    /// Those for whom `isCentre` holds, all whom they met, and who of these met whom.
    public func around(_ isCentre: (Party) -> Bool) -> Network {
        let centres = Set(nodes.indices.filter { isCentre(nodes[$0].party) })
        var kept: Set<Int> = []
        for edge in edges where !centres.isDisjoint(with: edge.ends) { kept.formUnion(edge.ends) }
        return part(nodes: kept, edges: edges)
    }

    /// The `most` with the most meetings, of whom each has met another of them.
    public func largest(_ most: Int) -> Network {
        let shown = Set(nodes.indices.prefix(most))
        let kept = edges.filter { shown.isSuperset(of: $0.ends) }
        return part(nodes: Set(kept.flatMap(\.ends)), edges: kept)
    }

    /// The nodes of some places, and the edges between them.
    private func part(nodes kept: Set<Int>, edges some: [Edge]) -> Network {
        let places = Dictionary(uniqueKeysWithValues: kept.sorted().enumerated().map { ($1, $0) })
        var network = self
        network.nodes = kept.sorted().map { nodes[$0] }
        network.edges = some.compactMap { edge in
            guard let a = places[edge.ends[0]], let b = places[edge.ends[1]] else { return nil }
            var edge = edge
            edge.ends = [a, b]
            return edge
        }
        return network
    }

    private static func precedes(_ a: Node, _ b: Node) -> Bool {
        (b.meetings, a.party.name, a.party.id) < (a.meetings, b.party.name, b.party.id)
    }
}

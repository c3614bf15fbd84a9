// The edges of the name automaton in two flat arrays.

import Language

/// The nodes of a tree, each with the word that leads to it, found by parent and word.
struct Edges: Sendable {
    private struct Edge: Sendable, Equatable {
        let parent: Int32
        let word: Vocabulary.ID
    }
    /// The edge that leads to each node, the root first.
    private var edges: [Edge]
    /// A hash table of nodes, 0 for an empty slot: open addressing with linear probing, at most three quarters full.
    private var slots: [Int32]
    /// What is left of 64 bits beside those that number the slots.
    private var shift: Int

    /// The root alone; `capacity`, a power of two, is the size of the first hash table.
    init(capacity: Int = 1 << 17) {
        slots = [Int32](repeating: 0, count: capacity)
        shift = UInt64.bitWidth - capacity.trailingZeroBitCount
        edges = [Edge(parent: -1, word: Vocabulary.unknown)]
        edges.reserveCapacity(slots.count / 2)
    }

    /// The node to which a word leads from another one, 0 for none.
    func target(_ node: Int32, _ word: Vocabulary.ID) -> Int32 {
        let edge = Edge(parent: node, word: word)
        return slots[slot(of: edge)]
    }

    /// The node to which a word leads from another one, a new one where it led to none so far.
    mutating func extend(_ node: Int32, by word: Vocabulary.ID) -> Int32 {
        let edge = Edge(parent: node, word: word)
        let slot = slot(of: edge)
        if slots[slot] != 0 { return slots[slot] }
        let new = Int32(edges.count)
        edges.append(edge)
        slots[slot] = new
        if edges.count * 4 > slots.count * 3 { grow() }
        return new
    }

    /// The slot of the node to which an edge leads, or the empty one where it belongs.
    private func slot(of edge: Edge) -> Int {
        // Fibonacci hashing: the upper bits of the product depend on all bits of the key.
        let key = UInt64(UInt32(bitPattern: edge.parent)) << 32 | UInt64(UInt32(bitPattern: edge.word))
        var slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift)
        while slots[slot] != 0, edges[Int(slots[slot])] != edge { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        shift -= 1
        for node in 1..<edges.count { slots[slot(of: edges[node])] = Int32(node) }
    }
}

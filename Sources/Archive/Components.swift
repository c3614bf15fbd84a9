// Grouping by a relation, whatever the order in which things come: accounts of one meeting, spellings of one person.

/// The connected components of `count` things under `linked`, where none may hold two that are `apart`. A thing that links two
/// which are apart belongs to neither; where only a longer chain links them, all of the component stand alone. Things are
/// numbered from 0; each component and the list of them are in rising order.
func components(
    of count: Int, linked: (Int, Int) -> Bool, apart: (Int, Int) -> Bool
) -> [[Int]] {
    var neighbours = [Set<Int>](repeating: [], count: count)
    for a in 0..<count {
        for b in (a + 1)..<max(count, a + 1) where !apart(a, b) && linked(a, b) {
            neighbours[a].insert(b)
            neighbours[b].insert(a)
        }
    }
    while true {
        let found = connected(neighbours)
        var isSettled = true
        for component in found where component.count > 2 {
            let conflicts = component.enumerated().flatMap { index, a in
                component[(index + 1)...].filter { apart(a, $0) }.map { (a, $0) }
            }
            guard !conflicts.isEmpty else { continue }
            isSettled = false
            let bridges = component.filter { thing in
                conflicts.contains { neighbours[thing].contains($0.0) && neighbours[thing].contains($0.1) }
            }
            for thing in bridges.isEmpty ? component : bridges {
                for other in neighbours[thing] { neighbours[other].remove(thing) }
                neighbours[thing] = []
            }
        }
        if isSettled { return found }
    }
}

private func connected(_ neighbours: [Set<Int>]) -> [[Int]] {
    var seen = [Bool](repeating: false, count: neighbours.count)
    var found: [[Int]] = []
    for start in neighbours.indices where !seen[start] {
        var (component, waiting) = ([Int](), [start])
        seen[start] = true
        while let thing = waiting.popLast() {
            component.append(thing)
            for other in neighbours[thing] where !seen[other] {
                seen[other] = true
                waiting.append(other)
            }
        }
        found.append(component.sorted())
    }
    return found
}

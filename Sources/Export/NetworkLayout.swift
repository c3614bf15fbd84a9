// Places for the nodes of a network: forces within each connected part, then room for every label, then parts side by side.

/// The room that a node takes: its shape with its label below it. The node's own place is in the middle of the shape.
struct Footprint {
    /// Half of the width, and what is needed above and below the place.
    var side: Double
    var above: Double
    var below: Double

    static let gap = 6.0

    /// How far the two would have to move apart, sideways and up or down; nil where they are clear of one another.
    func overlap(_ place: Point, _ other: Footprint, _ otherPlace: Point) -> (x: Double, y: Double)? {
        let x = side + other.side + Self.gap - abs(place.x - otherPlace.x)
        guard x > 0 else { return nil }
        let y =
            place.y <= otherPlace.y
            ? below + other.above + Self.gap - (otherPlace.y - place.y)
            : above + other.below + Self.gap - (place.y - otherPlace.y)
        return y > 0 ? (x, y) : nil
    }
}

/// Where the nodes lie, and how large the whole is.
struct NetworkLayout {
    private(set) var places: [Point]
    private(set) var width = 0.0
    private(set) var height = 0.0

    /// The usual length of an edge.
    private static let distance = 120.0
    private static let gap = 36.0

    /// Lays out nodes of those footprints, joined by edges. The same network has always the same layout.
    init(_ footprints: [Footprint], edges: [Network.Edge], width wanted: Double) {
        places = Array(repeating: Point(x: 0, y: 0), count: footprints.count)
        // The parts, the largest first, in rows as wide as the widest of them, or as wanted.
        var boxes: [(nodes: [Int], box: Box)] = []
        for nodes in Self.parts(footprints.count, edges) {
            arrange(nodes, edges, footprints)
            boxes.append((nodes, box(of: nodes, footprints)))
        }
        boxes.sort { ($1.box.area, $0.nodes[0]) < ($0.box.area, $1.nodes[0]) }
        width = max(wanted, boxes.map(\.box.width).max() ?? 0)
        var corner = Point(x: 0, y: 0)
        var rowHeight = 0.0
        var row: [Int] = []
        func centre(_ row: [Int], _ used: Double) {
            for node in row { places[node].x += (width - used) / 2 }
        }
        for (nodes, box) in boxes {
            // One that takes most of a row has it alone.
            if corner.x > 0, corner.x + box.width > width || corner.x > width * 0.6 {
                centre(row, corner.x - Self.gap)
                corner = Point(x: 0, y: corner.y + rowHeight + Self.gap)
                (rowHeight, row) = (0, [])
            }
            for node in nodes {
                places[node].x += corner.x - box.left
                places[node].y += corner.y - box.top
            }
            row += nodes
            corner.x += box.width + Self.gap
            rowHeight = max(rowHeight, box.height)
        }
        centre(row, max(0, corner.x - Self.gap))
        height = corner.y + rowHeight
    }

    private struct Box {
        var left: Double
        var top: Double
        var width: Double
        var height: Double
        var area: Double { width * height }
    }

    private func box(of nodes: [Int], _ footprints: [Footprint]) -> Box {
        let left = nodes.map { places[$0].x - footprints[$0].side }.min() ?? 0
        let right = nodes.map { places[$0].x + footprints[$0].side }.max() ?? 0
        let top = nodes.map { places[$0].y - footprints[$0].above }.min() ?? 0
        let bottom = nodes.map { places[$0].y + footprints[$0].below }.max() ?? 0
        return Box(left: left, top: top, width: right - left, height: bottom - top)
    }

    /// The nodes that are joined by edges, directly or through others.
    private static func parts(_ count: Int, _ edges: [Network.Edge]) -> [[Int]] {
        var neighbours = Array(repeating: [Int](), count: count)
        for edge in edges {
            neighbours[edge.ends[0]].append(edge.ends[1])
            neighbours[edge.ends[1]].append(edge.ends[0])
        }
        var seen = Array(repeating: false, count: count)
        var parts: [[Int]] = []
        for start in 0..<count where !seen[start] {
            var part = [start]
            seen[start] = true
            var next = 0
            while next < part.count {
                for neighbour in neighbours[part[next]] where !seen[neighbour] {
                    seen[neighbour] = true
                    part.append(neighbour)
                }
                next += 1
            }
            parts.append(part)
        }
        return parts
    }

    /// Forces after Fruchterman and Reingold (1991): all push each other away, edges pull, and the steps get shorter.
    private mutating func arrange(_ nodes: [Int], _ edges: [Network.Edge], _ footprints: [Footprint]) {
        let inside = Set(nodes)
        let edges = edges.filter { inside.contains($0.ends[0]) }
        // A spiral to begin with, in the order in which they are joined, so that neighbours are near.
        for (number, node) in nodes.enumerated() {
            let (x, y) = Self.direction(Double(number) * 2.399_963)
            let radius = Self.distance * 0.6 * Double(number).squareRoot()
            places[node] = Point(x: radius * x, y: radius * y)
        }
        guard nodes.count > 2 else {
            if nodes.count == 2 { places[nodes[1]] = Point(x: places[nodes[0]].x + Self.distance * 1.2, y: places[nodes[0]].y) }
            return clear(nodes, footprints)
        }
        let steps = 500
        for step in 0..<steps {
            let most = Self.distance * 1.2 * (1 - Double(step) / Double(steps)) + 1
            var forces = [Int: Point](uniqueKeysWithValues: nodes.map { ($0, Point(x: 0, y: 0)) })
            func push(_ a: Int, _ b: Int, _ strength: (Double) -> Double) {
                let apart = Point(x: places[a].x - places[b].x, y: places[a].y - places[b].y)
                let distance = max(1, (apart.x * apart.x + apart.y * apart.y).squareRoot())
                let force = strength(distance) / distance
                forces[a]?.x += apart.x * force
                forces[a]?.y += apart.y * force
                forces[b]?.x -= apart.x * force
                forces[b]?.y -= apart.y * force
            }
            for (number, a) in nodes.enumerated() {
                for b in nodes[(number + 1)...] { push(a, b) { Self.distance * Self.distance / $0 } }
                // A pull to the middle keeps the ends of long chains near.
                forces[a]?.x -= places[a].x * 0.3
                forces[a]?.y -= places[a].y * 0.4
            }
            for edge in edges { push(edge.ends[0], edge.ends[1]) { -$0 * $0 / Self.distance } }
            for node in nodes {
                guard let force = forces[node] else { continue }
                let size = max(0.001, (force.x * force.x + force.y * force.y).squareRoot())
                places[node].x += force.x / size * min(size, most)
                places[node].y += force.y / size * min(size, most)
            }
        }
        compress(nodes)
        clear(nodes, footprints)
    }

    /// Brings far nodes nearer, so that the part is no larger than its number of nodes needs.
    private mutating func compress(_ nodes: [Int]) {
        let side = Self.distance * Double(nodes.count).squareRoot()
        let width = nodes.map { abs(places[$0].x) }.max() ?? 0
        let height = nodes.map { abs(places[$0].y) }.max() ?? 0
        let (x, y) = (min(1, side * 0.62 / max(1, width)), min(1, side * 0.45 / max(1, height)))
        for node in nodes { places[node] = Point(x: places[node].x * x, y: places[node].y * y) }
    }

    /// Moves nodes apart until no label covers another node or label.
    private mutating func clear(_ nodes: [Int], _ footprints: [Footprint]) {
        for _ in 0..<2000 {
            var isClear = true
            for (number, a) in nodes.enumerated() {
                for b in nodes[(number + 1)...] {
                    guard let overlap = footprints[a].overlap(places[a], footprints[b], places[b]) else { continue }
                    isClear = false
                    if overlap.x < overlap.y {
                        let shift = (overlap.x / 2 + 0.1) * (places[a].x <= places[b].x ? -1 : 1)
                        places[a].x += shift
                        places[b].x -= shift
                    } else {
                        let shift = (overlap.y / 2 + 0.1) * (places[a].y <= places[b].y ? -1 : 1)
                        places[a].y += shift
                        places[b].y -= shift
                    }
                }
            }
            if isClear { return }
        }
    }

    /// Sine and cosine by their series: the library's own may differ in the last digit between machines.
    private static func direction(_ angle: Double) -> (x: Double, y: Double) {
        let turn = 2 * Double.pi
        let rest = angle - (angle / turn).rounded() * turn
        var (sine, cosine, term) = (0.0, 0.0, 1.0)
        for power in 0..<24 {
            switch power % 4 {
            case 0: cosine += term
            case 1: sine += term
            case 2: cosine -= term
            default: sine -= term
            }
            term *= rest / Double(power + 1)
        }
        return (cosine, sine)
    }
}

// A network as an SVG picture: sizes by meetings, shapes by kind, colours by country.

extension Network {
    /// Colours that people with colour blindness can tell apart, dark enough on white; all other countries share the last.
    private static let colours = ["#1f6fb2", "#d1671c", "#1a8a66", "#b23a6f", "#6d55b8", "#8a6d0b", "#2a9bb0", "#a33b2b"]
    private static let otherColour = "#8b93a1"
    private static let margin = 24.0
    private static let labelSize = 12.0
    /// Nodes larger than this have their names in bold.
    private static let boldRadius = 16.0

    /// The picture of the whole network. Readable up to some sixty nodes: take `largest` before.
    /// - Parameter note: a line below the title, such as what is left out.
    public func svg(title: String, note: String) -> String {
        let radii = self.radii
        let labels = nodes.map { Self.lines(neutral($0.party.name)) }
        let footprints = zip(radii, labels).map { radius, lines in
            let widest = lines.map { textWidth($0, size: Self.labelSize, isBold: radius > Self.boldRadius) }.max() ?? 0
            return Footprint(side: max(radius, widest / 2), above: radius, below: radius + 4 + 14 * Double(lines.count))
        }
        let layout = NetworkLayout(footprints, edges: edges, width: 900)
        let width = layout.width + 2 * Self.margin
        let legend = Legend(self, colours: Self.colours, otherColour: Self.otherColour, width: layout.width)
        let top = 84.0
        var picture = Picture(width: width, height: top + layout.height + 28 + legend.height + Self.margin)
        picture.text(title, x: Self.margin, y: 36, size: 20, isBold: true)
        picture.text(note, x: Self.margin, y: 58, size: 13, colour: Picture.faint)

        let places = layout.places.map { Point(x: $0.x + Self.margin, y: $0.y + top) }
        for edge in edges.reversed() {
            let names = edge.ends.map { nodes[$0].party.name }.joined(separator: " and ")
            picture.line(
                from: places[edge.ends[0]], to: places[edge.ends[1]], colour: "#7d8796", width: lineWidth(edge), opacity: 0.5,
                about: "\(names): \(Self.meetings(edge.meetings))\(Self.days(edge))")
        }
        for index in nodes.indices.reversed() {
            let node = nodes[index]
            picture.mark(
                node.party.kind, at: places[index], radius: radii[index], fill: legend.colour(of: node.party),
                about: [node.party.name, node.party.country == node.party.name ? nil : node.party.country]
                    .compactMap(\.self).joined(separator: ", ") + ": " + Self.meetings(node.meetings))
        }
        for index in nodes.indices.reversed() {
            for (line, text) in labels[index].enumerated() {
                picture.text(
                    text, x: places[index].x, y: places[index].y + radii[index] + 13 + 14 * Double(line),
                    size: Self.labelSize, anchor: .middle, isBold: radii[index] > Self.boldRadius, halo: true)
            }
        }
        legend.draw(&picture, at: Point(x: Self.margin, y: top + layout.height + 28))
        return picture.svg(title: title, description: description(note))
    }

    /// Sizes of the marks, whose areas grow with the meetings along the edges that are drawn.
    private var radii: [Double] {
        var strengths = Array(repeating: 0, count: nodes.count)
        for edge in edges { for end in edge.ends { strengths[end] += edge.meetings } }
        let most = Double(max(100, strengths.max() ?? 0))
        return strengths.map { 5 + 24 * (Double($0) / most).squareRoot() }
    }

    private func description(_ note: String) -> String {
        let strongest = edges.prefix(5).map { edge in
            edge.ends.map { nodes[$0].party.name }.joined(separator: " and ") + " (\(edge.meetings))"
        }
        return "Graph of \(nodes.count) parties and \(edges.count) pairs that met; \(note). Most meetings: "
            + strongest.joined(separator: "; ") + "."
    }

    private static func meetings(_ count: Int) -> String { "\(count) meeting\(count == 1 ? "" : "s")" }

    private static func days(_ edge: Edge) -> String {
        guard let first = edge.first, let last = edge.last else { return "" }
        return first == last ? ", \(first)" : ", \(first) to \(last)"
    }

    /// A name on one line, or a long one on two of about the same length.
    private static func lines(_ name: String) -> [String] {
        guard name.count > 16 else { return [name] }
        let words = name.split(separator: " ").map(String.init)
        let breaks = (1..<max(1, words.count)).map { (words[..<$0].joined(separator: " "), words[$0...].joined(separator: " ")) }
        guard let best = breaks.min(by: { max($0.0.count, $0.1.count) < max($1.0.count, $1.1.count) }) else { return [name] }
        return [best.0, best.1]
    }
}

extension Picture {
    /// The mark of a node: a circle for an official, a square for a country, a diamond for an organization.
    fileprivate mutating func mark(_ kind: Network.Kind, at place: Point, radius: Double, fill: String, about: String? = nil) {
        switch kind {
        case .official: circle(x: place.x, y: place.y, radius: radius, fill: fill, about: about)
        case .country:
            let half = radius * 0.89
            rectangle(
                x: place.x - half, y: place.y - half, width: 2 * half, height: 2 * half, fill: fill, radius: 3, about: about)
        case .organization:
            let reach = radius * 1.2
            polygon(
                [
                    Point(x: place.x, y: place.y - reach), Point(x: place.x + reach, y: place.y),
                    Point(x: place.x, y: place.y + reach), Point(x: place.x - reach, y: place.y),
                ], fill: fill, about: about)
        }
    }
}

/// What colours, shapes and lines stand for, in rows below the picture.
private struct Legend {
    private enum Entry {
        case mark(Network.Kind, colour: String, text: String)
        case line(width: Double, text: String)

        var text: String {
            switch self {
            case .mark(_, _, let text), .line(_, let text): text
            }
        }
    }
    private let colours: [String: String]
    /// Colours of kinds, where nobody is of a country but the country itself.
    private let kindColours: [Network.Kind: String]
    private let otherColour: String
    private var rows: [[(entry: Entry, x: Double)]] = []

    private static let rowHeight = 24.0

    var height: Double { Double(rows.count) * Self.rowHeight }

    func colour(of party: Network.Party) -> String {
        kindColours[party.kind] ?? party.country.flatMap { colours[$0] } ?? otherColour
    }

    init(_ network: Network, colours palette: [String], otherColour: String, width: Double) {
        self.otherColour = otherColour
        // The countries with most meetings have colours of their own.
        var weights: [String: Int] = [:]
        for node in network.nodes { if let country = node.party.country { weights[country, default: 0] += node.meetings } }
        let ranked = weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        let named = Array(ranked.prefix(palette.count))
        colours = Dictionary(uniqueKeysWithValues: zip(named, palette))

        let kinds = Set(network.nodes.map(\.party.kind))
        let hasOfficials = kinds.contains(.official)
        kindColours = hasOfficials ? [:] : [.country: palette[0], .organization: palette[1]]
        var countries = hasOfficials ? zip(named, palette).map { Entry.mark(.official, colour: $1, text: $0) } : []
        if hasOfficials, ranked.count > named.count {
            countries.append(.mark(.official, colour: otherColour, text: "other countries"))
        }
        if hasOfficials, let node = network.nodes.first(where: { $0.party.country == nil }) {
            countries.append(.mark(node.party.kind, colour: otherColour, text: "no country"))
        }
        let kindColours = kindColours
        var shapes = Network.Kind.allCases.filter { kinds.contains($0) && kinds.count > 1 }
            .map { Entry.mark($0, colour: hasOfficials ? Picture.faint : kindColours[$0] ?? otherColour, text: $0.rawValue) }
        for count in Set([network.edges.map(\.meetings).min(), network.edges.map(\.meetings).max()].compactMap(\.self)).sorted() {
            let edge = Network.Edge(ends: [], meetings: count)
            shapes.append(.line(width: network.lineWidth(edge), text: "\(count) meeting\(count == 1 ? "" : "s")"))
        }
        for entries in [countries, shapes] {
            var row: [(Entry, Double)] = []
            var x = 0.0
            for entry in entries {
                let needed = 24 + textWidth(entry.text, size: 12) + 20
                if x > 0, x + needed > width {
                    rows.append(row)
                    (row, x) = ([], 0)
                }
                row.append((entry, x))
                x += needed
            }
            if !row.isEmpty { rows.append(row) }
        }
    }

    func draw(_ picture: inout Picture, at corner: Point) {
        for (number, row) in rows.enumerated() {
            let y = corner.y + Double(number) * Self.rowHeight
            for (entry, x) in row {
                let left = corner.x + x
                switch entry {
                case .mark(let kind, let colour, _):
                    picture.mark(kind, at: Point(x: left + 8, y: y + 8), radius: 7, fill: colour)
                case .line(let width, _):
                    picture.line(
                        from: Point(x: left, y: y + 8), to: Point(x: left + 18, y: y + 8), colour: "#7d8796", width: width)
                }
                picture.text(entry.text, x: left + 24, y: y + 12)
            }
        }
    }
}

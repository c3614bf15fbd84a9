// A network as GraphML, DOT and node-link JSON.

extension Network {
    /// GraphML (http://graphml.graphdrawing.org): names, kinds, countries, counts and days as typed data.
    public var graphML: String {
        let keys = [
            ("node", "name", "string"), ("node", "kind", "string"), ("node", "country", "string"), ("node", "meetings", "int"),
            ("edge", "meetings", "int"), ("edge", "first", "string"), ("edge", "last", "string"),
        ]
        func key(_ domain: String, _ name: String) -> [(String, String)] { [("key", "\(domain)-\(name)")] }
        var markup = Markup()
        markup.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        let schema = "http://graphml.graphdrawing.org/xmlns"
        let attributes = [
            ("xmlns", schema), ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ("xsi:schemaLocation", "\(schema) \(schema)/1.0/graphml.xsd"),
        ]
        markup.element("graphml", attributes) { file in
            for (domain, name, type) in keys {
                file.element(
                    "key", [("id", "\(domain)-\(name)"), ("for", domain), ("attr.name", name), ("attr.type", type)])
            }
            file.element("graph", [("id", "meetings"), ("edgedefault", "undirected")]) { graph in
                for node in nodes {
                    graph.element("node", [("id", node.party.id)]) { element in
                        element.element("data", key("node", "name"), text: neutral(node.party.name))
                        element.element("data", key("node", "kind"), text: node.party.kind.rawValue)
                        if let country = node.party.country { element.element("data", key("node", "country"), text: country) }
                        element.element("data", key("node", "meetings"), text: "\(node.meetings)")
                    }
                }
                for edge in edges {
                    let ends = [("source", nodes[edge.ends[0]].party.id), ("target", nodes[edge.ends[1]].party.id)]
                    graph.element("edge", ends) { element in
                        element.element("data", key("edge", "meetings"), text: "\(edge.meetings)")
                        if let first = edge.first { element.element("data", key("edge", "first"), text: first) }
                        if let last = edge.last { element.element("data", key("edge", "last"), text: last) }
                    }
                }
            }
        }
        return markup.text
    }

    /// The language of Graphviz; edges are as wide as the meetings are many.
    public var dot: String {
        func quoted(_ text: String) -> String {
            var result = "\""
            for character in neutral(text) {
                if character == "\"" || character == "\\" { result.append("\\") }
                result.append(character)
            }
            return result + "\""
        }
        let shapes: [Kind: String] = [.official: "ellipse", .country: "box", .organization: "diamond"]
        var text = "graph meetings {\n  graph [overlap=false];\n  node [fontname=\"Helvetica\"];\n"
        for node in nodes {
            var attributes = [
                "label=\(quoted(node.party.name))", "shape=\(shapes[node.party.kind] ?? "ellipse")", "meetings=\(node.meetings)",
            ]
            if let country = node.party.country { attributes.append("country=\(quoted(country))") }
            text += "  \(quoted(node.party.id)) [\(attributes.joined(separator: ", "))];\n"
        }
        for edge in edges {
            var attributes = ["weight=\(edge.meetings)", "penwidth=\(length(lineWidth(edge)))"]
            if let first = edge.first { attributes.append("first=\(quoted(first))") }
            if let last = edge.last { attributes.append("last=\(quoted(last))") }
            let ends = edge.ends.map { quoted(nodes[$0].party.id) }.joined(separator: " -- ")
            text += "  \(ends) [\(attributes.joined(separator: ", "))];\n"
        }
        return text + "}\n"
    }

    /// JSON of nodes and edges that name their ends by `id`, as NetworkX and D3 read it.
    public var json: [UInt8] {
        var json = JSONText()
        json.object { json in
            json.key("directed"); json.value(false)
            json.key("multigraph"); json.value(false)
            json.key("graph"); json.object { _ in }
            json.member("nodes", nodes) { json, node in
                json.object { json in
                    json.member("id", node.party.id)
                    json.member("name", node.party.name)
                    json.member("kind", node.party.kind.rawValue)
                    json.member("country", node.party.country)
                    json.member("meetings", node.meetings)
                }
            }
            json.member("edges", edges) { json, edge in
                json.object { json in
                    json.member("source", nodes[edge.ends[0]].party.id)
                    json.member("target", nodes[edge.ends[1]].party.id)
                    json.member("meetings", edge.meetings)
                    json.member("first", edge.first)
                    json.member("last", edge.last)
                }
            }
        }
        json.newline()
        return json.bytes
    }

    /// From one to seven pixels, with the root of the count.
    func lineWidth(_ edge: Edge) -> Double { min(7, 0.4 + Double(edge.meetings).squareRoot()) }
}

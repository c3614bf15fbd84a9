// SVG pictures: a page with a title and a description for those who do not see it, and text that is text.

/// A picture in the making; lengths in pixels, the origin at the upper left.
struct Picture {
    enum Anchor: String { case start, middle, end }

    static let ink = "#1f2430"
    static let faint = "#5b6472"
    static let line = "#d8dce3"
    static let paper = "#ffffff"

    private var body = Markup()
    let width: Double
    let height: Double

    init(width: Double, height: Double) { (self.width, self.height) = (width, height) }

    mutating func rectangle(
        x: Double, y: Double, width: Double, height: Double, fill: String, radius: Double = 0, about: String? = nil
    ) {
        var attributes = [
            ("x", length(x)), ("y", length(y)), ("width", length(width)), ("height", length(height)), ("fill", fill),
        ]
        if radius > 0 { attributes.append(("rx", length(radius))) }
        shape("rect", attributes, about: about)
    }

    mutating func circle(x: Double, y: Double, radius: Double, fill: String, about: String? = nil) {
        shape(
            "circle",
            [("cx", length(x)), ("cy", length(y)), ("r", length(radius)), ("fill", fill), ("stroke", Self.paper)], about: about)
    }

    mutating func polygon(_ points: [Point], fill: String, about: String? = nil) {
        let places = points.map { "\(length($0.x)),\(length($0.y))" }.joined(separator: " ")
        shape("polygon", [("points", places), ("fill", fill), ("stroke", Self.paper)], about: about)
    }

    mutating func line(
        from a: Point, to b: Point, colour: String = Picture.line, width: Double = 1, opacity: Double = 1, about: String? = nil
    ) {
        var attributes = [
            ("x1", length(a.x)), ("y1", length(a.y)), ("x2", length(b.x)), ("y2", length(b.y)), ("stroke", colour),
            ("stroke-width", length(width)),
        ]
        if opacity < 1 { attributes.append(("stroke-opacity", length(opacity))) }
        shape("line", attributes, about: about)
    }

    /// A line of text; with a `halo` it can be read on top of lines.
    mutating func text(
        _ text: String, x: Double, y: Double, size: Double = 12, anchor: Anchor = .start, colour: String = Picture.ink,
        isBold: Bool = false, halo: Bool = false
    ) {
        var attributes = [("x", length(x)), ("y", length(y)), ("font-size", length(size)), ("fill", colour)]
        if anchor != .start { attributes.append(("text-anchor", anchor.rawValue)) }
        if isBold { attributes.append(("font-weight", "600")) }
        if halo {
            attributes += [
                ("stroke", Self.paper), ("stroke-width", "3"), ("stroke-linejoin", "round"), ("paint-order", "stroke"),
            ]
        }
        body.element("text", attributes, text: neutral(text))
    }

    private mutating func shape(_ name: String, _ attributes: [(String, String)], about: String?) {
        guard let about else { return body.element(name, attributes) }
        body.element(name, attributes) { $0.element("title", text: about) }
    }

    /// The whole file.
    func svg(title: String, description: String) -> String {
        var markup = Markup()
        markup.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        let attributes = [
            ("xmlns", "http://www.w3.org/2000/svg"), ("width", length(width)), ("height", length(height)),
            ("viewBox", "0 0 \(length(width)) \(length(height))"), ("role", "img"), ("aria-labelledby", "title desc"),
            ("font-family", "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"),
        ]
        markup.element("svg", attributes) { svg in
            svg.element("title", [("id", "title")], text: title)
            svg.element("desc", [("id", "desc")], text: description)
            svg.element("rect", [("width", "100%"), ("height", "100%"), ("fill", Self.paper)])
            svg.raw(body.text.trimmed)
        }
        return markup.text
    }
}

/// A place in a picture.
struct Point: Hashable {
    var x: Double
    var y: Double
}

/// About how wide a line of text is drawn: letters of a wide sans-serif face, so that it is seldom wider; East Asian ones an em.
func textWidth(_ text: String, size: Double, isBold: Bool = false) -> Double {
    var ems = 0.0
    for character in text {
        guard let scalar = character.unicodeScalars.first else { continue }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x1F000...0x3FFFD: ems += 1
        default:
            ems +=
                "ijl.,:;'|!()[] fIt".contains(character)
                ? 0.36 : "mwMW".contains(character) ? 0.92 : character.isUppercase ? 0.72 : 0.61
        }
    }
    return ems * size * (isBold ? 1.1 : 1)
}

extension String {
    fileprivate var trimmed: String { hasSuffix("\n") ? String(dropLast()) : self }
}

// Many short lists in two flat arrays.

/// Lists by small numbers; each is a chain through one array of all elements.
struct Chains<Element: Sendable>: Sendable {
    fileprivate struct Link: Sendable {
        let element: Element
        /// The following link, or -1.
        var next: Int32 = -1
    }
    /// For each list its first link, or -1.
    private var heads: [Int32] = []
    private var links: [Link] = []

    /// Without lists so far, with room for some number of them and of elements.
    init(lists: Int, elements: Int) {
        heads.reserveCapacity(lists)
        links.reserveCapacity(elements)
    }

    /// Puts an element at the end of a list. Takes time of the list's length: lists are short.
    mutating func append(_ element: Element, to list: Int) {
        while heads.count <= list { heads.append(-1) }
        let new = Int32(links.count)
        links.append(Link(element: element))
        guard heads[list] >= 0 else {
            heads[list] = new
            return
        }
        var last = Int(heads[list])
        while links[last].next >= 0 { last = Int(links[last].next) }
        links[last].next = new
    }

    /// The elements of a list in the order in which they came; none where the list is not known.
    subscript(list: Int) -> Chain { Chain(links: links, link: heads.indices.contains(list) ? heads[list] : -1) }

    /// The elements of one list.
    struct Chain: Sequence, IteratorProtocol {
        fileprivate let links: [Link]
        fileprivate var link: Int32

        mutating func next() -> Element? {
            guard link >= 0 else { return nil }
            defer { link = links[Int(link)].next }
            return links[Int(link)].element
        }
    }
}

// An article as a reader hands it on: metadata and a body whose bytes never change again.

import Language

/// A news article. Offsets of all findings are UTF-8 byte offsets into `body`.
public struct Article: Sendable, Hashable {
    /// Where an article's date comes from.
    public enum PublishedBasis: String, Sendable, CaseIterable {
        /// Stated by the input or by `--published`.
        case given
        /// Day and year read in the dateline, below the title or at the end of the text.
        case dateline
        /// Day from the dateline, year taken as the most recent one that fits.
        case assumed
        /// No date known.
        case unknown
    }

    /// Where in the input the article stood: a path (or "-") and the line it began at.
    public struct Origin: Sendable, Hashable {
        public var path: String
        public var line: Int?
        public init(path: String, line: Int? = nil) {
            self.path = path
            self.line = line
        }
    }

    /// The identifier of the input (`id` of a JSON record), else the url, else the path.
    public var id: String
    public var title: String?
    public var byline: String?
    /// The place named by the dateline, such as "Moscow".
    public var datelinePlace: String?
    public var published: CivilDate?
    public var publishedBasis: PublishedBasis
    public var url: String?
    /// Name of the publisher or agency.
    public var source: String?
    /// ISO 639-1 code, where the input states one.
    public var language: String?
    /// The text: for JSON the field byte for byte, for a text file everything from the first to the last paragraph kept.
    public var body: String
    public var origin: Origin

    public init(
        id: String, title: String? = nil, byline: String? = nil, datelinePlace: String? = nil, published: CivilDate? = nil,
        publishedBasis: PublishedBasis = .unknown, url: String? = nil, source: String? = nil, language: String? = nil,
        body: String, origin: Origin
    ) {
        self.id = id
        self.title = title
        self.byline = byline
        self.datelinePlace = datelinePlace
        self.published = published
        self.publishedBasis = publishedBasis
        self.url = url
        self.source = source
        self.language = language
        self.body = body
        self.origin = origin
    }
}

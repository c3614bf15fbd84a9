// A text file as an article: title, byline and dateline found, menus, forms and notices left off at both ends.

import Language

extension Reader {
    /// The article of a text file, or nil where it holds no text.
    func article(text bytes: UnsafeBufferPointer<UInt8>, path: String) -> Article? {
        let paragraphs = Boilerplate.paragraphs(bytes)
        let kept = Boilerplate.kept(paragraphs, in: bytes)
        guard !kept.isEmpty else { return nil }

        let title = titleIndex(paragraphs, kept, bytes)
        var first = max(kept.lowerBound, title.map { $0 + 1 } ?? 0)
        if first >= kept.upperBound { first = kept.lowerBound }

        var opening = Opening()
        // A byline may stand between the title and the buttons below it.
        for index in (title ?? first)..<first where index != title { _ = opening.read(paragraphs[index].range, of: bytes) }
        while first < kept.upperBound - 1, opening.read(paragraphs[first].range, of: bytes) { first += 1 }
        // A line under the title may stand before the byline or the dateline.
        for index in first..<min(first + 4, kept.upperBound) where index == first || paragraphs[index - 1].kind != .prose {
            _ = opening.read(paragraphs[index].range, of: bytes, opensArticle: index == first)
        }
        let body = paragraphs[first].range.lowerBound..<paragraphs[kept.upperBound - 1].range.upperBound
        var article = Article(
            id: path, title: title.flatMap { $0 == first ? nil : titleText(paragraphs[$0].range, bytes) },
            body: String(decoding: bytes[body], as: UTF8.self), origin: Article.Origin(path: path))
        apply(opening, to: &article)
        return article
    }

    /// Sets what the opening tells and the article lacks; the date by the rules of `Article.PublishedBasis`.
    func apply(_ opening: Opening, to article: inout Article) {
        let dateline = opening.dateline
        article.byline = article.byline ?? opening.byline
        article.datelinePlace = dateline?.place
        article.source = article.source ?? dateline?.agency
        if article.published != nil {
            article.publishedBasis = .given
        } else if let day = dateline?.date?.civilDate {
            article.published = day
            article.publishedBasis = .dateline
        } else if dateline?.date == nil, let day = closingDate(article.body) {
            article.published = day
            article.publishedBasis = .dateline
        } else if let published {
            article.published = dateline?.date?.nearest(to: published) ?? published
            article.publishedBasis = .given
        } else if var date = dateline?.date {
            date.weekday = date.weekday ?? dateline?.reportedWeekday
            article.published = date.mostRecent(notAfter: today)
            article.publishedBasis = article.published == nil ? .unknown : .assumed
        }
    }

    /// The day that stands alone in the last line of a text.
    private func closingDate(_ body: String) -> CivilDate? {
        let lines = body.utf8.reversed().drop { $0 <= 0x20 }
        guard let end = lines.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
        guard let dateline = Dateline.parse(body[end.base...]), dateline.isLine else { return nil }
        return dateline.date?.civilDate
    }

    /// The paragraph that is the title: before the story, short, no sentence, and set off from what follows.
    private func titleIndex(
        _ paragraphs: [Boilerplate.Paragraph], _ kept: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        func isTitle(_ index: Int) -> Bool {
            let range = paragraphs[index].range
            guard range.count <= 250, let last = range.last, index + 1 < paragraphs.count else { return false }
            if bytes[last] == UInt8(ascii: ":") || bytes[last] == UInt8(ascii: ",") { return false }
            if endsInFullStop(range, bytes) { return false }
            var opening = Opening()
            if opening.read(range, of: bytes) { return false }
            // "PARIS — " alone may open a title as well.
            if let dateline = opening.dateline, dateline.date != nil || dateline.agency != nil { return false }
            let next = paragraphs[index + 1].range
            let gap = bytes[range.upperBound..<next.lowerBound]
            let isSetOff = gap.count { $0 == 0x0A } > 1 || gap.count { $0 == 0x0D } > 1 && !gap.contains(0x0A)
            return isSetOff || opening.read(next, of: bytes) || opening.dateline != nil || next.count > range.count
        }
        if kept.lowerBound == 0 { return isTitle(0) ? 0 : nil }
        // Among menus and buttons: the first line that is longer than an item of a menu, else the last short one.
        let story = kept.first { paragraphs[$0].kind == .prose } ?? kept.lowerBound
        let titles = (0...story).filter {
            let kind = paragraphs[$0].kind
            return (kind == .line || kind == .menuItem || $0 == kept.lowerBound) && isTitle($0)
        }
        return titles.first { bytes[paragraphs[$0].range].count { $0 == 0x20 } >= 3 } ?? titles.last { $0 >= kept.lowerBound }
    }

    /// Whether the text ends in a full stop, closing quotation marks aside, that is not one of an abbreviation.
    private func endsInFullStop(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard Boilerplate.endsSentence(range, bytes), !Boilerplate.endsInAbbreviation(range, bytes) else { return false }
        let marks = bytes[range].reversed().prefix { $0 >= 0x80 || ".!?\"')]* ".utf8.contains($0) }
        return marks.first { $0 < 0x80 && ".!?".utf8.contains($0) } == UInt8(ascii: ".")
    }

    /// The title in one line, without the mark of a Markdown heading.
    private func titleText(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let text = String(decoding: bytes[range], as: UTF8.self)
        let marked = text.hasPrefix("#") ? text.drop { $0 == "#" } : text[...]
        return marked.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

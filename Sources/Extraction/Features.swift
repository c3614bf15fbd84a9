// The columns of a document that the attribution network reads.

import AttributionNetwork
import Language

extension Attributor {
    /// The features of all tokens, given what the rules found.
    func features(_ found: [Attribution], mentions: Mentions) -> TokenFeatures {
        var features = TokenFeatures()
        features.reserveCapacity(tokens.count)
        var lower: [UInt8] = []
        var paragraph: Int32 = -1
        let utterances = document.quotations.indices.map(isUtterance)
        for (index, token) in tokens.enumerated() {
            document.fold(token.range, into: &lower)
            features.word.append(.fnv1a(lower))
            features.prefix.append(UInt16(UInt64.fnv1a(lower.prefix(3)) % UInt64(TokenFeatures.affixes)))
            features.suffix.append(UInt16(UInt64.fnv1a(lower.suffix(3)) % UInt64(TokenFeatures.affixes)))
            features.form.append(token.kind.rawValue * 3 + (token.isUpperCase ? 2 : token.isCapitalised ? 1 : 0))
            features.tag.append(token.tag.rawValue)
            let quotation = document.quotationOf[index]
            features.quotation.append(quotation)
            features.quote.append(quote(index, quotation, utterances))
            let sentence = document.sentences[Int(document.sentenceOf[index])]
            if token.startsParagraph { paragraph += 1 }
            features.sentence.append(document.sentenceOf[index])
            features.paragraph.append(max(0, paragraph))
            features.place.append(
                (index == sentence.lowerBound ? 1 : 0) + (token.startsParagraph ? 2 : 0)
                    + (index == sentence.upperBound - 1 ? 4 : 0))
            features.mention.append(mentions.feature(index))
            features.bits.append(bits(token, isName: mentions.person(at: index) != nil))
        }
        features.enter(
            found.map { attribution in
                RuleAttribution(
                    content: attribution.content, source: attribution.source, cue: attribution.cue,
                    rule: UInt8(Rule.allCases.firstIndex(of: attribution.rule)! + 1))
            })
        return features
    }

    private func quote(_ index: Int, _ quotation: Int32, _ utterances: [Bool]) -> UInt8 {
        guard quotation >= 0 else { return 0 }
        let range = document.quotations[Int(quotation)]
        let place: UInt8 = index == range.open ? 1 : index == range.close ? 3 : 2
        return utterances[Int(quotation)] ? place : place + 3
    }

    /// The classes of words that the network was trained on; later ones are for the rules alone.
    private static let classes = 33

    /// Word classes in the low bits, then the frames of a verb that attributes, then those of a noun.
    /// A person called May is no month and no modal verb.
    private func bits(_ token: Token, isName: Bool) -> UInt64 {
        var classes = phrases.classes[token.word]
        if isName { classes.subtract([.month, .weekday, .modal, .time]) }
        var bits = classes.rawValue & (1 << Self.classes - 1)
        if let verb = cues.verb(token.word) { bits |= UInt64(cues.all[verb].frames.rawValue) << 33 | 1 << 43 }
        if let noun = cues.noun(token.word) { bits |= UInt64(cues.all[noun].frames.rawValue & 0xff) << 44 | 1 << 52 }
        return bits
    }
}

extension Mentions {
    /// 0 nothing, 1 person, 2 title of a person, then what the gazetteer knows.
    fileprivate func feature(_ index: Int) -> UInt8 {
        if person(at: index) != nil { return titleOf[index] >= 0 ? 2 : 1 }
        if titleOf[index] >= 0 { return 2 }
        if acronym(at: index) != nil { return 3 }
        guard let match = match(at: index) else { return 0 }
        if match.title != nil { return 4 }
        if match.organization != nil { return 5 }
        if let country = match.country {
            switch country.kind {
            case .adjective, .demonym: return 7
            case .capital, .seat, .city: return 8
            default: return 6
            }
        }
        return match.topic != nil ? 9 : 10
    }
}

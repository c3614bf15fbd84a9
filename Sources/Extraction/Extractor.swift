// The road of one article through extraction: document → mentions → attributions → speakers → meetings → findings.

import AttributionNetwork
import Gazetteer
import Language
import Resources

/// Finds statements, meetings and officials in articles. Made once, used from any number of threads.
public struct Extractor: Sendable {
    private let annotator: Annotator
    private let gazetteer: Gazetteer
    private let classes: WordClasses
    private let cues: Cues
    private let acts: Acts
    private let meetingLexicon: MeetingLexicon
    private let bodyKinds: BodyKinds
    private let times: TimeExpressions
    private let words: Attributor.Words
    private let calibration = Calibration()
    private let meetingWords: MeetingFinder.Words
    private let network = AttributionNetwork()
    private let stages: StageTimes?

    /// Loads the lexicons and the gazetteer, whose tables may have rows of a user's own.
    ///
    /// - Parameter stages: takes the time of each stage, for benchmarks.
    public init(gazetteer tables: Tables = Tables(), stages: StageTimes? = nil) {
        self.stages = stages
        var lexicon = Lexicon()
        gazetteer = Gazetteer(lexicon: &lexicon, tables: tables)
        classes = WordClasses(lexicon: &lexicon)
        cues = Cues(lexicon: &lexicon)
        acts = Acts(lexicon: &lexicon)
        meetingLexicon = MeetingLexicon(lexicon: &lexicon)
        bodyKinds = BodyKinds(lexicon: &lexicon)
        times = TimeExpressions(lexicon: &lexicon)
        words = Attributor.Words(&lexicon)
        meetingWords = MeetingFinder.Words(&lexicon)
        annotator = Annotator(lexicon: lexicon)
    }

    /// The names of the rules by the numbers that `RuleAttribution.rule` tells, less one.
    public static let ruleNames = Rule.allCases.map(\.rawValue)

    /// What the attribution network is told of an article, with the byte offsets of its tokens: for the trainer.
    public func features(of body: String, published: CivilDate? = nil) -> (tokens: [Range<Int>], features: TokenFeatures) {
        var laps = Laps(nil)
        let read = read(body, published, &laps)
        return (read.document.tokens.map(\.range), read.features)
    }

    /// A body with its names, what the rules find in it, and what the network is told of it.
    private func read(_ body: String, _ published: CivilDate?, _ laps: inout Laps) -> (
        document: Document, mentions: Mentions, attributor: Attributor, rules: [Attribution], features: TokenFeatures
    ) {
        let document = annotator.document(body)
        laps.end(.document)
        let phrases = Phrases(document: document, classes: classes)
        let mentions = MentionFinder(
            document: document, tokens: document.tokens, gazetteer: gazetteer, classes: classes, phrases: phrases,
            published: published, words: words, lexicon: annotator.lexicon
        ).mentions()
        laps.end(.names)
        let attributor = Attributor(document: document, phrases: phrases, cues: cues, words: words, scope: document.content)
        let rules = attributor.attributions()
        let features = attributor.features(rules, mentions: mentions)
        laps.end(.rules)
        return (document, mentions, attributor, rules, features)
    }

    /// Everything found in an article. Ranges are UTF-8 byte offsets into `body`.
    ///
    /// - Parameters:
    ///   - published: the day against which relative dates are resolved.
    ///   - place: the dateline's place.
    public func findings(of body: String, published: CivilDate? = nil, place: String? = nil) -> Findings {
        var laps = Laps(stages)
        let (document, named, attributor, rules, features) = read(body, published, &laps)
        let (phrases, scope) = (attributor.phrases, attributor.scope)
        let place = place ?? document.dateline?.place
        let attributions = attributor.revised(
            rules, features,
            by: network.frames(of: features, in: scope, alone: Attributor.clause, confirmed: Attributor.confirmed))
        laps.end(.network)
        var resolver = SpeakerResolver(
            document: document, gazetteer: gazetteer, phrases: phrases, mentions: named, meetings: meetingLexicon,
            bodyKinds: bodyKinds, published: published, sources: attributions.compactMap { $0.source ?? $0.antecedent },
            contents: attributions.flatMap(\.content))
        let mentions = resolver.mentions
        let subjects = Subjects(document: document, gazetteer: gazetteer, mentions: mentions)

        var findings = Findings()
        let roster = Roster(persons: mentions.persons)
        findings.officials = roster.members.map { official(mentions.persons[$0], document) }
        // Sources are resolved in the order in which they stand, which is not that of the contents.
        let order = attributions.indices.sorted { position(attributions[$0]) < position(attributions[$1]) }
        var speakers = [Party?](repeating: nil, count: attributions.count)
        var known: [Range<Int>: Party] = [:]
        for index in order {
            let attribution = attributions[index]
            let source = attribution.source ?? attribution.antecedent
            let speaker = source.flatMap { known[$0] } ?? resolver.speaker(of: source, at: position(attribution))
            if let source { known[source] = speaker }
            speakers[index] = speaker
        }
        laps.end(.speakers)
        let meetings = MeetingFinder(
            document: document, tokens: document.tokens, gazetteer: gazetteer, phrases: phrases, mentions: mentions,
            lexicon: meetingLexicon,
            times: times, cues: cues, resolver: resolver, scope: scope, published: published, datelinePlace: place,
            words: meetingWords
        ).meetings()
        findings.meetings = meetings.map(roster.renumbered)
        laps.end(.meetings)
        let (reported, reports) = withOutlets(attributions, speakers)
        let days = SayingTime(
            document: document, phrases: phrases, times: times.find(in: scope, of: document, reference: published),
            published: published
        ).days(of: reported, speakers)
        for (index, attribution) in reported.enumerated() where !reports.contains(index) {
            guard let statement = statement(attribution, speakers[index]!, document, subjects, meetings, days[index]) else {
                continue
            }
            findings.statements.append(roster.renumbered(statement))
        }
        laps.end(.statements)
        return findings
    }

    /// "…, Lavrov said, Interfax reported": a medium that reports a statement is its outlet, not a speaker. The reports are given back.
    private func withOutlets(_ attributions: [Attribution], _ speakers: [Party?]) -> ([Attribution], reports: Set<Int>) {
        var attributions = attributions
        var reports: Set<Int> = []
        for (index, report) in attributions.enumerated() where report.rule == .clauseThenCue || report.rule == .accordingTo {
            guard let id = speakers[index]?.organization, gazetteer.organization(id)?.kind == .media,
                let inner = attributions.indices.first(where: { other in
                    guard other != index, let cue = attributions[other].cue else { return false }
                    return report.content.contains { $0.lowerBound <= cue.lowerBound && cue.upperBound <= $0.upperBound }
                })
            else { continue }
            attributions[inner].outlet = attributions[inner].outlet ?? report.source
            reports.insert(index)
        }
        return (attributions, reports)
    }

    private func position(_ attribution: Attribution) -> Int {
        attribution.source?.lowerBound ?? attribution.cue?.lowerBound ?? attribution.start
    }

    private func official(_ person: Person, _ document: Document) -> Official {
        Official(
            name: person.name, names: person.names, office: person.office,
            officeKind: person.officeKind.flatMap(Official.OfficeKind.init(rawValue:)), country: person.country,
            organization: person.organization,
            organizationName: person.organization.map { gazetteer.organization($0)?.name ?? $0 },
            gazetteerID: person.holder.map { gazetteer.holders[$0].id },
            mentions: person.mentions.map { document.bytes(of: $0) })
    }

    private func statement(
        _ attribution: Attribution, _ speaker: Party, _ document: Document, _ subjects: Subjects, _ meetings: [Meeting],
        _ said: Period?
    ) -> Statement? {
        let content = attribution.content.compactMap { trimmed($0, document) }
        guard !content.isEmpty else { return nil }
        let cue = attribution.lexeme.map { cues.all[$0] }
        return Statement(
            kind: kind(of: content, document), act: acts.act(cue: cue, rule: attribution.rule, content: content, of: document),
            content: content.map { document.bytes(of: $0) },
            source: attribution.source.map { [document.bytes(of: $0)] } ?? [],
            cue: attribution.cue.map { [document.bytes(of: $0)] } ?? [],
            speaker: speaker, subjects: subjects.subjects(of: content), said: said,
            meeting: meeting(of: attribution, by: speaker, document, meetings), confidence: calibration.confidence(attribution),
            rule: attribution.rule.rawValue,
            outlet: attribution.outlet.map { document.text(of: $0) }, probabilities: attribution.probabilities)
    }

    /// Leaves out marks at the edges: quotation marks that enclose it, commas, dashes.
    private func trimmed(_ range: Range<Int>, _ document: Document) -> Range<Int>? {
        var (start, end) = (range.lowerBound, range.upperBound)
        func isEdge(_ index: Int) -> Bool {
            switch document.tokens[index].kind {
            case .comma, .dash, .colon, .semicolon: true
            default: false
            }
        }
        while start < end, isEdge(start) { start += 1 }
        while end > start, isEdge(end - 1) { end -= 1 }
        if end - start > 2, document.tokens[start].kind == .openQuote, document.tokens[end - 1].kind == .closeQuote,
            document.quotationOf[start] == document.quotationOf[end - 1]
        {
            start += 1
            end -= 1
        }
        // A mark whose partner stands outside.
        if end - start > 1, document.tokens[end - 1].kind == .closeQuote, document.quotationOf[end - 1] >= 0,
            document.quotations[Int(document.quotationOf[end - 1])].open < start
        {
            end -= 1
        }
        while end > start, isEdge(end - 1) { end -= 1 }
        return start < end ? start..<end : nil
    }

    private func kind(of content: [Range<Int>], _ document: Document) -> Statement.Kind {
        var quoted = 0
        var plain = 0
        for range in content {
            for index in range where document.tokens[index].kind == .word || document.tokens[index].kind == .number {
                if document.quotationOf[index] >= 0 { quoted += 1 } else { plain += 1 }
            }
        }
        return plain == 0 ? .direct : quoted == 0 ? .indirect : .mixed
    }

    /// The meeting at which it was said: held, attended by the speaker or his country, told of in the sentence of the cue outside of
    /// what was said, or in the next one as the occasion of the remarks.
    private func meeting(
        of attribution: Attribution, by speaker: Party, _ document: Document, _ meetings: [Meeting]
    ) -> Int? {
        guard let cue = attribution.cue else { return nil }
        let number = Int(document.sentenceOf[cue.lowerBound])
        let content = attribution.content.map { document.bytes(of: $0) }
        func nearest(in sentence: Range<Int>, to position: Int) -> Int? {
            let bytes = document.bytes(of: sentence)
            let told = meetings.indices.flatMap { index in
                meetings[index].mentions.filter { mention in
                    bytes.overlaps(mention) && !content.contains { $0.overlaps(mention) }
                }.map { (index, abs($0.lowerBound - position)) }
            }
            return told.filter { meetings[$0.0].status == .held && attends(speaker, meetings[$0.0]) }.min { $0.1 < $1.1 }?.0
        }
        if let own = nearest(in: document.sentences[number], to: Int(document.tokens[cue.lowerBound].start)) { return own }
        guard let next = document.sentences[safe: number + 1],
            let remarks = next.first(where: { cues.noun(document.tokens[$0].word) != nil && document.quotationOf[$0] < 0 })
        else { return nil }
        return nearest(in: remarks..<next.upperBound, to: Int(document.tokens[remarks].start))
    }

    private func attends(_ speaker: Party, _ meeting: Meeting) -> Bool {
        meeting.participants.contains { participant in
            let party = participant.party
            if let official = party.official, official == speaker.official || speaker.jointly.contains(official) { return true }
            return party.name == speaker.name
                || speaker.kind != .official && party.country != nil && party.country == speaker.country
        }
    }
}

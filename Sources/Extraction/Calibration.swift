// How sure a statement is: the network's probabilities and the rule's precision, made into the share of such statements that are right.

import AttributionNetwork
import Foundation
import Resources

/// A logistic regression on annotated articles (Platt 1999), fitted by `Training/calibrate.py`.
struct Calibration: Sendable {
    /// Precision of each rule on PolNeAR's training articles.
    private let precision: [Rule: Double]
    private let constant, cue, source, content, rule, unnamed: Double

    init() {
        var precision: [Rule: Double] = [:]
        for row in Table(Resource.at("Lexicon/rules.tsv")).rows {
            guard let rule = Rule(rawValue: row[0]), let share = Double(row[1]) else { preconditionFailure("no rule \(row[0])") }
            precision[rule] = share
        }
        self.precision = precision
        var weights: [String: Double] = [:]
        for row in Table(Resource.at("Model/calibration.tsv")).rows { weights[row[0]] = Double(row[1]) }
        func weight(_ name: String) -> Double {
            guard let weight = weights[name] else { preconditionFailure("no weight \(name)") }
            return weight
        }
        constant = weight("constant")
        cue = weight("cue")
        source = weight("source")
        content = weight("content")
        rule = weight("rule")
        unnamed = weight("unnamed")
    }

    /// Confidence of an attribution, 0...1.
    func confidence(_ attribution: Attribution) -> Double {
        let precision = precision[attribution.rule] ?? 0.5
        guard let parts = attribution.probabilities else { return precision }
        var sum = constant + cue * logit(parts.cue) + content * log(max(parts.content, 1e-3)) + rule * logit(precision)
        sum += attribution.source == nil ? unnamed : source * log(max(parts.source, 1e-3))
        return (1000 / (1 + exp(-sum))).rounded() / 1000
    }

    private func logit(_ probability: Double) -> Double {
        let clipped = min(max(probability, 0.001), 0.999)
        return log(clipped / (1 - clipped))
    }
}

extension Attribution {
    /// That the cue attributes speech: where the lexicon knows a cue of speech, the network need only know that it attributes.
    var cueProbability: Double {
        guard let frame else { return 1 }
        return min(1, rule == .network ? frame.speech : frame.speech + frame.belief)
    }

    /// What `Statement.probabilities` tells. Of a source that a rule named against the network, what the network leaves it.
    var probabilities: Probabilities? {
        guard let frame else { return nil }
        func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
        var named = frame.sourceProbability
        if let source, !(frame.source?.overlaps(source) ?? false) { named = frame.source == nil ? 0.5 : 1 - named }
        return Probabilities(
            cue: rounded(cueProbability), source: rounded(named), content: rounded(frame.contentProbability),
            link: rounded(frame.linkProbability))
    }
}

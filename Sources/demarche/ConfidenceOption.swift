// How sure a statement must be: the option that `extract`, `ingest` and `ask` share.

import ArgumentParser

/// `--min-confidence`
struct ConfidenceOption: ParsableArguments {
    @Option(
        name: .customLong("min-confidence"), parsing: .unconditional,
        help: ArgumentHelp(
            "Leave out statements of which the extraction is less sure, from 0 to 1 (default: 0).", valueName: "confidence"),
        transform: { text in
            guard let confidence = Double(text), (0...1).contains(confidence) else {
                throw ValidationError("a confidence is a number from 0 to 1")
            }
            return confidence
        })
    var least = 0.0
}

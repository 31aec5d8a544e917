import ArgumentParser

/// What kind of value an argument takes; completion asks the session for the values of that kind.
package enum ValueKind: String, Sendable, CaseIterable {
    case sample, unit, sampleOrUnit, layer, network, split, dataset, setting, settingValue, command, topic
    case weightFile, document, pictureFile, sampleOrFile, file, commandLine, metric, parameter, sampleOrParameter
}

extension CompletionKind {
    /// Values of a kind that the session knows, as in `@Argument(completion: .values(.layer)) var layer: String`.
    package static func values(_ kind: ValueKind) -> CompletionKind { .shellCommand(marker + kind.rawValue) }

    /// Never run: it carries the kind through the parser's own description of a command.
    static let marker = "convo-values:"
}

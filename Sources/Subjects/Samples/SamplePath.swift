/// Which images a word names: `test/18`, `train/0-24`, `test/is4/as9`, `it`, `drawing`, `seven.png`, `-`.
package enum SamplePath: Sendable, Hashable {
    /// Images of a split that pass all filters, in their order; then, of those, the chosen places. No choice: all.
    case images(SplitName, filters: [SampleFilter], choice: [ClosedRange<Int>]?)
    /// The sample used last.
    case last
    /// A drawing of the session, by its number; the last one without.
    case drawing(Int?)
    /// A picture file.
    case file(String)
    /// ASCII art on standard input.
    case standardInput
}

/// A condition on an image, written between split and index.
package enum SampleFilter: Sendable, Hashable {
    /// `is7`: labeled 7.
    case labeled(Int)
    /// `as9`: the network says 9.
    case predicted(Int)
    /// `wrong`: the network says something else than the label.
    case wrong
    /// `right`: the network says what the label says.
    case right
    /// `unsure`: all, the least confident first.
    case unsure
    /// `random`: all, in an order drawn from the seed.
    case random

    /// The class that it asks for; nil where it asks for none.
    package var label: Int? {
        switch self {
        case .labeled(let label), .predicted(let label): label
        case .wrong, .right, .unsure, .random: nil
        }
    }

    /// Whether a network must have looked at the images first.
    package var needsPredictions: Bool {
        switch self {
        case .predicted, .wrong, .right, .unsure: true
        case .labeled, .random: false
        }
    }
}

extension SampleFilter: CustomStringConvertible {
    package var description: String {
        switch self {
        case .labeled(let label): "is\(label)"
        case .predicted(let label): "as\(label)"
        case .wrong: "wrong"
        case .right: "right"
        case .unsure: "unsure"
        case .random: "random"
        }
    }
}

extension SamplePath: CustomStringConvertible {
    package var description: String {
        switch self {
        case .images(let split, let filters, let choice):
            ([split.rawValue] + filters.map(\.description) + (choice.map { [Self.text(of: $0)] } ?? []))
                .joined(separator: "/")
        case .last: "it"
        case .drawing(let number): number.map { "drawing/\($0)" } ?? "drawing"
        case .file(let path): path
        case .standardInput: "-"
        }
    }

    private static func text(of choice: [ClosedRange<Int>]) -> String {
        choice.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    }
}

/// What can be wrong with the text of an ``Augmentation``.
package enum AugmentationError: Error, Equatable, Sendable {
    /// No change has this name.
    case unknownName(String)
    /// The name stands without a value.
    case missingValue(String)
    /// The value is no number (or no range, for `scale`).
    case malformedValue(name: String, given: String)
    /// The number lies outside of what is allowed.
    case outOfBounds(name: String, given: String, allowed: ClosedRange<Float>)
}

extension AugmentationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownName(let name):
            "augment: no change is called '\(name)'; expected none, mild, wide, or "
                + Augmentation.names.joined(separator: ", ") + " with a value, as in 'shift 2, rotate 10'"
        case .missingValue(let name):
            "augment: '\(name)' needs a value, as in '\(Augmentation.example(of: name))'"
        case .malformedValue(let name, let given):
            "augment: '\(name)' expects \(name == "scale" ? "two factors" : "a number"), got '\(given)'; "
                + "write it as in '\(Augmentation.example(of: name))'"
        case .outOfBounds(let name, let given, let allowed):
            "augment: '\(name)' goes from \(Augmentation.plain(allowed.lowerBound)) to "
                + "\(Augmentation.plain(allowed.upperBound)), got '\(given)'"
        }
    }
}

/// The numbers that stand for the ends of the scale.
package enum PictureRange: Sendable, Hashable {
    /// Gray from 0 (black background) to 1 (white ink). No scale is printed.
    case unit
    /// A quantity from `low` to `high`, drawn in a perceptual color map with its scale.
    case span(low: Float, high: Float)
    /// A signed quantity from -`max` to `max`, drawn in two hues that meet at zero, with its scale.
    case symmetric(max: Float)

    /// The value at the lower end of the scale.
    package var low: Float {
        switch self {
        case .unit: 0
        case .span(let low, _): low
        case .symmetric(let max): -max
        }
    }

    /// The value at the upper end of the scale.
    package var high: Float {
        switch self {
        case .unit: 1
        case .span(_, let high): high
        case .symmetric(let max): max
        }
    }
}

extension PictureRange {
    /// Whether numbers stand on both sides of zero.
    package var isSigned: Bool { if case .symmetric = self { true } else { false } }

    /// Where a number stands on the scale: 0…1, or -1…1 where the range is signed.
    ///
    /// Numbers outside the range are cut to it; what is not a number stands at the scale's zero.
    package func place(of value: Float) -> Float {
        guard !value.isNaN else { return 0 }
        switch self {
        case .unit: return min(max(value, 0), 1)
        case .span(let low, let high): return high > low ? Self.share(value - low, of: high - low, from: 0) : 0
        case .symmetric(let most): return most > 0 ? Self.share(value, of: most, from: -1) : 0
        }
    }

    /// The quotient, kept within the scale; an infinite part of an infinite whole is all of it.
    private static func share(_ part: Float, of whole: Float, from low: Float) -> Float {
        let quotient = part / whole
        return quotient.isNaN ? (part < 0 ? low : 1) : min(max(quotient, low), 1)
    }
}

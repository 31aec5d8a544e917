import Words

/// A measured number, and the bound that decides whether it speaks for a fault or against it.
package struct Finding: Sendable, Hashable {
    /// What kind of number it is.
    package enum Unit: Sendable, Hashable {
        case count, number, share
    }

    /// Where the numbers lie that speak for the fault.
    package enum Bound: Sendable, Hashable {
        case above(Double)
        case below(Double)
    }

    /// What was measured, in a few words.
    package let what: String
    package let measured: Double
    package let unit: Unit
    package let bound: Bound

    init(_ what: String, _ measured: Double, _ unit: Unit, _ bound: Bound) {
        (self.what, self.measured, self.unit, self.bound) = (what, measured, unit, bound)
    }

    /// What is no number speaks for nothing.
    package var speaksFor: Bool {
        switch bound {
        case .above(let bound): measured > bound
        case .below(let bound): measured < bound
        }
    }

    /// `below 30 %`
    package var boundWords: String {
        switch bound {
        case .above(let bound): "above \(words(bound))"
        case .below(let bound): "below \(words(bound))"
        }
    }

    private func words(_ value: Double) -> String {
        unit == .share ? Format.percent(value, decimals: 0) : Format.number(value)
    }
}

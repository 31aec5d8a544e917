/// An axis: its ends, and round numbers between them.
package struct Axis: Hashable {
    package let low: Double
    package let high: Double
    package let ticks: [Double]
    /// Digits after the point that tell the ticks apart.
    package let decimals: Int

    /// An axis for numbers from `low` to `high` with at most `count` ticks; where `roundsOut`, it ends at ticks.
    ///
    /// Steps are 1, 2 or 5 times a power of ten, and whole numbers where `isWhole`.
    package init(low: Double, high: Double, count: Int, roundsOut: Bool, isWhole: Bool = false) {
        var (low, high) = (min(low, high), max(low, high))
        if low == high { (low, high) = (low - Self.margin(low, isWhole), high + Self.margin(high, isWhole)) }
        var step = Step(atLeast: (high - low) / Double(max(count - 1, 1)))
        if isWhole, step.value < 1 { step = Step(atLeast: 1) }
        if roundsOut {
            low = (low / step.value).rounded(.down) * step.value
            high = (high / step.value).rounded(.up) * step.value
        }
        while !roundsOut, step.value > (isWhole ? 1 : (high - low) / 8) {
            if step.multiples(low, high).count > 1 { break }
            step = step.smaller
        }
        ticks = step.multiples(low, high)
        decimals = step.decimals
        self.low = low
        self.high = high
    }

    /// The place of a value, 0 at the lower end and 1 at the upper.
    package func place(_ value: Double) -> Double { (value - low) / (high - low) }

    private static func margin(_ value: Double, _ isWhole: Bool) -> Double {
        isWhole ? 0.5 : value == 0 ? 1 : value.magnitude * 0.05
    }
}

/// A round distance between ticks.
private struct Step {
    private let digit: Double
    private let exponent: Int

    /// The smallest round step that is no smaller than `distance`.
    init(atLeast distance: Double) {
        var exponent = 0
        var mantissa = distance.isFinite && distance > 0 ? distance : 1
        while mantissa >= 10 { mantissa /= 10; exponent += 1 }
        while mantissa < 1 { mantissa *= 10; exponent -= 1 }
        let digit = [1, 2, 5, 10].first { $0 >= mantissa - 1e-9 } ?? 10
        self.digit = digit
        self.exponent = exponent
    }

    private init(digit: Double, exponent: Int) {
        self.digit = digit
        self.exponent = exponent
    }

    /// The next smaller round step.
    var smaller: Step {
        switch digit {
        case 10: Step(digit: 5, exponent: exponent)
        case 5: Step(digit: 2, exponent: exponent)
        case 2: Step(digit: 1, exponent: exponent)
        default: Step(digit: 5, exponent: exponent - 1)
        }
    }

    /// Its multiples between two numbers, with a hair of slack, so that none on the edge is lost to rounding.
    func multiples(_ low: Double, _ high: Double) -> [Double] {
        let first = (low / value - 1e-9).rounded(.up)
        let last = (high / value + 1e-9).rounded(.down)
        guard first.isFinite, last >= first else { return [] }
        return (0...Int(min(last - first, 1000))).map { multiple(first + Double($0)) }
    }

    var value: Double { multiple(1) }
    var decimals: Int { max(0, digit == 10 ? -exponent - 1 : -exponent) }

    /// `count` steps; dividing by a power of ten keeps 0.3 exactly the nearest number to 0.3.
    func multiple(_ count: Double) -> Double {
        let power = (0..<exponent.magnitude).reduce(1.0) { power, _ in power * 10 }
        return exponent < 0 ? count * digit / power : count * digit * power
    }
}

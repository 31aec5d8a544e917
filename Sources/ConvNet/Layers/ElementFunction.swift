/// A function that a layer applies to each number by itself.
public struct ElementFunction: Sendable, Hashable {
    /// The slopes of a function made of two straight lines that meet at 0.
    public struct Slopes: Sendable, Hashable {
        /// Where x is not above 0.
        public let below: Double
        /// Where x is above 0.
        public let above: Double
    }

    /// What sentences call it: "ReLU", "tanh". No two functions of the same slopes share a title.
    public let title: String
    /// For a function of two straight lines; nil for a curve.
    public let slopes: Slopes?
    private let curve: @Sendable (Double) -> Double

    /// Two straight lines that meet at 0.
    init(_ title: String, below: Double, above: Double) {
        (self.title, slopes) = (title, Slopes(below: below, above: above))
        curve = { x in
            guard x <= 0 else { return x * above }
            return below == 0 ? 0 : x * below
        }
    }

    /// A curve.
    init(_ title: String, _ curve: @escaping @Sendable (Double) -> Double) {
        (self.title, slopes, self.curve) = (title, nil, curve)
    }

    /// What it makes of a number.
    public func value(_ x: Double) -> Double { curve(x) }

    /// Whether it gives 0 for everything that is not above 0.
    public var cutsBelowZero: Bool { slopes?.below == 0 }

    /// Whether it gives 0 for 0.
    public var isZeroAtZero: Bool { value(0) == 0 }

    public static func == (one: ElementFunction, other: ElementFunction) -> Bool {
        one.title == other.title && one.slopes == other.slopes
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(title)
        hasher.combine(slopes)
    }
}

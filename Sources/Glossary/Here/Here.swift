import ConvNet
import Words

/// The terms in the numbers of a network, a function for each. What a network does not have is nil.
enum Here {
    /// As many layers are named one by one.
    static let mostNamed = 6

    /// What is to be said of each of some layers, in one line; nil of none.
    static func line(_ parts: [String], between separator: String = "; ") -> String? {
        guard !parts.isEmpty else { return nil }
        let rest = parts.count - mostNamed
        return parts.prefix(mostNamed).joined(separator: separator)
            + (rest > 0 ? "\(separator)and \(Format.integer(rest)) more" : "")
    }

    /// A line with a part for each layer that has something to say.
    static func eachLayer(
        _ network: Network, between separator: String = "; ", _ part: (LayerInHand) -> String?
    ) -> String? {
        line(network.layersInHand.compactMap(part), between: separator)
    }

    /// `26 × 26 × 16 = 10,816`; a single number stands alone.
    static func product(_ factors: [Int]) -> String {
        let words = factors.map { Format.integer($0) }.joined(separator: " × ")
        return factors.count > 1 ? "\(words) = \(Format.integer(factors.reduce(1, *)))" : words
    }

    /// `26 × 26 × 16 = 10,816` for a map, `64` for a vector.
    static func product(_ shape: Shape) -> String {
        switch shape {
        case .map(let height, let width, let channels): product([height, width, channels])
        case .flat(let count): product([count])
        }
    }

    /// `3×3×1×16`.
    static func sides(_ sides: some Sequence<Int>) -> String { sides.map { "\($0)" }.joined(separator: "×") }
}

import Reproducible

/// Probabilities of logits.
package enum Softmax {
    /// The exponentials of the logits divided by the temperature, as shares of their sum.
    package static func probabilities(_ logits: [Float], temperature: Double = 1) -> [Float] {
        shares(logits.map { Double($0) / temperature }).map { Float($0) }
    }

    /// The exponentials of numbers as shares of their sum; no numbers where one of them is none or none is finite.
    static func shares(_ logits: [Double]) -> [Double] {
        let highest = logits.max() ?? 0
        let powers = logits.map { $0.isNaN ? $0 : Exact.exp($0 - highest) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}

import Glibc

/// Probabilities of logits.
public enum Softmax {
    /// The exponentials of the logits divided by the temperature, as shares of their sum.
    public static func probabilities(_ logits: [Float], temperature: Double = 1) -> [Float] {
        let highest = logits.max() ?? 0
        let powers = logits.map { exp(Double($0 - highest) / temperature) }
        let sum = powers.reduce(0, +)
        return powers.map { Float($0 / sum) }
    }
}

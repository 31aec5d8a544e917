import Glibc

/// The cross-entropy of one class by the logits, in double precision.
///
/// Written with the differences to the label's logit, so that a loss near 0 keeps all its digits:
/// loss = log(1 + Σ exp(zⱼ − z)) over the other classes j.
struct CrossEntropyOfLogits {
    let loss: Double
    let probabilities: [Double]
    /// Probability minus 1 for the label, minus 0 for the others: the gradient of the loss at the logits.
    let gradient: [Double]

    /// - Parameter label: an index of `logits`.
    init(_ logits: [Double], label: Int) {
        let highest = logits.max() ?? 0
        let powers = logits.map { exp($0 - highest) }
        let sum = powers.reduce(0, +)
        let others = powers.indices.reduce(0) { $1 == label ? $0 : $0 + powers[$1] }
        probabilities = powers.map { $0 / sum }
        loss = powers[label] > 0 ? log1p(others / powers[label]) : highest - logits[label] + log(sum)
        gradient = powers.indices.map { $0 == label ? -others / sum : powers[$0] / sum }
    }
}

import Reproducible

/// The cross-entropy of one class by the logits, in double precision.
///
/// Written with the probabilities of the other classes, so that a loss near 0 keeps all its digits:
/// loss = log(1 + Σ pⱼ ÷ p) over the other classes j.
struct CrossEntropyOfLogits {
    let loss: Double
    let probabilities: [Double]
    /// Probability minus 1 for the label, minus 0 for the others: the gradient of the loss at the logits.
    let gradient: [Double]

    /// - Parameter label: an index of `logits`.
    init(_ logits: [Double], label: Int) {
        let shares = Softmax.shares(logits)
        let others = shares.indices.reduce(0) { $1 == label ? $0 : $0 + shares[$1] }
        probabilities = shares
        gradient = shares.indices.map { $0 == label ? -others : shares[$0] }
        if shares[label] > 1e-300 {
            loss = Exact.log1p(others / shares[label])
        } else {
            // Too small to divide by; the largest share is 1 ÷ the sum of all exponentials.
            loss = (logits.max() ?? 0) - logits[label] - Exact.log(shares.max() ?? 1)
        }
    }

    /// By how much the loss changes when the logits change, without the cancellation that a difference of two losses has:
    /// log(1 + Σ pⱼ·(exp(dⱼ − d) − 1)) over the other classes j.
    func change(_ changes: [Double], label: Int) -> Double {
        Exact.log1p(changes.indices.reduce(0) { sum, other in
            other == label ? sum : sum + probabilities[other] * Exact.expm1(changes[other] - changes[label])
        })
    }
}

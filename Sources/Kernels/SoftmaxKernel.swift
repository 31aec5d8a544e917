internal import CSIMD
import Reproducible

private var lanes: Int { 8 }

/// Softmax and cross-entropy of one row of logits.
struct SoftmaxKernel: Sendable {
    let classes: Int
    let depth: Int

    /// The greatest logit and the sum of the powers e^(logit − greatest).
    struct Scale {
        var greatest: Float
        var sum: Double
    }

    /// Writes the probabilities; lanes beyond the classes become 0. Powers are summed in order, in `Double`.
    func run(_ logits: UnsafePointer<Float>, into probabilities: UnsafeMutablePointer<Float>) -> Scale {
        var greatest = logits[0]
        for c in 1..<max(1, classes) where logits[c] > greatest { greatest = logits[c] }
        let middle = convo_splat(greatest)
        for place in stride(from: 0, to: depth, by: lanes) {
            convo_store(probabilities + place, VectorExponential.ofNegative(convo_load(logits + place) - middle))
        }
        var sum = 0.0
        for c in 0..<classes { sum += Double(probabilities[c]) }
        let share = 1 / sum
        for c in 0..<classes { probabilities[c] = Float(Double(probabilities[c]) * share) }
        for c in classes..<depth { probabilities[c] = 0 }
        return Scale(greatest: greatest, sum: sum)
    }

    /// −Σ target·log p, with log p = logit − greatest − log sum.
    func loss(_ logits: UnsafePointer<Float>, _ scale: Scale, label: Int, smoothing: Float) -> Float {
        let logSum = Exact.log(scale.sum)
        let own = logSum - (Double(logits[label]) - Double(scale.greatest))
        guard smoothing > 0 else { return Float(own) }
        var all = 0.0
        for c in 0..<classes { all += logSum - (Double(logits[c]) - Double(scale.greatest)) }
        return Float((1 - Double(smoothing)) * own + Double(smoothing) / Double(classes) * all)
    }

    /// Writes (p − target)/batch; lanes beyond the classes become 0.
    func gradient(
        _ probabilities: UnsafePointer<Float>, label: Int, smoothing: Float, batch: Int,
        into gradient: UnsafeMutablePointer<Float>
    ) {
        let even = smoothing / Float(classes)
        let size = Float(batch)
        for c in 0..<classes {
            let target = c == label ? even + (1 - smoothing) : even
            gradient[c] = (probabilities[c] - target) / size
        }
        for c in classes..<depth { gradient[c] = 0 }
    }
}

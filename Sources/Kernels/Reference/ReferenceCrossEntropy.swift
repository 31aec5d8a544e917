import Reproducible

extension Reference {
    /// See `CrossEntropy.softmax`.
    package static func softmax(_ logits: View, into probabilities: View, batch: Int, classes: Int, depth: Int) {
        for n in 0..<batch {
            let row = (0..<classes).map { Double(logits[n * depth + $0]) }
            let greatest = row.max() ?? 0
            let powers = row.map { Exact.exp($0 - greatest) }
            let sum = powers.reduce(0, +)
            for c in 0..<depth { probabilities[n * depth + c] = c < classes ? Float(powers[c] / sum) : 0 }
        }
    }

    /// See `CrossEntropy.forward`.
    package static func crossEntropy(
        _ logits: View, labels: [Int32], probabilities: View, losses: View, gradient: View?, batch: Int, classes: Int,
        depth: Int, smoothing: Float
    ) {
        for n in 0..<batch {
            let row = (0..<classes).map { Double(logits[n * depth + $0]) }
            let greatest = row.max() ?? 0
            let powers = row.map { Exact.exp($0 - greatest) }
            let sum = powers.reduce(0, +)
            let even = Double(smoothing) / Double(classes)
            var loss = 0.0
            for c in 0..<depth where c < classes {
                let target = even + (c == Int(labels[n]) ? 1 - Double(smoothing) : 0)
                loss -= target * (row[c] - greatest - Exact.log(sum))
                probabilities[n * depth + c] = Float(powers[c] / sum)
                gradient?[n * depth + c] = Float((powers[c] / sum - target) / Double(batch))
            }
            for c in classes..<depth {
                probabilities[n * depth + c] = 0
                gradient?[n * depth + c] = 0
            }
            losses[n] = Float(loss)
        }
    }
}

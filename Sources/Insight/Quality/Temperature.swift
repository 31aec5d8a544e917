import Glibc

/// The one number that logits are divided by so that probabilities fit labels best; it changes no answer.
///
/// Source: Guo, Pleiss, Sun, Weinberger, "On Calibration of Modern Neural Networks" (ICML 2017), section 4.2.
public struct Temperature: Sendable, Hashable {
    /// Above 1 the network was too sure, below 1 too unsure.
    public let value: Double
    /// Whether the best value lies beyond what was tried, as it does where every answer is right.
    public let isAtLimit: Bool
    /// The mean cross-entropy at temperature 1, and at the value.
    public let lossBefore: Double
    public let lossAfter: Double

    static let limits = 0.01...100.0

    /// Fits the temperature: the mean cross-entropy is convex in its reciprocal, whose slope is made 0 by halving.
    public init(logits: [[Float]], labels: [Int]) {
        let (least, most) = (1 / Self.limits.upperBound, 1 / Self.limits.lowerBound)
        var (low, high) = (log(least), log(most))
        for _ in 0..<48 {
            let middle = (low + high) / 2
            if Self.sums(logits, labels, scale: exp(middle)).slope > 0 { high = middle } else { low = middle }
        }
        let scale = exp((low + high) / 2)
        value = 1 / scale
        isAtLimit = scale > most * 0.999 || scale < least * 1.001
        let count = Double(max(1, min(logits.count, labels.count)))
        lossBefore = Self.sums(logits, labels, scale: 1).loss / count
        lossAfter = Self.sums(logits, labels, scale: scale).loss / count
    }

    /// The sum of the cross-entropies and its slope, with the logits multiplied by `scale`.
    private static func sums(_ logits: [[Float]], _ labels: [Int], scale: Double) -> (loss: Double, slope: Double) {
        let parts = Parallel.blocks(min(logits.count, labels.count), of: 512) { images in
            images.reduce((loss: 0.0, slope: 0.0)) { sums, image in
                let (row, label) = (logits[image], labels[image])
                guard row.indices ~= label else { return sums }
                let highest = Double(row.max() ?? 0)
                var (total, moment) = (0.0, 0.0)
                for logit in row {
                    let power = exp(scale * (Double(logit) - highest))
                    total += power
                    moment += power * Double(logit)
                }
                let own = Double(row[label])
                return (sums.loss + log(total) - scale * (own - highest), sums.slope + moment / total - own)
            }
        }
        return parts.reduce((0, 0)) { ($0.0 + $1.loss, $0.1 + $1.slope) }
    }
}

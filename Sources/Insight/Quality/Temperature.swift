import Reproducible

/// The one number that logits are divided by so that probabilities fit labels best; it changes no answer.
///
/// Source: Guo, Pleiss, Sun, Weinberger, "On Calibration of Modern Neural Networks" (ICML 2017), section 4.2.
package struct Temperature: Sendable, Hashable {
    /// Above 1 the network was too sure, below 1 too unsure.
    package let value: Double
    /// Whether the best value lies beyond what was tried, as it does where every answer is right.
    package let isAtLimit: Bool
    /// The mean cross-entropy at temperature 1, and at the value.
    package let lossBefore: Double
    package let lossAfter: Double

    static let limits = 0.01...100.0

    /// Fits the temperature: the mean cross-entropy is convex in its reciprocal, whose slope is made 0 by Newton's method,
    /// kept between a value with a slope below 0 and one above.
    ///
    /// - Parameters:
    ///   - logits: the same number for each image
    ///   - labels: those that no row has a logit for are left out of the sums, and of the means
    package init(logits: [[Float]], labels: [Int]) {
        let (least, most) = (1 / Self.limits.upperBound, 1 / Self.limits.lowerBound)
        let before = Self.sums(logits, labels, scale: 1)
        let scale: Double
        if Self.sums(logits, labels, scale: most).slope <= 0 {
            (scale, isAtLimit) = (most, true)
        } else if Self.sums(logits, labels, scale: least).slope >= 0 {
            (scale, isAtLimit) = (least, true)
        } else {
            (scale, isAtLimit) = (Self.fitted(logits, labels, from: before, least, most), false)
        }
        value = 1 / scale
        let count = Double(max(1, before.images))
        (lossBefore, lossAfter) = (before.loss / count, Self.sums(logits, labels, scale: scale).loss / count)
    }

    /// - Parameter start: the sums at 1
    private static func fitted(
        _ logits: [[Float]], _ labels: [Int], from start: Sums, _ least: Double, _ most: Double
    ) -> Double {
        var (scale, low, high, sums) = (1.0, least, most, start)
        for _ in 0..<60 {
            if sums.slope > 0 { high = scale } else { low = scale }
            let step = sums.curvature > 0 ? sums.slope / sums.curvature : .infinity
            let next = low < scale - step && scale - step < high ? scale - step : (low * high).squareRoot()
            let isFound = abs(next - scale) <= 1e-12 * scale
            scale = next
            if isFound { break }
            sums = Self.sums(logits, labels, scale: scale)
        }
        return scale
    }

    /// Over all images: the cross-entropy, and its first and second derivative by the scale.
    private struct Sums: Sendable {
        var images = 0
        var loss = 0.0
        var slope = 0.0
        var curvature = 0.0

        mutating func add(_ other: Sums) {
            images += other.images
            loss += other.loss
            slope += other.slope
            curvature += other.curvature
        }
    }

    /// The sums with the logits multiplied by `scale`.
    private static func sums(_ logits: [[Float]], _ labels: [Int], scale: Double) -> Sums {
        let parts = Parallel.blocks(min(logits.count, labels.count), of: 512) { images in
            var sums = Sums()
            for image in images {
                let (row, label) = (logits[image], labels[image])
                guard row.indices ~= label else { continue }
                let highest = Double(row.max() ?? 0)
                var (total, moment, square) = (0.0, 0.0, 0.0)
                for logit in row {
                    let below = Double(logit) - highest
                    let power = Exact.exp(scale * below)
                    total += power
                    moment += power * below
                    square += power * below * below
                }
                let (own, mean) = (Double(row[label]) - highest, moment / total)
                sums.add(Sums(
                    images: 1, loss: Exact.log(total) - scale * own, slope: mean - own,
                    curvature: square / total - mean * mean))
            }
            return sums
        }
        return parts.reduce(into: Sums()) { $0.add($1) }
    }
}

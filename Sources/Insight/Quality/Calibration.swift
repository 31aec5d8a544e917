/// Whether a network is right as often as it is sure.
///
/// Source: Guo, Pleiss, Sun, Weinberger, "On Calibration of Modern Neural Networks" (ICML 2017).
package struct Calibration: Sendable, Hashable {
    /// Images whose confidence lies above `low`, up to `high`.
    package struct Bin: Sendable, Hashable {
        package let low: Double
        package let high: Double
        package let images: Int
        /// The mean probability of the answers; 0 without images.
        package let confidence: Double
        /// The share of right answers; 0 without images.
        package let accuracy: Double
    }

    /// Fifteen, as in the source, unless others were asked for.
    package let bins: [Bin]
    /// The expected calibration error: the mean gap between confidence and accuracy, bins counted by their images.
    package let error: Double

    /// - Parameters:
    ///   - confidences: the probability of the answer for each image; one that is no number is not counted
    ///   - isRight: whether the answer is the label
    package init(confidences: [Float], isRight: [Bool], bins count: Int = 15) {
        var sums = Array(repeating: (images: 0, confidence: 0.0, right: 0), count: max(1, count))
        for (confidence, right) in zip(confidences, isRight) where confidence.isFinite {
            let place = Int((Double(confidence) * Double(sums.count)).rounded(.up)) - 1
            let bin = min(max(place, 0), sums.count - 1)
            sums[bin].images += 1
            sums[bin].confidence += Double(confidence)
            sums[bin].right += right ? 1 : 0
        }
        bins = sums.enumerated().map { place, sum in
            let images = Double(max(1, sum.images))
            return Bin(
                low: Double(place) / Double(sums.count), high: Double(place + 1) / Double(sums.count),
                images: sum.images, confidence: sum.confidence / images, accuracy: Double(sum.right) / images)
        }
        let all = Double(max(1, bins.reduce(0) { $0 + $1.images }))
        error = bins.reduce(0) { $0 + Double($1.images) / all * abs($1.confidence - $1.accuracy) }
    }

    /// The calibration of logits after they are divided by a temperature.
    package init(logits: [[Float]], labels: [Int], temperature: Double = 1, bins: Int = 15) {
        let answers = logits.map { Prediction(probabilities: Softmax.probabilities($0, temperature: temperature)) }
        self.init(
            confidences: answers.map(\.confidence), isRight: zip(answers, labels).map { $0.verdict == $1 }, bins: bins)
    }
}

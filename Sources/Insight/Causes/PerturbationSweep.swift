import ConvNet

/// What a network says of an image while it changes little by little.
package struct PerturbationSweep: Sendable {
    /// The image after a share of the change.
    package struct Step: Sendable, Hashable {
        /// From 0 (unchanged) to 1 (all of the change).
        package let share: Float
        /// `height · width · channels` numbers from 0 to 1, row by row.
        package let pixels: [Float]
        /// What the network says of it.
        package let prediction: Prediction
    }

    /// Evenly from no change to all of it.
    package let steps: [Step]
    /// Where the answer first is another than at the beginning; nil if it never is.
    ///
    /// Found by asking in small steps, about ``steps`` and many in between, up to the first other answer, and by bisection
    /// from there: a little less change, by `precision`, leaves the answer as it was.
    package let flip: Step?
    /// The share of the change up to which `flip` is known.
    package let precision: Float

    /// How many amounts of the change were asked about, in even steps, until the answer flipped.
    package let tried: Int

    /// The whole of a change is halved so often for the small steps.
    private static let scanned = 9
    /// The whole of a change is halved so often for the precision of the flip.
    private static let halvings = 13

    /// Takes an image through a change and asks the network at every step.
    ///
    /// - Parameters:
    ///   - pixels: `height · width · channels` numbers from 0 to 1, row by row.
    ///   - count: how many steps there are, from 2.
    ///   - seed: where noise comes from.
    /// - Throws: if the network reads images of another size.
    package init(
        _ inference: Inference, pixels: [Float], width: Int, height: Int, change: Perturbation, count: Int = 13,
        seed: UInt64
    ) throws(TrainingError) {
        func step(_ share: Float) throws(TrainingError) -> Step {
            let changed = change.share(share).apply(to: pixels, width: width, height: height, seed: seed)
            let answer = try inference.probabilities(of: changed)
            return Step(share: share, pixels: changed, prediction: Prediction(probabilities: answer))
        }
        let last = max(count, 2) - 1
        var steps: [Step] = []
        for number in 0...last { steps.append(try step(Float(number) / Float(last))) }
        let answer = steps[0].prediction.verdict
        // An answer may flip and come back between two of the steps.
        let parts = max(1, (1 << Self.scanned) / last)
        let precision = 1 / Float(1 << Self.halvings)
        var (flip, kept, tried) = (Step?.none, Float(0), 0)
        for number in 1...last * parts {
            let next = number % parts == 0 ? steps[number / parts] : try step(Float(number) / Float(last * parts))
            tried = number
            guard next.prediction.verdict == answer else {
                flip = next
                break
            }
            kept = next.share
        }
        while let lost = flip, lost.share - kept > precision {
            let middle = try step((kept + lost.share) / 2)
            if middle.prediction.verdict == answer { kept = middle.share } else { flip = middle }
        }
        (self.steps, self.flip, self.precision, self.tried) = (steps, flip, precision, tried)
    }

    /// The answer for the unchanged image.
    package var answer: Int { steps[0].prediction.verdict }
}

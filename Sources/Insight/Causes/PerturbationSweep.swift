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
    /// Where the answer is another than at first; nil if no step has another one.
    ///
    /// It lies between the first step with another answer and the one before it, and was found there by bisection: a
    /// little less change, by `precision`, leaves the answer as it was.
    package let flip: Step?
    /// The share of the change up to which `flip` is known.
    package let precision: Float

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
        var flip: Step?
        let precision = 1 / Float(1 << Self.halvings)
        if let place = steps.firstIndex(where: { $0.prediction.verdict != answer }) {
            var (kept, lost) = (steps[place - 1].share, steps[place])
            while lost.share - kept > precision {
                let middle = try step((kept + lost.share) / 2)
                if middle.prediction.verdict == answer { kept = middle.share } else { lost = middle }
            }
            flip = lost
        }
        (self.steps, self.flip, self.precision) = (steps, flip, precision)
    }

    /// The answer for the unchanged image.
    package var answer: Int { steps[0].prediction.verdict }
}

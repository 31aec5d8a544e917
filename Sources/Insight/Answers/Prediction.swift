/// What a network says about one image.
package struct Prediction: Sendable, Hashable {
    /// The probability of each class; they sum to 1.
    package let probabilities: [Float]

    /// Reads the answer of a network, one probability a class.
    package init(probabilities: [Float]) {
        self.probabilities = probabilities
    }

    /// Classes from most to least probable; the lower class first among equals.
    package var ranking: [Int] { probabilities.fallingOrder }

    /// The most probable class (the lowest of equals); 0 when there are no classes.
    package var verdict: Int { probabilities.peakPlace ?? 0 }

    /// The second most probable class; nil with fewer than two classes.
    package var runnerUp: Int? {
        guard let first = probabilities.peakPlace else { return nil }
        var others = probabilities
        others.remove(at: first)
        return others.peakPlace.map { $0 < first ? $0 : $0 + 1 }
    }

    /// The probability of the verdict, 0 to 1.
    package var confidence: Float { probabilities.isEmpty ? 0 : probabilities[verdict] }

    /// How far the verdict is ahead of the runner-up, 0 to 1.
    package var margin: Float { confidence - (runnerUp.map { probabilities[$0] } ?? 0) }
}

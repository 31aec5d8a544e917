/// What a network says about one image.
public struct Prediction: Sendable, Hashable {
    /// The probability of each class; they sum to 1.
    public let probabilities: [Float]

    /// Reads the answer of a network, one probability a class.
    public init(probabilities: [Float]) {
        self.probabilities = probabilities
    }

    /// Classes from most to least probable; the lower class first among equals.
    public var ranking: [Int] {
        probabilities.indices.sorted { (-probabilities[$0], $0) < (-probabilities[$1], $1) }
    }

    /// The most probable class (the lowest of equals); 0 when there are no classes.
    public var verdict: Int { ranking.first ?? 0 }

    /// The second most probable class; nil with fewer than two classes.
    public var runnerUp: Int? { ranking.dropFirst().first }

    /// The probability of the verdict, 0 to 1.
    public var confidence: Float { probabilities.isEmpty ? 0 : probabilities[verdict] }

    /// How far the verdict is ahead of the runner-up, 0 to 1.
    public var margin: Float { confidence - (runnerUp.map { probabilities[$0] } ?? 0) }
}

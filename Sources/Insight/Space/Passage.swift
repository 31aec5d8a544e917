/// What a network says on the straight way from one thing to another, and where its answer changes.
package struct Passage: Sendable {
    /// The answer at one place.
    package struct Stop: Sendable, Hashable {
        /// From 0, the beginning, to 1, the end.
        package let share: Double
        /// What the network says there.
        package let prediction: Prediction
    }

    /// A change of the answer.
    package struct Flip: Sendable, Hashable {
        /// The first place, up to one part in a million, with the new answer.
        package let share: Double
        /// The class before.
        package let from: Int
        /// The class from there on.
        package let to: Int
    }

    /// The places looked at, in order, evenly spaced, with both ends.
    package let stops: [Stop]
    /// Every change between two places, found by halving; a class that comes and goes between two of them is missed.
    package let flips: [Flip]

    private static let accuracy = 1e-6

    /// - Parameters:
    ///   - intervals: how many equal parts the way is cut into, from 1
    ///   - answer: the probabilities at each of some places
    package init(intervals: Int, _ answer: ([Double]) throws -> [[Float]]) rethrows {
        let shares = (0...max(1, intervals)).map { Double($0) / Double(max(1, intervals)) }
        let stops = zip(shares, try answer(shares)).map {
            Stop(share: $0, prediction: Prediction(probabilities: $1))
        }
        var flips: [Flip] = []
        for (before, after) in zip(stops, stops.dropFirst()) {
            var (low, said) = (before.share, before.prediction.verdict)
            while said != after.prediction.verdict {
                var (high, next) = (after.share, after.prediction.verdict)
                while high - low > Self.accuracy {
                    let middle = (low + high) / 2
                    let verdict = Prediction(probabilities: try answer([middle]).first ?? []).verdict
                    if verdict == said { low = middle } else { (high, next) = (middle, verdict) }
                }
                flips.append(Flip(share: high, from: said, to: next))
                (low, said) = (high, next)
            }
        }
        (self.stops, self.flips) = (stops, flips)
    }
}

import Reproducible
import Words

/// Whether the pixels that a map calls important are: the probability of the class while pixels are taken away in the
/// map's order, most important first, or given to a black image in that order.
///
/// Petsiuk, Das and Saenko, "RISE: Randomized Input Sampling for Explanation of Black-box Models" (2018), who insert into a
/// blurred image; here it is a black one, since black is what a digit stands on. The sooner the probability falls while
/// pixels go, and the sooner it rises while they come, the better the order.
///
/// Only pixels with ink count: to make the others black changes nothing.
package struct FaithfulnessCheck {
    /// What is done to the pixels.
    package enum Change: Sendable, Hashable {
        /// The image loses them to black.
        case deletion
        /// A black image gets them.
        case insertion
    }

    private let steps: Int

    /// - Parameter steps: points of a curve beside the one at which nothing is done, at least 1
    package init(steps: Int = 28) { self.steps = max(1, steps) }

    /// The mean curve over some orders of the pixels.
    ///
    /// - Parameter orders: all pixels of the image [H][W], the most important first; those without ink are passed over
    package func curve(
        _ change: Change, _ orders: [[Int]], of question: AttributionQuestion, progress: Watch
    ) throws -> FaithfulnessCurve {
        let points = steps + 1
        var sums = [Double](repeating: 0, count: points)
        let orders = orders.map { $0.filter { Self.isInked($0, question) } }
        func image(_ number: Int) -> [Float] {
            let order = orders[number / points]
            return changed(question, change, order.prefix(order.count * (number % points) / steps))
        }
        try question.forEachRun(orders.count * points, image: image, progress: progress) { part in
            for (slot, number) in part.enumerated() {
                let probabilities = question.recording.probabilities(image: slot)
                let label = question.target.label
                sums[number % points] += probabilities.indices ~= label ? Double(probabilities[label]) : 0
            }
        }
        return FaithfulnessCurve(probabilities: sums.map { $0 / Double(max(1, orders.count)) })
    }

    private func changed(
        _ question: AttributionQuestion, _ change: Change, _ places: ArraySlice<Int>
    ) -> [Float] {
        let channels = question.architecture.input.channels
        var pixels = change == .deletion ? question.pixels : question.pixels.map { _ in 0 }
        for place in places {
            for index in place * channels..<(place + 1) * channels {
                pixels[index] = change == .deletion ? 0 : question.pixels[index]
            }
        }
        return pixels
    }

    private static func isInked(_ place: Int, _ question: AttributionQuestion) -> Bool {
        let channels = question.architecture.input.channels
        return (place * channels..<(place + 1) * channels).contains { question.pixels[$0] != 0 }
    }

    /// Random orders of so many pixels, to be no better than.
    package static func randomOrders(_ count: Int, pixels: Int, seed: UInt64) -> [[Int]] {
        (0..<count).map { order in
            var stream = RandomStream(seed: seed, purpose: .sampling, major: stream, minor: order)
            return stream.permutation(pixels).map { Int($0) }
        }
    }

    /// The order of the ink: the brightest pixel first. A map that does no better says no more than the image.
    package static func brightestFirst(_ question: AttributionQuestion) -> [Int] {
        question.flattened(question.pixels.map { Double($0) }).fallingOrder
    }

    private static let stream = 17
}

/// The probability of a class after equal shares of the pixels with ink were taken away or given, from none to all.
package struct FaithfulnessCurve: Sendable, Hashable {
    package let probabilities: [Double]

    package init(probabilities: [Double]) { self.probabilities = probabilities }

    /// The share of the pixels with ink at a point.
    package func share(_ point: Int) -> Double { Double(point) / Double(max(1, probabilities.count - 1)) }

    /// The area under the curve by the trapezoidal rule, 0 to 1.
    package var area: Double {
        guard probabilities.count > 1, let first = probabilities.first, let last = probabilities.last else { return 0 }
        return (probabilities.reduce(0, +) - (first + last) / 2) / Double(probabilities.count - 1)
    }
}

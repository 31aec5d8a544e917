import ConvNet
import Reproducible

/// A search for a small change of an image that makes a network answer otherwise: no pixel changes by more than ε.
///
/// FGSM takes one step along the sign of the loss's gradient (Goodfellow and others 2015); PGD takes many small ones from
/// a few random starts and stays within ε (Madry and others 2018). Pixels stay between 0 and 1.
package final class Attack {
    package enum Method: String, Sendable, CaseIterable {
        case fgsm, pgd
    }

    /// An attacked image and what the network says of it.
    package struct Attempt: Sendable, Hashable {
        /// The most that a pixel may have changed by.
        package let epsilon: Float
        /// Numbers from 0 to 1, row by row.
        package let pixels: [Float]
        package let prediction: Prediction
        /// Whether the answer is another than at first, or the one that was wanted.
        package let succeeds: Bool
    }

    /// Steps of PGD. They become shorter in a straight line to nothing, and go `stepFactor · ε` in all: far enough to cross
    /// the allowed box.
    package static let steps = 40
    package static let stepFactor: Float = 2.5
    /// So many random starts PGD has for a budget.
    package static let starts = 3
    /// A search goes on within the step below a budget that succeeds, in so many parts at a time, down to this share of the
    /// limit.
    private static let parts = 4
    private static let finest = 4096
    /// So many budgets are asked about at once.
    private static let together = 16

    package let method: Method
    /// The class to be reached; nil to leave the first answer for any other.
    package let target: Int?
    /// The network's answer before.
    package let original: Prediction
    private let pixels: [Float]
    /// What is added to the image at each start, for an ε of 1.
    private let noise: [[Float]]
    private let recording: Recording
    private let together: Int

    /// - Parameters:
    ///   - pixels: numbers from 0 to 1, as many as the network reads.
    ///   - seed: where PGD's starts come from.
    /// - Throws: if the network reads images of another size.
    package init(
        _ network: Network, pixels: [Float], method: Method, target: Int? = nil, seed: UInt64
    ) throws(TrainingError) {
        let starts = method == .pgd ? Self.starts : 1
        together = method == .pgd ? Self.parts : Self.together
        recording = Recording(network, capacity: together * starts)
        try recording.run([pixels])
        original = Prediction(probabilities: recording.probabilities())
        noise = (0..<starts).map { start in
            var stream = RandomStream(seed: seed, purpose: .sampling, major: Self.startStream, minor: start)
            return pixels.map { _ in method == .pgd ? stream.uniform(in: -1...1) : 0 }
        }
        (self.method, self.target, self.pixels) = (method, target, pixels)
    }

    /// Keeps the random starts apart from other choices of the same seed.
    private static let startStream = 0x101

    /// The attacked images for some budgets.
    ///
    /// PGD gives the first image on its ways that succeeds, else the end of the first way.
    /// - Parameter progress: called before each step with the share done; what it throws ends the work.
    package func attempts(
        _ epsilons: [Float], progress: (Double) throws -> Void = { _ in }
    ) throws -> [Attempt] {
        var attempts: [Attempt] = []
        for first in stride(from: 0, to: epsilons.count, by: Self.parts) {
            let part = Array(epsilons[first..<min(first + Self.parts, epsilons.count)])
            attempts += try search(part, leastAlone: false) { share in
                try progress((Double(first) + share * Double(part.count)) / Double(epsilons.count))
            }
        }
        return attempts
    }

    /// How many budgets a search tries first, evenly up to its limit. What a single step does may succeed for some budget
    /// and fail for larger ones, so for it there are many.
    package var firstBudgets: Int { method == .fgsm ? 256 : Self.parts }

    /// The smallest budget that was found to succeed, and how much smaller it was tried in vain.
    ///
    /// - Parameters:
    ///   - limit: no larger budget is tried.
    ///   - progress: called before each step with the share done; what it throws ends the search.
    /// - Returns: nil where none of the first budgets succeeds.
    package func smallest(
        upTo limit: Float, progress: (Double) throws -> Void = { _ in }
    ) throws -> (attempt: Attempt, precision: Float)? {
        var divisions = firstBudgets
        let rounds = 1 + (Self.finest / divisions).trailingZeroBitCount / Self.parts.trailingZeroBitCount
        let grid = (1...divisions).map { limit * Float($0) / Float(divisions) }
        guard var best = try first(of: grid, progress: { try progress($0 / Double(rounds)) }) else { return nil }
        for round in 1..<rounds {
            let low = max(0, best.epsilon - limit / Float(divisions))
            divisions *= Self.parts
            // The end of the part is the budget that succeeded in the round before.
            let finer = (1..<Self.parts).map { low + limit * Float($0) / Float(divisions) }
            let found = try first(of: finer) { try progress((Double(round) + $0) / Double(rounds)) }
            if let found { best = found }
        }
        return (best, limit / Float(divisions))
    }

    /// The attempt with the first of some rising budgets that succeeds.
    private func first(of epsilons: [Float], progress: (Double) throws -> Void) throws -> Attempt? {
        for start in stride(from: 0, to: epsilons.count, by: together) {
            let part = Array(epsilons[start..<min(start + together, epsilons.count)])
            let found = try search(part, leastAlone: true) { share in
                try progress((Double(start) + share * Double(part.count)) / Double(epsilons.count))
            }
            if let first = found.first(where: \.succeeds) { return first }
        }
        return nil
    }
}

extension Attack {
    /// One image on its way, and which budget it is for.
    private struct Way {
        let budget: Int
        var image: [Float]
    }

    /// An attempt for each of a few budgets, in rising order; with `leastAlone` those above one that succeeds are given up.
    private func search(
        _ epsilons: [Float], leastAlone: Bool, progress: (Double) throws -> Void
    ) throws -> [Attempt] {
        var found = [Attempt?](repeating: nil, count: epsilons.count)
        var ways = epsilons.indices.flatMap { budget in
            noise.map { Way(budget: budget, image: start(epsilons[budget], $0)) }
        }
        let steps = method == .fgsm ? 1 : Self.steps
        for step in 0...steps {
            try progress(Double(step) / Double(steps + 1))
            try recording.run(ways.map(\.image))
            // FGSM's start is the image itself, which is no attempt.
            if step > 0 || method == .pgd {
                for (place, way) in ways.enumerated() where found[way.budget]?.succeeds != true {
                    let attempt = attempt(epsilons[way.budget], way.image, place)
                    if attempt.succeeds || step == steps && found[way.budget] == nil { found[way.budget] = attempt }
                }
            }
            let least = leastAlone ? found.firstIndex { $0?.succeeds == true } ?? epsilons.count : epsilons.count
            func goesOn(_ way: Way) -> Bool { found[way.budget] == nil && way.budget < least }
            guard step < steps, ways.contains(where: goesOn) else { break }
            let share = method == .fgsm ? 1 : 2 * Self.stepFactor / Float(steps) * (1 - Float(step) / Float(steps))
            ways = zip(ways, lossGradients(ways.count)).filter { goesOn($0.0) }.map { way, gradient in
                let epsilon = epsilons[way.budget]
                return Way(
                    budget: way.budget, image: moved(way.image, along: gradient, by: share * epsilon, within: epsilon))
            }
        }
        return found.compactMap { $0 }
    }

    private func start(_ epsilon: Float, _ noise: [Float]) -> [Float] {
        zip(pixels, noise).map { min(1, max(0, $0 + epsilon * $1)) }
    }

    private func moved(_ image: [Float], along gradient: [Float], by reach: Float, within epsilon: Float) -> [Float] {
        zip(zip(image, gradient), pixels).map { moving, pixel in
            let step: Float = moving.1 > 0 ? reach : moving.1 < 0 ? -reach : 0
            return min(1, max(0, min(pixel + epsilon, max(pixel - epsilon, moving.0 + step))))
        }
    }

    private func attempt(_ epsilon: Float, _ image: [Float], _ place: Int) -> Attempt {
        let prediction = Prediction(probabilities: recording.probabilities(image: place))
        let succeeds = target.map { $0 == prediction.verdict } ?? (prediction.verdict != original.verdict)
        return Attempt(epsilon: epsilon, pixels: image, prediction: prediction, succeeds: succeeds)
    }

    /// The direction in which the cross-entropy of the first answer grows, or that of the target falls.
    ///
    /// The gradient of the cross-entropy of class c by the logits is (1 − p_c) · (q − e_c), q being the softmax over the
    /// other classes. The factor is left out: near certainty it rounds to 0 and would hide the direction.
    private func lossGradients(_ count: Int) -> [[Float]] {
        let (subject, sign): (Int, Float) = target.map { ($0, -1) } ?? (original.verdict, 1)
        let seeds = (0..<count).map { place -> [Float] in
            let logits = recording.logits(image: place)
            let others = logits.indices.filter { $0 != subject }
            let rest = Softmax.probabilities(others.map { logits[$0] })
            var seed = [Float](repeating: 0, count: logits.count)
            for (other, share) in zip(others, rest) { seed[other] = sign * share }
            if seed.indices ~= subject { seed[subject] = -sign }
            return seed
        }
        return recording.gradient(seeds, from: recording.network.architecture.layers.count - 1)
    }
}

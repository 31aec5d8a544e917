import ConvNet
import Reproducible

/// A search for a small change of an image that makes a network answer otherwise: no pixel changes by more than ε.
///
/// FGSM takes one step along the sign of the loss's gradient (Goodfellow and others 2015); PGD takes many small ones from
/// a random start and stays within ε (Madry and others 2018). Pixels stay between 0 and 1.
public final class Attack {
    public enum Method: String, Sendable, CaseIterable {
        case fgsm, pgd
    }

    /// An attacked image and what the network says of it.
    public struct Attempt: Sendable, Hashable {
        /// The most that a pixel may have changed by.
        public let epsilon: Float
        /// Numbers from 0 to 1, row by row.
        public let pixels: [Float]
        public let prediction: Prediction
        /// Whether the answer is another than at first, or the one that was wanted.
        public let succeeds: Bool
    }

    /// Steps of PGD, and how far each goes: `stepFactor · ε / steps`, so that the steps can cross the allowed box.
    public static let steps = 40
    public static let stepFactor: Float = 2.5
    /// So many budgets are tried at once.
    private static let width = 8
    /// A search asks so many times for eight budgets, each time between two of the last.
    private static let rounds = 4

    public let method: Method
    /// The class to be reached; nil to leave the first answer for any other.
    public let target: Int?
    /// The network's answer before.
    public let original: Prediction
    private let pixels: [Float]
    private let noise: [Float]
    private let recording: Recording

    /// - Parameters:
    ///   - pixels: numbers from 0 to 1, as many as the network reads.
    ///   - seed: where PGD's start comes from.
    /// - Throws: if the network reads images of another size.
    public init(
        _ network: Network, pixels: [Float], method: Method, target: Int? = nil, seed: UInt64
    ) throws(TrainingError) {
        recording = Recording(network, capacity: Self.width)
        try recording.run([pixels])
        original = Prediction(probabilities: recording.probabilities())
        var stream = RandomStream(seed: seed, purpose: .sampling, major: Self.startStream)
        noise = method == .pgd ? pixels.map { _ in stream.uniform(in: -1...1) } : []
        (self.method, self.target, self.pixels) = (method, target, pixels)
    }

    /// Keeps the random start apart from other choices of the same seed.
    private static let startStream = 0x101

    /// The attacked images for some budgets, at most eight.
    ///
    /// PGD gives the first image on its way that succeeds, else the last one.
    public func attempts(_ epsilons: [Float]) throws(TrainingError) -> [Attempt] {
        var images = epsilons.map { epsilon in start(epsilon) }
        var found = [Attempt?](repeating: nil, count: epsilons.count)
        let steps = method == .fgsm ? 1 : Self.steps
        for step in 0...steps {
            try recording.run(images)
            // FGSM's start is the image itself, which is no attempt.
            if step > 0 || method == .pgd {
                for place in images.indices where found[place] == nil {
                    let attempt = attempt(epsilons[place], images[place], place)
                    if attempt.succeeds || step == steps { found[place] = attempt }
                }
            }
            if step == steps || found.allSatisfy({ $0 != nil }) { break }
            let gradients = lossGradients(images.count)
            for place in images.indices {
                let reach = method == .fgsm ? epsilons[place] : Self.stepFactor * epsilons[place] / Float(steps)
                images[place] = move(images[place], along: gradients[place], by: reach, within: epsilons[place])
            }
        }
        return found.compactMap { $0 }
    }

    /// The smallest budget that was found to succeed, and how much smaller it was tried in vain.
    ///
    /// - Parameters:
    ///   - limit: no larger budget is tried.
    ///   - progress: called between rounds with the share done; what it throws ends the search.
    /// - Returns: nil where nothing up to the limit succeeds.
    public func smallest(
        upTo limit: Float, progress: (Double) throws -> Void = { _ in }
    ) throws -> (attempt: Attempt, precision: Float)? {
        var (low, step) = (Float(0), limit / Float(Self.width))
        var best: Attempt?
        for round in 0..<Self.rounds {
            try progress(Double(round) / Double(Self.rounds))
            // The end of each later round is the budget that succeeded in the one before.
            let count = best == nil ? Self.width : Self.width - 1
            let budgets = (1...count).map { low + step * Float($0) }
            if let first = try attempts(budgets).first(where: \.succeeds) { best = first }
            guard let best else { return nil }
            low = max(0, best.epsilon - step)
            step /= Float(Self.width)
        }
        return best.map { ($0, step * Float(Self.width)) }
    }
}

extension Attack {
    private func start(_ epsilon: Float) -> [Float] {
        guard method == .pgd else { return pixels }
        return zip(pixels, noise).map { min(1, max(0, $0 + epsilon * $1)) }
    }

    private func move(_ image: [Float], along gradient: [Float], by reach: Float, within epsilon: Float) -> [Float] {
        image.indices.map { place in
            let slope = gradient[place]
            let step: Float = slope > 0 ? reach : slope < 0 ? -reach : 0
            let moved = min(pixels[place] + epsilon, max(pixels[place] - epsilon, image[place] + step))
            return min(1, max(0, moved))
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
            let rest = Self.softmax(others.map { logits[$0] })
            var seed = [Float](repeating: 0, count: logits.count)
            for (other, share) in zip(others, rest) { seed[other] = sign * share }
            if seed.indices ~= subject { seed[subject] = -sign }
            return seed
        }
        return recording.gradient(seeds, from: recording.network.architecture.layers.count - 1)
    }

    private static func softmax(_ logits: [Float]) -> [Float] {
        let highest = logits.max() ?? 0
        let powers = logits.map { Exact.exp(Double($0 - highest)) }
        let sum = powers.reduce(0, +)
        return powers.map { Float($0 / sum) }
    }
}

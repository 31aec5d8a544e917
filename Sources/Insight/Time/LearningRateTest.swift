import ConvNet
import Reproducible

/// The loss of a network while its learning rate grows from batch to batch: the learning rate range test.
///
/// Source: Smith, "Cyclical Learning Rates for Training Neural Networks" (2017), with rates in geometric progression.
/// It trains a copy, so the network that is tested stays as it is.
package struct LearningRateTest: Sendable, Hashable {
    /// One batch.
    package struct Point: Sendable, Hashable {
        package let rate: Double
        /// The mean over the batch.
        package let loss: Double
        /// The mean over the batches before and after it, each weighing ``smoothing`` of the one next to it. A mean over
        /// those before alone would lag behind, and with it the rates that are read from the curve.
        package let smoothed: Double
    }

    /// The batches before the loss exploded.
    package let points: [Point]
    /// The rate at which the running mean of the loss was above ``explosion`` times its least, or no number; nil if it
    /// never was.
    package let explodedAt: Double?

    /// The weight of a batch in the smoothed loss, by that of its neighbor nearer by.
    package static let smoothing = 0.8
    /// What of the running mean each batch keeps.
    static let running = 0.9
    /// So many times its least makes a loss an explosion.
    package static let explosion = 4.0

    /// - Parameters:
    ///   - network: what to train a copy of
    ///   - rates: the first batch's and the last batch's
    ///   - batches: how many there are, from 2
    ///   - progress: called after each batch with those done; what it throws ends the test
    /// - Throws: what cannot be trained with.
    package init(
        _ network: Network, settings: TrainingSettings, samples: any SampleSource, rates: ClosedRange<Double>,
        batches: Int, progress: (_ done: Int, _ loss: Double) throws -> Void = { _, _ in }
    ) throws {
        let perEpoch = max(1, (samples.count + settings.batchSize - 1) / settings.batchSize)
        let run = try TrainingRun(
            network: network, settings: settings, training: samples, epochs: (batches + perEpoch - 1) / perEpoch,
            batchesLimit: batches)
        let list = Self.rates(rates, count: batches)
        run.learningRates = { list[min($0, list.count - 1)] }
        var tally = Tally()
        var explodedAt: Double?
        loop: while explodedAt == nil {
            let rate = list[min(run.batchesDone, list.count - 1)]
            do {
                guard let report = try run.step() else { break loop }
                if !tally.add(report.batchLoss, rate: rate) { explodedAt = rate }
                try progress(report.batchesDone, report.loss)
            } catch TrainingError.diverged {
                explodedAt = rate
            }
        }
        self.init(losses: tally.losses, explodedAt: explodedAt)
    }

    /// - Parameter losses: of each batch, in order
    package init(losses: [(rate: Double, loss: Double)], explodedAt: Double? = nil) {
        points = zip(losses, Self.smoothed(losses.map(\.loss))).map { Point(rate: $0.rate, loss: $0.loss, smoothed: $1) }
        self.explodedAt = explodedAt
    }

    /// Each number with all others, the nearer the heavier: a running mean forwards, and one of it backwards.
    private static func smoothed(_ losses: [Double]) -> [Double] {
        func passed(_ values: [Double]) -> [Double] {
            var (average, weight) = (0.0, 0.0)
            return values.map { value in
                average = smoothing * average + (1 - smoothing) * value
                weight = smoothing * weight + (1 - smoothing)
                return average / weight
            }
        }
        return passed(passed(losses).reversed()).reversed()
    }

    /// Rates in geometric progression, both ends among them.
    static func rates(_ range: ClosedRange<Double>, count: Int) -> [Double] {
        guard count > 1, range.lowerBound > 0 else { return [range.upperBound] }
        return (0..<count).map { place in
            let share = Double(place) / Double(count - 1)
            return range.lowerBound * Exact.exp(share * Exact.log(range.upperBound / range.lowerBound))
        }
    }
}

// What follows from it.
extension LearningRateTest {
    /// The batch with the least smoothed loss, the first of equals.
    package var lowest: Point? { points.min { $0.smoothed < $1.smoothed } }

    /// A tenth of the rate at the least smoothed loss; nil where the loss did not fall by a tenth at least.
    package var tenthOfLowest: Double? { falls ? lowest.map { $0.rate / 10 } : nil }

    /// The rate at which the smoothed loss fell fastest on the logarithmic axis, up to its least; nil where it never fell.
    package var steepest: Double? {
        guard falls, let lowest, let end = points.firstIndex(of: lowest), end > 1 else { return nil }
        // Over several batches: the difference of neighbors is mostly noise.
        let reach = max(1, points.count / 20)
        let slopes = (0...end).compactMap { place -> (rate: Double, slope: Double)? in
            let (first, last) = (max(0, place - reach), min(end, place + reach))
            guard last - first == 2 * reach else { return nil }
            return (points[place].rate, points[last].smoothed - points[first].smoothed)
        }
        return slopes.min { $0.slope < $1.slope }.flatMap { $0.slope < 0 ? $0.rate : nil }
    }

    /// Whether the loss fell by a tenth of its beginning at least, and by more than what batches differ by chance, so that
    /// something was learned.
    private var falls: Bool {
        guard let lowest, let first = points.first, let end = points.firstIndex(of: lowest) else { return false }
        let before = points[...end]
        let scatter = before.reduce(0) { $0 + ($1.loss - $1.smoothed) * ($1.loss - $1.smoothed) } / Double(before.count)
        let fall = first.smoothed - lowest.smoothed
        return fall > 0.1 * first.smoothed && fall > Self.significance * scatter.squareRoot()
    }

    /// So many standard deviations of single losses must the smoothed loss fall by. The smoothed loss itself has about a
    /// quarter of their scatter, and the least of many is lower than any one of them by chance.
    private static let significance = 1.5
}

/// The losses of batches so far, and whether the last exploded.
private struct Tally {
    private(set) var losses: [(rate: Double, loss: Double)] = []
    private var average = 0.0
    private var weight = 0.0
    private var least = Double.infinity

    /// - Returns: false if the loss exploded; it is then left out.
    mutating func add(_ loss: Double, rate: Double) -> Bool {
        average = LearningRateTest.running * average + (1 - LearningRateTest.running) * loss
        weight = LearningRateTest.running * weight + (1 - LearningRateTest.running)
        let mean = average / weight
        guard mean <= LearningRateTest.explosion * least else { return false }
        least = min(least, mean)
        losses.append((rate, loss))
        return true
    }
}

import ConvNet
import Reproducible

/// The loss of a network while its learning rate grows from batch to batch: the learning rate range test.
///
/// Source: Smith, "Cyclical Learning Rates for Training Neural Networks" (2017), with rates in geometric progression.
/// It trains a copy, so the network that is tested stays as it is.
public struct LearningRateTest: Sendable, Hashable {
    /// One batch.
    public struct Point: Sendable, Hashable {
        public let rate: Double
        /// The mean over the batch.
        public let loss: Double
        /// The mean over the batches so far, each weighing ``smoothing`` of the next; corrected for the short past.
        public let smoothed: Double
    }

    /// The batches before the loss exploded.
    public let points: [Point]
    /// The rate at which the smoothed loss was above ``explosion`` times its least, or no number; nil if it never was.
    public let explodedAt: Double?
    /// Whether Ctrl-C ended it before.
    public let isBrokenOff: Bool

    /// What of the smoothed loss each batch keeps.
    public static let smoothing = 0.9
    /// So many times its least makes a loss an explosion.
    public static let explosion = 4.0

    /// - Parameters:
    ///   - network: what to train a copy of
    ///   - rates: the first batch's and the last batch's
    ///   - batches: how many there are, from 2
    ///   - progress: called after each batch with those done; returns whether to go on
    /// - Throws: what cannot be trained with.
    public init(
        _ network: Network, settings: TrainingSettings, samples: any SampleSource, rates: ClosedRange<Double>,
        batches: Int, progress: (_ done: Int, _ loss: Double) -> Bool = { _, _ in true }
    ) throws(TrainingError) {
        let perEpoch = max(1, (samples.count + settings.batchSize - 1) / settings.batchSize)
        let run = try TrainingRun(
            network: network, settings: settings, training: samples, epochs: (batches + perEpoch - 1) / perEpoch,
            batchesLimit: batches)
        let list = Self.rates(rates, count: batches)
        run.learningRates = { list[min($0, list.count - 1)] }
        var tally = Tally(capacity: min(settings.batchSize, samples.count), images: samples.count)
        var isBrokenOff = false
        var explodedAt: Double?
        loop: while explodedAt == nil, !isBrokenOff {
            let rate = list[min(run.batchesDone, list.count - 1)]
            do throws(TrainingError) {
                guard let report = try run.step() else { break loop }
                if !tally.add(report, rate: rate) { explodedAt = rate }
                isBrokenOff = !progress(report.batchesDone, report.loss) && report.batchesDone < batches
            } catch .diverged {
                explodedAt = rate
            }
        }
        (points, self.explodedAt, self.isBrokenOff) = (tally.points, explodedAt, isBrokenOff)
    }

    /// For a test that was made elsewhere.
    init(points: [Point], explodedAt: Double? = nil) {
        (self.points, self.explodedAt, isBrokenOff) = (points, explodedAt, false)
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
    public var lowest: Point? { points.min { $0.smoothed < $1.smoothed } }

    /// A tenth of the rate at the least smoothed loss; nil where the loss did not fall by a tenth at least.
    public var tenthOfLowest: Double? { falls ? lowest.map { $0.rate / 10 } : nil }

    /// The rate at which the smoothed loss fell fastest on the logarithmic axis, up to its least; nil where it never fell.
    public var steepest: Double? {
        guard falls, let lowest, let end = points.firstIndex(of: lowest), end > 1 else { return nil }
        // Over several batches: the difference of neighbours is mostly noise.
        let reach = max(1, points.count / 20)
        let slopes = (0...end).compactMap { place -> (rate: Double, slope: Double)? in
            let (first, last) = (max(0, place - reach), min(end, place + reach))
            guard last - first == 2 * reach else { return nil }
            return (points[place].rate, points[last].smoothed - points[first].smoothed)
        }
        return slopes.min { $0.slope < $1.slope }.flatMap { $0.slope < 0 ? $0.rate : nil }
    }

    /// Whether the loss fell by a tenth of its beginning at least, so that something was learnt.
    private var falls: Bool {
        guard let lowest, let first = points.first else { return false }
        return lowest.smoothed < 0.9 * first.smoothed
    }
}

/// Turns a run's reports, whose losses are means over the epoch so far, into the loss of each batch.
private struct Tally {
    private(set) var points: [LearningRateTest.Point] = []
    private let capacity: Int
    private let images: Int
    private var before = (epoch: 0, sum: 0.0, images: 0)
    private var average = 0.0
    private var weight = 0.0
    private var least = Double.infinity

    init(capacity: Int, images: Int) { (self.capacity, self.images) = (capacity, images) }

    /// - Returns: false if the loss exploded; the point is then left out.
    mutating func add(_ report: BatchReport, rate: Double) -> Bool {
        if report.epoch != before.epoch { before = (report.epoch, 0, 0) }
        let done = min(report.batch * capacity, images)
        let sum = report.loss * Double(done)
        let loss = (sum - before.sum) / Double(max(1, done - before.images))
        before = (report.epoch, sum, done)
        average = LearningRateTest.smoothing * average + (1 - LearningRateTest.smoothing) * loss
        weight = LearningRateTest.smoothing * weight + (1 - LearningRateTest.smoothing)
        let smoothed = average / weight
        guard smoothed <= LearningRateTest.explosion * least else { return false }
        least = min(least, smoothed)
        points.append(.init(rate: rate, loss: loss, smoothed: smoothed))
        return true
    }
}

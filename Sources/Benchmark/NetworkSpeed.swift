import ConvNet
import Words

/// How fast a network is trained and used on this machine, by the calls that everybody uses.
package struct NetworkSpeed {
    /// Its weights serve for inference; training begins with fresh ones, as often as it is measured.
    package let network: Network
    package let settings: TrainingSettings
    /// Seconds for each measurement.
    package let seconds: Double
    private let images: any SampleSource
    private let now: Timepiece

    /// - Parameters:
    ///   - settings: its learning rate and what it freezes are of no account
    ///   - images: at least one; they are used again and again where a batch needs more
    package init(
        _ network: Network, settings: TrainingSettings, images: any SampleSource, seconds: Double,
        by timepiece: @escaping Timepiece = { .now }
    ) {
        (self.network, self.settings, self.images, self.seconds) = (network, settings, images, seconds)
        now = timepiece
    }

    /// Images trained a second: whole steps of a `TrainingRun`, everything in them counted.
    ///
    /// - Throws: what `watch` throws, or why the network cannot be trained.
    package func training(_ watch: Watch = { _ in }) throws -> Double {
        let training = try EndlessTraining(network, settings: settings, images: images)
        return try TimedWindows(seconds: seconds, now: now).rate(watch) { try training.step() }
    }

    /// Images evaluated a second: batches of `Inference.evaluate`, with reading, loss and verdicts.
    ///
    /// - Throws: what `watch` throws, or why the network cannot be used.
    package func inference(_ watch: Watch = { _ in }) throws -> Double {
        let inference = Inference(network)
        let many = RepeatedSamples(images, count: Self.evaluated)
        // A piece ends with the batch in which it has lasted so long, and no evaluation is so long that it is cut.
        let longest = Duration.seconds(min(seconds / 20, 0.05))
        return try TimedWindows(seconds: seconds, now: now).rate(watch) {
            let end = now() + longest
            return try images(evaluated: many, by: inference, until: end)
        }
    }

    private static let evaluated = 10_000

    /// How many images are evaluated by a moment, up to the end of the batch in which it comes.
    private func images(
        evaluated source: any SampleSource, by inference: Inference, until end: SuspendingClock.Instant
    ) throws -> Int {
        struct TimeIsOver: Error {}
        var images = 0
        do {
            _ = try inference.evaluate(source) { done, _ in
                images = done
                guard now() < end else { throw TimeIsOver() }
            }
        } catch is TimeIsOver {}
        return images
    }

    /// Microseconds from the pixels of one image to its probabilities: the median of many calls of
    /// `Inference.probabilities(of:)`.
    ///
    /// - Throws: what `watch` throws.
    package func latency(_ watch: Watch = { _ in }) throws -> Double {
        let inference = Inference(network)
        let pictures = pictures()
        var times: [Double] = []
        times.reserveCapacity(Self.mostCalls)
        let begin = now()
        var last = begin
        var call = 0
        while !isEnough(times.count, after: (last - begin) / .seconds(1)) {
            if call % 32 == 0 { try watch(min(1, (last - begin) / .seconds(seconds))) }
            let start = now()
            _ = try inference.probabilities(of: pictures[call % pictures.count])
            last = now()
            if call >= Self.warmUp { times.append((last - start) / .seconds(1)) }
            call += 1
        }
        return TimedWindows.median(times) * 1e6
    }

    /// Calls that make buffers and fill caches.
    private static let warmUp = 3
    private static let mostCalls = 100_000

    /// Several hundred calls will do, and fewer if they take ten times what they may.
    private func isEnough(_ calls: Int, after spent: Double) -> Bool {
        calls >= Self.mostCalls || (spent > seconds && (calls >= 300 || (calls > 0 && spent > 10 * seconds)))
    }

    /// The pixels of some images.
    private func pictures() -> [[Float]] {
        (0..<min(16, images.count)).map { index in
            var pixels = [Float](repeating: 0, count: images.shape.count)
            var span = pixels.mutableSpan
            images.read(index, draw: .none, into: &span)
            return pixels
        }
    }
}

/// Training that goes on as long as anybody asks for steps.
final class EndlessTraining {
    let run: TrainingRun
    private let batch: Int
    private let last: Int

    /// Begins with fresh weights and a learning rate with which nothing can go wrong; every layer is trained throughout.
    ///
    /// - Throws: `TrainingError`.
    init(_ network: Network, settings: TrainingSettings, images: any SampleSource) throws {
        var settings = settings
        (settings.learningRate, settings.freezeFirst) = (1e-4, 1)
        batch = settings.batchSize
        let count = max(images.count, batch)
        last = (count - 1) % batch + 1
        run = try TrainingRun(
            network: Network(network.architecture, seed: network.seed), settings: settings,
            training: count == images.count ? images : RepeatedSamples(images, count: count), epochs: 100_000)
    }

    /// Trains one batch.
    ///
    /// - Returns: the images in it.
    func step() throws -> Int {
        // Nobody waits for the end of the last epoch.
        guard let report = try run.step() else { throw Interrupted() }
        return report.batch == report.batchesInEpoch ? last : batch
    }
}

import Kernels
import Reproducible

/// The training of one network, one batch at a time.
///
///     let run = try TrainingRun(network: network, settings: settings, training: images, validation: rest, epochs: 3)
///     while let report = try run.step() { show(report.accuracy) }
///     network = run.network
///
/// Every epoch goes through the training images in a new order, which depends on the network's seed and the number of
/// the epoch in the network's life; the last batch may be smaller. The same seed gives the same bits, however many
/// threads take part and whether or not anybody looks on. Used from one thread at a time.
public final class TrainingRun {
    /// How the network is trained from the next batch on.
    public private(set) var settings: TrainingSettings
    /// How many epochs the run has.
    public let epochs: Int
    /// Batches in a whole epoch.
    public let batchesInEpoch: Int
    /// Batches in this run.
    public let batchesTotal: Int
    /// Batches done in this run.
    public private(set) var batchesDone = 0
    /// The records of this run's epochs.
    public private(set) var records: [EpochRecord] = []

    /// Called between the batches of the validation that ends an epoch, with the images read and all there are.
    public var validationProgress: ((_ done: Int, _ total: Int) -> Void)?

    /// Called on the thread of the run after each part of a step; nil, which costs nothing, unless somebody measures.
    public var observer: ((TrainingPart) -> Void)? {
        get { plan.observer }
        set { plan.observer = newValue }
    }

    /// The learning rate of each batch of the run, counted from 0, in place of the schedule's: for tests of the rate.
    public var learningRates: ((_ batch: Int) -> Double)?

    private let training: any SampleSource
    private let validation: (any SampleSource)?
    private let store: ParameterStore
    private let plan: Plan
    private let descent: Descent
    private var evaluator: Evaluator?
    private let averagesBefore: View
    /// Batches that the moving averages hold already; nil if they are no plain means.
    private let averagedBefore: Int?
    private let origin: Network
    private var order: [Int32] = []
    private var labels: [Int32] = []
    private var progress = EpochProgress()
    private var watch = StopWatch()

    /// Prepares a run; the network itself stays as it is, see `network`.
    ///
    /// - Parameters:
    ///   - network: where the run begins
    ///   - settings: how the network is trained
    ///   - training: the images to learn from
    ///   - validation: images to measure every epoch on, not learned from; nil or empty for none
    ///   - epochs: how many times to go through the training images, from 1
    ///   - batchesLimit: stop after so many batches, if that is earlier
    /// - Throws: what cannot be trained with, before anything is done.
    public init(
        network: Network, settings: TrainingSettings, training: any SampleSource,
        validation: (any SampleSource)? = nil, epochs: Int, batchesLimit: Int? = nil
    ) throws(TrainingError) {
        self.settings = try settings.validated()
        guard (1...100_000).contains(epochs) else { throw .badEpochs(epochs) }
        if let batchesLimit, batchesLimit < 1 { throw .badBatches(batchesLimit) }
        guard training.count > 0 else { throw .noSamples }
        for source in [training, validation].compactMap({ $0 }) where source.count > 0 {
            try network.architecture.check(source)
            try network.architecture.checkLabels(source)
        }
        (self.training, self.epochs, origin) = (training, epochs, network)
        self.validation = validation.flatMap { $0.count > 0 ? $0 : nil }
        let capacity = min(settings.batchSize, training.count)
        let largest = PlanMemory.limit / PlanMemory.perImage(network.architecture, purpose: .training)
        guard capacity <= largest else { throw .batchTooLarge(capacity, largest: largest) }
        batchesInEpoch = (training.count + capacity - 1) / capacity
        batchesTotal = min(epochs * batchesInEpoch, batchesLimit ?? .max)
        store = ParameterStore(network)
        plan = Plan(store, capacity: capacity, purpose: .training)
        descent = Descent(settings.optimizer, store: store, state: network.optimizerState)
        averagesBefore = View(count: store.averages.count)
        averagedBefore = network.batchesInAverages
        labels.reserveCapacity(capacity)
    }

    /// The network as it is now: weights, optimizer state, history.
    public var network: Network {
        var network = origin
        network.parameters = store.parameters()
        network.optimizerState = descent.state(store: store)
        network.settings = settings
        network.history += records
        network.batchesTrained += batchesDone
        return network
    }

    /// The weights as they are now, which costs less than the whole `network`.
    public var snapshot: Snapshot {
        Snapshot(
            epoch: records.last?.epoch ?? origin.epochsTrained, batchesTrained: origin.batchesTrained + batchesDone,
            parameters: store.parameters())
    }

    /// Trains one batch, and after the last of an epoch measures the validation images.
    ///
    /// - Returns: where the run stands, or nil when it was over before.
    /// - Throws: `TrainingError.diverged`; the network is then as it was before the batch.
    public func step() throws(TrainingError) -> BatchReport? {
        guard batchesDone < batchesTotal else { return nil }
        watch.start()
        if progress.batches == 0 { beginEpoch() }
        let start = progress.batches * plan.capacity
        let range = start..<min(start + plan.capacity, training.count)
        let rate = learningRates?(batchesDone)
            ?? settings.schedule.rate(peak: settings.learningRate, batch: batchesDone, total: batchesTotal)
        let (loss, correct) = try train(range, learningRate: rate)
        progress.add(images: range.count, loss: loss, correct: correct, learningRate: rate)
        batchesDone += 1
        watch.stop(images: range.count)
        let (batch, epoch) = (progress.batches, self.epoch)
        let (meanLoss, accuracy) = (progress.meanLoss, progress.accuracy)
        let finished = batch == batchesInEpoch || batchesDone == batchesTotal ? endEpoch(measured: true) : nil
        return BatchReport(
            epoch: epoch, batch: batch, batchesInEpoch: batchesInEpoch, loss: meanLoss, accuracy: accuracy,
            batchLoss: loss / Double(range.count), learningRate: rate, imagesPerSecond: watch.imagesPerSecond,
            batchesDone: batchesDone, batchesTotal: batchesTotal, finishedEpoch: finished)
    }

    /// Goes on with other settings from the next batch: learning rate, schedule, label smoothing, the moving averages of
    /// batch normalization, and when the first layer stops learning. Optimizer, batch size and validation stay as they are.
    ///
    /// - Throws: `TrainingError` for a value that does not fit; the run then goes on as it was.
    public func change(to changed: TrainingSettings) throws(TrainingError) {
        let changed = try changed.validated()
        settings.learningRate = changed.learningRate
        settings.schedule = changed.schedule
        settings.labelSmoothing = changed.labelSmoothing
        settings.normalizationMomentum = changed.normalizationMomentum
        settings.normalizationStart = changed.normalizationStart
        settings.freezeFirst = changed.freezeFirst
    }

    /// Ends the run between two batches: the begun epoch gets its record, without validation.
    ///
    /// - Returns: that record, or nil if no epoch was under way.
    @discardableResult
    public func stop() -> EpochRecord? {
        guard progress.batches > 0 else { return nil }
        return endEpoch(measured: false)
    }

    /// The number of the current epoch in the network's life, from 1.
    private var epoch: Int { origin.epochsTrained + records.count + 1 }

    private func beginEpoch() {
        var stream = RandomStream(seed: origin.seed, purpose: .shuffle, major: epoch)
        order = stream.permutation(training.count)
        observer?(.shuffle)
        progress = EpochProgress()
        progress.clock = watch
    }

    /// One step on the images that `range` of the epoch's order names.
    private func train(_ range: Range<Int>, learningRate: Double) throws(TrainingError)
        -> (loss: Double, correct: Int) {
        plan.load(training, order: order, range: range, draw: Draw(seed: origin.seed, epoch: epoch))
        labels.removeAll(keepingCapacity: true)
        for place in range { labels.append(Int32(training.label(Int(order[place])))) }
        observer?(.gather)
        averagesBefore.copy(from: store.averages)
        observer?(.keeping)
        let pass = Pass(
            batch: range.count, seed: origin.seed, step: origin.batchesTrained + batchesDone,
            normalizationMomentum: Float(settings.normalizationStart.momentum(
                settings.normalizationMomentum, after: averagedBefore.map { $0 + batchesDone })),
            freezesFirst: Double(batchesDone) >= settings.freezeFirst * Double(batchesTotal))
        plan.forward(pass)
        plan.loss(pass, labels: labels, smoothing: Float(settings.labelSmoothing))
        let loss = plan.totalLoss(range.count)
        observer?(.loss)
        if loss.isFinite { plan.backward(pass) }
        guard loss.isFinite, store.averages.isModest, store.gradients.isModest else {
            store.averages.copy(from: averagesBefore)
            throw .diverged(epoch: epoch, batch: progress.batches + 1, learningRate: learningRate)
        }
        observer?(.checks)
        descent.step(store: store, learningRate: Float(learningRate), freezesFirst: pass.freezesFirst)
        observer?(.optimizer)
        let correct = plan.correct(labels)
        observer?(.score)
        return (loss, correct)
    }

    private func endEpoch(measured: Bool) -> EpochRecord {
        let clock = watch.since(progress.clock)
        let score = measured ? validationScore() : nil
        let record = EpochRecord(
            epoch: epoch, batches: progress.batches, batchesInEpoch: batchesInEpoch, loss: progress.meanLoss,
            accuracy: progress.accuracy, validationLoss: score?.loss, validationAccuracy: score?.accuracy,
            learningRate: progress.learningRate, imagesPerSecond: clock.imagesPerSecond, trainSeconds: clock.seconds)
        records.append(record)
        progress = EpochProgress()
        return record
    }

    private func validationScore() -> (loss: Double, accuracy: Double)? {
        guard let validation else { return nil }
        let evaluator = evaluator ?? Evaluator(store, count: validation.count)
        self.evaluator = evaluator
        evaluator.prepare()
        let tally = evaluator.tally(validation, progress: { validationProgress?($0, validation.count) })
        return (tally.loss, tally.accuracy)
    }
}

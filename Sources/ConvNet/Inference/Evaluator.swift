import Kernels

/// What a network makes of the images of a source.
struct Evaluator {
    private let groups: ImageGroups

    /// - Parameters:
    ///   - store: its tensors may change between calls; `prepare` follows
    ///   - count: images of the sources to come
    init(_ store: ParameterStore, count: Int) {
        let group = PlanMemory.batch(store.architecture, wanted: min(count, 16), bytes: 8 << 20)
        groups = ImageGroups(of: group, count: count, wanted: count) {
            Plan(store, capacity: group, purpose: .inference)
        }
    }

    /// Follows the tensors; once after they changed.
    func prepare() { groups.prepare() }

    private static func verdicts(_ plan: Plan, _ source: any SampleSource, _ images: Range<Int>) -> [Verdict] {
        let pass = Pass(batch: images.count)
        plan.forward(pass)
        let isFinite = plan.hasFiniteLogits(images.count)
        plan.loss(pass, labels: images.map { Int32(source.label($0)) }, smoothing: 0)
        var verdicts: [Verdict] = []
        verdicts.reserveCapacity(images.count)
        plan.forEachVerdict(images.count) { image, best, probability in
            verdicts.append(
                Verdict(
                    best: best, probability: probability, loss: plan.losses[image],
                    isRight: best == source.label(images.lowerBound + image), isFinite: isFinite))
        }
        return verdicts
    }

    /// Asks about the images of a source in order.
    ///
    /// - Parameters:
    ///   - progress: called after each batch with the images done; what it throws ends the work.
    ///   - body: called with each verdict.
    /// - Returns: the sums over all images.
    func tally(
        _ source: any SampleSource, progress: (Int) throws -> Void, _ body: (Verdict) -> Void = { _ in }
    ) rethrows -> Tally {
        var tally = Tally()
        while tally.images < source.count {
            let images = tally.images..<min(tally.images + groups.batch, source.count)
            for verdict in groups.map(source, images, { Self.verdicts($0, source, $1) }) {
                tally.add(verdict)
                body(verdict)
            }
            try progress(tally.images)
        }
        return tally
    }
}

/// What a network makes of one image.
struct Verdict {
    /// The most probable class, the lowest of equals.
    let best: Int
    let probability: Float
    let loss: Float
    let isRight: Bool
    /// Whether it was made of numbers, as were those beside it.
    let isFinite: Bool
}

/// The sums over some verdicts.
struct Tally {
    /// Images whose losses are summed by themselves before they join the others.
    private static let block = 128

    private(set) var images = 0
    /// Whether all verdicts were made of numbers.
    private(set) var isFinite = true
    private var correct = 0
    private var whole = 0.0
    private var part = 0.0

    /// The mean cross-entropy.
    var loss: Double { (whole + part) / Double(images) }
    /// The share that was read right.
    var accuracy: Double { Double(correct) / Double(images) }

    mutating func add(_ verdict: Verdict) {
        part += Double(verdict.loss)
        if verdict.isRight { correct += 1 }
        if !verdict.isFinite { isFinite = false }
        images += 1
        if images % Self.block == 0 { (whole, part) = (whole + part, 0) }
    }
}

import Kernels

/// Forward passes over the images of a source, a batch at a time.
struct Evaluator {
    /// The plan is for `inference`.
    let plan: Plan
    private var labels: [Int32] = []
    private let order: [Int32]

    init(_ plan: Plan, count: Int) {
        self.plan = plan
        order = (0..<Int32(count)).map { $0 }
        labels.reserveCapacity(plan.capacity)
    }

    /// The most probable class and its probability for each of `images`, and the sum of their losses.
    mutating func run(
        _ source: any SampleSource, images: Range<Int>, into predictions: inout [Int], confidences: inout [Float]
    ) -> (loss: Double, correct: Int) {
        plan.load(source, order: order, range: images, draw: .none)
        labels.removeAll(keepingCapacity: true)
        for index in images { labels.append(Int32(source.label(index))) }
        let pass = Pass(batch: images.count)
        plan.forward(pass)
        plan.loss(pass, labels: labels, smoothing: 0)
        plan.forEachVerdict(images.count) { _, best, probability in
            predictions.append(best)
            confidences.append(probability)
        }
        return (plan.totalLoss(images.count), plan.correct(labels))
    }

    /// Mean loss and accuracy over a whole source.
    ///
    /// - Parameter progress: called after each batch with the images done.
    mutating func score(
        _ source: any SampleSource, progress: (Int) -> Void = { _ in }
    ) -> (loss: Double, accuracy: Double) {
        var (loss, correct) = (0.0, 0)
        var (predictions, confidences) = ([Int](), [Float]())
        for start in stride(from: 0, to: source.count, by: plan.capacity) {
            let images = start..<min(start + plan.capacity, source.count)
            predictions.removeAll(keepingCapacity: true)
            confidences.removeAll(keepingCapacity: true)
            let part = run(source, images: images, into: &predictions, confidences: &confidences)
            loss += part.loss
            correct += part.correct
            progress(images.upperBound)
        }
        return (loss / Double(source.count), Double(correct) / Double(source.count))
    }
}

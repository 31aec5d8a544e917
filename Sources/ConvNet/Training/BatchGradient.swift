/// The loss of one training batch and its gradient, without a step being taken.
public struct BatchGradient: Sendable {
    /// The mean over the batch, as training sees it: batch statistics, dropout on.
    public let loss: Double
    /// The gradient of each trainable tensor, by name and in the order of the network.
    public let gradients: [(name: String, values: [Float])]

    /// - Parameters:
    ///   - network: as it is; it is not changed
    ///   - samples: all of them make the batch
    ///   - step: which dropout masks: the number of batches trained before
    ///   - labelSmoothing: the share of the target that is spread evenly over all classes
    /// - Throws: if the images or labels do not fit the network.
    public init(
        _ network: Network, samples: any SampleSource, step: Int, labelSmoothing: Double = 0
    ) throws(TrainingError) {
        guard samples.count > 0 else { throw .noSamples }
        try network.architecture.check(samples)
        try network.architecture.checkLabels(samples)
        let store = ParameterStore(network)
        let plan = Plan(store, capacity: samples.count, purpose: .training)
        plan.load(samples, order: (0..<Int32(samples.count)).map { $0 }, range: 0..<samples.count, draw: .none)
        let pass = Pass(batch: samples.count, seed: network.seed, step: step)
        plan.forward(pass)
        plan.loss(
            pass, labels: (0..<samples.count).map { Int32(samples.label($0)) }, smoothing: Float(labelSmoothing))
        loss = plan.totalLoss(samples.count) / Double(samples.count)
        plan.backward(pass)
        var (rest, gradients) = (store.trainable(from: store.gradients)[...], [(name: String, values: [Float])]())
        for entry in network.architecture.tensors() where entry.trainable {
            gradients.append((entry.name, Array(rest.prefix(entry.range.count))))
            rest = rest.dropFirst(entry.range.count)
        }
        self.gradients = gradients
    }
}

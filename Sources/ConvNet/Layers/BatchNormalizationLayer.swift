import Kernels

extension Layer {
    /// Mean and variance of each channel taken out, then scale gamma and shift beta; momentum 0.99, epsilon 1e-3.
    public static let batchNormalization = Layer(BatchNormalizationLayer())

    /// What batch normalization adds to the variance, so that its root is never zero.
    public static let normalizationEpsilon: Float = 1e-3
}

/// Normalizes each channel: by the mean and variance of the batch in training, by their moving averages in use.
///
///     bn [ACTIVATION]
struct BatchNormalizationLayer: LayerKind {
    static let names = LayerNames(
        "bn", synonyms: ["batchnorm", "batchnormalisation"], keras: "BatchNormalization", torch: "BatchNorm2d",
        title: "batch normalization")
    static let followers = [LayerRole.activation]

    static func read(_ words: inout LayerWords) throws(LayerFault) -> BatchNormalizationLayer { BatchNormalizationLayer() }

    var details: [Layer.Detail] { [.words("batch norm")] }

    var formula: Formula { .normalization(epsilon: Layer.normalizationEpsilon) }

    func tensors(input: Shape) -> [TensorRole] {
        let shape = [input.channels]
        return [
            TensorRole(role: "gamma", shape: shape, start: .ones),
            TensorRole(role: "beta", shape: shape, start: .zeros),
            TensorRole(role: "moving_mean", shape: shape, trainable: false, start: .zeros),
            TensorRole(role: "moving_variance", shape: shape, trainable: false, start: .ones, isNeverNegative: true),
        ]
    }

    func multiplyAdds(input: Shape, output: Shape) -> Int { output.count }
}

// Its step by itself.
extension BatchNormalizationLayer {
    var joint: Joint? { .normalization(epsilon: Layer.normalizationEpsilon) }

    func scratch(input: PhysicalShape, output: PhysicalShape, capacity: Int) -> Int {
        let depth = input.normalizedDepth
        return BatchNormalization.scratch(rows: capacity * input.count / depth, depth: depth)
    }

    func addSteps(to plan: inout StepBuilder) {
        let (input, y) = (plan.layer.input, plan.memory(plan.layer.output))
        let step = BatchNormalizationStep(
            x: plan.current, y: y, normalization: Normalization(plan.layer, epsilon: Layer.normalizationEpsilon),
            rows: input.count / input.normalizedDepth, training: plan.purpose == .training,
            reluInput: plan.purpose == .training && plan.hasMaskToApply, scratch: plan.scratch)
        plan.add(step, output: y)
    }
}

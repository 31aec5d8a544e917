import Kernels

extension Layer {
    /// Mean and variance of each channel taken out, then scale gamma and shift beta; momentum 0.99, epsilon 1e-3.
    public static let batchNormalization = Layer(BatchNormalizationLayer())

    /// Batch normalization that adds another `epsilon` than Keras' 1e-3 to the variance; PyTorch's is 1e-5.
    public static func batchNormalization(epsilon: Double) -> Layer { Layer(BatchNormalizationLayer(epsilon: epsilon)) }
}

/// Normalizes each channel: by the mean and variance of the batch in training, by their moving averages in use.
///
///     bn [epsilon E] [ACTIVATION]     1e-3, as in Keras; PyTorch has 1e-5
struct BatchNormalizationLayer: LayerKind {
    static let usualEpsilon = 1e-3

    /// What is added to the variance, so that its root is never zero.
    var epsilon = usualEpsilon

    static let names = LayerNames(
        "bn", "[epsilon E]", synonyms: ["batchnorm", "batchnormalisation"], keras: "BatchNormalization", torch: "BatchNorm2d",
        title: "batch normalization")
    static let followers = [LayerRole.activation]

    var form: LayerForm { .batchNormalization(epsilon: epsilon) }

    static func read(_ words: inout LayerWords) throws(LayerFault) -> BatchNormalizationLayer {
        guard let word = words.next() else { return BatchNormalizationLayer() }
        guard word == "epsilon" else { throw words.unexpected(word, among: ["epsilon"]) }
        guard let epsilon = words.nextDecimal() else { throw .missingWord(expected: .epsilon) }
        return BatchNormalizationLayer(epsilon: epsilon)
    }

    private var isUsual: Bool { epsilon == Self.usualEpsilon }

    var options: [String] { isUsual ? [] : ["epsilon \(epsilon)"] }

    var details: [Layer.Detail] { [.words("batch norm")] + (isUsual ? [] : [.words("epsilon"), .number(epsilon)]) }

    var formula: Formula { .normalization(epsilon: Float(epsilon)) }

    func output(of input: Shape) throws(LayerFault) -> Shape {
        guard epsilon >= 1e-12, epsilon <= 1 else { throw .badWord("\(epsilon)", expected: .epsilon) }
        return input
    }

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
    var joint: Joint? { .normalization(epsilon: Float(epsilon)) }

    func scratch(input: PhysicalShape, output: PhysicalShape, capacity: Int) -> Int {
        let depth = input.normalizedDepth
        return BatchNormalization.scratch(rows: capacity * input.count / depth, depth: depth)
    }

    func addSteps(to plan: inout StepBuilder) {
        let (input, y) = (plan.layer.input, plan.memory(plan.layer.output))
        let step = BatchNormalizationStep(
            x: plan.current, y: y, normalization: Normalization(plan.layer, epsilon: Float(epsilon)),
            rows: input.count / input.normalizedDepth, training: plan.purpose == .training,
            reluInput: plan.purpose == .training && plan.hasMaskToApply, scratch: plan.scratch)
        plan.add(step, output: y)
    }
}

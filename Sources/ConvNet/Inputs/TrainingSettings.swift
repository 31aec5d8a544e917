/// How gradients become steps, each as Keras defines it.
public enum Optimizer: Sendable, Hashable, Codable {
    /// β₁ 0.9, β₂ 0.999, ε 1e-7.
    case adam
    /// Adam whose parameters also shrink by learning rate × weight decay in each step.
    case adamW(weightDecay: Double)
    /// velocity ← momentum × velocity − learning rate × gradient; parameter ← parameter + velocity.
    case sgd(momentum: Double)
    /// Muon for the kernels of all layers, AdamW with the same rate and decay for biases, γ and β.
    case muon(momentum: Double, weightDecay: Double)
}

/// How a network is trained.
public struct TrainingSettings: Sendable, Hashable, Codable {
    /// How gradients become steps.
    public var optimizer: Optimizer
    /// The rate of a constant schedule, the peak of the others.
    public var learningRate: Double
    /// Images in a batch; the last of an epoch may have fewer.
    public var batchSize: Int
    /// How the learning rate changes over a run.
    public var schedule: Schedule
    /// The share of the target that is spread evenly over all classes; 0 trains on the plain labels.
    public var labelSmoothing: Double
    /// The share of the training images, taken from the end, that is kept back for validation.
    public var validationShare: Double
    /// How much of their moving averages the normalizations keep from batch to batch.
    public var normalizationMomentum: Double
    /// What these averages begin with in a network that was never trained.
    public var normalizationStart: NormalizationStart
    /// After which share of a run the first layer with weights, and what stands before the second, stays as it is;
    /// 1 for never. Source: Brock et al., "FreezeOut: Accelerate Training by Progressively Freezing Layers" (2017),
    /// for one layer and at full rate until then.
    public var freezeFirst: Double

    /// Keras' defaults for the handwritten-digit network, but for the start of the moving averages.
    public init(
        optimizer: Optimizer = .adam, learningRate: Double = 1e-3, batchSize: Int = 32,
        schedule: Schedule = .constant, labelSmoothing: Double = 0, validationShare: Double = 0.2,
        normalizationMomentum: Double = 0.99, normalizationStart: NormalizationStart = .plain, freezeFirst: Double = 1
    ) {
        (self.optimizer, self.learningRate, self.batchSize) = (optimizer, learningRate, batchSize)
        (self.schedule, self.labelSmoothing, self.validationShare) = (schedule, labelSmoothing, validationShare)
        (self.normalizationMomentum, self.normalizationStart) = (normalizationMomentum, normalizationStart)
        self.freezeFirst = freezeFirst
    }

    /// The settings if they can be trained with.
    ///
    /// - Throws: the first value outside its range.
    public func validated() throws(TrainingError) -> TrainingSettings {
        try Self.check("learning rate", learningRate, learningRate > 0 && learningRate <= 1000, .positive(1000))
        try Self.check("batch size", Double(batchSize), (1...65_536).contains(batchSize), .count(1...65_536))
        try Self.check("label smoothing", labelSmoothing, Share.includes(labelSmoothing), .share)
        try Self.check("validation share", validationShare, Share.includes(validationShare), .share)
        try Self.check(
            "normalization momentum", normalizationMomentum, Share.includes(normalizationMomentum),
            .share)
        try Self.check("freeze-first", freezeFirst, freezeFirst >= 0 && freezeFirst <= 1, .wholeShare)
        switch optimizer {
        case .adam: break
        case .adamW(let decay): try Self.check("weight decay", decay, Share.includes(decay), .share)
        case .sgd(let momentum): try Self.check("momentum", momentum, Share.includes(momentum), .share)
        case .muon(let momentum, let decay):
            try Self.check("momentum", momentum, Share.includes(momentum), .share)
            try Self.check("weight decay", decay, Share.includes(decay), .share)
        }
        return self
    }

    private static func check(
        _ name: String, _ value: Double, _ holds: Bool, _ expected: TrainingError.Expectation
    ) throws(TrainingError) {
        guard holds else { throw .badSetting(name: name, value: value, expected: expected) }
    }
}

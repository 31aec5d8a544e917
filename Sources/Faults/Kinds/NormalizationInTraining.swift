import ConvNet

/// Batch normalization whose moving averages are never updated.
struct NormalizationInTraining: Fault {
    let name = "bn-training-mode"
    let otherNames = ["bn", "batch-normalization", "batchnorm", "batch-norm", "training-mode"]
    let level = 2
    let meaning = "batch normalization stayed in training mode"
    let story = """
        The batch normalizations were left in training mode: each batch was normalized by its own mean and variance, and the moving \
        averages, which evaluation needs, were never updated. They still are the 0 and 1 that they began with. Training goes well, and \
        the network reads even the images that it learned from badly.
        """
    let hints = [
        "Compare the accuracy during training with that on the very same images afterwards: `curve`, `evaluate train`.",
        "What does a layer do differently in training and in evaluation? `stats bn1`: is its mean near 0, its deviation near 1?",
    ]
    let way = [
        Step("evaluate train", "far below the training accuracy, on the same images"),
        Step("diff 0 4", "bn1/moving_mean and bn1/moving_variance have not changed"),
    ]

    /// As much of themselves as averages of single precision can keep.
    private static let momentum = 1 - 0x1p-24

    func spoil(_ plan: inout TrainingPlan) throws {
        plan.settings.normalizationStart = .keras
        plan.settings.normalizationMomentum = Self.momentum
    }

    func evidence(in measures: RunMeasures) -> [Finding] {
        let training = measures.lastEpoch?.accuracy ?? .nan
        return [
            Finding("most that a moving average moved", Self.change(measures.network), .number, .below(0.01)),
            Finding("accuracy during training minus after it", training - measures.onTrained.accuracy, .share, .above(0.1)),
        ]
    }

    private static func change(_ network: Network) -> Double {
        let moves = network.architecture.tensors().filter { !$0.trainable }.flatMap { entry in
            let start: Float = entry.name.hasSuffix("/moving_variance") ? 1 : 0
            return network.parameters[entry.range].map { Double(abs($0 - start)) }
        }
        return moves.max() ?? .nan
    }
}

import ConvNet

/// Kernels that begin with zeros.
struct ZeroWeights: Fault {
    let name = "zero-weights"
    let otherNames = ["zero-initialization", "zero-initialisation", "zero-init", "zeros"]
    let level = 1
    let meaning = "all weights were initialized to 0"
    let story = """
        Every kernel began with zeros instead of random numbers. All units of a layer then give the same, and no gradient gets \
        through a kernel of zeros to the layers before it, so only the biases of the last layer learn: how frequent each class is.
        """
    let hints = [
        "The loss stays at ln 10 = 2.303, that of a guess. Do all layers learn? Compare the network before and after.",
        "Look at the weights themselves: `filters conv1`, or the norms that `stats` shows.",
    ]
    let way = [
        Step("stats", "the weights of conv1 have norm 0, and so has their gradient"),
        Step("diff 0 4", "but for the biases of dense2 nothing has changed"),
    ]

    func spoil(_ plan: inout TrainingPlan) throws {
        for entry in plan.network.architecture.tensors() where entry.name.hasSuffix("/kernel") {
            plan.network.setTensor(named: entry.name, to: Array(repeating: 0, count: entry.range.count))
        }
    }

    func evidence(in measures: RunMeasures) -> [Finding] {
        let weights = measures.kernelWeights
        let zeros = Double(weights.count { $0 == 0 }) / Double(max(1, weights.count))
        return [
            Finding("kernel weights that are exactly 0", zeros, .share, .above(0.5)),
            Finding(
                "classes that test images are read as", Double(Set(measures.onTest.predictions).count), .count, .below(2)),
        ]
    }
}

import ConvNet

/// The stack without its activation functions.
struct NoReLU: Fault {
    let name = "no-relu"
    let otherNames = ["missing-relu", "relu-missing", "no-activation", "linear"]
    let level = 3
    let meaning = "the network has no ReLU"
    let story = """
        All three ReLU activations were left out when the network was built. Its convolutions and its hidden layer only form \
        weighted sums; max pooling is all that is left to bend them, so it still learns much, and the loss looks almost normal.
        """
    let hints = [
        "The loss is not where it shows. Look at what the layers give: `stats` has a row for each.",
        "Behind a ReLU no value is below 0. Which is the lowest that conv1 gives?",
    ]
    let way = [
        Step("stats conv1", "its lowest value is below 0, and behind a ReLU none is"),
        Step("model", "neither conv1, conv2 nor dense1 has an activation"),
    ]

    func spoil(_ plan: inout TrainingPlan) throws {
        let architecture = plan.network.architecture
        let layers = architecture.layers.filter { $0 != .relu }
        plan.network = Network(try Architecture(layers: layers, input: architecture.input), seed: plan.network.seed)
    }

    func evidence(in measures: RunMeasures) -> [Finding] {
        let rows = measures.network.architecture.summary()
        let functions = rows.count { !$0.isSoftmax && $0.lastFunction != nil }
        let lowest = measures.layers.layers.first { $0.name == "conv1" }?.low
        return [
            Finding("layers with an activation function", Double(functions), .count, .below(1)),
            Finding("lowest value that conv1 gives", lowest.map { Double($0) } ?? .nan, .number, .below(0)),
        ]
    }
}

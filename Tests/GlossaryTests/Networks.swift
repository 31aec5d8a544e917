import ConvNet

/// Stacks of many kinds, for sentences that must hold for every one.
enum Stack: String, CaseIterable {
    case standard = """
        conv 16 3x3 relu, bn, maxpool 2, dropout 0.25, conv 32 3x3 relu, bn, maxpool 2, dropout 0.25, flatten, \
        dense 64 relu, bn, dropout 0.25, dense 10
        """
    case dense = "flatten, dense 10"
    case leNet = """
        conv 6 5x5 same tanh, avgpool 2, conv 16 5x5 tanh, avgpool 2, flatten, dense 120 tanh, dense 84 sigmoid, \
        dense 10
        """
    case global = "conv 8 3x5 same stride 2, bn, leaky-relu 0.1, conv 12 1x1 relu, maxpool 3 stride 2, globalavgpool, dense 10"
    case oneClass = "flatten, dropout 0.0, dense 1 relu"
    case deep = """
        conv 2 3x3 relu, conv 2 3x3 relu, conv 2 3x3 relu, conv 2 3x3 relu, conv 2 3x3 relu, conv 2 3x3 relu, \
        conv 2 3x3 relu, conv 2 3x3 relu, conv 2 3x3 relu, flatten, dense 3
        """

    func network(_ input: Shape = .map(height: 28, width: 28, channels: 1), seed: UInt64 = 1) throws -> Network {
        Network(try Architecture(layers: rawValue, input: input), seed: seed)
    }
}

/// A network trained for two epochs of three batches, with settings that have something to say about every term.
func trained(_ optimizer: Optimizer = .adamW(weightDecay: 0.02)) throws -> Network {
    let small = Shape.map(height: 4, width: 4, channels: 1)
    let network = Network(try Architecture(layers: "flatten, dropout 0.5, dense 5 relu, dense 4", input: small), seed: 3)
    let pixels = (0..<40 * 16).map { UInt8($0 * 37 % 251) }
    let images = ByteSamples(images: pixels, labels: (0..<40).map { UInt8($0 % 4) }, height: 4, width: 4)
    let settings = TrainingSettings(
        optimizer: optimizer, learningRate: 0.005, batchSize: 10, schedule: .oneCycle, labelSmoothing: 0.1,
        validationShare: 0.25, freezeFirst: 0.5)
    let run = try TrainingRun(
        network: network, settings: settings, training: SampleSlice(images, range: 0..<30),
        validation: SampleSlice(images, range: 30..<40), epochs: 2)
    while try run.step() != nil {}
    return run.network
}

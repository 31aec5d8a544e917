import Files
import Reproducible

/// A tensor by itself: a shape and its values, the last dimension fastest.
public struct Tensor: Sendable, Hashable {
    /// Its dimensions, the outermost first.
    public let shape: [Int]
    /// As many as the product of the dimensions.
    public let values: [Float]

    /// Values with their shape, which has as many.
    public init(shape: [Int], values: [Float]) {
        self.shape = shape
        self.values = values
    }
}

/// A network as a value: what it is made of, what it has learned, and how it came to be so.
public struct Network: Sendable, Equatable {
    /// The stack of layers.
    public private(set) var architecture: Architecture
    /// All tensors one after another in the order of `Architecture.tensors()`, without any padding.
    public internal(set) var parameters: [Float]
    /// What the optimizer remembers between batches; nil before the first.
    public package(set) var optimizerState: OptimizerState?
    /// One record for each epoch trained, the one that was broken off included.
    public internal(set) var history: [EpochRecord] = []
    /// The settings of the last training; nil before the first.
    public internal(set) var settings: TrainingSettings?
    /// Where every random number in the network's making comes from: weights, shuffles, dropout.
    public let seed: UInt64
    /// Batches trained so far, under any settings; numbers the dropout masks.
    public internal(set) var batchesTrained = 0
    /// The data that it was trained on, in order, each set once: a name and a checksum, as whoever trained it wrote them.
    public internal(set) var data: [String] = []
    /// The program that trained it last, and its version; nil before.
    public internal(set) var program: String?

    /// A new network: kernels Glorot-uniform, biases 0, gamma 1, beta 0, moving mean 0, moving variance 1.
    ///
    /// The values depend on the architecture and the seed alone.
    public init(_ architecture: Architecture, seed: UInt64) {
        self.architecture = architecture
        self.seed = seed
        let entries = architecture.tensors()
        var values = [Float](repeating: 0, count: entries.last?.range.upperBound ?? 0)
        for (number, entry) in entries.enumerated() {
            switch entry.start {
            case .zeros: break
            case .ones: for index in entry.range { values[index] = 1 }
            case .glorotUniform(let fanIn, let fanOut):
                var stream = RandomStream(seed: seed, purpose: .initialization, minor: number)
                let limit = (6 / Float(fanIn + fanOut)).squareRoot()
                for index in entry.range { values[index] = stream.uniform(in: -limit...limit) }
            }
        }
        parameters = values
    }

    /// The tensor of that name ("conv1/kernel", "bn1/moving_mean"), or nil.
    public func tensor(named name: String) -> Tensor? {
        guard let entry = architecture.tensors().first(where: { $0.name == name }) else { return nil }
        return Tensor(shape: entry.shape, values: Array(parameters[entry.range]))
    }

    /// Puts other values into a tensor.
    ///
    /// - Returns: whether there is a tensor of that name with as many values.
    @discardableResult
    public mutating func setTensor(named name: String, to values: [Float]) -> Bool {
        guard let entry = architecture.tensors().first(where: { $0.name == name }), entry.range.count == values.count
        else { return false }
        parameters.replaceSubrange(entry.range, with: values)
        return true
    }

    /// Notes what a training was of, for the file: the name of the data with a checksum, and the program with its version.
    public mutating func noteTraining(on data: String, by program: String) {
        if !self.data.contains(data) { self.data.append(data) }
        self.program = program
    }

    /// Eight hex digits of the SHA-256 of layers and weights: equal for networks that answer alike, however they came to be.
    public var fingerprint: String {
        var sum = SHA256()
        sum.add(Array("\(architecture.specification) \(architecture.input)".utf8)[...])
        var bytes: [UInt8] = []
        bytes.append(littleEndian: parameters)
        sum.add(bytes[...])
        return String(sum.digits.prefix(8))
    }

    /// Sets every dropout layer to `rate`, a share from 0 up to but not 1; the weights stay.
    public mutating func setDropout(_ rate: Double) throws(ArchitectureError) {
        architecture = try architecture.settingDropout(rate)
    }

    /// The batches that its moving averages are means of; nil where they are no plain means of batches: in a network that
    /// began as Keras does, or whose averages come from elsewhere.
    var batchesInAverages: Int? {
        if batchesTrained > 0 { return settings?.normalizationStart == .plain ? batchesTrained : nil }
        return hasFreshAverages ? 0 : nil
    }

    private var hasFreshAverages: Bool {
        architecture.tensors().filter { !$0.trainable }.allSatisfy { entry in
            parameters[entry.range].allSatisfy { $0 == (entry.start == .ones ? 1 : 0) }
        }
    }

    /// The same network for use alone: a third of the size, but training it further starts the optimizer afresh.
    public func withoutOptimizerState() -> Network {
        var network = self
        network.optimizerState = nil
        return network
    }
}

/// What a network had learned at a moment of its training: its weights, without the optimizer's memory.
public struct Snapshot: Sendable, Hashable {
    /// Epochs that the network had been trained by then, over its whole life; 0 is before the first.
    public let epoch: Int
    /// Batches that it had been trained by then.
    public let batchesTrained: Int
    /// All tensors in the order of `Architecture.tensors()`, as in `Network.parameters`.
    public let parameters: [Float]

    /// A moment of a training with its parameters.
    public init(epoch: Int, batchesTrained: Int, parameters: [Float]) {
        (self.epoch, self.batchesTrained, self.parameters) = (epoch, batchesTrained, parameters)
    }
}

extension Network {
    /// Epochs trained so far, over the network's whole life.
    public var epochsTrained: Int { history.last?.epoch ?? 0 }

    /// The network's present moment.
    public var snapshot: Snapshot {
        Snapshot(epoch: epochsTrained, batchesTrained: batchesTrained, parameters: parameters)
    }

    /// The network as it was at a moment: the weights of then, the history up to then, nothing of the optimizer.
    ///
    /// - Returns: nil if the snapshot is of a network with more or fewer parameters.
    public func restored(to snapshot: Snapshot) -> Network? {
        guard snapshot.parameters.count == parameters.count else { return nil }
        var network = self
        network.parameters = snapshot.parameters
        network.optimizerState = nil
        network.history.removeAll { $0.epoch > snapshot.epoch }
        network.batchesTrained = snapshot.batchesTrained
        return network
    }
}

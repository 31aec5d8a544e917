/// Where a training run stands after one batch.
public struct BatchReport: Sendable, Hashable {
    /// From 1, counted over the whole life of the network.
    public let epoch: Int
    /// From 1.
    public let batch: Int
    /// How many batches this epoch will have.
    public let batchesInEpoch: Int
    /// The mean over the epoch's images so far.
    public let loss: Double
    /// The share of the epoch's images so far that were read rightly.
    public let accuracy: Double
    /// The mean over the images of this batch alone.
    public let batchLoss: Double
    /// The learning rate of this batch.
    public let learningRate: Double
    /// Since the beginning of the run, validation not counted.
    public let imagesPerSecond: Double
    /// Batches done in the whole run.
    public let batchesDone: Int
    /// Batches of the whole run.
    public let batchesTotal: Int
    /// The epoch's record if this was its last batch.
    public let finishedEpoch: EpochRecord?
}

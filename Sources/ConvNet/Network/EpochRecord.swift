/// What one epoch of training came to.
public struct EpochRecord: Sendable, Codable, Hashable {
    /// From 1, counted over the whole life of the network.
    public let epoch: Int
    /// Batches trained in it.
    public let batches: Int
    /// Batches of a whole epoch.
    public let batchesInEpoch: Int
    /// Means over the epoch's images as they were trained: with dropout, and with the weights of their batch.
    public let loss: Double
    /// The share of the images that were read rightly as they were trained.
    public let accuracy: Double
    /// Over the validation images after the epoch; nil without them, or when the epoch was broken off.
    public let validationLoss: Double?
    /// The share of the validation images that are read rightly; nil as `validationLoss`.
    public let validationAccuracy: Double?
    /// The learning rate of its last batch.
    public let learningRate: Double
    /// Training images a second, validation not counted. 0 when read from a file: a file must not depend on time.
    public let imagesPerSecond: Double
    /// Seconds spent on its batches, all of their work counted, validation not. 0 when read from a file.
    public let trainSeconds: Double

    /// A record of these numbers.
    public init(
        epoch: Int, batches: Int, batchesInEpoch: Int, loss: Double, accuracy: Double,
        validationLoss: Double? = nil, validationAccuracy: Double? = nil, learningRate: Double,
        imagesPerSecond: Double = 0, trainSeconds: Double = 0
    ) {
        (self.epoch, self.batches, self.batchesInEpoch) = (epoch, batches, batchesInEpoch)
        (self.loss, self.accuracy) = (loss, accuracy)
        (self.validationLoss, self.validationAccuracy) = (validationLoss, validationAccuracy)
        (self.learningRate, self.imagesPerSecond) = (learningRate, imagesPerSecond)
        self.trainSeconds = trainSeconds
    }

    /// The same epoch with what a clock said of it.
    public func with(imagesPerSecond: Double, trainSeconds: Double) -> EpochRecord {
        EpochRecord(
            epoch: epoch, batches: batches, batchesInEpoch: batchesInEpoch, loss: loss, accuracy: accuracy,
            validationLoss: validationLoss, validationAccuracy: validationAccuracy, learningRate: learningRate,
            imagesPerSecond: imagesPerSecond, trainSeconds: trainSeconds)
    }
}

import ConvNet

/// How loss and accuracy went from epoch to epoch.
public struct LearningCurve: Sendable, Hashable {
    /// A measured quantity over the epochs.
    public enum Quantity: Sendable, Hashable, CaseIterable {
        case loss, accuracy
    }

    /// One value a point.
    public struct Point: Sendable, Hashable {
        /// Counted from 1.
        public let epoch: Int
        public let value: Double

        /// A value at an epoch.
        public init(epoch: Int, value: Double) {
            self.epoch = epoch
            self.value = value
        }
    }

    /// The epochs, in order.
    public let records: [EpochRecord]

    /// The curve of a training history.
    public init(_ records: [EpochRecord]) {
        self.records = records
    }

    /// The quantity on the training images, as it was while training.
    public func training(_ quantity: Quantity) -> [Point] {
        records.map { Point(epoch: $0.epoch, value: Double(quantity == .loss ? $0.loss : $0.accuracy)) }
    }

    /// The quantity on the validation images; epochs without validation have no point.
    public func validation(_ quantity: Quantity) -> [Point] {
        records.compactMap { record in
            let value = quantity == .loss ? record.validationLoss : record.validationAccuracy
            return value.map { Point(epoch: record.epoch, value: Double($0)) }
        }
    }

    /// The epoch with the highest validation accuracy (the first of equals); nil without validation.
    public var best: Point? {
        validation(.accuracy).reduce(nil) { best, point in
            best.map { point.value > $0.value ? point : $0 } ?? point
        }
    }
}

import ConvNet

/// How loss and accuracy went from epoch to epoch.
package struct LearningCurve: Sendable, Hashable {
    /// A measured quantity over the epochs.
    package enum Quantity: Sendable, Hashable, CaseIterable {
        case loss, accuracy
    }

    /// One value a point.
    package struct Point: Sendable, Hashable {
        /// Counted from 1.
        package let epoch: Int
        package let value: Double

        /// A value at an epoch.
        package init(epoch: Int, value: Double) {
            self.epoch = epoch
            self.value = value
        }
    }

    /// The epochs, in order.
    package let records: [EpochRecord]

    /// The curve of a training history.
    package init(_ records: [EpochRecord]) {
        self.records = records
    }

    /// The quantity on the training images, as it was while training.
    package func training(_ quantity: Quantity) -> [Point] {
        records.map { Point(epoch: $0.epoch, value: Double(quantity == .loss ? $0.loss : $0.accuracy)) }
    }

    /// The quantity on the validation images; epochs without validation have no point.
    package func validation(_ quantity: Quantity) -> [Point] {
        records.compactMap { record in
            let value = quantity == .loss ? record.validationLoss : record.validationAccuracy
            return value.map { Point(epoch: record.epoch, value: Double($0)) }
        }
    }

    /// The epoch with the highest validation accuracy (the first of equals); nil without validation.
    package var best: Point? {
        validation(.accuracy).reduce(nil) { best, point in
            best.map { point.value > $0.value ? point : $0 } ?? point
        }
    }
}

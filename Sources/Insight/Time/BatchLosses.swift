import ConvNet

/// The loss of each batch that a network was trained with, in order.
package struct BatchLosses: Sendable, Hashable {
    /// The batch of the network's life that the first loss is of, from 1.
    package private(set) var firstBatch = 1
    /// The mean loss of each batch's images, as training saw them.
    package private(set) var losses: [Float] = []

    /// Of more batches the earlier half is forgotten.
    static let most = 1 << 20

    /// None yet.
    package init() {}

    /// Those that were kept before.
    package init(firstBatch: Int, losses: [Float]) { (self.firstBatch, self.losses) = (firstBatch, losses) }

    /// Takes in a batch.
    ///
    /// - Parameter batch: its number in the network's life, from 1; losses of the same one and of later ones are forgotten, and
    ///   all are where some are missing in between.
    package mutating func add(_ loss: Double, batch: Int) {
        if !(firstBatch...firstBatch + losses.count).contains(batch) { (firstBatch, losses) = (batch, []) }
        if losses.count > batch - firstBatch { losses.removeLast(losses.count - (batch - firstBatch)) }
        if losses.count >= Self.most {
            losses.removeFirst(Self.most / 2)
            firstBatch += Self.most / 2
        }
        losses.append(Float(loss))
    }

    /// One point of a curve.
    package struct Point: Sendable, Hashable {
        /// Counted over the network's life; the middle of several.
        package let batch: Double
        package let loss: Double
    }

    /// The means of so many batches each, one after the other; the last of as many as are left.
    package func means(of size: Int) -> [Point] {
        let size = max(1, size)
        return stride(from: 0, to: losses.count, by: size).map { start in
            let part = losses[start..<min(start + size, losses.count)]
            return Point(
                batch: Double(firstBatch + start) + Double(part.count - 1) / 2,
                loss: part.reduce(0.0) { $0 + Double($1) } / Double(part.count))
        }
    }
}

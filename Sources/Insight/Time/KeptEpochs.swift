import ConvNet

/// The weights that a network had before its training and after each epoch, as many as there is room for, and the loss of each
/// batch on the way.
///
/// The first and the last moment are always kept. Where there are more than ``limit``, so many epochs lie between two
/// neighbors as make them few enough again: every second, every fourth, every eighth …
package struct KeptEpochs: Sendable, Hashable {
    /// The moments, oldest first.
    package private(set) var snapshots: [Snapshot] = []
    /// Epochs from one kept moment to the next; the last may be nearer.
    package private(set) var stride = 1

    /// The loss of each batch.
    package private(set) var batches = BatchLosses()

    /// As many moments are kept at most, and no more than ``memory`` holds.
    package static let most = 64
    /// Bytes for the weights of one network's moments.
    package static let memory = 64 << 20

    /// Nothing kept yet.
    package init() {}

    /// What was kept before.
    package init(snapshots: [Snapshot], stride: Int, batches: BatchLosses) {
        (self.snapshots, self.stride, self.batches) = (snapshots, max(1, stride), batches)
    }

    /// The epochs kept, rising.
    package var epochs: [Int] { snapshots.map(\.epoch) }

    /// As many moments are kept of a network with so many parameters: at least the first, one between and the last.
    package static func limit(parameters: Int) -> Int {
        max(3, min(most, memory / max(1, parameters * MemoryLayout<Float>.size)))
    }

    /// The moment after an epoch, 0 being before the first; nil if it is not kept.
    package subscript(epoch: Int) -> Snapshot? { snapshots.first { $0.epoch == epoch } }

    /// Keeps a moment; one of the same epoch, or of a later one, is forgotten.
    package mutating func keep(_ snapshot: Snapshot) {
        snapshots.removeAll { $0.epoch >= snapshot.epoch }
        if let last = snapshots.last, snapshots.count > 1, !isOnStride(last) { snapshots.removeLast() }
        snapshots.append(snapshot)
        while snapshots.count > Self.limit(parameters: snapshot.parameters.count) { thinOut() }
    }

    /// Keeps the loss of a batch, by its number in the network's life.
    package mutating func keep(loss: Double, ofBatch batch: Int) { batches.add(loss, batch: batch) }

    /// What is kept, in a few words: `0, 1, 2, 3`, or `0, 2, 4 … 126, 127`.
    package var words: String {
        let names = epochs.map { "\($0)" }
        guard names.count > 9 else { return names.joined(separator: ", ") }
        return names.prefix(3).joined(separator: ", ") + " … " + names.suffix(2).joined(separator: ", ")
    }

    private mutating func thinOut() {
        stride *= 2
        let last = snapshots.last?.epoch
        snapshots = snapshots.filter { $0.epoch == last || isOnStride($0) }
    }

    private func isOnStride(_ snapshot: Snapshot) -> Bool {
        guard let first = snapshots.first else { return true }
        return (snapshot.epoch - first.epoch) % stride == 0
    }
}

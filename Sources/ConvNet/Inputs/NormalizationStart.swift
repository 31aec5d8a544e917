/// How the moving averages of batch normalization begin.
///
/// They belong to weights that change fastest in the first batches, when averages that begin with constants hold mostly
/// these: a network then reads far worse than it has learned to.
public enum NormalizationStart: String, Sendable, Hashable, Codable, CaseIterable {
    /// As the plain means of all batches so far, until they keep as much of themselves as the momentum says.
    case plain
    /// With means of 0 and variances of 1, as Keras begins: after n batches the momentum to the n-th power of these is left.
    case keras

    /// How much the averages keep of themselves in the next batch.
    ///
    /// - Parameter batches: those that the averages are made of already; nil for averages of other origin
    func momentum(_ full: Double, after batches: Int?) -> Double {
        guard self == .plain, let batches else { return full }
        return min(full, Double(batches) / Double(batches + 1))
    }
}

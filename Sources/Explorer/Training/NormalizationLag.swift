import ConvNet

/// Why a network that has just begun can read validation images far worse than those it trains on.
///
/// Batch normalization measures with moving averages (momentum 0.99), which after n batches still hold 0.99ⁿ of the
/// values they began with: a hundredth after 460.
enum NormalizationLag {
    private static let settledBatches = 460

    static func notes(after batches: Int, of architecture: Architecture, _ records: [EpochRecord]) -> [String] {
        guard batches < settledBatches, architecture.layers.contains(.batchNormalization),
            let record = records.last, let validation = record.validationAccuracy, validation < record.accuracy - 0.1
        else { return [] }
        return [
            "validation lags behind because the moving averages of batch normalization need about 500 batches to "
                + "settle, and only \(batches) are done; train on"
        ]
    }
}

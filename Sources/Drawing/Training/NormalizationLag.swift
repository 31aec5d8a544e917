import ConvNet

/// Why a network that has just begun as in Keras can read validation images far worse than those it trains on.
///
/// Batch normalization measures with moving averages, which after n batches still hold momentumⁿ of the constants they
/// began with: with a momentum of 0.99 a hundredth after 460. Averages that begin as plain means hold nothing of them.
package enum NormalizationLag {
    package static func notes(
        after batches: Int, of network: Network, trainedWith settings: TrainingSettings, _ records: [EpochRecord]
    ) -> [String] {
        let settled = settledBatches(settings)
        guard settings.normalizationStart == .keras, batches < settled,
            network.architecture.layers.contains(where: \.formula.isNormalization),
            let record = records.last, let validation = record.validationAccuracy, validation < record.accuracy - 0.1
        else { return [] }
        return [
            "validation lags behind because the moving averages of batch normalization need about \(settled) batches to "
                + "settle, and only \(batches) are done; train on, or `set bn-averages plain` for a new network"
        ]
    }

    /// After how many batches a hundredth of the beginning is left: ln 100 ≈ 4.6, ln m ≈ m − 1.
    private static func settledBatches(_ settings: TrainingSettings) -> Int {
        Int((4.6 / max(1e-6, 1 - settings.normalizationMomentum)).rounded())
    }
}

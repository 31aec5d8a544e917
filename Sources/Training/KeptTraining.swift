import ConvNet
import Display
import Explorer
import Files
import Insight
import Subjects
import Words

/// A training whose outcome is kept by all that it depends on, so that a document that is run again need not train again.
package struct KeptTraining {
    private let key: TrainingKey
    private let network: Network
    private let kept: KeptEpochs

    package init(of trainer: Trainer, _ network: Network, kept: KeptEpochs = KeptEpochs()) {
        (self.network, self.kept) = (network, kept)
        let facts = ["\(trainer.epochs) epochs", trainer.batches.map { "\($0) batches" } ?? "all batches"]
        var key = TrainingKey(of: network, on: trainer.data, with: trainer.settings, facts)
        key.add(KeptEpochsParcel.bytes(of: kept))
        self.key = key
    }

    /// What was kept of the same training, else what comes of `train`.
    ///
    /// - Returns: the outcome, and whether it was kept. What Ctrl-C ended, what diverged, and what took other settings on the
    ///   way is not kept.
    package func outcome(
        in results: KeptResults?, _ train: (Network, KeptEpochs) throws -> TrainingOutcome
    ) rethrows -> (TrainingOutcome, isKept: Bool) {
        guard let results, let key = key.text else { return (try train(network, kept), false) }
        if let outcome = results[key].flatMap(TrainingParcel.outcome) { return (outcome, true) }
        let outcome = try train(network, kept)
        if outcome.isAsAsked { results.keep(TrainingParcel.bytes(of: outcome), for: key) }
        return (outcome, false)
    }

    /// What is said of outcomes that were kept, with the seconds that each took when it was trained; nil where none was. No
    /// document records it: what it shows is the same either way.
    package static func note(_ seconds: [Double]) -> Output? {
        guard !seconds.isEmpty else { return nil }
        let time = Format.duration(seconds: seconds.reduce(0, +))
        return remark(", where it took \(time)")
    }

    /// The same with other words.
    package static func remark(_ words: String) -> Output {
        .passing(.note("not trained again: kept from an earlier run\(words); `--fresh` trains again"))
    }
}

/// The outcome of a training as bytes, and back.
private enum TrainingParcel {
    static func bytes(of outcome: TrainingOutcome) -> [UInt8] {
        var parcel = Parcel()
        parcel["network"] = SafetensorsFormat().bytes(of: outcome.network)
        parcel["kept"] = KeptEpochsParcel.bytes(of: outcome.kept)
        let speeds = outcome.records.map { "\($0.imagesPerSecond) \($0.trainSeconds)" }
        parcel["speeds"] = Array(speeds.joined(separator: "\n").utf8)
        return parcel.bytes
    }

    static func outcome(_ bytes: [UInt8]) -> TrainingOutcome? {
        guard let parcel = Parcel(bytes), let file = parcel["network"], let moments = parcel["kept"], let text = parcel["speeds"],
            let network = try? SafetensorsFormat().read(file, named: "a kept result"),
            let kept = KeptEpochsParcel.epochs(moments, of: network)
        else { return nil }
        let speeds = String(decoding: text, as: UTF8.self).split(separator: "\n").map { line in
            line.split(separator: " ").compactMap { Double($0) }
        }
        guard speeds.count <= network.history.count, speeds.allSatisfy({ $0.count == 2 }) else { return nil }
        let records = zip(network.history.suffix(speeds.count), speeds).map { record, speed in
            record.with(imagesPerSecond: speed[0], trainSeconds: speed[1])
        }
        return TrainingOutcome(network: network, records: records, kept: kept)
    }
}

/// The moments of a network as bytes, and back.
private enum KeptEpochsParcel {
    static func bytes(of kept: KeptEpochs) -> [UInt8] {
        var parcel = Parcel()
        let numbers = [kept.stride, kept.batches.firstBatch] + kept.snapshots.flatMap { [$0.epoch, $0.batchesTrained] }
        parcel["numbers"] = Array(numbers.map { "\($0)" }.joined(separator: " ").utf8)
        for (name, values) in [("weights", kept.snapshots.flatMap(\.parameters)), ("losses", kept.batches.losses)] {
            var bytes: [UInt8] = []
            bytes.append(littleEndian: values)
            parcel[name] = bytes
        }
        return parcel.bytes
    }

    static func epochs(_ bytes: [UInt8], of network: Network) -> KeptEpochs? {
        guard let parcel = Parcel(bytes), let text = parcel["numbers"], let weights = parcel["weights"],
            let losses = parcel["losses"]
        else { return nil }
        let numbers = String(decoding: text, as: UTF8.self).split(separator: " ").compactMap { Int($0) }
        let values = [Float](littleEndian: weights[...])
        let size = network.parameters.count
        guard numbers.count >= 2, numbers.count % 2 == 0, values.count == (numbers.count / 2 - 1) * size else { return nil }
        let snapshots = (1..<numbers.count / 2).map { place in
            Snapshot(
                epoch: numbers[2 * place], batchesTrained: numbers[2 * place + 1],
                parameters: Array(values[(place - 1) * size..<place * size]))
        }
        return KeptEpochs(
            snapshots: snapshots, stride: numbers[0],
            batches: BatchLosses(firstBatch: numbers[1], losses: [Float](littleEndian: losses[...])))
    }
}

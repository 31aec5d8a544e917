import ConvNet
import Datasets
import Explorer
import Insight
import Subjects
import Words

/// Trains a network on a data set; between batches it reports, hears Ctrl-C, and takes changed settings.
package struct Trainer {
    /// What the network is called, for those who watch.
    package let name: String
    package let settings: Settings
    package let epochs: Int
    /// No more batches than this in the whole run; nil for whole epochs.
    package let batches: Int?
    /// Name and checksum of the data, for the network's file.
    package let data: String
    /// What stands before the bar, for a sweep; empty otherwise.
    package var label: String
    /// Whether settings that are changed meanwhile hold from the next batch on; the copies of a sweep must not differ.
    package var followsSettings: Bool

    package init(
        name: String, settings: Settings, epochs: Int, batches: Int?, data: String, label: String = "", followsSettings: Bool = false
    ) {
        (self.name, self.settings, self.epochs, self.batches) = (name, settings, epochs, batches)
        (self.data, self.label, self.followsSettings) = (data, label, followsSettings)
    }

    /// - Parameters:
    ///   - kept: the weights of earlier epochs
    ///   - changed: what the settings are after one was changed in the middle of the training; nil for the same
    ///   - watch: called now and then, and after each epoch, with the network as it is.
    package func run(
        _ network: Network, kept: KeptEpochs = KeptEpochs(), on data: Dataset, surface: any Surface,
        changed: (SettingChange) throws -> TrainingSettings? = { _ in nil }, watch: ((Network) throws -> Void)? = nil
    ) throws -> TrainingOutcome {
        let run = try makeRun(network, data)
        var kept = kept
        kept.keep(run.snapshot)
        var pace = Pace()
        var stopped: BatchReport?
        var last: BatchReport?
        run.validationProgress = { done, total in
            if let last { surface.report(validating(last, done, total)) }
        }
        var diverged: TrainingError?
        var hasOtherSettings = false
        while let report = try Self.step(run, &diverged) {
            kept.keep(loss: report.batchLoss, ofBatch: network.batchesTrained + report.batchesDone)
            last = report
            let isEpochOver = report.finishedEpoch != nil
            if let epoch = report.finishedEpoch {
                kept.keep(run.snapshot)
                surface.log(logged(epoch))
            }
            if pace.shouldReport || isEpochOver { surface.report(progress(report)) }
            if watch != nil || surface.watchesTraining, pace.shouldWatch || isEpochOver {
                try show(run.network, report, on: surface, watch)
            }
            if followsSettings {
                for change in surface.takeSettings() {
                    guard let settings = try changed(change) else { continue }
                    try run.change(to: settings)
                    hasOtherSettings = true
                }
            }
            if surface.isCancelled, report.batchesDone < report.batchesTotal {
                stopped = report
                if run.stop() != nil { kept.keep(run.snapshot) }
                break
            }
        }
        if diverged != nil { run.stop() }
        surface.endProgress()
        var trained = run.network
        trained.noteTraining(on: self.data, by: "convo \(Version.current)")
        return TrainingOutcome(
            network: trained, records: run.records, kept: kept, stopped: stopped, diverged: diverged,
            hasOtherSettings: hasOtherSettings)
    }

    /// The next batch; nil after the last, and where the run diverges: the network is then as it was before.
    private static func step(_ run: TrainingRun, _ diverged: inout TrainingError?) throws -> BatchReport? {
        do {
            return try run.step()
        } catch TrainingError.diverged(let epoch, let batch, let rate) {
            diverged = .diverged(epoch: epoch, batch: batch, learningRate: rate)
            return nil
        }
    }

    private func show(
        _ network: Network, _ report: BatchReport, on surface: any Surface, _ watch: ((Network) throws -> Void)?
    ) throws {
        if surface.watchesTraining { surface.publish(TrainingMoment(name: name, network: network, report: report)) }
        try watch?(network)
    }

    private func makeRun(_ network: Network, _ data: Dataset) throws -> TrainingRun {
        let count = data.train.count
        let kept = EvaluatedSplit.validationRange(of: count, share: settings.training.validationShare)
        let varied = SplitSamples(data.train, augmentation: settings.augmentation)
        let plain = SplitSamples(data.train)
        return try TrainingRun(
            network: network, settings: settings.training,
            training: SampleSlice(varied, range: 0..<kept.lowerBound),
            validation: kept.isEmpty ? nil : SampleSlice(plain, range: kept),
            epochs: epochs, batchesLimit: batches)
    }

    /// The bar while an epoch's last batch is followed by the validation images; `report` is of the batch before.
    private func validating(_ report: BatchReport, _ done: Int, _ total: Int) -> Progress {
        var progress = progress(report)
        progress.title = "\(label)epoch \(report.epoch), validation \(Format.integer(done))/\(Format.integer(total))"
        return progress
    }

    /// An epoch that is over, for a log.
    private func logged(_ epoch: EpochRecord) -> Progress {
        var details: [Progress.Detail] = [
            .init("loss", .number(epoch.loss, decimals: 4)), .init("accuracy", .fraction(epoch.accuracy)),
        ]
        if let loss = epoch.validationLoss { details.append(.init("validation loss", .number(loss, decimals: 4))) }
        if let share = epoch.validationAccuracy { details.append(.init("validation accuracy", .fraction(share))) }
        details.append(.init("images/s", .count(Int(epoch.imagesPerSecond.rounded()))))
        return Progress("\(label)epoch \(epoch.epoch)", details: details)
    }

    private func progress(_ report: BatchReport) -> Progress {
        let left = Double(report.batchesTotal - report.batchesDone) * Double(settings.training.batchSize)
        return Progress(
            "\(label)epoch \(report.epoch), batch \(report.batch)/\(report.batchesInEpoch)",
            fraction: Double(report.batchesDone) / Double(max(1, report.batchesTotal)),
            details: [
                .init("loss", .number(report.loss, decimals: 4)),
                .init("accuracy", .fraction(report.accuracy)),
                .init("images/s", .count(Int(report.imagesPerSecond.rounded()))),
            ],
            secondsLeft: report.imagesPerSecond > 0 ? left / report.imagesPerSecond : nil)
    }
}

/// Keeps reports and drawings from taking the time that training needs.
private struct Pace {
    private var nextReport = ContinuousClock.now
    private var nextWatch = ContinuousClock.now

    var shouldReport: Bool {
        mutating get { Self.isDue(&nextReport, every: .milliseconds(50)) }
    }

    var shouldWatch: Bool {
        mutating get { Self.isDue(&nextWatch, every: .milliseconds(500)) }
    }

    private static func isDue(_ moment: inout ContinuousClock.Instant, every interval: Duration) -> Bool {
        let now = ContinuousClock.now
        guard now >= moment else { return false }
        moment = now + interval
        return true
    }
}

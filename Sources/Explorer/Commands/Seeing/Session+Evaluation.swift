import ConvNet
import Datasets

extension Session {
    /// Examines a network with a split of the data in use, which is loaded if there is none.
    ///
    /// What it said is kept for paths such as `test/wrong`.
    /// - Throws: `ExplorerError.interrupted` after Ctrl-C.
    mutating func evaluate(
        _ named: NamedNetwork, on split: EvaluatedSplit, reporting surface: any Surface
    ) throws -> Evaluation {
        let data = try data(on: surface)
        let (images, name, _) = split.images(of: data, share: settings.training.validationShare)
        let title = "\(named.name) reads \(split.rawValue)"
        let evaluation = try Inference(named.network).evaluate(SplitSamples(images)) { done, total in
            surface.report(Progress(title, fraction: Double(done) / Double(total)))
            return !surface.isCancelled
        }
        guard evaluation.images == images.count else { throw ExplorerError.interrupted }
        if split != .validation {
            let key = PredictionCache.Key(network: named.revision, dataset: state.datasetRevision, split: name)
            predictions[key] = Predictions(
                labels: evaluation.predictions.map { UInt8($0) }, confidences: evaluation.confidences)
        }
        return evaluation
    }
}

import ConvNet
import Datasets
import Subjects

extension Session {
    /// Examines a network with a split of the data in use, which is loaded if there is none.
    ///
    /// What it said is kept for paths such as `test/wrong`.
    /// - Throws: `ExplorerError.interrupted` after Ctrl-C.
    package mutating func evaluate(
        _ named: NamedNetwork, on split: EvaluatedSplit, reporting surface: any Surface
    ) throws -> Evaluation {
        let data = try data(on: surface)
        let (images, name, _) = split.images(of: data, share: settings.training.validationShare)
        let evaluation = try Self.examine(
            named.network, with: images, title: "\(named.name) reads \(split.rawValue)", surface)
        if split != .validation {
            let key = PredictionCache.Key(network: named.revision, dataset: state.datasetRevision, split: name)
            predictions[key] = Predictions(labels: evaluation.predictions, confidences: evaluation.confidences)
        }
        return evaluation
    }

    /// Examines a network with images that are changed in one fixed way, drawn from the session's seed.
    ///
    /// - Throws: `ExplorerError.interrupted` after Ctrl-C.
    package func evaluate(
        _ named: NamedNetwork, on images: Split, _ distortion: Distortion, reporting surface: any Surface
    ) throws -> Evaluation {
        let changed = Distortion.apply(distortion, to: images, seed: seed)
        return try Self.examine(
            named.network, with: changed, title: "\(named.name) reads \(images.name), \(distortion)", surface)
    }

    /// Examines a network with labelled images.
    ///
    /// - Throws: `ExplorerError.interrupted` after Ctrl-C.
    package static func examine(
        _ network: Network, with images: Split, title: String, _ surface: any Surface
    ) throws -> Evaluation {
        let evaluation = try Inference(network).evaluate(SplitSamples(images)) { done, total in
            surface.report(Progress(title, fraction: Double(done) / Double(total)))
            return !surface.isCancelled
        }
        guard evaluation.images == images.count else { throw ExplorerError.interrupted }
        return evaluation
    }
}

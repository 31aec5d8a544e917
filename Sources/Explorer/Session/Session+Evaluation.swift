import ConvNet
import Datasets
import Subjects

extension Session {
    /// Examines a network with a split of the data in use, which is loaded if there is none.
    ///
    /// What it said is kept for paths such as `test/wrong`.
    /// - Throws: `Interrupted` after Ctrl-C.
    package mutating func evaluate(
        _ named: NamedNetwork, on split: EvaluatedSplit, reporting surface: any Surface
    ) throws -> Evaluation {
        let data = try data(on: surface)
        let (images, name, _) = split.images(of: data, share: settings.training.validationShare)
        let title = "\(named.name) reads \(split.rawValue)"
        let evaluation = try Self.examine(named.network, with: images, title: title, surface)
        if split != .validation { predictions[key(named, name)] = Predictions(evaluation) }
        return evaluation
    }

    /// What the network in use says about every image of a split; asked once for each network and data set.
    package mutating func predictions(for split: SplitName, on surface: any Surface) throws -> Predictions {
        let data = try data(on: surface)
        let answers = try answers(to: split, of: data, on: surface)
        predictions[key(try network(), split)] = answers
        return answers
    }

    /// What the network in use says about a split of the data in use, or of data that are looked at in passing; asked now
    /// if that was not asked before.
    func answers(to split: SplitName, of data: Dataset, on surface: any Surface) throws -> Predictions {
        let network = try network()
        if dataset != nil, let known = predictions[key(network, split)] { return known }
        let title = "asking \(network.name) about \(split.rawValue)"
        return Predictions(try Self.examine(network.network, with: data.split(split), title: title, surface))
    }

    private func key(_ network: NamedNetwork, _ split: SplitName) -> PredictionCache.Key {
        PredictionCache.Key(network: network.revision, dataset: state.datasetRevision, split: split)
    }

    /// Examines a network with images that are changed in one fixed way, drawn from the session's seed.
    ///
    /// - Throws: `Interrupted` after Ctrl-C.
    package func evaluate(
        _ named: NamedNetwork, on images: Split, _ distortion: Distortion, reporting surface: any Surface
    ) throws -> Evaluation {
        let changed = Distortion.apply(distortion, to: images, seed: seed)
        return try Self.examine(
            named.network, with: changed, title: "\(named.name) reads \(images.name), \(distortion)", surface)
    }

    /// Examines a network with labeled images.
    ///
    /// - Throws: `Interrupted` after Ctrl-C.
    package static func examine(
        _ network: Network, with images: Split, title: String, _ surface: any Surface
    ) throws -> Evaluation {
        try Inference(network).evaluate(SplitSamples(images), progress: surface.counting(title))
    }
}

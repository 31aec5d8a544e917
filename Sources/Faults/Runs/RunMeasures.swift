import ConvNet
import Datasets
import Insight
import Subjects

/// The numbers that evidence is read from, measured once for a run.
package struct RunMeasures: Sendable {
    let run: TrainedRun
    /// Of the first training images.
    let layers: NetworkStatistics
    /// The images that it learned from, read as in use.
    let onTrained: Evaluation
    let onTest: Evaluation
    /// The test images with rows and columns exchanged; nil where they are not square.
    let onExchangedTest: Evaluation?
    let pictures: PictureMeasures

    /// - Throws: `TrainingError` where the network gives no numbers.
    package init(_ run: TrainedRun) throws {
        self.run = run
        let inference = Inference(run.network)
        layers = try NetworkStatistics(run.network, split: run.data.train, images: 400)
        onTrained = try inference.evaluate(SplitSamples(run.trained))
        onTest = try inference.evaluate(SplitSamples(run.data.test))
        onExchangedTest = try run.data.test.exchanged.map { try inference.evaluate(SplitSamples($0)) }
        pictures = PictureMeasures(run.data)
    }

    var network: Network { run.network }

    /// The last epoch: loss and accuracy as training saw them, and on the validation images.
    var lastEpoch: EpochRecord? { run.network.history.last }

    /// How far each kernel moved from where it began, by the norm that it had then; kernels of zeros have none.
    var kernelMoves: [Double] {
        let difference = WeightDifference(run.start, run.network)
        return (difference?.tensors ?? []).filter { $0.name.hasSuffix("/kernel") }.compactMap(\.relative)
    }

    /// All kernel weights.
    var kernelWeights: [Float] {
        network.architecture.tensors().filter { $0.name.hasSuffix("/kernel") }
            .flatMap { network.parameters[$0.range] }
    }

    /// The norm of the gradient of the first layer that learns.
    var firstGradient: Double { layers.layers.lazy.compactMap(\.gradientNorm).first ?? .nan }

    /// The share of the test images of each class that is read right.
    var recalls: [Double] {
        let classes = network.architecture.classes
        let confusion = Confusion(onTest, labels: run.data.test.labels, classes: classes)
        return (0..<classes).compactMap { confusion.recall(label: $0) }
    }
}

extension Split {
    /// With rows and columns exchanged; nil where pictures are not square.
    var exchanged: Split? {
        guard height == width else { return nil }
        var split = self
        split.exchangeRowsAndColumns()
        return split
    }
}

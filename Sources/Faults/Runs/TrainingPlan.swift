import ConvNet
import Datasets
import Reproducible

/// A short training run before it begins: an ordinary one until a fault changes it.
package struct TrainingPlan: Sendable {
    /// With the weights that it begins with.
    package var network: Network
    package var settings = TrainingSettings()
    package var data: Dataset
    package let epochs = 4
    /// The data that its images were drawn from.
    let origin: Dataset

    /// What chance decides about a fault: which class, which units.
    var stream: RandomStream

    /// As many images are taken at most.
    package static let trainingImages = 2000
    package static let testImages = 400
    /// And at least.
    package static let fewestTrainingImages = 1000
    package static let fewestTestImages = 100

    /// A run of the usual network on some images of a data set, drawn from the seed.
    ///
    /// - Throws: `ArchitectureError` if the network cannot read images of that size.
    package init(on data: Dataset, seed: UInt64) throws {
        origin = data
        let usual = Architecture.handwritten
        let architecture = try Architecture(layers: usual.layers, input: .map(
            height: data.train.height, width: data.train.width, channels: data.train.channels))
        network = Network(architecture, seed: seed)
        stream = RandomStream(seed: seed, purpose: .sampling, major: 41)
        let train = data.train.drawn(Self.trainingImages, from: &stream)
        let test = data.test.drawn(Self.testImages, from: &stream)
        self.data = Dataset(
            name: "\(data.name)-patient", train: train, test: test, classNames: data.classNames,
            source: "some images of \(data.name)")
    }

    /// Puts other images in place of the training images.
    mutating func replaceTraining(by split: Split) { data = data.with(train: split, test: data.test) }

    /// Puts other images in place of the test images.
    mutating func replaceTest(by split: Split) { data = data.with(train: data.train, test: split) }

    /// Some of `count` places, drawn by chance, in rising order.
    mutating func places(_ wanted: Int, of count: Int) -> [Int] {
        stream.permutation(count).prefix(wanted).map { Int($0) }.sorted()
    }
}

extension Dataset {
    fileprivate func with(train: Split, test: Split) -> Dataset {
        Dataset(name: name, train: train, test: test, classNames: classNames, source: source, notes: notes)
    }
}

extension Split {
    fileprivate func drawn(_ most: Int, from stream: inout RandomStream) -> Split {
        choosing(stream.permutation(count).prefix(most).map { Int($0) })
    }

    /// The pictures of some places, in their order.
    func choosing(_ places: [Int]) -> Split {
        with(images: places.flatMap { images[bytes(of: $0)] }, labels: places.map { labels[$0] })
    }
}

import ArgumentParser
import ConvNet
import Display
import Drawing
import Explorer
import Insight
import Subjects

/// Shows the images that the network finds most like one.
package struct SimilarCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "similar",
        abstract: "Show the images nearest to a sample where the network has gathered what is alike.",
        discussion: """
            Nearness is the Euclidean distance of the values of the last hidden layer: what the last dense layer reads. \
            The sample itself is left out.
            """)
    package static let topic = Topic.seeing
    package static let effect = Effect.draws
    package static let examples = [
        Example("similar test/18", "its neighbors among the test images", gives: .value("predicted = 8 --row 0")),
        Example("similar test/18 train --count 4", "among the training images", gives: .value("label = 8 --row 0")),
    ]

    @Argument(
        help: "A sample (`it` if left out) and where to look: test, train or validation.",
        completion: .values(.sampleOrFile))
    var words: [String] = []

    @Option(help: "How many neighbors.", transform: Number.integer(1...100, "--count"))
    var count = 8

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let (word, named) = try Self.parts(words)
        let network = try session.network()
        let sample = try session.oneSample(session.sampleOrFirst(word), on: surface)
        let split = named ?? sample.split.flatMap { EvaluatedSplit(rawValue: $0.name.rawValue) } ?? .test
        let data = try session.data(on: surface)
        let (images, name, first) = split.images(of: data, share: session.settings.training.validationShare)
        guard images.count > 0 else { throw ExplorerError.nothingKeptBack }
        let own = try HiddenValues(of: network, for: PictureSamples(Samples(sample)), on: surface)
        let itself = sample.split.flatMap { $0.name == name ? $0.index - first : nil }
        let nearest = try own.nearest(
            in: SplitSamples(images), of: network, count: count, excluding: itself, on: surface)
        guard !nearest.isEmpty else {
            throw ExplorerError.refused(
                "\(split.rawValue) has no other image than \(sample.path)", remedy: "name another split to look in: train or test")
        }
        let found = Samples(
            data.split(name), named: name, places: nearest.map { first + $0.index }, classNames: ClassNames(data.classNames))
        let inference = Inference(network.network)
        let answers = try inference.probabilities(of: PictureSamples(found), range: 0..<found.count)
        let answer = try inference.probabilities(of: PictureSamples(Samples(sample)), range: 0..<1)
        return .table(SimilarDrawing(
            sample: sample, answer: Prediction(probabilities: answer.first ?? []),
            neighbors: zip(zip(found, answers), nearest).map {
                SimilarDrawing.Neighbor(
                    sample: $0.0, prediction: Prediction(probabilities: $0.1), distance: Double($1.distance))
            },
            split: split, space: own.description, network: network.name, classNames: session.classNames).table)
    }

    /// The sample and the split among the words.
    private static func parts(_ words: [String]) throws -> (sample: String?, split: EvaluatedSplit?) {
        let splits = words.filter { EvaluatedSplit(rawValue: $0) != nil }
        let samples = words.filter { EvaluatedSplit(rawValue: $0) == nil }
        if splits.count > 1 { throw ExplorerError.twice(kind: "split", first: splits[0], second: splits[1]) }
        if samples.count > 1 { throw ExplorerError.twice(kind: "sample", first: samples[0], second: samples[1]) }
        return (samples.first, splits.first.flatMap { EvaluatedSplit(rawValue: $0) })
    }
}

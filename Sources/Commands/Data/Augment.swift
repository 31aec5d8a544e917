import ArgumentParser
import ConvNet
import Datasets
import Display
import Drawing
import Explorer
import Insight
import Reproducible
import Subjects

/// Shows what augmentation makes of a sample.
package struct AugmentCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "augment",
        abstract: "Show what augmentation makes of a sample, and how the network reads that.",
        discussion: """
            The changes are those of `set augment`, mild ones where that is off, or those of --changes, drawn from the \
            seed. Number 1, 2, 3 … of a training image is how a network made from that seed sees it in epoch 1, 2, 3 … \
            Pictures in color have no strokes: nothing makes them thicker or thinner.
            """)
    package static let topic = Topic.data
    package static let effect = Effect.looks
    package static let examples = [
        Example("augment test/18", "as `set augment` says, or mildly", gives: .value("predicted = 8 --row 0")),
        Example("augment train/7 --changes wide --count 4", "with other changes", gives: .value("variation = 4")),
    ]

    @Argument(help: "The sample: train/7, it, FILE; `it` if left out.", completion: .values(.sampleOrFile))
    var sample: String?

    @Option(help: "How many variations.", transform: Number.integer(1...100, "--count"))
    var count = 11

    @Option(help: ArgumentHelp(
        "mild, wide, or changes such as 'shift 2, rotate 10'; what `set augment` says if left out.", valueName: "changes"))
    var changes: String?

    /// What is shown where nothing is set.
    private static let usual = "mild"

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let wanted = try changes.map { try Augmentation.parse($0) }
        if let wanted, !wanted.isActive {
            throw ExplorerError.refused(
                "these changes change nothing, so every variation would be the sample itself",
                remedy: "`augment --changes mild` shows some")
        }
        let isOn = session.settings.augmentation.isActive
        let usual = try wanted ?? (isOn ? session.settings.augmentation : Augmentation.parse(Self.usual))
        let sample = try session.oneSample(session.sampleOrFirst(sample), on: surface)
        let augmentation = usual.fitting(channels: sample.picture.channels)
        guard augmentation.isActive else {
            throw ExplorerError.refused(
                "\(sample.path) is in color and has no strokes, so no change of thickness changes it",
                remedy: "`augment --changes mild` shows some")
        }
        let (height, width, channels) = (sample.picture.height, sample.picture.width, sample.picture.channels)
        let variations = (1...count).map { epoch -> [Float] in
            var pixels = sample.pixels
            var stream = RandomStream(
                seed: session.seed, purpose: .augmentation, major: epoch, minor: sample.split?.index ?? 0)
            var span = pixels.mutableSpan
            augmentation.apply(to: &span, width: width, height: height, channels: channels, stream: &stream)
            return pixels
        }
        let source = FloatSamples(variations, like: sample.picture)
        // Without a network that reads such images there are pictures all the same.
        let network = try? session.network()
        let answers = network.flatMap { network in
            try? Inference(network.network).probabilities(of: source, range: 0..<count)
        }
        return .table(AugmentDrawing(
            sample: sample, variations: variations, answers: answers?.map { Prediction(probabilities: $0) },
            network: network?.name, changes: "\(augmentation)" + (wanted == nil && !isOn ? " (`set augment` is off)" : ""),
            seed: session.seed, classNames: session.classNames).table)
    }
}

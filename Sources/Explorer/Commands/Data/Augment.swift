import ArgumentParser
import ConvNet
import Datasets
import Display
import Insight
import Reproducible

/// Shows what augmentation makes of a sample.
public struct AugmentCommand: ExplorerCommand {
    public static let configuration = CommandConfiguration(
        commandName: "augment",
        abstract: "Show what augmentation makes of a sample, and how the network reads that.",
        discussion: """
            The changes are those of `set augment`, or of --changes, drawn from the seed. Number 1, 2, 3 … of a training \
            image is how a network made from that seed sees it in epoch 1, 2, 3 …
            """)
    public static let topic = Topic.data
    public static let examples = [
        Example("augment test/18", "with the settings", setting: ["load synthetic", "new", "set augment mild"]),
        Example("augment train/7 --changes wide --count 4", "with other changes", setting: ["load synthetic", "new"]),
    ]

    @Argument(help: "The sample: train/7, it, FILE; `it` if left out.", completion: .values(.sampleOrFile))
    var sample: String?

    @Option(help: "How many variations.", transform: Number.integer(1...100, "--count"))
    var count = 11

    @Option(help: ArgumentHelp(
        "mild, wide, or changes such as 'shift 2, rotate 10'; what `set augment` says if left out.", valueName: "changes"))
    var changes: String?

    public init() {}

    public func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let augmentation = try changes.map { try Augmentation.parse($0) } ?? session.settings.augmentation
        guard augmentation.isActive else {
            throw ExplorerError.refused(
                "augmentation is off, so every variation would be the sample itself",
                remedy: "`set augment mild`, or add --changes mild")
        }
        let sample = try session.oneSample(session.sampleOrFirst(sample), on: surface)
        let (height, width) = (sample.picture.height, sample.picture.width)
        let variations = (1...count).map { epoch -> [Float] in
            var pixels = sample.picture.pixels.map { Float($0) / 255 }
            var stream = RandomStream(
                seed: session.seed, purpose: .augmentation, major: epoch, minor: sample.split?.index ?? 0)
            var span = pixels.mutableSpan
            augmentation.apply(to: &span, width: width, height: height, stream: &stream)
            return pixels
        }
        let source = FloatSamples(images: variations, height: height, width: width)
        // Without a network that reads such images there are pictures all the same.
        let network = try? session.network()
        let answers = network.flatMap { network in
            try? Inference(network.network).probabilities(of: source, range: 0..<count)
        }
        return .table(AugmentDrawing(
            sample: sample, variations: variations, answers: answers?.map { Prediction(probabilities: $0) },
            network: network?.name, changes: "\(augmentation)", seed: session.seed, classNames: session.classNames).table)
    }
}

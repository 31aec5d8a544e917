import ArgumentParser
import ConvNet
import Display
import Drawing
import Explorer
import Insight
import Subjects

/// Follows the network's answer from one image to another.
package struct BetweenCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "between",
        abstract: "Turn one sample into another and show where the answer changes.",
        discussion: """
            Pixels go straight from the first image to the second, or, with --hidden, the values of the last hidden layer \
            do. The place of a change is found by halving, to one part in a million.
            """)
    package static let topic = Topic.trying
    package static let effect = Effect.looks
    package static let examples = [
        Example("between test/3 test/5", "from one test image to another", gives: .value("predicted = 4")),
        Example("between test/3 test/5 --steps 5", "in fewer pictures", gives: .value("predicted = 2 --row 0")),
        Example("between test/3 test/5 --hidden", "in the space of the last hidden layer", gives: .value("share = 1")),
    ]
    package static let timedLines = ["between test/3 test/5", "between test/3 test/5 --hidden"]

    @Argument(help: "Where to begin: test/3, it, FILE.", completion: .values(.sampleOrFile))
    var from: String

    @Argument(help: "Where to end.", completion: .values(.sampleOrFile))
    var to: String

    @Option(help: "How many pictures, both ends among them.", transform: Number.integer(2...25, "--steps"))
    var steps = 9

    @Flag(help: "Go through the last hidden layer's values in place of pixels.")
    var hidden = false

    /// At least as many places are looked at.
    private static let places = 96

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let network = try session.network()
        // Read first, since `it` may be meant.
        let start = try session.sampleOrFirst(from)
        let first = try session.oneSample(start, on: surface)
        let last = try session.oneSample(session.sampleOrFirst(to), on: surface)
        session.remember(first.path)
        guard first.picture.shape == last.picture.shape else {
            throw ExplorerError.refused(
                "\(first.path) is \(first.picture.size) and \(last.path) \(last.picture.size)",
                remedy: "expected two of one size")
        }
        let ends = [first, last].map { $0.pixels }
        let parts = (Self.places + steps - 2) / (steps - 1) * (steps - 1)
        let passage: Passage
        var space = "pixels"
        if hidden {
            let source = FloatSamples(ends, like: first.picture)
            let values = try HiddenValues(of: network, for: source, on: surface)
            let (a, b, output) = (values.points.row(0), values.points.row(1), OutputLayers(network.network))
            space = values.description
            passage = Passage(intervals: parts) { $0.map { output.probabilities(Self.blend(a, b, $0)) } }
        } else {
            let inference = Inference(network.network)
            passage = try Passage(intervals: parts) { shares in
                let source = FloatSamples(shares.map { Self.blend(ends[0], ends[1], $0) }, like: first.picture)
                return try inference.probabilities(of: source, range: 0..<shares.count)
            }
        }
        return PassageDrawing(
            passage, from: first, to: last, steps: steps, space: space, network: network.name,
            pictures: hidden ? nil : { Self.blend(ends[0], ends[1], $0) }, classNames: session.classNames).output
    }

    private static func blend(_ a: [Float], _ b: [Float], _ share: Double) -> [Float] {
        let part = Float(share)
        return zip(a, b).map { (1 - part) * $0 + part * $1 }
    }
}

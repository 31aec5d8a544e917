import ArgumentParser
import ConvNet
import Display
import Drawing
import Explorer
import Insight

/// Turns, moves, scales or blurs an image with noise, little by little, and asks the network all the way.
package struct PerturbCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "perturb",
        abstract: "Change an image little by little and see where the answer flips.",
        discussion: """
            The change goes from none to what the option says; several options change the image at once. Without an \
            option every kind is tried in both directions, as far as a reader might still see the digit. Noise is drawn \
            from the seed: one pattern that grows.
            """)
    package static let topic = Topic.trying
    package static let effect = Effect.looks
    package static let examples = [
        Example("perturb test/18 --rotate -40", "turned against the clock", gives: .value("predicted = 8 --row 0")),
        Example("perturb test/18 --shift 6,-3", "six pixels right, three up", gives: .value("predicted = 8 --row 0")),
        Example("perturb test/18", "how much of each change the answer stands", gives: .text("test/18 · labeled 8")),
    ]

    @Argument(help: "A sample; `it` if left out.", completion: .values(.sampleOrFile))
    var sample: String?

    @Option(
        name: .customLong("rotate"), help: ArgumentHelp("Degrees, clockwise; negative against it.", valueName: "DEGREES"),
        transform: Number.real(-360...360, "--rotate"))
    var rotation: Double?

    @Option(help: ArgumentHelp("Pixels to the right and down; negative to the left and up.", valueName: "X,Y"))
    var shift: String?

    @Option(help: ArgumentHelp("Factor of the size.", valueName: "FACTOR"), transform: Number.real(0.1...10, "--scale"))
    var scale: Double?

    @Option(
        help: ArgumentHelp("Standard deviation of noise on each pixel; 1 is from black to white.", valueName: "DEVIATION"),
        transform: Number.real(0...10, "--noise"))
    var noise: Double?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let change = try wanted()
        let named = try session.network()
        let sample = try session.oneSample(session.sampleOrFirst(sample), on: surface)
        let (inference, pixels) = (Inference(named.network), try sample.pixels(for: named.network))
        let seed = session.seed
        func sweep(_ change: Perturbation) throws -> PerturbationSweep {
            try PerturbationSweep(
                inference, pixels: pixels, width: sample.picture.width,
                height: sample.picture.height, change: change, count: PerturbationDrawing.steps, seed: seed)
        }
        let drawing = PerturbationDrawing(of: sample, network: named.name, classNames: session.classNames, seed: seed)
        if let change { return .table(drawing.table(change, try sweep(change))) }
        let kinds = PerturbationKind.sweeps
        return .table(drawing.overview(try kinds.enumerated().map { number, kind in
            try surface.checkCancellation()
            surface.report(Progress("changing \(sample.path)", fraction: Double(number) / Double(kinds.count)))
            return (kind, try sweep(kind.change))
        }))
    }

    /// The change that the options name; nil without any.
    ///
    /// - Throws: for a shift that is not two numbers, and for a change by nothing.
    private func wanted() throws -> Perturbation? {
        guard rotation != nil || shift != nil || scale != nil || noise != nil else { return nil }
        let (x, y) = try shift.map(Self.shift) ?? (0, 0)
        let change = Perturbation(
            rotation: Float(rotation ?? 0), shiftX: x, shiftY: y, scale: Float(scale ?? 1), noise: Float(noise ?? 0))
        guard change != Perturbation() else {
            throw ExplorerError.refused(
                "this changes nothing", remedy: "name a change, such as --rotate 30, --shift 4,0, --scale 0.7 or --noise 0.5")
        }
        return change
    }

    private static func shift(_ word: String) throws -> (Float, Float) {
        let numbers = word.split(separator: ",", omittingEmptySubsequences: false).map { Float(Number.ascii(String($0))) }
        guard numbers.count == 2, let x = numbers[0], let y = numbers[1], abs(x) <= 1000, abs(y) <= 1000 else {
            throw ExplorerError.badValue(name: "--shift", given: word, expected: "pixels right and down, such as 4,-2")
        }
        return (x, y)
    }
}

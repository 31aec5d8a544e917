import ArgumentParser
import Benchmark
import Display
import Drawing
import Explorer
import Kernels
import Words

/// Measures how fast the network in use is trained and used, how fast and right every kernel is, or how long every
/// command takes.
package struct BenchCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure the speed of the network in use, of every kernel, or of every command.",
        discussion: """
            `bench` trains fresh weights of the network's architecture, reads images with it, and shows where the time \
            of a training step goes, beside the most that this machine computes; the session stays as it is. \
            `bench kernels` compares every kernel with its plain reference, then times it. `bench commands` runs an \
            example of every command and says how long it takes. Other work on the machine shows in the numbers.
            """)
    package static let topic = Topic.training
    package static let effect = Effect.looks
    package static let examples = [
        Example("bench --seconds 0.02", "training, inference, one image, and a profile; in a hurry",
            setting: TrainCommand.small, gives: .value("train_batch = 32")),
        Example("bench --batch 128 --seconds 0.02", "in larger batches",
            setting: TrainCommand.small, gives: .value("train_batch = 128")),
        Example("bench kernels --seconds 0.0001", "every kernel against its reference, then its speed",
            gives: .value("us_on_one_thread > 0")),
        Example("bench commands --seconds 0.001", "an example of every command, and how long it takes",
            gives: .value("line = 'predict test/18' --row command=predict")),
    ]

    /// It takes as long as it is told to.
    package static let timedLines: [String] = []

    @Argument(help: "network, kernels or commands.", completion: .list(Self.subjects))
    var what = "network"

    private static let subjects = ["network", "kernels", "commands"]

    @Option(
        help: "Images in a batch; as `set batch` has it if left out.", transform: Number.integer(1...65_536, "--batch"))
    var batch: Int?

    @Option(
        help: "Seconds for each measurement: 1 for a network, 0.05 for a kernel, 0.5 for a command if left out.",
        transform: Number.real(0.0001...3600, "--seconds"))
    var seconds: Double?

    package init() {}

    /// Among the commands that are timed are some that write files, into a folder that is gone afterwards.
    package var effect: Effect { what == "commands" ? Self.effect.writingFiles : Self.effect }

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        switch what {
        case "network": return .passing(try network(in: session, on: surface))
        case "kernels": return .passing(try kernels(in: session, on: surface))
        case "commands": return .passing(try commands(in: session, on: surface))
        default: throw UnknownName("benchmark", what, among: Self.subjects)
        }
    }

    private func network(in session: Session, on surface: any Surface) throws -> Output {
        let named = try session.network()
        var settings = session.settings.training
        settings.batchSize = batch ?? settings.batchSize
        let images = try BenchImages(for: named.network.architecture, in: session)
        let bench = NetworkBench(
            network: named.network, settings: settings, images: images.samples, seconds: seconds ?? 1,
            surface: surface)
        let found = try bench.run()
        return BenchDrawing(
            found, named: named, images: (images.name, images.notes), settings: settings,
            threads: Self.threads(of: session)).output
    }

    private func kernels(in session: Session, on surface: any Surface) throws -> Output {
        if let batch, batch > Self.largestKernelBatch {
            throw ExplorerError.badValue(
                name: "--batch", given: "\(batch)",
                expected: "a whole number from 1 to \(Self.largestKernelBatch) for kernels")
        }
        let batch = min(batch ?? session.settings.training.batchSize, Self.largestKernelBatch)
        let bench = KernelBench(cases: KernelCase.all(batch: batch), seconds: seconds ?? 0.05, surface: surface)
        return .table(KernelTable(try bench.run(), batch: batch, threads: Self.threads(of: session)).table)
    }

    private func commands(in session: Session, on surface: any Surface) throws -> Output {
        let name = session.state.networks.currentName ?? "no network"
        let bench = CommandBench(session: session, seconds: seconds ?? 0.5, surface: surface)
        return .table(CommandTable(try bench.run(), network: name).table)
    }

    private static func threads(of session: Session) -> Int { session.settings.threads ?? WorkerPool.threads }

    /// References are slow.
    private static let largestKernelBatch = 256
}

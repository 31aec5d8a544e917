import ConvNet
import Datasets
import Display
import Explorer
import Glibc
import Painting
import Subjects
import Synchronization

@testable import Commands
@testable import Engine

/// A client without a person: it remembers results, and does what a test wants when it is woken.
final class Recorder: EngineClient {
    private let memory = Mutex<(results: [CommandResult], wakened: (@Sendable () -> Void)?)>(([], nil))
    let watchesTraining: Bool
    let refused: Reach

    init(watchesTraining: Bool = false, refused: Reach = []) {
        self.watchesTraining = watchesTraining
        self.refused = refused
    }

    var size: Room { Room(columns: 80, rows: 24) }
    var isInteractive: Bool { false }
    var results: [CommandResult] { memory.withLock { $0.results } }

    func emit(_ result: CommandResult) { memory.withLock { $0.results.append(result) } }
    func wake() { memory.withLock { $0.wakened }?() }

    /// What to do whenever something is new; on the engine's thread.
    func whenWoken(_ body: @escaping @Sendable () -> Void) { memory.withLock { $0.wakened = body } }
}

extension Engine {
    /// A session with bars whose column is their label: 640 images to train on, 100 to test.
    convenience init(seed: UInt64 = 1, client: any EngineClient) {
        self.init(Self.interpreter(seed: seed), client: client)
    }

    static func interpreter(seed: UInt64) -> Interpreter {
        var interpreter = Interpreter(environment: ["CONVO_DATA": "/nonexistent"], bundled: .none)
        interpreter.session.state.provide(bars)
        interpreter.session.seed = seed
        return interpreter
    }

    private static let bars: Dataset = {
        func split(_ name: String, _ count: Int) -> Split {
            var images = [UInt8](repeating: 0, count: count * 784)
            for image in 0..<count {
                for row in 4..<24 { images[image * 784 + row * 28 + 4 + 2 * (image % 10)] = UInt8(150 + (image * 7 + row) % 100) }
            }
            return Split(name: name, images: images, labels: (0..<count).map { UInt8($0 % 10) })
        }
        return Dataset(name: "bars", train: split("train", 640), test: split("test", 100), source: "the tests")
    }()

    /// Starts a line.
    func start(line: String) -> Bool {
        start { (interpreter, surface) throws(CommandFailure) in
            _ = try interpreter.execute(line, on: surface)
        }
    }

    /// Waits for the end of the line that runs.
    func finish() -> Outcome {
        while true {
            if let outcome = takeOutcome() { return outcome }
            usleep(500)
        }
    }

    /// Runs a line to its end.
    func run(_ line: String) -> Outcome {
        _ = start(line: line)
        return finish()
    }

    var session: Session { interpreter.session }

    var parameters: [Float]? { session.state.networks.current?.network.parameters }
}

import Benchmark
import Datasets
import Drawing
import Explorer
import Files
import Glibc

/// Times every command there is with its first example, and some with their heavier options, on the network in use and
/// with data; nothing of it stays.
struct CommandBench {
    let session: Session
    /// Seconds for one command; it runs once at least, and five times at most.
    let seconds: Double
    let surface: any Surface

    private static let mostRuns = 5

    /// Commands without a time of their own: this one, and the one that takes as long as what it runs.
    private static let leftOut: Set = ["bench", "run"]

    /// Lines of a tenable size for commands whose first example takes as long as the data are many.
    private static let small = [
        "train": "train --batches 20", "sweep": "sweep batch 16 64 --batches 5",
    ]

    /// Options that are work of their own.
    private static let more = [
        "saliency test/18 --method all", "saliency test/18 --method integrated --check", "evaluate --report",
        "evaluate --distorted", "embedding --method tsne", "data --variance", "data --outliers", "data --duplicates",
        "between test/3 test/5 --hidden", "top conv1 train",
    ]

    /// - Throws: `Stopped` after Ctrl-C.
    func run() throws -> CommandTimings {
        var start = session
        start.past = []
        let data = try provide(&start)
        let folder = "/tmp/convo-bench-\(getpid())"
        guard mkdir(folder, 0o700) == 0 else {
            throw ExplorerError.refused("there is no place for files in /tmp", remedy: "make it writable")
        }
        defer { Self.remove(folder) }
        start.folder = folder
        let commands = start.commands.all.filter { !Self.leftOut.contains($0.name) && !$0.examples.isEmpty }
        let lines = commands.flatMap { command -> [(command: any ExplorerCommand.Type, line: String)] in
            let first = Self.small[command.name] ?? command.examples[0].line
            return ([first] + Self.more.filter { $0.hasPrefix("\(command.name) ") }).map { (command, $0) }
        }
        let timings = try lines.enumerated().map { number, one in
            surface.report(Progress("timing \(one.line)", fraction: Double(number) / Double(max(1, lines.count))))
            if surface.isCancelled { throw Stopped() }
            return try time(one.command, one.line, from: start)
        }
        return CommandTimings(timings: timings, data: data)
    }

    /// The data in use, else MNIST where it is, else a few drawn digits.
    private func provide(_ session: inout Session) throws -> String {
        do {
            return try session.data(on: surface).name
        } catch let error as DatasetError {
            if case .cancelled = error { throw Stopped() }
            session.state.provide(SyntheticDigits.dataset(seed: session.seed, train: 6000, test: 1000))
            return "7,000 drawn digits"
        }
    }

    private func time(_ command: any ExplorerCommand.Type, _ line: String, from start: Session) throws -> CommandTiming {
        let quiet = QuietSurface(surface)
        var interpreter = Interpreter(continuing: start)
        var durations: [Double] = []
        do throws(CommandFailure) {
            for setting in Self.setting(of: command.examples[0], in: start) {
                try interpreter.execute(setting, on: quiet)
            }
            while durations.count < Self.mostRuns, durations.isEmpty || durations.reduce(0, +) < seconds * 1000 {
                var copy = interpreter
                let before = ContinuousClock.now
                try copy.execute(line, on: quiet)
                durations.append((ContinuousClock.now - before) / .milliseconds(1))
            }
        } catch {
            if surface.isCancelled { throw Stopped() }
            return CommandTiming(command: command.name, line: line, milliseconds: nil, runs: 0, failure: error.message)
        }
        let median = durations.sorted()[durations.count / 2]
        return CommandTiming(
            command: command.name, line: line, milliseconds: median, runs: durations.count, failure: nil)
    }

    /// What has to come before an example: data are there, and so is a network.
    private static func setting(of example: Example, in session: Session) -> [String] {
        let hasNetwork = session.state.networks.current != nil
        return example.setting.filter { $0 != "load synthetic" && !($0 == "new" && hasNetwork) }
    }

    private static func remove(_ folder: String) {
        for name in Folder.listing(of: folder) { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }
}

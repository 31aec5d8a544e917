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
        let lines = start.commands.all.flatMap { command in command.timedLines.map { (command: command, line: $0) } }
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
            for setting in command.examples.first.map({ Self.setting(of: $0, in: start) }) ?? [] {
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

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

    /// - Throws: `Interrupted` after Ctrl-C.
    func run() throws -> CommandTimings {
        var start = session
        start.past = []
        let data = try provide(&start)
        if start.state.networks.current == nil {
            start.state.networks.put(try start.freshNetwork(), named: start.state.networks.freeName())
        }
        let folder = try Self.newFolder()
        defer { Self.remove(folder) }
        start.folder = folder
        let lines = start.commands.all.flatMap { command in command.timedLines.map { (command: command, line: $0) } }
        let timings = try lines.enumerated().map { number, one in
            surface.report(Progress("timing \(one.line)", fraction: Double(number) / Double(max(1, lines.count))))
            try surface.checkCancellation()
            return try time(one.command, one.line, from: start)
        }
        return CommandTimings(timings: timings, data: data)
    }

    /// The data in use, else MNIST where it is, else a few drawn digits.
    private func provide(_ session: inout Session) throws -> String {
        do {
            return try session.data(on: surface).name
        } catch let error as DatasetError {
            if case .interrupted = error { throw error }
            session.state.provide(SyntheticDigits.dataset(seed: session.seed, train: 6000, test: 1000))
            return "7,000 drawn digits"
        }
    }

    private func time(_ command: any ExplorerCommand.Type, _ line: String, from start: Session) throws -> CommandTiming {
        let quiet = QuietSurface(surface)
        var interpreter = Interpreter(continuing: start)
        var durations: [Double] = []
        do throws(CommandFailure) {
            for setting in command.examples.first?.setting ?? [] {
                try interpreter.execute(setting, on: quiet)
            }
            while durations.count < Self.mostRuns, durations.isEmpty || durations.reduce(0, +) < seconds * 1000 {
                var copy = interpreter
                let before = ContinuousClock.now
                try copy.execute(line, on: quiet)
                durations.append((ContinuousClock.now - before) / .milliseconds(1))
            }
        } catch {
            try surface.checkCancellation()
            return CommandTiming(command: command.name, line: line, milliseconds: nil, runs: 0, failure: error.message)
        }
        let median = durations.sorted()[durations.count / 2]
        return CommandTiming(
            command: command.name, line: line, milliseconds: median, runs: durations.count, failure: nil)
    }

    /// A folder for the files that commands write; no other, of this process or another, has it.
    private static func newFolder() throws -> String {
        var name = Array("/tmp/convo-bench-XXXXXX".utf8CString)
        let path = name.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        guard let path else {
            throw ExplorerError.refused("there is no place for files in /tmp", remedy: "make it writable")
        }
        return path
    }

    private static func remove(_ folder: String) {
        for name in Folder.listing(of: folder) { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }
}

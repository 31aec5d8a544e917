import Display
import Explorer
import Painting
import Synchronization

/// The surface of a command that runs at once, beside a training, on a copy of the session: it can only look.
final class QuickLook: Surface {
    private let results = Mutex<[CommandResult]>([])
    private let end = ContinuousClock.now + .seconds(10)

    let size = HTMLRenderer.screen
    let isInteractive = false
    let refused: Reach = [.readsFiles, .writesFiles, .runsShell]

    /// What took so long is not worth waiting for.
    var isCancelled: Bool { end < .now }

    func report(_ progress: Progress) {}
    func emit(_ result: CommandResult) { results.withLock { $0.append(result) } }

    /// What a line shows.
    ///
    /// - Throws: `CommandFailure` in one line.
    static func output(of line: String, in interpreter: Interpreter) throws(CommandFailure) -> Output {
        var copy = interpreter
        // A second thread is held by the training beside which it looks.
        copy.session.settings.threads = 1
        let look = QuickLook()
        try copy.execute(line, on: look)
        return .group(look.results.withLock { $0.map(\.output) })
    }
}

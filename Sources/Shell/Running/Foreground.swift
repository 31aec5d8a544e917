import Explorer
import Glibc

/// The main thread's part while a command runs on the engine thread: bar, results, questions, signals.
final class Foreground {
    /// How a run ended.
    struct Outcome: Sendable {
        var interpreter: Interpreter
        var failure: CommandFailure?
        var wasCancelled = false
        var seconds = 0.0
    }

    let surface: TerminalSurface
    let input: StandardInput
    let mode = TerminalMode()
    var area = LiveArea()
    /// Waits until the terminal has said what it can draw, or for as long as that is worth it.
    var awaitAnswer: () -> Void = {}
    private var lastDrawn = 0.0
    private var presses: [Double] = []

    /// Seconds between two drawings of the bar.
    private static let pace = 0.1
    /// The third Ctrl-C within so many seconds of the first does not wait for the command.
    private static let patience = 2.0

    init(surface: TerminalSurface, input: StandardInput) {
        self.surface = surface
        self.input = input
        Signals.install()
    }

    /// Runs `work` on the engine thread and returns when it is done.
    func run(
        _ interpreter: Interpreter,
        _ work: @escaping @Sendable (inout Interpreter, TerminalSurface) throws(CommandFailure) -> Void
    ) -> Outcome {
        let begin = Clock.seconds
        let shared = Shared(Outcome(interpreter: interpreter))
        surface.start()
        presses = []
        takeTerminal()
        EngineThread.start { [surface] in
            shared.update { outcome in
                do throws(CommandFailure) {
                    try work(&outcome.interpreter, surface)
                } catch {
                    outcome.failure = error
                }
            }
            surface.finish()
        }
        while !turn() {}
        giveTerminalBack()
        var outcome = shared.value
        outcome.wasCancelled = surface.isCancelled
        outcome.seconds = Clock.seconds - begin
        return outcome
    }

    /// Looks at everything that may have happened, then waits for more.
    ///
    /// - Returns: true when the command is done.
    private func turn() -> Bool {
        Signals.drain()
        obeySignals()
        if let request = surface.takeRequest() { surface.answer(serve(request)) }
        if surface.isFinished { return true }
        let wait = surface.isChanged ? Self.pace - (Clock.seconds - lastDrawn) : nil
        if let wait, wait <= 0 { draw() }
        let milliseconds = wait.map { Int32(max(0, $0) * 1000) + 1 } ?? -1
        _ = Signals.wakeDescriptor.waitForInput(milliseconds: surface.isChanged ? milliseconds : -1)
        return false
    }

    private func draw() {
        let live = surface.takeLive()
        lastDrawn = Clock.seconds
        let size = Descriptor.error.size
        let rows = LiveRows.of(live, context: surface.liveContext, columns: size.columns)
        Descriptor.error.write(rows.isEmpty ? area.erase() : area.draw(rows, size: size))
    }

    // MARK: Signals

    private func obeySignals() {
        if Signals.takeInterrupts() > 0 { interrupt() }
        if let number = Signals.takeEnding() {
            giveTerminalBack()
            Signals.end(by: number)
        }
        if Signals.takeStop() {
            giveTerminalBack()
            Signals.stopNow()
        }
        if Signals.takeContinue() { takeTerminal() }
        if Signals.takeResize(), surface.isChanged { draw() }
    }

    private func interrupt() {
        surface.cancel()
        let now = Clock.seconds
        presses = presses.filter { now - $0 < Self.patience } + [now]
        guard presses.count >= 3 else { return }
        giveTerminalBack()
        Descriptor.error.write("convo: stopped at once\n")
        _exit(130)
    }

    // MARK: The terminal

    func takeTerminal() {
        guard surface.isInteractive else { return }
        Signals.guardTerminal(true)
        mode.hideTyping()
    }

    func giveTerminalBack() {
        Descriptor.error.write(area.erase())
        guard surface.isInteractive else { return }
        mode.restore()
        Signals.guardTerminal(false)
    }
}

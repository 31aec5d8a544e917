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
    var area = LiveArea()
    private let query: TerminalQuery
    private let mode = TerminalMode()
    /// Whether the terminal is in another mode than other programs expect.
    private var holdsTerminal = false
    private var lastDrawn = 0.0
    private var presses: [Double] = []

    /// Seconds between two drawings of the bar.
    private static let pace = 0.1
    /// The third Ctrl-C within so many seconds of the first does not wait for the command.
    private static let patience = 2.0

    init(surface: TerminalSurface, input: StandardInput, query: TerminalQuery) {
        self.surface = surface
        self.input = input
        self.query = query
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
        if surface.isInteractive { takeTerminal() }
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
        if surface.isInteractive { giveTerminalBack() } else { leave() }
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
            leave()
            Signals.end(by: number)
        }
        if Signals.takeStop() {
            settle()
            giveTerminalBack()
            Signals.stopNow()
            Signals.guardTerminal(surface.isInteractive)
        }
        if Signals.takeContinue(), surface.isInteractive || holdsTerminal { takeTerminal() }
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

    /// What is typed is not shown, and signals wait until the terminal is put back.
    func takeTerminal() {
        holdsTerminal = true
        Signals.guardTerminal(true)
        mode.hideTyping()
    }

    /// The terminal as other programs expect it.
    func giveTerminalBack() {
        Descriptor.error.write(area.erase())
        guard holdsTerminal else { return }
        mode.restore()
        Signals.guardTerminal(false)
        holdsTerminal = false
    }

    /// Waits until the terminal has said what it can draw, or for as long as that is worth it.
    func awaitAnswer() {
        guard query.isDue || query.isOutstanding else { return }
        takeTerminal()
        mode.readKeys()
        // At the prompt what is typed ahead is the next line. Elsewhere it is for the next program and stays where it is.
        let isTypedAhead = query.isDue && !surface.isInteractive && Descriptor.input.waitForInput(milliseconds: 0)
        if !isTypedAhead { query.awaitAnswer() }
        if surface.isInteractive { return mode.hideTyping() }
        Descriptor.input.putBack(query.takeTyped())
        if query.isOutstanding { mode.hideTyping() } else { giveTerminalBack() }
    }

    /// Whoever has the terminal next must not find the answer to a question of ours.
    func settle() {
        guard query.isOutstanding else { return }
        takeTerminal()
        mode.readKeys()
        query.settle()
        if !surface.isInteractive { Descriptor.input.putBack(query.takeTyped()) }
    }

    /// Before the process ends: the next program gets the terminal as it was, with what was typed for it.
    func leave() {
        query.finish()
        settle()
        Descriptor.input.putBack(query.takeTyped())
        giveTerminalBack()
    }
}

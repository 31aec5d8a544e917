import Engine
import Explorer
import Glibc

/// The main thread's part while a command runs on the engine's thread: bar, results, questions, signals.
final class Foreground {
    let engine: Engine
    let client: TerminalClient
    let input: StandardInput
    var area = LiveArea()
    private let query: TerminalQuery
    private let mode = TerminalMode()
    /// Whether the terminal is in another mode than other programs expect.
    private var holdsTerminal = false
    private var lastDrawn: SuspendingClock.Instant?
    private var presses: [SuspendingClock.Instant] = []
    /// The signal that has asked the process to end, once what runs has come to its end.
    private(set) var ending: Int32?
    private var endsAt: SuspendingClock.Instant?
    /// Seconds for which the command that runs has waited for a person.
    var secondsWaited = 0.0

    /// Time between two drawings of the bar.
    private static let pace = Duration.milliseconds(100)
    /// The third Ctrl-C within so long of the first does not wait for the command.
    private static let patience = Duration.seconds(2)
    /// So long a command that is asked to end may take to keep what it has done.
    private static let grace = Duration.seconds(10)

    init(_ interpreter: Interpreter, client: TerminalClient, input: StandardInput, query: TerminalQuery) {
        engine = Engine(interpreter, client: client)
        self.client = client
        self.input = input
        self.query = query
        Signals.install()
    }

    /// Runs `work` on the engine's thread and returns when it is done.
    func run(_ work: @escaping Engine.Work) -> Engine.Outcome {
        client.start()
        presses = []
        secondsWaited = 0
        if client.isInteractive { takeTerminal() }
        engine.start(work)
        while true {
            guard let outcome = turn() else { continue }
            if client.isInteractive { giveTerminalBack() } else { leave() }
            return outcome
        }
    }

    /// Looks at everything that may have happened, then waits for more.
    ///
    /// - Returns: what the command came to, when it is done.
    private func turn() -> Engine.Outcome? {
        Signals.drain()
        obeySignals()
        if let request = client.takeRequest() { client.answer(serve(request)) }
        if let outcome = engine.takeOutcome() { return outcome }
        let wait = isStale ? lastDrawn.map { $0 + Self.pace - .now } ?? .zero : nil
        if let wait, wait <= .zero { draw() }
        _ = Signals.wakeDescriptor.waitForInput(milliseconds: Self.milliseconds(isStale ? wait : nil, endsAt.map { $0 - .now }))
        return nil
    }

    /// The shorter of two times to wait; -1 is without end.
    private static func milliseconds(_ first: Duration?, _ second: Duration?) -> Int32 {
        [first, second].compactMap { $0 }.min().map { Int32(max(.zero, $0) / .milliseconds(1)) + 1 } ?? -1
    }

    /// Whether the bar is behind what the command has reported.
    private var isStale: Bool { client.showsProgress && engine.isChanged }

    private func draw() {
        let live = engine.takeLive()
        lastDrawn = .now
        let size = Descriptor.error.size
        let rows = LiveRows.of(live, context: client.liveContext, columns: size.columns)
        Descriptor.error.write(rows.isEmpty ? area.erase() : area.draw(rows, size: size))
    }

    // MARK: Signals

    private func obeySignals() {
        if Signals.takeInterrupts() > 0 { interrupt() }
        if let number = Signals.takeEnding() { askToEnd(by: number) }
        if let ending, let endsAt, endsAt < .now { end(by: ending) }
        if Signals.takeStop() {
            settle()
            giveTerminalBack()
            Signals.stopNow()
            Signals.guardTerminal(client.isInteractive)
        }
        if Signals.takeContinue(), client.isInteractive || holdsTerminal { takeTerminal() }
        if Signals.takeResize(), isStale { draw() }
    }

    /// The command ends as after Ctrl-C, and what it keeps it keeps. SIGQUIT, and a second signal, do not wait for it.
    private func askToEnd(by number: Int32) {
        guard number != SIGQUIT, ending == nil else { end(by: number) }
        ending = number
        endsAt = .now + Self.grace
        engine.cancel()
    }

    /// Ends the process, with the terminal as it was found.
    func end(by number: Int32) -> Never {
        leave()
        Signals.end(by: number)
    }

    private func interrupt() {
        engine.cancel()
        let now = SuspendingClock.now
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
        let isTypedAhead = query.isDue && !client.isInteractive && Descriptor.input.waitForInput(milliseconds: 0)
        if !isTypedAhead { query.awaitAnswer() }
        if client.isInteractive { return mode.hideTyping() }
        Descriptor.input.putBack(query.takeTyped())
        if query.isOutstanding { mode.hideTyping() } else { giveTerminalBack() }
    }

    /// Whoever has the terminal next must not find the answer to a question of ours.
    func settle() {
        guard query.isOutstanding else { return }
        takeTerminal()
        mode.readKeys()
        query.settle()
        if !client.isInteractive { Descriptor.input.putBack(query.takeTyped()) }
    }

    /// Before the process ends: the next program gets the terminal as it was, with what was typed for it.
    func leave() {
        query.finish()
        settle()
        Descriptor.input.putBack(query.takeTyped())
        giveTerminalBack()
    }
}

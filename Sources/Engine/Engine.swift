import Display
import Explorer
import Synchronization

/// Runs the commands of one session, one line at a time, on a thread of its own.
///
///     let engine = Engine(Interpreter(commands: commands), client: page)
///     engine.start { interpreter, surface in try interpreter.execute("train 3", on: surface) }
///     engine.takeLive().progress      // numbers, whenever the client was woken
///     engine.change("lr", to: "1e-4") // from the next batch on
///     engine.cancel()
///
/// A process may hold several engines: no session changes a result of another.
package final class Engine: Sendable {
    /// Work for the engine's thread.
    package typealias Work = @Sendable (inout Interpreter, any Surface) throws(CommandFailure) -> Void

    /// What a line came to.
    package struct Outcome: Sendable {
        package let failure: CommandFailure?
        package let wasCancelled: Bool
        package let seconds: Double
    }

    /// What is to be seen while a command runs.
    package struct Live: Sendable {
        /// How far it has come.
        package var progress: Progress?
        /// What it draws in place, under the bar.
        package var output: Output?
        /// The network that it trains, as it was last; only for a client that watches training.
        package var training: TrainingMoment?

        package init(progress: Progress? = nil, output: Output? = nil, training: TrainingMoment? = nil) {
            self.progress = progress
            self.output = output
            self.training = training
        }
    }

    private struct State: Sendable {
        var interpreter: Interpreter
        var isRunning = false
        var outcome: Outcome?
    }

    private let state: Mutex<State>
    private let surface: EngineSurface

    package init(_ interpreter: Interpreter, client: any EngineClient) {
        state = Mutex(State(interpreter: interpreter))
        surface = EngineSurface(client)
    }

    /// The session as it is between two lines; while one runs, as it was before.
    package var interpreter: Interpreter {
        get { state.withLock { $0.interpreter } }
        set { state.withLock { $0.interpreter = newValue } }
    }

    /// Whether a line runs.
    package var isRunning: Bool { state.withLock { $0.isRunning } }

    /// Runs `work` on the engine's thread and returns at once; when it is done there is an outcome.
    ///
    /// - Returns: false, and nothing is done, while another line runs.
    @discardableResult
    package func start(_ work: @escaping Work) -> Bool {
        let begun = state.withLock { state -> Interpreter? in
            guard !state.isRunning else { return nil }
            (state.isRunning, state.outcome) = (true, nil)
            return state.interpreter
        }
        guard let begun else { return false }
        surface.start()
        // Without a thread it is done on this one.
        if !OwnThread.start(stack: OwnThread.deepStack, { [self] in perform(work, begun) }) { perform(work, begun) }
        return true
    }

    private func perform(_ work: Work, _ begun: Interpreter) {
        let clock = ContinuousClock()
        let start = clock.now
        var interpreter = begun
        var failure: CommandFailure?
        do throws(CommandFailure) {
            try work(&interpreter, surface)
        } catch {
            failure = error
        }
        // What no training has taken holds for the next one.
        for change in surface.takeSettings() { try? Setting.named(change.name).set(change.value, in: &interpreter.session) }
        let outcome = Outcome(
            failure: failure, wasCancelled: surface.isCancelled, seconds: (clock.now - start) / .seconds(1))
        state.withLock { state in
            (state.interpreter, state.outcome, state.isRunning) = (interpreter, outcome, false)
        }
        surface.wakeClient()
    }

    /// Ctrl-C: the command ends at its next good moment; what it keeps is its own affair.
    package func cancel() { surface.cancel() }

    /// What is new to be seen, for a client that was woken; it is woken again for what comes after.
    package func takeLive() -> Live { surface.takeLive() }

    /// Whether something is new to be seen.
    package var isChanged: Bool { surface.isChanged }

    /// What the last line came to, once; nil while it runs, and after it was taken.
    package func takeOutcome() -> Outcome? {
        state.withLock { state in
            defer { state.outcome = nil }
            return state.outcome
        }
    }

    /// Changes a setting: at once between two lines, else from the next batch of the training that runs.
    ///
    /// - Throws: `UnknownName`, `ExplorerError` for a value that does not fit, or for a setting that a running
    ///   training cannot change, such as the batch size.
    package func change(_ name: String, to value: String) throws {
        let setting = try Setting.named(name)
        try state.withLock { state in
            var session = state.interpreter.session
            try setting.set(value, in: &session)
            guard state.isRunning else {
                state.interpreter.session = session
                return
            }
            guard setting.holdsAtOnce else { throw ExplorerError.fixedWhileTraining(setting.name) }
            surface.change(SettingChange(name: setting.name, value: value))
        }
    }
}

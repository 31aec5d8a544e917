import Engine
import Explorer
import Painting
import Synchronization
import Words

/// Who commands talk to in a notebook.
///
/// The engine calls it on its own thread; what is to be sent waits here for the thread that has the sockets.
final class KernelClient: EngineClient {
    /// What is to be sent, in order.
    enum Event: Sendable {
        case show(Showing)
        case stream(String, isError: Bool)
        case clear
        case ask(String)
    }

    private struct State {
        var presentation = Presentation()
        var events: [Event] = []
        var mayAsk = false
        var answer: Bool?
        var isInterrupted = false
    }

    /// So many columns fit beside the prompts of a notebook, and so many rows on a screen.
    static let room = Room(columns: 100, rows: 40)

    private let state = Mutex(State())
    private let environment: [String: String]
    /// Wakes the thread that has the sockets.
    private let bell: Bell
    /// Wakes the engine's thread where it waits for a person or a child.
    private let nudge = Bell()

    init(environment: [String: String], bell: Bell) { (self.environment, self.bell) = (environment, bell) }

    // MARK: For commands, on the engine's thread

    var size: Room {
        Room(columns: state.withLock { $0.presentation.width } ?? Self.room.columns, rows: Self.room.rows)
    }

    /// A front end that asks no questions, such as one that runs a whole notebook, is like a pipe.
    var isInteractive: Bool { state.withLock { $0.mayAsk } }

    func begin(_ presentation: Presentation) { state.withLock { $0.presentation = presentation } }
    func emit(_ result: CommandResult) { post(.show(Showing(result, in: size))) }
    func clear() { post(.clear) }
    func wake() { bell.ring() }

    func confirm(_ question: String) -> Bool {
        guard isInteractive else { return true }
        state.withLock { $0.answer = nil }
        post(.ask(question))
        while true {
            let (answer, isInterrupted) = state.withLock { ($0.answer, $0.isInterrupted) }
            if let answer { return answer }
            if isInterrupted { return false }
            nudge.wait()
        }
    }

    func runShell(_ line: String) throws -> Int32 {
        guard let child = ShellChild(line, environment: environment) else { return 127 }
        nudge.silence()
        if state.withLock({ $0.isInterrupted }) { nudge.ring() }
        let status = child.run(until: nudge) { post(.stream($0, isError: $1)) }
        if state.withLock({ $0.isInterrupted }) { throw Interrupted() }
        return status
    }

    private func post(_ event: Event) {
        state.withLock { $0.events.append(event) }
        bell.ring()
    }

    // MARK: For the thread that has the sockets

    /// A cell begins: nothing of the one before holds on.
    func start(mayAsk: Bool) {
        state.withLock {
            $0 = State()
            $0.mayAsk = mayAsk
        }
    }

    func takeEvents() -> [Event] {
        state.withLock { state in
            defer { state.events = [] }
            return state.events
        }
    }

    func answer(_ decision: Bool) {
        state.withLock { $0.answer = decision }
        nudge.ring()
    }

    func interrupt() {
        state.withLock { $0.isInterrupted = true }
        nudge.ring()
    }
}

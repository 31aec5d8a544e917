import Display
import Explorer
import Painting
import Raster
import Synchronization

/// The surface of commands that run on an engine's thread: what they report is kept until the client looks, what they
/// ask goes to the client.
final class EngineSurface: Surface {
    private struct State {
        var live = Engine.Live()
        var isChanged = false
        var isCancelled = false
        var changes: [SettingChange] = []
    }

    private let client: any EngineClient
    private let state = Mutex(State())

    init(_ client: any EngineClient) { self.client = client }

    // MARK: For commands

    var size: Room { client.size }
    var isInteractive: Bool { client.isInteractive }
    var keepsSession: Bool { client.keepsSession }
    var isCancelled: Bool { state.withLock { $0.isCancelled } }
    var watchesTraining: Bool { client.watchesTraining }
    var refused: Reach { client.refused }
    var showsJSON: Bool { client.showsJSON }

    func begin(_ presentation: Presentation) { client.begin(presentation) }
    func emit(_ result: CommandResult) { client.emit(result) }
    func confirm(_ question: String) -> Bool { client.confirm(question) }
    func readStandardInput() throws -> String { try client.readStandardInput() }
    func clear() { client.clear() }
    func runShell(_ line: String) throws -> Int32 { try client.runShell(line) }
    func draw(on sheet: DrawingSheet) throws -> PenDrawing? { try client.draw(on: sheet) }

    func report(_ progress: Progress) { show { $0.progress = progress } }
    func show(_ output: Output) { show { $0.output = output } }
    func log(_ progress: Progress) { client.log(progress) }
    func publish(_ moment: TrainingMoment) { show { $0.training = moment } }
    func endProgress() { show { $0 = Engine.Live() } }

    func takeSettings() -> [SettingChange] {
        state.withLock { state in
            defer { state.changes = [] }
            return state.changes
        }
    }

    /// The client is woken once for all changes until it has looked.
    private func show(_ body: (inout Engine.Live) -> Void) {
        let isFirst = state.withLock { state in
            body(&state.live)
            defer { state.isChanged = true }
            return !state.isChanged
        }
        if isFirst { client.wake() }
    }

    // MARK: For the engine

    /// A line begins: nothing of the one before holds on, least of all its Ctrl-C.
    func start() { state.withLock { $0 = State() } }

    func cancel() { state.withLock { $0.isCancelled = true } }

    func change(_ change: SettingChange) { state.withLock { $0.changes.append(change) } }

    func wakeClient() { client.wake() }

    var isChanged: Bool { state.withLock { $0.isChanged } }

    func takeLive() -> Engine.Live {
        state.withLock { state in
            state.isChanged = false
            return state.live
        }
    }
}

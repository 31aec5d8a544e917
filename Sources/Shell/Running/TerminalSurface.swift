import Display
import Explorer
import Synchronization

/// Where the commands of the prompt and of the operating-system shell run.
///
/// Commands call it on the engine thread. It keeps what they report; the main thread, in `Foreground`, looks at that,
/// draws, and does on request what only it may do: write between drawings, ask, hand the terminal over.
final class TerminalSurface: Surface {
    /// What the engine thread waits for the main thread to do.
    enum Request: Sendable {
        case print(String)
        case page(String)
        case awaitAnswer
        case confirm(String)
        case clear
        case shell(String)
        case input
    }

    enum Answer: Sendable {
        case done
        case decision(Bool)
        case status(Int32)
        case text(String)
        case interrupted
    }

    /// What is to be seen in place while the command runs.
    struct Live: Sendable {
        var progress: Progress?
        var output: Output?
    }

    private struct State {
        var presentation = Presentation()
        var live = Live()
        var isChanged = false
        var isCancelled = false
        var isFinished = false
        var request: Request?
        var answer = Answer.done
    }

    let isInteractive: Bool
    let keepsSession: Bool
    let abilities: Abilities
    private let showsProgress: Bool
    private let asJSON: Bool
    private let state = Mutex(State())
    private let answered = Doorbell()

    /// - Parameters:
    ///   - isInteractive: whether this is the prompt, where a person can be asked.
    ///   - keepsSession: false where one command is all there is.
    ///   - terminal: what the terminal says that it can draw.
    init(
        isInteractive: Bool, keepsSession: Bool = true, options: GlobalOptions, environment: [String: String],
        terminal: Shared<TerminalGraphics>
    ) {
        self.isInteractive = isInteractive
        self.keepsSession = keepsSession
        var defaults = options.presentation
        defaults.pictures = nil  // the session keeps it, where `set graphics` can change it
        abilities = Abilities(defaults: defaults, environment: environment, terminal: terminal)
        asJSON = options.presentation.json ?? false
        showsProgress = Descriptor.error.isTerminal && Environment.terminalUnderstandsEscapes
    }

    // MARK: For commands, on the engine thread

    var size: SurfaceSize {
        let size = abilities.size(of: .output)
        let width = state.withLock { $0.presentation.width } ?? abilities.defaults.width
        return SurfaceSize(columns: width ?? size.columns, rows: size.rows)
    }

    func begin(_ presentation: Presentation) { state.withLock { $0.presentation = presentation } }

    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    func report(_ progress: Progress) { change { $0.progress = progress } }

    func show(_ output: Output) { change { $0.output = output } }

    func endProgress() { change { $0 = Live() } }

    /// The main thread is woken once for all changes until it has drawn them.
    private func change(_ body: (inout Live) -> Void) {
        guard showsProgress else { return }
        let isFirst = state.withLock { state in
            body(&state.live)
            defer { state.isChanged = true }
            return !state.isChanged
        }
        if isFirst { Signals.wake() }
    }

    func emit(_ result: CommandResult) {
        guard !(result.presentation.json ?? asJSON) else {
            return hand(JSONRenderer().line(command: result.command, output: result.output, file: result.file))
        }
        let isDescribed = result.presentation.describe ?? abilities.defaults.describe ?? false
        let hasPictures = !isDescribed && result.output.hasPictures
        if hasPictures, isWatched, abilities.hangOnTerminal(result.presentation) { ask(.awaitAnswer) }
        let context = abilities.context(for: result.presentation)
        let text = isDescribed ? result.description(unicode: context.unicode) : TextRenderer(context).render(result.shown)
        let mayBePaged = isWatched && !(hasPictures && context.pictures.isGraphic)
        hand(text, paged: mayBePaged && Pager.isWanted(result.presentation.pager, for: text, on: .output))
    }

    /// Whether a person sits at both ends: at the prompt, or at the terminal that a command has to itself.
    private var isWatched: Bool {
        isInteractive
            || (Descriptor.input.isTerminal && Descriptor.output.isTerminal && Descriptor.input.isForeground)
    }

    private func hand(_ text: String, paged: Bool = false) {
        guard !text.isEmpty else { return }
        let whole = text.hasSuffix("\n") ? text : text + "\n"
        ask(paged ? .page(whole) : .print(whole))
    }

    func confirm(_ question: String) -> Bool {
        guard isInteractive else { return true }
        if case .decision(let decision) = ask(.confirm(question)) { return decision }
        return false
    }

    func clear() { ask(.clear) }

    func runShell(_ line: String) throws -> Int32 {
        if case .status(let status) = ask(.shell(line)) { return status }
        throw ExplorerError.interrupted
    }

    func readStandardInput() throws -> String {
        if case .text(let text) = ask(.input) { return text }
        throw ExplorerError.interrupted
    }

    @discardableResult
    private func ask(_ request: Request) -> Answer {
        state.withLock { $0.request = request }
        Signals.wake()
        answered.wait()
        return state.withLock { $0.answer }
    }

    // MARK: For the main thread

    /// A line begins: nothing of the one before holds on, least of all its Ctrl-C.
    func start() { state.withLock { $0 = State() } }

    /// How drawings under the bar are made.
    var liveContext: RenderContext { abilities.liveContext(for: state.withLock { $0.presentation }) }

    func finish() {
        state.withLock { $0.isFinished = true }
        Signals.wake()
    }

    var isFinished: Bool { state.withLock { $0.isFinished } }

    /// Commands see it at their next good moment; once set it holds until the next line.
    func cancel() { state.withLock { $0.isCancelled = true } }

    var isChanged: Bool { state.withLock { $0.isChanged } }

    func takeLive() -> Live {
        state.withLock { state in
            state.isChanged = false
            return state.live
        }
    }

    func takeRequest() -> Request? {
        state.withLock { state in
            defer { state.request = nil }
            return state.request
        }
    }

    func answer(_ answer: Answer) {
        state.withLock { $0.answer = answer }
        answered.ring()
    }
}

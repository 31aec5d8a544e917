import Display
import Engine
import Explorer
import Glibc
import Painting
import Raster
import Synchronization
import Words

/// Who commands talk to at the prompt and in the operating-system shell.
///
/// The engine calls it on its own thread. The main thread, in `Foreground`, is woken, draws how far the command has come,
/// and does on request what only it may do: write between drawings, ask, hand the terminal over.
final class TerminalClient: EngineClient {
    /// What the engine thread waits for the main thread to do.
    enum Request: Sendable {
        case print(String)
        case page(String)
        case awaitAnswer
        case confirm(String)
        case clear
        case shell(String)
        case input
        case draw(DrawingSheet)
    }

    enum Answer: Sendable {
        case done
        case decision(Bool)
        case status(Int32)
        case text(String)
        case drawing(PenDrawing)
        case refused(ExplorerError)
        case failed(Int32)
        case interrupted
    }

    private struct State {
        var presentation = Presentation()
        var request: Request?
        var answer = Answer.done
    }

    let isInteractive: Bool
    let keepsSession: Bool
    let abilities: Abilities
    /// Whether there is a terminal to show progress on.
    let showsProgress: Bool
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

    // MARK: For commands, on the engine's thread

    var size: Room {
        let size = abilities.size(of: .output)
        let width = state.withLock { $0.presentation.width } ?? abilities.defaults.width
        return Room(columns: width ?? size.columns, rows: size.rows)
    }

    var showsJSON: Bool { state.withLock { $0.presentation.json } ?? asJSON }

    func begin(_ presentation: Presentation) { state.withLock { $0.presentation = presentation } }

    func log(_ progress: Progress) {
        if !showsProgress { Descriptor.error.write(progress.words + "\n") }
    }

    func wake() { Signals.wake() }

    func emit(_ result: CommandResult) {
        guard !(result.presentation.json ?? asJSON) else {
            return hand(JSONRenderer(in: size).line(command: result.command, output: result.output, file: result.file))
        }
        let isDescribed = result.presentation.describe ?? abilities.defaults.describe ?? false
        let hasPictures = !isDescribed && result.output.hasPictures
        if hasPictures, isWatched, abilities.hangOnTerminal(result.presentation) { ask(.awaitAnswer) }
        let context = abilities.context(for: result.presentation)
        let text = isDescribed ? result.description(unicode: context.unicode, in: size) : TextRenderer(context).render(result.shown)
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
        throw Interrupted()
    }

    func readStandardInput() throws -> String {
        switch ask(.input) {
        case .text(let text): return text
        case .failed(let code): throw ExplorerError.unreadableInput(reason: String(cString: strerror(code)))
        default: throw Interrupted()
        }
    }

    func draw(on sheet: DrawingSheet) throws -> PenDrawing? {
        guard isWatched else { throw ExplorerError.notHere("drawing by hand") }
        switch ask(.draw(sheet)) {
        case .drawing(let drawing): return drawing
        case .refused(let error): throw error
        default: return nil
        }
    }

    @discardableResult
    private func ask(_ request: Request) -> Answer {
        state.withLock { $0.request = request }
        Signals.wake()
        answered.wait()
        return state.withLock { $0.answer }
    }

    // MARK: For the main thread

    /// A line begins: nothing of the one before holds on.
    func start() { state.withLock { $0 = State() } }

    /// How a screen is drawn that changes in place.
    var screenContext: RenderContext { abilities.context(for: state.withLock { $0.presentation }) }

    /// How drawings under the bar are made.
    var liveContext: RenderContext { abilities.liveContext(for: state.withLock { $0.presentation }) }

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

import Display
import Documents
import Engine
import Explorer
import Painting
import Synchronization
import Words

/// A session in the hands of one page, or of several that share it: lines wait for their turn, and what comes of them goes to
/// all its pages.
final class Desk: EngineClient {
    /// A line, or several, as one of the pages sent them.
    struct Order: Sendable {
        /// What the page calls it.
        let id: Int
        let text: String
        /// Whose it is.
        let visit: Int
        let subject: Subject?
        /// The document whose first cell it is.
        var beginning: Library.Entry?
        /// Whether what is no command in it is an answer.
        var isExercise = false
    }

    private struct State: Sendable {
        var engine: Engine?
        var visits: [Int: @Sendable (DeskNews) -> Void] = [:]
        var running: Order?
        var waiting: [Order] = []
        var live = Engine.Live()
        var count = 0
    }

    /// So many lines wait.
    static let mostWaiting = 50
    /// Bytes of networks beyond which a session trains and makes no more.
    static let mostBytes = 256 << 20
    /// So many drawings are kept.
    private static let mostDrawings = 200

    private let state = Mutex(State())
    private let material: Material

    init(_ interpreter: Interpreter, _ material: Material) {
        self.material = material
        let engine = Engine(interpreter, client: self)
        state.withLock { $0.engine = engine }
    }

    // MARK: For commands

    let size = HTMLRenderer.screen
    let isInteractive = true
    let watchesTraining = true
    let refused: Reach = [.readsFiles, .writesFiles, .runsShell]

    func emit(_ result: CommandResult) { tell(.shown(result, state.withLock { $0.running })) }

    func clear() { tell(.cleared) }

    func wake() {
        guard let engine else { return }
        state.withLock { $0.live = engine.takeLive() }
        guard let outcome = engine.takeOutcome() else { return tell(.moved) }
        let order = state.withLock { state in
            defer { (state.running, state.live) = (nil, Engine.Live()) }
            return state.running
        }
        if engine.interpreter.session.isOver { engine.interpreter.session.isOver = false }
        tell(.ended(outcome, order))
        startNext()
    }

    // MARK: For pages

    /// Joins a page; what is new is told on any thread.
    func join(_ hear: @escaping @Sendable (DeskNews) -> Void) -> Int {
        state.withLock { state in
            state.count += 1
            state.visits[state.count] = hear
            return state.count
        }
    }

    /// A page is closed; with the last one the session ends.
    func leave(_ visit: Int, endsWithLast: Bool) {
        let engine = state.withLock { state -> Engine? in
            state.visits[visit] = nil
            state.waiting.removeAll { $0.visit == visit }
            guard state.visits.isEmpty else { return nil }
            defer { if endsWithLast { state.engine = nil } }
            return state.engine
        }
        engine?.cancel()
    }

    /// The session between two lines, with the data that all pages share.
    var interpreter: Interpreter? {
        guard var interpreter = engine?.interpreter else { return nil }
        if interpreter.session.dataset == nil, let dataset = material.dataset { interpreter.session.state.provide(dataset) }
        return interpreter
    }

    var engine: Engine? { state.withLock { $0.engine } }
    var live: Engine.Live { state.withLock { $0.live } }
    var isRunning: Bool { state.withLock { $0.running != nil } }

    /// Takes a line; it runs when those before it are done.
    ///
    /// - Returns: why not, if it is not taken
    func take(_ order: Order) -> String? {
        if let words = overfull { return words }
        let isTaken = state.withLock { state in
            guard state.waiting.count < Self.mostWaiting else { return false }
            state.waiting.append(order)
            return true
        }
        guard isTaken else { return "\(Self.mostWaiting) lines wait already; stop the one that runs, or wait" }
        startNext()
        return nil
    }

    /// Ends the line that runs, and forgets those that wait.
    func cancel() {
        let engine = state.withLock { state in
            state.waiting = []
            return state.engine
        }
        engine?.cancel()
    }

    private var overfull: String? {
        guard let session = engine?.interpreter.session else { return "the session has ended; load the page anew" }
        let bytes = session.state.networks.own.reduce(0) { $0 + $1.bytes }
        guard bytes > Self.mostBytes else { return nil }
        return "the networks of this session take \(Format.bytes(bytes)), and a page may have \(Format.bytes(Self.mostBytes)); load the page anew"
    }

    private func startNext() {
        let next = state.withLock { state -> (Order, Engine)? in
            guard state.running == nil, let engine = state.engine, !state.waiting.isEmpty else { return nil }
            let order = state.waiting.removeFirst()
            state.running = order
            return (order, engine)
        }
        guard let (order, engine) = next else { return }
        let dataset = material.dataset
        tell(.begun(order))
        engine.start { (interpreter, surface) throws(CommandFailure) in
            if let entry = order.beginning, let document = try? entry.document() { interpreter.session.begin(document, named: entry.name) }
            if interpreter.session.dataset == nil, let dataset { interpreter.session.state.provide(dataset) }
            interpreter.session.take(order.subject, atMost: Self.mostDrawings)
            if order.isExercise {
                try interpreter.execute(exercise: order.text, of: "the document", on: surface)
            } else {
                try Self.run(order.text, &interpreter, surface)
            }
        }
    }

    /// Runs lines in order, up to the first that fails.
    private static func run(_ text: String, _ interpreter: inout Interpreter, _ surface: any Surface) throws(CommandFailure) {
        var rows = CommandRows()
        for row in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            guard let line = rows.take(String(row)) else { continue }
            try interpreter.execute(line, on: surface)
            if interpreter.session.isOver { return }
        }
        if let rest = rows.end() { try interpreter.execute(rest, on: surface) }
    }

    private func tell(_ news: DeskNews) {
        for hear in state.withLock({ Array($0.visits.values) }) { hear(news) }
    }
}

/// What is new at a desk.
enum DeskNews: Sendable {
    case begun(Desk.Order)
    case shown(CommandResult, Desk.Order?)
    case cleared
    /// A command has come farther.
    case moved
    case ended(Engine.Outcome, Desk.Order?)
}

extension Session {
    /// What a page asks about is what its commands ask about: the drawing is the last one, and `it` is that or an image.
    mutating func take(_ subject: Subject?, atMost most: Int) {
        switch subject {
        case .drawing(let drawing) where !drawing.isEmpty && drawings.last != drawing:
            drawings = drawings.suffix(most - 1) + [drawing]
        case .drawing, .image, nil: break
        }
    }
}

import Engine
import Explorer
import Files
import Glibc

/// A kernel: takes requests off its sockets, runs cells on the engine's thread, and sends what comes of them.
///
/// All of this is the work of one thread, which sleeps until something comes on a socket, the engine or a signal rings
/// its bell, or a drawing of progress is due.
final class Kernel {
    let engine: Engine
    let client: KernelClient
    let sockets: KernelSockets
    let version: String
    let connection: Connection
    var wire: Wire
    var history = InputHistory()
    /// The number of the next cell.
    var count = 1
    /// The cell that runs.
    var execution: Execution?
    /// When to end, whatever still runs; nil while it goes on.
    private var end: ContinuousClock.Instant?
    private let bell: Bell
    private let parent: Parent?

    /// What is asked to end may take so long to keep what it has done.
    private static let grace = Duration.seconds(2)

    /// - Throws: `ConnectionError` in one line.
    init(_ interpreter: Interpreter, connectionFile file: String, version: String) throws(ConnectionError) {
        connection = try Connection(file: file)
        sockets = try KernelSockets(connection, of: file)
        bell = KernelSignals.install()
        let environment = interpreter.session.environment
        client = KernelClient(environment: environment, bell: bell)
        engine = Engine(interpreter, client: client)
        wire = Wire(key: connection.key)
        parent = Parent(environment: environment)
        self.version = version
    }

    /// Serves until it is asked to end, `quit` is run, or its parent is gone.
    func run() {
        publish("status", [("execution_state", JSONText.string("starting"))], parent: "{}")
        while !isOver {
            let waiting = [sockets.control, sockets.stdin, sockets.iopub, sockets.heartbeat]
            sockets.library.wait(
                for: execution == nil ? waiting + [sockets.shell] : waiting, or: bell.descriptor, milliseconds: patience)
            bell.silence()
            turn()
        }
    }

    private var isOver: Bool { end.map { execution == nil || $0 < .now } ?? false }

    /// Milliseconds until there is something to do even if nothing comes.
    private var patience: Int? {
        let due = [progressDue, end].compactMap { $0 }.min().map { max(0, Int(($0 - .now) / .milliseconds(1)) + 1) }
        return [due, parent == nil ? nil : Parent.pace].compactMap { $0 }.min()
    }

    /// Looks at everything that may have happened.
    private func turn() {
        if KernelSignals.takeInterrupt() { interrupt() }
        if end == nil, KernelSignals.isEnding || parent?.isGone == true { endSoon() }
        while let beat = sockets.heartbeat.receive() { sockets.heartbeat.send(beat) }
        welcome()
        while let request = receive(from: sockets.control) { serve(request, on: sockets.control) }
        while let answer = receive(from: sockets.stdin) { take(answer) }
        // What a cell has shown is there before its end is.
        let outcome = engine.takeOutcome()
        sendEvents()
        if let outcome { finish(outcome) } else { drawProgress() }
        if execution == nil, end == nil, let request = receive(from: sockets.shell) { serve(request, on: sockets.shell) }
    }

    // MARK: Asked from elsewhere

    /// What runs ends at its next good moment, and keeps what it keeps.
    func interrupt() {
        engine.cancel()
        client.interrupt()
    }

    func endSoon() {
        end = .now + Self.grace
        interrupt()
    }

    // MARK: Messages

    /// The next message that is one; others are dropped with a word on standard error.
    func receive(from socket: Socket) -> Message? {
        while let frames = socket.receive() {
            do { return try wire.read(frames) } catch {
                let line = Array("convo: a message was dropped: \(error.reason)\n".utf8)
                _ = write(STDERR_FILENO, line, line.count)
            }
        }
        return nil
    }

    func reply(to request: Message, on socket: Socket, _ members: [(key: String, json: String)], status: String = "ok") {
        send(request.replyType, to: request, on: socket, content: [("status", JSONText.string(status))] + members)
    }

    @discardableResult
    func send(_ type: String, to request: Message, on socket: Socket, content: [(key: String, json: String)]) -> Bool {
        socket.send(wire.frames(
            type, to: request.identities, parent: request.headerText, content: JSONText.object(content)))
    }

    /// Sends to everybody.
    ///
    /// - Parameter parent: the header of the request that it comes of.
    func publish(_ type: String, _ content: [(key: String, json: String)], parent: String) {
        sockets.iopub.send(wire.frames(type, to: [Array(type.utf8)], parent: parent, content: JSONText.object(content)))
    }

    func publish(isBusy: Bool, for request: Message) {
        publish("status", [("execution_state", JSONText.string(isBusy ? "busy" : "idle"))], parent: request.headerText)
    }

    /// Whoever has subscribed is told that nothing after this will be missed, as from protocol 5.4 on.
    private func welcome() {
        while let frame = sockets.iopub.receive()?.first {
            guard frame.first == 1 else { continue }
            let topic = frame.dropFirst()
            let content = JSONText.object([("subscription", JSONText.string(String(decoding: topic, as: UTF8.self)))])
            sockets.iopub.send(wire.frames("iopub_welcome", to: [Array(topic)], content: content))
        }
    }
}

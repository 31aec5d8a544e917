import Glibc

/// Asks the terminal what it can draw, on the line that its keys come in by.
///
/// The terminal must hand over keys one by one and not show them. All calls come from the main thread; what was found
/// may be looked at from any.
final class TerminalQuery {
    /// What the terminal has said that it can draw.
    let found = Shared(TerminalGraphics())

    private var inquiry: Inquiry
    private var typed: [UInt8] = []
    private var firstAsked = SuspendingClock.now
    private var lastAsked = SuspendingClock.now

    /// So long after the first question a picture waits. A later answer holds for later pictures.
    private static let patience = Duration.milliseconds(200)
    /// So long after the last question its answer may keep others from the terminal.
    private static let longestWay = Duration.seconds(1)

    /// Asks only where both ends are a terminal that understands escape sequences.
    init() {
        let canAsk = Descriptor.input.isTerminal && Descriptor.output.isTerminal
        inquiry = Inquiry(
            term: canAsk ? Environment.value("TERM") ?? "" : "",
            isMultiplexed: Environment.value("TMUX") != nil || Environment.value("STY") != nil)
    }

    /// Whether nothing was asked yet, and something can be.
    var isDue: Bool { inquiry.isDue }

    /// Whether something was asked and its answer has not been read.
    var isOutstanding: Bool { !inquiry.isDue && !inquiry.isOver }

    /// Milliseconds to wait for the rest of what may be an answer; nil if nothing of the kind has begun.
    var patience: Int32? { inquiry.patience }

    /// Asks, once.
    func ask() {
        guard isDue else { return }
        firstAsked = .now
        write(inquiry.begin())
    }

    /// Takes what was read: answers, and keys between them.
    func receive(_ bytes: [UInt8]) {
        let (keys, question) = inquiry.take(bytes)
        typed += keys
        write(question)
        if inquiry.found != found.value { found.update { $0 = inquiry.found } }
    }

    /// The rest of what may be an answer did not come.
    func giveUp() { typed += inquiry.giveUp() }

    /// The keys among what was read since the last call.
    func takeTyped() -> [UInt8] {
        defer { typed = [] }
        return typed
    }

    /// Before a picture is drawn: asks, and waits for the answer as long as that is worth it.
    func awaitAnswer() {
        ask()
        read { self.firstAsked + Self.patience }
    }

    /// Before the terminal goes to another program, which would take a late answer for typed: waits for it, within reason.
    func settle() {
        guard isOutstanding else { return }
        read { self.lastAsked + Self.longestWay }
        giveUp()
    }

    /// Nothing will be drawn any more, so nothing else is asked.
    func finish() { inquiry.finish() }

    private func write(_ question: String) {
        guard !question.isEmpty else { return }
        lastAsked = .now
        Descriptor.output.write(question)
    }

    /// Reads what comes up to a moment, which a further question may move; Ctrl-C and the like end it.
    private func read(until end: () -> SuspendingClock.Instant) {
        defer { Signals.wake() }  // whatever came besides keys is for the loop that called
        while isOutstanding {
            let left = max(.zero, end() - .now)
            switch Signals.waitForInput(milliseconds: Int32(left / .milliseconds(1))) {
            case .timeout: return
            case .signal: if Signals.isPressing { return }
            case .input:
                guard case .bytes(let bytes) = Descriptor.input.read() else { return }
                receive(bytes)
            }
        }
    }
}

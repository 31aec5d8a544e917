import Display
import Glibc

/// Asking the terminal what it can draw, on the line that its keys come in by.
extension LineEditor {
    /// Seconds after the question for which a picture waits for the answer. A later one holds for later pictures.
    private static let patience = 0.2
    /// Seconds after the question for which it is worth looking whether the answer has come.
    private static let memory = 5.0

    /// Asks, once. The terminal must not show what comes in.
    func askTerminal() {
        guard isInteractive, inquiry.isDue else { return }
        askedAt = Clock.seconds
        Descriptor.output.write(inquiry.begin())
    }

    /// Takes what was read: keys go to the decoder, answers do not.
    func receive(_ bytes: [UInt8]) {
        let (typed, question) = inquiry.take(bytes)
        decoder.feed(typed)
        Descriptor.output.write(question)
        if inquiry.found != terminal.value { terminal.update { $0 = inquiry.found } }
    }

    /// Before a picture is drawn, while a command runs: waits for the answer as long as that is worth it. What is typed
    /// meanwhile is kept for the next line. The terminal must hand over keys one by one and not show them.
    func awaitAnswer() {
        askTerminal()
        let start = askedAt
        guard isInteractive, !inquiry.isOver, Clock.seconds < start + Self.memory else { return }
        while !inquiry.isOver {
            let left = start + Self.patience - Clock.seconds
            guard Signals.waitForInput(milliseconds: Int32(max(left, 0) * 1000)) == .input else { break }
            guard case .bytes(let bytes) = Descriptor.input.read() else { break }
            receive(bytes)
        }
        Signals.wake()  // whatever came besides keys is for the loop that called
    }

    /// Milliseconds to wait for the rest of a sequence; -1 where none has begun.
    var sequencePatience: Int32 { inquiry.patience ?? (decoder.isInsideSequence ? 50 : -1) }

    /// The rest of a sequence did not come.
    func giveUpWaiting() {
        decoder.feed(inquiry.giveUp())
        decoder.giveUpWaiting()
    }
}

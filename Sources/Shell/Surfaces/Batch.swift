import Explorer
import Glibc

/// Commands without a conversation: results on standard output, the first error ends it.
struct Batch {
    private var interpreter: Interpreter
    private let foreground: Foreground
    private let input: StandardInput

    /// - Parameter keepsSession: false where one command is all there is.
    init(_ interpreter: Interpreter, keepsSession: Bool = true, options: GlobalOptions) {
        self.interpreter = interpreter
        input = StandardInput()
        let query = TerminalQuery()
        let surface = TerminalSurface(
            isInteractive: false, keepsSession: keepsSession, options: options,
            environment: interpreter.session.environment, terminal: query.found)
        foreground = Foreground(surface: surface, input: input, query: query)
    }

    /// - Returns: the exit status: 0, 1, 64 for a command written wrongly, 130 for Ctrl-C.
    mutating func run(words: [String]) -> Int32 {
        run { (interpreter, surface) throws(CommandFailure) in
            _ = try interpreter.execute(words: words, on: surface)
        }
    }

    /// Commands parted by `;` or line ends.
    mutating func run(text: String) -> Int32 {
        run { (interpreter, surface) throws(CommandFailure) in
            _ = try interpreter.execute(text, on: surface)
        }
    }

    /// Commands as they come through a pipe, each run as soon as its line is whole.
    mutating func runPipe() -> Int32 {
        var pending = ""
        while true {
            switch input.readRow() {
            case .line(let row):
                // Inside of a quote only a quote can end it: no need to look at all that came before.
                let mayBeOver = pending.isEmpty || pending.last == "\\" || row.contains { "'\"".contains($0) }
                pending += pending.isEmpty ? row : "\n" + row
                guard mayBeOver, interpreter.isComplete(pending) else { continue }
                let status = run(text: pending)
                if status != 0 || interpreter.session.isOver { return status }
                pending = ""
            case .end: return pending.isEmpty ? 0 : run(text: pending)
            case .interrupted: return 130
            }
        }
    }

    private mutating func run(
        _ work: @escaping @Sendable (inout Interpreter, TerminalSurface) throws(CommandFailure) -> Void
    ) -> Int32 {
        let outcome = foreground.run(interpreter, work)
        interpreter = outcome.interpreter
        if let failure = outcome.failure {
            Complaint.write(failure.message)
            return outcome.wasCancelled ? 130 : failure.exitStatus
        }
        return outcome.wasCancelled ? 130 : 0
    }
}

import Engine
import Explorer
import Glibc

/// Commands without a conversation: results on standard output, the first error ends it.
struct Batch {
    private let foreground: Foreground
    private let input: StandardInput

    /// - Parameter keepsSession: false where one command is all there is.
    init(_ interpreter: Interpreter, keepsSession: Bool = true, options: GlobalOptions) {
        input = StandardInput()
        let query = TerminalQuery()
        let client = TerminalClient(
            isInteractive: false, keepsSession: keepsSession, options: options,
            environment: interpreter.session.environment, terminal: query.found)
        foreground = Foreground(interpreter, client: client, input: input, query: query)
    }

    /// - Returns: the exit status: 0, 1, 64 for a command written wrongly, 130 for Ctrl-C.
    func run(words: [String]) -> Int32 {
        run { (interpreter, surface) throws(CommandFailure) in
            _ = try interpreter.execute(words: words, on: surface)
        }
    }

    /// Commands separated by `;` or line ends.
    func run(text: String) -> Int32 {
        run { (interpreter, surface) throws(CommandFailure) in
            _ = try interpreter.execute(text, on: surface)
        }
    }

    /// Commands as they come through a pipe, each run as soon as its line is whole.
    func runPipe() -> Int32 {
        var pending = ""
        while true {
            switch input.readRow() {
            case .line(let row):
                // Inside of a quote only a quote can end it: no need to look at all that came before.
                let mayBeOver = pending.isEmpty || pending.last == "\\" || row.contains { "'\"".contains($0) }
                pending += pending.isEmpty ? row : "\n" + row
                guard mayBeOver, foreground.engine.interpreter.isComplete(pending) else { continue }
                let status = run(text: pending)
                if status != 0 || foreground.engine.interpreter.session.isOver { return status }
                pending = ""
            case .end: return pending.isEmpty ? 0 : run(text: pending)
            case .interrupted: return 130
            }
        }
    }

    private func run(_ work: @escaping Engine.Work) -> Int32 {
        let outcome = foreground.run(work)
        if let failure = outcome.failure {
            Complaint.write(failure.message)
            return outcome.wasCancelled ? 130 : failure.exitStatus
        }
        return outcome.wasCancelled ? 130 : 0
    }
}

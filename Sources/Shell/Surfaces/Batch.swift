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
            var rows = CommandRows()
            for row in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
                guard let command = rows.take(String(row)) else { continue }
                try interpreter.execute(command, on: surface)
                if interpreter.session.isOver { return }
            }
            if let rest = rows.end() { try interpreter.execute(rest, on: surface) }
        }
    }

    /// Commands as they come through a pipe, each run as soon as its line is whole.
    func runPipe() -> Int32 {
        while true {
            switch input.readCommand() {
            case .line(let command):
                let status = run(from: command)
                if status != 0 || foreground.engine.interpreter.session.isOver { return status }
            case .end:
                guard let code = input.failure else { return 0 }
                let reason = String(cString: strerror(code))
                Complaint.write("\(ExplorerError.unreadableInput(reason: reason))")
                return 1
            case .interrupted: return 130
            }
        }
    }

    /// A command and those behind it that have been read already: to hand over each by itself takes longer than most
    /// take.
    private func run(from command: String) -> Int32 {
        run { [input] (interpreter, surface) throws(CommandFailure) in
            var next: String? = command
            while let command = next, !interpreter.session.isOver {
                try interpreter.execute(command, on: surface)
                next = input.takeCommand()
            }
        }
    }

    private func run(_ work: @escaping Engine.Work) -> Int32 {
        let outcome = foreground.run(work)
        if let number = foreground.ending {
            if let failure = outcome.failure, !outcome.wasCancelled { Complaint.write(failure.message) }
            foreground.end(by: number)
        }
        if let failure = outcome.failure {
            Complaint.write(failure.message)
            return outcome.wasCancelled ? 130 : failure.exitStatus
        }
        return outcome.wasCancelled ? 130 : 0
    }
}

import Documents
import Explorer
import Words

/// The conversation: reads a line, runs it, shows what came of it, until `quit` or Ctrl-D.
final class PromptLoop {
    private let editor: LineEditor
    private let foreground: Foreground
    private let color: Bool
    /// The next line is left empty: Ctrl-C has wiped what stood there.
    private var isFree = false

    /// A command that took longer than so many seconds says how long.
    private static let slow = 2.0

    init(_ interpreter: Interpreter, options: GlobalOptions) {
        let query = TerminalQuery()
        let client = TerminalClient(
            isInteractive: true, options: options, environment: interpreter.session.environment, terminal: query.found)
        let foreground = Foreground(interpreter, client: client, input: StandardInput(), query: query)
        self.foreground = foreground
        color = client.abilities.context(for: Presentation()).color != .none
        editor = LineEditor(name: "convo", historyPath: Environment.historyPath, color: color, query: query)
        editor.isComplete = { foreground.engine.interpreter.isComplete($0) }
        editor.highlight = { Highlighter.styles(for: $0, in: foreground.engine.interpreter) }
        editor.editElsewhere = TextEditor.edited
        editor.complete = { TabCompletion(foreground.engine.interpreter, text: $0, cursor: $1) }
    }

    private var session: Session { foreground.engine.interpreter.session }

    /// - Returns: the exit status.
    func run() -> Int32 {
        defer { foreground.leave() }
        Descriptor.output.write(Banner.text(for: session, keys: editor.keysNote, color: color))
        var endings = 0
        while true {
            let (text, isOffer) = takeLineToEdit()
            let prompt = session.question == nil ? "convo> " : "answer> "
            switch editor.readLine(prompt: prompt, editing: text, isOffer: isOffer) {
            case .line(let line):
                endings = 0
                editor.remember(line)
                perform(line)
            case .interrupted:
                endings = 0
                isFree = true
            case .end:
                endings += 1
                // The second Ctrl-D in a row does not ask again: nobody may be there any more.
                if endings > 1 { return 0 }
                perform("quit")
            }
            if session.isOver { return 0 }
        }
    }

    /// What is to stand on the line, below the prose of the document that is stepped through.
    ///
    /// - Returns: also whether it is only offered: then whatever is typed replaces it
    private func takeLineToEdit() -> (text: String, isOffer: Bool) {
        defer { isFree = false }
        if isFree { return ("", false) }
        let isAskedFor = session.lineToEdit != nil
        if session.isStepping {
            let outcome = foreground.run { (interpreter, surface) throws(CommandFailure) in
                do { try interpreter.session.introduceCell(on: surface) } catch {
                    throw CommandFailure(command: "", message: "\(error)", exitStatus: 1)
                }
            }
            if let failure = outcome.failure { Complaint.show(failure.message, color: color) }
        }
        defer { foreground.engine.interpreter.session.lineToEdit = nil }
        return (session.lineToEdit ?? "", !isAskedFor)
    }

    private func perform(_ line: String) {
        let outcome = foreground.run { (interpreter, surface) throws(CommandFailure) in
            _ = try interpreter.execute(line, on: surface)
        }
        if let failure = outcome.failure {
            Complaint.show(failure.message, color: color)
        }
        if let number = foreground.ending { foreground.end(by: number) }
        if outcome.failure != nil, !outcome.wasCancelled { editor.markFailed(line) }
        let seconds = outcome.seconds - foreground.secondsWaited
        if seconds > Self.slow, Descriptor.output.isTerminal {
            Descriptor.output.write(
                PromptStyle.comment.paint("took " + Format.duration(seconds: seconds), color: color) + "\n")
        }
    }
}

import Explorer
import Files

/// A cell that runs.
struct Execution {
    let request: Message
    /// The number of the cell.
    let count: Int
    let code: String
    let isSilent: Bool
    let isRemembered: Bool
    /// Whether an error ends the cells that wait behind it.
    let endsOthers: Bool
    let mayAsk: Bool
    let start = ContinuousClock.now
    /// The display of its progress, once there is one, and when it was drawn.
    var display: (id: String, drawn: ContinuousClock.Instant)?

    /// - Returns: nil for a request without code.
    init?(_ request: Message, count: Int) {
        let content = request.content
        guard let code = content["code"]?.text else { return nil }
        (self.request, self.count, self.code) = (request, count, code)
        isSilent = content["silent"]?.flag ?? false
        isRemembered = !isSilent && (content["store_history"]?.flag ?? true)
        endsOthers = content["stop_on_error"]?.flag ?? true
        mayAsk = content["allow_stdin"]?.flag ?? false
    }

    /// Runs the commands of a cell in order, up to the first that fails, as those of a script.
    static func run(
        _ code: String, _ interpreter: inout Interpreter, _ surface: any Surface
    ) throws(CommandFailure) {
        var rows = CommandRows()
        for row in code.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            guard let command = rows.take(String(row)) else { continue }
            try interpreter.execute(command, on: surface)
            if interpreter.session.isOver { return }
        }
        if let rest = rows.end() { try interpreter.execute(rest, on: surface) }
    }

    /// The members of an error, in the words of the prompt.
    static func members(of failure: CommandFailure) -> [(key: String, json: String)] {
        let name = switch failure.exitStatus {
        case 64: "UsageError"
        case 130: "Interrupted"
        default: "CommandError"
        }
        let line = "\u{1B}[31merror:\u{1B}[0m \(failure.message)"
        return [
            ("ename", JSONText.string(name)), ("evalue", JSONText.string(failure.message)),
            ("traceback", JSONText.array([JSONText.string(line)])),
        ]
    }
}

import Glibc

/// Reads lines from a terminal: libedit moves the text, this class shows it in color with a suggestion, completion
/// and search. Where there is no capable terminal it reads plain lines.
///
/// All calls come from one thread.
package final class LineEditor {
    /// How reading a line ended.
    package enum Result: Equatable, Sendable {
        case line(String)
        /// Ctrl-C: what was typed is dropped.
        case interrupted
        /// Ctrl-D on an empty line, or the end of the input.
        case end
    }

    /// What TAB offers, given the text and the cursor in Unicode scalars.
    package var complete: (_ text: String, _ cursor: Int) -> TabCompletion = { _, _ in TabCompletion() }
    /// One style for each Unicode scalar of the text.
    package var highlight: (_ text: String) -> [PromptStyle] = { _ in [] }
    /// False when Enter is to go on in a further line: an open quote, a trailing backslash.
    package var isComplete: (_ text: String) -> Bool = { _ in true }

    /// What the user's own editor makes of the line; nil if it stays as it is.
    package var editElsewhere: (_ text: String) -> String? = { _ in nil }

    /// The lines typed so far, oldest first.
    package var lines: [String] { history.lines }
    /// False when lines are read plainly, without editing.
    package var isInteractive: Bool { engine != nil }

    /// Asks the terminal what it can draw, once something is typed.
    let query: TerminalQuery
    let engine: EditEngine?
    let color: Bool
    var history = History()
    var decoder = KeyDecoder()
    var screen = Screen()
    var prompt = ""
    var suggestion = ""
    var pasted = ""
    /// What is to stand on the line before anything is typed.
    var typedBefore = ""
    /// Whether what stands on the line is an offer that nobody has touched: the first letter that is typed replaces it.
    var isOffer = false
    var search: IncrementalSearch?
    var lastPattern = ""
    var menu: CompletionMenu?
    var menuWasUsed = false
    private let file: HistoryFile
    private var plain = PlainReader()

    /// - Parameters:
    ///   - name: what `.editrc` calls the program in `name:bind …`.
    ///   - historyPath: the file of earlier lines; it is made when the first line is typed.
    ///   - color: false draws without any color.
    ///   - query: parts what the terminal answers from what is typed.
    init(name: String, historyPath: String, color: Bool, query: TerminalQuery) {
        let isCapable = Descriptor.input.isTerminal && Descriptor.output.isTerminal
            && Environment.terminalUnderstandsEscapes
        file = HistoryFile(path: historyPath)
        self.color = color
        self.query = query
        Signals.install()
        setlocale(LC_CTYPE, "")
        if nl_langinfo(Int32(CODESET)).map({ String(cString: $0) }) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
        engine = isCapable ? EditEngine(name: name, editRCPath: Environment.editRCPath) : nil
        guard let engine else { return }
        decoder.reserved = engine.editRC.boundSequences
        for entry in file.load(limit: history.limit) {
            history.add(entry.line)
            if entry.hasFailed { history.markFailed(entry.line) }
        }
        engine.recall(history.lines)
        engine.read = { [unowned self] in read() }
        engine.perform = { [unowned self] in perform($0) }
    }

    /// Remembers a line for the arrow keys, the search and the suggestions, here and in later sessions.
    package func remember(_ line: String) {
        guard let engine, history.add(line) else { return }
        engine.remember(line)
        file.append(HistoryFile.Entry(line: line))
    }

    /// Notes that a line came to nothing: it is not suggested again, here and in later sessions.
    func markFailed(_ line: String) {
        guard engine != nil, history.lines.contains(line) else { return }
        history.markFailed(line)
        file.append(HistoryFile.Entry(line: line, hasFailed: true))
    }

    /// Where the keys come from, if they are not the usual ones.
    var keysNote: String? {
        guard let engine, engine.isVi else { return nil }
        return "those of vi, as \(Environment.editRCPath) says (bind -v): Esc, then i to type again"
    }

    /// Shows the prompt and reads one line, which may span several rows.
    ///
    /// - Parameters:
    ///   - text: what stands on the line at first
    ///   - isOffer: whether the first letter that is typed replaces it; any other key keeps it
    package func readLine(prompt: String, editing text: String = "", isOffer: Bool = false) -> Result {
        self.prompt = prompt
        typedBefore = text
        self.isOffer = isOffer && !text.isEmpty
        guard let engine else { return plain.readLine(prompt: prompt, isComplete: isComplete) }
        suggestion = ""
        menu = nil
        screen.startAfresh()
        Signals.takeInterrupts()
        Signals.guardTerminal(true)
        Descriptor.output.write(Self.pasteOn)
        let result = engine.readLine()
        let typed = engine.line.text
        if result == .interrupted { decoder.discard() }
        let text = if case .line(let line) = result { line } else { typed }
        finish(text, mark: result == .interrupted ? "^C" : "")
        Signals.takeInterrupts()
        Signals.guardTerminal(false)
        return switch result {
        case .line(let line): .line(line)
        case .interrupted: .interrupted
        case .end: .end
        }
    }

    static let pasteOn = "\u{1b}[?2004h"
    static let pasteOff = "\u{1b}[?2004l"

    private func finish(_ text: String, mark: String) {
        search = nil
        let layout = layout(text, cursor: text.unicodeScalars.count, suggestion: "")
        Descriptor.output.write(screen.finalFrame(layout) + mark + Self.pasteOff + "\r\n")
    }
}

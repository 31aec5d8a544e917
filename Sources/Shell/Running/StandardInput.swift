/// What comes in on standard input where nobody edits it: command lines, or the text that `-` stands for.
final class StandardInput {
    private var reader = PlainReader()

    /// The next row without its line end.
    func readRow() -> LineEditor.Result { reader.readRow() }

    /// Everything up to the end; nil after Ctrl-C.
    func readAll() -> String? {
        var text = ""
        while true {
            switch reader.readRow() {
            case .line(let row): text += row + "\n"
            case .end: return text
            case .interrupted: return nil
            }
        }
    }
}

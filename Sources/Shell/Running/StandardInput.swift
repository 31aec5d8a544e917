/// What comes in on standard input where nobody edits it: command lines, or the text that `-` stands for.
final class StandardInput {
    private var reader = PlainReader()

    /// The next row without its line end.
    func readRow() -> LineEditor.Result { reader.readRow() }

    /// Everything up to the end, or a little more than `limit` bytes of it; nil after Ctrl-C.
    func readAll(limit: Int) -> String? {
        var text = ""
        while text.utf8.count <= limit {
            switch reader.readRow(limit: limit) {
            case .line(let row): text += row + "\n"
            case .end: return text
            case .interrupted: return nil
            }
        }
        return text
    }
}

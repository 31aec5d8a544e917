import Display
import Explorer
import Files

/// A place in the text of a cell. Clients count Unicode scalars, the explorer characters.
struct CodeCursor {
    let code: String
    /// Characters before it.
    let characters: Int

    /// - Parameter content: of a request with `code` and `cursor_pos`; without one it is the end.
    init(_ content: JSON) {
        code = content["code"]?.text ?? ""
        let place = content["cursor_pos"]?.integer ?? .max
        characters = String(code.unicodeScalars.prefix(max(0, place))).count
    }

    /// The Unicode scalars before a place that counts characters.
    func scalars(before place: Int) -> Int { code.prefix(place).unicodeScalars.count }

    /// The help of the command under it, else of the one whose words it stands in.
    func help(in interpreter: Interpreter) -> Listing? {
        let session = interpreter.session
        var command: String?
        for highlight in interpreter.highlights(of: code) {
            guard highlight.range.lowerBound <= characters else { break }
            let word = String(code.dropFirst(highlight.range.lowerBound).prefix(highlight.range.count))
            let isUnder = characters <= highlight.range.upperBound
            switch highlight.kind {
            case .command: command = word
            case .separator where !isUnder: command = nil
            // A command inside of another, as in `at 3 filters conv1`.
            case .word where isUnder && session.commands[word] != nil: command = word
            default: break
            }
        }
        let type = command.flatMap { session.commands[$0] }
        return type.map { HelpScreens(session: session, first: []).command($0) }
    }
}

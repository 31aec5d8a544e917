import Display
import Explorer
import Painting

/// How a notebook shows the result of a command.
///
/// As kernels for other languages have it: what is said goes to the stream of standard output, where it stays together
/// with what is said next; a value, here a table or a listing, is the result of its cell; a drawing is shown beside it.
enum Showing: Equatable {
    case nothing
    case words(String)
    case result(MIMEBundle)
    case drawing(MIMEBundle)

    init(_ result: CommandResult, in room: Room) {
        let wanted = result.presentation
        var look = Self.look(in: room)
        if let pictures = wanted.pictures, !pictures.isGraphic { look.pictures = pictures }
        let output = result.shown
        if wanted.json == true {
            let line = JSONRenderer(in: room).line(command: result.command, output: result.output, file: result.file)
            self = .words(line + "\n")
        } else if wanted.describe == true {
            self = Self.said(result.description(unicode: true, in: room))
        } else if Self.isWords(output) {
            self = Self.said(TextRenderer(look).render(output))
        } else {
            let bundle = MIMEBundle(output, look: look, isText: wanted.pictures.map { !$0.isGraphic } ?? false)
            self = output.hasFigures ? .drawing(bundle) : .result(bundle)
        }
    }

    /// Text without colors, as in a file: pictures as characters that can be read back.
    static func look(in room: Room) -> RenderContext { RenderContext(width: room.columns, height: room.rows) }

    private static func said(_ text: String) -> Showing {
        text.isEmpty ? .nothing : .words(text.hasSuffix("\n") ? text : text + "\n")
    }

    /// Whether an output is running text and remarks alone.
    private static func isWords(_ output: Output) -> Bool {
        if let group = output.value(as: Group.self) { return group.items.allSatisfy(isWords) }
        return output.value(as: Paragraph.self) != nil || output.value(as: Note.self) != nil
    }
}

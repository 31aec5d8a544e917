import Painting

/// Draws an output with the characters and colors of a terminal, or plainly for a file or a pipe.
///
/// With `color: .none` there is no escape sequence in the drawing but those of pictures in sixel or kitty graphics; with
/// `unicode: false` it adds no character beyond ASCII. Nothing is told by color alone.
package struct TextRenderer: Renderer {
    /// What is drawn on.
    package var context: RenderContext

    /// A renderer for a context.
    package init(_ context: RenderContext = RenderContext()) {
        self.context = context
    }

    /// The drawing, lines joined by line breaks, none after the last; no line is wider than the context.
    package func render(_ output: Output) -> String {
        let output = output.cleaned(Typography(unicode: context.unicode))
        let room = TextRoom(context)
        let lines = context.fillsScreen ? ScreenFilling(output, in: room).lines() : output.kind.lines(in: room)
        return lines.map { $0.clipped(to: room.width) }.text(context)
    }
}

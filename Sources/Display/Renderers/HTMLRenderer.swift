import Markdown
import Painting

/// Writes an output as a piece of a web page that needs nothing else: tables, inline pictures and drawings, no script. A
/// style sheet may make it beautiful; without one it is readable.
///
/// Every text is escaped, and no element has an `id` unless names are asked for, so that pieces can stand on any page.
package struct HTMLRenderer: Renderer {
    /// The screen that is taken for granted: what depends on it, such as the maps that there is room for, is as there.
    package static let screen = Room(columns: 100, rows: 48)

    private let room: HTMLRoom

    /// - Parameters:
    ///   - namesHeadings: whether headings get names that links lead to; for a whole page.
    ///   - picture: the `data:` link that stands for a picture that a document names.
    package init(
        in screen: Room = screen, namesHeadings: Bool = false, picture: @escaping @Sendable (String) -> String? = { _ in nil }
    ) {
        room = HTMLRoom(screen: screen, names: namesHeadings ? HeadingNames() : nil, picture: picture)
    }

    /// The piece; nothing for an output that shows nothing.
    package func render(_ output: Output) -> String {
        var room = room
        return output.cleaned(Typography(unicode: true)).kind.html(in: &room)
    }
}

import Markdown
import Painting

/// The web page that an output is written on.
struct HTMLRoom: Sendable {
    /// What depends on the size of a screen, such as the maps that there is room for, is as on this one.
    var screen: Room
    /// The names that headings get, each once on the page; nil where they get none.
    var names: HeadingNames?
    /// The `data:` link that stands for a picture of a document; nil where there is none.
    var picture: @Sendable (String) -> String? = { _ in nil }
}

import Canvas
import Raster

/// What the network is asked about on a page.
enum Subject: Sendable {
    /// What is on the canvas.
    case drawing(PenDrawing)
    /// An image of the data, by the path that commands know it by.
    case image(path: String, Picture)

    /// Whether there is nothing to read.
    var isEmpty: Bool { if case .drawing(let drawing) = self { drawing.isEmpty } else { false } }

    /// The word for it in a command.
    var path: String {
        switch self {
        case .drawing: "drawing"
        case .image(let path, _): path
        }
    }
}

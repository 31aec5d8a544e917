import Display
import Painting

/// A surface for a command that runs inside another: it has the room and hears Ctrl-C, but draws and asks nothing.
package final class QuietSurface: Surface {
    private let outer: any Surface

    package init(_ outer: any Surface) { self.outer = outer }

    package var size: Room { outer.size }
    package var isInteractive: Bool { false }
    package var isCancelled: Bool { outer.isCancelled }
    package var refused: Reach { outer.refused }

    package func report(_ progress: Progress) {}
    package func emit(_ result: CommandResult) {}
}

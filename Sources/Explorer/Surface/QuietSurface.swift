import Display

/// A surface for a command that runs inside another: it has the room and hears Ctrl-C, but draws and asks nothing.
final class QuietSurface: Surface {
    private let outer: any Surface

    init(_ outer: any Surface) { self.outer = outer }

    var size: SurfaceSize { outer.size }
    var isInteractive: Bool { false }
    var isCancelled: Bool { outer.isCancelled }

    func report(_ progress: Progress) {}
    func emit(_ result: CommandResult) {}
}

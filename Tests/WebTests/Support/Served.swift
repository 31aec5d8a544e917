import Commands
import Explorer

@testable import Web

/// A page that is served while a test runs.
final class Served {
    let server: PageServer
    var port: Int { server.port }

    init(host: String = "127.0.0.1", port: Int = 0, isShared: Bool = false, library: Library = Library()) throws {
        let interpreter = Interpreter(commands: CommandCatalog.explorer, environment: ["CONVO_MIRRORS": "", "HOME": "/nowhere"])
        server = try PageServer(interpreter, PageServer.Choices(host: host, port: port, isShared: isShared), library)
    }

    deinit { server.end() }
}

/// Strokes of a seven, and the events that draw them.
enum Seven {
    static let points: [(Float, Float)] = [(80, 60), (140, 61.5), (200, 60), (170, 110.25), (140, 170), (120, 230)]

    static var events: String {
        let moves = points.enumerated().map { "[\"\($0 == 0 ? "down" : "move")\",\($1.0),\($1.1)]" }
        return "[" + (moves + ["[\"up\"]"]).joined(separator: ",") + "]"
    }
}

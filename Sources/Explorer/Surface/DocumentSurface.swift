import Display

/// Where the commands of a document run: as the document itself, but with a session that goes on after each of them.
final class DocumentSurface: Surface {
    private let outer: any Surface

    init(_ outer: any Surface) { self.outer = outer }

    var size: SurfaceSize { outer.size }
    var isInteractive: Bool { outer.isInteractive }
    var isCancelled: Bool { outer.isCancelled }
    var keepsSession: Bool { true }

    func report(_ progress: Progress) { outer.report(progress) }
    func endProgress() { outer.endProgress() }
    func show(_ output: Output) { outer.show(output) }
    func emit(_ result: CommandResult) { outer.emit(result) }
    func confirm(_ question: String) -> Bool { outer.confirm(question) }
    func readStandardInput() throws -> String { try outer.readStandardInput() }
    func clear() { outer.clear() }
    func runShell(_ line: String) throws -> Int32 { try outer.runShell(line) }
}

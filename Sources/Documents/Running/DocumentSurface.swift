import Display
import Explorer
import Painting
import Raster
import Synchronization

/// The surface of a document's commands: all that they ask goes to the surface of whoever runs it, what they show only where
/// it is to be seen; or it is kept for a file that holds all of it.
final class DocumentSurface: Surface {
    private let outer: any Surface
    private let showsResults: Bool
    private let pageSize: Room?
    private let results = Mutex<[CommandResult]>([])

    private let isRecording: Bool

    /// - Parameter isRecording: whether all is to be as it is everywhere: on a usual screen, without a person
    init(_ outer: any Surface, showsResults: Bool, isRecording: Bool = false) {
        (self.outer, self.showsResults, self.isRecording) = (outer, showsResults, isRecording)
        pageSize = isRecording ? .usual : nil
    }

    /// One that keeps what is shown, as on a screen of this size.
    init(_ outer: any Surface, keepingFor size: Room) {
        (self.outer, showsResults, isRecording, pageSize) = (outer, false, true, size)
    }

    /// What was shown since the last call.
    func take() -> [CommandResult] {
        results.withLock { results in
            defer { results = [] }
            return results
        }
    }

    var size: Room { pageSize ?? outer.size }
    var isInteractive: Bool { !isRecording && outer.isInteractive }
    var isCancelled: Bool { outer.isCancelled }
    /// There is more to come in the document.
    var keepsSession: Bool { true }
    var refused: Reach { outer.refused }
    var showsJSON: Bool { pageSize == nil && outer.showsJSON }
    var watchesTraining: Bool { outer.watchesTraining }

    func begin(_ presentation: Presentation) { outer.begin(presentation) }
    func report(_ progress: Progress) { outer.report(progress) }
    func log(_ progress: Progress) { outer.log(progress) }
    func publish(_ moment: TrainingMoment) { outer.publish(moment) }
    func takeSettings() -> [SettingChange] { outer.takeSettings() }
    func endProgress() { outer.endProgress() }
    func show(_ output: Output) { if showsResults { outer.show(output) } }
    func emit(_ result: CommandResult) {
        if pageSize != nil { results.withLock { $0.append(result) } }
        if showsResults { outer.emit(result) }
    }
    func confirm(_ question: String) -> Bool { outer.confirm(question) }
    func readStandardInput() throws -> String { try outer.readStandardInput() }
    func clear() { if showsResults { outer.clear() } }
    func runShell(_ line: String) throws -> Int32 { try outer.runShell(line) }
    func draw(on sheet: DrawingSheet) throws -> PenDrawing? { try outer.draw(on: sheet) }
}

import Display
import Painting

/// The surface of a document's commands: all that they ask goes to the surface of whoever runs it, what they show only where
/// it is to be seen.
final class DocumentSurface: Surface {
    private let outer: any Surface
    private let showsResults: Bool

    init(_ outer: any Surface, showsResults: Bool) { (self.outer, self.showsResults) = (outer, showsResults) }

    var size: Room { outer.size }
    var isInteractive: Bool { outer.isInteractive }
    var isCancelled: Bool { outer.isCancelled }
    var keepsSession: Bool { outer.keepsSession }
    var refused: Reach { outer.refused }
    var showsJSON: Bool { outer.showsJSON }
    var watchesTraining: Bool { outer.watchesTraining }

    func begin(_ presentation: Presentation) { outer.begin(presentation) }
    func report(_ progress: Progress) { outer.report(progress) }
    func log(_ progress: Progress) { outer.log(progress) }
    func publish(_ moment: TrainingMoment) { outer.publish(moment) }
    func takeSettings() -> [SettingChange] { outer.takeSettings() }
    func endProgress() { outer.endProgress() }
    func show(_ output: Output) { if showsResults { outer.show(output) } }
    func emit(_ result: CommandResult) { if showsResults { outer.emit(result) } }
    func confirm(_ question: String) -> Bool { outer.confirm(question) }
    func readStandardInput() throws -> String { try outer.readStandardInput() }
    func clear() { if showsResults { outer.clear() } }
    func runShell(_ line: String) throws -> Int32 { try outer.runShell(line) }
}

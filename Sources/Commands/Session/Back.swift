import ArgumentParser
import Display
import Documents
import Explorer

/// Goes back in a document.
package struct BackCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "back", abstract: "Go back to before the last cell that was run, and to the session as it was then.")
    package static let topic = Topic.session
    package static let effect = Effect.changes
    package static let examples = [
        Example("back", "and run it once more", setting: ["run lesson.md --step", "next"], gives: .nothing),
    ]

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        try session.goBack()
        return .nothing
    }
}

import ArgumentParser
import Display
import Documents
import Explorer

/// Runs the next cell of a document.
package struct NextCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "next", abstract: "Run the next cell of the document that is stepped through.")
    package static let topic = Topic.session
    package static let effect = Effect.changes
    package static let examples = [
        Example("next", "what stands in it", setting: ["run lesson.md --step"], gives: .value("value = 0.001 --row setting=lr")),
    ]

    @Argument(help: ArgumentHelp("In place of what stands in it.", visibility: .hidden))
    var text: String?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        try session.runNextCell(text, on: surface)
    }
}

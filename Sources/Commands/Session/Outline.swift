import ArgumentParser
import Display
import Documents
import Explorer

/// Lists what is in a document.
package struct OutlineCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "outline", abstract: "List the headings and cells of the document that is stepped through.")
    package static let topic = Topic.session
    package static let effect = Effect.standsAside
    package static let examples = [
        Example("outline", "what was run, and what comes next", setting: ["run lesson.md --step"], gives: .value("state = next")),
    ]

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        .table(try session.walking { walk, _ in walk.outline })
    }
}

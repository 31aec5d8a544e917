import ArgumentParser
import Display
import Documents
import Explorer

/// Goes to a heading of a document.
package struct GotoCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "goto", abstract: "Go to a heading of the document that is stepped through, without running what is before it.")
    package static let topic = Topic.session
    package static let effect = Effect.changes
    package static let examples = [
        Example("goto settings", "by some of its words", setting: ["run lesson.md --step"], gives: .nothing),
    ]

    @Argument(help: "Words of the heading.")
    var heading: [String]

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        session.question = nil
        try session.walking { walk, _ in try walk.move(to: heading.joined(separator: " ")) }
        return .nothing
    }
}

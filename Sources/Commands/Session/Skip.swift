import ArgumentParser
import Display
import Documents
import Explorer

/// Leaves out a cell of a document.
package struct SkipCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "skip", abstract: "Go past the next cell without running it, or past a question of a quiz.")
    package static let topic = Topic.session
    package static let effect = Effect.changes
    package static let examples = [
        Example("skip", "it is not for today", setting: ["run lesson.md --step"], gives: .nothing),
    ]

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        if let output = session.question?.skip(in: &session) { return output }
        session.question = nil
        try session.walking { walk, session in try walk.skip(in: session) }
        return .nothing
    }
}

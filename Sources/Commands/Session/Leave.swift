import ArgumentParser
import Display
import Documents
import Explorer

/// Leaves a document for a while.
package struct LeaveCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "leave", abstract: "Leave the document that is stepped through, to which `next` comes back, or a quiz.")
    package static let topic = Topic.session
    package static let effect = Effect.standsAside
    package static let examples = [
        Example("leave", "to do something else", setting: ["run lesson.md --step"], gives: .text("left lesson.md")),
    ]

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        if let output = session.question?.leave(in: &session) { return output }
        session.question = nil
        let file = try session.walking { walk, _ in
            walk.isLeft = true
            return walk.file
        }
        return .note("left \(file); `next` comes back to it")
    }
}

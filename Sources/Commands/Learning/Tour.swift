import ArgumentParser
import Display
import Documents
import Explorer

/// Walks the first five minutes.
package struct TourCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "tour", abstract: "Walk through the first five minutes: look, ask why, train.",
        discussion: "It is the lesson `tour`, which begins anew each time.")
    package static let topic = Topic.learning
    package static let effect = Effect.changes
    package static let examples = [Example("tour", "Enter is all that it needs", gives: .text("The first five minutes"))]
    package static let timedLines: [String] = []

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        try session.command([LessonCommand.name, "tour", "--restart"], on: surface).run(in: &session, on: surface)
    }
}

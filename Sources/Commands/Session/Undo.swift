import ArgumentParser
import Display
import Explorer

/// Goes back to what was before a command.
package struct UndoCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take back the last command that changed data, networks or settings.")
    package static let topic = Topic.session
    package static let effect = Effect.changes
    package static let examples = [
        Example("undo", "as if it had not been", setting: ["set lr 0.5"], gives: .text("undid `set lr 0.5`")),
    ]

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        try session.mustOutlive("undo", on: surface, remedy: "use the prompt")
        guard let moment = session.past.popLast() else {
            throw ExplorerError.refused(
                "there is nothing to undo", remedy: "only data, networks and settings are taken back")
        }
        session.state = moment.state
        return .text("undid `\(moment.command)`")
    }
}

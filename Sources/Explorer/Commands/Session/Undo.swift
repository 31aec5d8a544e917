import ArgumentParser
import Display

/// Goes back to what was before a command.
public struct UndoCommand: ExplorerCommand {
    public static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take back the last command that changed data, networks or settings.")
    public static let topic = Topic.session
    public static let examples = [Example("undo", "as if it had not been", setting: ["set lr 0.5"])]

    public init() {}

    public func run(in session: inout Session, on surface: any Surface) throws -> Output {
        try session.mustOutlive("undo", on: surface, remedy: "use the prompt")
        guard let moment = session.past.popLast() else {
            throw ExplorerError.refused(
                "there is nothing to undo", remedy: "only data, networks and settings are taken back")
        }
        session.state = moment.state
        return .text("took back `\(moment.command)`")
    }
}

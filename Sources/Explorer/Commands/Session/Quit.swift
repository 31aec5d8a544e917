import ArgumentParser
import Display

/// Ends the session.
public struct QuitCommand: ExplorerCommand {
    public static let configuration = CommandConfiguration(
        commandName: "quit", abstract: "Leave; asks once if a network was not saved.")
    public static let topic = Topic.session
    public static let aliases = ["exit"]
    public static let examples = [Example("quit", "leave")]

    public init() {}

    public func run(in session: inout Session, on surface: any Surface) throws -> Output {
        session.isOver = true
        return .group([])
    }
}

import ArgumentParser
import Display

/// Wipes the screen.
public struct ClearCommand: ExplorerCommand {
    public static let configuration = CommandConfiguration(commandName: "clear", abstract: "Wipe the screen.")
    public static let topic = Topic.session
    public static let examples = [Example("clear", "an empty screen")]

    public init() {}

    public func run(in session: inout Session, on surface: any Surface) throws -> Output {
        surface.clear()
        return .nothing
    }
}

import ArgumentParser
import Display
import Explorer

/// Wipes the screen.
package struct ClearCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(commandName: "clear", abstract: "Wipe the screen.")
    package static let topic = Topic.session
    package static let effect = Effect.standsAside
    package static let examples = [Example("clear", "an empty screen", gives: .nothing)]

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        surface.clear()
        return .nothing
    }
}

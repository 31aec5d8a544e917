import ArgumentParser
import Display
import Explorer

/// Ends the session.
package struct QuitCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "quit", abstract: "Leave; asks once if a network was not saved.")
    package static let topic = Topic.session
    package static let effect = Effect.standsAside
    package static let aliases = ["exit"]
    package static let examples = [Example("quit", "leave", gives: .nothing)]

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let lost = session.state.networks.unsaved.filter { !$0.network.history.isEmpty }.map(\.name)
        if surface.isInteractive, !lost.isEmpty, !surface.confirm(Self.question(lost)) {
            return .note("still here; `save FILE\(session.weightFormats.usualEnding)` keeps a network")
        }
        session.isOver = true
        return .nothing
    }

    private static func question(_ names: [String]) -> String {
        let listed = names.joined(separator: ", ")
        return names.count == 1
            ? "\(listed) was trained and not saved; leave all the same?"
            : "\(listed) were trained and not saved; leave all the same?"
    }
}

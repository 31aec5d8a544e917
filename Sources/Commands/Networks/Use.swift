import ArgumentParser
import Display
import Explorer

/// Chooses a network.
package struct UseCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "use", abstract: "Take another network into use.")
    package static let topic = Topic.networks
    package static let effect = Effect.changes
    package static let examples = [
        Example("use first", "the network called first",
            setting: ["new first", "new second"], gives: .text("first is in use now"))
    ]

    @Argument(help: "Its name.", completion: .values(.network))
    var name: String

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        try session.mustOutlive("use", on: surface, remedy: "use the prompt, or convo -c 'use NAME; …'")
        let network = try session.network(named: name)
        guard session.state.networks.use(network.name) else {
            throw ExplorerError.refused(
                "\(name) is a moment of a network", remedy: "`at EPOCH COMMAND` runs a command on it")
        }
        return .text("\(name) is in use now")
    }
}

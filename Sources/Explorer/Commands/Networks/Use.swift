import ArgumentParser
import Display

/// Chooses a network.
public struct UseCommand: ExplorerCommand {
    public static let configuration = CommandConfiguration(
        commandName: "use", abstract: "Take another network into use.")
    public static let topic = Topic.networks
    public static let examples = [
        Example("use first", "the network called first", setting: ["new first", "new second"])
    ]

    @Argument(help: "Its name.", completion: .values(.network))
    var name: String

    public init() {}

    public func run(in session: inout Session, on surface: any Surface) throws -> Output {
        try session.mustOutlive("use", on: surface, remedy: "use the prompt, or convo -c 'use NAME; …'")
        _ = try session.network(named: name)
        _ = session.state.networks.use(name)
        return .text("\(name) is in use now")
    }
}

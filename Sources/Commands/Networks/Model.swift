import ArgumentParser
import Display
import Drawing
import Explorer

/// Describes a network layer by layer.
package struct ModelCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "model", abstract: "Show the layers of a network: shapes, parameters, cost, receptive fields.")
    package static let topic = Topic.networks
    package static let effect = Effect.draws
    package static let examples = [
        Example("model", "the layers of the network in use", gives: .value("parameters = 160 --row layer=conv1")),
        Example(
            "model small", "those of another",
            setting: ["new small --layers 'flatten, dense 10'", "use bundled"],
            gives: .value("parameters = 7850 --row layer=dense1")),
    ]

    @Argument(help: "The network; the one in use if left out.", completion: .values(.network))
    var network: String?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let named = try network.map { try session.network(named: $0) } ?? session.network()
        return .table(LayerTable(named).table)
    }
}

import ArgumentParser
import Display
import Drawing
import Explorer
import Insight

/// Draws how training went.
package struct CurveCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "curve", abstract: "Draw loss and accuracy over the epochs of a network's training.")
    package static let topic = Topic.training
    package static let effect = Effect.draws
    package static let examples = [
        Example("curve", "the network in use", setting: ["train 2 --batches 20"], gives: .value("network = net")),
        Example(
            "curve --with small,net", "two networks in one chart",
            setting: ["new small --layers 'flatten, dense 10'", "train 1 --batches 5", "new net", "train 1 --batches 5"],
            gives: .value("network = small --row 0")),
    ]

    @OptionGroup var comparison: ComparedNetworks

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let networks = try comparison.networks(in: session)
        let curves = networks.map { (name: $0.name, curve: LearningCurve($0.network.history)) }
            .filter { !$0.curve.records.isEmpty }
        guard !curves.isEmpty else {
            let names = networks.map(\.name).joined(separator: ", ")
            throw ExplorerError.refused("\(names) has no epoch of training to draw", remedy: "`train` it first")
        }
        var table = CurveDrawing(curves).table
        for network in networks where network.network.history.isEmpty {
            table.notes.append("\(network.name) has no epoch of training")
        }
        return .table(table)
    }
}

import ArgumentParser
import Display
import Drawing
import Explorer
import Insight
import Subjects

/// Draws how training went.
package struct CurveCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "curve",
        abstract: "Draw loss and accuracy over the epochs of a network's training, or the loss of each batch.",
        discussion: """
            The losses of batches are those of the training that a network had in this session; weight files carry the \
            epochs alone.
            """)
    package static let topic = Topic.training
    package static let effect = Effect.draws
    package static let examples = [
        Example("curve", "the network in use", setting: ["train 2 --batches 20"], gives: .value("network = net")),
        Example(
            "curve --with small,net", "two networks in one chart",
            setting: ["new small --layers 'flatten, dense 10'", "train 1 --batches 5", "new net", "train 1 --batches 5"],
            gives: .value("network = small --row 0")),
        Example(
            "curve --batches", "the loss of each batch",
            setting: ["new --layers 'flatten, dense 10'", "train 1 --batches 20"], gives: .value("batch = 20 --row 19")),
    ]

    @Flag(help: "Draw the loss of each batch.")
    var batches = false

    @OptionGroup var comparison: ComparedNetworks

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let networks = try comparison.networks(in: session)
        if batches { return try eachBatch(of: networks) }
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

    private func eachBatch(of networks: [NamedNetwork]) throws -> Output {
        let curves = networks.filter { !$0.kept.batches.losses.isEmpty }.map { (name: $0.name, losses: $0.kept.batches) }
        guard !curves.isEmpty else {
            let names = networks.map(\.name).joined(separator: ", ")
            throw ExplorerError.refused(
                "\(names) had no batch of training in this session", remedy: "`train` it first, or leave --batches out")
        }
        var table = BatchLossDrawing(curves).table
        for network in networks where network.kept.batches.losses.isEmpty {
            table.notes.append("\(network.name) had no batch of training in this session")
        }
        return .table(table)
    }
}

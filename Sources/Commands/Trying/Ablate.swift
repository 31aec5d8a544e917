import ArgumentParser
import ConvNet
import Display
import Drawing
import Explorer
import Insight
import Subjects
import Words

/// Makes units give 0 and measures what that costs.
package struct AblateCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "ablate",
        abstract: "Silence channels or dense units, and show how the accuracy of each digit changes.",
        discussion: """
            Kernel column and bias of the unit become 0, so that it gives 0 for every image, before and after its activation; \
            of a batch normalization it is gamma and beta. The units of pooling, activations and dropout have no numbers of \
            their own: those of the layer below are silenced. The network in use is changed; `undo` reverts it.
            """)
    package static let topic = Topic.trying
    package static let effect = Effect.changes
    package static let examples = [
        Example("ablate conv1/3", "what a channel is good for", gives: .text("without conv1/3")),
        Example("ablate dense1/12 dense1/13", "two units at once", gives: .value("before > 0.9 --row label=0")),
        Example("ablate bn2/0", "a channel behind its normalization", gives: .value("after > 0.9 --row label=0")),
    ]

    @Argument(help: "Channels or dense units, such as conv2/3 or dense1/12.", completion: .values(.unit))
    var units: [String]

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let named = try session.network()
        var network = named.network
        var silenced: [AblationDrawing.Silenced] = []
        for word in units {
            let unit = try session.silencedUnit(word, of: network)
            guard !silenced.contains(where: { $0.unit == unit.path }) else { continue }
            let tensors = Ablation.silence(channel: unit.channel, of: unit.source, in: &network)
            silenced.append(AblationDrawing.Silenced(
                unit: unit.path, source: UnitPath(layer: unit.source.name, channel: unit.channel), tensors: tensors))
        }
        let before = try session.predictions(for: .test, on: surface)
        let name = session.take(network, changedFrom: named)
        let change = try session.accuracyChange(since: before, on: surface)
        let drawing = AblationDrawing(
            silenced, change: change, network: name, classNames: session.classNames,
            isUnchanged: network == named.network)
        return .table(drawing.table(remark: session.remark(on: name, changedFrom: named, on: surface)))
    }
}

extension Session {
    /// A unit that can be silenced, and the layer whose numbers do it.
    fileprivate func silencedUnit(
        _ word: String, of network: Network
    ) throws -> (path: UnitPath, channel: Int, source: LayerSummary) {
        let path = try UnitPath(word)
        let row = try path.row(in: network)
        let example = "\(row.name)/\(path.channel ?? 0)"
        guard let channel = path.channel else {
            throw ExplorerError.refused(
                "'\(word)' is a whole layer; without it every image would be read alike",
                remedy: "name channels of it, such as `ablate \(example)`")
        }
        if path.position != nil {
            throw ExplorerError.refused(
                "'\(word)' is one place of a map, and all places of a channel share their weights",
                remedy: "silence the channel: `ablate \(example)`")
        }
        guard let source = Ablation.source(of: row, in: network.architecture) else {
            let layers = network.architecture.summary().filter { $0.parameters > 0 }.map(\.name)
            throw ExplorerError.refused(
                "\(row.name) has no numbers of its own, nor has a layer below it that keeps its units apart",
                remedy: "name a unit of \(layers.joined(separator: ", "))")
        }
        if let function = Ablation.obstacle(from: row, to: source, in: network.architecture) {
            throw ExplorerError.refused(
                "of 0 the \(function.title) makes \(Format.number(function.value(0))), so no weight silences \(example)",
                remedy: "name a unit of another layer; `model` shows them")
        }
        return (path, channel, source)
    }
}

import ArgumentParser
import ConvNet
import Display
import Explorer
import Subjects
import Words

/// Makes a network.
package struct NewCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Make an untrained network and take it into use.")
    package static var discussion: String {
        """
        Layers, separated by commas: \(Layer.layerForms.joined(separator: ", ")). Activations, layers of their own or \
        behind \(Format.alternatives(Layer.wordsWithActivation)) without a comma: \
        \(Layer.activationForms.joined(separator: ", ")). Without --layers it is the classic network for handwritten \
        digits.
        """
    }
    private static let lenet = """
        conv 6 5x5 same tanh, avgpool 2, conv 16 5x5 tanh, avgpool 2, flatten, dense 120 tanh, dense 84 tanh, dense 10
        """
    package static let topic = Topic.networks
    package static let effect = Effect.changes
    package static let examples = [
        Example("new", "the classic network, with a free name", gives: .value("parameters = 57162")),
        Example(
            "new small --layers 'conv 8 5x5 same relu, bn, maxpool 2, dropout 0.3, flatten, dense 10'",
            "a smaller one", gives: .value("parameters = 15930")),
        Example(
            "new lenet --layers '\(lenet)'", "LeNet-5, much as it was in 1998", gives: .value("parameters = 61706")),
        Example("new again --seed 7", "other random weights to begin with", gives: .value("seed = 7")),
    ]

    @Argument(help: "What it is called; a free name if left out.")
    var name: String?

    @Option(help: "Its layers.")
    var layers: String?

    @Option(name: .long, help: "Where its random numbers come from; the session's seed if left out.",
        transform: Number.seed("--seed"))
    var seed: UInt64?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        try session.mustOutlive(
            "new", on: surface, remedy: "use the prompt, or convo -c 'new; train 1; save FILE\(session.weightFormats.usualEnding)'")
        let name = try name.map { try session.checkedNetworkName($0) } ?? session.state.networks.freeName()
        let made = try session.freshNetwork(layers: layers, seed: seed)
        session.state.networks.put(made, named: name)
        return .table(Table(
            columns: [Column("network"), Column("layers"), Column("parameters"), Column("seed")],
            rows: [[
                .text(name), .text(made.architecture.specification), .integer(made.parameters.count),
                .integer(Int(clamping: made.seed)),
            ]],
            drawing: [.text(
                "\(name): \(Format.integer(made.parameters.count)) parameters, untrained, seed \(made.seed)")]))
    }
}

extension Session {
    /// Words that could not be told from a network's name any more: samples, and `diff 1 now`.
    private static let wordsWithAMeaning: Set = ["now", "it", "test", "train", "validation"]

    /// A network name that can be taken: letters, digits, `-` and `_`, not in use.
    func checkedNetworkName(_ name: String) throws -> String {
        guard name.first?.isLetter == true, name.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) }) else {
            throw ExplorerError.badValue(
                name: "a network's name", given: name, expected: "a letter, then letters, digits, - and _")
        }
        guard !Self.wordsWithAMeaning.contains(name) else {
            throw ExplorerError.refused("'\(name)' means something else where networks are named", remedy: "choose another name")
        }
        guard name != BundledNetwork.name, !state.networks.names.contains(name) else {
            throw ExplorerError.refused("there is a network '\(name)' already", remedy: "choose another name")
        }
        return name
    }

    /// An untrained network as the settings want it, for the images in use.
    func freshNetwork(layers: String? = nil, seed: UInt64? = nil) throws -> Network {
        let input = dataset?.train.shape ?? .map(height: 28, width: 28, channels: 1)
        var usual = Architecture.handwritten.specification
        // The last layer has an output for each class of the data.
        if let classes = dataset?.classNames.count, classes > 10, usual.hasSuffix("dense 10") {
            usual = "\(usual.dropLast(2))\(classes)"
        }
        var architecture = try Architecture(layers: layers ?? usual, input: input)
        if let dropout = settings.dropout { architecture = try architecture.settingDropout(dropout) }
        return Network(architecture, seed: seed ?? self.seed)
    }
}

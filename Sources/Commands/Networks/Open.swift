import ArgumentParser
import ConvNet
import Display
import Explorer
import Words

/// Reads a network from a weight file.
package struct OpenCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Read a network from a weight file and take it into use.",
        discussion: """
            What a file is is told by its bytes, not by its name: safetensors, models of Keras (.h5, .keras) and ONNX that are one \
            chain of layers known here, and lists of tensors without layers (.npz, state dicts of PyTorch, safetensors of other \
            programs). A list is fitted to the network in use, then to the classic one, by the names and shapes of the tensors; \
            --layers names others. In a file of PyTorch, batch normalization has its epsilon of 1e-5 where --layers names none. \
            What was assumed is said, and nothing in a file is run.
            """)
    package static let topic = Topic.networks
    package static let effect = Effect.changes.readingFiles
    package static let examples = [
        Example("open mine.safetensors", "as it was saved",
            setting: ["new", "save mine.safetensors"], gives: .text("mine: 57,162 parameters")),
        Example("open mine.safetensors --name old", "under another name",
            setting: ["new", "save mine.safetensors"], gives: .text("old: 57,162 parameters")),
    ]

    @Argument(help: "The file.", completion: .values(.weightFile))
    var file: String

    @Option(help: "What to call the network; the file's name if left out.")
    var name: String?

    @OptionGroup
    var hints: WeightHintOptions

    package init() {}

    package static func reading(_ words: [String], in session: Session) -> [String]? {
        reading(words, fileOf: .weights, in: session)
    }

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let path = session.located(file)
        let opened = try session.weightFormats.open(path, hints.hints(session.fittingNetworks))
        let network = opened.network
        let shelf = session.state.networks
        let stem = session.networkName(of: path)
        let free = shelf[stem]?.file == path && shelf[stem]?.isSaved == true ? stem : shelf.freeName(like: stem)
        let name = try name.map { try session.checkedNetworkName($0) } ?? free
        session.state.networks.put(network, named: name, file: path)
        let words = Output.text("\(name): \(Format.integer(network.parameters.count)) parameters, "
            + (opened.isForeign ? "\(network.architecture.specification)"
                : "\(Format.count(network.history.count, "epoch")) trained, seed \(network.seed)"))
        return opened.notes.isEmpty ? words : .group([words] + opened.notes.map { .note($0) })
    }
}

extension Session {
    /// The networks that a list of tensors without layers may fit: the one in use, then the classic one.
    fileprivate var fittingNetworks: [WeightHints.Candidate] {
        let classic = WeightHints.Candidate(name: "the classic network", architecture: .handwritten)
        guard let own = try? network(), own.network.architecture != classic.architecture else { return [classic] }
        return [WeightHints.Candidate(name: own.name, architecture: own.network.architecture), classic]
    }
}

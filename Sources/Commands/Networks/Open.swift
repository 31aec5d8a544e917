import ArgumentParser
import ConvNet
import Display
import Explorer
import Words

/// Reads a network from a weight file.
package struct OpenCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Read a network from a weight file and take it into use.")
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

    package init() {}

    package static func reading(_ words: [String], in session: Session) -> [String]? {
        reading(words, fileOf: .weights, in: session)
    }

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let path = session.located(file)
        let network = try session.weightFormats.read(path)
        let shelf = session.state.networks
        let stem = session.networkName(of: path)
        let free = shelf[stem]?.file == path && shelf[stem]?.isSaved == true ? stem : shelf.freeName(like: stem)
        let name = try name.map { try session.checkedNetworkName($0) } ?? free
        session.state.networks.put(network, named: name, file: path)
        return .text("\(name): \(Format.integer(network.parameters.count)) parameters, "
            + "\(Format.count(network.history.count, "epoch")) trained, seed \(network.seed)")
    }
}

import ArgumentParser
import ConvNet
import Display
import Documents
import Explorer
import Files
import Notebook
import Words

/// Writes a network to a weight file.
package struct SaveCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "save", abstract: "Write the network to a weight file, the data, or the session to a document.",
        discussion: """
            The file (\(SafetensorsFormat().name)) holds the weights with their architecture, the optimizer's state, the history of \
            training and the seed. It is written beside and moved into place, so that a broken write loses nothing.

            For other programs, layers and weights alone: .keras and .h5 (Keras), .pt (a state dict of PyTorch; \
            `unzip -p FILE.pt network/network.py` prints its modules), .onnx, .npz (NumPy's arrays), and .c and .swift, one \
            source file that needs nothing else and cannot be opened again.

            A name that ends in .md keeps the session instead: the commands that succeeded, with what they showed, and the \
            lines typed as # notes. That document runs (`run FILE.md`) and checks (`run FILE.md --check`).

            With --data the data in use are kept, as they are here: upright, ink light on black. FILE.npz holds the arrays x_train, \
            y_train, x_test and y_test, as mnist.npz of Keras does; any other name is a folder for MNIST's four IDX files. \
            `load` reads both.
            """)
    package static let topic = Topic.networks
    package static let effect = Effect.changes.writingFiles
    package static let examples = [
        Example("save mine.safetensors", "the network in use", setting: ["new"], gives: .text("net is in ")),
        Example("save first.safetensors --network first", "another one",
            setting: ["new first", "new second"], gives: .text("first is in ")),
        Example("save", "again, to the same file",
            setting: ["new", "save mine.safetensors"], gives: .text("net is in ")),
        Example("save session.md", "what was done, as a document", setting: ["set lr 0.01"],
            gives: .text("1 command of this session is in ")),
        Example("save small.safetensors --without-optimizer", "for use, not for more training",
            setting: ["new"], gives: .text("net is in ")),
        Example("save digits.npz --data", "the data, for NumPy and for `load`",
            gives: .text("test images of synthetic")),
    ]

    @Argument(help: "The file, or the folder for --data; the network's own file if left out.", completion: .values(.weightFile))
    var file: String?

    @Option(help: "Which network.", completion: .values(.network))
    var network: String?

    @Flag(help: "Leave out the optimizer's state: a third of the size.")
    var withoutOptimizer = false

    @Flag(help: "Keep the data in use: FILE.npz, or a folder of IDX files.")
    var data = false

    @Flag(help: "Keep commands that failed too, in a document.")
    var all = false

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        if data {
            guard let file, network == nil, !withoutOptimizer, !all else {
                throw ExplorerError.refused("--data keeps the data alone", remedy: "name a file or a folder: `save digits.npz --data`")
            }
            return try session.saveData(in: file, on: surface).map { Output.text($0) } ?? .note("nothing was written")
        }
        if let file, Document.isMarkdown(file) { return try keepSession(in: file, of: session, on: surface) }
        guard !all else {
            throw ExplorerError.refused("--all is for a session", remedy: "name a document: `save session.md --all`")
        }
        if let file { _ = try session.placeToSave(file) }
        let entry = try network.map { try session.network(named: $0) } ?? session.network()
        guard let wanted = file ?? entry.file else {
            throw ExplorerError.refused(
                "\(entry.name) has no file yet", remedy: "name one: `save \(entry.name)\(session.weightFormats.usualEnding)`")
        }
        let path = try session.placeToSave(wanted)
        guard session.mayReplace(path, of: entry, on: surface) else { return .note("nothing was written") }
        let network = withoutOptimizer ? entry.network.withoutOptimizerState() : entry.network
        try session.weightFormats.write(network, to: path)
        guard session.weightFormats.keepsTraining(path) else {
            return .text("\(entry.name) is in \(path): layers and weights, without history and optimizer state")
        }
        if !entry.isReadOnly { session.state.networks.markSaved(entry.name, file: path) }
        return .text("\(entry.name) is in \(path)")
    }

    private func keepSession(in file: String, of session: Session, on surface: any Surface) throws -> Output {
        guard network == nil, !withoutOptimizer else {
            throw ExplorerError.refused("\(file) is to keep the session", remedy: "options of networks belong to weight files")
        }
        let path = try session.placeToWrite(file)
        guard session.mayReplace(path, of: nil, on: surface) else { return .note("nothing was written") }
        let (text, count) = session.document(withFailed: all, named: file)
        do { try FileBytes.write([UInt8](text.utf8), to: path) } catch {
            throw ExplorerError.unwritable(path, reason: error.reason)
        }
        return .text("\(Format.count(count, "command")) of this session \(count == 1 ? "is" : "are") in \(path)")
    }
}

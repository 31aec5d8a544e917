import ConvNet
import Files
import Translation

/// What Convo notes beside the state dict in a PyTorch file that it writes: a small file in the archive, which PyTorch passes over.
struct TorchNote {
    static let name = "convo.json"

    let architecture: Architecture

    init(_ architecture: Architecture) { self.architecture = architecture }

    init(_ bytes: [UInt8], file: String) throws(InterchangeError) {
        guard let json = try? JSON(bytes[...]), let layers = json["layers"]?.text, let input = json["input"]?.text else {
            throw .damaged(file: file, part: Self.name, expected: "layers and the shape of an image", got: "something else")
        }
        architecture = try TensorFile.told(layers: layers, input: input, file: file)
    }

    var bytes: [UInt8] {
        let text = JSONText.object([
            ("layers", JSONText.string(architecture.specification)), ("input", JSONText.string(TensorFile.written(architecture.input))),
        ])
        return Array(text.utf8)
    }
}

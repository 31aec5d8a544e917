import ConvNet
import Files
import Translation

/// Archives of NumPy arrays (`numpy.savez`, `numpy.savez_compressed`): tensors by their names, one file each.
///
/// What is written here has Convo's names, such as "conv1/kernel", and its layers as the text "architecture" with the shape
/// of an image as "input", so that it opens without being told them.
package struct NPZFormat: WeightReading, WeightWriting {
    static let (architecture, input) = ("architecture", "input")

    package let name = "NumPy"
    package let endings = ["npz"]

    package init() {}

    package func recognizes(_ bytes: [UInt8]) -> Bool { FileNature(bytes: bytes) == .npz }

    package func read(_ bytes: [UInt8], named name: String) throws -> Network {
        try open(bytes, named: name, WeightHints()).network
    }

    package func open(_ bytes: [UInt8], named name: String, _ hints: WeightHints) throws -> OpenedNetwork {
        try TensorFitting(try NPZReader(bytes, file: name).tensors(), hints).opened()
    }

    package func bytes(of network: Network) -> [UInt8] {
        var archive = ZipArchive()
        for (name, text) in [
            (Self.architecture, network.architecture.specification), (Self.input, TensorFile.written(network.architecture.input)),
        ] {
            archive.add(NPYText.bytes(text), named: "\(name).npy")
        }
        for entry in network.architecture.tensors() {
            let array = NPYArray(shape: entry.shape, values: Array(network.parameters[entry.range]))
            archive.add(array.bytes, named: "\(entry.name).npy")
        }
        return archive.bytes
    }
}

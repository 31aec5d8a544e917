import ConvNet
import Files
import Translation

/// Safetensors files of other programs: tensors by their names. Convo's own are read and written by the core.
package struct ForeignSafetensorsFormat: WeightReading {
    package let name = "safetensors of other programs"
    /// The ending is that of Convo's own files; these are told by their header.
    package let endings: [String] = []

    package init() {}

    package func recognizes(_ bytes: [UInt8]) -> Bool { Safetensors.beginsLikeOne(bytes) && !Safetensors.isOwn(bytes) }

    package func read(_ bytes: [UInt8], named name: String) throws -> Network {
        try open(bytes, named: name, WeightHints()).network
    }

    package func open(_ bytes: [UInt8], named name: String, _ hints: WeightHints) throws -> OpenedNetwork {
        let places = try Safetensors(ofAnyType: bytes, file: name).places.filter { $0.type.isFloat }
        let count = places.reduce(0) { $0 + $1.range.count / $1.type.width }
        guard count <= TensorFile.mostNumbers else { throw InterchangeError.tooMany(file: name) }
        let tensors = places.map { NamedTensor(name: $0.name, shape: $0.shape, values: $0.type.floats(bytes[$0.range])) }
        var file = TensorFile(tensors, file: name)
        // The format's writers sort tensors by name.
        file.keepsOrder = false
        return try TensorFitting(file, hints).opened()
    }
}

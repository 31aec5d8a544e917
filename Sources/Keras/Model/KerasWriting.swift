import ConvNet
import Files
import Translation

extension KerasHDF5Format: WeightWriting {
    /// A whole model as Keras 2 writes it; Keras 3 reads it too.
    package func bytes(of network: Network) throws -> [UInt8] {
        let description = KerasDescription(network, .two)
        let about: [String: HDF5Group.Attribute] = ["backend": .text("tensorflow"), "keras_version": .text("2.15.0")]
        var (root, weights) = (HDF5Group(), description.namedWeights)
        root.attributes = about.merging(["model_config": .text(description.json)]) { first, _ in first }
        weights.attributes.merge(about) { first, _ in first }
        root.members["model_weights"] = .group(weights)
        return try KerasFile.bytes(of: root, format: name)
    }
}

extension KerasFormat: WeightWriting {
    package func bytes(of network: Network) throws -> [UInt8] {
        let description = KerasDescription(network, .three)
        var archive = ZipArchive()
        archive.add(Array("{\"keras_version\":\"3.0.0\"}".utf8), named: "metadata.json")
        archive.add(Array(description.json.utf8), named: "config.json")
        archive.add(try KerasFile.bytes(of: description.storedWeights, format: name), named: "model.weights.h5")
        return archive.bytes
    }
}

extension KerasFile {
    static func bytes(of tree: HDF5Group, format: String) throws(InterchangeError) -> [UInt8] {
        do { return try HDF5.bytes(of: tree) } catch {
            if case .unavailable(let remedy) = error {
                throw .cannotWrite(format: format, reason: remedy, remedy: "or save it as .safetensors")
            }
            throw .cannotWrite(format: format, reason: "libhdf5 does not take it", remedy: "save it as .safetensors")
        }
    }
}

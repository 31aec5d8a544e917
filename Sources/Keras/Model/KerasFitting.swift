import ConvNet
import Translation

/// Weights of Keras without their layers, as `save_weights` writes them: fitted to a network that the user names, or to one
/// that is at hand.
struct KerasFitting {
    private let file: String
    private let tree: HDF5Group
    private let hints: WeightHints

    init(_ tree: HDF5Group, file: String, _ hints: WeightHints) {
        (self.tree, self.file, self.hints) = (tree, file, hints)
    }

    func network() throws -> OpenedNetwork {
        guard tree.texts("layer_names") != nil || KerasStoredWeights.containers.contains(where: { tree.group([$0]) != nil }) else {
            throw InterchangeError.foreign(
                file: file, what: "HDF5 of something else than a Keras model", remedy: "take a file that Keras' model.save wrote")
        }
        if let layers = hints.layers {
            let usual = Shape.map(height: 28, width: 28, channels: 1)
            let named = WeightHints.Candidate(
                name: "the layers", architecture: try Architecture(layers: layers, input: hints.input ?? usual))
            guard let network = fitted(to: named) else {
                throw InterchangeError.foreign(
                    file: file, what: "weights that do not fit these layers", remedy: "name those of the model that was saved")
            }
            return OpenedNetwork(network, notes: ["the file has weights alone: taken for these layers"], isForeign: true)
        }
        for candidate in hints.candidates {
            if let network = fitted(to: candidate) {
                return OpenedNetwork(
                    network, notes: ["the file has weights alone: they fit \(candidate.name), whose layers are taken"], isForeign: true)
            }
        }
        throw InterchangeError.foreign(
            file: file, what: "weights without their layers",
            remedy: "name the layers, `open \(file) --layers 'conv 16 3x3 relu, …'`, or take a file that model.save wrote")
    }

    /// The network with the weights of the file, if each array has the shape that its tensor has.
    private func fitted(to candidate: WeightHints.Candidate) -> Network? {
        let tensors = candidate.architecture.tensors()
        guard let arrays = tree.texts("layer_names").map({ listed($0) }) ?? stored(candidate.architecture),
            arrays.map(\.shape) == tensors.map(\.shape)
        else { return nil }
        var network = Network(candidate.architecture, seed: 0)
        for (tensor, array) in zip(tensors, arrays) { network.setTensor(named: tensor.name, to: array.values) }
        return network.firstBadTensor == nil ? network : nil
    }

    /// The arrays of all layers in the order of the file's list.
    private func listed(_ names: [String]) -> [HDF5Array] {
        names.flatMap { name -> [HDF5Array] in
            guard let group = tree.group(KerasNamedWeights.parts(name)) else { return [] }
            return group.arrays(listed: "weight_names")
        }
    }

    /// The arrays of the layers as Keras 3 counts them by their classes.
    private func stored(_ architecture: Architecture) -> [HDF5Array]? {
        var (counts, arrays) = ([String: Int](), [HDF5Array]())
        for (index, layer) in architecture.layers.enumerated() {
            guard let kind = layer.kerasClass, !layer.tensorSizes(input: architecture.shape(before: index)).isEmpty else { continue }
            let name = KerasModel.snakeCase(kind)
            let count = counts[name, default: 0]
            counts[name] = count + 1
            let path = [count == 0 ? name : "\(name)_\(count)", "vars"]
            guard let group = KerasStoredWeights.containers.lazy.compactMap({ tree.group([$0] + path) }).first else { return nil }
            arrays += group.numberedArrays
        }
        return arrays
    }
}

extension Layer {
    /// The class of Keras for a layer with weights; nil for one without.
    var kerasClass: String? {
        switch form {
        case .convolution: "Conv2D"
        case .dense: "Dense"
        case .batchNormalization: "BatchNormalization"
        case .maxPool, .averagePool, .globalAveragePool, .dropout, .flatten, .relu, .leakyReLU, .tanh, .sigmoid, .rescaling, .softmax: nil
        }
    }
}

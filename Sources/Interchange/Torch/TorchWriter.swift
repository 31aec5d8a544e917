import ConvNet
import Files
import Translation

/// A network as a PyTorch file; the same bytes for the same network.
struct TorchWriter {
    private let network: Network
    private let modules: TorchModules

    init(_ network: Network) {
        self.network = network
        modules = TorchModules(network.architecture)
    }

    /// One entry of the state dict.
    private struct Entry {
        let name: String
        /// "FloatStorage" or "LongStorage".
        let storage: String
        let shape: [Int]
        let bytes: [UInt8]
    }

    var bytes: [UInt8] {
        let entries = entries
        var archive = ZipArchive()
        archive.add(pickle(entries), named: "network/data.pkl")
        archive.add(Array("little".utf8), named: "network/byteorder")
        for (key, entry) in entries.enumerated() { archive.add(entry.bytes, named: "network/data/\(key)") }
        archive.add(Array("3\n".utf8), named: "network/version")
        archive.add(TorchNote(network.architecture).bytes, named: "network/\(TorchNote.name)")
        archive.add(Array(modules.python.utf8), named: "network/network.py")
        return archive.bytes
    }

    /// An OrderedDict of calls of `_rebuild_tensor_v2(storage, offset, size, stride, requires_grad, backward_hooks)`.
    private func pickle(_ entries: [Entry]) -> [UInt8] {
        var pickle = PickleWriter()
        func emptyDictionary() {
            pickle.global("collections", "OrderedDict")
            pickle.tuple([])
            pickle.call()
        }
        emptyDictionary()
        pickle.mark()
        for (key, entry) in entries.enumerated() {
            pickle.text(entry.name)
            pickle.global("torch._utils", "_rebuild_tensor_v2")
            pickle.mark()
            pickle.mark()
            pickle.text("storage")
            pickle.global("torch", entry.storage)
            pickle.text("\(key)")
            pickle.text("cpu")
            pickle.integer(entry.shape.reduce(1, *))
            pickle.tuple()
            pickle.outside()
            pickle.integer(0)
            pickle.tuple(entry.shape)
            pickle.tuple(entry.shape.indices.map { entry.shape[($0 + 1)...].reduce(1, *) })
            pickle.flag(false)
            emptyDictionary()
            pickle.tuple()
            pickle.call()
        }
        pickle.setMembers()
        pickle.end()
        return pickle.bytes
    }

    private var entries: [Entry] {
        let tensors = Dictionary(grouping: network.architecture.tensors(), by: \.layer)
        let maps = network.architecture.flattenedMaps
        var entries: [Entry] = []
        for (place, module) in modules.modules.enumerated() {
            guard let layer = module.layer, let own = tensors[layer] else { continue }
            let isNormalization = own.count == 4
            for (tensor, role) in zip(own, ["weight", "bias", "running_mean", "running_var"]) {
                let map = isNormalization || role == "weight" ? maps[layer] : nil
                entries.append(entry(tensor, named: "\(place).\(role)", flattened: map))
            }
            if isNormalization { entries.append(counter("\(place).num_batches_tracked")) }
        }
        return entries
    }

    /// The batches that batch normalization has seen.
    private func counter(_ name: String) -> Entry {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: network.batchesTrained >> (8 * $0)) }
        return Entry(name: name, storage: "LongStorage", shape: [], bytes: bytes)
    }

    private func entry(_ tensor: TensorEntry, named name: String, flattened: Shape?) -> Entry {
        let shape = tensor.shape
        var values = Array(network.parameters[tensor.range])
        if let flattened, shape.count < 4 {
            values = TensorOrder.inputs(toChannelsFirst: values, map: flattened, units: shape.count == 2 ? shape[1] : 1)
        }
        switch shape.count {
        case 4: values = TensorOrder.kernel(toOIHW: values, filters: shape[3], channels: shape[2], height: shape[0], width: shape[1])
        case 2: values = TensorOrder.turned(values, rows: shape[0], columns: shape[1])
        default: break
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 * values.count)
        bytes.append(littleEndian: values)
        return Entry(name: name, storage: "FloatStorage", shape: DimensionOrder.torch.shapeThere(shape), bytes: bytes)
    }
}

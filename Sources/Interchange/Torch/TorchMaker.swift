import Files

/// The names of Python that a state dict may call, and what each gives here. Nothing else is called, and nothing is run.
struct TorchMaker: PickleMaker {
    private enum Made {
        case storage(TorchStorage)
        case tensor(TorchTensor)
    }

    private var made: [Made] = []
    /// Whether a layer of PyTorch stands among what is kept outside: an old file of a whole module.
    private(set) var hasModule = false
    /// By their keys, in the order in which they were named.
    private(set) var storages: [String: TorchStorage] = [:]

    /// What belongs to a checkpoint beside its tensors, and is passed over.
    private static let passedOver: Set = [
        "torch.device", "torch.storage._load_from_bytes", "numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar",
        "numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct", "numpy.dtype", "numpy.ndarray",
        "_codecs.encode", "argparse.Namespace", "builtins.set", "__builtin__.set", "builtins.bytearray",
    ]

    func tensor(_ value: PickleValue) -> TorchTensor? {
        guard case .made(let place) = value, made.indices.contains(place), case .tensor(let tensor) = made[place] else { return nil }
        return tensor
    }

    private func storage(_ value: PickleValue?) -> TorchStorage? {
        guard case .made(let place)? = value, made.indices.contains(place), case .storage(let storage) = made[place] else { return nil }
        return storage
    }

    private mutating func keep(_ thing: Made) throws(PickleFault) -> PickleValue {
        guard made.count < PickleHeap.most else { throw .tooLarge("more tensors than any network has") }
        made.append(thing)
        return .made(made.count - 1)
    }

    mutating func call(_ name: String, _ arguments: [PickleValue], _ heap: inout PickleHeap) throws(PickleFault) -> PickleValue {
        switch name {
        case "collections.OrderedDict", "collections.defaultdict", "builtins.dict": return try dictionary(arguments, &heap)
        case "torch.Size": return arguments.first ?? .none
        case "torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state", "torch.nn.parameter.Parameter":
            return arguments.first ?? .none
        case "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor_v3":
            return try tensor(arguments, hasType: name.hasSuffix("v3"), heap)
        default:
            guard Self.passedOver.contains(name) else { throw .call(name) }
            return .opaque
        }
    }

    /// An empty dictionary, or one of pairs.
    private func dictionary(_ arguments: [PickleValue], _ heap: inout PickleHeap) throws(PickleFault) -> PickleValue {
        let made = try heap.dictionary()
        for pair in arguments.first.flatMap({ heap.elements($0) }) ?? [] {
            guard let pair = heap.elements(pair), pair.count == 2 else { continue }
            heap.set(pair[...], in: made)
        }
        return made
    }

    private mutating func tensor(_ arguments: [PickleValue], hasType: Bool, _ heap: PickleHeap) throws(PickleFault) -> PickleValue {
        guard arguments.count >= 4, let storage = storage(arguments[0]), let offset = arguments[1].integer,
            let sizes = heap.elements(arguments[2]), let steps = heap.elements(arguments[3])
        else { throw .damaged(at: 0, "a tensor without storage, offset, size and stride") }
        let type = hasType ? arguments.last?.global.flatMap { TorchTensor.types[$0] } : storage.type
        guard let type else { throw .damaged(at: 0, "a tensor of a type that is not read") }
        let (shape, strides) = (sizes.compactMap(\.integer), steps.compactMap(\.integer))
        guard shape.count == sizes.count, strides.count == steps.count,
            let tensor = TorchTensor(storage, type: type, offset: offset, shape: shape, strides: strides)
        else { throw .damaged(at: 0, "a tensor that reaches beyond its storage") }
        return try keep(.tensor(tensor))
    }

    /// ('storage', torch.FloatStorage, '0', 'cpu', 144), and in old files what it is a view of.
    mutating func outside(_ identity: PickleValue, _ heap: inout PickleHeap) throws(PickleFault) -> PickleValue {
        guard let parts = heap.elements(identity), let kind = parts.first?.text else {
            throw .damaged(at: 0, "an identity that is none of a storage")
        }
        if kind == "module", parts.count > 1, let name = parts[1].global {
            hasModule = true
            throw .call(name)
        }
        guard kind == "storage", parts.count >= 5, let type = parts[1].global, let key = parts[2].text, let count = parts[4].integer else {
            throw .damaged(at: 0, "an identity that is none of a storage")
        }
        guard parts.count < 6 || heap.elements(parts[5]) == nil else { throw .damaged(at: 0, "a storage that is a view of another") }
        guard let storage = TorchStorage(type, key: key, count: count) else {
            throw .damaged(at: 0, "a storage of type \(type), which is not read")
        }
        guard count <= TensorFile.mostNumbers * 8 else { throw .tooLarge("a storage of \(count) numbers") }
        storages[key] = storage
        return try keep(.storage(storage))
    }
}

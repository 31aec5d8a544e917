/// The tensors by name among what a PyTorch file holds.
struct StateDict {
    /// Names as they stand in the file, or "0", "1" … for a list.
    let tensors: [(name: String, tensor: TorchTensor)]

    /// Where checkpoints keep them, the usual names first.
    private static let keys = [
        "state_dict", "model_state_dict", "model_state", "model", "net", "network", "module", "weights", "params", "ema", "student",
    ]

    /// What wrappers of PyTorch put before the names of all tensors.
    private static let wrappers = ["module.", "_orig_mod."]

    /// Nil where there are none.
    init?(_ root: PickleValue, heap: PickleHeap, maker: TorchMaker) {
        guard let found = Self.tensors(root, heap, maker, depth: 0) else { return nil }
        var tensors = found
        while let wrapper = Self.wrappers.first(where: { wrapper in tensors.allSatisfy { $0.name.hasPrefix(wrapper) } }) {
            tensors = tensors.map { (String($0.name.dropFirst(wrapper.count)), $0.tensor) }
        }
        self.tensors = tensors
    }

    private static func tensors(
        _ value: PickleValue, _ heap: PickleHeap, _ maker: TorchMaker, depth: Int
    ) -> [(name: String, tensor: TorchTensor)]? {
        if let elements = heap.elements(value) {
            let tensors = elements.compactMap { maker.tensor($0) }
            return tensors.isEmpty || tensors.count < elements.count ? nil : tensors.enumerated().map { ("\($0)", $1) }
        }
        guard let members = heap.members(value) else { return nil }
        var tensors: [(name: String, tensor: TorchTensor)] = []
        for (key, value) in members {
            if let name = key.text, let tensor = maker.tensor(value) { tensors.append((name, tensor)) }
        }
        if !tensors.isEmpty, tensors.count * 2 > members.count { return tensors }
        guard depth < 3 else { return nil }
        for key in keys {
            guard let inner = members.last(where: { $0.key.text == key }) else { continue }
            if let found = Self.tensors(inner.value, heap, maker, depth: depth + 1) { return found }
        }
        return nil
    }
}

import ConvNet
import Files

/// What an optimizer of Keras remembers: a number of steps, and arrays like the tensors that it trains.
///
/// Keras 3 writes the arrays of one tensor side by side, the optimizers of Keras 2 first all first moments and then all second
/// ones.
struct KerasOptimizer {
    private let kind: String
    private let arrays: [HDF5Array]

    /// - Parameters:
    ///   - config: a name, or a class with its configuration; nil where the file says none
    ///   - arrays: in the order of the file
    init?(_ config: JSON?, _ arrays: [HDF5Array]) {
        guard !arrays.isEmpty else { return nil }
        let name = config?.text ?? config?["class_name"]?.text ?? "unknown"
        kind = String(name.split(separator: ">").last ?? "unknown")
        self.arrays = arrays
    }

    /// The same network with the optimizer's state, where that fits.
    func added(to opened: OpenedNetwork) -> OpenedNetwork {
        var network = opened.network
        network.optimizerState = state(for: network.architecture)
        let words = "the state of its optimizer, \(kind), is \(network.optimizerState == nil ? "left out" : "taken along")"
        return OpenedNetwork(network, notes: opened.notes + [words], isForeign: opened.isForeign)
    }

    private func state(for architecture: Architecture) -> OptimizerState? {
        guard let first = arrays.first, first.shape.isEmpty, let step = first.values.first, step >= 0, step < 1e9 else { return nil }
        let own = arrays.filter { !$0.shape.isEmpty }
        let shapes = architecture.tensors().filter(\.trainable).map(\.shape)
        switch kind.lowercased() {
        case "adam", "adamw":
            let slots: [[HDF5Array]]
            if own.map(\.shape) == shapes.flatMap({ [$0, $0] }) {
                slots = (0..<2).map { slot in shapes.indices.map { own[2 * $0 + slot] } }
            } else if own.map(\.shape) == shapes + shapes {
                slots = [Array(own[..<shapes.count]), Array(own[shapes.count...])]
            } else { return nil }
            let moments = slots.map { $0.flatMap(\.values) }
            guard moments.allSatisfy({ $0.allSatisfy(\.isFinite) }), moments[1].allSatisfy({ $0 >= 0 }) else { return nil }
            return OptimizerState(kind: .moments, step: Int(step), slots: moments)
        case "sgd":
            let velocity = own.flatMap(\.values)
            guard own.map(\.shape) == shapes, velocity.allSatisfy(\.isFinite) else { return nil }
            return OptimizerState(kind: .velocity, step: Int(step), slots: [velocity])
        default: return nil
        }
    }
}

extension HDF5Group {
    /// The arrays of a list of paths.
    func arrays(listed name: String) -> [HDF5Array] {
        (texts(name) ?? []).compactMap { path in
            if case .array(let array) = self[KerasNamedWeights.parts(path)] { array } else { nil }
        }
    }

    /// The arrays that are called by numbers from 0.
    var numberedArrays: [HDF5Array] {
        var arrays: [HDF5Array] = []
        while case .array(let array) = members["\(arrays.count)"] { arrays.append(array) }
        return arrays
    }
}

import Files
import Translation

/// Where a file of Keras has the arrays of a layer.
protocol KerasWeights {
    /// The arrays of a layer.
    ///
    /// - Parameter roles: what the layer keeps, in the order in which Keras counts it: "kernel", "bias"
    /// - Throws: if they are not there
    func arrays(of layer: KerasLayer, roles: [String]) throws(InterchangeError) -> [HDF5Array]
}

/// The arrays in a `.h5` file: a group for each layer, with a list of the paths in it.
struct KerasNamedWeights: KerasWeights {
    let file: String
    /// That of the whole file, or of its `model_weights`.
    let group: HDF5Group

    func arrays(of layer: KerasLayer, roles: [String]) throws(InterchangeError) -> [HDF5Array] {
        let outer = layer.path.first ?? layer.name
        guard let group = group.group(Self.parts(outer)) else {
            throw .damaged(file: file, part: "the weights", expected: "a group '\(outer)'", got: "none")
        }
        let all = Self.names(of: group).map { Self.parts($0) }
        // A model in the model keeps the arrays of all of its layers in one group.
        let own = layer.path.count > 1 ? all.filter { $0.dropLast().contains(layer.name) } : all
        guard own.count == roles.count else {
            throw .damaged(
                file: file, part: "the layer \(layer.title)", expected: "\(roles.count) arrays of weights", got: "\(own.count)")
        }
        var arrays: [HDF5Array] = []
        for (index, role) in roles.enumerated() {
            // By name: which come first depends on which are trained.
            let path = own.first { Self.role($0.last ?? "") == role } ?? own[index]
            guard case .array(let array) = group[path] else {
                throw .damaged(
                    file: file, part: "the layer \(layer.title)", expected: "an array '\(path.joined(separator: "/"))'",
                    got: Self.words(group[path]))
            }
            arrays.append(array)
        }
        return arrays
    }

    static func names(of group: HDF5Group) -> [String] { group.texts("weight_names") ?? [] }

    static func parts(_ path: String) -> [String] { path.split(separator: "/").map { String($0) } }

    /// "kernel" of "kernel:0".
    static func role(_ name: String) -> String { String(name.prefix { $0 != ":" }) }

    static func words(_ member: HDF5Group.Member?) -> String {
        switch member {
        case nil: "none"
        case .group: "a group"
        case .array: "an array"
        case .other(let words): words
        }
    }
}

/// The arrays in the `model.weights.h5` of a `.keras` file: groups inside each other as the models are, and the arrays of a
/// layer by number.
struct KerasStoredWeights: KerasWeights {
    let file: String
    let root: HDF5Group

    /// What the group of a model's layers is called, by version.
    static let containers = ["layers", "_layer_checkpoint_dependencies"]

    func arrays(of layer: KerasLayer, roles: [String]) throws(InterchangeError) -> [HDF5Array] {
        let group = try group(layer)
        guard group.members.count == roles.count else {
            throw .damaged(
                file: file, part: "the layer \(layer.title)", expected: "\(roles.count) arrays of weights",
                got: "\(group.members.count)")
        }
        var arrays: [HDF5Array] = []
        for number in roles.indices {
            guard case .array(let array) = group.members["\(number)"] else {
                throw .damaged(
                    file: file, part: "the layer \(layer.title)", expected: "an array '\(number)'",
                    got: KerasNamedWeights.words(group.members["\(number)"]))
            }
            arrays.append(array)
        }
        return arrays
    }

    private func group(_ layer: KerasLayer) throws(InterchangeError) -> HDF5Group {
        for container in Self.containers {
            if let group = root.group(layer.store.flatMap { [container, $0] } + ["vars"]) { return group }
            // A version for Windows wrote the whole path as one name.
            let path = layer.store.flatMap { [container, $0] }.joined(separator: "\\")
            if let group = root.group([path, "vars"]) ?? root.group(["\(path)\\vars"]) { return group }
        }
        throw .damaged(
            file: file, part: "the weights", expected: "a group 'layers/\(layer.store.joined(separator: "/layers/"))'", got: "none")
    }
}

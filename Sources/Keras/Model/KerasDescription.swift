import ConvNet
import Files

/// A network as Keras has it: its layers with their configurations and arrays.
struct KerasDescription {
    /// Which version's words are written.
    enum Dialect {
        /// That of Keras 2, which Keras 3 reads in `.h5` files too.
        case two
        case three
    }

    struct Item {
        let kind: String
        let name: String
        /// Keys with their values as JSON.
        fileprivate(set) var config: [(key: String, json: String)]
        /// In the order in which Keras counts them.
        var arrays: [(role: String, array: HDF5Array)] = []
    }

    /// What a model is called, by which it is known again.
    static let name = "convo"

    private let input: Shape
    private let dialect: Dialect
    private(set) var items: [Item] = []

    init(_ network: Network, _ dialect: Dialect) {
        (input, self.dialect) = (network.architecture.input, dialect)
        let architecture = network.architecture
        let tensors = architecture.tensors()
        for row in architecture.summary() where !row.isSoftmax {
            let name = row.name.replacing("-", with: "_")
            let own = tensors.filter { $0.layer == row.layers.lowerBound }.map { tensor in
                (role: String(tensor.name.drop { $0 != "/" }.dropFirst()),
                 array: HDF5Array(shape: tensor.shape, values: Array(network.parameters[tensor.range])))
            }
            add(architecture.layers[row.layers.lowerBound].form, named: name, own)
            for index in row.layers.dropFirst() { join(architecture.layers[index].form, to: name) }
        }
        joinSoftmax()
    }

    // MARK: Layers

    private mutating func add(_ form: LayerForm, named name: String, _ arrays: [(role: String, array: HDF5Array)]) {
        switch form {
        case .convolution(let filters, let height, let width, let stride, let padding):
            if case .zeros(let top, let left, let bottom, let right) = padding {
                items.append(Item(kind: "ZeroPadding2D", name: "\(name)_zeros", config: [
                    ("padding", "[[\(top),\(bottom)],[\(left),\(right)]]"), Self.order,
                ]))
            }
            items.append(Item(
                kind: "Conv2D", name: name,
                config: [
                    ("filters", "\(filters)"), ("kernel_size", "[\(height),\(width)]"), ("strides", "[\(stride),\(stride)]"),
                    ("padding", padding == .same ? "\"same\"" : "\"valid\""), Self.order, ("dilation_rate", "[1,1]"), ("groups", "1"),
                    Self.linear, ("use_bias", "true"),
                ], arrays: arrays))
        case .dense(let units):
            items.append(Item(
                kind: "Dense", name: name, config: [("units", "\(units)"), Self.linear, ("use_bias", "true")], arrays: arrays))
        case .batchNormalization(let epsilon):
            items.append(Item(
                kind: "BatchNormalization", name: name,
                config: [("axis", "-1"), ("epsilon", "\(epsilon)"), ("center", "true"), ("scale", "true")], arrays: arrays))
        case .maxPool(let size, let stride): items.append(pool("MaxPooling2D", name, size, stride))
        case .averagePool(let size, let stride): items.append(pool("AveragePooling2D", name, size, stride))
        case .globalAveragePool: items.append(Item(kind: "GlobalAveragePooling2D", name: name, config: [Self.order]))
        case .dropout(let rate): items.append(Item(kind: "Dropout", name: name, config: [("rate", "\(rate)")]))
        case .flatten: items.append(Item(kind: "Flatten", name: name, config: [Self.order]))
        case .relu: items.append(activation("relu", name))
        case .tanh: items.append(activation("tanh", name))
        case .sigmoid: items.append(activation("sigmoid", name))
        case .softmax: items.append(activation("softmax", name))
        case .leakyReLU(let slope):
            items.append(Item(kind: "LeakyReLU", name: name, config: [(dialect == .two ? "alpha" : "negative_slope", "\(slope)")]))
        case .rescaling(let scale, let offset):
            items.append(Item(kind: "Rescaling", name: name, config: [("scale", "\(scale)"), ("offset", "\(offset)")]))
        }
    }

    private static let order = (key: "data_format", json: "\"channels_last\"")
    private static let linear = (key: "activation", json: "\"linear\"")

    private func pool(_ kind: String, _ name: String, _ size: Int, _ stride: Int) -> Item {
        Item(kind: kind, name: name, config: [
            ("pool_size", "[\(size),\(size)]"), ("strides", "[\(stride),\(stride)]"), ("padding", "\"valid\""), Self.order,
        ])
    }

    private func activation(_ function: String, _ name: String) -> Item {
        Item(kind: "Activation", name: name, config: [("activation", JSONText.string(function))])
    }

    /// Puts an activation into the layer in front of it, where it is one that Keras knows by its name alone.
    private mutating func join(_ form: LayerForm, to name: String) {
        let function: String? = switch form {
        case .relu: "relu"
        case .tanh: "tanh"
        case .sigmoid: "sigmoid"
        default: nil
        }
        guard let function, setActivation(function) else { return add(form, named: "\(name)_activation", []) }
    }

    /// Puts the softmax into the last layer, or behind it where that has an activation of its own.
    private mutating func joinSoftmax() {
        if !setActivation("softmax") { items.append(activation("softmax", "softmax")) }
    }

    private mutating func setActivation(_ function: String) -> Bool {
        guard let last = items.indices.last, let place = items[last].config.firstIndex(where: { $0 == Self.linear }) else { return false }
        items[last].config[place].json = JSONText.string(function)
        return true
    }

    // MARK: As JSON

    /// The model's configuration.
    var json: String {
        let sizes: [Int] = if case .map(let height, let width, let channels) = input { [height, width, channels] } else { [input.count] }
        let shape = "[null,\(sizes.map { "\($0)" }.joined(separator: ","))]"
        let first = Item(kind: "InputLayer", name: "image", config: [(dialect == .two ? "batch_input_shape" : "batch_shape", shape)])
        let config = JSONText.object([
            ("name", JSONText.string(Self.name)), ("layers", JSONText.array(([first] + items).map { json(of: $0) })),
        ])
        return object(kind: "Sequential", module: "keras", config)
    }

    private func json(of item: Item) -> String {
        let common = [("name", JSONText.string(item.name)), ("dtype", "\"float32\"")]
        return object(kind: item.kind, module: "keras.layers", JSONText.object(common + item.config.map { ($0.key, $0.json) }))
    }

    private func object(kind: String, module: String, _ config: String) -> String {
        var members = [("class_name", JSONText.string(kind)), ("config", config)]
        if dialect == .three {
            members.insert(("module", JSONText.string(module)), at: 0)
            members.append(("registered_name", "null"))
        }
        return JSONText.object(members.map { (key: $0.0, json: $0.1) })
    }

    // MARK: As arrays

    /// The arrays in groups by the names of the layers, as a `.h5` file has them.
    var namedWeights: HDF5Group {
        var group = HDF5Group(attributes: ["layer_names": .texts(items.map(\.name))])
        for item in items {
            var layer = HDF5Group(attributes: ["weight_names": .texts(item.arrays.map { "\(item.name)/\($0.role):0" })])
            for (role, array) in item.arrays { layer.put(array, at: [item.name, "\(role):0"]) }
            group.members[item.name] = .group(layer)
        }
        return group
    }

    /// The arrays by number, in groups by the classes of the layers, as a `.keras` archive has them.
    var storedWeights: HDF5Group {
        var (layers, counts) = (HDF5Group(), [String: Int]())
        for item in items {
            let name = KerasModel.snakeCase(item.kind)
            let count = counts[name, default: 0]
            counts[name] = count + 1
            var arrays = HDF5Group()
            for (number, (_, array)) in item.arrays.enumerated() { arrays.members["\(number)"] = .array(array) }
            layers.members[count == 0 ? name : "\(name)_\(count)"] = .group(HDF5Group(members: ["vars": .group(arrays)]))
        }
        return HDF5Group(members: ["layers": .group(layers), "vars": .group(HDF5Group())])
    }
}

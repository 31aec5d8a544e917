import ConvNet
import Translation

/// Writes a network as a graph of operators, images as NCHW: opset 13, float32, weights inside.
///
/// The bytes depend on the layers and weights alone. Nodes are called as the layers are here.
struct ONNXWriter {
    private static let format = 7
    private static let opset = 13

    private let network: Network
    private var nodes: [ProtobufMessage] = []
    private var initializers: [ProtobufMessage] = []
    /// The value that the layers so far give.
    private var current = "image"
    /// The map that a vector was made of, in the order channels, rows, columns, until a dense layer reads it.
    private var flattened: Shape?

    private init(_ network: Network) { self.network = network }

    static func bytes(of network: Network) -> [UInt8] {
        var writer = ONNXWriter(network)
        for row in network.architecture.summary() {
            for index in row.layers {
                let layers = network.architecture.layers
                let word = index == row.layers.lowerBound ? nil : layers[index].specification.split(separator: " ").first
                writer.add(index, named: word.map { "\(row.name)/\($0)" } ?? row.name, isSoftmax: row.isSoftmax)
            }
        }
        return writer.model.bytes
    }

    private var model: ProtobufMessage {
        ProtobufMessage {
            $0.put(1, Self.format)
            $0.put(2, ONNXFormat.producer)
            $0.put(7, graph)
            $0.put(8, ProtobufMessage { $0.put(2, Self.opset) })
        }
    }

    private var graph: ProtobufMessage {
        let architecture = network.architecture
        guard case .map(let height, let width, let channels) = architecture.input else { return ProtobufMessage() }
        return ProtobufMessage { graph in
            for node in nodes { graph.put(1, node) }
            graph.put(2, "network")
            for tensor in initializers { graph.put(5, tensor) }
            graph.put(10, "image: \(channels) × \(height) × \(width), black is 0 and white 1; probabilities: one for each class")
            graph.put(11, Self.value("image", [channels, height, width]))
            graph.put(12, Self.value("probabilities", [architecture.classes]))
        }
    }

    /// A value's name and type: float32, any number of images times `sizes`.
    private static func value(_ name: String, _ sizes: [Int]) -> ProtobufMessage {
        let shape = ProtobufMessage { shape in
            shape.put(1, ProtobufMessage { $0.put(2, "N") })
            for size in sizes { shape.put(1, ProtobufMessage { $0.put(1, size) }) }
        }
        let tensor = ProtobufMessage {
            $0.put(1, ONNXType.float.rawValue)
            $0.put(2, shape)
        }
        return ProtobufMessage {
            $0.put(1, name)
            $0.put(2, ProtobufMessage { $0.put(1, tensor) })
        }
    }
}

// Nodes.
extension ONNXWriter {
    /// A setting of a node, with the number of its field and of its type.
    private enum Setting {
        case float(Double)
        case integer(Int)
        case integers([Int])
    }

    private mutating func add(_ index: Int, named name: String, isSoftmax: Bool) {
        let architecture = network.architecture
        guard !isSoftmax, index < architecture.layers.count else {
            return node("Softmax", name, [], [("axis", .integer(1))], output: "probabilities")
        }
        let input = architecture.shape(before: index)
        switch architecture.layers[index].form {
        case .convolution(let filters, let height, let width, let stride, let padding):
            convolution(index, name, input, filters: filters, height: height, width: width, stride: stride, padding: padding)
        case .dense(let units): dense(index, name, input, units: units)
        case .batchNormalization(let epsilon):
            let inputs = tensors(index).map { entry in
                initializer(entry.name, entry.shape, vector(Array(network.parameters[entry.range])))
            }
            node("BatchNormalization", name, inputs, [("epsilon", .float(epsilon))])
        case .maxPool(let size, let stride): pool("MaxPool", name, size, stride)
        case .averagePool(let size, let stride): pool("AveragePool", name, size, stride)
        case .globalAveragePool:
            node("GlobalAveragePool", name)
            node("Flatten", "\(name)/flatten", [], [("axis", .integer(1))])
        case .dropout(let rate): node("Dropout", name, [initializer("\(name)/rate", [], [Float(rate)])])
        case .flatten:
            node("Flatten", name, [], [("axis", .integer(1))])
            flattened = input
        case .relu: node("Relu", name)
        case .leakyReLU(let slope): node("LeakyRelu", name, [], [("alpha", .float(slope))])
        case .tanh: node("Tanh", name)
        case .sigmoid: node("Sigmoid", name)
        case .rescaling(let scale, let offset):
            node("Mul", name, [initializer("\(name)/scale", [], [Float(scale)])])
            if offset != 0 { node("Add", "\(name)/shift", [initializer("\(name)/offset", [], [Float(offset)])]) }
        case .softmax: node("Softmax", name, [], [("axis", .integer(1))])
        }
    }

    private mutating func convolution(
        _ index: Int, _ name: String, _ input: Shape, filters: Int, height: Int, width: Int, stride: Int, padding: Padding
    ) {
        guard case .map(let rows, let columns, let channels) = input else { return }
        let zeros = padding.zeros(height: rows, width: columns, kernelHeight: height, kernelWidth: width, stride: stride)
        let entries = tensors(index)
        let kernel = TensorOrder.kernel(
            toOIHW: Array(network.parameters[entries[0].range]), filters: filters, channels: channels, height: height, width: width)
        let inputs = [
            initializer(entries[0].name, [filters, channels, height, width], kernel),
            initializer(entries[1].name, [filters], Array(network.parameters[entries[1].range])),
        ]
        node("Conv", name, inputs, [
            ("kernel_shape", .integers([height, width])), ("pads", .integers([zeros.top, zeros.left, zeros.bottom, zeros.right])),
            ("strides", .integers([stride, stride])),
        ])
    }

    private mutating func dense(_ index: Int, _ name: String, _ input: Shape, units: Int) {
        let entries = tensors(index)
        var kernel = Array(network.parameters[entries[0].range])
        if let flattened { kernel = TensorOrder.inputs(toChannelsFirst: kernel, map: flattened, units: units) }
        flattened = nil
        node("Gemm", name, [
            initializer(entries[0].name, [input.count, units], kernel),
            initializer(entries[1].name, [units], Array(network.parameters[entries[1].range])),
        ])
    }

    /// Numbers of each channel; behind a flattening, of each place in the order of the graph.
    private func vector(_ values: [Float]) -> [Float] {
        guard let flattened, flattened.count == values.count else { return values }
        return TensorOrder.inputs(toChannelsFirst: values, map: flattened, units: 1)
    }

    private mutating func pool(_ operation: String, _ name: String, _ size: Int, _ stride: Int) {
        node(operation, name, [], [("kernel_shape", .integers([size, size])), ("strides", .integers([stride, stride]))])
    }

    private func tensors(_ index: Int) -> [TensorEntry] { network.architecture.tensors().filter { $0.layer == index } }

    private mutating func initializer(_ name: String, _ shape: [Int], _ values: [Float]) -> String {
        var raw: [UInt8] = []
        raw.append(littleEndian: values)
        initializers.append(ProtobufMessage {
            for size in shape { $0.put(1, size) }
            $0.put(2, ONNXType.float.rawValue)
            $0.put(8, name)
            $0.put(9, raw)
        })
        return name
    }

    private mutating func node(
        _ operation: String, _ name: String, _ inputs: [String] = [], _ settings: [(String, Setting)] = [], output: String? = nil
    ) {
        let (input, result) = (current, output ?? "\(name)/output")
        nodes.append(ProtobufMessage { node in
            for value in [input] + inputs { node.put(1, value) }
            node.put(2, result)
            node.put(3, name)
            node.put(4, operation)
            for (name, setting) in settings { node.put(5, Self.attribute(name, setting)) }
        })
        current = result
    }

    private static func attribute(_ name: String, _ setting: Setting) -> ProtobufMessage {
        ProtobufMessage {
            $0.put(1, name)
            switch setting {
            case .float(let value):
                $0.put(2, Float(value))
                $0.put(20, 1)
            case .integer(let value):
                $0.put(3, value)
                $0.put(20, 2)
            case .integers(let values):
                for value in values { $0.put(8, value) }
                $0.put(20, 7)
            }
        }
    }
}

extension ONNXFormat {
    package func bytes(of network: Network) -> [UInt8] { ONNXWriter.bytes(of: network) }
}

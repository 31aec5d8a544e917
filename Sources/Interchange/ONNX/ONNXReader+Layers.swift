import ConvNet
import Translation
import Words

// Layers with weights, and functions of each number.
extension ONNXReader {
    /// The constant at an input.
    func constant(_ place: Int, _ constants: [ONNXConstant?], _ node: ONNXNode) throws(InterchangeError) -> ONNXConstant {
        guard constants.indices.contains(place), let constant = constants[place] else {
            throw unknown(node, "its weights are no constants of the file")
        }
        return constant
    }

    private func optional(_ place: Int, _ constants: [ONNXConstant?]) -> ONNXConstant? {
        constants.indices.contains(place) ? constants[place] : nil
    }

    /// The numbers of a tensor. One tensor may be named by many nodes, so they are counted.
    private mutating func floats(_ constant: ONNXConstant, _ node: ONNXNode) throws(InterchangeError) -> [Float] {
        let values = try constant.floats(file)
        numbers += values.count
        guard numbers <= Self.mostNumbers else { throw bad(node, "the nodes up to here have more weights than any network here") }
        guard values.count == constant.dimensions.reduce(1, &*) else { throw bad(node, "its weights have another size than their shape") }
        return values
    }

    mutating func convolution(_ node: ONNXNode, _ constants: [ONNXConstant?]) throws(InterchangeError) {
        let weights = try constant(1, constants, node)
        let sizes = weights.dimensions
        guard sizes.count == 4 else { throw unknown(node, "its weights have \(sizes.count) dimensions, expected 4") }
        let (filters, channels, height, width) = (sizes[0], sizes[1], sizes[2], sizes[3])
        let groups = node.integer("group") ?? 1
        guard groups == 1 else { throw unknown(node, "its channels fall into \(groups) groups, expected one") }
        try settle()
        let input = try shape
        guard case .map(let rows, let columns, let depth) = input, layout.reads([.batch, .channel, .row, .column], input) else {
            throw unknown(node, "its input is no map in the order channels, rows, columns")
        }
        guard channels == depth else { throw bad(node, "expected \(depth) channels, got \(channels)") }
        let window = try ONNXWindow(node, height: height, width: width, rows: rows, columns: columns, file: file)
        let kernel = TensorOrder.kernel(
            fromOIHW: try floats(weights, node), filters: filters, channels: channels, height: height, width: width)
        var bias = [Float](repeating: 0, count: filters)
        if let constant = optional(2, constants) { bias = try floats(constant, node) }
        let layer = Layer.convolution(
            filters: filters, kernelHeight: height, kernelWidth: width, stride: window.stride, padding: window.padding)
        pending = .weighted(layer, kernel: kernel, bias: bias, name: node.title)
        layout.dimensions = [[.batch], [.channel], [.row], [.column]]
    }

    mutating func dense(_ node: ONNXNode, _ constants: [ONNXConstant?]) throws(InterchangeError) {
        let weights = try constant(1, constants, node)
        guard constants[0] == nil, weights.dimensions.count == 2 else {
            throw unknown(node, "expected a vector times a matrix of weights")
        }
        try settle()
        let before = try shape
        let rank = layout.dimensions.count
        guard let place = layout.only(before), node.operation == "MatMul" ? place == rank - 1 : rank == 2 else {
            throw unknown(node, "its input is a map, expected a vector")
        }
        try flatten(named: flattener)
        let isTurned = node.operation == "Gemm" && node.integer("transB") == 1
        guard node.integer("transA") ?? 0 == 0 else { throw unknown(node, "its input is transposed") }
        let (inputs, units) = isTurned ? (weights.dimensions[1], weights.dimensions[0]) : (weights.dimensions[0], weights.dimensions[1])
        guard try shape.count == inputs else { throw bad(node, "expected weights of \(try shape.count) inputs, got \(inputs)") }
        var kernel = try floats(weights, node)
        if isTurned { kernel = TensorOrder.turned(kernel, rows: units, columns: inputs) }
        kernel = flattening?.turned(kernel, each: units) ?? kernel
        var bias = [Float](repeating: 0, count: units)
        if let constant = optional(2, constants) {
            let values = try floats(constant, node)
            bias = values.count == 1 ? Array(repeating: values[0], count: bias.count) : values
        }
        if let alpha = node.float("alpha"), alpha != 1 { kernel = kernel.map { $0 * alpha } }
        if let beta = node.float("beta"), beta != 1 { bias = bias.map { $0 * beta } }
        (flattening, hasDense) = (nil, true)
        layout.dimensions = layout.dimensions.map { $0 == [.batch] ? $0 : [] }
        layout.dimensions[layout.dimensions.count - 1] = [.unit]
        guard bias.count == units else { throw bad(node, "expected \(units) numbers of its bias, got \(bias.count)") }
        pending = .weighted(.dense(units: units), kernel: kernel, bias: bias, name: node.title)
    }

    mutating func normalization(_ node: ONNXNode, _ constants: [ONNXConstant?]) throws(InterchangeError) {
        guard node.integer("training_mode") ?? 0 == 0 else { throw unknown(node, "it is one in training, expected one in use") }
        guard node.integer("spatial") ?? 1 == 1 else { throw unknown(node, "it keeps places apart (spatial 0), expected channels") }
        try settle()
        if layout.dimensions.count == 2 { try flatten(named: flattener) }
        let shape = try shape
        let isSecond = layout.axes(1, shape).allSatisfy { $0 == .channel || $0 == .unit }
        guard layout.dimensions.count > 1, isSecond, shape.channels == layout.size(1, shape) else {
            throw unknown(node, "its channels do not come second")
        }
        var tensors: [[Float]] = []
        for place in 1...4 {
            let values = try floats(try constant(place, constants, node), node)
            guard values.count == shape.channels else {
                throw bad(node, "expected \(shape.channels) numbers of each kind, got \(values.count)")
            }
            tensors.append(turned(values))
        }
        try put(.batchNormalization(epsilon: Self.decimal(node.float("epsilon") ?? 1e-5)), tensors, node)
    }

    /// Numbers of a flattened map, one for each place, in the core's order.
    func turned(_ values: [Float]) -> [Float] {
        guard let flattening, flattening.map.count == values.count else { return values }
        return flattening.turned(values, each: 1)
    }

    mutating func function(_ layer: Layer, _ node: ONNXNode) throws(InterchangeError) { try put(layer, [], node) }

    mutating func dropout(_ node: ONNXNode, _ constants: [ONNXConstant?]) throws(InterchangeError) {
        guard end == nil else { return }
        let rate = try optional(1, constants)?.floats(file).first ?? node.float("ratio") ?? 0.5
        guard rate >= 0, rate < 1 else { return }
        try put(.dropout(rate: Self.decimal(rate)), [], node)
    }

    func cast(_ node: ONNXNode) throws(InterchangeError) {
        guard end == nil, let type = node.integer("to").flatMap({ ONNXType(rawValue: $0) }), !type.isFloat else { return }
        throw unknown(node, "it makes whole numbers of what the layers give")
    }

    mutating func softmax(_ node: ONNXNode) throws(InterchangeError) {
        try settle()
        let before = try shape
        let rank = layout.dimensions.count
        let axis = node.integer("axis") ?? (model.opset < 13 ? 1 : -1)
        let place = axis < 0 ? axis &+ rank : axis
        guard let only = layout.only(before), model.opset < 13 ? place <= only && place > 0 : place == only else {
            throw unknown(node, "it is one over the axis \(axis), expected one over the classes")
        }
        try flatten(named: flattener)
        end = node.title
        if node.operation == "LogSoftmax" { try afterword(node) }
    }

    /// What stands at the end and changes no order of the classes.
    mutating func afterword(_ node: ONNXNode) throws(InterchangeError) {
        if node.operation == "ArgMax" {
            assembly.note("\(node.title) is left out: what it chooses of is kept")
            end = end ?? node.title
            return
        }
        guard end != nil else { throw unknown(node, "it is known behind a softmax only") }
        assembly.note("\(node.title) gives logarithms; here the last layer gives the probabilities themselves")
    }
}

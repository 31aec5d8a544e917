import ConvNet
import Translation

// Sums and products with constants: biases, rescalings, and what is left of batch normalization.
extension ONNXReader {
    mutating func arithmetic(_ node: ONNXNode, _ constants: [ONNXConstant?]) throws(InterchangeError) {
        guard constants.count == 2, let constant = constants[0] ?? constants[1] else {
            throw unknown(node, "expected an input and a constant")
        }
        let isConstantFirst = constants[0] != nil
        let values = try along(constant, node).map { Double($0) }
        let (ones, zeros) = (values.map { _ in 1.0 }, values.map { _ in 0.0 })
        switch node.operation {
        case "Add": try affine(scale: ones, offset: values, node)
        case "Sub" where isConstantFirst: try affine(scale: ones.map { -$0 }, offset: values, node)
        case "Sub": try affine(scale: ones, offset: values.map { -$0 }, node)
        case "Mul": try affine(scale: values, offset: zeros, node)
        default:
            guard !isConstantFirst, !values.contains(0) else { throw unknown(node, "it divides a constant, or by zero") }
            try affine(scale: values.map { 1 / $0 }, offset: zeros, node)
        }
    }

    /// A constant as one number, or one for each channel in the core's order.
    private func along(_ constant: ONNXConstant, _ node: ONNXNode) throws(InterchangeError) -> [Float] {
        let values = try constant.floats(file)
        let shape = try shape
        if values.count == 1 { return values }
        let rank = layout.dimensions.count
        let filled = constant.dimensions.indices.filter { constant.dimensions[$0] != 1 }
        let place = (filled.first ?? constant.dimensions.count - 1) + rank - constant.dimensions.count
        guard filled.count <= 1, constant.dimensions.count <= rank, (0..<rank).contains(place), values.count == shape.channels,
            layout.axes(place, shape).allSatisfy({ $0 == .channel || $0 == .unit })
        else {
            let sizes = constant.dimensions.map { "\($0)" }.joined(separator: "×")
            throw unknown(node, "its constant of \(sizes) is neither one number nor one for each channel of \(shape)")
        }
        return turned(values)
    }

    /// Joins a scale and an offset with what waits, or waits with them.
    private mutating func affine(scale: [Double], offset: [Double], _ node: ONNXNode) throws(InterchangeError) {
        let shape = try shape
        switch pending {
        case .weighted(let layer, let kernel, let bias, let name) where scale.count == shape.channels && bias.count == scale.count:
            let scaled = scale.allSatisfy { $0 == 1 } ? kernel : kernel.indices.map { Float(Double(kernel[$0]) * scale[$0 % scale.count]) }
            let moved = bias.indices.map { Float(Double(bias[$0]) * scale[$0] + offset[$0]) }
            pending = .weighted(layer, kernel: scaled, bias: moved, name: name)
        case .affine(let before, let start, let name):
            let count = max(before.count, scale.count)
            func at(_ values: [Double], _ place: Int) -> Double { values.count == 1 ? values[0] : values[place] }
            pending = .affine(
                scale: (0..<count).map { at(before, $0) * at(scale, $0) },
                offset: (0..<count).map { at(start, $0) * at(scale, $0) + at(offset, $0) }, name: name)
        default:
            try settle()
            pending = .affine(scale: scale, offset: offset, name: node.title)
        }
    }
}

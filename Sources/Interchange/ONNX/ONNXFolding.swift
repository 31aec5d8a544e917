import ConvNet
import Translation

/// The nodes that make constants of constants, as exporters leave them: transposed weights, sizes put together.
struct ONNXFolding {
    /// Numbers that may be moved about in all; weights of a network are far fewer.
    private static let mostMoved = 1 << 25

    let file: String
    private var moved = 0

    init(file: String) { self.file = file }

    private static let known: Set<String> = [
        "Add", "Cast", "Concat", "ConstantOfShape", "Div", "Flatten", "Gather", "Identity", "Mul", "Reshape", "Shape", "Slice",
        "Squeeze", "Sub", "Transpose", "Unsqueeze",
    ]

    /// What a node makes of constants.
    mutating func constant(_ node: ONNXNode, _ inputs: [ONNXConstant]) throws(InterchangeError) -> ONNXConstant {
        guard let first = inputs.first, Self.known.contains(node.operation), node.domain.isEmpty || node.domain == "ai.onnx" else {
            throw .unsupported(file: file, layer: node.title, reason: "it computes with constants alone")
        }
        var result = first
        result.name = node.outputs.first ?? first.name
        switch node.operation {
        case "Transpose": try transpose(&result, node)
        case "Reshape", "Flatten", "Squeeze", "Unsqueeze": try reshape(&result, node, inputs)
        case "Concat":
            var sizes: [Int] = []
            for input in inputs where sizes.count <= ONNXConstant.mostSizes { sizes += try input.sizes(file) }
            result = ONNXConstant(sizes: try few(sizes, node), name: result.name)
        case "Shape": result = ONNXConstant(sizes: try few(first.dimensions, node), name: result.name)
        case "ConstantOfShape": try fill(&result, node)
        case "Slice": try slice(&result, node, inputs)
        case "Gather": try pick(&result, node, inputs)
        case "Add", "Sub", "Mul", "Div": try compute(&result, node, inputs)
        default: break
        }
        return result
    }

    private func few(_ sizes: [Int], _ node: ONNXNode) throws(InterchangeError) -> [Int] {
        guard sizes.count <= ONNXConstant.mostSizes else { throw bad(node, "a list of more than \(ONNXConstant.mostSizes) sizes") }
        return sizes
    }

    private func bad(_ node: ONNXNode, _ problem: String) -> InterchangeError { .badLayer(file: file, layer: node.title, problem: problem) }

    private mutating func transpose(_ constant: inout ONNXConstant, _ node: ONNXNode) throws(InterchangeError) {
        let order = node.integers("perm") ?? constant.dimensions.indices.reversed()
        guard order.sorted() == Array(constant.dimensions.indices) else { throw bad(node, "its order is none of the dimensions") }
        let values = try constant.floats(file)
        moved += values.count
        guard moved <= Self.mostMoved else { throw bad(node, "more is moved about than a network has weights") }
        let turned = TensorOrder.transposed(values, shape: constant.dimensions, order: order)
        constant = ONNXConstant(floats: turned, dimensions: order.map { constant.dimensions[$0] }, name: constant.name)
    }

    private func reshape(_ constant: inout ONNXConstant, _ node: ONNXNode, _ inputs: [ONNXConstant]) throws(InterchangeError) {
        let old = constant.dimensions
        let count = old.reduce(1, &*)
        switch node.operation {
        case "Reshape":
            guard inputs.count > 1 else { throw bad(node, "expected a shape") }
            let sizes = try inputs[1].sizes(file).enumerated().map { $1 == 0 && $0 < old.count ? old[$0] : $1 }
            let known = sizes.filter { $0 > 0 }.reduce(1, &*)
            constant.dimensions = sizes.map { $0 == -1 && known > 0 ? count / known : $0 }
        case "Flatten":
            let axis = node.integer("axis") ?? 1
            guard (0...old.count).contains(axis) else { throw bad(node, "its axis \(axis) is none") }
            constant.dimensions = [old[..<axis].reduce(1, &*), old[axis...].reduce(1, &*)]
        case "Squeeze": constant.dimensions = old.filter { $0 != 1 }
        default:
            let told = inputs.count > 1 ? try inputs[1].sizes(file) : []
            let axes = node.integers("axes") ?? told
            let rank = old.count + axes.count
            let places = Set(axes.map { $0 < 0 ? $0 &+ rank : $0 })
            guard rank <= 8, places.count == axes.count, places.allSatisfy({ (0..<rank).contains($0) }) else {
                throw bad(node, "its axes are none of the result's")
            }
            var rest = old[...]
            constant.dimensions = (0..<rank).map { places.contains($0) ? 1 : rest.popFirst() ?? 1 }
        }
        guard constant.dimensions.allSatisfy({ $0 >= 0 }), constant.dimensions.reduce(1, &*) == count else {
            throw bad(node, "the shape does not fit \(count) numbers")
        }
    }

    private func fill(_ constant: inout ONNXConstant, _ node: ONNXNode) throws(InterchangeError) {
        let sizes = try constant.sizes(file)
        guard sizes.allSatisfy({ (0...ONNXConstant.mostSizes).contains($0) }), sizes.count <= 2 else {
            throw bad(node, "it makes more than a list")
        }
        let count = try few(Array(repeating: 0, count: sizes.reduce(1, *)), node).count
        var value = 0
        if case .tensor(let tensor) = node.attributes["value"] {
            value = try ONNXConstant(tensor, name: constant.name).sizes(file).first ?? 0
        }
        constant = ONNXConstant(sizes: Array(repeating: value, count: count), name: constant.name)
        constant.dimensions = sizes
    }

    /// Some rows of a short list or table, in their order or the other way round.
    private func slice(_ constant: inout ONNXConstant, _ node: ONNXNode, _ inputs: [ONNXConstant]) throws(InterchangeError) {
        let sizes = try constant.sizes(file)
        let axis = inputs.count > 3 ? try inputs[3].sizes(file).first : 0
        guard inputs.count > 2, let rows = constant.dimensions.first, let start = try inputs[1].sizes(file).first,
            let end = try inputs[2].sizes(file).first, axis == 0
        else { throw bad(node, "expected a start and an end of rows") }
        let step = inputs.count > 4 ? try inputs[4].sizes(file).first : 1
        func place(_ index: Int, _ bounds: ClosedRange<Int>) -> Int {
            min(max(bounds.lowerBound, index < 0 ? index.addingReportingOverflow(rows).partialValue : index), bounds.upperBound)
        }
        let places: [Int]
        switch step {
        case 1: places = Array(stride(from: place(start, 0...rows), to: place(end, 0...rows), by: 1))
        case -1 where rows > 0:
            let last = end < -rows ? -1 : place(end, 0...rows - 1)
            places = Array(stride(from: place(start, 0...rows - 1), to: last, by: -1))
        default: throw bad(node, "expected steps of 1 or -1")
        }
        let each = rows > 0 ? sizes.count / rows : 0
        guard each * rows == sizes.count else { throw bad(node, "its rows are uneven") }
        let dimensions = [places.count] + constant.dimensions.dropFirst()
        constant = ONNXConstant(sizes: places.flatMap { sizes[$0 * each..<($0 + 1) * each] }, name: constant.name)
        constant.dimensions = dimensions
    }

    /// Some of a list of sizes.
    private func pick(_ constant: inout ONNXConstant, _ node: ONNXNode, _ inputs: [ONNXConstant]) throws(InterchangeError) {
        guard inputs.count > 1, constant.dimensions.count <= 1 else { throw bad(node, "it takes of more than a list of sizes") }
        let (sizes, indices) = (try constant.sizes(file), try inputs[1].sizes(file))
        let places = indices.map { $0 < 0 ? $0 &+ sizes.count : $0 }
        guard places.allSatisfy({ sizes.indices.contains($0) }) else { throw bad(node, "its index is beyond the list") }
        constant = ONNXConstant(sizes: places.map { sizes[$0] }, name: constant.name, isScalar: inputs[1].dimensions.isEmpty)
    }

    /// Sums and products of sizes, such as the zeros that `same` comes to.
    private func compute(_ constant: inout ONNXConstant, _ node: ONNXNode, _ inputs: [ONNXConstant]) throws(InterchangeError) {
        guard inputs.count == 2 else { throw bad(node, "expected two sizes") }
        let (ones, others) = (try inputs[0].sizes(file), try inputs[1].sizes(file))
        guard ones.count == others.count || ones.count == 1 || others.count == 1, let first = ones.first, let last = others.first else {
            throw bad(node, "expected two sizes")
        }
        var results: [Int] = []
        for place in 0..<max(ones.count, others.count) {
            let (one, other) = (ones.count == 1 ? first : ones[place], others.count == 1 ? last : others[place])
            let (value, overflow) = switch node.operation {
            case "Add": one.addingReportingOverflow(other)
            case "Sub": one.subtractingReportingOverflow(other)
            case "Mul": one.multipliedReportingOverflow(by: other)
            default: one.dividedReportingOverflow(by: other)
            }
            guard !overflow, one != ONNXConstant.batch, other != ONNXConstant.batch else {
                throw bad(node, "the number of images is open")
            }
            results.append(value)
        }
        constant = ONNXConstant(sizes: results, name: constant.name)
        constant.dimensions = inputs[0].dimensions.count > inputs[1].dimensions.count ? inputs[0].dimensions : inputs[1].dimensions
        if constant.dimensions.reduce(1, &*) != results.count { constant.dimensions = [results.count] }
    }
}

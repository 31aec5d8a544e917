import ConvNet
import Translation
import Words

// What works on maps, and what puts numbers into another order.
extension ONNXReader {
    private mutating func map(_ node: ONNXNode) throws(InterchangeError) -> (rows: Int, columns: Int) {
        try settle()
        let shape = try shape
        guard case .map(let rows, let columns, _) = shape, layout.reads([.batch, .channel, .row, .column], shape) else {
            throw unknown(node, "its input is no map in the order channels, rows, columns")
        }
        return (rows, columns)
    }

    mutating func pool(_ node: ONNXNode) throws(InterchangeError) {
        let (rows, columns) = try map(node)
        guard let kernel = node.integers("kernel_shape"), kernel.count == 2, node.integer("storage_order") ?? 0 == 0 else {
            throw unknown(node, "its window has no rows and columns")
        }
        let window = try ONNXWindow(node, height: kernel[0], width: kernel[1], rows: rows, columns: columns, file: file)
        guard window.isWithinMap(height: kernel[0], width: kernel[1], rows: rows, columns: columns) else {
            throw unknown(node, "its window stands over the border of the map (pads), expected one inside")
        }
        let stride = window.stride
        if node.integer("ceil_mode") ?? 0 != 0, (rows - kernel[0]) % stride != 0 || (columns - kernel[1]) % stride != 0 {
            throw unknown(node, "its last window is cut off (ceil_mode 1), expected whole ones")
        }
        let isMean = node.operation == "AveragePool"
        if isMean, kernel == [rows, columns], rows != columns { return try globalAverage(node, keepingDimensions: true) }
        guard kernel[0] == kernel[1] else { throw unknown(node, "its window of \(kernel[0])×\(kernel[1]) is no square") }
        try put(isMean ? .averagePool(size: kernel[0], stride: stride) : .maxPool(size: kernel[0], stride: stride), [], node)
    }

    /// Pools with a window as large as the map.
    mutating func wholePool(_ node: ONNXNode, _ constants: [ONNXConstant?]) throws(InterchangeError) {
        if node.operation == "GlobalMaxPool" {
            let (rows, columns) = try map(node)
            guard rows == columns else { throw unknown(node, "its window of \(rows)×\(columns) is no square") }
            return try put(.maxPool(size: rows, stride: rows), [], node)
        }
        guard node.operation == "ReduceMean" else {
            _ = try map(node)
            return try globalAverage(node, keepingDimensions: true)
        }
        try settle()
        let rank = layout.dimensions.count
        let axes = try sizes(node, "axes", orInput: 1, constants) ?? []
        let places = Set(axes.map { $0 < 0 ? $0 &+ rank : $0 })
        let shape = try shape
        let covered = places.flatMap { layout.axes($0, shape) }
        guard case .map = shape, !places.isEmpty, places.allSatisfy({ (1..<rank).contains($0) }), !covered.contains(.channel),
            Set(covered) == Set(layout.order(shape).filter { $0 != .channel })
        else { throw unknown(node, "it is a mean over other axes than the rows and columns of a map") }
        let keeps = node.integer("keepdims") ?? 1 != 0
        let kept = layout.dimensions.indices.filter { keeps || !places.contains($0) }.map { layout.dimensions[$0] }
        try put(.globalAveragePool, [], node)
        layout.dimensions = kept.map { $0 == [.batch] ? $0 : $0.contains(.channel) ? [.unit] : [] }
    }

    private mutating func globalAverage(_ node: ONNXNode, keepingDimensions: Bool) throws(InterchangeError) {
        try put(.globalAveragePool, [], node)
        layout.dimensions = [[.batch], [.unit], [], []]
    }

    /// A list that was an attribute in older opsets and is an input in newer ones.
    private func sizes(
        _ node: ONNXNode, _ attribute: String, orInput place: Int, _ constants: [ONNXConstant?]
    ) throws(InterchangeError) -> [Int]? {
        if let values = node.integers(attribute) { return values }
        guard constants.indices.contains(place), let constant = constants[place] else { return nil }
        return try constant.sizes(file)
    }

    mutating func pad(_ node: ONNXNode, _ constants: [ONNXConstant?]) throws(InterchangeError) {
        guard node.text("mode") ?? "constant" == "constant" else { throw unknown(node, "it pads with something else than zeros") }
        let filling = constants.count > 2 ? try constants[2]?.floats(file).first : nil
        let value = filling ?? node.float("value") ?? 0
        guard value == 0 else { throw unknown(node, "it pads with \(value), expected zeros") }
        guard let pads = try sizes(node, "pads", orInput: 1, constants) else {
            throw unknown(node, "its pads are no constants of the file")
        }
        let rank = layout.dimensions.count
        let told = try sizes(node, "axes", orInput: 3, constants)
        let axes = told?.map { $0 < 0 ? $0 &+ rank : $0 } ?? Array(0..<rank)
        guard pads.count == 2 * axes.count, pads.allSatisfy({ (0...64).contains($0) }), Set(axes).count == axes.count else {
            throw unknown(node, "its pads are not two numbers from 0 to 64 for each axis")
        }
        guard pads.contains(where: { $0 != 0 }) else { return }
        try settle()
        guard case .map = try shape else { throw unknown(node, "it pads a vector") }
        var (before, after) = ([ONNXLayout.Axis: Int](), [ONNXLayout.Axis: Int]())
        for (place, dimension) in axes.enumerated() where pads[place] != 0 || pads[place + axes.count] != 0 {
            guard layout.dimensions.indices.contains(dimension), let axis = layout.dimensions[dimension].first,
                layout.dimensions[dimension].count == 1, axis == .row || axis == .column
            else { throw unknown(node, "it pads something else than rows and columns") }
            (before[axis], after[axis]) = (pads[place], pads[place + axes.count])
        }
        try assembly.pad(
            top: before[.row] ?? 0, left: before[.column] ?? 0, bottom: after[.row] ?? 0, right: after[.column] ?? 0, named: node.title)
    }

    /// Reshapes, transposes and the like: no number changes, only its place.
    mutating func rearrange(_ node: ONNXNode, _ constants: [ONNXConstant?]) throws(InterchangeError) {
        let shape = try shape
        switch node.operation {
        case "Transpose":
            let order = node.integers("perm") ?? layout.dimensions.indices.reversed()
            guard order.sorted() == Array(layout.dimensions.indices), order.first == 0 else {
                throw unknown(node, "it does not leave the images in front")
            }
            layout.dimensions = order.map { layout.dimensions[$0] }
        case "Flatten":
            let axis = node.integer("axis") ?? 1
            guard axis == 1 || axis == 1 - layout.dimensions.count else {
                throw unknown(node, "it flattens from the axis \(axis), expected 1")
            }
            layout.dimensions = [[.batch], layout.dimensions.dropFirst().flatMap { $0 }]
        case "Reshape":
            guard constants.count > 1, let sizes = try constants[1]?.sizes(file) else {
                throw unknown(node, "its shape is no constant of the file")
            }
            layout = try reshaped(sizes, shape, node)
        default: try squeeze(node, constants, shape)
        }
        guard layout.dimensions.count == 2, case .map = shape else { return }
        if layers > 0 || isWaiting { try flatten(named: node.title) } else { flattener = node.title }
    }

    private var isWaiting: Bool { if case .none = pending { false } else { true } }

    private func reshaped(_ sizes: [Int], _ shape: Shape, _ node: ONNXNode) throws(InterchangeError) -> ONNXLayout {
        let keeps = node.integer("allowzero") ?? 0 == 0
        var sizes = sizes
        for place in sizes.indices where sizes[place] == 0 && keeps && layout.dimensions.indices.contains(place) {
            sizes[place] = place == 0 ? ONNXConstant.batch : layout.size(place, shape)
        }
        let known = sizes.dropFirst().filter { $0 > 0 }.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
        let images = sizes.first ?? 0
        if let open = sizes.dropFirst().firstIndex(of: -1), known > 0 { sizes[open] = shape.count / known }
        guard images == ONNXConstant.batch || images == -1 || images == input.batch ?? 1,
            let result = layout.grouped(Array(sizes.dropFirst()), shape)
        else {
            let words = sizes.map { $0 == ONNXConstant.batch ? "images" : "\($0)" }.joined(separator: "×")
            throw unknown(node, "its shape \(words) is no other grouping of \(shape) in each image")
        }
        return result
    }

    private mutating func squeeze(_ node: ONNXNode, _ constants: [ONNXConstant?], _ shape: Shape) throws(InterchangeError) {
        let axes = try sizes(node, "axes", orInput: 1, constants)
        guard node.operation == "Squeeze" else {
            let rank = layout.dimensions.count + (axes?.count ?? 0)
            let places = Set((axes ?? []).map { $0 < 0 ? $0 &+ rank : $0 })
            guard rank <= 8, places.count == axes?.count, places.allSatisfy({ (1..<rank).contains($0) }) else {
                throw unknown(node, "its axes are none behind the images")
            }
            var rest = layout.dimensions[...]
            layout.dimensions = (0..<rank).map { places.contains($0) ? [] : rest.popFirst() ?? [] }
            return
        }
        let all = layout.dimensions.indices.filter { $0 > 0 && layout.size($0, shape) == 1 }
        let places = Set(axes?.map { $0 < 0 ? $0 &+ layout.dimensions.count : $0 } ?? all)
        guard places.isSubset(of: all) else { throw unknown(node, "it takes out an axis that is not of size 1") }
        layout.dimensions = layout.dimensions.indices.filter { !places.contains($0) }.map { layout.dimensions[$0] }
    }
}

import ConvNet
import Files
import Translation
import Words

/// A graph while it is read, node by node, into an ``Assembly``.
///
/// What is open between nodes stands here: the order of the numbers, and a layer whose bias or scale a later node may bring.
struct ONNXReader {
    /// What waits for the nodes behind it.
    enum Pending {
        case none
        /// A convolution or dense layer, to which an Add of a bias belongs.
        case weighted(Layer, kernel: [Float], bias: [Float], name: String)
        /// Each number times a scale, plus an offset: one of each, or one for each channel.
        case affine(scale: [Double], offset: [Double], name: String)
    }

    /// More numbers at the end are no classes.
    private static let mostHandedOn = 256
    /// More than twice the parameters of the largest network.
    static let mostNumbers = 1 << 25
    /// More than any network here has, each a step through all before it.
    private static let mostLayers = 512

    let file: String
    let model: ONNXModel
    let input: ONNXInput
    var assembly: Assembly
    var layout: ONNXLayout
    var pending = Pending.none
    /// The map behind the image's first layers that a vector was made of, until a dense layer reads it.
    var flattening: ONNXFlattening?
    /// The node that made a map a vector before any layer came.
    var flattener = "input"
    var layers = 0
    var hasDense = false
    /// How many numbers the layers so far have.
    var numbers = 0
    /// The softmax, behind which nothing may stand.
    var end: String?
    private var folding: ONNXFolding
    private var constants: [String: ONNXConstant] = [:]
    /// The sizes of each value that depends on the image.
    private var sizes: [String: [Int]] = [:]
    /// The value that the layers so far give.
    private var current: String

    init(_ model: ONNXModel, input: ONNXInput, pixels: WeightHints.Pixels?, file: String) {
        (self.model, self.input, self.file) = (model, input, file)
        assembly = Assembly(file: file, input: input.shape, pixels: pixels)
        (layout, current, folding) = (input.layout, input.value.name, ONNXFolding(file: file))
        if let note = input.note { assembly.note(note) }
        for (name, tensor) in model.graph?.initializers ?? [:] { constants[name] = ONNXConstant(tensor, name: name) }
    }

    /// Reads the nodes, each behind those that it depends on, up to the output.
    mutating func read(_ nodes: [ONNXNode], output: String) throws(InterchangeError) {
        sizes[current] = try currentSizes
        for node in nodes { try read(node) }
        guard output == current else {
            throw .foreign(
                file: file, what: "a graph whose output '\(ONNXNode.shown(output))' does not depend on its image",
                remedy: "expected a linear network")
        }
        try finish()
    }

    /// The sizes of what there is now, the number of images first.
    private var currentSizes: [Int] {
        get throws(InterchangeError) {
            let shape = try shape
            return layout.dimensions.indices.map {
                layout.dimensions[$0].contains(.batch) ? input.batch ?? ONNXConstant.batch : layout.size($0, shape)
            }
        }
    }

    /// The shape of what there is now, the waiting layer included.
    var shape: Shape {
        get throws(InterchangeError) {
            guard case .weighted(let layer, _, _, let name) = pending else { return try assembly.shape }
            var next = assembly
            try next.add(layer, named: name)
            return try next.shape
        }
    }

    private mutating func read(_ node: ONNXNode) throws(InterchangeError) {
        let result = node.outputs.first ?? ""
        if node.operation == "Constant" {
            constants[result] = try constant(node)
            return
        }
        let data = node.inputs.filter { sizes[$0] != nil }
        if node.operation == "Shape", let sizes = data.first.flatMap({ sizes[$0] }) {
            let (start, end) = (node.integer("start") ?? 0, node.integer("end") ?? sizes.count)
            func place(_ index: Int) -> Int { min(max(0, index < 0 ? index &+ sizes.count : index), sizes.count) }
            let from = place(start)
            constants[result] = ONNXConstant(sizes: Array(sizes[from..<max(from, place(end))]), name: result)
            return
        }
        let others = node.inputs.map { constants[$0] }
        guard !data.isEmpty else {
            constants[result] = try folding.constant(node, others.compactMap { $0 })
            return
        }
        guard layers <= Self.mostLayers else { throw bad(node, "the nodes up to here are more than \(Self.mostLayers) layers") }
        guard data == [current] else {
            let names = data.map { "'\(ONNXNode.shown($0))'" }
            throw unknown(node, "the graph branches here: it reads \(names.joined(separator: " and ")), expected a line of nodes")
        }
        try add(node, others)
        current = result
        sizes[result] = try currentSizes
    }

    private func constant(_ node: ONNXNode) throws(InterchangeError) -> ONNXConstant {
        let name = node.outputs.first ?? node.name
        for attribute in node.attributes.sorted(by: { $0.key < $1.key }).map(\.value) {
            switch attribute {
            case .tensor(let tensor): return ONNXConstant(tensor, name: name)
            case .float(let value): return ONNXConstant(floats: [value], dimensions: [], name: name)
            case .integer(let value): return ONNXConstant(sizes: [value], name: name, isScalar: true)
            case .floats(let values): return ONNXConstant(floats: values, dimensions: [values.count], name: name)
            case .integers(let values): return ONNXConstant(sizes: values, name: name)
            case .text, .other: continue
            }
        }
        throw unknown(node, "it holds no numbers")
    }

    /// - Parameter constants: in the order of the node's inputs, nil for those that depend on the image or are left out
    private mutating func add(_ node: ONNXNode, _ constants: [ONNXConstant?]) throws(InterchangeError) {
        let isOwn = node.domain.isEmpty || node.domain == "ai.onnx"
        guard isOwn || node.operation == "ZipMap" else { throw unknown(node, "it is no operator of ONNX itself") }
        if let end, !Self.passing.contains(node.operation) { throw unknown(node, "it stands behind \(end), which ends a network here") }
        switch node.operation {
        case "Identity", "ZipMap": break
        case "Cast": try cast(node)
        case "Dropout": try dropout(node, constants)
        case "Conv": try convolution(node, constants)
        case "Gemm", "MatMul": try dense(node, constants)
        case "BatchNormalization": try normalization(node, constants)
        case "MaxPool", "AveragePool": try pool(node)
        case "GlobalAveragePool", "ReduceMean", "GlobalMaxPool": try wholePool(node, constants)
        case "Pad": try pad(node, constants)
        case "Add", "Sub", "Mul", "Div": try arithmetic(node, constants)
        case "Relu": try function(.relu, node)
        case "LeakyRelu": try function(.leakyReLU(slope: Self.decimal(node.float("alpha") ?? 0.01)), node)
        case "Tanh": try function(.tanh, node)
        case "Sigmoid": try function(.sigmoid, node)
        case "Softmax", "LogSoftmax": try softmax(node)
        case "Log", "ArgMax": try afterword(node)
        case "Flatten", "Reshape", "Transpose", "Squeeze", "Unsqueeze": try rearrange(node, constants)
        default: throw unknown(node, "no layer here computes it")
        }
    }

    /// What may stand behind the softmax: it changes no number, or is left out with a note.
    private static let passing: Set<String> = [
        "Identity", "ZipMap", "Cast", "Flatten", "Reshape", "Squeeze", "Unsqueeze", "Log", "ArgMax", "Dropout",
    ]

    func unknown(_ node: ONNXNode, _ reason: String) -> InterchangeError { .unsupported(file: file, layer: node.title, reason: reason) }

    func bad(_ node: ONNXNode, _ problem: String) -> InterchangeError { .badLayer(file: file, layer: node.title, problem: problem) }

    /// A setting as people write it: 1e-05 in place of 9.999999747378752e-06.
    static func decimal(_ value: Float) -> Double { Double(value.description) ?? Double(value) }
}

// Layers come to the assembly.
extension ONNXReader {
    /// Hands on what waits.
    mutating func settle() throws(InterchangeError) {
        let waiting = pending
        pending = .none
        switch waiting {
        case .none: return
        case .weighted(let layer, let kernel, let bias, let name): try assembly.add(layer, [kernel, bias], named: name)
        case .affine(let scale, let offset, let name): try settle(scale: scale, offset: offset, name)
        }
        layers += 1
    }

    /// A scale and an offset by themselves: for all numbers a rescaling, for each channel what batch normalization does.
    private mutating func settle(scale: [Double], offset: [Double], _ name: String) throws(InterchangeError) {
        guard let first = scale.first, let shift = offset.first else { return }
        guard scale.count > 1 || offset.count > 1 else {
            // Bytes are brought down to 1 by a small scale; what convo wrote has pixels up to 1, as they are here.
            if layers == 0, abs(first) < 0.1, model.producer != ONNXFormat.producer {
                return try assembly.rescale(scale: first, offset: shift, named: name)
            }
            return try assembly.add(.rescaling(scale: first, offset: shift), named: name)
        }
        let count = max(scale.count, offset.count)
        func filled(_ values: [Double]) -> [Float] {
            values.count == count ? values.map { Float($0) } : Array(repeating: Float(values.first ?? 0), count: count)
        }
        // A variance of 1 hides so small an epsilon.
        try assembly.add(
            .batchNormalization(epsilon: 1e-12),
            [filled(scale), filled(offset), Array(repeating: 0, count: count), Array(repeating: 1, count: count)], named: name)
    }

    /// Adds a layer behind what waits.
    mutating func put(_ layer: Layer, _ tensors: [[Float]] = [], _ node: ONNXNode) throws(InterchangeError) {
        try settle()
        try assembly.add(layer, tensors, named: node.title)
        layers += 1
    }

    /// Makes a vector of a map, where the core needs one.
    mutating func flatten(named name: String) throws(InterchangeError) {
        try settle()
        let map = try assembly.shape
        guard case .map = map else { return }
        try assembly.add(.flatten, named: name)
        flattening = ONNXFlattening(order: layout.order(map), map: map)
        layout.dimensions = layout.dimensions.indices.map { place in
            layout.dimensions[place].contains(.batch) ? [.batch] : place == layout.only(map) ? [.unit] : []
        }
        layers += 1
    }

    /// Networks of convolutions alone end in one number of each map. Here a dense layer ends a network, so one is put
    /// there that hands them on.
    private mutating func handOnMeans() throws(InterchangeError) {
        guard !hasDense, case .flat(let classes) = try assembly.shape, classes <= Self.mostHandedOn else { return }
        var identity = [Float](repeating: 0, count: classes * classes)
        for unit in 0..<classes { identity[unit * classes + unit] = 1 }
        identity = flattening?.turned(identity, each: classes) ?? identity
        try assembly.add(.dense(units: classes), [identity, Array(repeating: 0, count: classes)], named: "dense")
        assembly.note("the graph has no dense layer; one that hands its \(classes) numbers on is put at its end")
    }

    /// Ends with a vector of classes.
    private mutating func finish() throws(InterchangeError) {
        try settle()
        if case .map = try assembly.shape, layout.only(try assembly.shape) != nil { try flatten(named: flattener) }
        try handOnMeans()
        if end == nil {
            assembly.note("the graph ends without a softmax, so its outputs are taken for logits")
        }
    }
}
